"""`briefing schema`: the JSON Schema of the JSON brief."""

from __future__ import annotations

from importlib import resources

import click


@click.command()
def command() -> None:
    """Print the JSON Schema that every JSON brief holds to."""
    folder = resources.files("briefing") / "render" / "schema"
    [schema] = [entry for entry in folder.iterdir() if entry.name.endswith(".json")]
    click.echo(schema.read_text("utf-8").rstrip("\n"))
