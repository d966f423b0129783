"""An agent of launchd (macOS): called every hour, the run decides by itself whether a brief is due."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.schedule.due import minutes_of_the_hour

if TYPE_CHECKING:
    from datetime import date
    from zoneinfo import ZoneInfo

    from briefing.schedule.job import Job


def agent_for(job: Job, zone: ZoneInfo, first: date, label: str = "briefing") -> str:
    """The property list, for `~/Library/LaunchAgents`; `zone` is the machine's, `first` a day from which it holds."""
    import plistlib

    minutes = minutes_of_the_hour(job.timetable, zone, first)
    agent = {
        "Label": label,
        "ProgramArguments": list(job.arguments),
        "WorkingDirectory": str(job.folder),
        "EnvironmentVariables": dict(job.environment),
        "StartCalendarInterval": [{"Minute": minute} for minute in minutes],
        "RunAtLoad": True,
        "StandardOutPath": str(job.log),
        "StandardErrorPath": str(job.log),
    }
    return plistlib.dumps(agent).decode("utf-8")
