"""What is not reached, not waited for and not taken, while the other sources go on."""

from __future__ import annotations

import gzip
import json
import socket
import time
from collections.abc import Callable
from dataclasses import replace
from http.server import BaseHTTPRequestHandler
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from briefing.collect.addresses import addresses_of, is_public
from briefing.collect.fetch import USER_AGENT
from briefing.collect.sources import Source
from briefing.errors import FetchError, LockedError
from tests.collect.conftest import Collector, feed
from tests.collect.servers import ADDRESS, Page, Site, article_page, rss, running
from tests.collect.test_feeds import DAY, TEXT, one_entry

pytestmark = pytest.mark.enable_socket


def page(site: Site, path: str, **more: Any) -> Source:
    return Source(name=path.strip("/") or "page", kind="page", url=site.url + path, **{"allow": (ADDRESS,), **more})


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.215.14", True), ("2606:2800:21f:cb07:6820:80da:af6b:8b2c", True), ("127.0.0.1", False),
        ("0.0.0.0", False), ("10.1.2.3", False), ("172.16.0.1", False), ("192.168.1.1", False),
        ("169.254.169.254", False), ("100.64.0.1", False), ("224.0.0.1", False), ("255.255.255.255", False),
        ("::1", False), ("::", False), ("fe80::1%eth0", False), ("fd00::1", False), ("fec0::1", False),
        ("::ffff:127.0.0.1", False), ("::ffff:8.8.8.8", True), ("64:ff9b::7f00:1", False), ("2002:7f00:1::", False),
        ("ff02::1", False),
    ],
)  # fmt: skip
def test_public_addresses(address: str, public: bool) -> None:
    assert is_public(address) is public


@pytest.mark.parametrize("host", ["127.0.0.1", "2130706433", "0x7f.1", "::1"])
def test_ways_to_write_the_loopback_are_refused_and_can_be_allowed(host: str) -> None:
    with pytest.raises(FetchError, match="refused unless the source has it under allow"):
        addresses_of(host, 80, ())
    for allowed in (host, "127.0.0.0/8" if host != "::1" else "::1/128"):
        assert addresses_of(host, 80, ["other.example.org", allowed]) in (["127.0.0.1"], ["::1"])


def test_a_redirect_to_a_private_address_is_refused(site: Site, collector: Collector) -> None:
    with running("127.0.0.2") as hidden:
        hidden.pages["/secret"] = article_page("Secret", TEXT)
        targets = [f"{hidden.url}/secret", "http://[::1]/", "http://169.254.169.254/latest", "file:///etc/passwd"]
        targets += ["ftp://example.org/x", "http://user:pass@example.org/"]
        for number, target in enumerate(targets):
            site.pages[f"/{number}"] = Page(status=302, headers={"Location": target})

        outcomes = collector(*(page(site, f"/{number}") for number in range(len(targets))))

        assert hidden.requests == []
    reasons = [str(outcome.failed) for outcome in outcomes]
    private = "is the private address {}, which is refused unless the source has it under allow"
    assert reasons[0] == f"127.0.0.2 {private.format('127.0.0.2')}"
    assert reasons[1] == f"::1 {private.format('::1')}"
    assert reasons[2].startswith("169.254.169.254 is the private address")
    assert reasons[3] == "file:///etc/passwd is refused: only addresses with http:// and https:// are asked for"
    assert reasons[4] == "ftp://example.org/x is refused: only addresses with http:// and https:// are asked for"
    assert reasons[5] == "an address on example.org is refused: it holds a name or password"
    assert collector.paths == []


def test_redirects_are_followed_to_an_end(site: Site, collector: Collector) -> None:
    site.pages["/old"] = Page(status=301, headers={"Location": "/new"})
    site.pages["/new"] = article_page("Moved", TEXT)
    site.pages["/round"] = Page(status=302, headers={"Location": "/round"})

    moved, endless = collector(page(site, "/old"), page(site, "/round"))

    assert (moved.new, collector.records[0]["url"]) == (1, f"{site.url}/new")
    assert endless.failed == f"more than 5 redirects, the last to {site.url}/round"


