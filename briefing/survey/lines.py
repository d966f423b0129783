"""The numbers of lines, which a batch cannot know: how many stand before it is found out with the batches before it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefing.models import Skipped
from briefing.survey.items import LINE
from briefing.survey.models import Batch, Surveyed

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def first_lines(batches: Sequence[Batch], surveyed: Sequence[Surveyed]) -> list[int]:
    """The number of the first line of each piece, over all batches; a file's pieces follow one another."""
    pieces = [piece for batch in batches for piece in batch.pieces]
    counts = [count for part in surveyed for count in part.lines]
    found: list[int] = []
    for before, count, piece in zip([None, *pieces], [0, *counts], pieces, strict=False):
        goes_on = before is not None and before.end == piece.start and before.file == piece.file
        found.append(found[-1] + count if goes_on else 1)
    return found


def named(names: Sequence[str], own: Sequence[str], places: NDArray[np.int64], firsts: Sequence[int]) -> Sequence[str]:
    """The names of parts, where they are `LINE` the record's own name if it has one, else its line."""
    found = [(one or name) if name == LINE else name for name, one in zip(names, own, strict=True)]
    if LINE not in found:
        return found
    for at, name in enumerate(found):
        if name == LINE:
            piece, _, _, before = places[at].tolist()
            found[at] = _line(firsts[piece] + before)
    return found


def skipped_of(batches: Sequence[Batch], surveyed: Sequence[Surveyed]) -> list[Skipped]:
    """All that the batches skipped, called as the brief calls it."""
    firsts = iter(first_lines(batches, surveyed))
    found = []
    for batch, part in zip(batches, surveyed, strict=True):
        first = [next(firsts) for _ in batch.pieces]
        skipped = list(part.skipped)
        for at, piece, before in part.unnamed:
            path = f"{batch.pieces[piece].path}#{_line(first[piece] + before)}"
            skipped[at] = Skipped(path, skipped[at].reason)
        found += skipped
    return found


def _line(number: int) -> str:
    return f"line {number}"
