"""A marked block in a crontab: written, replaced and removed without touching anything else in it.

The line runs every hour at the minute at which a brief can be due and decides by itself whether one is. So a brief is
made up for after a missed morning, in the time zone of its readers, and over clock changes, none of which cron does.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.errors import ScheduleError
from briefing.schedule.due import minutes_of_the_hour

if TYPE_CHECKING:
    from datetime import date
    from zoneinfo import ZoneInfo

    from briefing.schedule.job import Job

_BEGIN, _END = "# >>> briefing", "# <<< briefing"
_LONGEST_COMMAND = 990  # cron of Debian cuts a command off at 999 characters


@dataclass(frozen=True, slots=True)
class Block:
    """What a crontab says of one job: its settings file, when it is due in words, and its lines for cron."""

    settings: str
    when: str
    lines: tuple[str, ...]


def block_for(job: Job, zone: ZoneInfo, first: date) -> str:
    """The marked block; `zone` is the machine's, `first` a day from which the times hold.

    Raises `ScheduleError` for what a crontab cannot hold.
    """
    command = _command(job)
    minutes = ",".join(map(str, minutes_of_the_hour(job.timetable, zone, first)))
    return "\n".join(
        [
            f"{_BEGIN} {job.settings} >>>",
            f"# {job.timetable}. Written by briefing schedule, which also changes and removes it.",
            "# Called every hour; makes a brief when one is due and not made yet.",
            f"{minutes} * * * * {command}",
            f"@reboot {command}",
            f"{_END} {job.settings} <<<",
            "",
        ]
    )


def with_block(crontab: str, settings: str, block: str) -> str:
    """The crontab with the block of these settings put where it stood, else at the end; all else stays as it is.

    An empty block takes it out. Raises `ScheduleError` where a block has lost its end.
    """
    begin, end = _span(crontab, settings)
    if begin == end == len(crontab) and block and crontab and not crontab.endswith("\n"):
        block = f"\n{block}"
    return crontab[:begin] + block + crontab[end:]


def blocks_in(crontab: str) -> list[Block]:
    """Every block in the crontab. Raises `ScheduleError` where one has lost its end."""
    found = []
    for settings in re.findall(rf"^{re.escape(_BEGIN)} (.+) >>>$", crontab, re.MULTILINE):
        begin, end = _span(crontab, settings)
        lines = crontab[begin:end].splitlines()[1:-1]
        when = next((line[2:].split(". Written by")[0] for line in lines if line.startswith("# ")), "")
        found.append(Block(settings, when, tuple(line for line in lines if not line.startswith("#"))))
    return found


def _span(crontab: str, settings: str) -> tuple[int, int]:
    """Where the block of these settings begins and ends; the crontab's end where there is none."""
    begin = re.search(rf"^{re.escape(f'{_BEGIN} {settings} >>>')}\n", crontab, re.MULTILINE)
    if begin is None:
        return len(crontab), len(crontab)
    end = re.compile(rf"^{re.escape(f'{_END} {settings} <<<')}(\n|\Z)", re.MULTILINE).search(crontab, begin.end())
    if end is None or re.search(rf"^{re.escape(_BEGIN)}", crontab[begin.end() : end.start()], re.MULTILINE):
        raise ScheduleError(f"the block of {settings} in the crontab has lost its end: mend it with crontab -e")
    return begin.start(), end.end()


def _command(job: Job) -> str:
    """The job as one line of a crontab: no line breaks, every % escaped, which cron would take for one."""
    line = f"cd {_quoted(str(job.folder))} && {job.assignments} {job.command} >>{_quoted(str(job.log))} 2>&1"
    if "\n" in line or "\r" in line:
        raise ScheduleError("a crontab cannot hold a line break: use paths and recipients without one")
    line = line.replace("%", r"\%")
    if len(line) > _LONGEST_COMMAND:
        raise ScheduleError(
            f"the command has {len(line)} characters, more than cron takes: put the recipients into to in [mail]"
        )
    return line


def _quoted(text: str) -> str:
    import shlex

    return shlex.quote(text)
