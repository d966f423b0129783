"""Greedy coverage of what several documents say, with LexRank as the second voice: the default for many documents.

A concept is a bigram of stems. It counts when several documents hold it, and for more the earlier they state it
(after Gillick and Favre 2009, "A Scalable Global Model for Summarization"). Taking sentences greedily equals the exact
optimum within noise, at a fifth of its time. In one document nothing is agreed on: there it is `lexrank`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.summarize import lexrank as single
from briefing.summarize.budget import Budget
from briefing.summarize.features import distinct, extract
from briefing.summarize.selection import REPEATED, by_document, greedy
from briefing.summarize.vectors import Vectors, lexrank, sums, vectors

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.summarize.features import Bools, Features, Floats, Ints

_EARLY = 3.0  # how much more a concept in the first sentence counts
_ACROSS = 3.0  # strength of edges between documents
_REPETITION = 1.0  # taken off LexRank for the largest cosine to what is chosen
# The longer the documents, the more of their bigrams are shared on purpose and not by chance. From SHORT to LONG
# sentences per document, coverage gains weight against LexRank and long sentences are asked to be worth their place.
_SHORT, _LONG = 3.0, 8.0
_COVERAGE = (0.3, 0.75)
_LENGTH = (0.0, 0.3)


def rank(documents: Sequence[Sequence[str]]) -> list[list[float]]:
    """Concept weight and centrality, per sentence, before anything is chosen; see `interfaces.Summarizer`."""
    if sum(map(bool, documents)) < 2:
        return single.rank(documents)
    features = extract(documents)
    concepts = _concepts(features)
    held = concepts.held(concepts.weight)
    return by_document(features, _worth(features, held / _top(held), _central(features, vectors(features))))


def select(
    documents: Sequence[Sequence[str]], *, sentences: int | None = None, words: int | None = None
) -> list[tuple[int, int]]:
    """The sentences that together cover the most concept weight, within the budget."""
    import numpy as np

    if sum(map(bool, documents)) < 2:
        return single.select(documents, sentences=sentences, words=words)
    features = extract(documents)
    concepts = _concepts(features)
    matrix = vectors(features)
    central = _central(features, matrix)
    held = concepts.held(concepts.weight)
    top = _top(held)
    open_ = concepts.weight > 0
    repeated = np.zeros(matrix.rows)

    def took(index: int) -> Bools:
        nonlocal held
        held = held - concepts.cover(index, open_)
        np.maximum(repeated, matrix.cosines(index), out=repeated)
        return repeated >= REPEATED

    def values() -> Floats:
        return _worth(features, held / top, central - _REPETITION * repeated)

    return greedy(features, Budget(sentences, words), values, took)


@dataclass(frozen=True, slots=True, eq=False)
class _Concepts:
    """Which sentence holds which concept, sorted by sentence, and the weight of each concept."""

    sentences: int
    sentence: Ints
    concept: Ints
    weight: Floats

    def held(self, weight: Floats) -> Floats:
        """The weight that each sentence holds."""
        return sums(self.sentence, weight[self.concept], self.sentences)

    def cover(self, index: int, open_: Bools) -> Floats:
        """What every sentence loses when this one is taken; closes its concepts."""
        import numpy as np

        start, end = np.searchsorted(self.sentence, [index, index + 1])
        own = self.concept[start:end]
        lost = np.zeros(len(self.weight))
        fresh = own[open_[own]]
        lost[fresh] = self.weight[fresh]
        open_[fresh] = False
        return self.held(lost)


def _concepts(features: Features) -> _Concepts:
    import numpy as np

    beside = features.sentence[1:] == features.sentence[:-1]
    beside &= ~(features.stop[1:] & features.stop[:-1])
    pair = (features.stem[:-1] * features.stems + features.stem[1:])[beside]
    names, concept = np.unique(pair, return_inverse=True)
    count = max(len(names), 1)
    cells = distinct(features.sentence[:-1][beside] * count + concept)
    sentence, concept = np.divmod(cells, count)
    return _Concepts(len(features.document), sentence, concept, _weights(features, sentence, concept, count))


def _weights(features: Features, sentence: Ints, concept: Ints, count: int) -> Floats:
    """Σ over documents of 1 + EARLY / (1 + earliest position), 0 for what too few documents say."""
    import numpy as np

    pairs = concept * features.documents + features.document[sentence]
    _, first = np.unique(pairs, return_index=True)  # cells are in text order: the first is the earliest
    early = 1 + _EARLY / (1.0 + features.position[sentence[first]])
    weight = sums(concept[first], early, count)
    seen = np.bincount(concept[first], minlength=count)
    return np.where(seen >= (3 if features.documents >= 6 else 2), weight, 0)


def _central(features: Features, matrix: Vectors) -> Floats:
    return lexrank(features, matrix, prior=1.0 + _EARLY / (1.0 + features.position), across=_ACROSS)


def _top(held: Floats) -> float:
    return max(float(held.max(initial=0)), 1e-9)


def _worth(features: Features, held: Floats, central: Floats) -> Floats:
    import numpy as np

    if not len(held):
        return held
    size = (len(held) / features.documents - _SHORT) / (_LONG - _SHORT)
    coverage, exponent = (np.interp(size, (0, 1), ends) for ends in (_COVERAGE, _LENGTH))
    length = np.maximum(features.words / max(float(features.words.mean()), 1.0), 0.1) ** exponent
    worth: Floats = (coverage * held + (1 - coverage) * central) / length
    return worth
