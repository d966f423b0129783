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
        due TEXT PRIMARY KEY,          -- the key of the due time, or the day
        attempts INTEGER NOT NULL,
        began_at TEXT NOT NULL,        -- of the last attempt, ISO 8601, UTC
        baseline INTEGER,              -- the last brief before the first attempt
        done_at TEXT,                  -- NULL until it succeeded
        outcome TEXT NOT NULL DEFAULT ''
    )
    """,
)


@dataclass(frozen=True, slots=True)
class Run:
    """The run of one due time; `baseline` is the id of the last brief that was made before its first attempt."""

    due: str
    attempts: int
    began_at: str
    baseline: int | None
    done_at: str | None
    outcome: str


def find(connection: sqlite3.Connection, due: str) -> Run | None:
    """The run of that due time, or None where it has not begun."""
    row = connection.execute(
        "SELECT due, attempts, began_at, baseline, done_at, outcome FROM runs WHERE due = ?", (due,)
    ).fetchone()
    return Run(*row) if row else None


def begin(connection: sqlite3.Connection, due: str, at: str) -> Run:
    """Write down that an attempt begins. The baseline is that of the first attempt, whatever was made since."""
    with writing(connection):
        connection.execute(
            "INSERT INTO runs (due, attempts, began_at, baseline) SELECT ?, 1, ?, max(id) FROM briefs WHERE true"
            " ON CONFLICT (due) DO UPDATE SET attempts = attempts + 1, began_at = excluded.began_at",
            (due, at),
        )
    run = find(connection, due)
    assert run is not None
    return run


def finish(connection: sqlite3.Connection, due: str, outcome: str, at: str | None) -> None:
    """Write down how an attempt ended; `at` is None where it failed and is to be made up for."""
    with writing(connection):
        connection.execute("UPDATE runs SET done_at = ?, outcome = ? WHERE due = ?", (at, outcome, due))