def test_a_name_is_resolved_once_and_the_judged_address_is_used(
    site: Site, collector: Collector, monkeypatch: pytest.MonkeyPatch
) -> None:
    """DNS rebinding: the name points elsewhere the second time, which nobody asks for."""
    asked: list[str] = []
    real = socket.getaddrinfo

    def rebinding(host: str, *arguments: Any, **more: Any) -> Any:
        if host != "news.example.org":
            return real(host, *arguments, **more)
        asked.append(host)
        return real(ADDRESS if len(asked) % 2 else "127.0.0.3", *arguments, **more)

    monkeypatch.setattr(socket, "getaddrinfo", rebinding)
    site.pages["/robots.txt"] = Page(b"User-agent: *\nAllow: /\n")
    site.pages["/a"] = article_page("Alliance agrees", TEXT)
    port = site.url.rpartition(":")[2]
    source = replace(page(site, "/a"), url=f"http://news.example.org:{port}/a")

    [outcome] = collector(source)

    assert outcome.failed == (
        "news.example.org is the private address 127.0.0.3, which is refused unless the source has it under allow"
    )
    assert asked == ["news.example.org"] * 2
    assert site.asked("/robots.txt")[0]["host"] == f"news.example.org:{port}"


def hang(handler: BaseHTTPRequestHandler) -> None:
    time.sleep(3)


