"""What passes between the steps of the survey. All of it travels between processes, none of it holds a text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.models import Profile, Skipped
from briefing.survey.packs import Pack

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

KEY_BYTES = 16
PLACE = 4
"""Numbers that say where an article lies, as in `Surveyed.places`."""
_NOTHING = Pack()


@dataclass(frozen=True, slots=True)
class Scope:
    """What a brief is about: the profile, and the days from `since` to `as_of` where they are set."""

    profile: Profile
    since: date | None = None
    as_of: date | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A file, or the bytes `[start, end)` of a file of JSON lines, which begin and end where a line does.

    `path` is the file's name in the brief. `end` is None for a whole file. `most` is how many articles it can hold,
    None where that is seen only by reading it.
    """

    file: Path
    path: str
    start: int = 0
    end: int | None = None
    most: int | None = None


@dataclass(frozen=True, slots=True)
class Batch:
    """What one worker reads in one go, some megabytes. Batches in order hold the inputs in path order."""

    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Surveyed:
    """What a batch holds, article by article in the order of the input.

    `keys` are hashes of the content as it lies in the input, `KEY_BYTES` each, one after the other; `pack` has the
    features. `names` are the parts' names in files of many records, else empty. `places` are four numbers of 64 bits
    for each: index of the piece in the batch, start, end: the bytes of a line, or (record's number, record's number
    + 1) in a file of another format; and how many lines of the piece stand before the line, else 0. `fresh` are the
    indices of the articles that `known` did not hold.

    What number a line has in its file is known when all batches are: `lines` are how many each piece has, and `unnamed`
    says of those `skipped` that are called by their line, and so not yet: index in `skipped`, index of the piece, lines
    before it. `passing` are the indices of articles that are not to be remembered: something else in their file was
    skipped, and has to be seen in every run.
    """

    keys: bytes = b""
    pack: Pack = _NOTHING
    names: tuple[str, ...] = ()
    places: bytes = b""
    skipped: tuple[Skipped, ...] = ()
    fresh: tuple[int, ...] = ()
    lines: tuple[int, ...] = ()
    unnamed: tuple[tuple[int, int, int], ...] = ()
    passing: tuple[int, ...] = ()

    def __len__(self) -> int:
        return len(self.keys) // KEY_BYTES


@dataclass(frozen=True, slots=True)
class Recalled:
    """The indices, ascending, of the keys that are known, and where their features are: `own[i]` in `packs[of[i]]`."""

    rows: NDArray[np.int64] | Sequence[int] = ()
    packs: Sequence[Pack] = ()
    of: NDArray[np.int64] | Sequence[int] = ()
    own: NDArray[np.int64] | Sequence[int] = ()


Known = Callable[[bytes], Recalled]
"""Looks up features by keys, one after the other; a cache offers it. What it returns is trusted."""

Run = Callable[[Callable[[Batch], Surveyed], Sequence[Batch]], "Sequence[Surveyed]"]
"""Applies a function to every batch, here or elsewhere, and gives the results in the order of the batches."""


def nothing_known(_: bytes) -> Recalled:
    """No cache: every article is surveyed afresh."""
    return Recalled()
