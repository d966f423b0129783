"""The outbox: every mail that was to be sent, and for each recipient what became of it. Nothing is sent twice.

    queued ──→ sending ──→ sent | refused | unknown        a recipient's states; `unknown` leaves only by --resend
       ↑          │
       └──────────┘ the server asked to come again

A recipient is `sending` from just before the server begins to take the mail until its answer is written down. Where a
run ended in between, `recover` makes it `unknown`: the server may have the mail.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from briefing.archive.store import writing
from briefing.models import Envelope, Outcome

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from briefing.models import Receipt

MIGRATIONS = (
    """
    CREATE TABLE mails (
        id TEXT PRIMARY KEY,           -- the Message-ID
        kind TEXT NOT NULL,            -- brief, notice or alert
        about TEXT NOT NULL,           -- what it is the mail of: a due time, a brief
        core TEXT,                     -- of the brief that goes with it
        subject TEXT NOT NULL,
        sender TEXT NOT NULL,
        made_at TEXT NOT NULL          -- ISO 8601, UTC
    );
    CREATE INDEX mails_core ON mails (core);
    CREATE TABLE mail_variants (
        mail TEXT NOT NULL REFERENCES mails (id) ON DELETE CASCADE,
        number INTEGER NOT NULL,
        content BLOB NOT NULL,
        PRIMARY KEY (mail, number)
    );
    CREATE TABLE mail_recipients (
        mail TEXT NOT NULL REFERENCES mails (id) ON DELETE CASCADE,
        recipient TEXT NOT NULL,
        state TEXT NOT NULL,
        attempts INTEGER NOT NULL DEFAULT 0,
        reply TEXT NOT NULL DEFAULT '',
        changed_at TEXT NOT NULL,
        PRIMARY KEY (mail, recipient)
    );
    CREATE INDEX mail_recipients_state ON mail_recipients (state)
    """,
    """
    ALTER TABLE mail_recipients ADD COLUMN queued_at TEXT NOT NULL DEFAULT '';  -- first, or again by a person
    UPDATE mail_recipients SET queued_at = (SELECT made_at FROM mails WHERE id = mail)
    """,
)


class Kind(StrEnum):
    """What a mail is."""

    BRIEF = "brief"
    NOTICE = "notice"  # nothing new
    ALERT = "alert"  # a run failed


class State(StrEnum):
    """Where a mail is for one recipient."""

    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    REFUSED = "refused"
    UNKNOWN = "unknown"


_AFTER = {
    Outcome.SENT: State.SENT,
    Outcome.REFUSED: State.REFUSED,
    Outcome.UNKNOWN: State.UNKNOWN,
    Outcome.DEFERRED: State.QUEUED,
}


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail that is to be sent; `core` is that of the brief in it, `made_at` an ISO 8601 time in UTC."""

    id: str
    kind: Kind
    about: str
    core: str | None
    subject: str
    sender: str
    made_at: str
    variants: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One recipient of one mail; `reply` is what the server said last."""

    mail: str
    kind: Kind
    about: str
    subject: str
    made_at: str
    recipient: str
    state: State
    attempts: int
    reply: str
    changed_at: str


def enqueue(
    connection: sqlite3.Connection, mail: Mail, recipients: Iterable[str], *, resend: bool = False
) -> list[Entry]:
    """Take the mail in for those who have no claim to have it; the entries of the others, who get nothing.

    Whoever was sent this mail, or one of the same kind with the same brief, is left out whatever became of it; whoever
    it is still queued for waits on. `resend` leaves out nobody but them.
    """
    with writing(connection):
        earlier = _earlier(connection, mail)
        fresh = []
        for recipient in dict.fromkeys(recipients):
            held = earlier.get(recipient)
            if held is None or (resend and held.state is not State.QUEUED):
                fresh.append(recipient)
        if fresh:
            _insert(connection, mail, fresh)
        return [held for recipient, held in earlier.items() if recipient in set(recipients) - set(fresh)]


def waiting(connection: sqlite3.Connection) -> list[tuple[str, Envelope]]:
    """(Message-ID, envelope for the recipients that it is queued for) of every mail that has any, the oldest first."""
    rows = connection.execute(
        "SELECT id, sender, recipient FROM mails JOIN mail_recipients ON mail = id WHERE state = 'queued'"
        " ORDER BY made_at, mails.rowid, mail_recipients.rowid"
    ).fetchall()
    found: dict[str, list[str]] = {}
    for row in rows:
        found.setdefault(row["id"], []).append(row["recipient"])
    senders = {row["id"]: row["sender"] for row in rows}
    return [(key, Envelope(senders[key], tuple(names), _variants(connection, key))) for key, names in found.items()]


def begin(connection: sqlite3.Connection, mail: str, recipients: Sequence[str], at: str) -> None:
    """Write down that the server begins to take the mail."""
    with writing(connection):
        for recipient in recipients:
            _set(connection, mail, recipient, State.SENDING, "", at)


def settle(connection: sqlite3.Connection, mail: str, receipts: Iterable[Receipt], at: str) -> None:
    """Write down what became of it; its content is kept only as long as it may be sent."""
    with writing(connection):
        for receipt in receipts:
            _set(connection, mail, receipt.recipient, _AFTER[receipt.outcome], receipt.reply, at)
            connection.execute(
                "UPDATE mail_recipients SET attempts = attempts + 1 WHERE mail = ? AND recipient = ?",
                (mail, receipt.recipient),
            )
        _drop_contents(connection)


def recover(connection: sqlite3.Connection, at: str) -> list[Entry]:
    """What a run that ended while sending left becomes `unknown`. To be called under the lock, before sending."""
    left = {(entry.mail, entry.recipient) for entry in entries(connection) if entry.state is State.SENDING}
    with writing(connection):
        for mail, recipient in left:
            words = "the run ended before the server's answer was known"
            _set(connection, mail, recipient, State.UNKNOWN, words, at)
    return [entry for entry in entries(connection) if (entry.mail, entry.recipient) in left]


def give_up(connection: sqlite3.Connection, before: str, at: str) -> list[Entry]:
    """Refuse what was queued before that ISO 8601 time, was tried and still waits: nobody wants it any more."""
    late = _entries(connection, "WHERE state = 'queued' AND attempts > 0 AND queued_at < ?", before)
    with writing(connection):
        for entry in late:
            words = f"tried in vain for days: {entry.reply}"
            _set(connection, entry.mail, entry.recipient, State.REFUSED, words, at)
        _drop_contents(connection)
    left = {(entry.mail, entry.recipient) for entry in late}
    return [entry for entry in entries(connection) if (entry.mail, entry.recipient) in left]


def release(connection: sqlite3.Connection, mail: str, at: str) -> int:
    """Queue a mail again for everybody whose outcome is unknown; how many those are."""
    with writing(connection):
        done = connection.execute(
            "UPDATE mail_recipients SET state = 'queued', changed_at = ?, queued_at = ?"
            " WHERE mail = ? AND state = 'unknown'",
            (at, at, mail),
        )
        return done.rowcount


def entries(connection: sqlite3.Connection) -> list[Entry]:
    """Every recipient of every mail, the newest mail first."""
    return _entries(connection, "")


def of(connection: sqlite3.Connection, kind: Kind, about: str) -> list[Entry]:
    """The recipients of the mail of that kind about that."""
    return _entries(connection, "WHERE kind = ? AND about = ?", kind, about)


def _earlier(connection: sqlite3.Connection, mail: Mail) -> dict[str, Entry]:
    """Recipient → what stands for them of this mail, or of another of this kind with the same brief."""
    held = _entries(
        connection,
        "WHERE kind = ? AND (id = ? OR about = ? OR core = ?)",
        *(mail.kind, mail.id, mail.about, mail.core),
    )
    return {entry.recipient: entry for entry in reversed(held)}


def _entries(connection: sqlite3.Connection, condition: str, *values: str | None) -> list[Entry]:
    rows = connection.execute(
        "SELECT id, kind, about, subject, made_at, recipient, state, attempts, reply, changed_at"  # noqa: S608  literals of this file
        f" FROM mails JOIN mail_recipients ON mail = id {condition}"
        " ORDER BY made_at DESC, mails.rowid DESC, mail_recipients.rowid",
        values,
    )
    return [_entry(row) for row in rows]


def _entry(row: sqlite3.Row) -> Entry:
    values = dict(row)
    return Entry(mail=values.pop("id"), kind=Kind(values.pop("kind")), state=State(values.pop("state")), **values)


def _insert(connection: sqlite3.Connection, mail: Mail, recipients: Iterable[str]) -> None:
    """The mail with its present content, queued for the recipients; the others' states stay."""
    connection.execute(
        "INSERT INTO mails VALUES (?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (id) DO UPDATE SET subject = excluded.subject, made_at = excluded.made_at, core = excluded.core",
        (mail.id, mail.kind, mail.about, mail.core, mail.subject, mail.sender, mail.made_at),
    )
    waits = connection.execute(
        "SELECT 1 FROM mail_recipients WHERE mail = ? AND state = 'queued'", (mail.id,)
    ).fetchone()
    if waits is None:
        connection.execute("DELETE FROM mail_variants WHERE mail = ?", (mail.id,))
        rows = [(mail.id, number, content) for number, content in enumerate(mail.variants)]
        connection.executemany("INSERT INTO mail_variants VALUES (?, ?, ?)", rows)
    for recipient in recipients:
        connection.execute(
            "INSERT INTO mail_recipients (mail, recipient, state, changed_at, queued_at) VALUES (?, ?, 'queued', ?, ?)"
            " ON CONFLICT (mail, recipient) DO UPDATE"
            " SET state = 'queued', changed_at = excluded.changed_at, queued_at = excluded.queued_at",
            (mail.id, recipient, mail.made_at, mail.made_at),
        )


def _set(connection: sqlite3.Connection, mail: str, recipient: str, state: State, reply: str, at: str) -> None:
    connection.execute(
        "UPDATE mail_recipients SET state = ?, reply = ?, changed_at = ? WHERE mail = ? AND recipient = ?",
        (state, reply, at, mail, recipient),
    )


def _drop_contents(connection: sqlite3.Connection) -> None:
    """Those of mails that nobody can be sent any more."""
    connection.execute(
        "DELETE FROM mail_variants WHERE NOT EXISTS (SELECT 1 FROM mail_recipients AS r"
        " WHERE r.mail = mail_variants.mail AND r.state IN ('queued', 'sending', 'unknown'))"
    )


def _variants(connection: sqlite3.Connection, mail: str) -> tuple[bytes, ...]:
    rows = connection.execute("SELECT content FROM mail_variants WHERE mail = ? ORDER BY number", (mail,))
    return tuple(bytes(row[0]) for row in rows)
