"""What surveys found out, kept some thousand articles at a time: one row and one check for all of them.

A pack is kept under a hash of its articles' keys, and these keys beside it as its index. Whichever articles a later run
has, in whatever order, it finds each by its own key, and takes it out of its pack.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import sha256
from typing import TYPE_CHECKING

from briefing.archive.cache import INDEX, Known
from briefing.survey.models import KEY_BYTES, Recalled
from briefing.survey.packs import Pack, gathered

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from briefing.archive.cache import Cache
    from briefing.survey.models import Surveyed

_ARTICLES = 2_000  # in a pack
_THIN = 4  # a pack of which less than one in so many is wanted is let go, and those are kept anew


@dataclass(frozen=True, slots=True)
class _Index:
    """The articles of all packs by their keys, ascending, of equal ones the latest first: where each is."""

    ids: tuple[bytes, ...]
    lengths: NDArray[np.int64]
    keys: tuple[NDArray[np.uint64], NDArray[np.uint64]]
    packs: NDArray[np.int64]
    rows: NDArray[np.int64]

    def find(self, keys: bytes) -> NDArray[np.int64]:
        """For each of these keys the place in this index, -1 where it is not known."""
        import numpy as np

        first, second = _halves(keys)
        if not len(self.rows):
            return np.full(len(first), -1)
        order = np.argsort(first)  # sorted ones are found faster
        at = np.empty_like(order)
        at[order] = np.minimum(np.searchsorted(self.keys[0], first[order]), len(self.rows) - 1)
        found: NDArray[np.int64] = np.where((self.keys[0][at] == first) & (self.keys[1][at] == second), at, -1)
        return found


class KnownPacks:
    """Looks up features by keys, in any process; what it read stays with it. `state` changes with what is kept.

    Sent to another process it is one and the same there for all batches.
    """

    def __init__(self, path: Path, version: str, state: int) -> None:
        self._made = path, version, state
        self._known = Known(path, version)
        self._packs: dict[int, Pack] = {}
        self._found: _Index | None = None

    def __reduce__(self) -> tuple[Callable[..., KnownPacks], tuple[Path, str, int]]:
        return _shared, self._made

    def __call__(self, keys: bytes) -> Recalled:
        """Which of these are known, and their features."""
        import numpy as np

        places = self.index.find(keys)
        wanted = np.flatnonzero(places >= 0)
        of, rows = self.index.packs[places[wanted]], self.index.rows[places[wanted]]
        sound = np.isin(of, self._read(np.unique(of).tolist()))
        numbers, of = np.unique(of[sound], return_inverse=True)
        packs = tuple(self._packs[number] for number in numbers.tolist())
        return Recalled(wanted[sound], packs, of, rows[sound])

    @property
    def index(self) -> _Index:
        """Of all that is known, as it was when it was first asked for."""
        if self._found is None:
            self._found = _index(Known(self._known.path, self._known.version + INDEX).every())
        return self._found

    def _read(self, numbers: Sequence[int]) -> list[int]:
        """Which of these packs there are, now or from before."""
        ids = {self.index.ids[number]: number for number in numbers if number not in self._packs}
        for key, data in (self._known(list(ids)) if ids else {}).items():
            pack = Pack.from_bytes(data)
            if len(pack) == self.index.lengths[ids[key]]:
                self._packs[ids[key]] = pack
        return [number for number in numbers if number in self._packs]


@lru_cache(maxsize=1)
def _shared(path: Path, version: str, state: int) -> KnownPacks:
    return KnownPacks(path, version, state)


@dataclass(frozen=True, slots=True)
class RememberedPacks:
    """What the survey remembers, in a cache. What fails is said in `notes` and hurts nobody."""

    cache: Cache
    version: str
    notes: list[str] = field(default_factory=list)

    @property
    def lookup(self) -> KnownPacks:
        """What looks up keys and can be sent to other processes."""
        return KnownPacks(self.cache.path, self.version, self.cache.added())

    def keep(self, parts: Sequence[Surveyed], known: KnownPacks) -> None:
        """Remember what is new in these, and which of the packs that `known` has were of use."""
        import numpy as np

        index, keys = known.index, b"".join(part.keys for part in parts)
        of = np.append(index.packs, len(index.ids))[index.find(keys)]  # the last of these is no pack
        lost = np.zeros(len(index.ids) + 1, dtype=bool)
        lost[of[_over_all(parts, [part.fresh for part in parts])]] = True  # packs of which the contents are gone
        kept = (np.bincount(of, minlength=len(lost)) * _THIN >= np.append(index.lengths, 1)) & ~lost
        kept[-1] = False
        used = [key for number, key in enumerate(index.ids) if kept[number]]
        new = ~kept[of]
        new[_over_all(parts, [part.passing for part in parts])] = False
        fresh = _cut(parts, new)
        indices = [(_name(keys), keys) for keys, _ in fresh]
        contents = [(_name(keys), pack.to_bytes()) for keys, pack in fresh]
        for version, entries in ((self.version, contents), (self.version + INDEX, indices)):
            note = self.cache.keep(version, used, entries)
            if note is not None and note not in self.notes:
                self.notes.append(note)


def _over_all(parts: Sequence[Surveyed], indices: Sequence[Sequence[int]]) -> NDArray[np.int64]:
    """These indices of each part's articles, as places over all parts."""
    import numpy as np

    before, found = 0, [np.zeros(0, dtype=np.int64)]
    for part, own in zip(parts, indices, strict=True):
        found.append(before + np.array(own, dtype=np.int64))
        before += len(part)
    return np.concatenate(found)


def _cut(parts: Sequence[Surveyed], new: NDArray[np.bool_]) -> list[tuple[bytes, Pack]]:
    """The articles that are `new`, their keys and features, some thousand at a time."""
    import numpy as np

    lengths = [len(part) for part in parts]
    of = np.repeat(np.arange(len(parts)), lengths)[new]
    rows = np.concatenate([np.arange(length) for length in lengths] or [np.zeros(0, dtype=np.int64)])[new]
    keys = np.frombuffer(b"".join(part.keys for part in parts), dtype=f"V{KEY_BYTES}")[new]
    found = []
    for begin in range(0, len(rows), _ARTICLES):
        span = slice(begin, begin + _ARTICLES)
        numbers, own = np.unique(of[span], return_inverse=True)
        pack = gathered([parts[number].pack for number in numbers.tolist()], own, rows[span])
        found.append((keys[span].tobytes(), pack))
    return found


def _index(entries: dict[bytes, bytes]) -> _Index:
    import numpy as np

    lengths = np.array([len(keys) // KEY_BYTES for keys in entries.values()], dtype=np.int64)
    first, second = _halves(b"".join(entries.values()))
    order = np.argsort(first, kind="stable")
    packs = np.repeat(np.arange(len(lengths)), lengths)
    rows = np.arange(len(first)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    return _Index(tuple(entries), lengths, (first[order], second[order]), packs[order], rows[order])


def _halves(keys: bytes) -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """The first and the last eight bytes of each key, as numbers."""
    import numpy as np

    numbers = np.frombuffer(keys, dtype="<u8").reshape(-1, KEY_BYTES // 8)
    return np.ascontiguousarray(numbers[:, 0]), np.ascontiguousarray(numbers[:, 1])


def _name(keys: bytes) -> bytes:
    return sha256(keys).digest()[:KEY_BYTES]
