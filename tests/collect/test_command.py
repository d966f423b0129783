"""`briefing collect` as a user types it, and the brief that is made of what it collected."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from briefing.collect.silence import silences
from briefing.models import Note
from tests.collect.conftest import MORNING, Collector, feed
from tests.collect.servers import ADDRESS, Page, Site, running
from tests.collect.test_feeds import one_entry
from tests.conftest import Runner

MANNERS = "[collect]\ndelay = 0\nretries = 0\ntimeout = 2\n"


def settings(runner: Runner, *sources: dict[str, Any], more: str = "") -> None:
    """Write briefing.toml with these sources; JSON's values are TOML's."""
    lines = ["\n[[source]]\n" + "".join(f"{k} = {json.dumps(v)}\n" for k, v in source.items()) for source in sources]
    (runner.folder / "briefing.toml").write_text(f"{MANNERS}{more}{''.join(lines)}")


def entry(site: Site, path: str = "/feed", **more: Any) -> dict[str, Any]:
    return {"name": "Example Wire", "kind": "feed", "url": site.url + path, "allow": [ADDRESS], **more}


@pytest.mark.enable_socket
def test_each_source_has_a_line_and_failing_ones_an_exit_code(runner: Runner, site: Site) -> None:
    one_entry(site)
    settings(runner, entry(site), entry(site, "/gone", name="Gone"))

    first, second = runner("collect"), runner("collect")
    sound, gone = runner("collect", "Example Wire"), runner("collect", "Gone", "--quiet")

    failed = f"Gone: failed: {site.url}/gone: it is not there (status 404)\n"
    assert (first.code, first.stdout) == (3, f"Example Wire: 1 new\n{failed}")
    assert (second.code, second.stdout) == (3, f"Example Wire: unchanged\n{failed}")
    assert (sound.code, sound.stdout) == (0, "Example Wire: unchanged\n")
    assert (gone.code, gone.stdout) == (1, failed)
    [outcome, _] = json.loads(runner("collect", "--json").stdout)
    assert outcome == {
        "source": "Example Wire",
        "new": 0,
        "updated": 0,
        "unchanged": 0,
        "failed": None,
        "notes": [],
        "same": True,
    }


ONE_THREAD_LOADS = """
import sys, threading

class Judge:
    def find_spec(self, name, path=None, target=None):
        if name.startswith("urllib3") and threading.current_thread() is not threading.main_thread():
            raise ImportError(f"{name} is loaded beside another thread that may load it")

sys.meta_path.insert(0, Judge())
from briefing.__main__ import main

