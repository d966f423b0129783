"""What the head of a web page states about its article: meta tags and JSON-LD, never a guess from text or address."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from briefing.corpus.dates import full_date
from briefing.corpus.records import parsed

_TITLE = ("og:title", "twitter:title", "dc.title", "title")
_OUTLET = ("og:site_name", "application-name", "cre", "dc.publisher")
_AUTHOR = ("author", "byl", "article:author_name", "parsely-author", "dc.creator", "sailthru.author")
_URL = ("og:url",)
_DATE = [
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "article:published",
    "published_time",
    "pubdate",
    "publishdate",
    "publish-date",
    "publication_date",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "dcterms.date",
    "date",
    "ptime",
    "pdate",
    "originalpublicationdate",
]


@dataclass(frozen=True, slots=True)
class PageData:
    """The metadata that a page states; None where it does not."""

    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    author: str | None = None
    published: date | None = None
    language: str | None = None


def page_data(markup: str) -> PageData:
    """The metadata in the head of a page; all None for markup that does not parse."""
    from lxml import html as lxml_html
    from lxml.etree import ParserError

    try:
        page = lxml_html.document_fromstring(markup.encode("utf-8"), parser=lxml_html.HTMLParser(encoding="utf-8"))
    except (ParserError, ValueError):
        return PageData()
    meta = _meta(page)
    article = next(_linked_articles(page), {})
    return PageData(
        title=_first(meta, _TITLE) or _text(article.get("headline")) or _text(page.findtext(".//title")),
        outlet=_first(meta, _OUTLET) or _text(article.get("publisher")),
        url=_address(_first(meta, _URL) or _canonical(page)),
        author=_author(_text(article.get("author")) or _first(meta, _AUTHOR)),
        published=full_date(_text(article.get("datePublished")) or "") or _date(meta),
        language=_text(page.get("lang")) or _first(meta, ("content-language", "og:locale")),
    )


def _meta(page: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in page.iter("meta"):
        value = _text(element.get("content"))
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            name = element.get(attribute)
            if name and value:
                found.setdefault(name.strip().lower(), value)
    return found


def _linked_articles(page: Any) -> Iterator[dict[str, Any]]:
    """The JSON-LD objects of the page whose type is some kind of article."""
    for element in page.iterfind(".//script[@type='application/ld+json']"):
        try:
            content = parsed(element.text or "")
        except (json.JSONDecodeError, RecursionError):
            continue
        candidates = content if isinstance(content, list) else [content]
        for candidate in candidates:
            graph = candidate.get("@graph") if isinstance(candidate, dict) else None
            for item in graph if isinstance(graph, list) else [candidate]:
                if isinstance(item, dict) and "Article" in str(item.get("@type", "")):
                    yield item


def _text(value: object) -> str | None:
    """A JSON-LD or attribute value as one line: a string, an object's name, or a list of these."""
    if isinstance(value, dict):
        value = value.get("name")
    if isinstance(value, list):
        value = ", ".join(filter(None, map(_text, value)))
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _first(meta: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((meta[name] for name in names if name in meta), None)


def _date(meta: dict[str, str]) -> date | None:
    return next((day for name in _DATE if name in meta for day in [full_date(meta[name])] if day), None)


def _author(value: str | None) -> str | None:
    """The names of a byline; a link to the author's page is none."""
    if value is None or "://" in value:
        return None
    return value[3:] if value.lower().startswith("by ") else value


def _canonical(page: Any) -> str | None:
    for element in page.iterfind(".//link[@rel='canonical']"):
        return _text(element.get("href"))
    return None


def _address(value: str | None) -> str | None:
    return value if value is not None and value.lower().startswith(("http://", "https://")) else None
