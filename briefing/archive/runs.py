"""The daily runs: for each due time whether its brief is done, so that it is made once and made up for when missed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.archive.store import writing

if TYPE_CHECKING:
    import sqlite3

MIGRATIONS = (
    """
    CREATE TABLE runs (
        profile TEXT NOT NULL,
        due TEXT NOT NULL,             -- the key of the due time, or the day
        attempts INTEGER NOT NULL,
        began_at TEXT NOT NULL,        -- of the last attempt, ISO 8601, UTC
        baseline INTEGER,              -- the brief that its readers know
        done_at TEXT,                  -- NULL until it succeeded
        brief INTEGER,                 -- what they were sent
        outcome TEXT NOT NULL DEFAULT '',
        PRIMARY KEY (profile, due)
    )
    """,
)
_COLUMNS = "due, attempts, began_at, baseline, done_at, brief, outcome"


@dataclass(frozen=True, slots=True)
class Run:
    """The run of one due time; `baseline` and `brief` are ids of briefs, `done_at` is None until it succeeded.

    `baseline` is the brief that the readers know: that of the run before, else the newest there was before this run.
    """

    due: str
    attempts: int
    began_at: str
    baseline: int | None
    done_at: str | None
    brief: int | None
    outcome: str


def find(connection: sqlite3.Connection, profile: str, due: str) -> Run | None:
    """The run of that due time, or None where it has not begun."""
    row = connection.execute(f"SELECT {_COLUMNS} FROM runs WHERE profile = ? AND due = ?", (profile, due)).fetchone()  # noqa: S608  a literal of this file
    return Run(*row) if row else None


def begin(connection: sqlite3.Connection, profile: str, due: str, at: str) -> Run:
    """Write down that an attempt begins. The baseline is that of the first attempt, whatever was made since."""
    with writing(connection):
        connection.execute(
            "INSERT INTO runs (profile, due, attempts, began_at, baseline) SELECT ?, ?, 1, ?, coalesce("
            "(SELECT brief FROM runs WHERE profile = ? AND brief IS NOT NULL ORDER BY done_at DESC LIMIT 1),"
            "(SELECT max(id) FROM briefs WHERE profile = ?)) WHERE true"
            " ON CONFLICT (profile, due) DO UPDATE SET attempts = attempts + 1, began_at = excluded.began_at",
            (profile, due, at, profile, profile),
        )
    run = find(connection, profile, due)
    assert run is not None
    return run


def finish(connection: sqlite3.Connection, profile: str, due: str, outcome: str, at: str, brief: int | None) -> None:
    """Write down that it succeeded, with the id of the brief that its readers know from now on."""
    with writing(connection):
        connection.execute(
            "UPDATE runs SET done_at = ?, outcome = ?, brief = ? WHERE profile = ? AND due = ?",
            (at, outcome, brief, profile, due),
        )


def pass_over(connection: sqlite3.Connection, profile: str, due: str, at: str) -> None:
    """Write down that nobody waits for the brief of that due time: it lies before the schedule began."""
    with writing(connection):
        connection.execute(
            "INSERT OR IGNORE INTO runs (profile, due, attempts, began_at, done_at, outcome)"
            " VALUES (?, ?, 0, ?, ?, 'passed over: before the schedule began')",
            (profile, due, at, at),
        )


def fail(connection: sqlite3.Connection, profile: str, due: str, reason: str) -> None:
    """Write down why an attempt failed; the run is still to be made up for."""
    with writing(connection):
        connection.execute("UPDATE runs SET outcome = ? WHERE profile = ? AND due = ?", (reason, profile, due))
