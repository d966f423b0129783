"""The `[schedule]` table: when a brief is due, and what a run does when there is nothing new or something fails."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from datetime import time
from types import MappingProxyType
from typing import TYPE_CHECKING

from briefing.config_keys import Origin, to_count, to_flag, to_items, to_path, to_text
from briefing.schedule.due import Timetable

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

NOTHING_NEW = ("mail", "silent", "brief")
_TIME = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")


@dataclass(frozen=True, slots=True)
class ScheduleSettings:
    """The `[schedule]` table. `zone` is an IANA name, or None for the machine's own.

    `days` is how many days a brief covers, that of the brief among them, or None for everything that was collected.
    `nothing_new` says what becomes of a brief without news: a short `mail`, nothing (`silent`), or the whole `brief`.
    `ping` is an address that is asked for after each run that succeeded and reached everybody,
    `ping_failure` after each other.
    """

    at: tuple[time, ...] = ()
    weekdays: bool = False
    zone: str | None = None
    days: int | None = None
    nothing_new: str = "mail"
    stale_ok: bool = False
    ping: str | None = None
    ping_failure: str | None = None
    log: Path | None = None

    def timetable(self, local_zone: str) -> Timetable | None:
        """When briefs are due, or None where no time is set."""
        return Timetable(self.at, self.zone or local_zone, self.weekdays) if self.at else None


def read_schedule(table: Mapping[str, object], label: str, folder: Path) -> tuple[ScheduleSettings, list[str]]:
    """The settings, defaults where a problem stands against a key; and the problems."""
    origin = Origin(lambda key: f"{label} {key}", folder)
    problems: list[str] = []
    checked: dict[str, object] = {}
    for key, value in table.items():
        try:
            if key not in _CONVERTERS:
                near = difflib.get_close_matches(key, SCHEDULE_KEYS, n=1)
                hint = f"; did you mean {near[0]}?" if near else f"; there are {', '.join(SCHEDULE_KEYS)}"
                raise ValueError(f"no such key{hint}")  # noqa: TRY301  one place turns every problem into its line
            checked["zone" if key == "tz" else key] = _CONVERTERS[key](value, origin)
        except ValueError as error:
            problems.append(f"{origin.label(key)}: {error}")
    return ScheduleSettings(**checked), problems  # type: ignore[arg-type]  # converted by key


def to_times(value: object, origin: Origin) -> tuple[time, ...]:
    """Times of day like 06:30, in order, each once."""
    return tuple(sorted({_to_time(item, origin) for item in to_items(value, origin, ",")}))


def to_zone(value: object, origin: Origin) -> str:
    """The IANA name of a time zone that is known here."""
    from zoneinfo import ZoneInfo

    name = to_text(value, origin)
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        raise ValueError(f"there is no time zone “{name}”; a name like Europe/Brussels is wanted") from None
    return name


def _to_time(value: object, origin: Origin) -> time:
    if isinstance(value, time):
        return value.replace(second=0, microsecond=0)
    found = _TIME.fullmatch(to_text(value, origin))
    if not found:
        raise ValueError(f"a time like 06:30 is wanted, not {value!s}")
    return time(int(found[1]), int(found[2]))


def _to_nothing_new(value: object, origin: Origin) -> str:
    text = to_text(value, origin)
    if text not in NOTHING_NEW:
        raise ValueError(f"there is no “{text}”; choose from {', '.join(NOTHING_NEW)}")
    return text


def _to_address(value: object, origin: Origin) -> str:
    text = to_text(value, origin)
    if not re.fullmatch(r"https?://[^\s/]+\S*", text):
        raise ValueError(f"an address that starts with https:// is wanted, not {text}")
    return text


_CONVERTERS: Mapping[str, Callable[[object, Origin], object]] = MappingProxyType(
    {
        "at": to_times,
        "weekdays": to_flag,
        "tz": to_zone,
        "days": to_count,
        "nothing_new": _to_nothing_new,
        "stale_ok": to_flag,
        "ping": _to_address,
        "ping_failure": _to_address,
        "log": to_path,
    }
)
SCHEDULE_KEYS = tuple(_CONVERTERS)
