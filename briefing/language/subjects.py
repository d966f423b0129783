"""Whose act a verb is: its subject where English news puts it, in front of the verb group, or behind "by"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.language.function_words import (
    ADVERB,
    AUXILIARY,
    GOVERNING_ADJECTIVES,
    MARKS,
    OFFICIAL_NOUNS,
    PRONOUN,
    RELATIVE,
)
from briefing.language.noun_phrases import Words

if TYPE_CHECKING:
    from briefing.language.actors import ActorMention
    from briefing.language.predicates import Predicate

_SET_TO = GOVERNING_ADJECTIVES | AUXILIARY | ADVERB  # "leaders are now set to agree"
CONTRACTED = re.compile(r"(he|she|they|it|we|i|you)'(re|s|ve|ll|d|m)$")


class Subjects(Words):
    """One sentence's words, with the subjects of its verbs."""

    def agent(self, at: int) -> ActorMention | None:
        """The name behind "by", of the passive verb at `at`."""
        for i in range(at + 1, min(at + 12, len(self.lows))):
            if self.low(i) == "by":
                if self.low(i + 1) == "us":
                    return None
                near = range(i + 1, min(i + 6, len(self.lows)))
                return next((self.inside[j] for j in near if j in self.inside), None)
            if self.low(i) in {".", ";", "—"}:
                break
        return None

    def subject(
        self, first: int, before: list[Predicate], governor: str | None
    ) -> tuple[ActorMention | None, str | None, str | None]:
        """The mention, the pronoun or the official noun that is the subject of the verb group beginning at `first`."""
        i = first - 1
        while self.low(i) in MARKS:
            i -= 1
        if self.low(first) == "to":
            while self.low(i) in _SET_TO:
                i -= 1
            actor, noun = self.noun_phrase(i)
            ruler = next((p for p in reversed(before) if p.lemma == governor), None)
            if actor is None and noun is None and ruler is not None:
                return ruler.actor, ruler.pronoun, ruler.noun
            return actor, None, noun
        if self.low(first).endswith("ing") and (self.low(i) in {",", "and"} or self.low(i) == "of"):
            return self._main_subject(before)
        if self.low(i) == ",":
            if (opening := self._opening()) is not None:
                return opening, None, None
            i = self._before_apposition(i)
        relative = self.low(i) in RELATIVE and i > 0
        if relative:
            aside = self.low(i - 1) == ","
            i -= 2 if aside else 1
            if aside and i in self.inside:
                return self.inside[i], None, None  # "complained about Turkey, which sent": Turkey did
        if self.low(i) in {"and", "but", "or", "then"} and before:
            if any(self.low(j) in RELATIVE for j in range(i) if self.spans[j][0] >= before[-1].end):
                return None, None, None  # the verb is that of the clause on a noun in between
            return before[-1].actor, before[-1].pronoun, before[-1].noun
        if self.low(i) in PRONOUN:
            return None, self.low(i), None
        if (contracted := CONTRACTED.match(self.low(i))) is not None:
            return None, contracted.group(1), None
        actor, noun = self.noun_phrase(i, antecedent=relative)
        return actor, None, noun

    def _main_subject(self, before: list[Predicate]) -> tuple[ActorMention | None, str | None, str | None]:
        """Who a participle at a distance belongs to: the first known subject, else the sentence's first phrase."""
        known = next((p for p in before if p.actor or p.pronoun or p.noun), None)
        if known is not None:
            return known.actor, known.pronoun, known.noun
        for i in range(min(8, len(self.lows))):
            if i in self.inside and self.preposition_before(i) is None and self.speaks_for(self.inside[i], i, i):
                return self.inside[i], None, None
            if self.low(i) in OFFICIAL_NOUNS:
                return None, None, self.low(i)
        return None, None, None

    def _opening(self) -> ActorMention | None:
        """The name that a sentence opens with and a clause stands behind: "Estonia, whose premier had …, sent"."""
        mention = self.inside.get(0) or self.inside.get(1)
        behind = next((i for i in range(2, 8) if self.inside.get(i) is not mention), 0) if mention else 0
        return mention if self.low(behind) == "," and self.low(behind + 1) in RELATIVE else None

    def _before_apposition(self, comma: int) -> int:
        for j in range(comma - 1, max(-1, comma - 25), -1):
            if self.low(j) == ",":
                return j - 1
        return comma - 1
