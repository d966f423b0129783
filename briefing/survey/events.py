"""Which articles tell of the same event: stars of near neighbours, in time that grows with the number of articles.

Every pair of an article's most telling stems is a bucket. In each bucket the most central article is the hub; an
article belongs to the event of the hub that it resembles most, if it resembles it enough (star clusters: Aslam,
Pelekhov and Rus, "The star clustering algorithm", 2004). No article is compared with all others, however many there
are.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from briefing.survey.arrays import TELLING, ascending, firsts
from briefing.survey.table import Ragged

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LIKE = 0.25  # cosine, from which on two articles tell of one event
_STEMS = 10  # of an article, that make its buckets
_HUBS = 4  # that an article is compared with
_AT_A_TIME = 4_000  # pairs; bounds the memory
_ROWS = 1_000  # of the matrix that are weighed at a time
_VALUES_AT_A_TIME = 1 << 18
_EXACT = 1 << 24  # parts of one
_MOST_BITS = 22  # of the columns that stems are hashed into: their upper ones, so that they ascend as the stems do


@dataclass(frozen=True, slots=True)
class _Weighted:
    """The stems of each article as ascending columns of a matrix, whose rows have length 1.

    `top` are the columns of each article's weightiest stems among those that another has too, -1 where there are fewer;
    of equal ones the higher columns.
    """

    starts: NDArray[np.int64]
    columns: NDArray[np.int32]
    weights: NDArray[np.float32]
    top: NDArray[np.int64]
    bits: int

    def __len__(self) -> int:
        return len(self.starts) - 1


def events_of(stems: Ragged) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """For each article the number of its event, and how much it resembles the event's centre (1 for the centre).

    Events are numbered by their centre: the article that has most in common with the others.
    """
    import numpy as np

    articles = len(stems.lengths)
    if not len(stems.values):
        return np.arange(articles), np.ones(articles, dtype=np.float32)
    weighted = _weighted(stems)
    owners, buckets = _buckets(weighted)
    worth = np.rint(np.log(np.bincount(buckets)) * _EXACT)  # sums of whole numbers are the same in every order
    central = np.bincount(owners, worth[buckets], minlength=articles)
    order = np.lexsort((np.arange(articles), -central))
    places = np.empty_like(order)
    places[order] = np.arange(articles)
    later, earlier = _candidates(places[owners], buckets)
    hub, like = _joined(later, earlier, _cosines(_matrix(weighted), order[later], order[earlier]), articles)
    return order[hub][places], like[places]


def _joined(
    later: NDArray[np.int64], earlier: NDArray[np.int64], likes: NDArray[np.float32], articles: int
) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """Where each article ends that goes to the event of what it is most like, and how much, if it is like enough.

    Of equals it goes with the first. Pairs are by the later article; an earlier one has gone to its event before.
    """
    import numpy as np

    enough = likes >= LIKE
    later, earlier, likes = later[enough], earlier[enough], likes[enough]
    order = np.lexsort((-likes, later))
    best = order[firsts(later[order])]
    event = np.arange(articles)
    like = np.ones(articles, dtype=np.float32)
    event[later[best]], like[later[best]] = earlier[best], likes[best]
    while not np.array_equal(event, further := event[event]):
        event = further
    return event, like


def _weighted(stems: Ragged) -> _Weighted:
    """Inverse document frequency of each stem, twice that where it is in the title or repeated."""
    import numpy as np

    articles, size = len(stems.lengths), len(stems.values)
    bits = min(_MOST_BITS, (64 - articles.bit_length()) // 2, (2 * size).bit_length())  # two columns and an article
    rare = _rarity(stems, bits)
    found = _Weighted(
        stems.starts,
        np.empty(size, dtype=np.int32),
        np.empty(size, dtype=np.float32),
        np.empty((articles, _STEMS), dtype=np.int64),
        bits,
    )
    for begin in range(0, articles, _ROWS):  # all of a block stays in the processor's own memory
        starts = stems.starts[begin : begin + _ROWS + 1]
        span, lengths = slice(starts[0], starts[-1]), np.diff(starts)
        columns = stems.values[span] >> np.uint32(32 - bits)
        weights = rare[columns]
        weights *= (1 + (stems.values[span] & np.uint32(TELLING))).astype(np.float32)
        found.columns[span] = columns
        found.top[begin : begin + _ROWS] = _weightiest(columns, weights, lengths)
        np.abs(weights, out=weights)
        owners = np.repeat(np.arange(len(lengths)), lengths)
        norms = np.sqrt(np.bincount(owners, weights.astype(np.float64) ** 2, minlength=len(lengths)))
        found.weights[span] = weights / np.maximum(norms, 1e-9)[owners].astype(np.float32)
    return found


def _rarity(stems: Ragged, bits: int) -> NDArray[np.float32]:
    """What a stem of each column weighs; below 0 where only one article has it, which is of little weight for a
    comparison, and of none for a bucket."""
    import numpy as np

    frequency = np.zeros(1 << bits, dtype=np.int64)
    for begin in range(0, len(stems.values), _VALUES_AT_A_TIME):
        np.add.at(frequency, stems.values[begin : begin + _VALUES_AT_A_TIME] >> np.uint32(32 - bits), 1)
    articles = len(stems.lengths)
    most = min(int(frequency.max()), articles)  # more only where two stems of an article share a column
    rare = np.log(articles / np.maximum(np.arange(most + 1), 1), dtype=np.float32)[np.minimum(frequency, most)]
    rare[frequency == 1] *= -0.5
    return rare


def _weightiest(
    columns: NDArray[np.uint32], weights: NDArray[np.float32], lengths: NDArray[np.int64]
) -> NDArray[np.int64]:
    """The columns of each row's greatest weights above 0, ascending, behind a -1 for each that it has too few."""
    import numpy as np

    # Weights above 0 are in the order of their bits; with the column behind them no two are equal.
    keys = np.maximum(weights.view(np.int32), 0).astype(np.uint64) << np.uint64(32) | columns
    width = max(_STEMS, int(lengths.max(initial=0)))
    laid = np.zeros((len(lengths), width), dtype=np.uint64)
    laid[np.arange(width) < lengths[:, None]] = keys
    laid.partition(width - _STEMS, axis=1)
    top = laid[:, -_STEMS:]
    found = np.where(top >> np.uint64(32) > 0, (top & np.uint64(0xFFFFFFFF)).astype(np.int64), -1)
    found.sort(axis=1)
    return found


