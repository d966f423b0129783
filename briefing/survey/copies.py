"""Which of very many articles carry the same text: as `analysis.copies`, on samples and on all articles at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.analysis.copies import COPY
from briefing.survey.arrays import ascending, firsts
from briefing.survey.table import Ragged, Table

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_LEAST = 12  # sampled runs; shorter texts are copies only when they are equal
_OF_LIKE_LENGTH = 0.5
_LIKELY = 0.2  # of the smaller text's runs, in which the other is the first or the last holder: the two are compared
_COMPARED = 3  # earlier texts that a text is compared with
_AT_A_TIME = 50_000  # pairs; bounds the memory
_ROWS = 1_000  # texts
_HALF, _LOWER = 32, 0xFFFFFFFF  # of a number of 64 bits that holds two


def originals(table: Table, rows: NDArray[np.int64]) -> NDArray[np.int64]:
    """For each of these rows the row that it is a copy of, or itself.

    The earliest (then the longest) of a group is the original; an original is never a copy. A text is compared with
    those that most often are the first or the nearest earlier one with the same run, so that the work grows with the
    number of runs, however often one is copied.
    """
    import numpy as np

    order = _in_order(table, rows)
    first = _equal_texts(table.heads["text"][order])
    unlike = np.flatnonzero(first == np.arange(len(order)))
    near = _near_copies(table.runs, order[unlike])
    into = np.arange(len(order))
    into[unlike] = unlike[near]
    original = np.arange(len(table))
    original[order] = order[into[first]]
    found: NDArray[np.int64] = original[rows]
    return found


def _in_order(table: Table, rows: NDArray[np.int64]) -> NDArray[np.int64]:
    """Dated articles first and by day, the longer first, then in the order of the input."""
    import numpy as np

    days = np.where(table.days[rows] == 0, table.days.max(initial=0) + 1, table.days[rows])
    found: NDArray[np.int64] = rows[ascending(days, -table.characters[rows], rows)]
    return found


def _equal_texts(digests: NDArray[np.void]) -> NDArray[np.int64]:
    """For each SHA-256 the place of the first one that equals it in its first 8 bytes."""
    import numpy as np

    digests = np.ascontiguousarray(digests).view("<u8").reshape(len(digests), 4)[:, 0]
    _, first, inverse = np.unique(digests, return_index=True, return_inverse=True)
    found: NDArray[np.int64] = first[inverse]
    return found


def _near_copies(runs: Ragged, rows: NDArray[np.int64]) -> NDArray[np.int64]:
    """For each of the texts in these rows of `runs` the earlier one that it is a copy of, or itself."""
    import numpy as np

    lengths = runs.lengths[rows]
    into = np.arange(len(rows))
    later, earlier = _likely(runs, rows)
    shared = _shared(runs, rows[later], rows[earlier])
    small, large = np.minimum(lengths[later], lengths[earlier]), np.maximum(lengths[later], lengths[earlier])
    alike = (small >= _LEAST) & (shared >= COPY * small) & (small >= _OF_LIKE_LENGTH * large)
    best: dict[int, int] = {}
    found = (later[alike].tolist(), earlier[alike].tolist(), shared[alike].tolist())
    for copy, original, count in zip(*found, strict=True):
        if count > best.get(copy, 0):
            best[copy] = count
            into[copy] = into[original]
    return into


def _likely(runs: Ragged, rows: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """(later, earlier), places in `rows`, by the later text: those few that it met most often, in many of its runs."""
    import numpy as np

    later, earlier, met = _pairs(_holders(runs, rows))
    lengths = runs.lengths[rows]
    often = met >= _LIKELY * np.minimum(lengths[later], lengths[earlier])
    later, earlier, met = later[often], earlier[often], met[often]
    order = ascending(later, -met, earlier)
    place = np.arange(len(order)) - np.searchsorted(later, later)
    kept = np.sort(order[place < _COMPARED])
    return later[kept], earlier[kept]


def _shared(runs: Ragged, one: NDArray[np.int64], other: NDArray[np.int64]) -> NDArray[np.int64]:
    """How many runs each pair of texts shares."""
    import numpy as np

    found = [np.zeros(0, dtype=np.int64)]
    for begin in range(0, len(one), _AT_A_TIME):
        span = slice(begin, begin + _AT_A_TIME)
        codes = []
        for rows in (one[span], other[span]):
            picked = runs.of(rows)
            codes.append(picked.owners().astype(np.uint64) << np.uint64(32) | picked.values)
        joined = np.sort(np.concatenate(codes))
        twice = joined[1:][joined[1:] == joined[:-1]] >> np.uint64(32)
        found.append(np.bincount(twice.astype(np.int64), minlength=len(one[span])))
    return np.concatenate(found)


def _holders(runs: Ragged, rows: NDArray[np.int64]) -> NDArray[np.uint64]:
    """(run, place in `rows` of a text that has it), in one number, ascending."""
    import numpy as np

    places = np.full(len(runs.starts) - 1, _LOWER, dtype=np.uint64)  # no place
    places[rows] = np.arange(len(rows), dtype=np.uint64)
    found = [np.zeros(0, dtype=np.uint64)]
    for begin in range(0, len(places), _ROWS):  # a block stays in the processor's own memory
        starts = runs.starts[begin : begin + _ROWS + 1]
        owners = np.repeat(places[begin : begin + _ROWS], np.diff(starts))
        codes = runs.values[starts[0] : starts[-1]].astype(np.uint64) << np.uint64(_HALF) | owners
        found.append(codes[owners != _LOWER])
    codes = np.concatenate(found)
    codes.sort()
    return codes


def _pairs(holders: NDArray[np.uint64]) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """(later, earlier, runs they share), by the later text; a run pairs a text with its first and its last holder."""
    import numpy as np

    half, lower = np.uint64(_HALF), np.uint64(_LOWER)
    again = np.flatnonzero((holders[1:] ^ holders[:-1]) <= lower)  # the same run as the one before
    later, last = holders[again + 1] << half, holders[again] & lower
    opens = np.flatnonzero(np.diff(again, prepend=-2) != 1)
    first = np.repeat(last[opens], np.diff(np.append(opens, len(again))))
    pairs, shared = _counted(np.concatenate((later | first, (later | last)[last != first])))
    return (pairs >> half).astype(np.int64), (pairs & lower).astype(np.int64), shared


def _counted(codes: NDArray[np.uint64]) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
    """Each code once, ascending, and how often it occurs; sorts them in place."""
    import numpy as np

    codes.sort()
    opens = firsts(codes)
    return codes[opens], np.diff(np.concatenate((opens, [len(codes)])))
