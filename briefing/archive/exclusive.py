"""One run at a time: a lock beside the archive that falls with the process, however that ends, so it is never stale."""

from __future__ import annotations

import fcntl
from contextlib import contextmanager
from typing import TYPE_CHECKING

from briefing.errors import ArchiveError, LockedError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def alone(archive: Path) -> Iterator[None]:
    """Hold the right to run and to send from this archive.

    Raises `LockedError` at once where another process holds it, `ArchiveError` where the lock cannot be made.
    """
    path = archive.with_name(f"{archive.name}.lock")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        stream = path.open("a")
    except OSError as error:
        raise ArchiveError(
            f"The lock {path} cannot be made: {error.strerror}; mend the folder {path.parent}, or name another for the "
            "reports (output) or the archive ([archive] path)."
        ) from error
    with stream:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise LockedError(
                f"Another run is at work with {archive}: wait until it has ended and run again."
            ) from error
        yield
