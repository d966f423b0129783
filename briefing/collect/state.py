"""What a collect folder remembers between runs, in a hidden SQLite file of its own: losing it costs requests only."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefing.collect.fetch import Validators
from briefing.errors import OutputError

STATE_NAME = ".collect.sqlite"
_TABLES = """
CREATE TABLE IF NOT EXISTS articles (key TEXT PRIMARY KEY, content TEXT NOT NULL, path TEXT NOT NULL, version INTEGER);
CREATE INDEX IF NOT EXISTS articles_content ON articles (content);
CREATE TABLE IF NOT EXISTS seen (key TEXT PRIMARY KEY, fingerprint TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS resources (url TEXT PRIMARY KEY, etag TEXT, modified TEXT);
CREATE TABLE IF NOT EXISTS sources (name TEXT PRIMARY KEY, first TEXT, last TEXT, news TEXT, fault TEXT);
"""


@dataclass(frozen=True, slots=True)
class Kept:
    """An article of the folder: what it is known by, the hash of its words, its record's path, its version."""

    key: str
    content: str
    path: str
    version: int


@dataclass(frozen=True, slots=True)
class Record:
    """How a source has done: times (ISO 8601) of its first and last try and of its last news, and its last fault."""

    first: str
    last: str
    news: str | None
    fault: str | None


class State:
    """The memory of one collect folder; may be shared between threads."""

    def __init__(self, folder: Path) -> None:
        self._lock = threading.RLock()
        path = folder / STATE_NAME
        try:
            self._db = sqlite3.connect(path, timeout=20, isolation_level=None, check_same_thread=False)
            self._db.executescript(_TABLES)
        except sqlite3.Error as error:
            raise OutputError(f"{path} cannot be used: {error}; move it away and collect again.") from error

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    @contextmanager
    def locked(self) -> Iterator[None]:
        """One transaction, and no other thread meanwhile."""
        with self._lock:
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                self._db.rollback()
                raise
            self._db.commit()

    def article(self, key: str) -> Kept | None:
        """The article that is known by `key`."""
        row = self._one("SELECT key, content, path, version FROM articles WHERE key = ?", key)
        return Kept(*row) if row else None

    def same_words(self, content: str) -> Kept | None:
        """An article with these words."""
        row = self._one("SELECT key, content, path, version FROM articles WHERE content = ? LIMIT 1", content)
        return Kept(*row) if row else None

    def keep(self, kept: Kept) -> None:
        """Remember an article."""
        row = (kept.key, kept.content, kept.path, kept.version)
        self._do("INSERT OR REPLACE INTO articles (key, content, path, version) VALUES (?, ?, ?, ?)", *row)

    def has_seen(self, key: str, fingerprint: str) -> bool:
        """Whether what a source offers as `key` was taken as it is now."""
        return self._one("SELECT 1 FROM seen WHERE key = ? AND fingerprint = ?", key, fingerprint) is not None

    def see(self, key: str, fingerprint: str) -> None:
        """Remember that it was taken."""
        self._do("INSERT OR REPLACE INTO seen (key, fingerprint) VALUES (?, ?)", key, fingerprint)

    def validators(self, url: str) -> Validators:
        """What to ask a server with: has it changed?"""
        row = self._one("SELECT etag, modified FROM resources WHERE url = ?", url)
        return Validators(*row) if row else Validators()

    def validate(self, url: str, validators: Validators) -> None:
        """Remember what to ask with the next time."""
        values = (url, validators.etag, validators.modified)
        self._do("INSERT OR REPLACE INTO resources (url, etag, modified) VALUES (?, ?, ?)", *values)

    def source(self, name: str) -> Record | None:
        """How a source has done, or None when it was never tried."""
        row = self._one("SELECT first, last, news, fault FROM sources WHERE name = ?", name)
        return Record(*row) if row else None

    def tried(self, name: str, at: str, *, news: bool, fault: str | None) -> None:
        """Remember how a source did in this run."""
        before = self.source(name)
        latest = at if news else before.news if before else None
        values = (name, before.first if before else at, at, latest, fault)
        self._do("INSERT OR REPLACE INTO sources (name, first, last, news, fault) VALUES (?, ?, ?, ?, ?)", *values)

    def _one(self, query: str, *values: str) -> tuple[Any, ...] | None:
        with self._lock:
            row: tuple[Any, ...] | None = self._db.execute(query, values).fetchone()
            return row

    def _do(self, query: str, *values: str | int | None) -> None:
        with self._lock:
            self._db.execute(query, values)
