"""What a shell offers on the tab key: names that are registered, reports that lie here, briefs of the archive."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click
from click.shell_completion import CompletionItem

_BRIEFS = 30  # of the archive that are offered, the newest first


def formats(_context: click.Context, _parameter: click.Parameter, typed: str) -> list[CompletionItem]:
    """The formats, also behind the comma of "pdf,docx"."""
    from briefing import registry

    before, comma, last = typed.rpartition(",")
    given = before.split(",") if comma else []
    names = [*registry.names(registry.RENDERER), *([] if comma else ["all"])]
    return _items((f"{before}{comma}{name}" for name in names if name not in given and name.startswith(last)), typed)


def methods(_context: click.Context, _parameter: click.Parameter, typed: str) -> list[CompletionItem]:
    """The methods of weighing sentences."""
    from briefing import registry

    return _items(["auto", *registry.names(registry.SUMMARIZER)], typed)


def languages(_context: click.Context, _parameter: click.Parameter, typed: str) -> list[CompletionItem]:
    """The languages that the editor's words are in."""
    from briefing.words import languages

    return _items(languages(), typed)


def papers(_context: click.Context, _parameter: click.Parameter, typed: str) -> list[CompletionItem]:
    """The sizes of paper."""
    from briefing.config_keys import PAPERS

    return _items(PAPERS, typed)


def templates(_context: click.Context, _parameter: click.Parameter, typed: str) -> list[CompletionItem]:
    """The looks that ship, and folders."""
    from briefing.render.templates import list_templates

    return [*_items(list_templates(), typed), CompletionItem(typed, type="dir")]


def profiles(_context: click.Context, _parameter: click.Parameter, typed: str) -> list[CompletionItem]:
    """The profiles that ship, and files."""
    from briefing.profile import list_profiles

    return [*_items(list_profiles(), typed), CompletionItem(typed, type="file")]


def reports(_context: click.Context, _parameter: click.Parameter, typed: str) -> list[CompletionItem]:
    """The reports in the folder `reports`, and files."""
    listed = sorted(Path("reports").glob("[!.]*.*"))
    found = (path.as_posix() for path in listed if not path.name.startswith("archive."))
    return [*_items(found, typed), CompletionItem(typed, type="file")]


def briefs(_context: click.Context, _parameter: click.Parameter, typed: str) -> list[CompletionItem]:
    """The briefs of the archive by number, each with its day and title, `last`, and files."""
    offered = [CompletionItem(str(number), help=told) for number, told in _archived() if str(number).startswith(typed)]
    return [*offered, *_items(["last"], typed), CompletionItem(typed, type="file")]


def _archived() -> list[tuple[int, str]]:
    """Number, day and title of the newest briefs; none where there is no archive that can be read."""
    import os

    from briefing.archive.briefs import history
    from briefing.archive.store import opened
    from briefing.config import load_settings
    from briefing.errors import BriefingError

    try:
        archive = load_settings({}, os.environ, reads=False).archive
        if archive is None or not archive.is_file():
            return []
        with opened(archive) as connection:
            return [(brief.id, f"{brief.as_of or 'undated'} {brief.title}") for brief in history(connection)[:_BRIEFS]]
    except BriefingError:
        return []


def _items(names: Iterable[str], typed: str) -> list[CompletionItem]:
    return [CompletionItem(name) for name in names if name.startswith(typed)]
