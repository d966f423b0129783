"""What was found out about articles, by their content: so that a second run reads only what is new.

The cache is a file of its own beside the archive: what the archive holds must not be lost, what the cache holds may be
thrown away at any time. So it is not waited for on the disk, and where it is damaged it is begun anew.
"""

from __future__ import annotations

import sqlite3
import sys
import zlib
from contextlib import contextmanager
from dataclasses import dataclass
from shutil import disk_usage
from typing import TYPE_CHECKING, TypeVar

from briefing.archive.store import write_ahead, writing
from briefing.errors import ArchiveError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

LAYOUT = 1
"""Counts the forms that the tables have had; a cache of another form is begun anew."""

INDEX = " index"
"""Behind the name of a version: what is kept under it are the keys, of 16 bytes, of the readings in one content."""

_TABLES = """
    CREATE TABLE counted (bytes INTEGER NOT NULL);   -- all that were ever added
    INSERT INTO counted VALUES (0);
    CREATE TABLE versions (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
    CREATE TABLE entries (
        id INTEGER PRIMARY KEY,
        version INTEGER NOT NULL,
        key BLOB NOT NULL,          -- hash of the content
        size INTEGER NOT NULL,
        used INTEGER NOT NULL       -- the last turn that needed it: a turn lasts for a share of the most bytes
    );
    CREATE UNIQUE INDEX entries_key ON entries (version, key);
    CREATE TABLE contents (id INTEGER PRIMARY KEY, sum INTEGER NOT NULL, data BLOB NOT NULL)
"""
_SELECT = (
    "SELECT key, sum, data FROM entries JOIN contents USING (id) "
    "WHERE version = (SELECT id FROM versions WHERE name = ?)"
)
_READINGS = f"""
    SELECT count(*) + total(CASE WHEN name LIKE '%{INDEX}' THEN size / 16 - 2 ELSE 0 END)
    FROM entries JOIN versions ON versions.id = version
"""  # noqa: S608 - nobody else's words
_T = TypeVar("_T")
_PATIENCE = 20.0  # seconds to wait for another process that writes
_TURNS = 16
_AT_ONCE = 500  # keys in one question
_WRITTEN_AT_ONCE = 5_000  # rows in one transaction, so that no other process waits for long
_SPARED = 20_000_000  # bytes that are left on the disk for what matters
_ROW = 120  # bytes that an entry takes beside its content


@dataclass(frozen=True, slots=True)
class CacheInfo:
    """What a cache holds: readings of articles, and the bytes of its file."""

    path: Path
    entries: int
    size: int
    most: int


@dataclass(frozen=True, slots=True)
class Known:
    """Looks up contents by key, in any process. What cannot be read is not known, whatever the cause."""

    path: Path
    version: str

    def __call__(self, keys: Sequence[bytes]) -> Mapping[bytes, bytes]:
        try:
            return self._look_up(keys)
        except sqlite3.Error:  # also on another machine, where there is no such file
            return {}

    def every(self) -> dict[bytes, bytes]:
        """All contents by key, the latest first."""
        try:
            with _reading(self.path) as connection:
                return _sound(connection.execute(f"{_SELECT} ORDER BY id DESC", (self.version,)))
        except sqlite3.Error:
            return {}

    def _look_up(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        found = {}
        with _reading(self.path) as connection:
            for some in _portions(keys, _AT_ONCE):
                marks = ",".join("?" * len(some))
                found.update(_sound(connection.execute(f"{_SELECT} AND key IN ({marks})", (self.version, *some))))
        return found


@contextmanager
def _reading(path: Path) -> Iterator[sqlite3.Connection]:
    """The cache, if there is one, to be read alone."""
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=_PATIENCE)
    try:
        connection.execute(f"PRAGMA mmap_size = {1 << 31}")
        yield connection
    finally:
        connection.close()


def _sound(rows: Iterable[tuple[bytes, int, bytes]]) -> dict[bytes, bytes]:
    return {key: data for key, checksum, data in rows if zlib.crc32(data) == checksum}


