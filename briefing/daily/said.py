"""What was mailed past the archive is said once a day, also where the disk has no room to remember that in.

The memory of it is an empty file: its name stands for what was said, its time for when. It takes no block of a disk;
where not even its name finds room, the folder for temporary files has it.
"""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Iterator
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.daily.order import Order

_PREFIX = ".briefing-said-"
_AGAIN = timedelta(hours=23)  # cron calls at the same minute; a day later it is said again
_PASSING = re.compile(r"\S*/\S*|\d+")  # names of temporary files, times


def said_lately(order: Order, reason: str) -> bool:
    """Whether this was mailed within the last day."""
    for path in _memories(order, reason):
        with contextlib.suppress(OSError):
            age = order.now.timestamp() - path.lstat().st_mtime
            if 0 <= age < _AGAIN.total_seconds() and path.lstat().st_uid == os.getuid():
                return True
    return False


def remember(order: Order, reason: str) -> None:
    """Note that this was mailed now, at the first place that takes a note."""
    for path in _memories(order, reason):
        with contextlib.suppress(OSError):
            flags = os.O_CREAT | os.O_WRONLY | os.O_NOFOLLOW
            os.close(os.open(path, flags, 0o600))
            os.utime(path, (order.now.timestamp(),) * 2, follow_symlinks=False)
            return


def forget(order: Order) -> None:
    """All is well: the next failure is news."""
    for folder in _folders(order):
        for path in folder.glob(f"{_PREFIX}{_whose(order)}-*"):
            with contextlib.suppress(OSError):
                path.unlink()


def _memories(order: Order, reason: str) -> Iterator[Path]:
    what = _digest(_PASSING.sub("", reason))
    for folder in _folders(order):
        yield folder / f"{_PREFIX}{_whose(order)}-{what}"


def _folders(order: Order) -> Iterator[Path]:
    if order.settings.archive is not None:
        yield order.settings.archive.parent
    yield Path(order.environment.get("TMPDIR") or "/tmp")  # noqa: S108  a name of one's own, opened without following links


def _whose(order: Order) -> str:
    where = order.settings.archive or order.settings.config or Path()
    return _digest(f"{os.getuid()} {where.absolute()} {order.profile}")


def _digest(text: str) -> str:
    return sha256(os.fsencode(text)).hexdigest()[:16]
