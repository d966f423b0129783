"""Who does what in a sentence, by rule: each known verb with its actor, its mood and its polarity.

There is no parser here. A verb's subject is looked for where English news puts it: directly in front of the verb
group, before an apposition between commas, before a relative pronoun, behind "by" in a passive; what governs an
infinitive ("agreed to", "urged X to", "is expected to") decides whether the act happened, is wanted or is foreseen.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from briefing.language.actors import ActorMention, MentionKind
from briefing.language.cues import CUE_FORMS
from briefing.language.function_words import (
    AUXILIARY,
    BE,
    CALENDAR,
    CAUSING,
    DECIDING_NOUNS,
    FUTURE,
    MARKS,
    NEGATIVE,
    NOT_VERB_AFTER,
    OFFICIAL_NOUNS,
    OPENER,
    POSSIBLE,
    PREPOSITION,
    PRONOUN,
)
from briefing.language.mood import Mood, mood_under
from briefing.language.verb_groups import VerbGroups
from briefing.language.verbs import Form, VerbClass, verb_forms

_BASE, _THIRD, _ING = frozenset({Form.BASE}), frozenset({Form.THIRD}), frozenset({Form.ING})
_NO_BASE = frozenset({Form.THIRD, Form.PAST, Form.PARTICIPLE})
# No acts of those kinds: "opened fire", "slammed into a school", "he recalled that", "was granted anonymity".
_OTHERWISE = frozenset(
    {
        ("open", "fire"), ("slam", "into"), ("provide", "for"), ("recall", "that"), ("recall", "how"),
        ("grant", "anonymity"), ("recall", ","), ("recall", "."), ("close", "ranks"),
        ("back", "down"), ("back", "away"),
    }
)  # fmt: skip
_AIMS = frozenset("aim goal plan purpose idea task job hope it best way point".split())  # "the aim is to send"
_DECLINED = frozenset("to the a an his her its their any this that comment further requests invitations".split())
_POSITIVE = frozenset(AUXILIARY - NEGATIVE)
_BEFORE_PARTICIPLE = frozenset(PREPOSITION | {",", "and", "while"} | OFFICIAL_NOUNS)
_UNREAL = frozenset({Mood.POSSIBLE, Mood.WISHED, Mood.CONDITIONAL})
_ACTED = OFFICIAL_NOUNS | {"first", "second", "third", "last", "latest"}
_JOINED = frozenset({"and", "or", "nor", "do", "did", "does", "let", "make", "help", "see"})
_SEVERAL = frozenset("some many most several others few people men women".split())
_WHERE = frozenset({"in", "inside", "at", "near"})  # "strike military targets in Russia"
_OF = frozenset({"of", "with", "over", "from", "despite", "by"})  # "a raft of legal challenges"
_ADJECTIVAL = (
    "al",
    "ive",
    "ous",
    "ic",
    "ful",
    "less",
    "ble",
    "ary",
    "new",
    "more",
    "many",
    "several",
    "other",
    "recent",
)
_RULED = frozenset("that out on against in the by last it he they".split())


class Predicate(NamedTuple):
    """A verb at `[start, end)` of the sentence with what surrounds it.

    `actor` is the mention that does it, None where the sentence does not name one; `pronoun` the pronoun in its
    place, `noun` an official noun there without a country ("several countries", "the president"). `passive` without
    an actor is an agentless passive. `governor` is the word that an infinitive or a gerund hangs on.
    """

    start: int
    end: int
    lemma: str
    classes: frozenset[VerbClass]
    actor: ActorMention | None
    pronoun: str | None
    mood: Mood
    negated: bool
    passive: bool
    governor: str | None
    noun: str | None = None


def predicates(text: str, mentions: Sequence[ActorMention]) -> list[Predicate]:
    """The known verbs of a sentence, in order. `mentions` are the sentence's, with offsets in `text`."""
    words = _Clauses(text, mentions)
    found: list[Predicate] = []
    known = verb_forms()
    for at, low in enumerate(words.lows):
        if low in known and (predicate := words.predicate(at, found)) is not None:
            found.append(predicate)
    return found


