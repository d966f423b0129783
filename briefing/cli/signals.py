"""Signals that end a run. They unwind the stack at once, so that no temporary file is left behind; and where a library
swallows that, as those do that import what they can inside a bare `except`, the run ends at its next stage."""

from __future__ import annotations

import signal
from types import FrameType
from typing import NoReturn

TERMINATED = 143
_received: list[int] = []


def handle() -> None:
    """Take SIGTERM and, unless it is ignored (as under nohup), SIGINT. Only in the main thread; elsewhere nothing."""
    _received.clear()
    try:
        signal.signal(signal.SIGTERM, _receive)
        if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
            signal.signal(signal.SIGINT, _receive)
    except ValueError:  # only the main thread may set handlers; a caller in another keeps its own
        return


def leave_if_asked(_stage: str = "") -> None:
    """Raise what a signal raised before, if one came; it may be told the stages of a run."""
    if _received:
        _leave(_received[0])


def _receive(number: int, _frame: FrameType | None) -> NoReturn:
    _received.append(number)
    _leave(number)


def _leave(number: int) -> NoReturn:
    if number == signal.SIGTERM:
        raise SystemExit(TERMINATED)
    raise KeyboardInterrupt
