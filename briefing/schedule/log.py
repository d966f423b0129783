"""A log that does not grow for ever: the file is copied and emptied, so that whoever appends to it goes on doing so."""

from __future__ import annotations

import shutil
from pathlib import Path

LARGEST = 1_000_000  # bytes
KEPT = 5


def rotate(log: Path, largest: int = LARGEST, kept: int = KEPT) -> bool:
    """Move the content of a log that is larger to `log.1`, and so on up to `log.<kept>`; whether that was done."""
    if not log.is_file() or log.stat().st_size <= largest:
        return False
    for number in range(kept, 1, -1):
        older = Path(f"{log}.{number - 1}")
        if older.is_file():
            older.replace(f"{log}.{number}")
    shutil.copyfile(log, f"{log}.1")
    with log.open("r+b") as stream:
        stream.truncate(0)
    return True
