"""`briefing schedule`: have cron call for a brief, or print what another scheduler needs."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefing.cli import clock
from briefing.cli.posting import addressed
from briefing.cli.run import scheduled
from briefing.config import CONFIG_NAME, Settings, load_settings
from briefing.errors import UsageError
from briefing.words import english

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from briefing.models import MailSettings
    from briefing.schedule.due import Timetable
    from briefing.schedule.job import Job

_PATH = "/usr/local/bin:/usr/bin:/bin"
_WISHES: tuple[Callable[[Any], Any], ...] = (
    click.option("--at", multiple=True, metavar="HH:MM", help="When the brief is due.  [default: at in [schedule]]"),
    click.option("--weekdays", is_flag=True, default=None, help="From Monday to Friday only."),
    click.option("--tz", metavar="ZONE", help="The time zone of --at, as Europe/Brussels.  [default: the machine's]"),
    click.option("--to", multiple=True, metavar="ADDRESS|GROUP", help="Who gets it.  [default: to, cc, bcc in [mail]]"),
    click.option("--log", type=click.Path(path_type=Path), help="The log.  [default: briefing.log by the settings]"),
    click.option("--config", "-c", type=click.Path(path_type=Path), help="Settings.  [default: ./briefing.toml]"),
)


def _wishes(function: Callable[..., Any]) -> Callable[..., Any]:
    for option in reversed(_WISHES):
        function = option(function)
    return function


@click.group(invoke_without_command=True)
@click.pass_context
def command(ctx: click.Context) -> None:
    """Have cron, systemd or launchd call for a brief."""
    if ctx.invoked_subcommand is None:
        ctx.invoke(list_command)


@command.command()
@_wishes
def add(**wishes: Any) -> None:
    """Put a block into your crontab, or change it; all else in the crontab stays as it is."""
    from zoneinfo import ZoneInfo

    from briefing.schedule.crontab import block_for, with_block
    from briefing.schedule.installed import read_crontab, write_crontab

    settings, job = _job(**wishes)
    now = clock.now()
    before = read_crontab()
    after = with_block(before, str(job.settings), block_for(job, ZoneInfo(clock.zone()), now.date()))
    _pass_over(settings, job.timetable, now)
    if after != before:
        write_crontab(after)
    _tell(settings, job, now, changed=after != before)


@command.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def list_command(as_json: bool = False) -> None:
    """List what your crontab calls for."""
    from briefing.schedule.crontab import blocks_in
    from briefing.schedule.installed import read_crontab

    blocks = blocks_in(read_crontab())
    if as_json:
        click.echo(json.dumps([asdict(block) for block in blocks], ensure_ascii=False, indent=2))
        return
    for block in blocks:
        click.echo(f"{block.when}: {block.settings}")


@command.command()
@click.option("--config", "-c", type=click.Path(path_type=Path), help="Settings.  [default: ./briefing.toml]")
def remove(config: Path | None) -> None:
    """Take the block of these settings out of your crontab."""
    from briefing.schedule.crontab import with_block
    from briefing.schedule.installed import read_crontab, write_crontab

    path = (config or Path(os.environ.get("BRIEFING_CONFIG") or CONFIG_NAME)).absolute()
    before = read_crontab()
    after = with_block(before, str(path), "")
    if after == before:
        raise UsageError(f"there is nothing for {path} in the crontab: briefing schedule list shows what there is")
    write_crontab(after)
    click.echo(f"Removed: {path}")


@command.command("print")
@_wishes
@click.option("--cron", "how", flag_value="cron", help="The block for a crontab.")
@click.option("--systemd", "how", flag_value="systemd", help="A service and a timer for systemd.")
@click.option("--launchd", "how", flag_value="launchd", help="An agent for launchd.")
def print_command(how: str | None, **wishes: Any) -> None:
    """Print what a scheduler needs, and install nothing."""
    from zoneinfo import ZoneInfo

    from briefing.schedule.crontab import block_for
    from briefing.schedule.launchd import agent_for
    from briefing.schedule.systemd import units_for

    _, job = _job(**wishes)
    zone, today = ZoneInfo(clock.zone()), clock.now().date()
    if how == "systemd":
        for name, text in units_for(job).items():
            click.echo(f"# ~/.config/systemd/user/{name}\n{text}")
    elif how == "launchd":
        click.echo(agent_for(job, zone, today), nl=False)
    else:
        click.echo(block_for(job, zone, today), nl=False)


def _job(
    at: tuple[str, ...],
    weekdays: bool | None,
    tz: str | None,
    to: tuple[str, ...],
    log: Path | None,
    config: Path | None,
) -> tuple[Settings, Job]:
    """The settings, and the run that is asked for with them."""
    from briefing.schedule.job import Job

    settings = load_settings({}, os.environ, config=config, reads=False)
    if settings.config is None:
        raise UsageError(f"a scheduled run needs its settings in a file: let briefing init write {CONFIG_NAME}")
    timetable = scheduled(settings, at, weekdays=weekdays, tz=tz)
    if timetable is None:
        raise UsageError("when the brief is due is not set: name --at, or at in [schedule]")
    if to or settings.mail:
        addressed(settings, to)
    path = settings.config.absolute()
    kept = (log or settings.schedule.log or path.with_name("briefing.log")).absolute()
    job = Job(path, path.parent, _arguments(path, timetable, to, kept), _environment(), kept, timetable)
    return settings, job


def _arguments(settings: Path, timetable: Timetable, to: tuple[str, ...], log: Path) -> tuple[str, ...]:
    """The command with every path absolute: schedulers have another PATH, and another folder."""
    times = [word for each in timetable.at for word in ("--at", f"{each:%H:%M}")]
    recipients = [word for each in to for word in ("--to", each)]
    days = ["--weekdays"] if timetable.weekdays else []
    call = [sys.executable, "-m", "briefing", "run", "--if-due", "--config", str(settings), "--log", str(log)]
    return (*call, *times, *days, "--tz", timetable.zone, *recipients)


def _environment() -> tuple[tuple[str, str], ...]:
    """What schedulers leave out: where programs are, and that text is UTF-8."""
    return (("LANG", "C.UTF-8"), ("PATH", _PATH))


def _pass_over(settings: Settings, timetable: Timetable, now: datetime) -> None:
    """The first brief is that of the next due time, not the one before."""
    from briefing.archive import runs
    from briefing.archive.store import opened
    from briefing.dispatch import stamp
    from briefing.profile import load_profile
    from briefing.schedule.due import last_due

    if settings.archive is not None:
        with opened(settings.archive) as archive:
            profile = load_profile(settings.profile).name
            runs.pass_over(archive, profile, last_due(timetable, now).key, stamp(now))


def _tell(settings: Settings, job: Job, now: datetime, *, changed: bool) -> None:
    """When the next brief comes, what clock changes do to it, and what would keep it from coming."""
    from briefing.schedule.due import clock_changes, next_due

    due = next_due(job.timetable, now)
    click.echo(f"{'Scheduled' if changed else 'Scheduled already'}: {job.timetable}; next on {due.moment:%A %d %B %Y}.")
    for note in clock_changes(job.timetable, now.date()):
        click.echo(f"Note: {english(note)}.", err=True)
    for warning in _warnings(settings.mail):
        click.echo(f"Note: {warning}.", err=True)


def _warnings(mail: MailSettings | None) -> list[str]:
    if mail is None:
        return ["[mail] is not set up, so that briefs are made and not sent, and nobody is told of a failure"]
    if mail.username and not (mail.password_file or mail.keyring):
        return ["schedulers do not see BRIEFING_MAIL_PASSWORD: set password_file in [mail]"]
    return []
