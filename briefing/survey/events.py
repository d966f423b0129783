"""Which articles tell of the same event: stars of near neighbours, in time that grows with the number of articles.

Every pair of an article's most telling stems is a bucket. In each bucket the most central article is the hub; an
article belongs to the event of the hub that it resembles most, if it resembles it enough (star clusters: Aslam,
Pelekhov and Rus, "The star clustering algorithm", 2004). No article is compared with all others, however many there
are.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from briefing.survey.arrays import TELLING
from briefing.survey.table import Ragged

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LIKE = 0.25  # cosine, from which on two articles tell of one event
_STEMS = 10  # of an article, that make its buckets
_HUBS = 4  # that an article is compared with
_AT_A_TIME = 20_000  # rows; bounds the memory
_VALUES_AT_A_TIME = 1 << 22
_EXACT = 1 << 24  # parts of one
_MOST_BITS = 22  # of the columns that stems are hashed into: their upper ones, so that they ascend as the stems do


@dataclass(frozen=True, slots=True)
class _Weighted:
    """The stems of each article as ascending columns of a matrix, with their weights; `shared` are another's, too."""

    starts: NDArray[np.int64]
    columns: NDArray[np.uint32]
    weights: NDArray[np.float32]
    shared: NDArray[np.bool_]
    bits: int

    def __len__(self) -> int:
        return len(self.starts) - 1


def events_of(stems: Ragged) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """For each article the number of its event, and how much it resembles the event's centre (1 for the centre).

    Events are numbered by their centre: the article that has most in common with the others.
    """
    import numpy as np

    if not len(stems.values):
        return np.arange(len(stems.lengths)), np.ones(len(stems.lengths), dtype=np.float32)
    weighted = _weighted(stems)
    owners, buckets = _buckets(weighted)
    worth = np.rint(np.log(np.bincount(buckets)) * _EXACT)  # sums of whole numbers are the same in every order
    central = np.bincount(owners, worth[buckets], minlength=len(stems.lengths))
    order = np.lexsort((np.arange(len(central)), -central))
    places = np.empty_like(order)
    places[order] = np.arange(len(order))
    later, earlier = _candidates(places[owners], buckets)
    likes = _cosines(_matrix(weighted), order[later], order[earlier])
    event = np.arange(len(order))
    like = np.ones(len(order), dtype=np.float32)
    best: dict[int, float] = {}
    for one, hub, value in zip(later.tolist(), earlier.tolist(), likes.tolist(), strict=True):
        if value >= LIKE and value > best.get(one, 0.0):
            best[one] = value
            event[one] = event[hub]
            like[one] = value
    return order[event][places], like[places]


