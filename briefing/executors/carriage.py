"""Batches for workers elsewhere: as paths where a worker sees the same files, else with the files' bytes."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Generic, TypeVar

from briefing.corpus.files import open_file
from briefing.errors import UnreadableError
from briefing.survey.models import Batch, Piece

I = TypeVar("I")  # noqa: E741 - an item
R = TypeVar("R")

CARRIED_BYTES = 100_000_000
"""A batch with more bytes is worked on at home."""

Sight = tuple[tuple[int, int] | None, ...]
"""Size and time of change of each file of a batch, None for a file that is not there."""


@dataclass(frozen=True, slots=True)
class Unseen:
    """The answer of a worker that does not see the files of a batch, or sees others."""


@dataclass(frozen=True, slots=True)
class Found(Generic[R]):
    """The answer of a worker that did its work."""

    result: R


def sight(item: object) -> Sight:
    """What is seen here of the files of a batch; nothing for what is no batch."""
    return tuple(_seen(piece.file) for piece in item.pieces) if isinstance(item, Batch) else ()


def work_on_paths(function: Callable[[I], R], item: I, at_home: Sight) -> Found[R] | Unseen:
    """On a worker: the function's result, if the files are the same as at home."""
    return Found(function(item)) if sight(item) == at_home else Unseen()


def contents(batch: Batch) -> list[bytes] | None:
    """The bytes of each piece, or None where they cannot be read, or are too many to be carried."""
    carried = []
    left = CARRIED_BYTES
    for piece in batch.pieces:
        try:
            data = _bytes(piece, left + 1)
        except (UnreadableError, OSError):  # at home the reason is found again
            return None
        left -= len(data)
        if left < 0:
            return None
        carried.append(data)
    return carried


def work_on_bytes(function: Callable[[Batch], R], batch: Batch, carried: list[bytes]) -> Found[R]:
    """On a worker: the function's result for files of its own, in which each byte stands where it does at home."""
    with tempfile.TemporaryDirectory(prefix="briefing-") as folder:
        pieces = []
        for number, (piece, data) in enumerate(zip(batch.pieces, carried, strict=True)):
            file = Path(folder, str(number))
            with file.open("wb") as stream:
                stream.seek(piece.start)
                stream.write(data)
            pieces.append(replace(piece, file=file))
        return Found(function(replace(batch, pieces=tuple(pieces))))


def _seen(file: Path) -> tuple[int, int] | None:
    try:
        status = file.stat()
    except OSError:
        return None
    return status.st_size, int(status.st_mtime)


def _bytes(piece: Piece, most: int) -> bytes:
    with open_file(piece.file) as stream:
        stream.seek(piece.start)
        return stream.read(most if piece.end is None else min(most, piece.end - piece.start))
