"""Web pages, by trafilatura: the article's text without the page around it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from briefing.corpus.decoding import decode
from briefing.corpus.pageblocks import named_in, page_blocks, set_apart
from briefing.corpus.pagedata import page_data
from briefing.errors import UnreadableError
from briefing.interfaces import RawDocument
from briefing.models import Note, Skipped

SUFFIXES = (".html", ".htm")

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_PARAGRAPH_BREAK = re.compile(r"[ \t]*\n\s*")


def read(data: bytes, path: str) -> Iterable[RawDocument | Skipped]:
    """One document; the metadata are what the page's head states, not what its text or address suggests.

    Raises `UnreadableError` for a page without an article's text.
    """
    return [page(data)]


def page(data: bytes, charset: str | None = None) -> RawDocument:
    """The document of a page, of which its server may have named the encoding. Raises as `read`."""
    markup = decode(data, charset or declared_encoding(data))
    stated = page_data(markup)
    return RawDocument(
        text=article_text(markup),
        title=stated.title,
        outlet=stated.outlet,
        url=stated.url,
        author=stated.author,
        published=stated.published,
        language=stated.language,
    )


def declared_encoding(data: bytes) -> str | None:
    """The encoding that the head of a page names, or None."""
    match = _CHARSET.search(data[:4096])
    return match.group(1).decode("ascii") if match else None


def article_text(markup: str) -> str:
    """The text of the article in a page, its paragraphs with a blank line between them.

    Raises `UnreadableError` when there is none.
    """
    import trafilatura

    found: Any = trafilatura.bare_extraction(markup, include_comments=False, include_tables=True, with_metadata=False)
    text = (found.text if found is not None else None) or ""
    blocks = page_blocks(markup)
    if not text.strip() or _is_heap(found.body):
        text = "\n".join(named_in(text, blocks) or blocks)
    text = set_apart(text, blocks)
    text = _PARAGRAPH_BREAK.sub("\n\n", text.strip())
    if not text:
        raise UnreadableError(Note.of("no_article_text"))
    return text


def _is_heap(body: Any) -> bool:
    """Whether trafilatura found no article and took all the text there is, a line for each word in bold."""
    return body is not None and len(body) == 1 and "\n" in (body[0].text or "")
