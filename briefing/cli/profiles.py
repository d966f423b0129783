"""`briefing profiles`: the subjects that there are, what one asks for, and a copy to start one's own from."""

from __future__ import annotations

import json
from importlib import resources
from pathlib import Path

import click

from briefing.cli import completers
from briefing.errors import OutputError
from briefing.profile import list_profiles, load_profile


@click.group(invoke_without_command=True)
@click.pass_context
def command(ctx: click.Context) -> None:
    """List, show and export profiles: subjects of briefs."""
    if ctx.invoked_subcommand is None:
        ctx.invoke(list_command)


@command.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def list_command(as_json: bool = False) -> None:
    """Name the profiles that come with briefing."""
    profiles = [load_profile(name) for name in list_profiles()]
    if as_json:
        rows = [
            {"name": profile.name, "title": profile.title, "description": profile.description} for profile in profiles
        ]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    width = max(len(profile.name) for profile in profiles)
    for profile in profiles:
        click.echo(f"{profile.name:{width}}  {profile.description or profile.title}")


@command.command()
@click.argument("profile", shell_complete=completers.profiles)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def show(profile: str, as_json: bool) -> None:
    """Show what PROFILE, a name or a .toml file, asks for."""
    loaded = load_profile(profile)
    sections = [
        {
            "key": section.key,
            "title": section.title,
            "kind": section.kind,
            "limit": section.limit,
            "learned": section.learned is not None,
        }
        for section in loaded.sections
    ]
    facts = {
        "name": loaded.name,
        "title": loaded.title,
        "description": loaded.description,
        "language": loaded.language,
        "question": loaded.question,
        "groups": list(loaded.groups),
        "terms": list(loaded.terms),
        "sections": sections,
    }
    if as_json:
        click.echo(json.dumps(facts, ensure_ascii=False, indent=2))
        return
    for key in ("name", "title", "description", "language", "question"):
        click.echo(f"{key:<12} {facts[key] or '-'}")
    click.echo(f"{'groups':<12} {', '.join(loaded.groups) or '-'}")
    click.echo(f"{'terms':<12} {', '.join(loaded.terms) or '-'}")
    for section in loaded.sections:
        weights = ", learned weights" if section.learned else ""
        click.echo(f"{'section':<12} {section.key}: {section.title} ({section.kind}, up to {section.limit}{weights})")


@command.command()
@click.argument("profile", shell_complete=completers.profiles)
@click.argument("file", type=click.Path(path_type=Path))
def export(profile: str, file: Path) -> None:
    """Write the TOML of a shipped PROFILE to FILE, to be changed and given to --profile."""
    load_profile(profile)
    source = Path(profile) if "/" in profile or profile.endswith(".toml") else None
    text = (source or resources.files("briefing") / "profiles" / f"{profile}.toml").read_text("utf-8")
    try:
        with file.open("x", encoding="utf-8") as stream:
            stream.write(text)
    except FileExistsError as error:
        raise OutputError(f"{file} is there already; name a new file to export the profile to.") from error
    click.echo(str(file))
