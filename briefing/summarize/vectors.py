"""TF-IDF vectors of sentences, and LexRank on them without ever building the graph between sentences.

The graph of n sentences has n² edges, but it is the product of the vectors with their transpose, so that one step of
the power iteration is two passes over the words. The result is that of the exact graph, at a cost linear in the text.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.summarize.features import Features, Floats, Ints

DAMPING = 0.85
_TOLERANCE = 1e-6
_MOST_STEPS = 60


def sums(group: Ints, values: Floats, groups: int) -> Floats:
    """The sum of the values of each group, taken in order, so that equal input gives equal bits."""
    import numpy as np

    return np.bincount(group, weights=values, minlength=groups).astype(np.float64, copy=False)


@dataclass(frozen=True, slots=True, eq=False)
class Vectors:
    """A sparse matrix with one row of length 1 (or 0: no content word) for each sentence, sorted by row."""

    rows: int
    columns: int
    row: Ints
    column: Ints
    value: Floats

    def gather(self, weights: Floats) -> Floats:
        """The transpose times a vector: how much of each column the weighted rows hold."""
        return sums(self.column, self.value * weights[self.row], self.columns)

    def scatter(self, amounts: Floats) -> Floats:
        """The matrix times a vector: how much each row agrees with the amounts of the columns."""
        return sums(self.row, self.value * amounts[self.column], self.rows)

    def cosines(self, row: int) -> Floats:
        """The cosine of every row with this one."""
        import numpy as np

        start, end = np.searchsorted(self.row, [row, row + 1])
        amounts = np.zeros(self.columns)
        amounts[self.column[start:end]] = self.value[start:end]
        return self.scatter(amounts)


def vectors(features: Features) -> Vectors:
    """Term frequency times the root of the inverse sentence frequency, content words only, each row of length 1.

    The root, because in few sentences the full logarithm all but removes the words that the story is about.
    """
    import numpy as np

    rows = len(features.document)
    content = ~features.stop
    cells, counts = np.unique(features.sentence[content] * features.stems + features.stem[content], return_counts=True)
    row, column = np.divmod(cells, max(features.stems, 1))
    frequency = np.bincount(column, minlength=features.stems)
    value = counts * np.sqrt(np.log((1 + rows) / (1 + frequency)))[column]
    length = np.sqrt(sums(row, value * value, rows))
    length[length == 0] = 1
    return Vectors(rows, features.stems, row, column, value / length[row])


def lexrank(features: Features, matrix: Vectors, *, prior: Floats, across: float = 1.0) -> Floats:
    """The stationary weight of each sentence, at most 1, on the weighted graph of cosines.

    Continuous LexRank (Erkan and Radev 2004) with a biased restart (`prior`, one non-negative weight per sentence) and
    edges between documents `across` times as strong as those within one.
    """
    import numpy as np

    if not matrix.rows:
        return np.zeros(0)
    inside = _within_documents(features, matrix) if across != 1 and features.documents > 1 else None
    itself = sums(matrix.row, matrix.value**2, matrix.rows)

    def step(weights: Floats) -> Floats:
        total = across * matrix.scatter(matrix.gather(weights)) if inside else matrix.scatter(matrix.gather(weights))
        if inside:
            total -= (across - 1) * inside.scatter(inside.gather(weights))
        return np.maximum(total - itself * weights, 0)

    degree = step(np.ones(matrix.rows))
    degree[degree < 1e-9] = np.inf
    restart = prior / prior.sum()
    weights: Floats = restart
    for _ in range(_MOST_STEPS):
        new = (1 - DAMPING) * restart + DAMPING * step(weights / degree)
        new /= new.sum()
        change = np.abs(new - weights).sum()
        weights = new
        if change < _TOLERANCE:
            break
    best: Floats = weights / weights.max()
    return best


def _within_documents(features: Features, matrix: Vectors) -> Vectors:
    """The same rows over columns that are told apart by document, whose product with itself stays in a document."""
    import numpy as np

    pairs = features.document[matrix.row] * matrix.columns + matrix.column
    names, column = np.unique(pairs, return_inverse=True)
    return Vectors(matrix.rows, len(names), matrix.row, column, matrix.value)
