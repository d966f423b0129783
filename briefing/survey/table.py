"""All articles of a run side by side, as arrays: what copies, events and the choice are computed from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from briefing.survey.lines import first_lines, named
from briefing.survey.models import PLACE, Batch, Piece, Surveyed
from briefing.survey.packs import STRINGS, Pack

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Ragged:
    """Rows of different lengths: row `i` is `values[starts[i]:starts[i + 1]]`."""

    starts: NDArray[np.int64]
    values: NDArray[np.uint32]

    @property
    def lengths(self) -> NDArray[np.int64]:
        """How many values each row has."""
        found: NDArray[np.int64] = self.starts[1:] - self.starts[:-1]
        return found

    def of(self, rows: NDArray[np.int64]) -> Ragged:
        """These rows, in this order."""
        import numpy as np

        starts = np.concatenate(([0], np.cumsum(self.lengths[rows])))
        # Stretches of values: an index for every value would take several times their memory.
        opens = np.flatnonzero(np.diff(rows, prepend=-2) != 1)
        first, last = rows[opens], rows[np.append(opens[1:], len(rows)) - 1] if len(rows) else rows
        bounds = zip(self.starts[first].tolist(), self.starts[last + 1].tolist(), strict=True)
        values = np.concatenate([self.values[:0], *(self.values[start:end] for start, end in bounds)])
        return Ragged(starts, values)

    def owners(self) -> NDArray[np.int64]:
        """The row of each value."""
        import numpy as np

        return np.repeat(np.arange(len(self.starts) - 1), self.lengths)


class Stated(NamedTuple):
    """What the records or the heads of their texts state, of all articles; "" where they do not."""

    name: Sequence[str]
    title: Sequence[str]
    outlet: Sequence[str]
    url: Sequence[str]
    author: Sequence[str]
    language: Sequence[str]


@dataclass(frozen=True, slots=True)
class Table:
    """One row an article, in the order of the input; `days` are ordinals, 0 where the article states no date,
    and so is when each was `collected`.

    `heads` are the fixed fields of the features and `stated` the strings. `outlets` are numbers, equal for one outlet,
    each article's own where it names none; `hits` has a column for each of the profile's terms. `places` say where the
    article lies, as in `Surveyed`, but the piece is a number in `pieces`; `paths` what the brief calls it.
    """

    heads: NDArray[np.void]
    stated: Stated
    pieces: tuple[Piece, ...]
    places: NDArray[np.int64]
    paths: tuple[str, ...]
    days: NDArray[np.int64]
    collected: NDArray[np.int64]
    characters: NDArray[np.int64]
    outlets: NDArray[np.int64]
    hits: NDArray[np.uint16]
    stems: Ragged
    runs: Ragged

    def __len__(self) -> int:
        return len(self.heads)


def table_of(batches: Sequence[Batch], surveyed: Sequence[Surveyed]) -> Table:
    """The articles of these batches, in order; `surveyed` is what `survey` made of each."""
    import numpy as np

    packs = [part.pack for part in surveyed]
    heads = np.concatenate([Pack().head(), *(pack.head() for pack in packs)])
    strings = [text for pack in packs for text in pack.strings()]
    stated = Stated(*(strings[at :: len(STRINGS)] for at in range(len(STRINGS))))
    places = _places(batches, surveyed)
    pieces = tuple(piece for batch in batches for piece in batch.pieces)
    names = [name for part in surveyed for name in part.names]
    return Table(
        heads=heads,
        stated=stated,
        pieces=pieces,
        places=places,
        paths=_paths(pieces, places, named(names, stated.name, places, first_lines(batches, surveyed))),
        days=heads["day"].astype(np.int64),
        collected=heads["collected"].astype(np.int64),
        characters=heads["characters"].astype(np.int64),
        outlets=_outlets(stated.outlet),
        hits=_joined([pack.hits for pack in packs], "<u2").reshape(len(heads), _width(heads["hits"])),
        stems=_ragged(heads["stems"], [pack.stems for pack in packs]),
        runs=_ragged(heads["runs"], [pack.runs for pack in packs]),
    )


def _places(batches: Sequence[Batch], surveyed: Sequence[Surveyed]) -> NDArray[np.int64]:
    """The places of all articles, pieces numbered over all batches."""
    import numpy as np

    found = [np.frombuffer(part.places, dtype=np.int64).reshape(-1, PLACE).copy() for part in surveyed]
    before = 0
    for batch, places in zip(batches, found, strict=True):
        places[:, 0] += before
        before += len(batch.pieces)
    return np.concatenate(found) if found else np.zeros((0, PLACE), dtype=np.int64)


def _width(lengths: NDArray[np.uint16]) -> int:
    return int(lengths[0]) if len(lengths) else 0


def _ragged(lengths: NDArray[np.uint16], values: Sequence[bytes]) -> Ragged:
    import numpy as np

    starts = np.concatenate((np.zeros(1, dtype=np.int64), np.cumsum(lengths, dtype=np.int64)))
    return Ragged(starts, _joined(values, "<u4"))


def _joined(column: Sequence[bytes], kind: str) -> NDArray[Any]:
    """One array of the numbers in these bytes; made by numpy, whose large arrays are faster to reach than bytes."""
    import numpy as np

    return np.concatenate([np.zeros(0, dtype=kind), *(np.frombuffer(part, dtype=kind) for part in column)])


def _paths(pieces: Sequence[Piece], places: NDArray[np.int64], names: Sequence[str]) -> tuple[str, ...]:
    """What the brief calls each article: the file, and in a file of many the record's own name or its line.

    A name that a file holds twice gets a number, as when the file is read as a whole.
    """
    starts = [f"{piece.path}#" for piece in pieces]
    of = places[:, 0].tolist()
    paths = [starts[piece] + name if name else pieces[piece].path for piece, name in zip(of, names, strict=True)]
    if len(set(paths)) == len(paths):
        return tuple(paths)
    seen: Counter[str] = Counter()
    for at, (piece, path) in enumerate(zip(of, paths, strict=True)):
        if pieces[piece].end is not None:
            seen[path] += 1
            paths[at] = path if seen[path] == 1 else f"{path} ({seen[path]})"
    return tuple(paths)


def _outlets(names: Sequence[str]) -> NDArray[np.int64]:
    """One number an outlet, whatever its capitals."""
    import numpy as np

    numbers: dict[str, int] = {}
    found = [numbers.setdefault(name.casefold(), len(numbers)) if name else -1 - at for at, name in enumerate(names)]
    return np.array(found, dtype=np.int64)
