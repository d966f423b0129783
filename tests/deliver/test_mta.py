"""A real mail system from Debian's packages: handed a mail by SMTP and by sendmail, it passes it on unharmed."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefing.archive import outbox
from briefing.archive.outbox import Kind, Mail, State
from briefing.archive.store import opened
from briefing.deliver import sendmail, smtp
from briefing.deliver.email import Head, build
from briefing.dispatch import Post, dispatch, stamp
from briefing.errors import MailError
from briefing.models import Attachment, Envelope, Letter, Mailbox, MailSettings, Outcome, Security
from tests.mail_server import HOST, MailServer, free_port, running

OPENSMTPD = Path("/usr/sbin/smtpctl")
SENDER = Mailbox("brief@example.org", "Brïef")
LINES = ".a dot first\n" + "Zelenskyy’s 1 000 words, " * 60 + "\n\n.\nFrom here on\n"


def message(name: str) -> bytes:
    """A mail with what mail systems may damage: dots and From at the start of lines, long lines, other letters."""
    head = Head(SENDER, (Mailbox(f"{name}@example.org"),), f"<{name}@example.org>", datetime(2024, 5, 31, tzinfo=UTC))
    return build(head, Letter("Sübject", LINES, f"<p>{LINES}</p>"), [Attachment("brief.pdf", bytes(range(256)) * 99)])


def test_the_command_gets_the_mail_on_standard_input_and_addresses_behind_dashes(tmp_path: Path) -> None:
    command = tmp_path / "sendmail"
    command.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" >{tmp_path}/arguments\ncat >{tmp_path}/content\n')
    command.chmod(0o755)
    mail = MailSettings(SENDER, transport="sendmail", command=str(command))
    [receipt] = sendmail.transmit(
        Envelope(SENDER.address, ("-a@example.org",), (b"A: b\r\n\r\n.\r\n",)), mail, None, lambda: None
    )

    assert receipt.outcome is Outcome.SENT
    assert (tmp_path / "arguments").read_text().split() == ["-i", "-f", SENDER.address, "--", "-a@example.org"]
    assert (tmp_path / "content").read_bytes() == b"A: b\n\n.\n"


@pytest.mark.parametrize(
    ("script", "outcome"),
    [("exit 0", Outcome.SENT), ("exit 75", Outcome.DEFERRED), ("echo no; exit 67", Outcome.REFUSED),
     ("kill -9 $$", Outcome.UNKNOWN), ("exec sleep 5", Outcome.UNKNOWN)],
)  # fmt: skip
def test_how_the_command_ends_decides(tmp_path: Path, script: str, outcome: Outcome) -> None:
    command = tmp_path / "sendmail"
    command.write_text(f"#!/bin/sh\ncat >/dev/null\n{script}\n")
    command.chmod(0o755)
    mail = MailSettings(SENDER, transport="sendmail", command=str(command), timeout=1)
    [receipt] = sendmail.transmit(Envelope(SENDER.address, ("a@example.org",), (b"",)), mail, None, lambda: None)

    assert receipt.outcome is outcome


def test_without_the_command_there_is_a_sentence() -> None:
    with pytest.raises(MailError, match="there is no mail system at /none/sendmail: install one"):
        sendmail.check(MailSettings(SENDER, transport="sendmail", command="/none/sendmail"))


def test_a_command_that_cannot_be_run_has_sent_nothing_and_the_mail_waits(tmp_path: Path) -> None:
    command = tmp_path / "sendmail"
    command.write_bytes(b"no program\x00\x01")
    command.chmod(0o755)
    settings = MailSettings(SENDER, transport="sendmail", command=str(command))
    at = datetime(2024, 5, 31, tzinfo=UTC)
    mail = Mail("<1@x>", Kind.BRIEF, "day", None, "S", SENDER.address, stamp(at), (b"A: b\r\n\r\n",))
    with opened(tmp_path / "archive.sqlite") as archive:
        outbox.enqueue(archive, mail, ["a@example.org"])
        post = Post(archive, settings, None, lambda: at, lambda seconds: None)
        with pytest.raises(MailError, match=r"sendmail cannot be run \(Exec format error\), so nothing was sent"):
            dispatch(post)
        assert [row.state for row in outbox.entries(archive)] == [State.QUEUED]

        command.write_text("#!/bin/sh\ncat >/dev/null\n")
        dispatch(post)
        assert [row.state for row in outbox.entries(archive)] == [State.SENT]


@pytest.fixture
def relay(tmp_path: Path) -> Iterator[tuple[MailServer, int, list[str]]]:
    """OpenSMTPD in a mount namespace: where it passes mails on to, its port, and how to run a command beside it."""
    if not OPENSMTPD.exists() or shutil.which("smtpd") is None:
        pytest.skip("opensmtpd is not installed")
    if os.geteuid() != 0:
        pytest.skip("a mail system of one's own needs root")
    port = free_port()
    with running() as server:
        relay = f'action "on" relay host smtp://{HOST}:{server.port}\nmatch from any for any action "on"\n'
        (tmp_path / "smtpd.conf").write_text(f"listen on {HOST} port {port}\nlisten on socket\n{relay}")
        hidden = "mount -t tmpfs tmpfs /run && mount -t tmpfs -o mode=755 tmpfs /var/spool"
        started = subprocess.Popen(
            ["unshare", "--mount", "sh", "-c", f"{hidden} && exec smtpd -d -f {tmp_path}/smtpd.conf"],
            stderr=subprocess.DEVNULL,
        )
        try:
            yield server, port, ["nsenter", "--mount", f"--target={started.pid}"]
        finally:
            started.terminate()
            started.wait(timeout=10)


@pytest.mark.allow_hosts([HOST])
def test_a_real_mail_system_passes_on_what_it_is_handed_in_both_ways(
    relay: tuple[MailServer, int, list[str]], tmp_path: Path
) -> None:
    server, port, beside = relay
    direct = MailSettings(SENDER, host=HOST, port=port, security=Security.NONE)
    _wait_for(lambda: _answers(direct))
    command = tmp_path / "sendmail"
    command.write_text(f'#!/bin/sh\nexec {" ".join(beside)} /usr/sbin/sendmail "$@"\n')
    command.chmod(0o755)
    local = MailSettings(SENDER, transport="sendmail", command=str(command))

    [first] = smtp.transmit(Envelope(SENDER.address, ("a@example.org",), (message("a"),)), direct, None, lambda: None)
    [second] = sendmail.transmit(
        Envelope(SENDER.address, ("b@example.org",), (message("b"),)), local, None, lambda: None
    )
    _wait_for(lambda: len(server.taken) == 2)

    assert (first.outcome, second.outcome) == (Outcome.SENT, Outcome.SENT)
    for mail in server.taken:
        name = mail.recipients[0].partition("@")[0]
        assert (mail.message["Message-ID"], mail.message["Subject"]) == (f"<{name}@example.org>", "Sübject")
        assert mail.body().replace("\r\n", "\n") == LINES
        assert mail.attachments == {"brief.pdf": bytes(range(256)) * 99}


def _answers(mail: MailSettings) -> bool:
    try:
        return bool(smtp.check(mail, None))
    except MailError:
        return False


def _wait_for(condition: object) -> None:
    assert callable(condition)
    until = time.monotonic() + 15
    while not condition():
        assert time.monotonic() < until, "waited in vain"
        time.sleep(0.1)
