"""Markdown: the decoded file is the article, as it stands; front matter gives the metadata."""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefing.corpus.dates import full_date
from briefing.corpus.decoding import decode
from briefing.corpus.frontmatter import front_matter
from briefing.interfaces import RawDocument
from briefing.models import Skipped

# A line end within a paragraph of Markdown is a space: https://spec.commonmark.org/0.31.2/#soft-line-breaks
_SOFT_BREAK = re.compile(r"(?<=[^\s.!?:;…”\"’')\]|>*_=~`-])\n(?=[\w“\"‘'(\[])(?!\d+[.)]\s)")
_LEAST = 40  # characters of a line that goes on; a shorter one may be a title or a label
_MARKED = re.compile(r"\s*(?:#{1,6}\s|[-*+]\s|\d+[.)]\s|>|\||```|~~~)")


def read(data: bytes, path: str) -> Iterable[RawDocument | Skipped]:
    """The whole file as one document, with what a `---` block of `key: value` lines at its top says."""
    text = decode(data)
    top, fields = front_matter(text)
    text = text[:top] + _unwrapped(text[top:], titled=top > 0)
    return [
        RawDocument(
            text=text,
            title=fields.get("title"),
            outlet=fields.get("source") or fields.get("outlet"),
            url=fields.get("url") or fields.get("link"),
            author=fields.get("author"),
            published=full_date(fields.get("date") or fields.get("published") or ""),
            language=fields.get("language") or fields.get("lang"),
        )
    ]


def _unwrapped(text: str, *, titled: bool) -> str:
    """The text with a space for each soft line break, as long as before; the first line may be a title, unless it is
    `titled` already."""
    first = 0 if titled else len(text) - len(text.lstrip()) + len(text.lstrip().partition("\n")[0]) + 1

    def joined(match: re.Match[str]) -> str:
        line = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
        keeps = match.start() < first or len(line) < _LEAST or _MARKED.match(line)
        return "\n" if keeps else " "

    return _SOFT_BREAK.sub(joined, text)
