"""Handing mails to a real SMTP server, and to one that misbehaves."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefing.deliver import smtp
from briefing.errors import MailError
from briefing.models import Envelope, Mailbox, MailSettings, Outcome, Receipt, Security
from tests.mail_server import HOST, PASSWORD, USER, accepts, certificates, free_port, running

pytestmark = pytest.mark.allow_hosts([HOST])

SENDER = Mailbox("brief@example.org")
CONTENT = b"Subject: Brief\r\nTo: a@example.org\r\n\r\n.a dot first\r\nAnd a line.\r\n"


def settings(port: int, **more: object) -> MailSettings:
    given = {"security": Security.NONE, "timeout": 5.0, **more}
    return MailSettings(SENDER, host=HOST, port=port, **given)  # type: ignore[arg-type]  # a test's own keywords


def send(mail: MailSettings, *recipients: str, variants: tuple[bytes, ...] = (CONTENT,)) -> dict[str, Receipt]:
    envelope = Envelope(SENDER.address, recipients or ("a@example.org",), variants)
    return {receipt.recipient: receipt for receipt in smtp.transmit(envelope, mail, PASSWORD, lambda: None)}


def test_a_mail_arrives_byte_for_byte() -> None:
    with running() as server:
        receipts = send(settings(server.port), "a@example.org", "b@example.org")

    assert receipts == {name: Receipt(name, Outcome.SENT, "250 Taken") for name in ("a@example.org", "b@example.org")}
    [mail] = server.taken
    assert (mail.sender, mail.recipients, mail.content) == (SENDER.address, [*receipts], CONTENT)


def test_each_recipient_has_an_outcome_of_its_own() -> None:
    with running() as server:
        server.refuse |= {"gone@example.org": "550 No such user", "busy@example.org": "450 Come again"}
        receipts = send(settings(server.port), "gone@example.org", "a@example.org", "busy@example.org")

    assert {name: receipt.outcome for name, receipt in receipts.items()} == {
        "gone@example.org": Outcome.REFUSED,
        "a@example.org": Outcome.SENT,
        "busy@example.org": Outcome.DEFERRED,
    }
    assert receipts["gone@example.org"].reply == "550 No such user"
    assert server.received() == {"a@example.org": 1}


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        ("451 Later", Outcome.DEFERRED),
        ("552 Too much", Outcome.REFUSED),
        ("554 Spam", Outcome.REFUSED),
        ("cut", Outcome.UNKNOWN),
    ],
)
def test_what_the_server_answers_to_the_content_decides(answer: str, outcome: Outcome) -> None:
    with running() as server:
        server.answers = [answer]
        [receipt] = send(settings(server.port)).values()

    assert receipt.outcome is outcome
    assert receipt.reply.startswith(answer if answer != "cut" else "the connection was lost while 127.0.0.1:")


def test_without_a_server_the_mail_is_deferred() -> None:
    [receipt] = send(settings(free_port())).values()

    assert (receipt.outcome, "Connection refused" in receipt.reply) == (Outcome.DEFERRED, True)
    assert not receipt.reached


def test_a_server_that_puts_off_was_reached() -> None:
    with running() as server:
        server.refuse["a@example.org"] = "452 The mailbox is full"
        [receipt] = send(settings(server.port)).values()

    assert receipt == Receipt("a@example.org", Outcome.DEFERRED, "452 The mailbox is full", reached=True)


def test_a_fault_before_the_content_leaves_the_server_without_the_mail() -> None:
    def fail() -> None:
        raise RuntimeError("disk full")

    with running() as server:
        envelope = Envelope(SENDER.address, ("a@example.org",), (CONTENT,))
        with pytest.raises(RuntimeError, match="disk full"):
            smtp.transmit(envelope, settings(server.port), None, fail)

    assert (server.taken, server.attempts) == ([], 0)


@pytest.mark.parametrize("name", [HOST, "other.example.org"])
def test_certificates_are_verified(tmp_path: Path, name: str) -> None:
    made = certificates(tmp_path, name)
    with running(tls_context=made.context) as server:
        untrusted = settings(server.port, security=Security.STARTTLS)
        with pytest.raises(MailError, match=r"certificate of 127\.0\.0\.1:.* does not hold .*nothing was sent"):
            send(untrusted)
        trusted = settings(server.port, security=Security.STARTTLS, ca_file=made.authority)
        if name == HOST:
            assert send(trusted)["a@example.org"].outcome is Outcome.SENT
        else:
            with pytest.raises(MailError, match="IP address mismatch"):
                send(trusted)

    assert len(server.taken) == (name == HOST)


@pytest.mark.parametrize("security", [Security.STARTTLS, Security.TLS])
@pytest.mark.parametrize(
    ("content", "why"), [(None, "No such file or directory"), ("no certificate", "it holds no certificate")]
)
def test_an_authority_that_cannot_be_read_is_named(
    tmp_path: Path, security: Security, content: str | None, why: str
) -> None:
    authority = tmp_path / "authority.pem"
    if content is not None:
        authority.write_text(content)
    (tmp_path / "server").mkdir()
    made = certificates(tmp_path / "server")
    upgraded, encrypted = (made.context, None) if security is Security.STARTTLS else (None, made.context)
    words = f"the ca_file {authority} cannot be used ({why}), so nothing was sent: correct ca_file in [mail]"
    refused = pytest.raises(MailError, match=f"^{re.escape(words)}$")
    with running(tls_context=upgraded, ssl_context=encrypted) as server, refused:
        send(settings(server.port, security=security, ca_file=authority))

    assert server.taken == []


def test_without_starttls_nothing_is_sent() -> None:
    with running() as server, pytest.raises(MailError, match=r"does not offer .*STARTTLS"):
        send(settings(server.port, security=Security.STARTTLS))

    assert server.taken == []


def test_tls_from_the_first_byte(tmp_path: Path) -> None:
    made = certificates(tmp_path)
    with running(ssl_context=made.context) as server:
        mail = settings(server.port, security=Security.TLS, ca_file=made.authority)
        assert send(mail)["a@example.org"].outcome is Outcome.SENT
        with pytest.raises(MailError, match="does not hold"):
            send(settings(server.port, security=Security.TLS))


def test_a_user_logs_in(tmp_path: Path) -> None:
    made = certificates(tmp_path)
    with running(tls_context=made.context, authenticator=accepts, auth_required=True) as server:
        common = {"security": Security.STARTTLS, "ca_file": made.authority}
        assert send(settings(server.port, username=USER, **common))["a@example.org"].outcome is Outcome.SENT
        with pytest.raises(MailError, match="refused user name or password") as caught:
            send(settings(server.port, username="somebody", **common))
        assert smtp.check(settings(server.port, username=USER, **common), PASSWORD).startswith("127.0.0.1:")
        assert send(settings(server.port, **common))["a@example.org"].outcome is Outcome.REFUSED

    assert PASSWORD not in str(caught.value)
    assert len(server.taken) == 1


def test_the_first_variant_that_fits_is_sent() -> None:
    big, small = CONTENT + b"x" * 2000 + b"\r\n", CONTENT
    with running(data_size_limit=1000) as server:
        receipt = send(settings(server.port), variants=(big, small))["a@example.org"]
        refused = send(settings(server.port), variants=(big,))["a@example.org"]

    assert (receipt.outcome, receipt.variant) == (Outcome.SENT, 1)
    assert [mail.content for mail in server.taken] == [small]
    assert (refused.outcome, server.attempts) == (Outcome.REFUSED, 1)
    assert refused.reply.startswith("the mail is larger than the 1000 bytes")


def test_the_settings_may_say_the_size_where_the_server_does_not() -> None:
    big = CONTENT + b"x" * 2000 + b"\r\n"
    with running(data_size_limit=None) as server:
        assert send(settings(server.port, max_bytes=1000), variants=(big, CONTENT))["a@example.org"].variant == 1


def test_check_says_what_is_there() -> None:
    with running(data_size_limit=5000) as server:
        said = smtp.check(settings(server.port), None)
    assert said == f"127.0.0.1:{server.port} answers, takes mails of up to 5000 bytes"
    with pytest.raises(MailError, match="does not answer"):
        smtp.check(settings(free_port()), None)
    assert server.taken == []
