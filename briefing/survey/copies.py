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
_ROWS, _AT_ONCE = 1_000, 1 << 17  # texts, numbers: these stay in the processor's own memory
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

    lengths = runs.lengths[rows]
    meetings = _meetings(_holders(runs, rows))
    found = [np.zeros((3, 0), dtype=np.int64)]
    begin = 0
    while begin < len(meetings):
        end = int(np.searchsorted(meetings, meetings[begin : begin + _AT_ONCE][-1], side="right"))
        part, begin = meetings[begin:end], end
        opens = firsts(part)
        met, pairs = np.diff(np.append(opens, len(part))), part[opens]
        later, earlier = (pairs >> np.uint64(_HALF)).astype(np.int64), (pairs & np.uint64(_LOWER)).astype(np.int64)
        often = met >= _LIKELY * np.minimum(lengths[later], lengths[earlier])
        found.append(np.stack((later, earlier, met))[:, often])
    later, earlier, met = np.concatenate(found, axis=1)
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
    found = np.empty(int(runs.lengths[rows].sum()), dtype=np.uint64)
    end = 0
    for begin in range(0, len(places), _ROWS):
        starts = runs.starts[begin : begin + _ROWS + 1]
        owners = np.repeat(places[begin : begin + _ROWS], np.diff(starts))
        codes = (runs.values[starts[0] : starts[-1]].astype(np.uint64) << np.uint64(_HALF) | owners)[owners != _LOWER]
        found[end : end + len(codes)] = codes
        end += len(codes)
    found.sort()
    return found


def _meetings(holders: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """(later, earlier) in one number, ascending: a run pairs a text with its first and with its last holder before."""
    import numpy as np

    half = np.uint64(_HALF)
    found = [np.zeros(0, dtype=np.uint64)]
    opener, before = np.uint64(0), -2  # of the run that goes on: its first holder; where it was met last, if it goes on
    for begin in range(0, len(holders) - 1, _AT_ONCE):
        part = holders[begin : begin + _AT_ONCE + 1]
        again = np.flatnonzero((part[1:] ^ part[:-1]) <= _LOWER)  # the same run as the one before
        later, last = part[again + 1] << half, part[again] & np.uint64(_LOWER)
        opens = np.flatnonzero(np.diff(again, prepend=before) != 1)
        counts = np.diff(np.concatenate(([0], opens, [len(again)])))
        first = np.repeat(np.concatenate(([opener], last[opens])), counts)
        found += [later | first, (later | last)[last != first]]
        goes_on = len(again) > 0 and again[-1] == len(part) - 2
        opener, before = (first[-1], -1) if goes_on else (opener, -2)
    meetings = np.concatenate(found)
    meetings.sort()
    return meetings
