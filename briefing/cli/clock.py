"""The clock, which is read on the command line and nowhere below, and waiting for it."""

from __future__ import annotations

import os
import time
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path


def now() -> datetime:
    """The time in UTC."""
    return datetime.now(UTC)


def wait(seconds: float) -> None:
    """Let time pass."""
    time.sleep(seconds)


def zone() -> str:
    """The IANA name of the machine's time zone; UTC where it does not say."""
    from zoneinfo import ZoneInfo

    link = Path("/etc/localtime")
    linked = str(link.resolve()).partition("zoneinfo/")[2] if link.is_symlink() else ""
    for name in filter(None, (os.environ.get("TZ", "").lstrip(":"), linked)):
        with suppress(LookupError, ValueError, OSError):
            return ZoneInfo(name).key
    return "UTC"
