"""Web pages, by trafilatura: the article's text without the page around it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from briefing.corpus.decoding import decode
from briefing.corpus.pagedata import page_data
from briefing.errors import UnreadableError
from briefing.interfaces import RawDocument
from briefing.models import Note, Skipped

SUFFIXES = (".html", ".htm")

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_PARAGRAPH_BREAK = re.compile(r"[ \t]*\n\s*")
_REMOVED = ("script", "style", "noscript", "template", "nav", "footer", "form", "svg", "iframe")


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
    text = found.text if found is not None else None
    if not text or not text.strip():
        text = _visible_text(markup)
    text = _PARAGRAPH_BREAK.sub("\n\n", text.strip())
    if not text:
        raise UnreadableError(Note.of("no_article_text"))
    return text


def _visible_text(markup: str) -> str:
    """All the text of a page that is too short or too odd for trafilatura to find an article in it."""
    from lxml import html as lxml_html
    from lxml.etree import ParserError

    try:
        page = lxml_html.document_fromstring(markup.encode("utf-8"), parser=lxml_html.HTMLParser(encoding="utf-8"))
    except (ParserError, ValueError):
        return ""
    for element in list(page.iter(*_REMOVED)):
        element.drop_tree()
    body = page.find("body")
    lines = [] if body is None else [" ".join(line.split()) for line in body.xpath(".//text()")]
    return "\n".join(line for line in lines if line)
