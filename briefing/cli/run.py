"""`briefing run`: what cron calls. Collect, make the brief, mail it, once for each due time."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefing import registry
from briefing.cli import clock
from briefing.cli.posting import PARTIAL, addressed
from briefing.cli.said import say
from briefing.cli.signals import leave_if_asked
from briefing.config import Settings, load_settings
from briefing.errors import ConfigError, UsageError

if TYPE_CHECKING:
    from briefing.daily.order import Order
    from briefing.models import MailSettings
    from briefing.schedule.due import Timetable


@click.command()
@click.option("--if-due", is_flag=True, help="Do nothing unless a brief is due and not made yet.")
@click.option("--at", multiple=True, metavar="HH:MM", help="When a brief is due.  [default: at in [schedule]]")
@click.option("--weekdays", is_flag=True, default=None, help="Due from Monday to Friday only.")
@click.option("--tz", metavar="ZONE", help="The time zone of --at, as Europe/Brussels.  [default: the machine's]")
@click.option("--to", multiple=True, metavar="ADDRESS|GROUP", help="Who gets it.  [default: to, cc, bcc in [mail]]")
@click.option("--stale-ok", is_flag=True, default=None, help="Where there is no brief, send the last, marked as such.")
@click.option("--log", type=click.Path(path_type=Path), help="The file that the output goes to: rotate it.")
@click.option("--config", "-c", type=click.Path(path_type=Path), help="Settings.  [default: ./briefing.toml]")
def command(
    if_due: bool,
    at: tuple[str, ...],
    weekdays: bool | None,
    tz: str | None,
    to: tuple[str, ...],
    stale_ok: bool | None,
    log: Path | None,
    config: Path | None,
) -> int:
    """Collect, make the brief and mail it: what cron calls.

    A brief is made once for each due time, or once a day where none is set, and nobody gets it twice. A run that was
    stopped is completed by the next. A failure is mailed, and an earlier brief is never sent as today's.
    """
    from briefing.daily.lastgood import keep
    from briefing.daily.order import Tools
    from briefing.daily.run import run

    if log is not None:
        from briefing.schedule.log import rotate

        rotate(log)
    try:
        settings = _settings(config)
    except ConfigError as error:
        if if_due:
            _tell_by_the_last_good(config, error, to)
        raise
    if settings.config is not None:
        keep(settings.config)
    timetable = scheduled(settings, at, weekdays=weekdays, tz=tz)
    if if_due and timetable is None:
        raise UsageError("when a brief is due is not set: name --at, or at in [schedule]")
    mail = addressed(settings, to) if settings.mail or to else None
    stale = settings.schedule.stale_ok if stale_ok is None else stale_ok
    order = replace(_order(settings, timetable, mail, only_due=if_due), stale_ok=stale)
    return 0 if run(order, Tools(clock.now, clock.wait, _tell, leave_if_asked)) else PARTIAL


def scheduled(
    settings: Settings, at: tuple[str, ...] = (), *, weekdays: bool | None = None, tz: str | None = None
) -> Timetable | None:
    """When briefs are due, by the flags, else by `[schedule]`. Raises `ConfigError` for what is no time or zone."""
    from briefing.config_keys import Origin
    from briefing.config_schedule import to_times, to_zone

    schedule, origin = settings.schedule, Origin(str)
    try:
        if tz is not None:
            schedule = replace(schedule, zone=to_zone(tz, origin))
        if at:
            schedule = replace(schedule, at=to_times(list(at), origin), weekdays=bool(weekdays))
        elif weekdays is not None:
            schedule = replace(schedule, weekdays=weekdays)
    except ValueError as error:
        raise ConfigError([f"--at, --tz: {error}"]) from error
    return schedule.timetable(clock.zone())


def _settings(config: Path | None) -> Settings:
    """The settings; where there are sources to collect from, what they fill need not be there yet."""
    choices = {"format": registry.names(registry.RENDERER), "method": registry.names(registry.SUMMARIZER)}
    settings = load_settings({}, os.environ, config=config, choices=choices, reads=False)
    if not settings.feeds:
        settings = load_settings({}, os.environ, config=config, choices=choices)
    return settings


def _tell_by_the_last_good(config: Path | None, error: ConfigError, to: tuple[str, ...]) -> None:
    """Mail that the settings do not hold, by those that did last; say so where there are none.

    `to` is who gets the briefs of this call; where one of them is nobody that those settings know, theirs are told.
    """
    from briefing.config import CONFIG_NAME
    from briefing.daily.alarm import send_directly
    from briefing.daily.lastgood import kept_of

    path = config or Path(os.environ.get("BRIEFING_CONFIG") or CONFIG_NAME)
    kept = kept_of(path)
    try:
        settings = load_settings({}, os.environ, config=kept, reads=False) if kept.is_file() else None
    except ConfigError:
        settings = None
    if settings is None:
        _tell("Nobody was told: no settings are known that held.")
        return
    try:
        mail = addressed(settings, to) if to else settings.mail
    except UsageError:
        mail = settings.mail
    order = _order(settings, None, mail, only_due=False)
    _tell(send_directly(order, str(error), path))


def _order(settings: Settings, timetable: Timetable | None, mail: MailSettings | None, *, only_due: bool) -> Order:
    """What this call is for: the last due time; without `only_due`, the day's, or the day itself."""
    from zoneinfo import ZoneInfo

    from briefing.daily.order import Order
    from briefing.profile import profile_name
    from briefing.schedule.due import last_due

    now = clock.now()
    profile = profile_name(settings.profile)  # one that cannot be read is the run's failure, which is mailed
    today = now.astimezone(ZoneInfo(settings.schedule.zone or clock.zone())).date()
    if timetable is not None:
        due = last_due(timetable, now)
        if only_due or due.day == now.astimezone(timetable.timezone).date():
            return Order(settings, profile, due.key, due.day, now, os.environ, mail, due.note, only_if_due=only_due)
        today = now.astimezone(timetable.timezone).date()
    return Order(settings, profile, today.isoformat(), today, now, os.environ, mail)


def _tell(sentence: str) -> None:
    say(f"{clock.now():%Y-%m-%dT%H:%M:%SZ} {sentence}")
