"""`briefing init`: settings from a few questions, tried out, and a first brief."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefing import registry
from briefing.cli import completers
from briefing.cli.answers import Answers, load, write
from briefing.cli.said import on_one_line
from briefing.cli.signals import leave_if_asked
from briefing.config import CONFIG_NAME
from briefing.errors import BriefingError, NothingToBriefError, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.config import Settings
    from briefing.interfaces import Transport

PARTIAL = 3
_NONE = ""
_DAYS = 3  # of news in a daily brief: what is older is known to its readers


@click.command()
@click.option("--feed", multiple=True, metavar="URL", help="A feed to collect from; may be given several times.")
@click.option("--folder", metavar="FOLDER", help="A folder that articles are put into.")
@click.option("--profile", metavar="NAME|FILE", help="The subject.", shell_complete=completers.profiles)
@click.option(
    "--format",
    "formats",
    metavar="FORMATS",
    help="Formats of the report, as pdf,docx.",
    shell_complete=completers.formats,
)
@click.option("--to", metavar="ADDRESSES", help="Who gets it, with commas; without any, briefs are not mailed.")
@click.option("--from", "sender", metavar="ADDRESS", help="Who it is from.")
@click.option("--host", metavar="NAME", help="The mail server; sendmail for the machine's own mail system.")
@click.option("--port", type=int, metavar="N", help="Its port.  [default: 587 for starttls, 465 for tls]")
@click.option("--security", type=click.Choice(["starttls", "tls", "none"]), help="How the connection is protected.")
@click.option("--username", metavar="NAME", help="The user at the mail server, if it wants one.")
@click.option("--at", metavar="HH:MM", help="When the brief is due.")
@click.option("--weekdays/--every-day", default=None, help="From Monday to Friday only.")
@click.option("--config", "-c", type=click.Path(path_type=Path), default=Path(CONFIG_NAME), help="The file to write.")
@click.option("--no-input", is_flag=True, help="Ask nothing: what is not given is left out.")
@click.option("--no-try", is_flag=True, help="Only write the file: no feed, no mail server, no brief.")
def command(config: Path, no_input: bool, no_try: bool, **given: object) -> int:
    """Set briefing up by asking.

    It writes a commented briefing.toml, asks each feed and the mail server whether they answer, and makes a first
    brief. Nothing is mailed. A password is not asked for: the file says where to put it.
    """
    if config.exists():
        raise UsageError(f"{config} is there already: change it, or name another file with --config")
    answers = Answers(given, config, asking=not no_input and sys.stdin.isatty())
    sources = [{"url": url} for url in answers.listed("feed", "Feeds to collect from (addresses, with commas)")]
    if folder := answers.one("folder", "A folder that articles are put into", _NONE):
        sources.append({"kind": "folder", "path": folder})
    write(config, _tables(answers), sources)
    click.echo(f"Written: {config}")
    return 0 if no_try else _try_out(config)


def _tables(answers: Answers) -> dict[str, dict[str, object]]:
    """The settings that the answers make; what was left out stays a comment."""
    tables: dict[str, dict[str, object]] = {"generate": {}, "mail": {}, "schedule": {}}
    tables["generate"]["profile"] = answers.one("profile", "The subject (briefing profiles lists them)", "nato-ukraine")
    tables["generate"]["format"] = answers.listed("formats", "Formats of the report (pdf, docx, html, md, json)")
    recipients = answers.listed("to", "Who gets it by mail (addresses, with commas; none for no mail)")
    if recipients:
        tables["mail"] = {"to": recipients, "from": answers.one("sender", "Who it is from", recipients[0])}
        host = answers.one("host", "The mail server (sendmail for the machine's own)", "sendmail")
        if host == "sendmail":
            tables["mail"]["transport"] = host
        else:
            security = answers.one("security", "How the connection is protected (starttls, tls, none)", "starttls")
            user = answers.one("username", "The user at the mail server", _NONE)
            secret = "mail-password" if user else _NONE
            tables["mail"] |= {"host": host, "security": security, "username": user, "password_file": secret}
            tables["mail"]["port"] = answers.given("port")
    if at := answers.one("at", "When the brief is due, as 06:30 (none to call it yourself)", _NONE):
        weekdays = answers.yes("weekdays", "From Monday to Friday only?")
        tables["schedule"] = {"at": [at], "weekdays": weekdays, "days": _DAYS}
    return {name: {key: value for key, value in table.items() if value} for name, table in tables.items()}


def _try_out(config: Path) -> int:
    """Ask every source and the mail server, and make a first brief; 3 where something of it did not succeed."""
    settings = load(config, reads=False)
    failed = _collect(settings)
    steps = [not failed, _ask_mail_server(settings), _first_brief(config, failed)]
    if all(steps):
        mails = "and mails it" if settings.mail else "in the folder reports and mails none, since nobody is to get it"
        click.echo(f"All set: briefing run makes a brief {mails}; briefing schedule add has cron do so.", err=True)
    return 0 if all(steps) else PARTIAL


def _collect(settings: Settings) -> list[str]:
    """Fill the folder, and name the sources that could not be had."""
    from briefing.cli import clock
    from briefing.cli.collect import line_of
    from briefing.collect.run import collect
    from briefing.reading import reader_for

    if not settings.feeds:
        return []
    outcomes = collect(settings.feeds, settings.collect, clock.now(), os.environ, reader_for)
    for outcome in outcomes:
        click.echo(line_of(outcome))
    return [outcome.source for outcome in outcomes if outcome.failed]


def _ask_mail_server(settings: Settings) -> bool:
    from briefing.deliver.secret import password_of

    mail = settings.mail
    if mail is None:
        return True
    transport: Transport = registry.load(registry.TRANSPORT, mail.transport)
    try:
        click.echo(f"Mail: {transport.check(mail, password_of(mail, os.environ))}.")
    except BriefingError as error:
        click.echo(f"Mail: {error}.")
        return False
    return True


def _first_brief(config: Path, failed: Sequence[str]) -> bool:
    """Whether there is one; where nothing could be collected, that is why there is none."""
    from briefing.cli import clock
    from briefing.production import produce

    try:
        made = produce(load(config, reads=True), leave_if_asked, made_at=clock.now())
    except NothingToBriefError as error:
        why = f"{', '.join(failed)} could not be collected, for the reason above"
        todo = f"mend the addresses under [[source]] in {config}, or the connection; briefing collect tries them again"
        click.echo(on_one_line(f"No brief yet: {why}; {todo}." if failed else f"No brief yet: {error}"))
        return False
    except BriefingError as error:
        click.echo(f"No brief yet: {error}")
        return False
    for path in made.written:
        click.echo(f"Written: {path}")
    return True
