"""Emptying the outbox: every waiting mail is tried, tried again where the server asks for it, and its outcome kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from briefing import registry
from briefing.archive import outbox
from briefing.errors import MailError
from briefing.models import Outcome, Receipt

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

    from briefing.interfaces import Transport
    from briefing.models import Envelope, MailSettings

PATIENCE = timedelta(days=4)  # how long a mail is tried


@dataclass(frozen=True, slots=True)
class Post:
    """Whose outbox is emptied, by which way; clock and waiting are the caller's. The caller holds the lock."""

    archive: sqlite3.Connection
    mail: MailSettings
    password: str | None
    clock: Callable[[], datetime]
    wait: Callable[[float], None]

    def now(self) -> str:
        """The time as the archive keeps it."""
        return stamp(self.clock())


@dataclass(frozen=True, slots=True)
class Sent:
    """What became of one mail in this run: a receipt for each recipient that it waited for, or was given up for."""

    mail: str
    receipts: tuple[Receipt, ...]


def stamp(moment: datetime) -> str:
    """ISO 8601 in UTC, to the second."""
    return moment.astimezone(UTC).replace(microsecond=0).isoformat().replace("+00:00", "Z")


def dispatch(post: Post) -> list[Sent]:
    """Send all that waits, the oldest first. What is deferred to the end stays queued for the next run, for some days.

    Where no attempt at a mail reached the server, the mails after it are not tried; one that the server puts off holds
    up no other. Raises `MailError` where somebody has to change something first; the mails stay queued then too.
    """
    outbox.recover(post.archive, post.now())
    late = outbox.give_up(post.archive, stamp(post.clock() - PATIENCE), post.now())
    done = [Sent(entry.mail, (Receipt(entry.recipient, Outcome.REFUSED, entry.reply),)) for entry in late]
    for mail, envelope in outbox.waiting(post.archive):
        receipts = _send(post, mail, envelope)
        done.append(Sent(mail, tuple(receipts)))
        if not any(receipt.reached for receipt in receipts):
            break
    return done


def _send(post: Post, mail: str, envelope: Envelope) -> list[Receipt]:
    """Every recipient's last receipt, after as many attempts as the settings allow."""
    last: dict[str, Receipt] = {}
    for pause in (*post.mail.retry, None):
        for receipt in _attempt(post, mail, envelope):
            last[receipt.recipient] = receipt
        deferred = tuple(r.recipient for r in last.values() if r.outcome is Outcome.DEFERRED)
        if not deferred or pause is None:
            break
        post.wait(pause)
        envelope = type(envelope)(envelope.sender, deferred, envelope.variants)
    return list(last.values())


def _attempt(post: Post, mail: str, envelope: Envelope) -> list[Receipt]:
    transport: Transport = registry.load(registry.TRANSPORT, post.mail.transport)

    def about_to_send() -> None:
        outbox.begin(post.archive, mail, envelope.recipients, post.now())

    try:
        receipts = transport.transmit(envelope, post.mail, post.password, about_to_send)
    except MailError as error:
        waiting = [Receipt(r, Outcome.DEFERRED, str(error)) for r in envelope.recipients]
        outbox.settle(post.archive, mail, waiting, post.now())
        raise
    outbox.settle(post.archive, mail, receipts, post.now())
    return receipts
