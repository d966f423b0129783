"""`briefing templates`: the looks that there are, and a copy to start one's own from."""

from __future__ import annotations

import json
from pathlib import Path

import click

from briefing.cli import completers
from briefing.render.templates import export_template, find_template, list_templates


@click.group(invoke_without_command=True)
@click.pass_context
def command(ctx: click.Context) -> None:
    """List, show and export templates: looks of briefs."""
    if ctx.invoked_subcommand is None:
        ctx.invoke(list_command)


@command.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def list_command(as_json: bool = False) -> None:
    """Name the templates that come with briefing."""
    names = list_templates()
    click.echo(json.dumps(names, indent=2) if as_json else "\n".join(names))


@command.command()
@click.argument("template", shell_complete=completers.templates)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def show(template: str, as_json: bool) -> None:
    """Show where TEMPLATE, a name or a folder, lies and which files it has."""
    folder = find_template(template)
    files = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    if as_json:
        click.echo(json.dumps({"name": folder.name, "folder": str(folder), "files": files}, indent=2))
        return
    click.echo(str(folder))
    for name in files:
        click.echo(f"  {name}")


@command.command()
@click.argument("template", shell_complete=completers.templates)
@click.argument("folder", type=click.Path(path_type=Path))
def export(template: str, folder: Path) -> None:
    """Copy TEMPLATE into FOLDER, to be changed and given to --template."""
    click.echo(str(export_template(template, folder)))
