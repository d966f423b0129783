"""`briefing init`: by flags and by questions; the file holds, feeds and mail were tried, and a first brief is there."""

from __future__ import annotations

import contextlib
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from briefing.config import load_settings
from tests.conftest import Runner
from tests.mail_server import HOST, running

FLAGS = ("--no-input", "--profile", "nato-ukraine", "--format", "md,json", "--at", "06:30", "--weekdays")


def test_flags_alone_make_the_settings_and_a_first_brief(runner: Runner, seeds: Path) -> None:
    result = runner("init", *FLAGS, "--folder", seeds)

    hint = (
        "All set: briefing run makes a brief in the folder reports and mails none, since nobody is to get it;"
        " briefing schedule add has cron do so.\n"
    )
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
    assert result.stderr == "All set: briefing run makes a brief and mails it; briefing schedule add has cron do so.\n"

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


def test_feeds_that_all_fail_are_why_there_is_no_brief_yet(runner: Runner) -> None:
    feeds = ("--feed", "http://127.0.0.1/one.xml", "--feed", "http://127.0.0.1/two.xml")
    result = runner("init", "--no-input", "--profile", "general", *feeds)

    written, one, two, last = result.stdout.splitlines()
    names = [line.partition(": failed: ")[0] for line in (one, two)]
    assert (result.code, result.stderr, written) == (3, "", "Written: briefing.toml")
    assert last == (
        f"No brief yet: {', '.join(names)} could not be collected, for the reason above; mend the addresses under "
        "[[source]] in briefing.toml, or the connection; briefing collect tries them again."
    )


def test_on_a_terminal_it_asks(runner: Runner, seeds: Path) -> None:
    mail = ("anna@example.org", "", "mail.example.org", "tls", "anna")
    code, shown = _answering(runner, "", str(seeds), "general", "pdf,md", *mail, "6:30", "y")

    assert code == 0, shown
    settings = load_settings({}, {}, config=runner.folder / "briefing.toml", reads=False)
    assert settings.mail is not None
    assert (settings.mail.host, settings.mail.security, settings.mail.username) == ("mail.example.org", "tls", "anna")
    assert (settings.profile, settings.format, settings.schedule.weekdays) == ("general", ("pdf", "md"), True)
    assert [source.kind for source in settings.feeds] == ["folder"]


def test_a_wrong_answer_is_told_and_asked_for_again(runner: Runner, seeds: Path) -> None:
    sources = ("nowhere", "https://example.org/feed", "articles", str(seeds))
    brief = ("sports", "general", "pdf,xls", "pdf")
    mail = ("nobody", "anna@example.org", "who", "", "mail.example.org", "ssh", "tls", "anna")
    code, shown = _answering(runner, *sources, *brief, *mail, "6:75", "6:30", "y")

    assert code == 0, shown
    told = [line.removeprefix("Not so: ") for line in shown.splitlines() if line.startswith("Not so: ")]
    assert told == [
        "an address with http:// or https:// is wanted, not nowhere",
        "articles is where collected articles are kept; name another folder, or another one under [collect] folder",
        "there is no profile 'sports': choose one of disaster, general, nato-ukraine, or give a .toml file",
        "there is no “xls”; choose from all, docx, html, json, md, pdf",
        "“nobody” is neither an address nor a group, and [mail.groups] names none",
        "an address like desk@example.org is wanted, not 'who'",
        "there is no “ssh”; choose from starttls, tls, none",
        "a time like 06:30 is wanted, not 6:75",
    ]
    settings = load_settings({}, {}, config=runner.folder / "briefing.toml", reads=False)
    assert [source.path for source in settings.feeds] == [None, seeds]
    assert (settings.profile, settings.format) == ("general", ("pdf",))
    assert settings.mail is not None
    assert (settings.mail.host, settings.mail.security) == ("mail.example.org", "tls")
    assert [path.name for path in runner.folder.iterdir()] == ["briefing.toml"]


def _answering(runner: Runner, *answers: str) -> tuple[int, str]:
    """The exit code of `init`, and what a terminal shows, where these answers are typed."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "briefing", "init", "--no-try"]
    process = subprocess.Popen(command, cwd=runner.folder, stdin=theirs, stdout=theirs, stderr=theirs)
    os.close(theirs)
    shown, left = "", list(answers)
    with contextlib.suppress(OSError):  # the terminal of a process that ended
        while chunk := os.read(ours, 4096).decode():
            shown += chunk
            if shown.endswith(": ") and left:
                os.write(ours, f"{left.pop(0)}\n".encode())
    os.close(ours)
    process.wait()
    return process.returncode, shown
