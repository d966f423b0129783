"""The greedy loop that all methods share: take the best sentence that fits until none does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.summarize.budget import Budget

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.summarize.features import Bools, Features, Floats

SHORTEST = 8  # words; shorter sentences cost a summary more than they bring
REPEATED = 0.7  # cosine from which a sentence says again what another has said


def greedy(
    features: Features,
    budget: Budget,
    values: Callable[[], Floats],
    took: Callable[[int], Bools] | None = None,
    among: Bools | None = None,
) -> list[tuple[int, int]]:
    """(document, position) of the sentences taken, in the order they were taken.

    `values` gives the worth of every sentence at this moment; `took` is told what was taken, and answers which
    sentences only repeat it and are out. Of equal worth the first in document order is taken. Sentences of fewer than
    `SHORTEST` words are taken only when no other fits at all; `among` says which may be taken.
    """
    import numpy as np

    allowed = np.ones(len(features.words), np.bool_) if among is None else among
    left = allowed & (features.words >= SHORTEST)
    if not (left & budget.fits(features)).any():
        left = allowed.copy()
    chosen: list[int] = []
    while (candidates := left & budget.fits(features)).any():
        worth = np.where(candidates, np.round(values(), 9), -np.inf)
        best = int(np.argmax(worth))
        chosen.append(best)
        left[best] = False
        budget.spend(int(features.words[best]))
        if took is not None:
            left &= ~took(best)
    return [(int(features.document[index]), int(features.position[index])) for index in chosen]


def by_document(features: Features, weights: Floats) -> list[list[float]]:
    """Weights of all sentences scaled so that the highest is 1, rounded, as one list per document.

    A sentence shorter than `SHORTEST` words loses weight in proportion.
    """
    import numpy as np

    scaled = weights * np.minimum(features.words / SHORTEST, 1)
    top = scaled.max() if len(scaled) else 0.0
    values: list[float] = np.round(scaled / top if top > 0 else scaled, 9).tolist()
    lengths = np.bincount(features.document, minlength=features.documents).tolist()
    rows, start = [], 0
    for length in lengths:
        rows.append(values[start : start + length])
        start += length
    return rows