main()
"""  # whether two threads that load one package get in each other's way is chance: one run in ten


@pytest.mark.allow_hosts([f"127.0.0.{number}" for number in range(1, 6)])
def test_sources_on_several_hosts_may_all_be_the_first_to_need_what_asks_for_them(runner: Runner) -> None:
    names = [f"Wire {number}" for number in range(1, 6)]
    with ExitStack() as stack:
        sites = [stack.enter_context(running(f"127.0.0.{number}")) for number in range(1, 6)]
        for site in sites:
            one_entry(site)
        allowed = [site.url.removeprefix("http://").partition(":")[0] for site in sites]
        settings(runner, *(entry(s, name=n, allow=[a]) for s, n, a in zip(sites, names, allowed, strict=True)))
        command = [sys.executable, "-c", ONE_THREAD_LOADS, "collect"]
        done = subprocess.run(command, cwd=runner.folder, capture_output=True, text=True, timeout=120)

    assert (done.returncode, done.stderr) == (0, "")
    assert re.findall("failed.*", done.stdout) == []
    assert [line.partition(":")[0] for line in done.stdout.splitlines()] == names


@pytest.mark.enable_socket
def test_a_brief_is_made_of_what_was_collected_and_says_who_was_missing(
    runner: Runner, site: Site, seeds: Path
) -> None:
    one_entry(site, (seeds / "000_2753efb99bd3e26c.txt").read_text("utf-8").partition("\n")[2])
    settings(runner, entry(site), entry(site, "/gone", name="Gone"))
    before = runner("generate", "--format", "json")
    runner("collect")

    made = runner("generate", "--format", "json")
    brief = json.loads((runner.folder / made.paths[0]).read_text("utf-8"))

    assert before.stderr.lower() == "error: sources: there is no file or folder articles; run briefing collect first.\n"
    assert [(a["outlet"], a["published"], a["status"]) for a in brief["articles"]] == [
        ("Example Wire", "2024-05-30", "used")
    ]
    assert brief["skipped"] == []
    [missing] = [gap for gap in brief["gaps"] if gap.startswith("Gone")]
    assert missing.endswith(f": {site.url}/gone: it is not there (status 404).")


@pytest.mark.enable_socket
def test_a_silent_source_is_said_without_a_clock(collector: Collector, site: Site) -> None:
    one_entry(site)
    quiet = feed(site, name="Quiet", silent_days=3)
    collector(quiet)
    assert silences([quiet], collector.folder) == ()

    collector(quiet, now=MORNING + timedelta(days=2))
    assert silences([quiet], collector.folder) == ()
    collector(quiet, now=MORNING + timedelta(days=4))

    said = (Note.of("source_silent", source="Quiet", n=4, since="2024-05-30"),)
    assert silences([quiet], collector.folder) == silences([quiet], collector.folder) == said


def test_every_problem_of_the_sources_is_told_at_once(runner: Runner) -> None:
    settings(
        runner,
        {"kind": "fed", "url": "http://example.org/feed"},
        {"url": "file:///etc/passwd", "newest": -1},
        {"kind": "imap", "host": "mail.example.org", "colour": "blue", "security": "none"},
        {"name": "One", "url": "https://example.org/a"},
        {"name": "one", "url": "https://user:secret@example.org/b"},
        more="speed = 9\n",
    )

    result = runner("collect")

    assert result.code == 2
    problems = [line.removeprefix("  - briefing.toml ") for line in result.stderr.splitlines()[1:]]
    assert [problem.partition(";")[0] for problem in problems] == [
        "[collect] speed: no such key",
        "[[source]] 1 kind: one of feed, page, pages, folder, maildir, imap is wanted, not 'fed'",
        "[[source]] 2 newest: a number of 0 or more is wanted, not -1",
        "[[source]] 2 url: an address with http:// or https:// is wanted, not file:///etc/passwd",
        "[[source]] 3 colour: no such key",
        "[[source]] 3 username: a source of kind imap needs it",
        "[[source]] 3 security: one of tls, starttls is wanted",
        "[[source]] 5 url: a name or password does not belong into an address",
    ]
    assert "secret" not in result.stderr


def test_without_sources_collect_says_how_to_add_one(runner: Runner) -> None:
    result = runner("collect")

    assert result.code == 2
    assert result.stderr == "Error: There is no [[source]] in briefing.toml: add one, or import --opml FILE.\n"
    settings(runner, {"url": "https://example.org/a"})
    assert runner("collect", "Other").stderr == "Error: There is no source “Other”; choose from example.org/a.\n"


@pytest.mark.enable_socket
def test_opml_becomes_sources_once(runner: Runner) -> None:
    with running() as site:
        one_entry(site)
        site.pages["/other"] = Page()
        (runner.folder / "feeds.opml").write_text(
            f"""<?xml version="1.0"?><!DOCTYPE opml [<!ENTITY x SYSTEM "file:///etc/passwd">]>
            <opml version="2.0"><body><outline text="News &amp; more">
            <outline type="rss" text="Wire &#34;one&#34;" xmlUrl="{site.url}/feed"/>
            <outline type="rss" text="Wire &#34;one&#34;" xmlUrl="{site.url}/other"/>
            <outline type="rss" text="&x;" xmlUrl="ftp://example.org/feed"/></outline></body></opml>"""
        )
        (runner.folder / "briefing.toml").write_text(f"# Ours\n{MANNERS}")

        first, second = runner("collect", "--opml", "feeds.opml"), runner("collect", "--opml", "feeds.opml")

        assert first.stdout == f'Wire "one": {site.url}/feed\nWire "one" 2: {site.url}/other\n'
        assert (second.stdout, second.code) == ("", 0)
        assert (runner.folder / "briefing.toml").read_text().startswith("# Ours\n")
        assert "refused unless the source has it under allow" in runner("collect", 'Wire "one"').stdout
    (runner.folder / "no.opml").write_text("<html/>")
    assert runner("collect", "--opml", "no.opml").code == 2
