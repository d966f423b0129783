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
from briefing.models import Envelope, Note, Outcome

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
    if not recipients_of(mail):
        return "Nobody was told: name --to, or alert_to or to in [mail]."
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
    told = (
        Note.of("no_brief", day=order.day.isoformat()),
        Note.of("brief_failed", due=order.due, profile=order.profile),
        Note.of("what_happened", reason=reason),
        Note.of("brief_next"),
    )
    return short_mail(Kind.ALERT, f"{order.profile} {order.due}", told, _language(order), mail, order.now)


def _broken(order: Order, mail: MailSettings, reason: str, settings: Path) -> Mail:
    told = (
        Note.of("no_briefs"),
        Note.of("settings_broken", path=str(settings)),
        Note.of("what_is_wrong", reason=reason),
        Note.of("settings_used_last"),
    )
    return short_mail(Kind.ALERT, f"{order.profile} settings", told, _language(order), mail, order.now)


def _language(order: Order) -> str:
    """That of the settings; a profile's own is not known where nothing could be read."""
    return order.settings.language or "en"
