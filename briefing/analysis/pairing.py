"""Which sentences are worth comparing: pairs of different articles whose words are not too far apart.

The cosines of a block of sentences with all later ones are summed over the terms that two share, read off an index from
term to sentences. No other pair is looked at, and sums are taken in the order of the terms, so that they are the same
bits everywhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from briefing.analysis.features import Features

LEAST_TERMS = 3
_FLOOR, _HIGHER_FLOOR = 0.1, 0.2  # cosine below which a pair is not looked at; where there are many, the higher one
_MANY = 1_500  # sentences
_COMMON = 400  # a term in more sentences than this finds no pairs: keeps the pairing linear
_BLOCK = 2_000_000  # pairs that are held at once

Vector = Mapping[str, float]


def pairs_to_compare(articles: Sequence[str], read: Sequence[Features]) -> Iterator[tuple[int, int]]:
    """The pairs in order, each as places in `read`; `articles` says whose each sentence is.

    The cosine is taken over terms that are not too common, and of sentences with enough of them.
    """
    df = Counter(chain.from_iterable(f.weights for f in read))
    finding = {t for t, n in df.items() if n <= _COMMON}
    vectors = [
        {t: w / f.norm for t, w in f.weights.items() if t in finding} if len(f.weights) >= LEAST_TERMS else {}
        for f in read
    ]
    return pairs_above(_FLOOR if len(read) <= _MANY else _HIGHER_FLOOR, articles, vectors)


def pairs_above(floor: float, articles: Sequence[str], vectors: Sequence[Vector]) -> Iterator[tuple[int, int]]:
    """The pairs of sentences of different articles whose product is at least `floor` (above 0), in order."""
    import numpy as np

    numbers: dict[str, int] = {}
    term = np.array([numbers.setdefault(t, len(numbers)) for v in vectors for t in v], np.int64)
    value = np.array([weight for v in vectors for weight in v.values()])
    starts = np.cumsum([0, *map(len, vectors)])
    row = np.repeat(np.arange(len(vectors)), np.diff(starts))
    known: dict[str, int] = {}
    article = np.array([known.setdefault(a, len(known)) for a in articles])
    # Cells by term, then by sentence: behind each cell stand the later sentences that hold its term.
    index = np.argsort(term, kind="stable")
    place = np.empty_like(index)
    place[index] = np.arange(len(index))
    later = np.cumsum(np.bincount(term, minlength=1))[term] - place - 1
    size = max(1, _BLOCK // max(1, len(vectors)))
    for first in range(0, len(vectors), size):
        cells = slice(starts[first], starts[min(first + size, len(vectors))])
        counts = later[cells]
        behind = np.arange(counts.sum()) + np.repeat(place[cells] + 1 - np.cumsum(counts) + counts, counts)
        other = index[behind]
        pair = np.repeat(row[cells] - first, counts) * len(vectors) + row[other]
        cosine = np.bincount(pair, weights=np.repeat(value[cells], counts) * value[other])
        rows, columns = np.divmod(np.flatnonzero(cosine >= floor), len(vectors))
        apart = article[rows + first] != article[columns]
        yield from zip((rows[apart] + first).tolist(), columns[apart].tolist(), strict=True)
