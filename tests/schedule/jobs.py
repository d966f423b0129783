"""A job to schedule, with every character that schedulers treat in ways of their own."""

from __future__ import annotations

from datetime import time
from pathlib import Path

from briefing.schedule.due import Timetable
from briefing.schedule.job import Job

MORNING = Timetable((time(6, 30),), "Europe/Brussels", weekdays=True)


def job(settings: str = "/srv/a brief/100% $HOME/briefing.toml", timetable: Timetable = MORNING) -> Job:
    """A daily run of those settings."""
    path = Path(settings)
    arguments = (
        "/opt/venv/bin/python",
        "-m",
        "briefing",
        "run",
        "--if-due",
        "--config",
        settings,
        "--to",
        "it's 5% off",
    )
    environment = (("LANG", "C.UTF-8"), ("PATH", "/usr/bin:/bin"))
    return Job(path, path.parent, arguments, environment, path.with_name("briefing.log"), timetable)
