"""The mails to those who mind the program: there is no brief, or one did not reach everybody.

They go through the outbox, once for each due time or mail, or past it where the archive failed.
"""

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
    from collections.abc import Sequence
    from pathlib import Path

    from briefing.archive.outbox import Mail
    from briefing.daily.order import Order
    from briefing.models import MailSettings, Receipt


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


def queue_undelivered(order: Order, archive: sqlite3.Connection, lost: Sequence[tuple[str, Receipt]]) -> bool:
    """Put a mail into the outbox for each brief or notice that did not reach everybody; whether there is one.

    `lost` has the Message-ID and the last receipt of everybody who is not sent it again by itself. Told are those in
    `alert_to`, less whom the same mail did not reach.
    """
    told = False
    subjects = {entry.mail: entry.subject for entry in outbox.entries(archive) if entry.kind is not Kind.ALERT}
    for mail in dict.fromkeys(mail for mail, _ in lost if mail in subjects):
        receipts = [receipt for key, receipt in lost if key == mail]
        missed = {receipt.recipient for receipt in receipts}
        if order.mail is not None and order.mail.alert_to:
            settings = alert_settings(order.mail)
            alarm = _undelivered(order, settings, mail, subjects[mail], receipts)
            recipients = [recipient for recipient in recipients_of(settings) if recipient not in missed]
            outbox.enqueue(archive, alarm, recipients)
            told = told or bool(recipients)
    return told


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


def _undelivered(order: Order, mail: MailSettings, key: str, subject: str, receipts: Sequence[Receipt]) -> Mail:
    told = (
        Note.of("not_delivered", subject=subject),
        Note.of("did_not_reach", subject=subject),
        *(Note.of(f"mail_{item.outcome}", recipient=item.recipient, reply=item.reply) for item in receipts),
        Note.of("not_delivered_next"),
    )
    about = f"{key} {' '.join(item.recipient for item in receipts)}"
    return short_mail(Kind.ALERT, about, told, _language(order), mail, order.now)


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
