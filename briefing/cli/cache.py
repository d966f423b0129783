"""`briefing cache`: what is kept of articles for later runs."""

from __future__ import annotations

import json
import os
from dataclasses import asdict
from pathlib import Path

import click

from briefing.archive.cache import Cache
from briefing.config import load_settings

_CONFIG = click.option("--config", "-c", type=click.Path(path_type=Path), help="Settings.  [default: ./briefing.toml]")
_OUTPUT = click.option("--output", "-o", metavar="FOLDER", help="The folder of the reports.  [default: reports]")


@click.group(invoke_without_command=True)
@click.pass_context
def command(ctx: click.Context) -> None:
    """Show or clear what is kept of articles for later runs.

    It is found by the articles' content, so it never changes a brief: a run without it takes longer, that is all.
    """
    if ctx.invoked_subcommand is None:
        ctx.invoke(info)


@command.command()
@_CONFIG
@_OUTPUT
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def info(config: Path | None = None, output: str | None = None, as_json: bool = False) -> None:
    """Show how many readings of articles the cache holds and how large it is."""
    found = _cache(config, output).info()
    if as_json:
        click.echo(json.dumps({**asdict(found), "path": str(found.path)}, indent=2))
        return
    click.echo(f"{found.path}: {found.entries:,} readings in {found.size:,} bytes, of at most {found.most:,}")


@command.command()
@_CONFIG
@_OUTPUT
def clear(config: Path | None, output: str | None) -> None:
    """Throw the cache away. No brief and no record of a mail is lost; the next run takes longer."""
    cache = _cache(config, output)
    click.echo(f"{cache.path}: {cache.clear():,} bytes removed")


def _cache(config: Path | None, output: str | None) -> Cache:
    settings = load_settings({"output": output} if output else {}, os.environ, config=config, reads=False)
    return Cache(settings.cache_path, settings.cache_bytes)
