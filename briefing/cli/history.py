"""`briefing history`: the briefs that were made."""

from __future__ import annotations

import json
import os
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefing.cli import completers
from briefing.config import load_settings

if TYPE_CHECKING:
    from briefing.archive.briefs import Recorded


@click.command()
@click.option(
    "--profile", "-p", metavar="NAME", help="Only briefs of this profile.", shell_complete=completers.profiles
)
@click.option("--config", "-c", type=click.Path(path_type=Path), help="Settings.  [default: ./briefing.toml]")
@click.option("--output", "-o", metavar="FOLDER", help="The folder of the reports.  [default: reports]")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, with the hash of each brief.")
def command(profile: str | None, config: Path | None, output: str | None, as_json: bool) -> None:
    """List the briefs that were made, the newest first.

    A line has the number, the day of the brief, when it was made, the profile, the number of articles and the title.
    """
    found = [brief for brief in _recorded(config, output) if profile in (None, brief.profile)]
    if as_json:
        click.echo(json.dumps([asdict(brief) for brief in found], ensure_ascii=False, indent=2))
        return
    widest = max((len(brief.profile) for brief in found), default=0)
    for brief in found:
        day, made = brief.as_of or "undated", brief.made_at.replace("T", " ")[:16]
        click.echo(f"{brief.id:>4}  {day:<10}  {made}  {brief.profile:<{widest}}  {brief.articles:>3}  {brief.title}")
    if not found:
        click.echo("No brief was made yet; briefing generate makes one.", err=True)


def _recorded(config: Path | None, output: str | None) -> list[Recorded]:
    from briefing.archive.briefs import history
    from briefing.archive.store import opened

    settings = load_settings({"output": output} if output else {}, os.environ, config=config, reads=False)
    if settings.archive is None or not settings.archive.is_file():
        return []
    with opened(settings.archive) as archive:
        return history(archive)
