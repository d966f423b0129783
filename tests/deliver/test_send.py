"""`briefing send` and `briefing outbox` against a real server: everybody gets a brief once, and the outcome is kept."""

from __future__ import annotations

import json
import re
import shutil
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

import pytest

from briefing.cli import clock
from tests.conftest import Runner
from tests.mail_server import HOST, MailServer, free_port, running

pytestmark = pytest.mark.allow_hosts([HOST])

ANNA, BEN = "anna@example.org", "ben@example.org"


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory, seeds: Path) -> Path:
    """A folder with a brief in PDF and DOCX and its archive."""
    runner = Runner(tmp_path_factory.mktemp("made"))
    assert runner("generate", seeds, "--format", "pdf", "--format", "docx", "--stamp", "2024-06-01").code == 0
    return runner.folder


@pytest.fixture
def at(tmp_path: Path, made: Path, monkeypatch: pytest.MonkeyPatch) -> Runner:
    """The command line in a copy of that folder; it does not wait."""
    shutil.copytree(made, tmp_path / "made", symlinks=True)
    monkeypatch.setattr(clock, "wait", lambda seconds: None)
    return Runner(tmp_path / "made")


def configure(at: Runner, port: int, **more: Any) -> None:
    """`[mail]` for a server on that port."""
    table = {"host": HOST, "port": port, "security": "none", "from": "Brief <brief@example.org>", "to": [ANNA], **more}
    groups = table.pop("groups", {})
    lines = [f"{key} = {json.dumps(value)}" for key, value in table.items()]
    named = [f"{name} = {json.dumps(members)}" for name, members in groups.items()]
    text = "\n".join(["[mail]", *lines, "[mail.groups]", *named, ""])
    (at.folder / "briefing.toml").write_text(text, "utf-8")


def states(at: Runner) -> dict[str, str]:
    """Recipient → state, of the newest mail."""
    return {row["recipient"]: row["state"] for row in reversed(json.loads(at("outbox", "--json").stdout))}


REPORT = "reports/nato-ukraine-2024-05-31.pdf"


def test_a_report_is_sent_with_its_front_page_and_what_was_asked_for(at: Runner) -> None:
    with running() as server:
        configure(at, server.port, groups={"desk": ["Ben <ben@example.org>", ANNA]})
        result = at("send", REPORT, "--to", "desk", "--bcc", "carl@example.org", "--attach", "pdf,docx,md")

    assert (result.code, result.stderr) == (0, "")
    assert result.stdout == f"{BEN}: sent\n{ANNA}: sent\ncarl@example.org: sent\n"
    [mail] = server.taken
    message = mail.message
    assert mail.recipients == [BEN, ANNA, "carl@example.org"]
    assert (message["From"], message["To"]) == ("Brief <brief@example.org>", "Ben <ben@example.org>, anna@example.org")
    assert message["Cc"] is None
    assert b"carl" not in mail.content
    assert str(message["Subject"]).startswith("As of 31 May 2024: ")
    assert list(mail.attachments) == [f"nato-ukraine-2024-05-31.{suffix}" for suffix in ("pdf", "docx", "md")]
    assert mail.attachments["nato-ukraine-2024-05-31.pdf"] == (at.folder / REPORT).read_bytes()


def test_both_forms_of_the_mail_show_the_front_page_of_the_brief(at: Runner) -> None:
    with running() as server:
        configure(at, server.port)
        settings = at.folder / "briefing.toml"
        settings.write_text('[generate]\nmarking = "For internal use"\n' + settings.read_text("utf-8"), "utf-8")
        assert at("send", "--latest").code == 0

    [mail] = server.taken
    text, html = mail.body(), mail.body("html")
    for part in (
        "For internal use",
        "Executive brief",
        "BOTTOM LINE",
        "KEY DECISIONS",
        "NATO DIVISIONS",
        "RUSSIAN RESPONSES",
    ):
        assert part in text
        assert part.lower() in html.lower()
    lines = [line[2:].split(" [")[0].split(" (")[0] for line in text.splitlines() if line.startswith("- ")]
    assert len(lines) > 6
    evidence = [line for line in text.splitlines() if line.startswith("(1) ")]
    assert len(evidence) == 1
    assert ".txt:" in evidence[0]
    assert "<script" not in html
    assert "http" not in html


def test_nothing_is_sent_twice(at: Runner) -> None:
    with running() as server:
        configure(at, server.port)
        first = at("send", REPORT)
        again = at("send", "--latest", "--to", ANNA, "--to", BEN)
        assert at("send", REPORT, "--resend").code == 0

    assert (first.code, again.code) == (0, 0)
    assert first.stdout == f"{ANNA}: sent\n"
    had, new = again.stdout.splitlines()
    assert re.fullmatch(rf"{ANNA}: already sent on \d{{4}}-\d\d-\d\dT\S+", had)
    assert new == f"{BEN}: sent"
    assert "anna@example.org: sent on " in again.stderr
    assert "not sent again without --resend" in again.stderr
    assert server.received() == {ANNA: 2, BEN: 1}
    assert len({mail.message["Message-ID"] for mail in server.taken}) == 1


def test_what_the_server_puts_off_is_tried_again(at: Runner) -> None:
    with running(MailServer(answers=["451 Later", "451 Later"])) as server:
        configure(at, server.port)
        result = at("send", REPORT)

    assert (result.code, server.attempts, server.received()) == (0, 3, {ANNA: 1})
    [row] = json.loads(at("outbox", "--json").stdout)
    assert (row["state"], row["attempts"], row["reply"]) == ("sent", 3, "250 Taken")