def drip(handler: BaseHTTPRequestHandler) -> None:
    """Headers without end, one byte at a time."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX: ")
    for _ in range(60):
        handler.wfile.write(b"x")
        handler.wfile.flush()
        time.sleep(0.05)


def drip_body(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n")
    for _ in range(60):
        handler.wfile.write(b"<p>words and words")
        handler.wfile.flush()
        time.sleep(0.05)


def cut(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nhalf")


@pytest.mark.parametrize(
    ("act", "reason"),
    [
        (hang, "127.0.0.1: no complete answer within 0.4 s"),
        (drip, "127.0.0.1: no complete answer within 0.4 s"),
        (drip_body, "127.0.0.1: no complete answer within 0.4 s"),
        (cut, "127.0.0.1: the answer broke off"),
    ],
)
def test_a_server_that_does_not_answer_is_left(
    site: Site, collector: Collector, act: Callable[[BaseHTTPRequestHandler], None], reason: str
) -> None:
    collector.settings = replace(collector.settings, timeout=0.4)
    site.pages["/bad"] = Page(act=act)
    begun = time.monotonic()

    [outcome] = collector(page(site, "/bad"))

    assert outcome.failed == reason
    assert time.monotonic() - begun < 2


def garbage(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"garbage\r\n\r\n")


def many_headers(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n" + b"".join(b"H%d: x\r\n" % n for n in range(150)) + b"\r\nhi")


def long_header(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX: " + b"x" * 70_000 + b"\r\n\r\nhi")


def nowhere(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.1 302 Found\r\nLocation: http://[bad/\r\nContent-Length: 0\r\n\r\n")


@pytest.mark.parametrize(
    ("act", "reason"),
    [
        (garbage, "127.0.0.1: what answers there is no web server"),
        (many_headers, "127.0.0.1: the answer has too many headers, or too long ones"),
        (long_header, "127.0.0.1: the answer has too many headers, or too long ones"),
        (nowhere, "{url}/1 leads to http://[bad/, which is no address"),
    ],
)
def test_one_odd_page_keeps_none_of_the_others_back(
    site: Site, collector: Collector, act: Callable[[BaseHTTPRequestHandler], None], reason: str
) -> None:
    site.pages["/1"] = Page(act=act)
    for number in (2, 3):
        site.pages[f"/{number}"] = article_page(f"Page {number}", f"{TEXT} Number {number}.")
    source = replace(page(site, ""), kind="pages", urls=tuple(f"{site.url}/{number}" for number in (1, 2, 3)))

    [outcome] = collector(source)

    assert (outcome.new, outcome.failed) == (2, reason.format(url=site.url))


def test_a_robots_txt_that_leads_nowhere_is_said(site: Site, collector: Collector) -> None:
    site.pages["/robots.txt"] = Page(act=nowhere)

    [outcome] = collector(page(site, "/a"))

    assert outcome.failed == f"{site.url}/robots.txt leads to http://[bad/, which is no address"


def test_too_much_is_not_taken(site: Site, collector: Collector) -> None:
    site.pages["/long"] = Page(b"x" * 300_000)
    bomb = gzip.compress(b"<p>x</p>" * 5_000_000)
    site.pages["/bomb"] = Page(bomb, headers={"Content-Encoding": "gzip"})
    site.pages["/false"] = Page(b"no gzip at all", headers={"Content-Encoding": "gzip"})
    assert len(bomb) < 200_000

    long, burst, false = collector(page(site, "/long"), page(site, "/bomb"), page(site, "/false"))

    assert long.failed == "too large: 300,000 bytes, more than 200,000"
    assert burst.failed == "too large: more than 200,000 bytes"
    assert false.failed == "127.0.0.1: the answer cannot be decompressed"


def test_robots_txt_is_kept_to(site: Site, collector: Collector) -> None:
    site.pages["/robots.txt"] = Page(
        b"User-agent: *\nDisallow: /\n\nUser-agent: briefing\nDisallow: /private/*.html$\nAllow: /\n", "text/plain"
    )
    for path in ("/open.html", "/private/a.html"):
        site.pages[path] = article_page(path, f"{TEXT}\n\n{path}")

    free, kept_out = collector(page(site, "/open.html"), page(site, "/private/a.html"))

    assert free.new == 1
    assert kept_out.failed == f"the robots.txt of 127.0.0.1 asks programs not to take {site.url}/private/a.html"
    assert (site.asked("/private/a.html"), len(site.asked("/robots.txt"))) == ([], 1)
    assert {headers["user-agent"] for _, headers in site.requests} == {USER_AGENT}


def test_a_site_whose_robots_txt_fails_is_left_alone(site: Site, collector: Collector) -> None:
    site.pages["/robots.txt"] = Page(status=503)
    site.pages["/a"] = article_page("Alliance agrees", TEXT)

    [outcome] = collector(page(site, "/a"))

    assert outcome.failed == "127.0.0.1 does not give its robots.txt (status 503), so nothing is taken there"
    assert site.asked("/a") == []


def test_one_bad_feed_never_stops_the_others(site: Site, collector: Collector) -> None:
    one_entry(site)
    dead = Source(name="Dead", kind="feed", url="http://127.0.0.1:9/feed", allow=(ADDRESS,))

    outcomes = collector(dead, feed(site), feed(site, "/none", "Gone"))

    assert [(outcome.source, outcome.new, outcome.failed) for outcome in outcomes] == [
        ("Dead", 0, "127.0.0.1: the connection was refused"),
        ("Example Wire", 1, None),
        ("Gone", 0, f"{site.url}/none: it is not there (status 404)"),
    ]  # fmt: skip


def test_a_passing_fault_is_tried_again(site: Site, collector: Collector) -> None:
    answers = iter([503, 503, 200])

    def wavering(handler: BaseHTTPRequestHandler) -> None:
        status = next(answers)
        body = article_page("Alliance agrees", TEXT).body
        handler.wfile.write(f"HTTP/1.0 {status} X\r\nContent-Type: text/html\r\n\r\n".encode())
        handler.wfile.write(body if status == 200 else b"")

    site.pages["/a"] = Page(act=wavering)
    collector.settings = replace(collector.settings, retries=2)

    [outcome] = collector(page(site, "/a"))

    assert (outcome.new, outcome.failed, len(site.asked("/a"))) == (1, None, 3)


def test_a_host_that_does_not_answer_does_not_hold_the_run_up(site: Site, collector: Collector) -> None:
    entries = [(f"Entry {number}", f"{site.url}/{number}", DAY, f"{TEXT} {number}.") for number in range(30)]
    site.pages["/feed"] = rss("Example Wire", *entries)
    for number in range(30):
        site.pages[f"/{number}"] = Page(act=hang)
    collector.settings = replace(collector.settings, timeout=0.2)
    begun = time.monotonic()

    [outcome] = collector(feed(site))

    assert (outcome.new, outcome.failed) == (30, None)
    assert outcome.notes[0].endswith("no complete answer within 0.2 s")
    assert outcome.notes[2].endswith("127.0.0.1 is left alone for now: it did not answer 2 requests before")
    assert time.monotonic() - begun < 3


def test_the_encoding_that_a_server_states_counts(site: Site, collector: Collector) -> None:
    text = "\n\n".join(["Президент сказав у п’ятницю, що рішення союзників допоможе Україні захистити Харків."] * 3)
    body = article_page("Рішення", text).body.decode()
    for path, charset in (("/a", "windows-1251"), ("/b", "koi8-u"), ("/c", "nonsense-1"), ("/d", "undefined")):
        encoded = body.encode("utf-8" if path in "/c/d" else charset, "replace")
        wrong = b"" if path in "/c/d" else b"<meta charset=latin-1>"
        site.pages[path] = Page(encoded.replace(b"<title>", wrong + b"<title>"), f"text/html; charset={charset}")

    outcomes = collector(*(page(site, path) for path in ("/a", "/b", "/c", "/d")))

    assert [outcome.failed for outcome in outcomes] == [None] * 4
    assert {record["title"] for record in collector.records} == {"Рішення"}
    assert all("рішення союзників допоможе Україні" in record["text"] for record in collector.records)


def test_a_host_is_asked_one_request_at_a_time_with_a_pause(site: Site, collector: Collector) -> None:
    times: list[tuple[float, float]] = []

    def timed(handler: BaseHTTPRequestHandler) -> None:
        begun = time.monotonic()
        time.sleep(0.05)
        times.append((begun, time.monotonic()))
        handler.wfile.write(b"HTTP/1.0 200 OK\r\nContent-Type: text/plain\r\n\r\n")

    for path in ("/robots.txt", "/1", "/2", "/3"):
        site.pages[path] = Page(act=timed)
    collector.settings = replace(collector.settings, delay=0.15)

    collector(*(page(site, f"/{number}") for number in (1, 2, 3)))

    assert len(times) == 4
    assert all(after[0] - before[1] >= 0.14 for before, after in pairwise(times))


def test_a_second_run_on_the_folder_is_refused(site: Site, collector: Collector) -> None:
    def second(handler: BaseHTTPRequestHandler) -> None:
        with pytest.raises(LockedError, match="Another run is collecting into"):
            collector(feed(site))
        handler.wfile.write(b"HTTP/1.0 404 X\r\n\r\n")

    site.pages["/robots.txt"] = Page(act=second)
    one_entry(site)

    assert collector(feed(site))[0].new == 1


def test_what_a_page_says_of_itself_cannot_replace_anothers_article(site: Site, collector: Collector) -> None:
    """A page may state its own address on its own host, not that of another article elsewhere."""
    with running("127.0.0.2") as rival:
        rival.pages["/a"] = article_page("Rival's article", TEXT)
        forged = article_page("Forged", f"{TEXT}\n\nForged.").body
        link = f'<link rel="canonical" href="{rival.url}/a"></head>'.encode()
        site.pages["/forged"] = Page(forged.replace(b"</head>", link))
        theirs = replace(page(rival, "/a"), name="rival", allow=("127.0.0.2",))

        collector(theirs)
        [outcome] = collector(page(site, "/forged"))

    assert (outcome.new, outcome.updated) == (1, 0)
    assert sorted(record["url"] for record in collector.records) == [f"{site.url}/forged", f"{rival.url}/a"]


def test_titles_cannot_lead_out_of_the_folder(site: Site, collector: Collector, tmp_path: Path) -> None:
    entry = ("../../../escape\x00/..\\x", f"{site.url}/a", DAY, TEXT)
    site.pages["/feed"] = rss("Wire", (entry[0].replace("\x00", ""), *entry[1:]))

    collector(feed(site, name="../out", full_text=False))

    assert {path.parts[0] for path in map(Path, collector.paths)} == {"out"}
    assert [path.name for path in tmp_path.iterdir()] == ["articles"]
    assert json.loads((collector.folder / collector.paths[0]).read_text("utf-8"))["title"] == "../../../escape/..\\x"
