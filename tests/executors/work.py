"""What the workers of these tests do: in a module of its own, since worker processes import it."""

from __future__ import annotations

import os
import signal
import time
from hashlib import sha256
from pathlib import Path
from typing import Any

from briefing.errors import UsageError
from briefing.survey.models import Batch, Surveyed
from briefing.survey.survey import survey


def digests(batch: Batch) -> tuple[str, ...]:
    """Name and hash of the bytes of each piece."""
    found = []
    for piece in batch.pieces:
        with piece.file.open("rb") as file:
            file.seek(piece.start)
            data = file.read() if piece.end is None else file.read(piece.end - piece.start)
        found.append(f"{piece.path} {piece.start} {sha256(data).hexdigest()}")
    return tuple(found)


def digests_with_a_death(batch: Batch, marker: Path, victim: str) -> tuple[str, ...]:
    """As `digests`, but the first worker that meets the victim is killed by the kernel."""
    if batch.pieces[0].path == victim:
        try:
            marker.touch(exist_ok=False)
        except FileExistsError:
            pass
        else:
            os.kill(os.getpid(), signal.SIGKILL)
    return digests(batch)


def always_killed(number: int) -> int:
    """Kills whoever works on 3."""
    if number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def complain(number: int) -> int:
    """Fails at 2, as the program itself may."""
    if number == 2:
        raise UsageError("two is one too many.")
    return number


def who(_: int) -> int:
    """The worker's own number, when others had time to begin."""
    time.sleep(0.01)
    return os.getpid()


def survey_with_a_death(batch: Batch, marker: Path, **how: Any) -> Surveyed:
    """The survey itself, but the first worker that meets a batch which is not the first is killed by the kernel."""
    if "000" not in batch.pieces[0].path:
        try:
            marker.touch(exist_ok=False)
        except FileExistsError:
            pass
        else:
            os.kill(os.getpid(), signal.SIGKILL)
    return survey(batch, **how)
