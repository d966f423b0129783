"""One run from lock to ping."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from briefing.archive import outbox, runs
from briefing.archive.exclusive import alone
from briefing.archive.outbox import Kind, State
from briefing.archive.store import opened
from briefing.daily.alarm import queue_alarm, queue_undelivered, send_directly, words_of
from briefing.daily.making import make_and_queue
from briefing.daily.said import forget
from briefing.deliver.ping import ping
from briefing.deliver.secret import password_of
from briefing.dispatch import Post, dispatch, stamp
from briefing.errors import LockedError, UsageError
from briefing.models import Outcome, Receipt

if TYPE_CHECKING:
    from briefing.daily.order import Order, Tell, Tools
    from briefing.models import MailSettings


def run(order: Order, tools: Tools) -> bool:
    """Make the brief of the order unless that was done, and send what waits; whether everybody was reached.

    The watching service hears that all went well only where the brief was made and everybody was reached.

    Raises `LockedError` while another run is at work, and what stopped the run, after the failure was mailed and the
    watching service told.
    """
    archive = order.settings.archive
    if archive is None:
        raise UsageError("a run is kept in the archive: take no_archive out of the settings")
    try:
        with alone(archive), opened(archive) as connection:
            failure = _make(order, connection, tools)
            reached = _send(order, connection, tools)
            missed = _missed(order, connection)
    except LockedError:
        raise
    except Exception as error:
        tools.tell(send_directly(order, words_of(error)))
        _ping(order.settings.schedule.ping_failure, tools.tell)
        raise
    forget(order)
    well = reached and not missed and failure is None
    _ping(order.settings.schedule.ping if well else order.settings.schedule.ping_failure, tools.tell)
    if failure:
        raise failure
    return reached


def _make(order: Order, archive: sqlite3.Connection, tools: Tools) -> Exception | None:
    """Make the brief, or put the alarm into the outbox; what stopped it."""
    if order.only_if_due and (before := runs.find(archive, order.profile, order.due)) and before.done_at:
        return None
    try:
        make_and_queue(order, archive, tools)
    except (LockedError, sqlite3.Error):  # an archive that fails takes no alarm either
        raise
    except Exception as error:  # whatever it is, somebody waits for the brief and has to hear that there is none
        queue_alarm(order, archive, words_of(error))
        return error
    return None


def _send(order: Order, archive: sqlite3.Connection, tools: Tools) -> bool:
    """Empty the outbox; whether everybody that it was for has it. Who is given up is told to those in `alert_to`."""
    if order.mail is None:
        return True
    left = outbox.recover(archive, stamp(tools.clock()))
    for entry in left:
        tools.tell(f"{entry.recipient}: unknown, {entry.reply}; briefing outbox --resend sends it again.")
    sent = _dispatch(order, order.mail, archive, tools)
    lost = [(entry.mail, Receipt(entry.recipient, Outcome.UNKNOWN, entry.reply)) for entry in left]
    lost += [(mail, receipt) for mail, receipt in sent if receipt.outcome in (Outcome.REFUSED, Outcome.UNKNOWN)]
    if queue_undelivered(order, archive, lost):
        _dispatch(order, order.mail, archive, tools)
    return not left and all(receipt.outcome is Outcome.SENT for _, receipt in sent)


def _dispatch(order: Order, mail: MailSettings, archive: sqlite3.Connection, tools: Tools) -> list[tuple[str, Receipt]]:
    """Message-ID and receipt of everybody whom something waited for."""
    if not outbox.waiting(archive):
        return []
    post = Post(archive, mail, password_of(mail, order.environment), tools.clock, tools.wait)
    receipts = [(sent.mail, receipt) for sent in dispatch(post) for receipt in sent.receipts]
    for _, receipt in receipts:
        tools.tell(f"{receipt.recipient}: {receipt.outcome} ({receipt.reply})")
    return receipts


def _missed(order: Order, archive: sqlite3.Connection) -> bool:
    """Whether somebody was given up for the mail of this due time, and nobody has sent them a brief since."""
    about = f"{order.profile} {order.due}"
    entries = [*outbox.of(archive, Kind.BRIEF, about), *outbox.of(archive, Kind.NOTICE, about)]
    missed = [entry for entry in entries if entry.state in (State.REFUSED, State.UNKNOWN)]
    sent = [entry for entry in outbox.entries(archive) if missed and entry.state is State.SENT]
    since = {(entry.recipient, entry.changed_at) for entry in sent if entry.kind is Kind.BRIEF}
    return not all(any(who == one.recipient and at >= one.changed_at for who, at in since) for one in missed)


def _ping(url: str | None, tell: Tell) -> None:
    trouble = ping(url) if url else None
    if trouble:
        tell(trouble)
