"""What a scheduler has to call: an absolute command, its folder and its log."""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from pathlib import Path

from briefing.schedule.due import Timetable


@dataclass(frozen=True, slots=True)
class Job:
    """One daily run: `settings` is the settings file that names it; all paths are absolute.

    `arguments` is the whole command, which decides by itself whether a brief is due.
    """

    settings: Path
    folder: Path
    arguments: tuple[str, ...]
    environment: tuple[tuple[str, str], ...]
    log: Path
    timetable: Timetable

    @property
    def command(self) -> str:
        """As a line for a POSIX shell."""
        return shlex.join(self.arguments)

    @property
    def assignments(self) -> str:
        """The environment as words before a command of a POSIX shell."""
        return " ".join(f"{name}={shlex.quote(value)}" for name, value in self.environment)
