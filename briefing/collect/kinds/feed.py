"""Feeds: each entry is an article, of its own text where that is whole, else of the page that it leads to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from html import escape

from briefing.collect.entries import Entry, Feed, read_feed
from briefing.collect.fetch import validators_of
from briefing.collect.identity import canonical, stated_or_found
from briefing.collect.offers import Offer, Tools
from briefing.collect.shelf import Found
from briefing.collect.sources import Source
from briefing.errors import FetchError
from briefing.interfaces import RawDocument

_WHOLE_WORDS = 150  # an entry of fewer words is taken for a teaser, whatever it calls itself


def offers(source: Source, tools: Tools) -> Iterator[Offer]:
    """One offer an entry, the newest `source.newest` of them; none when the feed has not changed."""
    url = str(source.url)
    answer = tools.fetcher.fetch(url, source, tools.state.validators(url))
    if answer.status == 304:
        tools.same.append(url)
        return
    feed = read_feed(answer.body, answer.url, answer.headers.get("content-type", ""))
    tools.confirmed[url] = validators_of(answer)
    tools.notes.extend([feed.fault] if feed.fault else [])
    newest = sorted(feed.entries, key=lambda entry: entry.published or "9", reverse=True)[: source.newest]
    if len(feed.entries) > len(newest):
        tools.notes.append(f"{len(feed.entries) - len(newest)} older entries were not taken")
    for entry in newest:
        if not entry.url and not entry.markup.strip():
            tools.notes.append("an entry without address and text was left out")
            continue
        name = canonical(entry.url) if entry.url else f"{url}#{entry.id or entry.title or entry.fingerprint}"
        yield Offer(f"{source.name} {name}", entry.fingerprint, partial(_article, entry, name, feed, source, tools))


def _article(entry: Entry, name: str, feed: Feed, source: Source, tools: Tools) -> list[Found]:
    """The article of an entry. Where its page cannot be had, the feed's own words stand, and a note says so."""
    own = _own(entry, tools)
    if entry.url and source.full_text and not (entry.whole and own and len(own.text.split()) >= _WHOLE_WORDS):
        try:
            return [_from_page(entry, entry.url, name, feed, source, tools)]
        except FetchError as error:
            if own is None:
                raise
            tools.notes.append(f"of “{entry.title or name}” only the feed's own words were taken: {error}")
    if own is None:
        raise FetchError(f"{name} has no text")
    document = replace(own, title=entry.title, outlet=feed.title, author=entry.author, url=entry.url)
    return [Found(_dated(document, feed), name, _page(entry), ".html", entry.published)]


def _from_page(entry: Entry, url: str, name: str, feed: Feed, source: Source, tools: Tools) -> Found:
    """The article of the page that an entry leads to; what the feed says of it comes first, for it is of this entry."""
    answer = tools.fetcher.fetch(url, source)
    page, suffix = tools.read_page(answer)
    document = replace(
        page,
        title=entry.title or page.title,
        outlet=page.outlet or feed.title,
        author=page.author or entry.author,
        url=stated_or_found(page.url, answer.url),
    )
    return Found(_dated(document, feed), name, answer.body, suffix, entry.published)


def _own(entry: Entry, tools: Tools) -> RawDocument | None:
    """The entry's own words as a document, or None."""
    if not entry.markup.strip():
        return None
    try:
        return tools.read(_page(entry), "entry.html")[0]
    except FetchError:
        return None


def _page(entry: Entry) -> bytes:
    """The entry as a web page, for the reader of web pages."""
    title = escape(entry.title or "")
    head = f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}</title></head>'
    return f"{head}<body><article>{_paragraphs(entry.markup)}</article></body></html>".encode("utf-8", "replace")


def _paragraphs(markup: str) -> str:
    return markup if "<p" in markup else f"<p>{markup}</p>"


def _dated(document: RawDocument, feed: Feed) -> RawDocument:
    return replace(document, language=document.language or feed.language)
