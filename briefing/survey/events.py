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
_MOST_COLUMNS = 1 << 22  # that stems are hashed into: their upper bits, so that they ascend as the stems do


@dataclass(frozen=True, slots=True)
class _Weighted:
    """The stems of each article as ascending columns of a matrix, with their weights; `shared` are another's, too."""

    starts: NDArray[np.int64]
    columns: NDArray[np.int64]
    weights: NDArray[np.float32]
    shared: NDArray[np.bool_]
    width: int


def events_of(stems: Ragged) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """For each article the number of its event, and how much it resembles the event's centre (1 for the centre).

    Events are numbered by their centre: the article that has most in common with the others.
    """
    import numpy as np

    if not len(stems.values):
        return np.arange(len(stems.lengths)), np.ones(len(stems.lengths), dtype=np.float32)
    weighted = _weighted(stems)
    owners, buckets = _buckets(weighted)
    sizes = np.bincount(buckets)[buckets] if len(buckets) else buckets
    central = np.bincount(owners, np.log(sizes), minlength=len(stems.lengths))
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

    width = min(_MOST_COLUMNS, 1 << (2 * len(stems.values)).bit_length())
    columns = stems.values.astype(np.int64) * width >> 32
    frequency = np.bincount(columns, minlength=width)
    rare = np.log(len(stems.lengths) / np.maximum(np.arange(frequency.max() + 1), 1), dtype=np.float32)
    often = frequency[columns]
    weights: NDArray[np.float32] = rare[often] * (1 + (stems.values & TELLING)).astype(np.float32)
    shared = often > 1
    weights[~shared] *= 0.5  # nobody else has it: of little weight for a comparison
    return _Weighted(stems.starts, columns, weights, shared, width)


def _buckets(stems: _Weighted) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """(article, number of its bucket) for every pair of an article's weightiest stems that another article has too."""
    import numpy as np

    found_owners, found_codes = [], []
    articles = len(stems.starts) - 1
    for begin in range(0, articles, _AT_A_TIME):
        rows = np.arange(begin, min(begin + _AT_A_TIME, articles))
        top = _weightiest(stems, rows)
        first, second = np.triu_indices(top.shape[1], 1)
        whole = (top[:, first] >= 0) & (top[:, second] >= 0)
        codes = np.minimum(top[:, first], top[:, second]) * stems.width + np.maximum(top[:, first], top[:, second])
        found_owners.append(np.repeat(rows, whole.sum(axis=1)))
        found_codes.append(codes[whole])
    owners, codes = np.concatenate(found_owners), np.concatenate(found_codes)
    _, buckets, sizes = np.unique(codes, return_inverse=True, return_counts=True)
    kept = sizes[buckets] > 1
    return owners[kept], buckets[kept]


def _weightiest(stems: _Weighted, rows: NDArray[np.int64]) -> NDArray[np.int64]:
    """The columns of the greatest weights among each row's shared stems, -1 where there are fewer."""
    import numpy as np

    lengths = stems.starts[rows + 1] - stems.starts[rows]
    width = max(_STEMS, int(lengths.max(initial=0)))
    padded = np.zeros((len(rows), width), dtype=np.float32)
    columns = np.full((len(rows), width), -1, dtype=np.int64)
    filled = np.arange(width) < lengths[:, None]
    span = slice(stems.starts[rows[0]], stems.starts[rows[-1] + 1])
    padded[filled] = np.where(stems.shared[span], stems.weights[span], 0)
    columns[filled] = stems.columns[span]
    columns[padded <= 0] = -1
    top = np.argpartition(-padded, _STEMS - 1, axis=1)[:, :_STEMS]
    return np.take_along_axis(columns, top, axis=1)


def _candidates(owners: NDArray[np.int64], buckets: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """(article, hub) pairs by article, each article with the hubs that it shares most buckets with."""
    import numpy as np

    by_bucket = np.lexsort((owners, buckets))
    owners, buckets = owners[by_bucket], buckets[by_bucket]
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

    lengths = np.diff(stems.starts)
    owners = np.repeat(np.arange(len(lengths)), lengths)
    norms = np.sqrt(np.bincount(owners, stems.weights.astype(np.float64) ** 2, minlength=len(lengths)))
    scaled = stems.weights / np.maximum(norms, 1e-9)[owners].astype(np.float32)
    found = csr_matrix((scaled, stems.columns.astype(np.int32), stems.starts), shape=(len(lengths), stems.width))
    found.sum_duplicates()  # two stems in one column; without any, rows are compared several times as fast
    return found


def _cosines(matrix: Any, one: NDArray[np.int64], other: NDArray[np.int64]) -> NDArray[np.float32]:
    import numpy as np

    found = [np.zeros(0, dtype=np.float32)]
    for begin in range(0, len(one), _AT_A_TIME):
        span = slice(begin, begin + _AT_A_TIME)
        found.append(np.asarray(matrix[one[span]].multiply(matrix[other[span]]).sum(axis=1)).ravel())
    return np.minimum(np.concatenate(found), 1)  # two stems in one column count for more
