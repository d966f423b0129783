"""`briefing send`: a finished brief as a mail, once."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefing.cli import clock, completers
from briefing.cli.posting import addressed, exit_code, post_office, tell
from briefing.config import Settings, load_settings
from briefing.errors import ConfigError, UsageError

if TYPE_CHECKING:
    from briefing.archive.outbox import Entry, Mail
    from briefing.finished import Finished
    from briefing.models import MailSettings


@click.command()
@click.argument("report", required=False, type=click.Path(path_type=Path), shell_complete=completers.reports)
@click.option("--latest", is_flag=True, help="Send the newest brief in the archive.")
@click.option("--to", multiple=True, metavar="ADDRESS|GROUP", help="Who gets it.  [default: to in [mail]]")
@click.option("--cc", multiple=True, metavar="ADDRESS|GROUP", help="Who gets a copy.")
@click.option("--bcc", multiple=True, metavar="ADDRESS|GROUP", help="Who gets a copy that the others do not see.")
@click.option("--subject", metavar="TEXT", help="The subject; it may hold {title}, {date} and {profile}.")
@click.option(
    "--attach", metavar="FORMATS", help="Formats to attach, as pdf,docx.  [default: attach in [mail], else pdf]"
)
@click.option("--dry-run", is_flag=True, help="Send nothing; write the mail beside the report and print its path.")
@click.option("--resend", is_flag=True, help="Send also to those who have it, or of whom that is not known.")
@click.option("--config", "-c", type=click.Path(path_type=Path), help="Settings.  [default: ./briefing.toml]")
@click.option(
    "--template",
    "-t",
    metavar="NAME|FOLDER",
    help="The look of the mail.  [default: executive]",
    shell_complete=completers.templates,
)
@click.option("--quiet", "-q", is_flag=True, help="Print nothing but errors.")
def command(
    report: Path | None,
    latest: bool,
    to: tuple[str, ...],
    cc: tuple[str, ...],
    bcc: tuple[str, ...],
    subject: str | None,
    attach: str | None,
    dry_run: bool,
    resend: bool,
    config: Path | None,
    template: str | None,
    quiet: bool,
) -> int:
    """Send a finished brief by mail, once to each recipient.

    REPORT is any file that briefing generate wrote. The mail has the front page as text and HTML, and the report in the
    formats that were asked for. Every recipient has a line on the standard output.
    """
    settings = load_settings({"template": template} if template else {}, os.environ, config=config, reads=False)
    mail = _with_wishes(addressed(settings, to, cc, bcc), subject, attach)
    finished = _finished(report, latest, settings)
    message = _message(finished, mail, settings)
    if dry_run:
        click.echo(str(_write(message, finished.report)))
        return 0
    entries, untried = _send(message, mail, settings, resend=resend, quiet=quiet)
    if not quiet:
        tell(entries, untried)
    return exit_code(entries)


def _with_wishes(mail: MailSettings, subject: str | None, attach: str | None) -> MailSettings:
    """The settings with what the command line asks for instead."""
    from briefing.config_keys import Origin
    from briefing.config_mail import to_formats, to_subject

    try:
        if subject is not None:
            mail = replace(mail, subject=to_subject(subject, Origin(str)))
        if attach is not None:
            mail = replace(mail, attach=to_formats(attach, Origin(str, separators=True)) if attach else ())
    except ValueError as error:
        raise ConfigError([f"--subject, --attach: {error}"]) from error
    return mail


def _finished(report: Path | None, latest: bool, settings: Settings) -> Finished:
    from briefing import finished

    if (report is None) != latest:
        raise UsageError("name a REPORT or --latest, one of the two")
    return finished.latest(settings) if report is None else finished.from_report(report, settings)


def _message(finished: Finished, mail: MailSettings, settings: Settings) -> Mail:
    from briefing.mailing import Parcel, attachments_of, brief_mail
    from briefing.production import presentation_of
    from briefing.render.templates import find_template

    template, presentation = find_template(settings.template), presentation_of(settings)
    attachments = attachments_of(finished.report, mail.attach, finished.briefing, template, presentation)
    about = f"brief {finished.core}"
    parcel = Parcel(about, finished.core, finished.briefing, template, attachments, presentation)
    return brief_mail(parcel, mail, clock.now())


def _write(message: Mail, report: Path) -> Path:
    from briefing.deliver.file import write_file

    return write_file(report.with_suffix(".eml"), message.variants[0])


def _send(
    message: Mail, mail: MailSettings, settings: Settings, *, resend: bool, quiet: bool
) -> tuple[list[Entry], set[str]]:
    """The entries of the mail's recipients, after an attempt, and which of them were said and left out of it."""
    from briefing.archive import outbox
    from briefing.dispatch import dispatch
    from briefing.mailing import recipients_of

    wanted = recipients_of(mail)
    with post_office(settings, mail) as post:
        outbox.recover(post.archive, post.now())
        earlier = outbox.enqueue(post.archive, message, wanted, resend=resend)
        for entry in earlier:
            if not quiet:
                click.echo(f"Note: {_held(entry)}", err=True)
        sent = dispatch(post)
        if any(receipt.variant for mail_sent in sent if mail_sent.mail == message.id for receipt in mail_sent.receipts):
            click.echo("Note: the server takes no larger mail: attachments were left out, as the mail says.", err=True)
        known = {entry.recipient: entry for entry in outbox.entries(post.archive) if entry.mail == message.id}
    known |= {entry.recipient: entry for entry in earlier if entry.recipient not in known}
    untried = {entry.recipient for entry in earlier if entry.state != "queued"}
    return [known[recipient] for recipient in wanted if recipient in known], untried


def _held(entry: Entry) -> str:
    """Why a recipient gets nothing now."""
    if entry.state == "queued":
        return f"{entry.recipient} waits for it since {entry.changed_at}"
    hint = "" if entry.state == "sent" else f" ({entry.reply})"
    return f"{entry.recipient}: {entry.state} on {entry.changed_at}{hint}; not sent again without --resend"
