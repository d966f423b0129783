"""The archive's file: opened safely for several processes, and brought up to date when it is opened.

Each module of this package that keeps something has `MIGRATIONS`, a tuple of SQL scripts that are never changed once
they were released, only added to. `STEPS` names them in the order in which they were added to the project; SQLite's
`user_version` counts how many of them a file has had.
"""

from __future__ import annotations

import os
import sqlite3
import time
from contextlib import contextmanager
from importlib import import_module
from typing import TYPE_CHECKING

from briefing.errors import ArchiveError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

STEPS = (("briefs", 0), ("outbox", 0), ("runs", 0), ("outbox", 1))
"""(module of this package, index into its MIGRATIONS); append only."""

_PATIENCE = 20.0  # seconds to wait for another process that writes
_ATTEMPTS = 50


def connect(path: Path) -> sqlite3.Connection:
    """The archive at `path`, made or brought up to date if need be, in autocommit mode: write under `writing`.

    Rows are `sqlite3.Row`. Close the connection when done. Raises `ArchiveError` when the file cannot be opened, is no
    archive, or was made by a newer version.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
    except (sqlite3.Error, OSError) as error:
        raise _unusable(path, error) from error
    try:
        connection.row_factory = sqlite3.Row
        connection.execute("PRAGMA foreign_keys = ON")
        write_ahead(connection)
        connection.execute("PRAGMA synchronous = FULL")  # what was sent must not be forgotten by a power cut
        _migrate(connection, path)
    except BaseException as error:
        connection.close()
        if isinstance(error, sqlite3.Error):
            raise _unusable(path, error) from error
        raise
    return connection


@contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    """As `connect`, closed at the end; an SQLite error inside becomes an `ArchiveError`."""
    connection = connect(path)
    try:
        yield connection
    except sqlite3.Error as error:
        raise _unusable(path, error) from error
    finally:
        connection.close()


@contextmanager
def writing(connection: sqlite3.Connection) -> Iterator[None]:
    """One transaction that holds the right to write from its start: all of it lasts, or none. Does not nest."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        connection.rollback()
        raise
    connection.commit()


def write_ahead(connection: sqlite3.Connection) -> None:
    """Readers do not wait for a writer then. SQLite does not wait for others by itself when the mode is changed."""
    for attempt in range(_ATTEMPTS):
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or attempt == _ATTEMPTS - 1:
                raise
            time.sleep(0.02)
        else:
            return


def _migrate(connection: sqlite3.Connection, path: Path) -> None:
    if _version(connection) == len(STEPS):
        return
    with writing(connection):
        done = _version(connection)  # again: another process may have been faster
        if done > len(STEPS):
            raise ArchiveError(f"{path} was made by a newer briefing: update this one, or name another [archive] path.")
        for module, index in STEPS[done:]:
            for statement in import_module(f"briefing.archive.{module}").MIGRATIONS[index].split(";"):
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {len(STEPS)}")


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _unusable(path: Path, error: Exception) -> ArchiveError:
    """SQLite says of a folder that nothing may be written to that the file cannot be opened, or is read-only."""
    folder = path.parent
    if folder.is_dir() and not os.access(folder, os.W_OK):
        return ArchiveError(
            f"The archive {path} cannot be used, since nothing may be written to the folder {folder}: "
            "make it writable, or name another for the reports (output) or the archive ([archive] path)."
        )
    reason = str(error).rstrip(".")
    return ArchiveError(f"The archive {path} cannot be used: {reason}; mend or move it, or set another [archive] path.")
