"""The mail that there is no brief: through the outbox, once for each due time, or past it where the archive failed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing import registry
from briefing.archive import outbox
from briefing.archive.outbox import Kind
from briefing.daily.said import remember, said_lately
from briefing.deliver.secret import password_of
from briefing.errors import BriefingError
from briefing.mailing import alert_settings, recipients_of, short_mail
from briefing.models import Envelope, Outcome

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path

    from briefing.archive.outbox import Mail
    from briefing.daily.order import Order
    from briefing.models import MailSettings


def words_of(error: Exception) -> str:
    """What stopped a run, in words."""
    if isinstance(error, BriefingError):
        return str(error)
    if isinstance(error, OSError):
        return f"{error.filename}: {error.strerror}" if error.filename else str(error.strerror or error)
    return f"a fault in briefing ({type(error).__name__}: {error})"


def queue_alarm(order: Order, archive: sqlite3.Connection, reason: str) -> None:
    """Put the mail into the outbox, unless it is or was there for this due time."""
    if order.mail is not None:
        mail = alert_settings(order.mail)
        outbox.enqueue(archive, _alarm(order, mail, reason), recipients_of(mail))


def send_directly(order: Order, reason: str, settings: Path | None = None) -> str:
    """Try once to send it without the outbox, once a day for one reason; what became of that, in words.

    `settings` is the file that does not hold where that is why. Never raises a `BriefingError`.
    """
    if order.mail is None:
        return "Nobody was told: mail is not set up."
    if said_lately(order, reason):
        return "This was mailed within the last day already."
    mail = alert_settings(order.mail)
    alarm = _alarm(order, mail, reason) if settings is None else _broken(order, mail, reason, settings)
    envelope = Envelope(alarm.sender, tuple(recipients_of(mail)), alarm.variants)
    try:
        transport = registry.load(registry.TRANSPORT, mail.transport)
        receipts = transport.transmit(envelope, mail, password_of(mail, order.environment), lambda: None)
    except BriefingError as error:
        return f"Nobody was told: {error}."
    if any(receipt.outcome is Outcome.SENT for receipt in receipts):
        remember(order, reason)
    told = ", ".join(f"{receipt.recipient}: {receipt.outcome}" for receipt in receipts)
    return f"The failure was mailed ({told})."


def _alarm(order: Order, mail: MailSettings, reason: str) -> Mail:
    paragraphs = [
        f"The brief of {order.due} ({order.profile}) could not be made.",
        f"What happened: {reason}",
        "Nothing older was sent in its place. The next run tries again; briefing run tries at once,"
        " and briefing doctor says what may be missing.",
    ]
    subject = f"No brief for {order.day.isoformat()}: the run failed"
    return short_mail(Kind.ALERT, f"{order.profile} {order.due}", subject, paragraphs, mail, order.now)


def _broken(order: Order, mail: MailSettings, reason: str, settings: Path) -> Mail:
    paragraphs = [
        f"The settings {settings} cannot be used, and no brief is made until they are mended.",
        f"What is wrong: {reason}",
        "This mail was sent by the settings that were used last. It comes once a day until briefing run can read them.",
    ]
    subject = "No briefs until the settings are mended"
    return short_mail(Kind.ALERT, f"{order.profile} settings", subject, paragraphs, mail, order.now)
