"""Markdown: the decoded file is the article, as it stands; front matter gives the metadata."""

from __future__ import annotations

from collections.abc import Iterable

from briefing.corpus.dates import full_date
from briefing.corpus.decoding import decode
from briefing.corpus.frontmatter import front_matter
from briefing.interfaces import RawDocument
from briefing.models import Skipped


def read(data: bytes, path: str) -> Iterable[RawDocument | Skipped]:
    """The whole file as one document, with what a `---` block of `key: value` lines at its top says."""
    text = decode(data)
    _, fields = front_matter(text)
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
