"""Which short name stands for which full one in an article, and what its people are called."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from briefing.language.names import small_words
from briefing.language.roles import FEMALE, MALE, TITLES, head_noun, is_organisation, is_plural, is_role
from briefing.models import Actor, ActorKind

if TYPE_CHECKING:
    from briefing.language.actors import ActorTable
    from briefing.language.names import NameMention


_OF_OFFICES = frozenset({"acting", "retired", "appointed", "elected"})  # participles that stand before an office
_SAYING = re.compile(r"\s+(?:said|says|told|tells|added|wrote|asked)\b")


# "where the head of …", "standing next to Ukraine's foreign minister", "On Saturday Iran's chief of staff"
_LEAD_IN = re.compile(
    r"(?:[’'\"”]+\s*|(?:and|but|or|where|when|while|as|which|that|said|says|told|added|whose|(?:\w+ing )?(?:next to|"
    r"beside|alongside)|(?:on |last |this )?(?:mon|tues|wednes|thurs|fri|satur|sun)day|the|an?)\s+)+",
    re.IGNORECASE,
)
# "in the interview with the paper", "has lately sounded like a man", "supporters suspect": part of another clause.
_OF_A_CLAUSE = re.compile(
    r"(?:in|at|with|from|by|of|for|during|after|to|like|later)\s|.*\b(?:has|have|had|is|was|were|been)\b|.*s suspect$",
    re.IGNORECASE,
)


def _without_lead_in(role: str) -> str:
    """The role alone, without what leads up to it; nothing where it is part of a clause."""
    lead = _LEAD_IN.match(role)
    bare = role[lead.end() :] if lead else role
    return "" if _OF_A_CLAUSE.match(bare) else bare


def _is_office(role: str) -> bool:
    """Whether an apposition names one person's office or trade, and is no participle ("citing three officials")."""
    head = head_noun(role)
    return (
        role.split()[0] != "who"
        and is_role(head)
        and not is_plural(head)
        and (role.split()[0] in _OF_OFFICES or not role.split()[0].endswith(("ing", "ed")))
    )


def _is_body(actor: Actor | None) -> bool:
    return actor is not None and actor.kind is ActorKind.BODY


class NameTable:
    """The names of one article: the fullest form of each, the roles it is given, and its sex where titles tell."""

    def __init__(self, mentions: list[NameMention], text: str = "") -> None:
        self.common = small_words(text)
        self.speakers = _likely_persons(mentions, text)
        self.placed = _places(mentions, text)
        self.counts = Counter(m.text for m in mentions)
        self.first = {m.text: m.start for m in reversed(mentions)}
        self.roles: dict[str, list[str]] = defaultdict(list)
        self._by_last: dict[str, list[str]] = defaultdict(list)
        self._by_word: dict[str, list[str]] = defaultdict(list)
        for name in self.counts:
            words = _key(name)
            self._by_last[words[-1]].append(name)
            for word in words:
                self._by_word[word].append(name)
        self._full = {name: self._fullest(name) for name in self.counts}
        self.sex: dict[str, str] = {}
        self.kinds: dict[str, bool] = {}  # full name -> whether it is a person's, where a table of actors says so
        for mention in mentions:
            if mention.role and not is_plural(head_noun(mention.role)):
                self.add_role(mention.text, mention.role)

    def add_appositions(self, text: str, mentions: list[NameMention]) -> None:
        """Take roles from appositions: "Ann Lee, a spokeswoman for the bank," and "the bank's spokeswoman, Ann Lee"."""
        for mention in mentions:
            after = _APPOSED.match(text, mention.end)
            if after and _is_office(after["role"]):
                self.add_role(mention.text, _SAYING.split(after["role"].strip())[0])
            elif (before := _apposing(text, mention.role_start)) and is_role(before["head"].lower()):
                self.add_role(mention.text, before["role"].strip())
            elif before and (post := _OFFICE_IN.match(before["role"])) and is_role(post["head"]):
                self._add_post(mention.text, before["role"].strip())

    def add_actors(self, actors: ActorTable) -> None:
        """Take over what a table of actors knows: who is a person and who is not, and people's offices and states."""
        for name in sorted({self.full(n) for n in self.counts}):
            actor = actors.lookup(name)
            if actor is None:
                if " " in name and _is_body(actors.lookup(name.split()[-1])):
                    self._is_nobody(name)
                continue
            if actor.kind is ActorKind.PERSON and self._is_a_town(name, actors):
                self._is_nobody(name)
                continue
            if actor.woman is not None:
                self.sex.setdefault(name, "f" if actor.woman else "m")
            self.kinds[name] = actor.kind is ActorKind.PERSON
            state = actors.lookup(actor.state) if actor.state else None
            if actor.kind is ActorKind.PERSON and actor.role:
                self.add_role(name, " ".join([*(state.people[:1] if state else ()), actor.role]))

    def _is_a_town(self, name: str, actors: ActorTable) -> bool:
        """Whether a name that some person has is a town's here: "The Hague", of which nobody says that it speaks."""
        town = actors.lookup(f"The {name}")
        seen = town is not None and town.kind is ActorKind.STATE
        return seen and not self.roles.get(name) and name not in self.speakers

    def _is_nobody(self, name: str) -> None:
        """Take back that words of a headline are somebody's name ("Trump Meets NATO"): others do not stand for them."""
        self.kinds[name] = False
        self._full.update({short: short for short, full in self._full.items() if full == name != short})

    def full(self, name: str) -> str:
        """The fullest form that the article has of this name ("Peskov" → "Dmitry Peskov"), or the name itself."""
        return self._full.get(name) or self._fullest(name)

    def add_role(self, name: str, role: str) -> None:
        """Note what a person is called by title or apposition."""
        full, role = self.full(name), _without_lead_in(role)
        if not role:
            return
        title = head_noun(role).lower().rstrip(".")
        if title in FEMALE or title.endswith("woman"):
            self.sex[full] = "f"
        elif title in MALE or title.endswith("man"):
            self.sex[full] = "m"
        if title not in TITLES and role not in self.roles[full]:
            self.roles[full].append(role)

    def _add_post(self, name: str, post: str) -> None:
        """Note where somebody serves, before the rank that stands beside the name: "the commander of Norway's navy,
        Rear Admiral Bo Kask"."""
        self.add_role(name, post)
        roles = self.roles[self.full(name)]
        if post in roles[1:] and _RANK.search(roles[0]):
            roles.remove(post)
            roles.insert(0, post)

    def role(self, name: str) -> str | None:
        """The first role that the article gives this person."""
        roles = self.roles.get(self.full(name))
        return roles[0] if roles else None

    def is_used(self, full: str) -> bool:
        """Whether the article treats the name as a person's: a title or office, a surname alone, a verb of speech."""
        short = full.split()[-1]
        return (
            bool(self.roles.get(full))
            or full in self.sex
            or full in self.speakers
            or (short != full and short in self.counts)
        )

    def _fullest(self, name: str) -> str:
        words = _key(name)
        if not words or (len(words) == 1 and name.isupper()):
            return name  # an acronym is nobody's surname
        candidates = [c for c in self._by_last.get(words[-1], ()) if _shortens(words, _key(c))]
        if len(candidates) <= 1 and len(words) == 1 and name in self.speakers:
            longer = [c for c in self._by_word[words[0]] if c != name]
            if len(longer) == 1 and _key(longer[0])[0] == words[0] and not is_organisation(longer[0]):
                return longer[0]  # a first name that speaks: "Ann Lee reports. … Ann says"
        if not candidates:
            return name
        longest = max(candidates, key=lambda c: (self._weight(c), -self.first.get(c, 0)))
        fuller = (len(_key(longest)), len(longest)) > (len(words), len(name))
        return longest if fuller else name

    def _weight(self, name: str) -> tuple[int, int]:
        words = len(_key(name))
        return (min(words, 2), self.counts[name]) if words < 4 else (1, 0)


