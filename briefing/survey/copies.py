"""Which of very many articles carry the same text: as `analysis.copies`, on samples and on all articles at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.analysis.copies import COPY
from briefing.survey.arrays import firsts
from briefing.survey.table import Ragged, Table

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_LEAST = 12  # sampled runs; shorter texts are copies only when they are equal
_OF_LIKE_LENGTH = 0.5
_LIKELY = 0.2  # of the smaller text's runs, in which the other is the first or the last holder: the two are compared
_COMPARED = 3  # earlier texts that a text is compared with
_AT_A_TIME = 50_000  # pairs; bounds the memory


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
    near = _near_copies(table.runs.of(order[unlike]))
    into = np.arange(len(order))
    into[unlike] = unlike[near]
    into = into[first]
    found = rows.copy()
    position = {int(row): at for at, row in enumerate(rows)}
    for row, original in zip(order.tolist(), order[into].tolist(), strict=True):
        found[position[row]] = original
    return found


def _in_order(table: Table, rows: NDArray[np.int64]) -> NDArray[np.int64]:
    """Dated articles first and by day, the longer first, then in the order of the input."""
    import numpy as np

    days = np.where(table.days[rows] == 0, np.iinfo(np.int64).max, table.days[rows])
    found: NDArray[np.int64] = rows[np.lexsort((rows, -table.characters[rows], days))]
    return found


def _equal_texts(digests: NDArray[np.void]) -> NDArray[np.int64]:
    """For each SHA-256 the place of the first one that equals it in its first 8 bytes."""
    import numpy as np

    digests = np.ascontiguousarray(digests).view("<u8").reshape(len(digests), 4)[:, 0]
    _, first, inverse = np.unique(digests, return_index=True, return_inverse=True)
    found: NDArray[np.int64] = first[inverse]
    return found


def _near_copies(runs: Ragged) -> NDArray[np.int64]:
    """For each text the earlier one that it is a copy of, or itself."""
    import numpy as np

    lengths = runs.lengths
    into = np.arange(len(lengths))
    later, earlier = _likely(runs)
    shared = _shared(runs, later, earlier)
    small, large = np.minimum(lengths[later], lengths[earlier]), np.maximum(lengths[later], lengths[earlier])
    alike = (small >= _LEAST) & (shared >= COPY * small) & (small >= _OF_LIKE_LENGTH * large)
    best: dict[int, int] = {}
    found = (later[alike].tolist(), earlier[alike].tolist(), shared[alike].tolist())
    for copy, original, count in zip(*found, strict=True):
        if count > best.get(copy, 0):
            best[copy] = count
            into[copy] = into[original]
    return into


def _likely(runs: Ragged) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """(later, earlier) by the later text: those few that it met most often, and in many of its runs."""
    import numpy as np

    later, earlier, met = _pairs(runs)
    lengths = runs.lengths
    often = met >= _LIKELY * np.minimum(lengths[later], lengths[earlier])
    later, earlier, met = later[often], earlier[often], met[often]
    order = np.lexsort((earlier, -met, later))
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


def _pairs(runs: Ragged) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """(later, earlier, runs they share), by the later text; a run pairs a text with its first and its last holder."""
    import numpy as np

    half = np.uint64(32)
    codes = runs.values.astype(np.uint64) << half
    codes |= np.repeat(np.arange(len(runs.lengths), dtype=np.uint32), runs.lengths)
    codes.sort()
    owners = codes.astype(np.uint32)  # the lower halves
    codes >>= half
    opens = firsts(codes)
    again = np.ones(len(codes), dtype=bool)
    again[opens] = False
    first = np.repeat(owners[opens], np.diff(np.append(opens, len(codes))) - 1)
    later, last = owners[again].astype(np.uint64) << half, owners[:-1][again[1:]]
    pairs, shared = _counted(np.concatenate((later | first, (later | last)[last != first])))
    return (pairs >> half).astype(np.int64), (pairs & np.uint64(0xFFFFFFFF)).astype(np.int64), shared


def _counted(codes: NDArray[np.uint64]) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
    """Each code once, ascending, and how often it occurs; sorts them in place."""
    import numpy as np

    codes.sort()
    opens = firsts(codes)
    return codes[opens], np.diff(np.concatenate((opens, [len(codes)])))
