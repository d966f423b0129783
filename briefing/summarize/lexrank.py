"""LexRank with a position prior, then maximal marginal relevance: the default for one document.

After Erkan and Radev (2004), "LexRank: Graph-based Lexical Centrality as Salience in Text Summarization", and
Carbonell and Goldstein (1998), "The Use of MMR".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.summarize.budget import Budget
from briefing.summarize.features import extract
from briefing.summarize.selection import REPEATED, by_document, greedy
from briefing.summarize.vectors import Vectors, lexrank, vectors

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.summarize.features import Bools, Features, Floats

_REPETITION = 0.5  # taken off the weight for the largest cosine to what is chosen
_FLOOR = 0.2  # of the weight that a late sentence keeps


def rank(documents: Sequence[Sequence[str]]) -> list[list[float]]:
    """Centrality times a prior that falls with the position in the document; see `interfaces.Summarizer`."""
    features = extract(documents)
    return by_document(features, _weights(features, vectors(features)))


def select(
    documents: Sequence[Sequence[str]], *, sentences: int | None = None, words: int | None = None
) -> list[tuple[int, int]]:
    """The most central sentences that do not repeat one another, within the budget."""
    import numpy as np

    features = extract(documents)
    matrix = vectors(features)
    weights = _weights(features, matrix)
    repeated = np.zeros(matrix.rows)

    def took(index: int) -> Bools:
        np.maximum(repeated, matrix.cosines(index), out=repeated)
        return repeated >= REPEATED

    return greedy(features, Budget(sentences, words), lambda: weights - _REPETITION * repeated, took)


def _weights(features: Features, matrix: Vectors) -> Floats:
    import numpy as np

    central = lexrank(features, matrix, prior=np.ones(matrix.rows))
    weights = central * (_FLOOR + (1 - _FLOOR) / (1 + features.position))
    return weights / max(float(weights.max(initial=0)), 1e-9)
