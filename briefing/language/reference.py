"""What a noun phrase refers to: names to their fullest form, pronouns and bare roles to who was last spoken of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.language.offices import Offices, fits, plain_word
from briefing.language.outlets import is_outlet
from briefing.language.roles import is_organisation, is_plural, is_role, named_like_an_office, singular
from briefing.language.utterances import DOCUMENTS as UTTERANCES

if TYPE_CHECKING:
    from briefing.language.actors import ActorTable
    from briefing.language.clauses import Clause
    from briefing.language.names import NameMention
    from briefing.language.persons import NameTable
    from briefing.language.phrases import Phrase

_INDEFINITE = frozenset("a an one another no any".split())
_SKIPPED = frozenset("the a an one another its his her their this that these those our my no any".split())
_PLACE_WORDS = frozenset(
    "united new north south east west northern southern eastern western saudi great san los las sri hong costa "
    "el upper lower cape port mount lake river street avenue white red nazi soviet imperial tsarist greater".split()
)
# What a person whose words are told is called the next time, for the sake of variety.
_CALLED = frozenset(
    "envoy ambassador negotiator official diplomat politician general admiral colonel spokesman spokeswoman "
    "spokesperson lawmaker senator congressman congresswoman legislator scientist analyst expert historian researcher "
    "professor economist activist soldier officer democrat republican conservative socialist liberal".split()
)
# The same of somebody whom the article gives no office.
_UNTITLED = frozenset("president chancellor premier minister leader secretary".split())
_BARE_OFFICE = re.compile(
    r"(?:the )?(?:[A-Z]\w+ |U\.S\. )?(?:(?:prime|foreign|defen[cs]e|interior|finance|interim|new) )?\w+"
)
_SENT = frozenset("ambassador envoy representative emissary".split())  # somewhere, which is who they are
_NOT_AGAIN = re.compile(r"\b(?:other|second|third|same|first|former|retired|unnamed)\b", re.IGNORECASE)
_QUALIFIED = re.compile(
    r",?\s+(?:who|which|quoted|cited|speaking|briefed|familiar|close|present|on condition|asking|involved|reached)\b"
)
_OF_DAY = re.compile(r"^(?:the )?(?:\w+day|last \w+|this \w+)['’]s\s+", re.IGNORECASE)
_THOSE = frozenset({"the", "these", "those", "his", "her"})
_COUNTED = re.compile(r"^(?:(?:two|three|four|five|six|several|some|many|other|the|\d+) )+", re.IGNORECASE)
_ACRONYM = re.compile(r"(?:[A-Z]{2,6}|(?:[A-Z]\.){2,})$")
# Words that only a headline writes large: "In the Skies Over Poland".
_HEADLINED = frozenset("Over Of For In On At To With Under Against After Before From Into And".split())
_UNNAMED = re.compile(r"^(?:unnamed|unidentified|anonymous)\s+", re.IGNORECASE)
_OF_STATE = re.compile(r"head of (?:state|government)\b", re.IGNORECASE)
_ARTICLES = frozenset("report article story piece editorial column interview newspaper paper".split())
_DOCUMENTS = _ARTICLES | frozenset(
    "statement communique communiqué letter tweet post message speech remarks email memo study filing".split()
)


@dataclass(frozen=True, slots=True)
class Referent:
    """Who a phrase stands for: the speaker as shown, the role, and what sort of thing speaks."""

    speaker: str
    role: str | None = None
    kind: str = "person"  # person, unnamed, group, body, outlet


class Discourse:
    """What has been spoken of so far in one article; sentences are fed to it in order."""

    def __init__(self, table: NameTable, actors: ActorTable | None = None) -> None:
        self.table = table
        self.offices = Offices(table, actors)
        self._persons: list[str] = []  # full names, the latest last
        self._mentioned: list[str] = []  # full names of persons whose sex is known, the latest last
        self._titled: dict[str, None] = {}  # full names of persons with an office, named in passing, the latest last
        self._last: dict[str, Referent] = {}  # by kind
        self._heads: dict[str, Referent] = {}  # "official" -> the last unnamed one
        self._latest: Referent | None = None  # the person, named or not, who was last the subject or spoke
        self.outlets: set[str] = set()
        self.documents: dict[str, Referent] = {}  # "statement" -> whose the last one is
        self._voice: Referent | None = None  # who spoke last
        self._body_spoke = False  # since then
        self._several: set[str] = set()  # what "it" cannot be: "environmental groups"

    # -- reading --------------------------------------------------------------------------------------------------

    def resolve(self, clause: Clause, phrase: Phrase, text: str) -> Referent | None:
        """The referent of a phrase, or None where nothing in the article tells."""
        if phrase.name is not None:
            return self.of_name(phrase.name)
        if phrase.head in ("he", "she"):
            return self._person(phrase.head)
        if phrase.head == "it":
            body = self._last.get("body") or self._last.get("outlet")
            return body if body is not None and body.speaker not in self._several else None
        if phrase.head in ("they", "others", "many", "some"):
            return self._last.get("group") or self._last.get("body")
        if phrase.head == "one" and (one := self._one_of_several(clause, phrase)) is not None:
            return one
        if phrase.head in ("i", "we", "you", "who", "one"):
            return None
        return self._described(clause, phrase, text)

    def of_name(self, name: NameMention) -> Referent:
        """A name's referent: person, body, place or outlet."""
        full = self.table.full(name.text)
        if self.is_person(name):
            return Referent(full, self.table.role(full), "person")
        if is_outlet(full) or full in self.outlets:
            return Referent(full, None, "outlet")
        return Referent(full, None, "body")

    def is_person(self, name: NameMention) -> bool:
        """Whether a name is a person's: by title, office, a full form of two words, or what titles say elsewhere."""
        full = self.table.full(name.text)
        if full in self.table.kinds:
            return self.table.kinds[full]
        if self.table.roles.get(full) or full in self.table.sex:
            return True
        if is_organisation(full) or is_outlet(full):
            return False
        words = full.split()
        if len(words) == 1:
            return full in self.table.speakers
        if any(_ACRONYM.match(word) for word in words) or not _HEADLINED.isdisjoint(words[1:-1]):
            return False
        if full in self.table.placed and not self.table.is_used(full):
            return False
        return words[0].lower() not in _PLACE_WORDS and words[-1].lower() not in self.table.common

    def _one_of_several(self, clause: Clause, phrase: Phrase) -> Referent | None:
        """One of those who spoke: "two diplomats said …; one said", "said one of the diplomats"."""
        of = clause.low(phrase.last + 1) == "of" and clause.low(phrase.last + 2) in _THOSE
        named = clause.low(phrase.last + 3) if of else ""
        several = self._heads.get(named)
        for head in reversed(self._heads) if not of else ():
            if is_plural(head) and is_role(head):
                named, several = head, self._heads[head]
                break
        if not (is_plural(named) and is_role(named)):
            return None
        words = _COUNTED.sub("", several.speaker if several is not None else named).split()
        at = words.index(named) if named in words else len(words) - 1
        behind = [] if words[at + 1 : at + 2] == ["of"] else words[at + 1 :]  # "envoys of at least three of the 28"
        alone = " ".join([*words[:at], singular(named), *behind])
        return Referent(f"unnamed {alone}", alone, "unnamed")

    def _person(self, pronoun: str) -> Referent | None:
        if self._latest is not None and self._latest.kind == "unnamed":
            return self._latest  # "…,” one official said. He added that": still the official
        want = "m" if pronoun == "he" else "f"
        fitting = [full for full in reversed(self._persons) if self.table.sex.get(full, want) == want]
        if fitting and self._voice is not None and self._voice.speaker == fitting[0]:
            return self._voice  # who has just spoken and was last spoken of
        subject = self._latest.speaker if self._latest is not None else ""  # of the sentence before
        known = [*(f for f in fitting if f == subject or self.table.is_used(f)), *fitting]
        if known:
            return Referent(known[0], self.table.role(known[0]), "person")
        for full in reversed(self._mentioned):
            if self.table.sex.get(full) == want:
                return Referent(full, self.table.role(full), "person")
        return self._last.get("unnamed")

    def last_voice(self, pronoun: str) -> Referent | None:
        """Who spoke last, where the pronoun can mean them."""
        voice, want = self._voice, "m" if pronoun == "he" else "f"
        return voice if voice and self.table.sex.get(voice.speaker, want) == want else None

    def _described(self, clause: Clause, phrase: Phrase, text: str) -> Referent | None:
        words = clause.words[phrase.first : phrase.last + 1]
        spelled = re.sub(r"\s+", " ", text[words[0].start : words[-1].end])
        first, head = words[0].low, phrase.head
        spelled = _QUALIFIED.split(_OF_DAY.sub("", spelled), maxsplit=1)[0]
        bare = re.sub(r"^\S+\s+", "", spelled) if first in _SKIPPED else spelled
        of_state = next((i for i, w in enumerate(words) if w.low == "head" and _OF_STATE.match(text, w.start)), None)
        if head == "head" and of_state is not None:
            head, words = "leader", words[: of_state + 1]
            bare = "leader" if len(words) <= 2 else f"{bare.partition('head')[0]}leader"
            spelled = spelled if len(words) <= 2 else bare  # "the Russian head of state" is "the Russian leader"
        if first in ("the", "this", "that", "his", "her", "its", "their") or (
            is_role(head) and first not in _INDEFINITE and (len(words) == 1 or not is_plural(head))
        ):
            known = self._definite(head, bare, len(words))
            if known is not None:
                return known
        if head in self.documents and first in ("the", "this", "that") and len(words) <= 3:
            return self.documents[head]
        if head == "document" and first == "the" and len(words) <= 2 and self.documents:
            return list(self.documents.values())[-1]  # as a statement is called the next time
        if head in _DOCUMENTS:
            passing = [n for n in clause.names_at(words) if not self.is_person(n)]
            if passing and head in UTTERANCES and head not in _ARTICLES:
                return self.of_name(passing[-1])  # "a ministry statement"
            if passing:  # "an article in the paper", "a report by the agency"
                return Referent(self.table.full(passing[-1].text), bare, "outlet")
            if head in _ARTICLES and first == "the" and "outlet" in self._last:
                return self._last["outlet"]
        if head in _DOCUMENTS and head not in _ARTICLES and first in ("its", "his", "her", "their", "the"):
            if first in ("his", "her"):
                return self._person("he" if first == "his" else "she")
            return self._last.get("speaking body") or self._last.get("body")
        known_holder = self.offices.holder(head, spelled) if not is_plural(head) else None
        known_holder = known_holder or self.offices.titled(spelled)
        if known_holder and self.offices.sits_elsewhere(known_holder, text, words[0].start, words[-1].end):
            known_holder = None  # "said in Berlin": not the namesake of her office in Moscow
        if known_holder is not None and (first not in _INDEFINITE or head.startswith("spokes")):
            return Referent(known_holder, self.table.role(known_holder), "person")
        if first == "the" and (again := self._called_again(head, spelled)) is not None:
            return again
        if (called := named_like_an_office(spelled)) is not None:
            return Referent(*called, "person")
        if not is_role(head):
            self._several.update([bare] if is_plural(head) else ())
            return Referent(bare, None, "body")
        sent_to = clause.sent_to(phrase.last) if head in _SENT else None
        return _of_office(head, _UNNAMED.sub("", bare) + (f" to {sent_to.text}" if sent_to else ""), first)

    def _definite(self, head: str, bare: str, length: int) -> Referent | None:
        """ "the official", "the minister", "the Ukrainian leader": whoever was last called so."""
        if is_plural(head):
            return self._heads.get(head) if length <= 3 else None
        if not is_role(head):
            body = self._last.get("body")
            return body if body and head in body.speaker.lower().split() else None
        if (earlier := self._heads.get(head)) and length <= 3:
            return earlier
        tag = {plain_word(w) for w in bare.split()[:-1]}
        for full in (*reversed(self._persons), *reversed(self._titled)):
            roles = [r.lower() for r in self.table.roles.get(full, ()) if not r.lower().startswith(("former", "ex-"))]
            if any(fits(head, tag, role) for role in roles):
                return Referent(full, self.table.role(full), "person")
        return earlier

    @property
    def last_subject(self) -> Referent | None:
        """The person, named or not, who was last the subject or spoke."""
        return self._latest

    def newer(self, subject: Referent | None, pronoun: str) -> Referent | None:
        """A named person who was the subject before, where it was not the one who spoke last and the pronoun fits."""
        if subject is None or subject.kind != "person" or (self._voice and subject.speaker == self._voice.speaker):
            return None
        want = "m" if pronoun == "he" else "f"
        return subject if self.table.sex.get(subject.speaker, want) == want else None

    def _called_again(self, head: str, spelled: str) -> Referent | None:
        """ "the diplomat", "the Kremlin official": who spoke last, in other words, unless another state's is meant.

        "The chancellor" alone may also be who was last named, where the article gives that person no office.
        """
        if _NOT_AGAIN.search(spelled):
            return None
        voice = self._voice if self._voice is not None and self._voice.kind == "person" else None
        if head in _UNTITLED and _BARE_OFFICE.fullmatch(spelled):
            named = [*([voice.speaker] if voice else ()), *self._persons[-1:]]
            untitled = [f for f in named if self.offices.is_untitled(f)]
            full = next((f for f in untitled if self.offices.may_serve(f, spelled, head)), None)
            return Referent(full, None, "person") if full is not None else None
        if voice is None or head not in _CALLED:
            return None
        if head.startswith("spokes") and self._body_spoke:
            return self._last.get("speaking body")  # "A ministry spokesperson said so. “…,” the spokesperson said."
        return voice if self.offices.may_serve(voice.speaker, spelled, head) else None

    # -- writing --------------------------------------------------------------------------------------------------

    def note(self, referent: Referent, head: str = "", *, spoke: bool = False) -> None:
        """Remember who was just spoken of or spoke."""
        if spoke and referent.kind in ("person", "unnamed"):
            self._voice, self._body_spoke = referent, False
        elif spoke:
            self._body_spoke = referent.kind == "body"
        if referent.kind == "person" or (referent.kind == "unnamed" and spoke):
            self._latest = referent
        if referent.kind == "person":
            if referent.speaker in self._persons:
                self._persons.remove(referent.speaker)
            self._persons.append(referent.speaker)
            return
        self._last[referent.kind] = referent
        if spoke and referent.kind == "body":
            self._last["speaking body"] = referent
        if head and referent.kind in ("unnamed", "group"):
            self._heads[head] = referent

    def mention(self, names: list[NameMention]) -> None:
        """Remember persons who were named in passing."""
        for name in names:
            full = self.table.full(name.text)
            if full in self.table.sex:
                self._mentioned.append(full)
            if self.table.roles.get(full):
                self._titled.pop(full, None)
                self._titled[full] = None


def _of_office(head: str, bare: str, first: str) -> Referent:
    """Whom only an office tells: "unnamed official", or "officials" where it is several or one is meant."""
    kind = "group" if is_plural(head) else "unnamed"
    definite = kind == "group" or first in ("the", "his", "her", "its", "their")
    return Referent(bare if definite else f"unnamed {bare}", bare, kind)