def _buckets(stems: _Weighted) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """(article, number of its bucket) for every pair of an article's weightiest stems that another article has too.

    By bucket. A pair and its article are one number of 64 bits: to sort these is many times faster than to sort pairs.
    """
    import numpy as np

    low = len(stems).bit_length()
    codes = _pair_codes(stems, low)
    owners, buckets = [np.zeros(0, dtype=np.int64)], [np.zeros(0, dtype=np.int64)]
    begin = before = 0
    while begin < len(codes):
        last = codes[begin : begin + _VALUES_AT_A_TIME][-1] | np.uint64((1 << low) - 1)  # whose bucket is not cut
        end = int(np.searchsorted(codes, last, side="right"))
        part, begin = codes[begin:end], end
        opens = firsts(part >> np.uint64(low))
        sizes = np.diff(np.append(opens, len(part)))
        shared = sizes > 1
        owners.append((part[np.repeat(shared, sizes)] & np.uint64((1 << low) - 1)).astype(np.int64))
        buckets.append(np.repeat(np.arange(before, before + int(shared.sum())), sizes[shared]))
        before += int(shared.sum())
    return np.concatenate(owners), np.concatenate(buckets)


def _pair_codes(stems: _Weighted, low: int) -> NDArray[np.uint64]:
    """(pair of an article's weightiest stems, article in the lower `low` bits), ascending."""
    import numpy as np

    first, second = np.triu_indices(_STEMS, 1)
    found = np.empty(len(stems) * len(first), dtype=np.int64)
    end = 0
    for begin in range(0, len(stems), _ROWS):
        top = stems.top[begin : begin + _ROWS]
        rows = np.arange(begin, begin + len(top))
        upper, lower = top << (stems.bits + low), top << low | rows[:, None]
        codes = (upper[:, first] | lower[:, second])[top[:, first] >= 0]
        found[end : end + len(codes)] = codes
        end += len(codes)
    pairs: NDArray[np.uint64] = found[:end].view(np.uint64)
    pairs.sort()
    return pairs


def _candidates(owners: NDArray[np.int64], buckets: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """(article, hub) pairs by article, each article with the hubs that it shares most buckets with."""
    import numpy as np

    codes = np.sort(buckets << 32 | owners)
    owners, buckets = codes & 0xFFFFFFFF, codes >> 32
    opens = np.concatenate(([True], buckets[1:] != buckets[:-1])) if len(buckets) else np.zeros(0, dtype=bool)
    hubs = owners[np.flatnonzero(opens)][np.cumsum(opens) - 1][~opens]
    before, owners = owners[:-1][~opens[1:]], owners[~opens]
    pairs = np.sort(np.concatenate((owners << 32 | hubs, owners << 32 | before)))
    starts = firsts(pairs)
    pairs, votes = pairs[starts], np.diff(np.append(starts, len(pairs)))
    articles = pairs >> 32
    ranked = ascending(articles, -votes)
    place = np.arange(len(ranked)) - np.searchsorted(articles, articles)
    kept = ranked[place < _HUBS]
    return articles[kept], pairs[kept] & 0xFFFFFFFF


def _matrix(stems: _Weighted) -> Any:
    """One row an article."""
    from scipy.sparse import csr_matrix

    found = csr_matrix((stems.weights, stems.columns, stems.starts), shape=(len(stems), 1 << stems.bits))
    found.sum_duplicates()  # two stems in one column; without any, rows are compared several times as fast
    return found


def _cosines(matrix: Any, one: NDArray[np.int64], other: NDArray[np.int64]) -> NDArray[np.float32]:
    import numpy as np

    found = [np.zeros(0, dtype=np.float32)]
    for begin in range(0, len(one), _AT_A_TIME):
        span = slice(begin, begin + _AT_A_TIME)
        found.append(np.asarray(matrix[one[span]].multiply(matrix[other[span]]).sum(axis=1)).ravel())
    return np.minimum(np.concatenate(found), 1)  # two stems in one column count for more
