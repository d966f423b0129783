"""One run from lock to ping."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.archive import outbox, runs
from briefing.archive.exclusive import alone
from briefing.archive.store import opened
from briefing.daily.alarm import queue_alarm, send_directly, words_of
from briefing.daily.making import make_and_queue
from briefing.daily.said import forget
from briefing.deliver.ping import ping
from briefing.deliver.secret import password_of
from briefing.dispatch import Post, dispatch, stamp
from briefing.errors import LockedError, UsageError
from briefing.models import Outcome

if TYPE_CHECKING:
    import sqlite3

    from briefing.daily.order import Order, Tell, Tools


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
    except LockedError:
        raise
    except Exception as error:
        tools.tell(send_directly(order, words_of(error)))
        _ping(order.settings.schedule.ping_failure, tools.tell)
        raise
    forget(order)
    well = reached and failure is None
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
    except LockedError:
        raise
    except Exception as error:  # whatever it is, somebody waits for the brief and has to hear that there is none
        queue_alarm(order, archive, words_of(error))
        return error
    return None


def _send(order: Order, archive: sqlite3.Connection, tools: Tools) -> bool:
    """Empty the outbox; whether everybody that it was for has it."""
    if order.mail is None:
        return True
    left = outbox.recover(archive, stamp(tools.clock()))
    for entry in left:
        tools.tell(f"{entry.recipient}: unknown, {entry.reply}; briefing outbox --resend sends it again.")
    if not outbox.waiting(archive):
        return not left
    post = Post(archive, order.mail, password_of(order.mail, order.environment), tools.clock, tools.wait)
    receipts = [receipt for sent in dispatch(post) for receipt in sent.receipts]
    for receipt in receipts:
        tools.tell(f"{receipt.recipient}: {receipt.outcome} ({receipt.reply})")
    return not left and all(receipt.outcome is Outcome.SENT for receipt in receipts)


def _ping(url: str | None, tell: Tell) -> None:
    trouble = ping(url) if url else None
    if trouble:
        tell(trouble)
