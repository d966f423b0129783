"""What the commands that send have in common: who gets it, the outbox with the clock, and the outcome in words."""

from __future__ import annotations

import os
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from briefing.archive.outbox import State
from briefing.cli import clock
from briefing.errors import ConfigError, UsageError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from briefing.archive.outbox import Entry
    from briefing.config import Settings
    from briefing.dispatch import Post
    from briefing.models import MailSettings

PARTIAL, FAILED = 3, 1


def addressed(
    settings: Settings, to: Sequence[str] = (), cc: Sequence[str] = (), bcc: Sequence[str] = ()
) -> MailSettings:
    """The `[mail]` settings with the recipients of the command line, which replace those of the file altogether.

    Raises `UsageError` where mail is not set up or an address is none.
    """
    from briefing.deliver.addresses import expand

    mail = settings.mail
    if mail is None:
        raise UsageError("mail is not set up: give briefing.toml a [mail] table with host and from")
    try:
        if to or cc or bcc:
            groups = mail.groups
            mail = replace(mail, to=expand(to, groups), cc=expand(cc, groups), bcc=expand(bcc, groups))
    except ValueError as error:
        raise ConfigError([f"--to, --cc, --bcc: {error}"]) from error
    if not (mail.to or mail.cc or mail.bcc):
        raise UsageError("there is nobody to send to: name --to, or to in [mail]")
    return mail


@contextmanager
def post_office(settings: Settings, mail: MailSettings) -> Iterator[Post]:
    """The outbox of the archive, for this process alone.

    Raises `LockedError` when another run is at work, and what opening the archive raises.
    """
    from briefing.archive.exclusive import alone
    from briefing.archive.store import opened
    from briefing.deliver.secret import password_of
    from briefing.dispatch import Post

    if settings.archive is None:
        raise UsageError("what was sent is kept in the archive: sending goes without --no-archive only")
    with alone(settings.archive), opened(settings.archive) as archive:
        yield Post(archive, mail, password_of(mail, os.environ), clock.now, clock.wait)


def tell(entries: Iterable[Entry], untried: Collection[str] = ()) -> None:
    """One line a recipient on the standard output; for those who were not tried now, what became of it before."""
    for entry in entries:
        reply = f" ({entry.reply})" if entry.reply and entry.state is not State.SENT else ""
        told = f"{_before(entry)} {entry.changed_at}" if entry.recipient in untried else entry.state
        click.echo(f"{entry.recipient}: {told}{reply}")


def _before(entry: Entry) -> str:
    return "unknown since" if entry.state is State.UNKNOWN else f"already {entry.state} on"


def exit_code(entries: Sequence[Entry]) -> int:
    """0 when everybody has it, 3 when some have not or it is not known, 1 when nobody has."""
    states = {entry.state for entry in entries}
    if states <= {State.SENT}:
        return 0
    return PARTIAL if State.SENT in states else FAILED
