"""All articles of a run side by side, as arrays: what copies, events and the choice are computed from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from briefing.survey.features import HEADER, columns
from briefing.survey.models import Batch, Piece, Surveyed

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

        lengths = self.lengths[rows]
        starts = np.concatenate(([0], np.cumsum(lengths)))
        within = np.arange(starts[-1]) - np.repeat(starts[:-1], lengths)
        return Ragged(starts, self.values[np.repeat(self.starts[rows], lengths) + within])

    def owners(self) -> NDArray[np.int64]:
        """The row of each value."""
        import numpy as np

        return np.repeat(np.arange(len(self.starts) - 1), self.lengths)


class Stated(NamedTuple):
    """What a record or the head of its text states; "" where it does not."""

    name: str
    title: str
    outlet: str
    url: str
    author: str
    language: str


@dataclass(frozen=True, slots=True)
class Table:
    """One row an article, in the order of the input; `days` are ordinals, 0 where the article states no date.

    `heads` are the fixed fields of the features and `stated` the texts. `outlets` are numbers, equal for one outlet,
    each article's own where it names none; `hits` has a column for each of the profile's terms. `pieces` and `places`
    say where the article lies, `paths` what the brief calls it.
    """

    heads: NDArray[np.void]
    stated: tuple[Stated, ...]
    pieces: tuple[Piece, ...]
    places: tuple[tuple[int, int], ...]
    paths: tuple[str, ...]
    days: NDArray[np.int64]
    characters: NDArray[np.int64]
    outlets: NDArray[np.int64]
    hits: NDArray[np.int64]
    stems: Ragged
    runs: Ragged

    def __len__(self) -> int:
        return len(self.heads)


def table_of(batches: Sequence[Batch], surveyed: Sequence[Surveyed]) -> Table:
    """The articles of these batches, in order; `surveyed` is what `survey` made of each."""
    import numpy as np

    pieces = tuple(b.pieces[at] for b, part in zip(batches, surveyed, strict=True) for at, _, _ in part.places)
    found = columns([data for part in surveyed for data in part.features])
    heads = np.frombuffer(found.headers, dtype=list(HEADER))
    return Table(
        heads=heads,
        stated=tuple(Stated(*texts) for texts in found.strings),
        pieces=pieces,
        places=tuple((start, end) for part in surveyed for _, start, end in part.places),
        paths=_paths(pieces, [name for part in surveyed for name in part.names], found.strings),
        days=heads["day"].astype(np.int64),
        characters=heads["characters"].astype(np.int64),
        outlets=_outlets([strings[2] for strings in found.strings]),
        hits=np.frombuffer(found.hits, dtype="<u2").astype(np.int64).reshape(len(heads), _width(heads["hits"])),
        stems=_ragged(heads["stems"], found.stems),
        runs=_ragged(heads["runs"], found.runs),
    )


def _width(lengths: NDArray[np.uint16]) -> int:
    return int(lengths[0]) if len(lengths) else 0


def _ragged(lengths: NDArray[np.uint16], values: bytes) -> Ragged:
    import numpy as np

    starts = np.concatenate((np.zeros(1, dtype=np.int64), np.cumsum(lengths, dtype=np.int64)))
    return Ragged(starts, np.frombuffer(values, dtype="<u4"))


def _paths(pieces: Sequence[Piece], names: Sequence[str], strings: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """What the brief calls each article: the file, and in a file of many the record's own name or its line.

    A name that a file holds twice gets a number, as when the file is read as a whole.
    """
    seen: Counter[str] = Counter()
    paths = []
    for piece, name, stated in zip(pieces, names, strings, strict=True):
        if piece.end is None:
            paths.append(f"{piece.path}#{name}" if name else piece.path)
            continue
        path = f"{piece.path}#{stated[0] or name}"
        seen[path] += 1
        paths.append(path if seen[path] == 1 else f"{path} ({seen[path]})")
    return tuple(paths)


def _outlets(names: Sequence[str]) -> NDArray[np.int64]:
    """One number an outlet, whatever its capitals."""
    import numpy as np

    numbers: dict[str, int] = {}
    found = [numbers.setdefault(name.casefold(), len(numbers)) if name else -1 - at for at, name in enumerate(names)]
    return np.array(found, dtype=np.int64)