_APPOSED = re.compile(
    r"(?:,| \()\s*(?:an?\s+|the\s+|now\s+|then\s+)?(?P<role>[A-Za-z][\w’'.\- ]{2,90}?)(?=,|\.\s|\.$|;|\)|\s+who\b|$)"
)
_APPOSING = re.compile(
    r"(?:^|[.,;:“”\"]\s*)(?:[Aa]n?\s+|[Tt]he\s+|according to\s+)?"
    r"(?P<role>(?:(?:(?:[A-Z]\.)+|[\w’'-]+)\s+){0,8}(?P<head>[A-Za-z-]+)),\s+$"
)

_OFFICE_IN = re.compile(r"(?:[\w’'-]+ ){0,3}?(?P<head>[a-z-]+) (?:of|for|at|in) ")
_RANK = re.compile(r"^(?:[A-Z]\w+ )?(?:General|Admiral|Colonel|Captain|Major|Lieutenant|Gen\.|Adm\.|Col\.|Lt\.|Maj\.)")


def _apposing(text: str, end: int) -> re.Match[str] | None:
    """The office that stands before a name, parted from it by a comma."""
    start = max(0, end - 90)
    if not text[start:end].rstrip().endswith(","):
        return None  # as before most names
    return _APPOSING.search(text, start, end)


def _likely_persons(mentions: list[NameMention], text: str) -> frozenset[str]:
    """Single names that stand right before a verb of speech and never after "the" or a preposition of place."""
    says: set[str] = set()
    places: set[str] = set()
    for mention in mentions:
        if " " in mention.text:
            continue
        if _PLACED.search(text, max(0, mention.start - 6), mention.start):
            places.add(mention.text)
        elif _SPEAKS.match(text, mention.end):
            says.add(mention.text)
    return frozenset(says - places)


def _places(mentions: list[NameMention], text: str) -> frozenset[str]:
    """Names of several words that stand after "the" or a preposition of place and not before "'s": "in Port Alto"."""
    return frozenset(
        m.text
        for m in mentions
        if " " in m.text
        and not m.role
        and _THERE.search(text, max(0, m.start - 7), m.start)
        and text[m.end : m.end + 1] not in ("'", "’")
    )


_THERE = re.compile(r"\b(?:the|in|at|near|inside|across)\s+$", re.IGNORECASE)
_PLACED = re.compile(r"\b(?:the|in|at|from|inside|near|across)\s+$", re.IGNORECASE)
_SPEAKS = re.compile(
    r"\s+(?:\w+ly\s+|also\s+|later\s+)?(?:said|says|told|tells|add(?:ed|s)|tweet(?:ed|s)|wrote|writes|ask(?:ed|s)|"
    r"repli(?:ed|es)|note[ds]|argue[ds]|joke[ds]|explain(?:ed|s)|recall(?:ed|s))\b"
)


@lru_cache(maxsize=50_000)
def _key(name: str) -> tuple[str, ...]:
    return tuple(w.lower().rstrip(".") if len(w) > 2 else w.lower() for w in name.replace("’", "'").split())


def _shortens(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether all words of `short` stand in `full` in order (initials stand for words), ending on the same one."""
    if len(short) > len(full) or short[-1] != full[-1] or is_organisation(" ".join(w.title() for w in full)):
        return short == full
    rest = iter(full)
    return all(any(_same(word, other) for other in rest) for word in short)


def _same(word: str, other: str) -> bool:
    return word == other or (word.endswith(".") and len(word) == 2 and other.startswith(word[0]))
