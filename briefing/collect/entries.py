"""Feeds as entries: RSS and Atom by feedparser, JSON Feed as its specification has it."""

from __future__ import annotations

import io
import json
from calendar import timegm
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from hashlib import sha256
from typing import Any
from urllib.parse import urljoin

from briefing.errors import FetchError


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: `markup` is HTML, whole says that it is the article and not a teaser of it. `published` is ISO 8601
    with the publisher's own time zone, or None: an undated entry stays undated."""

    url: str | None
    title: str | None
    markup: str
    whole: bool
    published: str | None = None
    author: str | None = None
    id: str | None = None

    @property
    def fingerprint(self) -> str:
        """Changes when the feed says anything else of this entry."""
        said = (self.url, self.title, self.markup, self.published, self.author)
        return sha256(json.dumps(said).encode("ascii")).hexdigest()


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed's own title and language, and its entries in its own order. `fault` says what is wrong with its form."""

    title: str | None
    language: str | None
    entries: tuple[Entry, ...]
    fault: str | None = None


def read_feed(data: bytes, url: str, content_type: str) -> Feed:
    """The feed in `data`, which came from `url`. Raises `FetchError` for what is no feed."""
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{":
        return _json_feed(data, url)
    import feedparser

    # A stream, for feedparser would open what a string names; links are resolved, markup is read by our own reader.
    headers = {"content-type": content_type, "content-location": url}
    parsed = feedparser.parse(io.BytesIO(data), response_headers=headers, sanitize_html=False)
    fault = str(parsed.get("bozo_exception", "")) if parsed.get("bozo") else ""
    if not parsed.get("version") and not parsed.entries:
        raise FetchError(f"there is no RSS, Atom or JSON feed at {url}{f' ({_line(fault)})' if fault else ''}")
    broken = fault and "declared as" not in fault  # a wrong encoding header is put right by feedparser
    if broken and not parsed.entries:
        raise FetchError(f"the feed at {url} is not well-formed: {_line(fault)}")
    entries = tuple(_entry(entry, url) for entry in parsed.entries)
    return Feed(
        title=_line(parsed.feed.get("title")),
        language=_line(parsed.feed.get("language")),
        entries=entries,
        fault=f"the feed is not well-formed ({_line(fault)}); what could be read was" if broken else None,
    )


def _entry(entry: Mapping[str, Any], base: str) -> Entry:
    content = [item.get("value", "") for item in entry.get("content", ())]
    summary = str(entry.get("summary") or "")
    longest = max(content, key=len, default="")
    return Entry(
        url=_link(entry.get("link"), base),
        title=_line(entry.get("title")),
        markup=longest or summary,
        whole=bool(longest) and len(longest) >= len(summary),
        published=_moment(entry.get("published"), entry.get("published_parsed"))
        or (_moment(entry["updated"], entry.get("updated_parsed")) if "updated" in entry else None),
        author=_line(entry.get("author")),
        id=_line(entry.get("id")),
    )


def _json_feed(data: bytes, url: str) -> Feed:
    try:
        feed = json.loads(data)
        items = feed["items"]
        version = str(feed["version"])
    except (ValueError, KeyError, RecursionError) as error:
        raise FetchError(f"there is no RSS, Atom or JSON feed at {url}") from error
    if "jsonfeed" not in version or not isinstance(items, list):
        raise FetchError(f"there is no RSS, Atom or JSON feed at {url}")
    entries = tuple(_json_entry(item, url) for item in items if isinstance(item, dict))
    return Feed(_line(feed.get("title")), _line(feed.get("language")), entries)


def _json_entry(item: Mapping[str, Any], base: str) -> Entry:
    text = item.get("content_text")
    markup = item.get("content_html") or (_as_markup(text) if isinstance(text, str) else None)
    authors = item.get("authors") or [item.get("author")]
    listed = authors if isinstance(authors, list) else [authors]
    names = [_line(author.get("name")) for author in listed if isinstance(author, dict)]
    return Entry(
        url=_link(item.get("url") or item.get("external_url"), base),
        title=_line(item.get("title")),
        markup=str(markup or item.get("summary") or ""),
        whole=bool(markup),
        published=_moment(item.get("date_published"), None) or _moment(item.get("date_modified"), None),
        author=", ".join(name for name in names if name) or None,
        id=_line(str(item["id"])) if "id" in item else None,
    )


def _as_markup(text: str) -> str:
    from html import escape

    return "".join(f"<p>{escape(part)}</p>" for part in text.split("\n\n"))


def _moment(stated: object, parsed: Any) -> str | None:
    """A time as ISO 8601 in the zone that the publisher states; what only feedparser can read is in UTC."""
    text = stated.strip() if isinstance(stated, str) else ""
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            return read(text).isoformat()
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
    try:
        return datetime.fromtimestamp(timegm(parsed), UTC).isoformat() if parsed else None
    except (ValueError, TypeError, OverflowError, OSError):
        return None


def _link(value: object, base: str) -> str | None:
    try:
        return urljoin(base, value.strip()) if isinstance(value, str) and value.strip() else None
    except ValueError:
        return None


def _line(value: object) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None
