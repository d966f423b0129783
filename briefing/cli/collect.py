"""`briefing collect`: fill the collect folder from the sources of briefing.toml."""

from __future__ import annotations

import json
import os
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefing.cli.said import on_one_line, say
from briefing.config import CONFIG_NAME, Settings, load_settings
from briefing.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.collect.run import Outcome
    from briefing.collect.sources import Source

PARTIAL, FAILED = 3, 1


@click.command()
@click.argument("names", nargs=-1, metavar="[SOURCE]...")
@click.option("--opml", type=click.Path(path_type=Path), help="Add the feeds of an OPML file to the settings instead.")
@click.option("--config", "-c", type=click.Path(path_type=Path), help="Settings.  [default: ./briefing.toml]")
@click.option("--json", "as_json", is_flag=True, help="Print the outcomes as JSON.")
@click.option("--quiet", "-q", is_flag=True, help="Print only the sources that failed.")
def command(names: tuple[str, ...], opml: Path | None, config: Path | None, as_json: bool, quiet: bool) -> int:
    """Collect new articles from the sources in briefing.toml.

    Each SOURCE is a name of a [[source]]; without any, all are asked. Every source has a line on the standard output.
    """
    if opml is not None:
        return _import(opml, config)
    from briefing.collect.run import collect
    from briefing.reading import reader_for

    settings = load_settings({}, os.environ, config=config, reads=False)
    chosen = _chosen(settings, names)
    outcomes = collect(chosen, settings.collect, datetime.now(UTC), os.environ, reader_for)
    if as_json:
        click.echo(json.dumps([asdict(outcome) for outcome in outcomes], ensure_ascii=False, indent=2))
    else:
        _tell(outcomes, quiet=quiet)
    return exit_code(outcomes)


def exit_code(outcomes: Sequence[Outcome]) -> int:
    """0 when every source was had, 3 when some failed in whole or in part, 1 when nothing came of any."""
    failed = [outcome for outcome in outcomes if outcome.failed]
    if not failed:
        return 0
    got = sum(outcome.new + outcome.updated + outcome.unchanged for outcome in failed)
    return FAILED if len(failed) == len(outcomes) and not got else PARTIAL


def line_of(outcome: Outcome) -> str:
    """An outcome in one line: `Example Wire: 3 new, 1 updated, 12 unchanged`."""
    counts = [
        f"{n} {word}"
        for n, word in ((outcome.new, "new"), (outcome.updated, "updated"), (outcome.unchanged, "unchanged"))
        if n
    ]
    failed = [f"failed: {outcome.failed}"] if outcome.failed else []
    return on_one_line(f"{outcome.source}: {', '.join([*counts, *failed]) or 'unchanged'}")


def _chosen(settings: Settings, names: Sequence[str]) -> tuple[Source, ...]:
    if not settings.feeds:
        raise UsageError(f"There is no [[source]] in {settings.config or CONFIG_NAME}: add one, or import --opml FILE.")
    known = {source.name: source for source in settings.feeds}
    for name in names:
        if name not in known:
            raise UsageError(f"There is no source “{name}”; choose from {', '.join(known)}.")
    return tuple(known[name] for name in names) or settings.feeds


def _tell(outcomes: Sequence[Outcome], *, quiet: bool) -> None:
    for outcome in outcomes:
        if outcome.failed or not quiet:
            click.echo(line_of(outcome))
        if not quiet:
            for note in outcome.notes:
                say(f"Note: {outcome.source}: {note}")


def _import(opml: Path, config: Path | None) -> int:
    """Append the feeds that the settings do not have yet, and name them."""
    from briefing.collect.opml import feeds_in, to_toml

    path = config or Path(os.environ.get("BRIEFING_CONFIG") or CONFIG_NAME)
    known = load_settings({}, os.environ, config=path, reads=False).feeds if path.is_file() else ()
    fresh = feeds_in(opml.read_bytes(), str(opml), known)
    if fresh:
        before = path.read_text("utf-8") if path.is_file() else ""
        path.write_text(before + "".join(to_toml(feed) for feed in fresh), "utf-8")
    for feed in fresh:
        click.echo(f"{feed.name}: {feed.url}")
    click.echo(f"{len(fresh)} feeds were added to {path}; collect them with briefing collect.", err=True)
    return 0
