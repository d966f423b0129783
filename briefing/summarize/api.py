"""Plain texts in, a summary out: what `briefing.summarize(...)` and `briefing summarize` call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.errors import UsageError
from briefing.summarize import methods
from briefing.summarize.prose import sentences_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    Document = str | Mapping[str, object]

WORDS = 100


def summarize(
    documents: Document | Sequence[Document],
    *,
    words: int | None = None,
    sentences: int | None = None,
    method: str | None = None,
) -> str:
    """A summary of one or more documents about one matter: whole sentences of theirs, one a line.

    A document is its text, or a mapping with `text`. `words` and `sentences` are upper limits (100 words when neither
    is given): the summary is empty when no sentence fits. `method` is a name of `methods.NAMES`; without it one
    document is ranked by `lexrank`, several by `coverage`. Sentences stand in the order of their places in their
    documents. Raises `UsageError` for an unknown method, a limit below 1, or a document without text.
    """
    if min(words if words is not None else 1, sentences if sentences is not None else 1) < 1:
        raise UsageError("A summary needs a limit of at least one word and one sentence.")
    if words is None and sentences is None:
        words = WORDS
    given = [documents] if isinstance(documents, str) or hasattr(documents, "keys") else documents
    split = [found for document in given if (found := sentences_of(_text(document)))]  # type: ignore[arg-type]  # hasattr does not narrow
    chosen = methods.get(method or methods.default(len(split))).select(split, sentences=sentences, words=words)
    return "\n".join(split[document][place] for document, place in sorted(chosen, key=reading_order))


def _text(document: Document) -> str:
    text = document if isinstance(document, str) else document.get("text")
    if not isinstance(text, str):
        raise UsageError('A document to summarize is a text, or a mapping that holds one under "text".')
    return text


def reading_order(index: tuple[int, int]) -> tuple[int, int]:
    """Sorts (document, place) by place first, so that what every document opens with stands first."""
    document, place = index
    return place, document
