"""`briefing generate`: the brief itself."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefing import registry
from briefing.cli import completers, options
from briefing.cli.progress import Progress
from briefing.cli.said import say
from briefing.config import load_settings
from briefing.words import english

if TYPE_CHECKING:
    from briefing.config import Settings
    from briefing.production import Production

PARTIAL = 3


@click.command()
@click.argument("sources", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--format",
    multiple=True,
    metavar="FORMAT",
    help=f"{', '.join(registry.names(registry.RENDERER))} or all; several as pdf,docx.  [default: pdf]",
    shell_complete=completers.formats,
)
@click.option("--output", "-o", metavar="FOLDER", help="Where reports go, or one file: brief.pdf.  [default: reports]")
@options.profile
@click.option(
    "--template",
    "-t",
    metavar="NAME|FOLDER",
    help="The look.  [default: executive]",
    shell_complete=completers.templates,
)
@click.option(
    "--method",
    metavar="NAME",
    help=f"How sentences are weighed: auto, {', '.join(registry.names(registry.SUMMARIZER))}.  [default: auto]",
    shell_complete=completers.methods,
)
@click.option("--title", metavar="TEXT", help="A title of your own.  [default: what happened, in the sources' words]")
@click.option("--as-of", metavar="DATE", help="The day of the brief.  [default: that of the newest article]")
@click.option("--since", metavar="DATE", help="Leave out articles that are dated earlier.")
@click.option("--max-claims", metavar="N", help="The most claims in a section.  [default: the profile's]")
@click.option("--closely", metavar="N", help="The most articles that are read closely.  [default: 120]")
@click.option("--stamp", metavar="TIME", help="Print when it was made: an ISO 8601 time, or now.")
@options.paper
@click.option("--marking", metavar="TEXT", help="Stands at the head and foot of every page: TLP:AMBER, RESTRICTED.")
@options.language
@click.option("--docx-comments", is_flag=True, default=None, help="Put the evidence into the DOCX as comments, too.")
@click.option("--ledger", metavar="FILE", help="Write every sentence and what became of it there, as JSON lines.")
@click.option(
    "--compare",
    metavar="BRIEF",
    help="Say what is new since a brief: last, a number, a date, a JSON file.",
    shell_complete=completers.briefs,
)
@click.option("--no-archive", is_flag=True, default=None, help="Do not keep the brief in the archive.")
@click.option("--no-cache", is_flag=True, default=None, help="Use nothing that earlier runs found out about articles.")
@click.option("--jobs", "-j", metavar="N", help="Worker processes for large inputs.  [default: 1]")
@click.option("--executor", metavar="ADDRESS", help="A Dask cluster for large inputs: dask://HOST:PORT.")
@click.option("--strict", is_flag=True, default=None, help="Fail, and write nothing, when an input cannot be read.")
@click.option("--config", "-c", type=click.Path(path_type=Path), help="Settings.  [default: ./briefing.toml]")
@click.option("--json", "as_json", is_flag=True, help="Print what was made as JSON instead of paths.")
@click.option("--quiet", "-q", is_flag=True, help="Print nothing but errors and the paths.")
@click.option("--verbose", "-v", is_flag=True, help="Name each stage and each article's fate.")
def command(as_json: bool, quiet: bool, verbose: bool, config: Path | None, **flags: object) -> int:
    """Make a brief from SOURCES.

    SOURCES are files and folders with articles. Without SOURCES, those of briefing.toml are read, else ./seeds. The
    paths of the reports are printed, one a line; everything else goes to stderr.
    """
    settings = _settings(flags, config)
    progress = Progress(len(settings.format) + 3, quiet=quiet, verbose=verbose)
    from briefing.production import produce

    try:
        made = produce(settings, progress.stage, datetime.now(UTC))
    finally:
        progress.close()
    if verbose and not quiet:
        _tell_fates(made)
    _tell_outcome(made, quiet=quiet)
    click.echo(_as_json(made) if as_json else "\n".join(map(str, made.written)))
    return PARTIAL if made.unread else 0


def _settings(flags: dict[str, object], config: Path | None) -> Settings:
    given = {key: value for key, value in flags.items() if value is not None and value != ()}
    choices = {
        "format": registry.names(registry.RENDERER),
        "method": registry.names(registry.SUMMARIZER),
    }
    return load_settings(given, os.environ, config=config, choices=choices)


def _tell_fates(made: Production) -> None:
    for briefed in made.briefing.articles:
        reason = f" ({english(briefed.reason)})" if briefed.reason else ""
        say(f"{briefed.article.path}: {briefed.status}{reason}")
    unread = set(made.unread)  # which are told in any case
    for item in made.briefing.skipped:
        if item not in unread:
            say(f"{item.path}: skipped ({english(item.reason)})")


def _tell_outcome(made: Production, *, quiet: bool) -> None:
    """What the reader of the shell must know: an unfit profile, and what is not in the brief."""
    for told in (*made.briefing.notices, *([made.briefing.off_profile] if made.briefing.off_profile else [])):
        say(f"Note: {english(told)}")
    for note in made.notes:
        say(f"Note: {note}")
    if not quiet:
        for item in made.unread:
            say(f"Skipped: {item.path}: {english(item.reason)}")


def _as_json(made: Production) -> str:
    briefing = made.briefing
    counts: dict[str, int] = {}
    for briefed in briefing.articles:
        counts[briefed.status.value] = counts.get(briefed.status.value, 0) + 1
    outcome = {
        "written": [str(path) for path in made.written],
        "profile": briefing.profile,
        "title": briefing.title,
        "as_of": briefing.as_of.isoformat() if briefing.as_of else None,
        "articles": counts,
        "skipped": [{"path": item.path, "reason": english(item.reason)} for item in briefing.skipped],
        "off_profile": english(briefing.off_profile) if briefing.off_profile else None,
        "notices": [english(notice) for notice in briefing.notices],
    }
    return json.dumps(outcome, ensure_ascii=False, indent=2)
