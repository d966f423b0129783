"""`briefing outbox`: what was sent to whom, what waits, and what is not known."""

from __future__ import annotations

import json
import os
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefing.cli.posting import exit_code, post_office, tell
from briefing.config import Settings, load_settings
from briefing.errors import UsageError

if TYPE_CHECKING:
    from briefing.archive.outbox import Entry


@click.command()
@click.option("--send", is_flag=True, help="Try now what is queued.")
@click.option(
    "--resend", metavar="MAIL", help="Send a mail again to those of whom it is not known whether they have it."
)
@click.option("--config", "-c", type=click.Path(path_type=Path), help="Settings.  [default: ./briefing.toml]")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def command(send: bool, resend: str | None, config: Path | None, as_json: bool) -> int:
    """Show what was sent, what waits and what failed.

    A recipient is queued, sending, sent, refused, or unknown: then the connection was lost before the server said
    whether it has the mail, and nothing is sent again by itself. MAIL is the beginning of a Message-ID.
    """
    settings = load_settings({}, os.environ, config=config, reads=False)
    if send or resend:
        return _send(settings, resend)
    entries = _entries(settings)
    if as_json:
        click.echo(json.dumps([asdict(entry) for entry in entries], ensure_ascii=False, indent=2))
        return 0
    for entry in entries:
        reply = f"  ({entry.reply})" if entry.reply and entry.state != "sent" else ""
        mail = entry.mail.strip("<>")[:12]
        click.echo(f"{mail}  {entry.changed_at}  {entry.state:<7}  {entry.recipient}  {entry.subject}{reply}")
    return 0


def _entries(settings: Settings) -> list[Entry]:
    from briefing.archive import outbox
    from briefing.archive.store import opened

    if settings.archive is None or not settings.archive.is_file():
        return []
    with opened(settings.archive) as archive:
        return outbox.entries(archive)


def _send(settings: Settings, resend: str | None) -> int:
    """Empty the outbox, with one mail queued again where that is asked for."""
    from briefing.archive import outbox
    from briefing.dispatch import dispatch

    if settings.mail is None:
        raise UsageError("mail is not set up: give briefing.toml a [mail] table with host and from")
    with post_office(settings, settings.mail) as post:
        outbox.recover(post.archive, post.now())
        if resend:
            outbox.release(post.archive, _named(outbox.entries(post.archive), resend), post.now())
        done = {sent.mail for sent in dispatch(post)}
        entries = [entry for entry in outbox.entries(post.archive) if entry.mail in done]
    tell(entries)
    return exit_code(entries)


def _named(entries: list[Entry], beginning: str) -> str:
    """The one mail with an unknown outcome whose Message-ID begins so. Raises `UsageError` where there is not one."""
    found = {
        entry.mail
        for entry in entries
        if entry.state == "unknown" and entry.mail.strip("<>").startswith(beginning.strip("<>"))
    }
    if len(found) != 1:
        raise UsageError(f"{len(found)} mails of unknown outcome begin with “{beginning}”: see briefing outbox")
    return found.pop()
