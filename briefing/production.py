"""One run from sources to finished files: read, compose, render every format, and only then write."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from briefing import registry
from briefing.errors import NothingToBriefError, StrictError

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.config import Settings
    from briefing.models import Briefing, Profile, Reading


@dataclass(frozen=True, slots=True)
class Production:
    """What a run made: the briefing, and the files in the order in which their formats were asked for."""

    briefing: Briefing
    written: tuple[Path, ...]


def produce(settings: Settings, stage: Callable[[str], None] = lambda _: None) -> Production:
    """Make the reports that the settings ask for; `stage` is told what begins. All or nothing is written.

    Raises `BriefingError`: `NothingToBriefError` without a usable article, `StrictError` where something was skipped
    and `strict` is set, and what the stages raise. The reports of earlier runs then stay as they are.
    """
    from briefing.corpus.sources import read_sources
    from briefing.profile import load_profile
    from briefing.render.templates import find_template

    profile = load_profile(settings.profile)
    template = find_template(settings.template)
    stage("reading")
    reading = read_sources(settings.sources)
    _require_usable(reading, settings)
    stage("composing")
    briefing = _compose(reading, profile, settings)
    contents = {}
    for name in settings.format:
        stage(f"rendering {name}")
        renderer = registry.load(registry.RENDERER, name)
        contents[renderer.EXTENSION.lstrip(".")] = renderer.render(briefing, template)
    stage("writing")
    return Production(briefing, _write(contents, briefing, settings))


def _require_usable(reading: Reading, settings: Settings) -> None:
    """Refuse what the caller did not want before anything is written."""
    skipped = reading.skipped
    if not reading.articles:
        where = ", ".join(str(source) for source in settings.sources)
        found = f"; {skipped[0].path}: {skipped[0].reason}" if skipped else ""
        more = f" (and {len(skipped) - 1} more)" if len(skipped) > 1 else ""
        raise NothingToBriefError(f"There is no usable article in {where}{found}{more}; name other sources.")
    if settings.strict and skipped:
        listed = ", ".join(f"{item.path} ({item.reason})" for item in skipped)
        raise StrictError(f"Nothing was written, since --strict is set and some input could not be read: {listed}.")


def _compose(reading: Reading, profile: Profile, settings: Settings) -> Briefing:
    from briefing.compose import ComposeOptions, compose

    options = ComposeOptions(
        method=settings.method,
        title=settings.title,
        as_of=settings.as_of,
        since=settings.since,
        max_claims=settings.max_claims,
        stamp=settings.stamp,
    )
    return compose(reading.articles, reading.skipped, profile, options)


def _write(contents: dict[str, bytes], briefing: Briefing, settings: Settings) -> tuple[Path, ...]:
    """Into the folder `output`, or into that very file where it is named like one (`config` checked that it may)."""
    from briefing.deliver.file import stem_for, write_file, write_reports

    if settings.output_is_file:
        return (write_file(settings.output, *contents.values()),)
    stem = stem_for(briefing.profile, briefing.as_of)
    return tuple(write_reports(settings.output, stem, contents, _digest(briefing)))


def _digest(briefing: Briefing) -> str:
    """Equal for the same brief alone, whatever formats it is rendered to."""
    return sha256(registry.load(registry.RENDERER, "json").render(briefing, Path())).hexdigest()
