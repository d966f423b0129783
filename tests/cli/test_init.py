"""`briefing init`: by flags and by questions; the file holds, feeds and mail were tried, and a first brief is there."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
import time
from pathlib import Path

import pytest

from briefing.config import load_settings
from tests.conftest import Runner
from tests.mail_server import HOST, running

FLAGS = ("--no-input", "--profile", "nato-ukraine", "--format", "md,json", "--at", "06:30", "--weekdays")


def test_flags_alone_make_the_settings_and_a_first_brief(runner: Runner, seeds: Path) -> None:
    result = runner("init", *FLAGS, "--folder", seeds)

    hint = "All set: briefing run makes a brief and mails it; briefing schedule add has cron do so.\n"
    assert (result.code, result.stderr) == (0, hint)
    assert result.stdout.splitlines()[0] == "Written: briefing.toml"
    assert "5 new" in result.stdout
    assert (runner.folder / "reports" / "nato-ukraine-2024-05-31.md").is_file()
    settings = load_settings({}, {}, config=runner.folder / "briefing.toml", reads=False)
    assert (settings.format, settings.schedule.weekdays, settings.mail) == (("md", "json"), True, None)
    assert "#retry = [5, 30]" in (runner.folder / "briefing.toml").read_text("utf-8")
    assert runner("init", *FLAGS).code == 2


@pytest.mark.allow_hosts([HOST])
def test_the_mail_server_is_asked_and_nothing_is_mailed(runner: Runner, seeds: Path) -> None:
    with running() as server:
        mail = ("--to", "anna@example.org", "--from", "brief@example.org", "--host", HOST, "--security", "none")
        result = runner("init", *FLAGS, *mail, "--port", str(server.port), "--folder", seeds)
    assert (result.code, server.taken) == (0, [])
    assert f"Mail: {HOST}:{server.port} answers" in result.stdout

    again = runner("init", *FLAGS, *mail, "--port", str(server.port), "--folder", seeds, "--config", "other.toml")
    assert again.code == 3
    assert f"Mail: {HOST}:{server.port} does not answer: Connection refused" in again.stdout
    assert (runner.folder / "reports" / "nato-ukraine-2024-05-31.md").is_file()


def test_what_would_not_hold_is_not_left_behind(runner: Runner) -> None:
    result = runner("init", *FLAGS, "--to", "nobody", "--from", "brief@example.org", "--host", "sendmail")

    assert result.code == 2
    assert "“nobody” is neither an address nor a group" in result.stderr
    assert list(runner.folder.iterdir()) == []


def test_without_sources_it_says_what_is_missing(runner: Runner) -> None:
    result = runner("init", "--no-input", "--profile", "general")

    assert (result.code, result.stdout.splitlines()[0]) == (3, "Written: briefing.toml")
    assert "No brief yet: sources: name files or folders to read" in result.stdout


def test_on_a_terminal_it_asks(runner: Runner, seeds: Path) -> None:
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "briefing", "init", "--no-try"]
    process = subprocess.Popen(command, cwd=runner.folder, stdin=theirs, stdout=theirs, stderr=theirs)
    os.close(theirs)
    mail = ("anna@example.org", "", "mail.example.org", "tls", "anna")
    answers = ("", str(seeds), "general", "pdf,md", *mail, "6:30", "y")
    for answer in answers:
        time.sleep(0.1)
        os.write(ours, f"{answer}\n".encode())
    while process.poll() is None:
        time.sleep(0.05)
    shown = os.read(ours, 100_000).decode()
    os.close(ours)

    assert process.returncode == 0, shown
    settings = load_settings({}, {}, config=runner.folder / "briefing.toml", reads=False)
    assert settings.mail is not None
    assert (settings.mail.host, settings.mail.security, settings.mail.username) == ("mail.example.org", "tls", "anna")
    assert (settings.profile, settings.format, settings.schedule.weekdays) == ("general", ("pdf", "md"), True)
    assert [source.kind for source in settings.feeds] == ["folder"]