@dataclass(frozen=True, slots=True)
class Cache:
    """The cache at `path`, of at most about `most` bytes: what was not needed for the longest time goes first."""

    path: Path
    most: int

    def known(self, version: str) -> Known:
        """What looks up the contents that were kept under that version of whatever computes them."""
        return Known(self.path, version)

    def keep(self, version: str, used: Iterable[bytes], fresh: Iterable[tuple[bytes, bytes]]) -> str | None:
        """Remember new contents, and which of the old were of use. A note where that fails, which hurts nobody."""
        fresh = list(fresh)
        if (free := self._free()) < _SPARED + 3 * sum(len(data) for _, data in fresh):
            return f"The cache {self.path} was not written: there are only {free:,} bytes left on the disk."
        try:
            with _opened(self.path) as connection:
                turn, number = _begin_turn(connection, version, self.most // _TURNS)
                for keys in _portions(_stale(connection, turn, number, used), _WRITTEN_AT_ONCE):
                    with writing(connection):
                        connection.executemany(
                            "UPDATE entries SET used = ? WHERE version = ? AND key = ?",
                            [(turn, number, key) for key in keys],
                        )
                for rows in _portions(fresh, _WRITTEN_AT_ONCE):
                    with writing(connection):
                        _insert(connection, number, turn, rows)
                _trim(connection, self.most)
        except (sqlite3.OperationalError, OSError) as error:  # locked, full, not to be written: it may be sound
            return f"The cache {self.path} was not written: {_reason(error)}; the next run takes longer."
        except sqlite3.DatabaseError as error:
            return self._begin_anew(_reason(error), "the next run")
        return None

    def mend(self) -> str | None:
        """Begin a damaged cache anew; a note if that was done, or cannot be."""
        if not self.path.exists():
            return None
        try:
            with _opened(self.path) as connection:
                connection.execute("SELECT count(*) FROM entries").fetchone()
        except (sqlite3.OperationalError, OSError) as error:
            return f"The cache {self.path} is not used: {_reason(error)}; this run takes longer."
        except sqlite3.DatabaseError as error:
            return self._begin_anew(_reason(error), "this run")
        return None

    def added(self) -> int:
        """How many bytes were ever added to it: as long as that stays the same, nothing is in it that was not."""
        try:
            with _reading(self.path) as connection:
                return int(connection.execute("SELECT bytes FROM counted").fetchone()[0])
        except sqlite3.Error:
            return 0

    def info(self) -> CacheInfo:
        """How much there is in it. Raises `ArchiveError` where it cannot be read."""
        if not self.path.exists():
            return CacheInfo(self.path, 0, 0, self.most)
        try:
            with _opened(self.path) as connection:
                entries = int(connection.execute(_READINGS).fetchone()[0])
        except (sqlite3.OperationalError, OSError) as error:
            raise ArchiveError(
                f"The cache {self.path} cannot be read: {_reason(error)}; who looks at it must be allowed to write to "
                f"{self.path.parent}, and no other run may hold it."
            ) from error
        except sqlite3.DatabaseError as error:
            raise ArchiveError(
                f"The cache {self.path} cannot be read: {_reason(error)}; briefing cache clear begins it anew."
            ) from error
        return CacheInfo(self.path, entries, sum(file.stat().st_size for file in self._files()), self.most)

    def clear(self) -> int:
        """Throw it away; the number of bytes that it took. Raises `ArchiveError` where it cannot be removed."""
        try:
            size = sum(file.stat().st_size for file in self._files())
            for file in self._files():
                file.unlink(missing_ok=True)
        except OSError as error:
            raise ArchiveError(
                f"The cache {self.path} cannot be removed: {_reason(error)}; remove it by hand."
            ) from error
        return size

    def _free(self) -> int:
        """Bytes left on the disk; what cannot be asked is found out by writing."""
        try:
            return disk_usage(next(folder for folder in self.path.absolute().parents if folder.exists())).free
        except OSError:
            return sys.maxsize

    def _files(self) -> list[Path]:
        """The file, and those that SQLite has beside it."""
        files = [self.path.with_name(f"{self.path.name}{suffix}") for suffix in ("-wal", "-shm", "")]
        return [file for file in files if file.exists()]

    def _begin_anew(self, reason: str, longer: str) -> str:
        try:
            self.clear()
        except ArchiveError as error:
            return str(error)
        return f"The cache {self.path} was damaged ({reason}) and is begun anew; {longer} takes longer."


@contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    """The cache, made if need be, in autocommit mode."""
    path.parent.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
    try:
        if connection.execute("PRAGMA user_version").fetchone()[0] != LAYOUT:
            _lay_out(connection)
        connection.execute("PRAGMA synchronous = OFF")  # a power cut may cost the cache, which is then begun anew
        yield connection
    finally:
        connection.close()


def _lay_out(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA auto_vacuum = INCREMENTAL")
    write_ahead(connection)
    with writing(connection):
        if connection.execute("PRAGMA user_version").fetchone()[0] == LAYOUT:
            return  # another process was faster
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            connection.execute(f"DROP TABLE {name}")
        for statement in _TABLES.split(";"):
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {LAYOUT}")


def _begin_turn(connection: sqlite3.Connection, version: str, length: int) -> tuple[int, int]:
    """The number of this turn, and that of the version."""
    with writing(connection):
        connection.execute("INSERT OR IGNORE INTO versions (name) VALUES (?)", (version,))
        added = connection.execute("SELECT bytes FROM counted").fetchone()[0]
        number = connection.execute("SELECT id FROM versions WHERE name = ?", (version,)).fetchone()[0]
        return added // max(1, length), number


def _stale(connection: sqlite3.Connection, turn: int, version: int, used: Iterable[bytes]) -> list[bytes]:
    """Of the keys that were used, those of which that is not written down yet. Most of the time it is."""
    rows = connection.execute("SELECT key FROM entries WHERE version = ? AND used < ?", (version, turn))
    old = {key for (key,) in rows}
    return [key for key in used if key in old] if old else []


def _insert(connection: sqlite3.Connection, version: int, turn: int, rows: Sequence[tuple[bytes, bytes]]) -> None:
    connection.execute("UPDATE counted SET bytes = bytes + ?", (sum(len(data) + _ROW for _, data in rows),))
    for key, data in rows:
        (entry,) = connection.execute(
            "INSERT INTO entries (version, key, size, used) VALUES (?, ?, ?, ?) "
            "ON CONFLICT (version, key) DO UPDATE SET size = excluded.size, used = excluded.used RETURNING id",
            (version, key, len(data), turn),
        ).fetchone()
        connection.execute("INSERT OR REPLACE INTO contents VALUES (?, ?, ?)", (entry, zlib.crc32(data), data))


def _trim(connection: sqlite3.Connection, most: int) -> None:
    """Remove what was not needed for the longest time, until the rest fits."""
    with writing(connection):
        excess = connection.execute("SELECT total(size + ?) FROM entries", (_ROW,)).fetchone()[0] - most
        if excess <= 0:
            return
        gone = []
        for entry, size in connection.execute("SELECT id, size FROM entries ORDER BY used, id"):
            if excess <= 0:
                break
            gone.append((entry,))
            excess -= size + _ROW
        connection.executemany("DELETE FROM entries WHERE id = ?", gone)
        connection.executemany("DELETE FROM contents WHERE id = ?", gone)
        connection.execute("DELETE FROM versions WHERE id NOT IN (SELECT version FROM entries)")
    connection.executescript("PRAGMA incremental_vacuum")  # execute would free one page


def _portions(items: Sequence[_T], size: int) -> Iterator[Sequence[_T]]:
    return (items[start : start + size] for start in range(0, len(items), size))


def _reason(error: Exception) -> str:
    return str(error).rstrip(".")
