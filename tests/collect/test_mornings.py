"""Three feeds made of the seeds, over two mornings; and runs that are cut short."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.collect.entries import read_feed
from briefing.collect.identity import canonical, content_hash
from briefing.collect.sources import slug
from briefing.errors import FetchError
from tests.collect.conftest import Collector, feed
from tests.collect.imap_server import certificate
from tests.collect.servers import Page, Site, article_page, rss, running
from tests.collect.test_command import entry
from tests.collect.test_command import settings as write_settings
from tests.collect.test_feeds import DAY, TEXT, one_entry
from tests.collect.test_refusals import page
from tests.conftest import Runner

ADDRESSES = ("127.0.0.1", "127.0.0.2", "127.0.0.3")
HEADLINES = {
    "000": ("Zelenskyy hails green light", "127.0.0.1", 31),
    "001": ("Stoltenberg pushes allies", "127.0.0.2", 30),
    "002": ("Kremlin speaks of escalation", "127.0.0.2", 30),
    "003": ("Germany agrees to permit", "127.0.0.3", 31),
    "004": ("Putin warns the West", "127.0.0.3", 31),
}


@pytest.fixture
def wires() -> Iterator[dict[str, Site]]:
    """Three outlets, each a server with a feed."""
    with ExitStack() as stack:
        yield {address: stack.enter_context(running(address)) for address in ADDRESSES}


def publish(wires: dict[str, Site], seeds: Path, until: int) -> None:
    """Put what was published until that day of May on the servers."""
    for number, (address, site) in enumerate(wires.items(), start=1):
        entries = []
        for name, (title, at, day) in HEADLINES.items():
            if at == address and day <= until:
                [path] = seeds.glob(f"{name}_*.txt")
                site.pages[f"/{name}"] = article_page(title, path.read_text("utf-8"))
                when = datetime(2024, 5, day, 9, tzinfo=UTC)
                entries.append((title, f"{site.url}/{name}?utm_source=feed", when, f"{title}."))
                site.pages[f"/{name}?utm_source=feed"] = site.pages[f"/{name}"]
        site.pages["/feed"] = rss(f"Example Wire {number}", *entries)


def morning(runner: Runner) -> tuple[str, dict[str, Any]]:
    collected = runner("collect")
    made = runner("generate", "--format", "json", "--compare", "last")
    assert (collected.code, made.code) == (0, 0), collected.stdout + made.stderr
    return collected.stdout, json.loads((runner.folder / made.paths[0]).read_text("utf-8"))


@pytest.mark.enable_socket
def test_two_mornings_with_three_feeds(runner: Runner, wires: dict[str, Site], seeds: Path) -> None:
    write_settings(
        runner,
        *(entry(site, name=f"Wire {n}", allow=[*ADDRESSES]) for n, site in enumerate(wires.values(), start=1)),
    )
    publish(wires, seeds, until=30)
    first_report, first = morning(runner)
    publish(wires, seeds, until=31)
    second_report, second = morning(runner)

    assert first_report == "Wire 1: unchanged\nWire 2: 2 new\nWire 3: unchanged\n"
    assert second_report == "Wire 1: 1 new\nWire 2: unchanged\nWire 3: 2 new\n"
    assert (first["as_of"], first["changes"], len(first["articles"])) == ("2024-05-30", None, 2)
    assert (second["as_of"], second["changes"]["since"]) == ("2024-05-31", "2024-05-30")
    assert {article["outlet"] for article in second["articles"]} == {f"Example Wire {n}" for n in (1, 2, 3)}
    turned = {c["about"]: (c["was"], c["now"]) for c in second["changes"]["changed"] if c["kind"] == "stance"}
    assert {actor: now for actor, (_, now) in turned.items()} == {"Germany": "for", "United States": "for"}
    assert turned["United States"] == ("against", "for")
    assert [len(site.asked("/feed")) for site in wires.values()] == [2, 2, 2]


@pytest.mark.enable_socket
def test_a_run_that_is_killed_is_completed_by_the_next(runner: Runner, site: Site) -> None:
    titles = [f"Entry {number}" for number in range(6)]
    entries = [(title, f"{site.url}/{n}", DAY + timedelta(hours=n), "") for n, title in enumerate(titles)]
    site.pages["/feed"] = rss("Example Wire", *entries)
    for number, title in enumerate(titles):
        site.pages[f"/{number}"] = article_page(title, f"{TEXT}\n\n{title} was the last of them.")
    third = site.pages["/3"]

    def stuck(handler: BaseHTTPRequestHandler) -> None:
        time.sleep(2)

    site.pages["/3"] = Page(act=stuck)
    write_settings(runner, entry(site), more="")
    with subprocess.Popen([sys.executable, "-m", "briefing", "collect"], cwd=runner.folder) as process:
        while not site.asked("/3"):
            time.sleep(0.01)
        process.send_signal(signal.SIGKILL)
    site.pages["/3"] = third
    before = sorted(path.name for path in (runner.folder / "articles").glob("*/*.json"))

    result = runner("collect")

    after = sorted(path.name for path in (runner.folder / "articles").glob("*/*.json"))
    assert (result.code, result.stdout) == (0, "Example Wire: 4 new, 2 unchanged\n")
    assert (len(before), len(after)) == (2, 6)
    assert set(before) <= set(after)


@pytest.mark.enable_socket
def test_a_full_disk_is_one_sentence_and_what_was_there_stays(runner: Runner, site: Site) -> None:
    one_entry(site)
    write_settings(runner, entry(site))
    runner("collect")
    one_entry(site, f"{TEXT}\n\n{TEXT * 200}", "Changed.")
    script = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (60000, 60000))\n"
        "from briefing.cli.border import run; sys.exit(run(['collect']))"
    )

    done = subprocess.run([sys.executable, "-c", script], cwd=runner.folder, capture_output=True, text=True)

    assert (done.returncode, done.stderr) == (1, "")
    assert "failed: " in done.stdout
    assert "File too large" in done.stdout
    [path] = (runner.folder / "articles").glob("*/*.json")
    assert json.loads(path.read_text("utf-8"))["version"] == 1
    assert runner("collect").stdout == "Example Wire: 1 updated\n"


@pytest.mark.enable_socket
def test_certificates_are_checked(collector: Collector, tmp_path: Path) -> None:
    pem = certificate(tmp_path)
    with running(pem=pem.server) as site:
        site.pages["/a"] = article_page("Alliance agrees", TEXT)
        [untrusted] = collector(page(site, "/a"))
        [trusted] = collector(page(site, "/a", ca_file=pem.authority))

    assert untrusted.failed == "the certificate of 127.0.0.1 does not hold: unable to get local issuer certificate"
    assert (trusted.new, trusted.failed) == (1, None)
    other = certificate(tmp_path, "127.0.0.2")
    with running(pem=other.server) as site:
        [wrong] = collector(page(site, "/a", ca_file=other.authority))
    assert str(wrong.failed).startswith("the certificate of 127.0.0.1 does not hold: IP address mismatch")


@pytest.mark.enable_socket
def test_a_damaged_state_is_said(site: Site, collector: Collector) -> None:
    from briefing.errors import OutputError

    collector.folder.mkdir()
    (collector.folder / ".collect.sqlite").write_text("no database " * 200)

    with pytest.raises(OutputError, match=r"\.collect\.sqlite cannot be used: .*; move it away and collect again"):
        collector(feed(site))


@given(st.binary(max_size=400) | st.text(max_size=200).map(lambda text: f"<rss><item>{text}".encode()))
@settings(max_examples=60)
def test_whatever_a_server_sends_is_a_feed_or_a_reason(data: bytes) -> None:
    try:
        found = read_feed(data, "http://example.org/feed", "text/xml")
    except FetchError as error:
        assert str(error)  # noqa: PT017  either is right; nothing else is
    else:
        assert all(entry.fingerprint for entry in found.entries)


@given(st.text(max_size=30), st.sampled_from(["utm_source", "utm_campaign", "fbclid", "gclid"]), st.text(max_size=9))
def test_tracking_does_not_make_another_address(path: str, name: str, value: str) -> None:
    from urllib.parse import quote

    url = f"https://example.org/news/{quote(path, safe='')}"

    assert canonical(f"{url}?{name}={quote(value, safe='') or 'x'}#part") == canonical(url)
    assert canonical(canonical(url)) == canonical(url)


@given(st.text(max_size=80))
def test_names_of_files_are_harmless(text: str) -> None:
    name = slug(text)

    assert name == slug(name) != ""
    assert not set(name) & set("/\\\x00\n. ")
    assert len(name.encode("utf-8")) <= 60
    assert content_hash(f" {text}\n") == content_hash(text)
