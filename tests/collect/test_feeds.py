"""Feeds: what becomes an article, what is known already, and what changed."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from hashlib import sha256
from pathlib import Path

import pytest

from briefing.collect.entries import read_feed
from briefing.corpus.sources import read_sources
from briefing.errors import FetchError
from tests.collect.conftest import MORNING, Collector, feed
from tests.collect.servers import Page, Site, article_page, rss

pytestmark = pytest.mark.enable_socket

DAY = datetime(2024, 5, 30, 8, 0, tzinfo=UTC)
TEXT = "\n\n".join(
    (
        "The alliance agreed on Thursday to send more air defence to the east, its spokesman told reporters here.",
        "Two governments had asked for a delay, but they gave way after talks that lasted until early morning.",
        "Moscow called the decision a provocation and said that it would answer in a way of its own choosing.",
    )
)


def one_entry(site: Site, text: str = TEXT, teaser: str = "The alliance agreed.") -> None:
    site.pages["/feed"] = rss("Example Wire", ("Alliance agrees", f"{site.url}/a", DAY, teaser))
    site.pages["/a"] = article_page("Alliance agrees", text)


def test_an_entry_becomes_a_record_of_the_page_it_leads_to(site: Site, collector: Collector) -> None:
    one_entry(site)

    [outcome] = collector(feed(site))

    assert (outcome.source, outcome.new, outcome.failed, outcome.notes) == ("Example Wire", 1, None, ())
    [record] = collector.records
    raw = (collector.folder / record["raw"]).read_bytes()
    assert raw == site.pages["/a"].body
    assert record == {
        "title": "Alliance agrees",
        "outlet": "Example Wire",
        "author": None,
        "published": "2024-05-30T08:00:00+00:00",
        "url": f"{site.url}/a",
        "language": "en",
        "text": record["text"],
        "collected_from": "Example Wire",
        "fetched": "2024-05-30T06:30:00Z",
        "version": 1,
        "raw": record["raw"],
        "raw_sha256": sha256(raw).hexdigest(),
    }
    assert all(paragraph in record["text"] for paragraph in TEXT.split("\n\n"))
    [article] = read_sources([collector.folder]).articles
    assert (article.title, article.outlet, str(article.published)) == ("Alliance agrees", "Example Wire", "2024-05-30")


def test_an_unchanged_feed_is_asked_for_with_its_etag_and_its_pages_are_not(site: Site, collector: Collector) -> None:
    one_entry(site)
    collector(feed(site))

    [outcome] = collector(feed(site))

    first, second = site.asked("/feed")
    assert "if-none-match" not in first
    assert second["if-none-match"] == f'"{sha256(site.pages["/feed"].body).hexdigest()[:12]}"'
    assert len(site.asked("/a")) == 1
    assert (outcome.new, outcome.failed, len(collector.paths)) == (0, None, 1)


def test_a_server_that_knows_dates_alone_is_asked_with_them(site: Site, collector: Collector) -> None:
    one_entry(site)
    modified = "Thu, 30 May 2024 08:00:00 GMT"
    site.pages["/feed"] = replace(site.pages["/feed"], headers={"Last-Modified": modified})
    collector(feed(site))
    collector(feed(site))

    assert site.asked("/feed")[1]["if-modified-since"] == modified


def test_one_article_under_two_addresses_is_kept_once(site: Site, collector: Collector) -> None:
    tracked = f"{site.url}/a?utm_source=rss&utm_medium=feed"
    site.pages["/feed"] = rss(
        "Example Wire",
        ("Alliance agrees", f"{site.url}/a", DAY, ""),
        ("Alliance agrees", tracked, DAY, ""),
        ("The same words elsewhere", f"{site.url}/copy", DAY, ""),
    )
    for path in ("/a", "/a?utm_source=rss&utm_medium=feed", "/copy"):
        site.pages[path] = article_page("Alliance agrees", TEXT)

    [outcome] = collector(feed(site))

    assert (outcome.new, outcome.unchanged, outcome.failed) == (1, 2, None)
    assert [record["url"] for record in collector.records] == [f"{site.url}/a"]


def test_an_updated_article_is_a_new_version_and_the_old_one_is_kept(site: Site, collector: Collector) -> None:
    one_entry(site)
    collector(feed(site))
    before = collector.records
    one_entry(site, f"{TEXT}\n\nThe delay was withdrawn on Friday, an official said.", "Updated: agreed.")

    [outcome] = collector(feed(site), now=MORNING + timedelta(days=1))

    assert (outcome.new, outcome.updated) == (0, 1)
    [record] = collector.records
    assert (record["version"], "withdrawn on Friday" in record["text"]) == (2, True)
    [older] = (collector.folder / ".versions").rglob("*.json")
    assert json.loads(older.read_text("utf-8")) == before[0]
    assert len(list((collector.folder / ".raw").rglob("*.html"))) == 2


def test_an_undated_entry_is_kept_undated(site: Site, collector: Collector) -> None:
    one_entry(site)
    site.pages["/feed"] = rss("Example Wire", ("Alliance agrees", f"{site.url}/a", None, "x"))

    [outcome] = collector(feed(site))

    assert outcome.new == 1
    assert collector.records[0]["published"] is None
    assert read_sources([collector.folder]).articles[0].published is None


def test_the_publishers_own_day_counts() -> None:
    when = datetime(2024, 5, 31, 0, 30, tzinfo=timezone(timedelta(hours=3)))
    [entry] = read_feed(rss("W", ("T", "http://example.org/a", when, "x")).body, "http://example.org", "").entries

    assert entry.published == "2024-05-31T00:30:00+03:00"


def test_a_page_that_cannot_be_had_leaves_the_feeds_own_words(site: Site, collector: Collector) -> None:
    one_entry(site, teaser="The alliance agreed on Thursday to send more air defence to the east.")
    del site.pages["/a"]

    [outcome] = collector(feed(site))

    assert (outcome.new, outcome.failed) == (1, None)
    assert "air defence to the east" in collector.records[0]["text"]
    assert outcome.notes == (
        f"of “Alliance agrees” only the feed's own words were taken: {site.url}/a: it is not there (status 404)",
    )


def test_an_entry_that_fails_is_tried_again_although_the_feed_is_the_same(site: Site, collector: Collector) -> None:
    one_entry(site, teaser="")
    page = site.pages.pop("/a")
    [failed] = collector(feed(site))
    site.pages["/a"] = page

    [outcome] = collector(feed(site))

    assert failed.failed == f"{site.url}/a: it is not there (status 404)"
    assert (outcome.new, outcome.failed) == (1, None)


def test_atom_and_json_feeds_with_whole_articles_need_no_page(site: Site, collector: Collector) -> None:
    long = " ".join(["The alliance agreed on Thursday to send more air defence to the east."] * 15)
    site.pages["/atom"] = Page(
        f"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Example Atom</title>
        <entry><title>Atom entry</title><link href="/one"/><id>urn:1</id><updated>2024-05-30T10:00:00+02:00</updated>
        <author><name>A. Writer</name></author><content type="html">&lt;p&gt;{long}&lt;/p&gt;</content></entry></feed>
        """.encode(),
        "application/atom+xml",
    )
    item = {"id": 7, "url": "/two", "title": "JSON entry", "content_text": f"{long} Twice.", "authors": [{"name": "B"}]}
    made = {"version": "https://jsonfeed.org/version/1.1", "title": "Example JSON", "items": [item]}
    site.pages["/json"] = Page(json.dumps(made).encode(), "application/feed+json")

    outcomes = collector(feed(site, "/atom", "Atom"), feed(site, "/json", "JSON"))

    assert [(outcome.new, outcome.failed) for outcome in outcomes] == [(1, None), (1, None)]
    stated = [(r["title"], r["outlet"], r["author"], r["published"], r["url"]) for r in collector.records]
    assert stated == [
        ("Atom entry", "Example Atom", "A. Writer", "2024-05-30T10:00:00+02:00", f"{site.url}/one"),
        ("JSON entry", "Example JSON", "B", None, f"{site.url}/two"),
    ]
    assert {path for path, _ in site.requests} == {"/robots.txt", "/atom", "/json"}


