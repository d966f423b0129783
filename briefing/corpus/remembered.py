"""What was taken out of a file costs a memory a look-up, and a PDF's or a page's reader tens of milliseconds."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field
from datetime import date
from hashlib import sha256
from typing import Any

from briefing.interfaces import Memory, RawDocument, Reader
from briefing.models import Skipped

_SLOW = frozenset(f"briefing.corpus.readers.{name}" for name in ("html", "pdf", "docx", "eml"))
_KEY_BYTES = 16
_LEVEL = 1  # of compression


@dataclass(slots=True)
class RememberingReaders:
    """Gives readers by a file's name, as `reader_for` does; what the slow ones find is the memory's from then on.

    It is the same as without a memory: a file is known by the hash of all its bytes. Call `keep` at the end.
    """

    reader_for: Callable[[str], Reader | None]
    memory: Memory
    used: list[bytes] = field(default_factory=list)
    fresh: dict[bytes, bytes] = field(default_factory=dict)

    def __call__(self, path: str) -> Reader | None:
        """The reader of a file of that name, or None for a format that is not known."""
        reader = self.reader_for(path)
        return _Remembering(reader, self) if reader and getattr(reader, "__name__", "") in _SLOW else reader

    def keep(self) -> None:
        """Give the memory what was found out."""
        self.memory.keep(self.used, list(self.fresh.items()))


class _Remembering:
    """A reader of files of one document, in front of the one that takes it out."""

    def __init__(self, reader: Reader, owner: RememberingReaders) -> None:
        self.__name__ = str(getattr(reader, "__name__", ""))
        self._reader, self._owner = reader, owner

    def read(self, data: bytes, path: str) -> Iterable[RawDocument | Skipped]:
        """As the reader itself; what cannot be read is not remembered."""
        key = sha256(self.__name__.encode() + b"\x1f" + data).digest()[:_KEY_BYTES]
        kept = self._owner.memory.known([key]).get(key)
        if kept is not None and (documents := _unpacked(kept)) is not None:
            self._owner.used.append(key)
            return documents
        found = list(self._reader.read(data, path))
        documents = [one for one in found if isinstance(one, RawDocument)]
        if len(documents) == len(found):
            self._owner.fresh[key] = _packed(documents)
        return found


def _packed(documents: list[RawDocument]) -> bytes:
    rows = [{**asdict(one), "published": one.published and one.published.isoformat()} for one in documents]
    return zlib.compress(json.dumps(rows).encode(), _LEVEL)


def _unpacked(data: bytes) -> list[RawDocument] | None:
    """None for what `_packed` did not make."""
    try:
        return [_document(row) for row in json.loads(zlib.decompress(data))]
    except (zlib.error, ValueError, TypeError, KeyError):
        return None


def _document(row: dict[str, Any]) -> RawDocument:
    day = row.pop("published")
    return RawDocument(**row, published=date.fromisoformat(day) if day else None)
