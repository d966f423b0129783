"""Every brief that was made: its JSON, the hashes of its inputs, and when it was made."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from briefing.archive.store import writing
from briefing.errors import UsageError

if TYPE_CHECKING:
    import sqlite3

MIGRATIONS = (
    """
    CREATE TABLE briefs (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        digest TEXT NOT NULL UNIQUE,   -- SHA-256 of the JSON as it was made
        core TEXT NOT NULL,            -- the same without the time of making and the comparison
        made_at TEXT NOT NULL,         -- ISO 8601, UTC
        profile TEXT NOT NULL,
        as_of TEXT,                    -- ISO 8601 date
        title TEXT NOT NULL,
        content TEXT NOT NULL          -- the JSON brief
    );
    CREATE INDEX briefs_core ON briefs (core);
    CREATE TABLE brief_inputs (
        brief INTEGER NOT NULL REFERENCES briefs (id) ON DELETE CASCADE,
        path TEXT NOT NULL,
        sha256 TEXT NOT NULL
    );
    CREATE INDEX brief_inputs_brief ON brief_inputs (brief)
    """,
)
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_COLUMNS = "id, digest, core, made_at, profile, as_of, title, (SELECT count(*) FROM brief_inputs WHERE brief = id)"


@dataclass(frozen=True, slots=True)
class Recorded:
    """One brief in the archive without its content; `articles` counts its inputs, `made_at` is an ISO 8601 time."""

    id: int
    digest: str
    core: str
    made_at: str
    profile: str
    as_of: str | None
    title: str
    articles: int


def record(connection: sqlite3.Connection, content: bytes, made_at: str) -> Recorded:
    """Keep a JSON brief that was made at `made_at` (ISO 8601, UTC); the very same bytes are kept once."""
    brief = json.loads(content)
    digest = sha256(content).hexdigest()
    head = (digest, core_of(brief), made_at, brief["profile"], brief["as_of"], brief["title"], content.decode("utf-8"))
    inputs = [(article["path"], article["sha256"]) for article in brief["articles"]]
    with writing(connection):
        if connection.execute("SELECT 1 FROM briefs WHERE digest = ?", (digest,)).fetchone() is None:
            made = connection.execute(
                "INSERT INTO briefs (digest, core, made_at, profile, as_of, title, content) VALUES (?,?,?,?,?,?,?)",
                head,
            )
            rows = [(made.lastrowid, *entry) for entry in inputs]
            connection.executemany("INSERT INTO brief_inputs (brief, path, sha256) VALUES (?, ?, ?)", rows)
    [kept] = _select(connection, "WHERE digest = ?", digest)
    return kept


def core_of(brief: dict[str, Any]) -> str:
    """What is equal for two JSON briefs that say the same, whenever made and whatever compared with."""
    said = {key: value for key, value in brief.items() if key not in ("generated_at", "changes", "notes")}
    return sha256(json.dumps(said, sort_keys=True).encode("ascii")).hexdigest()


def history(connection: sqlite3.Connection) -> list[Recorded]:
    """All briefs, the newest first."""
    return _select(connection, "ORDER BY id DESC")


def find(connection: sqlite3.Connection, name: str) -> Recorded:
    """The brief of that id, or the newest of that date (its day, else the day when it was made), or `last`.

    Raises `UsageError` when there is none.
    """
    if name == "last":
        found = _select(connection, "ORDER BY id DESC LIMIT 1")
    elif name.isascii() and name.isdecimal():
        found = _select(connection, "WHERE id = ?", int(name))
    elif _DATE.fullmatch(name):
        order = "ORDER BY as_of IS ? DESC, id DESC LIMIT 1"
        found = _select(connection, f"WHERE as_of = ? OR substr(made_at, 1, 10) = ? {order}", name, name, name)
    else:
        raise UsageError(f"“{name}” is neither the number of a brief nor a date like 2024-05-31: see briefing history.")
    if not found:
        raise UsageError(f"There is no brief “{name}” in the archive: briefing history lists what there is.")
    return found[0]


def with_digest(connection: sqlite3.Connection, digest: str) -> Recorded | None:
    """The brief whose JSON has that SHA-256."""
    found = _select(connection, "WHERE digest = ?", digest)
    return found[0] if found else None


def before(connection: sqlite3.Connection, brief: dict[str, Any]) -> Recorded | None:
    """The brief of the same profile that was recorded last before this JSON brief and says something else.

    Briefs of a later day do not count, so that a brief of an earlier day is never compared with the future. The answer
    does not change when the same brief is made again.
    """
    core, day = core_of(brief), brief["as_of"]
    found = _select(
        connection,
        "WHERE profile = ? AND core <> ? AND (as_of IS NULL OR ? IS NULL OR as_of <= ?)"
        " AND id < coalesce((SELECT min(id) FROM briefs WHERE core = ?), 9223372036854775807)"
        " ORDER BY id DESC LIMIT 1",
        *(brief["profile"], core, day, day, core),
    )
    return found[0] if found else None


def same_as(connection: sqlite3.Connection, brief: dict[str, Any]) -> Recorded | None:
    """The brief that was recorded first and says the same as this JSON brief."""
    found = _select(connection, "WHERE core = ? ORDER BY id LIMIT 1", core_of(brief))
    return found[0] if found else None


def content_of(connection: sqlite3.Connection, brief: Recorded) -> bytes:
    """The JSON brief, byte for byte as it was made."""
    row = connection.execute("SELECT content FROM briefs WHERE id = ?", (brief.id,)).fetchone()
    return str(row[0]).encode("utf-8")


def inputs_of(connection: sqlite3.Connection, brief: Recorded) -> list[tuple[str, str]]:
    """(path, SHA-256) of each article that the brief was made from, in path order."""
    rows = connection.execute("SELECT path, sha256 FROM brief_inputs WHERE brief = ? ORDER BY rowid", (brief.id,))
    return [(str(path), str(digest)) for path, digest in rows]


def _select(connection: sqlite3.Connection, condition: str, *values: str | int | None) -> list[Recorded]:
    rows = connection.execute(f"SELECT {_COLUMNS} FROM briefs {condition}", values)  # noqa: S608  literals of this file
    return [Recorded(*row) for row in rows]
