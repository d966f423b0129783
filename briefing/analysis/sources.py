"""How many sources are independent: outlets that did not copy one another's text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from briefing.analysis.copies import shingles
from briefing.analysis.frames import Frame
from briefing.models import Article

SHARED_COPY = 0.6  # of a sentence's own words stand in the other: one was copied from the other, or both from an agency
_LEAST_RUNS = 4
_QUOTED = re.compile(r"[“\"][^”\"]*[”\"]?")


class Sources:
    """Counts independent sources among the articles of a run."""

    def __init__(self, articles: Sequence[Article], copies: Mapping[str, str]) -> None:
        self._outlet = {a.id: (a.outlet or "").casefold() or a.id for a in articles}
        self._copies = copies
        self._runs: dict[tuple[str, int], frozenset[int]] = {}

    def independent(self, frames: Sequence[Frame]) -> int:
        """The number of groups of frames left when those of one outlet, of one copied article and of copied words
        are taken together."""
        if len(frames) == 1:
            return 1
        groups: list[list[Frame]] = []
        for frame in frames:
            joined = [g for g in groups if any(self._dependent(frame, other) for other in g)]
            rest = [g for g in groups if g not in joined]
            groups = [*rest, [frame, *(f for g in joined for f in g)]]
        return max(1, len(groups))

    def _dependent(self, a: Frame, b: Frame) -> bool:
        first, second = a.sentence.article, b.sentence.article
        if self._origin(first) == self._origin(second) or self._outlet[first] == self._outlet[second]:
            return True
        return self._copied(a, b)

    def _origin(self, article: str) -> str:
        return self._copies.get(article, article)

    def _copied(self, a: Frame, b: Frame) -> bool:
        """Whether the reporter's own words (quotations aside: everybody quotes them alike) are the same copy."""
        first, second = self._own_runs(a), self._own_runs(b)
        smaller = min(len(first), len(second))
        return smaller >= _LEAST_RUNS and len(first & second) / smaller >= SHARED_COPY

    def _own_runs(self, frame: Frame) -> frozenset[int]:
        if frame.key not in self._runs:
            self._runs[frame.key] = shingles(_QUOTED.sub(" ", frame.sentence.text))
        return self._runs[frame.key]
