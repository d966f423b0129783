"""What sending takes and gives: who, by which way, and what became of each recipient."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Mailbox:
    """An e-mail address and the name that stands before it, perhaps empty. Two are the same when `key` is."""

    address: str
    name: str = ""

    @property
    def key(self) -> str:
        """The address with its domain in lower case: what identifies a recipient."""
        local, _, domain = self.address.rpartition("@")
        return f"{local}@{domain.lower()}"


class Security(StrEnum):
    """How a connection to a mail server is protected; certificates are always verified."""

    STARTTLS = "starttls"
    TLS = "tls"
    NONE = "none"


PORTS = MappingProxyType({Security.STARTTLS: 587, Security.TLS: 465, Security.NONE: 25})


@dataclass(frozen=True, slots=True)
class MailSettings:
    """The `[mail]` table. It never holds a password, only where one lies.

    `retry` are the seconds to wait before each further attempt within one run. `max_bytes` is for servers that do not
    say how large a mail may be. `groups` are names that may stand for mailboxes in `to`, `cc`, `bcc` and `alert_to`.
    """

    sender: Mailbox
    transport: str = "smtp"
    host: str = ""
    port: int | None = None
    security: Security = Security.STARTTLS
    ca_file: Path | None = None
    username: str | None = None
    password_file: Path | None = None
    keyring: str | None = None
    timeout: float = 30.0
    retry: tuple[float, ...] = (5.0, 30.0)
    command: str = "/usr/sbin/sendmail"
    to: tuple[Mailbox, ...] = ()
    cc: tuple[Mailbox, ...] = ()
    bcc: tuple[Mailbox, ...] = ()
    reply_to: tuple[Mailbox, ...] = ()
    alert_to: tuple[Mailbox, ...] = ()
    subject: str = "{date}: {title}"
    attach: tuple[str, ...] = ("pdf",)
    max_bytes: int | None = None
    groups: Mapping[str, tuple[Mailbox, ...]] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def server(self) -> str:
        """Where mails are handed over, in words."""
        if self.transport != "smtp":
            return self.command if self.transport == "sendmail" else self.transport
        return f"{self.host}:{self.port or PORTS[self.security]}"


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes with a mail."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Letter:
    """What a mail says: the lines of its head, and its text in both forms."""

    subject: str
    text: str
    html: str


@dataclass(frozen=True, slots=True)
class Envelope:
    """One mail for handing over: addresses as SMTP wants them, and its bytes.

    `variants` is the same mail several times, each smaller than the one before; the first that may be sent is.
    """

    sender: str
    recipients: tuple[str, ...]
    variants: tuple[bytes, ...]


class Outcome(StrEnum):
    """What became of a mail for one recipient."""

    SENT = "sent"
    REFUSED = "refused"  # for good
    DEFERRED = "deferred"  # not now: may be tried again
    UNKNOWN = "unknown"  # the server may have it: it is not to be sent again by itself


@dataclass(frozen=True, slots=True)
class Receipt:
    """The outcome for one recipient, and the server's words or what happened; `variant` is the index that was sent.

    `reached` is False where nobody was there to take it, so that every other mail would meet the same now.
    """

    recipient: str
    outcome: Outcome
    reply: str
    variant: int = 0
    reached: bool = True