class _Clauses(VerbGroups):
    """The verbs of one sentence with their subjects."""

    def predicate(self, at: int, before: list[Predicate]) -> Predicate | None:
        if at in self.inside or self.titled(at):
            return None
        lemma, forms, classes = verb_forms()[self.lows[at]]
        if lemma == "let" and (self.low(at + 1) in {"slip", "alone", "down"} or self.low(at + 3) == "known"):
            return None  # "let it be known"
        if lemma == "let" and (self.low(at + 1) == "us" or self.low(at + 1) == "'s"):
            return None  # "let us be fair"
        if (lemma, self.low(at + 1)) in _OTHERWISE:
            return None
        if lemma in {"kick", "boot", "throw"} and self.low(at + 1) != "out":
            return None
        if lemma == "close" and self.low(at) == "close" and self.low(at + 1) == "to":
            return None  # "countries close to Russia"
        if lemma == "decline" and self.low(at + 1) not in _DECLINED:
            return None  # "declining spending" falls, it refuses nothing
        if lemma == "rule" and forms <= _NO_BASE and self.low(at + 1) not in _RULED:
            return None  # "the rules require"
        if lemma == "rule" and self.low(at + 1) == "in" and self.low(at + 2) not in {"favor", "favour"}:
            return None  # "rules in the old style" governs
        if lemma == "charge" and self.low(at + 1) in {"that", "with", "d'affaires"}:
            return None  # "charged that …" is speech
        if lemma == "declare" and self.low(at + 1 + (self.low(at + 1) in {",", ":"})) in MARKS:
            return None  # and so is "declared: “…”"
        if lemma == "call" and self.low(at + 1) not in {"for", "on", "upon"}:
            return None  # "called it …" names, it does not demand
        first, words = self.group(at)
        if not self._is_verb(at, first, words, forms):
            return None
        passive = Form.PARTICIPLE in forms and (bool(words & BE) or self._by_somebody(at) or at == 0)
        passive = passive or (lemma == "accuse" and self.low(at + 1) == "of")  # "the unit accused of it"
        passive = passive and (lemma != "oppose" or self.low(at + 1) == "by")  # "three were opposed": they oppose it
        passive = passive or (Form.PARTICIPLE in forms and self._joins_passive(first, words, before))
        governor = self.governor(first) if self.low(first) == "to" or self.lows[at].endswith("ing") else None
        actor, pronoun, noun = (self.agent(at), None, None) if passive else self.subject(first, before, governor)
        if passive and actor is None and (self.low(first - 1) in {"he", "she", "i"} or self.low(at + 2) == "us"):
            pronoun = "we" if self.low(at + 2) == "us" else self.low(first - 1)
        return Predicate(
            start=self.spans[at][0],
            end=self.spans[at][1],
            lemma=lemma,
            classes=classes,
            actor=actor,
            pronoun=pronoun,
            mood=self._under(before, governor, self._mood(at, first, words, governor, forms), first),
            negated=any(w in NEGATIVE or w.endswith("n't") for w in words) or governor in ("refuse", "decline"),
            passive=passive,
            governor=governor,
            noun=noun,
        )

    def _by_somebody(self, at: int) -> bool:
        """Whether "by" and somebody follow the verb: of "voted by 361 to 298" nobody does."""
        by = at + 1 + 2 * (self.low(at + 1) == "in" and self.low(at + 2) == "part")
        return self.low(by) == "by" and not self.low(by + 1)[:1].isdigit()

    def _joins_passive(self, first: int, words: set[str], before: Sequence[Predicate]) -> bool:
        """Whether a participle goes on from one that somebody is named for: "sought by Kyiv but opposed for now by
        Washington"."""
        if words or not before or self.low(first - 1) not in {"and", "but", "or"} or first - 2 not in self.inside:
            return False
        last = before[-1]
        return last.passive and last.actor is self.inside[first - 2] and self.agent(first) not in (None, last.actor)

    def _is_verb(self, at: int, first: int, words: set[str], forms: frozenset[Form]) -> bool:
        """Whether a form that may also be a noun or an adjective is a verb here."""
        previous, following = self.low(first - 1), self.low(at + 1)
        if Form.PARTICIPLE in forms and self.beside_adjective(at):
            return False
        if forms == _BASE and words & BE and not words & (FUTURE | {"to"}):
            return False  # "was free", "is open": an adjective
        if first < at and words & _POSITIVE:
            return True
        if forms == _ING and previous == "of" and self.governor(first) in DECIDING_NOUNS:
            return True  # "began the process of expelling"
        if previous in NOT_VERB_AFTER or (previous.endswith("'s") and Form.PAST not in forms):
            return False
        if forms == _ING:
            return previous in _BEFORE_PARTICIPLE or first - 1 in self.inside
        if forms <= _BASE:
            if following in {"secretary", "conference", "release", "office", "briefing"}:
                return False  # "White House press secretary"
            subject = first == 0 or previous in PRONOUN or self._plural_subject(first - 1)
            return subject and following not in {"of", "by", "on", "for", ",", "."}
        if forms == _THIRD and self.inside.get(first - 1) and self.inside[first - 1].kind is MentionKind.PEOPLE:
            return False  # "Russian promises", "British calls"
        if forms == _THIRD:
            noun = following in {"of", "by", "on", "against", ",", ".", "and", "that"} or _finite(following)
            noun = noun or (following in _WHERE and self.initial(first - 1).islower() and previous not in PRONOUN)
            noun = noun or (self.low(first - 2) in _OF and previous.endswith(_ADJECTIVAL))
            return not noun and first > 0 and previous not in PREPOSITION
        return True

    def _plural_subject(self, i: int) -> bool:
        """Whether the word can be the subject of a base form: of "a NATO order" it cannot, "that NATO order" it can."""
        if i in self.inside and not self.low(i).endswith("s"):
            start = next(k for k in range(i, -1, -1) if self.inside.get(k - 1) is not self.inside[i])
            if (preposition := self.preposition_before(start)) is not None:
                return self._plural_subject(preposition - 1)  # "some in NATO fear"
            several = self.inside[i].kind in (MentionKind.MEMBERS, MentionKind.PEOPLE) or self.low(start - 1) in _JOINED
            return several or "that" in self.lows[max(0, start - 4) : start]
        return self.low(i).endswith("s") or self.low(i) in PRONOUN or self.low(i) in _SEVERAL

    def _mood(self, at: int, first: int, words: set[str], governor: str | None, forms: frozenset[Form]) -> Mood:
        if any(self.low(j) in {"if", "unless"} for j in range(max(0, first - 10), first)):
            return Mood.CONDITIONAL
        if self.low(first) == "to":
            if governor is None and self.low(first - 1) in _ACTED and self.low(first - 2) == "the":
                return Mood.ASSERTED  # "among the countries to expel envoys", "the first to close it"
            if governor is None and self.low(first - 1) in BE and self.low(first - 2) not in _AIMS:
                return Mood.FUTURE  # "NATO is to send experts"
            return self._caused(first, governor) if governor in CAUSING else mood_under(governor)
        if self.low(at).endswith("ing") and not words & BE:
            if self.low(first - 1) in {"from", "without"}:
                return Mood.POSSIBLE  # "kept them from leaving"
            return mood_under(governor) if self.low(first - 1) in PREPOSITION else Mood.ASSERTED
        if forms == _BASE and not words and self._wished_before(first):
            return Mood.WISHED
        if words == {"be"} and Form.PARTICIPLE in forms:
            return Mood.WISHED  # "proposed that a delegation be sent"
        if self.low(first - 1) in {"it", "they", "he", "she", "we"} and self._describes(first - 2):
            return Mood.BACKGROUND
        if self._in_apposition(first - 1):
            return Mood.BACKGROUND  # ", a target allies agreed to meet"
        if forms & {Form.PARTICIPLE} and not words and self._by_somebody(at):
            return Mood.BACKGROUND  # "a tower recognised by UNESCO"
        if "would" in words:
            return Mood.REPORTED
        if words & POSSIBLE or (self.low(first - 1) in PRONOUN and self.low(first - 2) in POSSIBLE):
            return Mood.POSSIBLE  # also inverted: "only then can we"
        return Mood.FUTURE if words & FUTURE else Mood.ASSERTED

    def _caused(self, first: int, cause: str) -> Mood:
        """The mood of what somebody is made to do: as sure as the cause, "led Moscow to expel", "may have led"."""
        at = next(j for j in range(first - 1, -1, -1) if self.lows[j] == cause)
        _, words = self.group(at)
        return Mood.POSSIBLE if words & (POSSIBLE | FUTURE | NEGATIVE | {"to"}) else Mood.ASSERTED

    def _under(self, before: list[Predicate], governor: str | None, mood: Mood, first: int) -> Mood:
        """What hangs on an act that did not happen did not happen either: "it would enable Russia to launch", "it could
        bolster them, reducing duplication"."""
        if mood is not Mood.ASSERTED:
            return mood
        if self.low(first).endswith("ing") and self.low(first - 1) == "," and before:
            return before[-1].mood if before[-1].mood in _UNREAL else mood
        if self.low(first) != "to":
            return mood
        ruler = next((p for p in reversed(before) if p.lemma == governor), None)
        return ruler.mood if ruler is not None else mood

    def _in_apposition(self, i: int) -> bool:
        """Whether the name that ends at `i` opens a clause on a noun that stands in apposition: ", a target allies"."""
        if i not in self.inside:
            return False
        while self.inside.get(i - 1) is self.inside[i]:
            i -= 1
        noun = self.low(i - 1)
        return self.low(i - 2) in {"a", "an", "the"} and self.low(i - 3) in {",", "—"} and noun.isalpha()

    def _wished_before(self, first: int) -> bool:
        """Whether a wish governs a bare verb: "demanded that allies increase"."""
        for j in range(first - 1, max(-1, first - 24), -1):
            entry = verb_forms().get(self.low(j))
            if entry and VerbClass.WISH in entry[2]:
                return True
        return False

    def _describes(self, i: int) -> bool:
        """Whether the word before a pronoun is a noun that the clause describes ("weapons it supplies")."""
        low = self.low(i)
        return (
            i >= 0
            and low.isalpha()
            and self.initial(i).islower()
            and not (
                low in CALENDAR
                or low in OPENER
                or low in CUE_FORMS
                or low in {"clear", "sure", "certain"}  # "made clear they would block it"
                or low in PREPOSITION
                or low in {"and", "or", "then", "so"}
                or (i <= 2 and self.low(0) in PREPOSITION)  # "Before dawn they approved it"
            )
        )


def _finite(word: str) -> bool:
    entry = verb_forms().get(word)
    return (word in _POSITIVE and word != "to") or (entry is not None and bool(entry[1] & {Form.BASE, Form.PAST}))
