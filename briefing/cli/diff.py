"""`briefing diff`: what one brief says that another does not."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefing.cli import completers
from briefing.config import load_settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.models import Changes


@click.command()
@click.argument("old", metavar="OLD", shell_complete=completers.briefs)
@click.argument("new", metavar="[NEW]", default="last", shell_complete=completers.briefs)
@click.option("--config", "-c", type=click.Path(path_type=Path), help="Settings.  [default: ./briefing.toml]")
@click.option("--output", "-o", metavar="FOLDER", help="The folder of the reports.  [default: reports]")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, as `changes` in the JSON brief.")
def command(old: str, new: str, config: Path | None, output: str | None, as_json: bool) -> None:
    """Say what is new in one brief since another.

    OLD and NEW are numbers or days of the history, `last`, or JSON files; NEW is the last brief unless given. Lines
    begin with ~ for a claim that changed (the old one above the new one), + for a new one, - for one that is no longer
    reported; the number of known ones is last.
    """
    from briefing.archive.comparison import brief_named, changes_between
    from briefing.render.json import changes_data

    settings = load_settings({"output": output} if output else {}, os.environ, config=config, reads=False)
    changes = changes_between(brief_named(old, settings.archive), brief_named(new, settings.archive))
    if as_json:
        click.echo(json.dumps(changes_data(changes), ensure_ascii=False, indent=2))
        return
    for line in _lines(changes):
        click.echo(line)


def _lines(changes: Changes) -> Iterator[str]:
    for change in changes.changed:
        yield f"~ {change.about}: {change.was} → {change.now}"
        yield f"    was: {change.old.text}"
        yield f"    now: {change.new.text}"
    yield from (f"+ {claim.text}" for claim in changes.new)
    yield from (f"- {claim.text}" for claim in changes.gone)
    yield f"{len(changes.known)} known"
