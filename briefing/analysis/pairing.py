"""Which sentences are worth comparing: pairs of different articles whose words are not too far apart.

The pairs are read off an inverted index for a few articles, so that a small brief loads no scipy, and off a product of
sparse matrices for many. Both add the same products in the same order, so that they find the same pairs.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from briefing.analysis.features import Features

LEAST_TERMS = 3
_FLOOR, _HIGHER_FLOOR = 0.1, 0.2  # cosine below which a pair is not looked at; where there are many, the higher one
_MANY = 1_500  # sentences
_COMMON = 400  # a term in more sentences than this finds no pairs: keeps the pairing linear
_BLOCK = 2_000  # sentences whose pairs are held at once
_FEW = 200_000  # products up to which the index is faster than loading scipy

Vector = Mapping[str, float]


def pairs_to_compare(articles: Sequence[str], read: Sequence[Features]) -> Iterable[tuple[int, int]]:
    """The pairs in order, each as places in `read`; `articles` says whose each sentence is.

    The cosine is taken over terms that are not too common, and of sentences with enough of them.
    """
    df = Counter(t for f in read for t in f.weights)
    finding = {t for t, n in df.items() if n <= _COMMON}
    vectors = [
        {t: w / f.norm for t, w in f.weights.items() if t in finding} if len(f.weights) >= LEAST_TERMS else {}
        for f in read
    ]
    floor = _FLOOR if len(read) <= _MANY else _HIGHER_FLOOR
    few = sum(n * n for t, n in df.items() if t in finding) <= _FEW
    return (by_index if few else by_matrix)(articles, vectors, floor)


def by_index(articles: Sequence[str], vectors: Sequence[Vector], floor: float) -> list[tuple[int, int]]:
    """The pairs, found by going through the sentences that hold a term."""
    holders: dict[str, list[tuple[int, float]]] = defaultdict(list)
    found = []
    for place, vector in enumerate(vectors):
        cosines: dict[int, float] = defaultdict(float)
        for term, value in vector.items():
            for other, weight in holders[term]:
                cosines[other] += weight * value
            holders[term].append((place, value))
        found += [(i, place) for i, c in cosines.items() if c >= floor and articles[i] != articles[place]]
    return sorted(found)


def by_matrix(articles: Sequence[str], vectors: Sequence[Vector], floor: float) -> Iterable[tuple[int, int]]:
    """The pairs, found by sparse products of blocks of sentences with all."""
    import numpy as np
    from scipy.sparse import csr_matrix

    column = {t: n for n, t in enumerate(sorted({t for v in vectors for t in v}))}
    values = [value for v in vectors for value in v.values()]
    starts = np.cumsum([0, *map(len, vectors)])
    matrix = csr_matrix((values, [column[t] for v in vectors for t in v], starts), shape=(len(vectors), len(column)))
    number = {a: n for n, a in enumerate(dict.fromkeys(articles))}
    article = np.array([number[a] for a in articles])
    for start in range(0, len(vectors), _BLOCK):
        product = (matrix[start : start + _BLOCK] @ matrix.T).tocoo()
        rows, columns = product.row + start, product.col
        kept = (product.data >= floor) & (rows < columns) & (article[rows] != article[columns])
        order = np.lexsort((columns[kept], rows[kept]))
        yield from zip(rows[kept][order].tolist(), columns[kept][order].tolist(), strict=True)