def _weighted(stems: Ragged) -> _Weighted:
    """Inverse document frequency of each stem, twice that where it is in the title or repeated."""
    import numpy as np

    articles, size = len(stems.lengths), len(stems.values)
    bits = min(_MOST_BITS, (64 - articles.bit_length()) // 2, (2 * size).bit_length())  # two columns and an article
    columns = stems.values >> np.uint32(32 - bits)
    frequency = np.bincount(columns[:_VALUES_AT_A_TIME], minlength=1 << bits)
    for begin in range(_VALUES_AT_A_TIME, size, _VALUES_AT_A_TIME):
        frequency += np.bincount(columns[begin : begin + _VALUES_AT_A_TIME], minlength=1 << bits)
    rare = np.log(articles / np.maximum(np.arange(frequency.max() + 1), 1), dtype=np.float32)[frequency]
    rare[frequency == 1] *= 0.5  # nobody else has it: of little weight for a comparison
    weights = rare[columns]
    weights *= (1 + (stems.values & np.uint32(TELLING))).astype(np.float32)
    return _Weighted(stems.starts, columns, weights, (frequency > 1)[columns], bits)


def _buckets(stems: _Weighted) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """(article, number of its bucket) for every pair of an article's weightiest stems that another article has too.

    By bucket. A pair and its article are one number of 64 bits: to sort these is many times faster than to sort pairs.
    """
    import numpy as np

    low, bits = len(stems).bit_length(), stems.bits
    found = [np.zeros(0, dtype=np.uint64)]
    for begin in range(0, len(stems), _AT_A_TIME):
        rows = np.arange(begin, min(begin + _AT_A_TIME, len(stems)))
        top = _weightiest(stems, rows)
        first, second = (top[:, side] for side in np.triu_indices(top.shape[1], 1))
        whole = (first >= 0) & (second >= 0)
        codes = np.minimum(first, second) << (bits + low) | np.maximum(first, second) << low | rows[:, None]
        found.append(codes[whole].astype(np.uint64))
    codes = np.concatenate(found)
    codes.sort()
    pairs = codes >> np.uint64(low)
    again = pairs[1:] == pairs[:-1]
    kept = np.zeros(len(codes), dtype=bool)
    kept[1:] |= again
    kept[:-1] |= again
    codes, pairs = codes[kept], pairs[kept]
    buckets = np.concatenate((pairs[:1] != pairs[:1], pairs[1:] != pairs[:-1])).cumsum()
    return (codes & np.uint64((1 << low) - 1)).astype(np.int64), buckets


def _weightiest(stems: _Weighted, rows: NDArray[np.int64]) -> NDArray[np.int64]:
    """The columns of the greatest weights among each row's shared stems, -1 where there are fewer."""
    import numpy as np

    lengths = stems.starts[rows + 1] - stems.starts[rows]
    width = max(_STEMS, int(lengths.max(initial=0)))
    starts = stems.starts[rows]
    span = slice(starts[0], stems.starts[rows[-1] + 1])
    light = np.zeros((len(rows), width), dtype=np.float32)  # the weightier, the less
    light[np.arange(width) < lengths[:, None]] = np.where(stems.shared[span], -stems.weights[span], 0)
    top = np.argpartition(light, _STEMS - 1, axis=1)[:, :_STEMS]
    within = np.minimum(starts[:, None] + top, len(stems.columns) - 1)
    return np.where(np.take_along_axis(light, top, axis=1) < 0, stems.columns[within].astype(np.int64), -1)


def _candidates(owners: NDArray[np.int64], buckets: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """(article, hub) pairs by article, each article with the hubs that it shares most buckets with."""
    import numpy as np

    codes = np.sort(buckets << 32 | owners)
    owners, buckets = codes & 0xFFFFFFFF, codes >> 32
    opens = np.concatenate(([True], buckets[1:] != buckets[:-1])) if len(buckets) else np.zeros(0, dtype=bool)
    hubs = owners[np.flatnonzero(opens)][np.cumsum(opens) - 1]
    before = np.concatenate((owners[:1], owners[:-1]))
    codes = np.concatenate((owners[~opens] << 32 | hubs[~opens], owners[~opens] << 32 | before[~opens]))
    pairs, votes = np.unique(codes, return_counts=True)
    articles = pairs >> 32
    ranked = np.lexsort((pairs, -votes, articles))
    place = np.arange(len(ranked)) - np.searchsorted(articles, articles)
    kept = ranked[place < _HUBS]
    return articles[kept], pairs[kept] & 0xFFFFFFFF


def _matrix(stems: _Weighted) -> Any:
    """One row an article, of length 1."""
    import numpy as np
    from scipy.sparse import csr_matrix

    scaled = np.empty_like(stems.weights)
    for begin in range(0, len(stems), _AT_A_TIME):
        starts = stems.starts[begin : begin + _AT_A_TIME + 1]
        span, lengths = slice(starts[0], starts[-1]), np.diff(starts)
        owners = np.repeat(np.arange(len(lengths)), lengths)
        norms = np.sqrt(np.bincount(owners, stems.weights[span].astype(np.float64) ** 2, minlength=len(lengths)))
        scaled[span] = stems.weights[span] / np.maximum(norms, 1e-9)[owners].astype(np.float32)
    found = csr_matrix((scaled, stems.columns.view(np.int32), stems.starts), shape=(len(stems), 1 << stems.bits))
    found.sum_duplicates()  # two stems in one column; without any, rows are compared several times as fast
    return found


def _cosines(matrix: Any, one: NDArray[np.int64], other: NDArray[np.int64]) -> NDArray[np.float32]:
    import numpy as np

    found = [np.zeros(0, dtype=np.float32)]
    for begin in range(0, len(one), _AT_A_TIME):
        span = slice(begin, begin + _AT_A_TIME)
        found.append(np.asarray(matrix[one[span]].multiply(matrix[other[span]]).sum(axis=1)).ravel())
    return np.minimum(np.concatenate(found), 1)  # two stems in one column count for more
