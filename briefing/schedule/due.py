"""When a brief is due: local times of a time zone, over the days when its clocks change.

A time that a day does not have (clocks go forward over it) is due as much later as the clocks are put forward; a time
that a day has twice is due the first time.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from briefing.models import Note

if TYPE_CHECKING:
    from collections.abc import Iterator

_FARTHEST = 10  # days that may lie between two due times: more than a weekend
_FRIDAY = 4


@dataclass(frozen=True)
class Timetable:
    """Local times of day at which a brief is due in the zone of that IANA name, each day or from Monday to Friday."""

    at: tuple[time, ...]
    zone: str
    weekdays: bool = False

    @cached_property
    def timezone(self) -> ZoneInfo:
        """The zone with its clock changes."""
        return ZoneInfo(self.zone)

    def __str__(self) -> str:
        """As a person would say it: `06:30 Europe/Brussels, Monday to Friday`."""
        times = ", ".join(f"{each:%H:%M}" for each in self.at)
        return f"{times} {self.zone}, {'Monday to Friday' if self.weekdays else 'every day'}"


@dataclass(frozen=True, slots=True)
class Due:
    """One time at which a brief is due. `key` names it for ever; `note` says so where clocks change over it."""

    key: str
    moment: datetime
    note: Note | None = None

    @property
    def day(self) -> date:
        """The day whose brief it is, where the timetable is."""
        return self.moment.date()

    @property
    def instant(self) -> datetime:
        """The moment in UTC, in which alone moments can be compared: in a zone, an hour comes twice a year."""
        return self.moment.astimezone(UTC)


def last_due(timetable: Timetable, now: datetime) -> Due:
    """The latest due time that is not after `now`, a time with a zone."""
    today = now.astimezone(timetable.timezone).date()
    return max(
        (due for due in _between(timetable, today - timedelta(_FARTHEST), today) if due.instant <= now.astimezone(UTC)),
        key=lambda due: due.instant,
    )


def next_due(timetable: Timetable, now: datetime) -> Due:
    """The earliest due time after `now`."""
    today = now.astimezone(timetable.timezone).date()
    return min(
        (due for due in _between(timetable, today, today + timedelta(_FARTHEST)) if due.instant > now.astimezone(UTC)),
        key=lambda due: due.instant,
    )


def clock_changes(timetable: Timetable, first: date, days: int = 370) -> list[Note]:
    """What the next clock changes do to the due times."""
    return [due.note for due in _between(timetable, first, first + timedelta(days)) if due.note]


def minutes_of_the_hour(timetable: Timetable, zone: ZoneInfo, first: date) -> tuple[int, ...]:
    """At which minutes of the hour of `zone` a brief can be due within a year."""
    dues = _between(timetable, first, first + timedelta(370))
    return tuple(sorted({due.moment.astimezone(zone).minute for due in dues}))


def _between(timetable: Timetable, first: date, last: date) -> Iterator[Due]:
    for offset in range((last - first).days + 1):
        day = first + timedelta(offset)
        if not timetable.weekdays or day.weekday() <= _FRIDAY:
            yield from (_due(timetable, day, at) for at in timetable.at)


def _due(timetable: Timetable, day: date, at: time) -> Due:
    written = datetime.combine(day, at)
    local = written.replace(tzinfo=timetable.timezone)
    moment = local.astimezone(UTC).astimezone(timetable.timezone)
    key = f"{written:%Y-%m-%dT%H:%M} {timetable.zone}"
    clock, on = f"{at:%H:%M}", day.isoformat()
    if moment.replace(tzinfo=None, fold=0) != written:
        later = f"{moment:%H:%M}"
        return Due(key, moment, Note.of("clocks_go_forward", at=clock, day=on, zone=timetable.zone, due=later))
    if local.replace(fold=1).astimezone(UTC) != local.astimezone(UTC):
        return Due(key, moment, Note.of("clocks_go_back", at=clock, day=on, zone=timetable.zone))
    return Due(key, moment)
