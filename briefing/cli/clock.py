"""The clock, which is read on the command line and nowhere below, and waiting for it."""

from __future__ import annotations

import time
from datetime import UTC, datetime


def now() -> datetime:
    """The time in UTC."""
    return datetime.now(UTC)


def wait(seconds: float) -> None:
    """Let time pass."""
    time.sleep(seconds)
