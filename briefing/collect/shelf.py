"""The collect folder: a JSON record for each article, as the reader of `.json` files takes it.

    articles/<source>/<day>-<title>-<hash>.json      the newest version of an article
    articles/.raw/<source>/…                         the page, entry or e-mail that each version was read from
    articles/.versions/<source>/…                    versions that an update replaced

What begins with a dot is not read by `briefing generate`.
"""

from __future__ import annotations

import json
import os
import tempfile
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from pathlib import Path

from briefing.collect.identity import canonical, content_hash
from briefing.collect.sources import Source, slug
from briefing.collect.state import Kept, State
from briefing.interfaces import RawDocument

_LONGEST_TITLE = 60


@dataclass(frozen=True, slots=True)
class Found:
    """One article as a source gave it, and what it was read from. `key` is what it is known by without an address;
    `published` is the source's own time (ISO 8601), which may hold more than the document's date."""

    document: RawDocument
    key: str
    raw: bytes
    suffix: str
    published: str | None = None


class Fate(StrEnum):
    """What became of an article that a source gave."""

    NEW = "new"
    UPDATED = "updated"
    UNCHANGED = "unchanged"


class Shelf:
    """Puts articles into the folder, never one twice; may be shared between threads."""

    def __init__(self, folder: Path, state: State, now: datetime) -> None:
        self._folder, self._state = folder, state
        self._fetched = now.replace(microsecond=0).isoformat().replace("+00:00", "Z")

    def put(self, found: Found, source: Source) -> Fate:
        """Keep an article unless its address is here with the same words, or its words under another address."""
        key = canonical(found.document.url) if found.document.url else found.key
        content = content_hash(found.document.text)
        with self._state.locked():
            before = self._state.article(key)
            if (before and before.content == content) or (before is None and self._state.same_words(content)):
                return Fate.UNCHANGED
            if before:
                path, version = before.path, before.version + 1
                self._set_aside(before)
            else:
                path, version = self._path(found, key, source), 1
            raw = Path(".raw") / Path(path).with_suffix(f".v{version}{found.suffix}")
            _write(self._folder / raw, found.raw)
            record = self._record(found, source, version, raw)
            _write(self._folder / path, json.dumps(record, ensure_ascii=False, indent=2).encode("utf-8", "replace"))
            self._state.keep(Kept(key, content, path, version))
        return Fate.UPDATED if before else Fate.NEW

    def _path(self, found: Found, key: str, source: Source) -> str:
        day = (found.published or "")[:10] or str(found.document.published or "undated")
        title = slug(found.document.title or "", _LONGEST_TITLE)
        return f"{slug(source.name)}/{day}-{title}-{sha256(key.encode()).hexdigest()[:8]}.json"

    def _set_aside(self, before: Kept) -> None:
        """Keep the version that is about to be replaced; one that an interrupted run set aside already stays."""
        current = self._folder / before.path
        older = self._folder / ".versions" / Path(before.path).with_suffix(f".v{before.version}.json")
        if current.is_file() and not older.exists():
            _write(older, current.read_bytes())

    def _record(self, found: Found, source: Source, version: int, raw: Path) -> dict[str, object]:
        document = found.document
        return {
            "title": document.title,
            "outlet": source.outlet or document.outlet,
            "author": document.author,
            "published": found.published or (document.published.isoformat() if document.published else None),
            "url": canonical(document.url) if document.url else None,
            "language": source.language or document.language,
            "text": document.text,
            "collected_from": source.name,
            "fetched": self._fetched,
            "version": version,
            "raw": raw.as_posix(),
            "raw_sha256": sha256(found.raw).hexdigest(),
        }


def _write(path: Path, content: bytes) -> None:
    """Write a file in one step: a run that is killed leaves the old file or the new one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
    try:
        with os.fdopen(descriptor, "wb") as stream:
            os.fchmod(stream.fileno(), 0o644)
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).replace(path)
    finally:
        Path(name).unlink(missing_ok=True)