def test_what_the_server_refuses_is_not(at: Runner) -> None:
    with running(MailServer(answers=["552 Too much mail"])) as server:
        configure(at, server.port)
        result = at("send", REPORT)
        again = at("send", REPORT)

    assert (result.code, again.code, server.attempts) == (1, 1, 1)
    assert re.fullmatch(rf"{ANNA}: already refused on \S+ \(552 Too much mail\)\n", again.stdout)
    assert result.stdout == f"{ANNA}: refused (552 Too much mail)\n"


def test_a_recipient_that_is_refused_keeps_nobody_from_it(at: Runner) -> None:
    with running(MailServer(refuse={BEN: "550 No such user"})) as server:
        configure(at, server.port, to=[BEN, ANNA])
        result = at("send", REPORT)

    assert (result.code, server.received()) == (3, {ANNA: 1})
    assert result.stdout == f"{BEN}: refused (550 No such user)\n{ANNA}: sent\n"


def test_a_connection_that_is_cut_leaves_it_unknown_until_somebody_decides(at: Runner) -> None:
    with running(MailServer(answers=["cut"])) as server:
        configure(at, server.port)
        assert at("send", REPORT).code == 1
        assert states(at) == {ANNA: "unknown"}
        again = at("send", REPORT)
        assert again.code == 1
        assert again.stdout.startswith(f"{ANNA}: unknown since 2")
        assert at("outbox", "--send").stdout == ""
        assert server.received() == {ANNA: 1}
        [row] = json.loads(at("outbox", "--json").stdout)
        assert at("outbox", "--resend", row["mail"][1:9]).stdout == f"{ANNA}: sent\n"

    assert server.received() == {ANNA: 2}
    assert len({mail.content for mail in server.taken}) == 1


def test_while_there_is_no_server_it_waits_in_the_outbox(at: Runner) -> None:
    port = free_port()
    configure(at, port)
    result = at("send", REPORT)
    assert (result.code, states(at)) == (1, {ANNA: "queued"})
    assert "Connection refused" in result.stdout

    with running(port=port) as server:
        assert at("outbox", "--send").stdout == f"{ANNA}: sent\n"
    assert server.received() == {ANNA: 1}


def test_a_server_that_takes_no_large_mail_gets_the_pdf_alone_and_the_mail_says_so(at: Runner) -> None:
    with (at.folder / REPORT).with_suffix(".docx").open("ab") as docx:
        docx.write(bytes(1_000_000))
    with running(data_size_limit=1_000_000) as server:
        configure(at, server.port, attach=["pdf", "docx"])
        result = at("send", REPORT)

    assert result.code == 0
    assert "attachments were left out, as the mail says" in result.stderr
    [mail] = server.taken
    assert list(mail.attachments) == ["nato-ukraine-2024-05-31.pdf"]
    assert (
        "Left out, because the mail server does not take so large a mail: nato-ukraine-2024-05-31.docx" in mail.body()
    )


def test_a_dry_run_writes_the_mail_and_sends_nothing(at: Runner) -> None:
    configure(at, free_port())
    result = at("send", REPORT, "--dry-run", "--subject", "{profile}: {title}")

    assert (result.code, result.paths) == (0, [Path(REPORT).with_suffix(".eml")])
    message = message_from_bytes((at.folder / result.paths[0]).read_bytes(), policy=policy.default)
    assert str(message["Subject"]).startswith("nato-ukraine: ")
    assert [part.get_filename() for part in message.iter_attachments()] == [Path(REPORT).name]
    assert at("outbox").stdout == ""


def test_the_password_comes_from_the_environment_and_goes_nowhere_else(
    at: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    with running() as server:
        configure(at, server.port, username="brief")
        missing = at("send", REPORT)
        monkeypatch.setenv("BRIEFING_MAIL_PASSWORD", "correct horse")
        monkeypatch.setenv("BRIEFING_DEBUG", "1")
        refused = at("send", REPORT)

    assert (missing.code, "set BRIEFING_MAIL_PASSWORD" in missing.stderr) == (1, True)
    assert refused.code == 1
    assert "correct horse" not in refused.stderr + refused.stdout
    assert b"correct horse" not in b"".join(path.read_bytes() for path in at.folder.rglob("*") if path.is_file())


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ((), "name a REPORT or --latest"),
        ((REPORT, "--latest"), "name a REPORT or --latest"),
        (("reports/none.pdf",), "there is no report reports/none.pdf"),
        ((REPORT, "--to", "nobody"), "“nobody” is neither an address nor a group"),
        ((REPORT, "--to", "a@b@c"), "an address like desk@example.org is wanted"),
        ((REPORT, "--attach", "exe"), "there is no “exe”"),
        ((REPORT, "--subject", "{title[a]}"), "it may hold {title}, {date}, {profile} and no other braces"),
        ((REPORT, "--subject", "{0.__class__}"), "it may hold {title}, {date}, {profile} and no other braces"),
    ],
)
def test_what_cannot_be_sent_is_said_before_anything_is(at: Runner, arguments: tuple[str, ...], sentence: str) -> None:
    configure(at, 1)
    result = at("send", *arguments)

    assert (result.code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert sentence.lower() in result.stderr.lower()


def test_without_mail_settings_there_is_a_sentence(at: Runner) -> None:
    assert "mail is not set up" in at("send", REPORT).stderr.lower()
