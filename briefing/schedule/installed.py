"""The user's crontab, read and written by `crontab`, the only way in that every cron has."""

from __future__ import annotations

import subprocess
from shutil import which

from briefing.errors import MissingNeedError, ScheduleError


def read_crontab() -> str:
    """The crontab, empty where there is none; bytes that are no text stay as they are.

    Raises `MissingNeedError` where there is no cron, `ScheduleError` where it does not give the crontab.
    """
    done = _crontab("-l")
    if done.returncode == 0:
        return done.stdout.decode("utf-8", "surrogateescape")
    said = done.stderr.decode("utf-8", "replace")
    if "no crontab" in said:
        return ""
    raise ScheduleError(f"crontab -l failed ({said.strip() or done.returncode}): ask who may use cron here")


def write_crontab(text: str) -> None:
    """Put this in the place of the crontab; a text that cron does not take changes nothing and is a `ScheduleError`."""
    done = _crontab("-", text.encode("utf-8", "surrogateescape")) if text else _crontab("-r")
    said = done.stderr.decode("utf-8", "replace").strip()
    if done.returncode != 0 and "no crontab" not in said:
        raise ScheduleError(f"crontab did not take the new table ({said or done.returncode}), and the old one stays")


def _crontab(argument: str, given: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    command = which("crontab")
    if command is None:
        raise MissingNeedError(
            "there is no crontab command here: install cron, or see briefing schedule print --systemd, --launchd"
        )
    return subprocess.run([command, argument], input=given, capture_output=True, check=False)  # noqa: S603  no shell, a literal argument
