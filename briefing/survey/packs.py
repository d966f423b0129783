"""The features of many articles side by side, one column of bytes for each kind, so that thousands move at once."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

HEADER = (
    ("text", "V32"), ("file", "V32"), ("day", "<i4"), ("collected", "<i4"), ("characters", "<u4"), ("words", "<u4"),
    ("hits", "<u2"), ("stems", "<u2"), ("runs", "<u2"), ("strings", "<u4"),
)  # fmt: skip
"""The fields of a head, as numpy names their types; the last four are lengths of what stands in the other columns."""
HEAD = struct.Struct("<32s32siiIIHHHI")
"""The same, for one article."""

STRINGS = ("name", "title", "outlet", "url", "author", "language")
"""What a record may state, in the order in which a pack's texts have it."""

GAP = b"\x1f"
"""Behind each of the strings, and in none of them."""

_SIZES = struct.Struct("<5Q")
_COLUMNS = (
    ("hits", 2, 0),
    ("stems", 4, 0),
    ("runs", 4, 0),
    ("strings", 1, len(GAP)),
)  # field, bytes of one, bytes more


@dataclass(frozen=True, slots=True)
class Pack:
    """Articles in order, as `Features` describes them; `texts` are the `STRINGS` of each, empty for what is None."""

    heads: bytes = b""
    hits: bytes = b""
    stems: bytes = b""
    runs: bytes = b""
    texts: bytes = b""

    def __len__(self) -> int:
        return len(self.heads) // HEAD.size

    def head(self) -> NDArray[np.void]:
        """The heads, with the fields of `HEADER`."""
        import numpy as np

        return np.frombuffer(self.heads, dtype=list(HEADER))

    def strings(self) -> list[str]:
        """The strings of one article after the other."""
        return self.texts.decode().split(GAP.decode())[:-1]

    def to_bytes(self) -> bytes:
        """All of it."""
        return b"".join((_SIZES.pack(*map(len, self.columns())), *self.columns()))

    @classmethod
    def from_bytes(cls, data: bytes) -> Pack:
        """What `to_bytes` gave."""
        columns, start = [], _SIZES.size
        for size in _SIZES.unpack_from(data):
            columns.append(data[start : start + size])
            start += size
        return cls(*columns)

    def columns(self) -> tuple[bytes, ...]:
        return self.heads, self.hits, self.stems, self.runs, self.texts


def gathered(packs: Sequence[Pack], of: NDArray[np.int64], rows: NDArray[np.int64]) -> Pack:
    """The articles `rows[i]` of `packs[of[i]]`, in that order. What lies together is copied together."""
    import numpy as np

    if not len(rows):
        return Pack()
    cuts = np.flatnonzero((of[1:] != of[:-1]) | (rows[1:] != rows[:-1] + 1)) + 1
    opens, ends = np.concatenate(([0], cuts)), np.concatenate((cuts, [len(rows)]))
    found = (of[opens].tolist(), rows[opens].tolist(), (rows[ends - 1] + 1).tolist())
    stretches: list[tuple[int, int, int]] = list(zip(*found, strict=True))
    if len(stretches) == 1 and stretches[0][1:] == (0, len(packs[stretches[0][0]])):
        return packs[stretches[0][0]]
    bounds = {number: _bounds(packs[number]) for number in {stretch[0] for stretch in stretches}}
    columns: list[list[bytes]] = [[], [], [], [], []]
    for number, first, last in stretches:
        for column, part in zip(columns, _stretch(packs[number], bounds[number], first, last), strict=True):
            column.append(part)
    return Pack(*(b"".join(column) for column in columns))


def joined(packs: Sequence[Pack]) -> Pack:
    """All articles of these packs, in order."""
    return Pack(*map(b"".join, zip(*(pack.columns() for pack in packs), strict=True)))


def _bounds(pack: Pack) -> list[NDArray[np.int64]]:
    """For each column but the first where each row begins, and the last one ends."""
    import numpy as np

    head = pack.head()
    return [
        np.concatenate((np.zeros(1, dtype=np.int64), np.cumsum(head[name].astype(np.int64) * width + more)))
        for name, width, more in _COLUMNS
    ]


def _stretch(pack: Pack, bounds: list[NDArray[np.int64]], first: int, last: int) -> Iterator[bytes]:
    yield pack.heads[first * HEAD.size : last * HEAD.size]
    for column, bound in zip((pack.hits, pack.stems, pack.runs, pack.texts), bounds, strict=True):
        yield column[bound[first] : bound[last]]
