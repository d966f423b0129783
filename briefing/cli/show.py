"""`briefing show`: a brief of the archive again."""

from __future__ import annotations

import os
from pathlib import Path

import click

from briefing import registry
from briefing.cli import completers
from briefing.config import load_settings
from briefing.errors import UsageError

_TEXT = ("md", "json", "html")


@click.command()
@click.argument("brief", default="last", metavar="[NUMBER|DATE]", shell_complete=completers.briefs)
@click.option(
    "--format",
    "format_",
    default="md",
    metavar="FORMAT",
    help="md, json or html.  [default: md]",
    shell_complete=completers.formats,
)
@click.option(
    "--template",
    "-t",
    metavar="NAME|FOLDER",
    help="The look of html.  [default: executive]",
    shell_complete=completers.templates,
)
@click.option("--config", "-c", type=click.Path(path_type=Path), help="Settings.  [default: ./briefing.toml]")
@click.option("--output", "-o", metavar="FOLDER", help="The folder of the reports.  [default: reports]")
@click.option(
    "--language",
    metavar="TAG",
    help="Of the editor's words: en, fr, uk.  [default: the brief's]",
    shell_complete=completers.languages,
)
def command(brief: str, format_: str, config: Path | None, **flags: str | None) -> None:
    """Print a brief that was made, by its number or day.

    The last one is printed without either; briefing history lists them. A JSON file may be named instead. With
    --format json the bytes are those that were recorded.
    """
    from briefing.archive.comparison import brief_named
    from briefing.production import presentation_of
    from briefing.render.restore import restore
    from briefing.render.templates import find_template

    if format_ not in _TEXT:
        raise UsageError(f"{format_} cannot be printed: choose {', '.join(_TEXT)}, or make a report with generate.")
    given = {key: value for key, value in flags.items() if value}
    settings = load_settings(given, os.environ, config=config, reads=False)
    content = brief_named(brief, settings.archive)
    if format_ != "json":
        look, presentation = find_template(settings.template), presentation_of(settings)
        content = registry.load(registry.RENDERER, format_).render(restore(content), look, presentation)
    click.echo(content.decode("utf-8"), nl=False)
