"""How many sources are independent: outlets that did not copy one another's text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from briefing.analysis.copies import shingles
from briefing.analysis.frames import Frame
from briefing.models import Article

SHARED_COPY = 0.6  # of a sentence's own words stand in the other: one was copied from the other, or both from an agency
_QUOTED = re.compile(r"[“\"][^”\"]*[”\"]?")


class Sources:
    """Counts independent sources among the articles of a run."""

    def __init__(self, articles: Sequence[Article], copies: Mapping[str, str]) -> None:
        self._outlet = {a.id: (a.outlet or "").casefold() or a.id for a in articles}
        self._copies = copies

    def independent(self, frames: Sequence[Frame]) -> int:
        """The number of groups of frames left when those of one outlet, of one copied article and of copied words
        are taken together."""
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
        return _copied(a.sentence.text, b.sentence.text)

    def _origin(self, article: str) -> str:
        return self._copies.get(article, article)


def _copied(a: str, b: str) -> bool:
    """Whether the reporter's own words (quotations aside: everybody quotes them alike) are the same copy."""
    own = [_QUOTED.sub(" ", text) for text in (a, b)]
    runs = [shingles(text) for text in own]
    smaller = min(len(r) for r in runs)
    return smaller >= 4 and len(runs[0] & runs[1]) / smaller >= SHARED_COPY
