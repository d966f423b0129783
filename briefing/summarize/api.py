"""Plain texts in, a summary out: what `briefing.summarize(...)` and `briefing summarize` call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.errors import UsageError
from briefing.summarize import methods
from briefing.summarize.prose import sentences_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefing.interfaces import Summarizer

    Document = str | Mapping[str, object]

WORDS = 100


def summarize(
    documents: Document | Sequence[Document],
    *,
    words: int | None = None,
    sentences: int | None = None,
    method: str | Summarizer | None = None,
) -> str:
    """A summary of one or more documents about one matter: whole sentences of theirs, one a line.

    A document is its text, or a mapping with `text`. For limits, method and errors see `condense`. Raises `UsageError`
    for a document without text, too.
    """
    given: Sequence[Document] = documents if isinstance(documents, list | tuple) else [documents]  # type: ignore[list-item]  # what is no list is one document, and is checked below
    return "\n".join(condense([sentences_of(_text(item)) for item in given], words, sentences, method))


def condense(
    documents: Sequence[Sequence[str]],
    words: int | None = None,
    sentences: int | None = None,
    method: str | Summarizer | None = None,
) -> list[str]:
    """The sentences that stand for documents which are split already, those from the openings first.

    `words` and `sentences` are upper limits (100 words when neither is given); nothing is chosen when no sentence fits.
    `method` is a method or its name in `methods.NAMES`; by default `lexrank` for one document, `coverage` for several.
    Raises `UsageError` for an unknown method and for a limit below 1.
    """
    if any(limit is not None and limit < 1 for limit in (words, sentences)):
        raise UsageError("A summary needs a limit of at least one word and one sentence; give a larger one.")
    if words is None and sentences is None:
        words = WORDS
    if method is None:
        method = methods.default(sum(map(bool, documents)))
    chosen = (methods.get(method) if isinstance(method, str) else method).select(
        documents, sentences=sentences, words=words
    )
    return [documents[document][place] for document, place in sorted(chosen, key=reading_order)]


def reading_order(index: tuple[int, int]) -> tuple[int, int]:
    """Sorts (document, place) by place first, so that what every document opens with stands first."""
    document, place = index
    return place, document


def _text(document: object) -> str:
    text = document if isinstance(document, str) else getattr(document, "get", lambda _key: None)("text")
    if not isinstance(text, str):
        raise UsageError('A document to summarize is a text, or a mapping that holds one under "text".')
    return text
