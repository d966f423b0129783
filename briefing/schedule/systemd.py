"""A timer and a service of systemd for a user: systemd knows time zones and makes up for what was missed by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.schedule.job import Job


def units_for(job: Job, name: str = "briefing") -> dict[str, str]:
    """File name → text of the units, for `~/.config/systemd/user`."""
    days = "Mon..Fri " if job.timetable.weekdays else ""
    calendar = [f"OnCalendar={days}*-*-* {at:%H:%M}:00 {job.timetable.zone}" for at in job.timetable.at]
    environment = [f"Environment={_quoted(f'{key}={value}')}" for key, value in job.environment]
    service = [
        "[Unit]",
        f"Description=Executive brief of {_escaped(str(job.settings))}",
        "",
        "[Service]",
        "Type=oneshot",
        f"WorkingDirectory={_escaped(str(job.folder))}",
        *environment,
        f"ExecStart={' '.join(_quoted(word).replace('$', '$$') for word in job.arguments)}",
        f"StandardOutput=append:{_escaped(str(job.log))}",
        f"StandardError=append:{_escaped(str(job.log))}",
        # 3: the brief is there, some input could not be read or somebody was not reached; 75: another run is at work
        "SuccessExitStatus=3 75",
        "Restart=no",
    ]
    timer = [
        "[Unit]",
        f"Description=Executive brief, {job.timetable}",
        "",
        "[Timer]",
        *calendar,
        "Persistent=true",
        "",
        "[Install]",
        "WantedBy=timers.target",
    ]
    return {f"{name}.service": "\n".join([*service, ""]), f"{name}.timer": "\n".join([*timer, ""])}


def _escaped(text: str) -> str:
    """Without specifiers of systemd."""
    return text.replace("%", "%%")


def _quoted(text: str) -> str:
    """One word as systemd reads it."""
    inner = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{_escaped(inner)}"'
