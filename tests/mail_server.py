"""A real SMTP server on the loopback address that can be told to misbehave, and what it took."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

HOST = "127.0.0.1"
USER, PASSWORD = "brief", "correct horse"


@dataclass
class Taken:
    """One mail as the server got it: envelope, and the message."""

    sender: str
    recipients: list[str]
    content: bytes

    @property
    def message(self) -> EmailMessage:
        """The message, parsed."""
        parsed = message_from_bytes(self.content, policy=policy.default)
        assert isinstance(parsed, EmailMessage)
        return parsed

    @property
    def attachments(self) -> dict[str, bytes]:
        """The attached files by name."""
        return {str(part.get_filename()): part.get_content() for part in self.message.iter_attachments()}

    def body(self, kind: str = "plain") -> str:
        """The text in one of its forms."""
        part = self.message.get_body((kind,))
        assert part is not None
        return str(part.get_content())


@dataclass
class MailServer:
    """The server's handler: `answers` to the next mails' content, `refuse` by recipient; then it takes everything.

    The answer `cut` takes the mail and loses the connection instead of saying so.
    """

    taken: list[Taken] = field(default_factory=list)
    answers: list[str] = field(default_factory=list)
    refuse: dict[str, str] = field(default_factory=dict)
    attempts: int = 0
    port: int = 0

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if address in self.refuse:
            return self.refuse[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        self.attempts += 1
        answer = self.answers.pop(0) if self.answers else "250 Taken"
        if answer.startswith("2") or answer == "cut":
            assert isinstance(envelope.content, bytes)
            self.taken.append(Taken(str(envelope.mail_from), list(envelope.rcpt_tos), envelope.content))
        if answer == "cut":
            assert server.transport is not None
            server.transport.abort()  # type: ignore[attr-defined]  # a socket transport, typed as its base
        return answer

    def received(self) -> dict[str, int]:
        """How many mails each recipient got."""
        counts: dict[str, int] = {}
        for mail in self.taken:
            for recipient in mail.recipients:
                counts[recipient] = counts.get(recipient, 0) + 1
        return counts


@contextmanager
def running(handler: MailServer | None = None, port: int = 0, **options: Any) -> Iterator[MailServer]:
    """The server while it runs; `options` are aiosmtpd's (tls_context, data_size_limit, authenticator, …)."""
    handler = handler or MailServer()
    controller = _Controller(handler, hostname=HOST, port=port or free_port(), ready_timeout=10, **options)
    controller.start()
    handler.port = controller.port
    try:
        yield handler
    finally:
        controller.stop()


class _Controller(Controller):
    """aiosmtpd's, quiet about clients that leave."""


def free_port() -> int:
    """A port that nobody listens on."""
    import socket

    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def accepts(server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: LoginPassword) -> AuthResult:
    """An authenticator that knows one user."""
    good = data.login == USER.encode() and data.password == PASSWORD.encode()
    return AuthResult(success=good, handled=False)


@dataclass(frozen=True)
class Certificates:
    """A certificate for the server, and the file of the authority that signed it."""

    context: ssl.SSLContext
    authority: Path


def certificates(folder: Path, name: str = HOST) -> Certificates:
    """For a server of that name, signed by an authority that no machine trusts by itself."""
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(name).configure_cert(context)
    authority.cert_pem.write_to_path(str(folder / "authority.pem"))
    return Certificates(context, folder / "authority.pem")
