"""A finished brief, found again: from one of its reports, or the newest in the archive."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.archive import briefs
from briefing.archive.store import opened
from briefing.deliver.file import held_by, stem_for
from briefing.errors import UsageError
from briefing.render.restore import restore

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path

    from briefing.archive.briefs import Recorded
    from briefing.config import Settings
    from briefing.models import Briefing


@dataclass(frozen=True, slots=True)
class Finished:
    """A brief, its core, and the path of a report of it: the other formats have the same stem. It may not be there."""

    briefing: Briefing
    core: str
    report: Path


def from_report(report: Path, settings: Settings) -> Finished:
    """The brief of a report: from its JSON beside it, else from the archive.

    Raises `UsageError` when there is no such report, or neither knows its brief.
    """
    if not report.is_file():
        raise UsageError(f"there is no report {report}: name a file that briefing generate wrote")
    report = report.resolve() if report.is_symlink() else report
    beside = report.with_suffix(".json")
    if beside.is_file():
        return _finished(beside.read_bytes(), report)
    digest = held_by(report.parent).get(report.stem)
    if digest and settings.archive and settings.archive.is_file():
        with opened(settings.archive) as archive:
            found = briefs.with_digest(archive, digest)
            if found:
                return _finished(briefs.content_of(archive, found), report)
    raise UsageError(
        f"what {report} says is neither in {beside.name} beside it nor in the archive: make the brief again"
    )


def latest(settings: Settings) -> Finished:
    """The newest brief in the archive. Raises `UsageError` when there is none."""
    if settings.archive is None or not settings.archive.is_file():
        raise UsageError(
            "there is no archive here to take the latest brief from: run briefing generate, or name a REPORT"
        )
    with opened(settings.archive) as archive:
        return from_archive(archive, briefs.find(archive, "last"), settings)


def from_archive(archive: sqlite3.Connection, brief: Recorded, settings: Settings) -> Finished:
    """A brief of the archive, with the place where its reports lie or would."""
    content = briefs.content_of(archive, brief)
    folder = settings.output.parent if settings.output_is_file else settings.output
    stems = [stem for stem, digest in held_by(folder).items() if digest == brief.digest]
    found = _finished(content, folder)
    stem = stems[-1] if stems else stem_for(found.briefing.profile, found.briefing.as_of)
    return Finished(found.briefing, found.core, folder / f"{stem}.json")


def _finished(content: bytes, report: Path) -> Finished:
    import json

    briefing = restore(content)
    return Finished(briefing, briefs.core_of(json.loads(content)), report)