def test_only_the_newest_entries_are_taken_and_that_is_said(site: Site, collector: Collector) -> None:
    entries = [(f"Entry {n}", f"{site.url}/{n}", DAY + timedelta(hours=n), f"{TEXT} Number {n}.") for n in range(5)]
    site.pages["/feed"] = rss("Example Wire", *entries)

    [outcome] = collector(feed(site, newest=2, full_text=False))

    assert sorted(record["title"] for record in collector.records) == ["Entry 3", "Entry 4"]
    assert (outcome.new, outcome.notes) == (2, ("3 older entries were not taken",))


def test_broken_xml_gives_what_can_be_read_or_a_reason(site: Site, collector: Collector) -> None:
    whole = rss("Example Wire", ("Alliance agrees", f"{site.url}/a", DAY, TEXT)).body
    site.pages["/cut"] = Page(whole.replace(b"</channel></rss>", b"<item><title>Half"), "application/rss+xml")
    site.pages["/page"] = article_page("No feed", TEXT)
    site.pages["/json"] = Page(b'{"items": 3')
    site.pages["/empty"] = Page(b"")

    cut, page, made, empty = collector(
        *(feed(site, f"/{name}", name, full_text=False) for name in ("cut", "page", "json", "empty"))
    )

    assert (cut.new >= 1, cut.failed) == (True, None)
    assert cut.notes[0].startswith("the feed is not well-formed (")
    for outcome in (page, made, empty):
        assert outcome.failed is not None
        assert outcome.failed.startswith(f"there is no RSS, Atom or JSON feed at {site.url}/{outcome.source}")


def test_an_entry_with_an_odd_field_keeps_its_place_and_those_behind_it() -> None:
    """A year that no clock holds, and authors that are no list."""
    sound = rss("W", ("A", "http://example.org/a", DAY, "x"), ("B", "http://example.org/b", DAY, "y")).body
    year = sound.replace(b"2024", b"9" * 20, 1)
    odd = {"id": 1, "content_text": "x", "date_published": f"Fri, 31 May {'9' * 20} 10:00:00 +0000", "authors": 5}
    items = [odd, {"id": 2, "content_text": "y", "authors": [{"name": "Ann"}]}]
    made = json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": items}).encode()

    by_year = read_feed(year, "http://example.org", "").entries
    by_json = read_feed(made, "http://example.org", "").entries

    assert [(entry.title, entry.published) for entry in by_year] == [("A", None), ("B", "2024-05-30T08:00:00+00:00")]
    assert [(entry.id, entry.published, entry.author) for entry in by_json] == [("1", None, None), ("2", None, "Ann")]


def test_a_feed_is_never_taken_for_a_file_name(tmp_path: Path) -> None:
    secret = tmp_path / "secret.xml"
    secret.write_bytes(rss("Secret", ("T", "http://example.org", DAY, "x")).body)

    with pytest.raises(FetchError, match="there is no RSS"):
        read_feed(str(secret).encode(), "http://example.org/feed", "text/xml")
