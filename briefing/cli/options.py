"""Options that several commands take, in the same words."""

from __future__ import annotations

import click

from briefing.cli import completers

profile = click.option(
    "--profile",
    "-p",
    metavar="NAME|FILE",
    help="The subject.  [default: nato-ukraine]",
    shell_complete=completers.profiles,
)
paper = click.option(
    "--paper", metavar="SIZE", help="a4 or letter.  [default: the look's, a4]", shell_complete=completers.papers
)
language = click.option(
    "--language",
    metavar="TAG",
    help="Of the fixed words: en, fr, uk.  [default: the profile's]",
    shell_complete=completers.languages,
)
