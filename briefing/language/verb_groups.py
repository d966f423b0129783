"""The auxiliaries and adverbs of a verb, and what stands between them: "had on Saturday ordered"."""

from __future__ import annotations

from briefing.language.function_words import ADVERB, AUXILIARY
from briefing.language.subjects import CONTRACTED, Subjects

_BETWEEN_COMMAS = frozenset("however meanwhile though moreover nevertheless nonetheless instead also therefore".split())
_AUXILIARY_OF = {"re": "are", "s": "is", "ve": "have", "ll": "will", "d": "would", "m": "is"}


class VerbGroups(Subjects):
    """One sentence's words, with the groups that its verbs end."""

    def group(self, at: int) -> tuple[int, set[str]]:
        """The first token of the verb group that ends at `at`, and the auxiliaries and adverbs in it."""
        first, words = at, set[str]()
        while first > 0 and first - 1 not in self.inside:
            low = self.low(first - 1)
            if low in AUXILIARY:
                words.add(low)
            elif low in {"going", "gonna"}:
                words.add("will")  # "we're going to", "we're gonna"
            elif (contracted := CONTRACTED.match(low)) is not None:
                words.add(_AUXILIARY_OF[contracted.group(2)])
                break  # "we're" is subject and auxiliary in one
            elif (aside := self._aside_between(first)) is not None:
                first = aside + 1  # "has, however, agreed"
                continue
            elif (day := self._day_between(first)) is not None:
                first = day + 1  # "had on Saturday ordered"
                continue
            elif low == "turn" and self.low(first - 2) == "in":
                first -= 1  # "has in turn ordered"
            elif not (low in ADVERB or (low.endswith("ly") and first > 1)):
                break
            first -= 1
            if low == "to" and self.low(first - 1) != "going":
                break
        return first, words

    def _aside_between(self, first: int) -> int | None:
        """Where the auxiliary stands that a word between commas parts from the verb group at `first`, or None."""
        if self.low(first - 1) != "," or self.low(first - 3) != "," or self.low(first - 4) not in AUXILIARY:
            return None
        return first - 4 if self.low(first - 2) in _BETWEEN_COMMAS else None

    def _day_between(self, first: int) -> int | None:
        """Where the auxiliary stands that a day parts from the verb group at `first`, or None."""
        if not self.low(first - 1).endswith("day"):
            return None
        at = first - 2 - (self.low(first - 2) in {"on", "last", "late", "early"})
        return at if self.low(at) in AUXILIARY else None

    def titled(self, at: int) -> bool:
        """Whether the word is a part of a name: "American Sign Language"."""
        return 0 < at < len(self.lows) - 1 and all(self.initial(j).isupper() for j in (at - 1, at, at + 1))

    def beside_adjective(self, at: int) -> bool:
        """Whether the word goes on from an adjective: "an overgrown, abandoned driveway"."""
        return self.low(at - 1) == "," and self.low(at - 3) in {"a", "an", "the"}
