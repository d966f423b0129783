"""What a run remembers from earlier ones, in the cache, under the version of the program that found it out."""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import briefing

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefing.archive.cache import Cache, Known

_READERS = ("models", "language", "corpus", "summarize", "analysis", "survey")
_LIBRARIES = (
    "charset-normalizer", "lxml", "numpy", "nupunkt", "py3langid", "pypdf", "PyStemmer", "python-docx", "trafilatura"
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Remembered:
    """A `Memory` in a cache. What fails is said in `notes` and hurts nobody."""

    cache: Cache
    version: str
    notes: list[str] = field(default_factory=list)

    def known(self, keys: Sequence[bytes]) -> Mapping[bytes, bytes]:
        """The contents of those keys that the cache has."""
        return self.lookup(keys)

    @property
    def lookup(self) -> Known:
        """What looks up keys and can be sent to other processes."""
        return self.cache.known(self.version)

    def keep(self, used: Sequence[bytes], fresh: Sequence[tuple[bytes, bytes]]) -> None:
        """Remember new contents, and which of the old were of use."""
        note = self.cache.keep(self.version, used, fresh)
        if note is not None and note not in self.notes:
            self.notes.append(note)


def code_version() -> str:
    """A hash of what reads articles, the program's parts and the libraries: what others found out is not taken over."""
    digest = sha256()
    package = Path(str(briefing.__file__)).parent
    for part in _READERS:
        for path in sorted((package / part).rglob("*.py")):
            digest.update(path.read_bytes())
    for name in _LIBRARIES:
        digest.update(_release(name).encode())
    return digest.hexdigest()[:16]


def _release(library: str) -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(library)
    except PackageNotFoundError:
        return ""
