"""The opening sentences of every document in turn: the baseline that news is hard to beat with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.summarize.budget import Budget
from briefing.summarize.features import extract
from briefing.summarize.selection import by_document, greedy

if TYPE_CHECKING:
    from collections.abc import Sequence


def rank(documents: Sequence[Sequence[str]]) -> list[list[float]]:
    """1 for a document's first sentence, then 1/2, 1/3 and so on; see `interfaces.Summarizer`."""
    features = extract(documents)
    return by_document(features, 1 / (1.0 + features.position))


def select(
    documents: Sequence[Sequence[str]], *, sentences: int | None = None, words: int | None = None
) -> list[tuple[int, int]]:
    """First sentences of all documents, then second ones, and so on, within the budget."""
    features = extract(documents)
    worth = 1 / (1.0 + features.position)
    return greedy(features, Budget(sentences, words), lambda: worth)
