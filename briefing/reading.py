"""The sources read: with what earlier runs remembered, and in the processes or on the cluster of the settings."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from briefing import registry
from briefing.interfaces import Memory, NoMemory

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from briefing.archive.memory import Remembered
    from briefing.config import Settings
    from briefing.executors.choice import Run
    from briefing.interfaces import Reader
    from briefing.models import Profile, Selection
    from briefing.survey.models import Batch, Surveyed


@dataclass(frozen=True, slots=True)
class Recollection:
    """What earlier runs found out: `survey` is for the survey of many articles, `close` for close readings.

    `notes` are sentences for whoever started the run, on a cache that could not be used.
    """

    survey: Remembered | None = None
    close: Memory = field(default_factory=NoMemory)
    notes: list[str] = field(default_factory=list)


def recollection(settings: Settings, profile: Profile) -> Recollection:
    """From the cache of the settings, mended where it is damaged; of nothing where they want none."""
    if settings.cache is None:
        return Recollection()
    from briefing.archive.cache import Cache
    from briefing.archive.memory import Remembered, code_version
    from briefing.survey.features import feature_version

    cache, code = Cache(settings.cache, settings.cache_bytes), code_version()
    notes = [note] if (note := cache.mend()) else []
    return Recollection(
        survey=Remembered(cache, f"survey {code} {feature_version(profile.terms)}", notes),
        close=Remembered(cache, f"reading {code}", notes),
        notes=notes,
    )


def read(settings: Settings, profile: Profile, recalled: Recollection) -> Selection:
    """Every article of the sources, or of more than `closely` those that are worth it, with what became of the rest."""
    from briefing.corpus.sources import read_sources
    from briefing.executors.choice import executing
    from briefing.models import Selection
    from briefing.survey.models import nothing_known
    from briefing.survey.select import Scope, select

    scope = Scope(profile, settings.since, settings.as_of)
    known = recalled.survey.lookup if recalled.survey else nothing_known
    with executing(settings.jobs, settings.executor) as run:
        surveying = _keeping(run, recalled.survey) if recalled.survey else run
        found = select(settings.sources, scope, settings.closely, surveying, known, reader_for)
    if found is not None:
        return found
    reading = read_sources(settings.sources, reader_for=reader_for)
    return Selection(reading.articles, reading.skipped, ())


def reader_for(path: str) -> Reader | None:
    """The reader of a file's format: one of briefing's own, else one that a third party registered for its suffix."""
    from briefing.corpus.formats import built_in_reader

    if (own := built_in_reader(path)) is not None:
        return own
    suffix = path.rpartition(".")[2].lower()
    return cast("Reader", registry.load(registry.READER, suffix)) if suffix in registry.names(registry.READER) else None


def _keeping(
    run: Run, memory: Remembered
) -> Callable[[Callable[[Batch], Surveyed], Sequence[Batch]], Sequence[Surveyed]]:
    """A `Run` that also remembers what it found out afresh. This process alone writes to the cache."""

    def surveying(function: Callable[[Batch], Surveyed], batches: Sequence[Batch]) -> Sequence[Surveyed]:
        surveyed = run(function, batches)
        used: list[bytes] = []
        fresh: list[tuple[bytes, bytes]] = []
        for part in surveyed:
            new = set(part.fresh)
            used += [key for index, key in enumerate(part.keys) if index not in new]
            fresh += [(part.keys[index], part.features[index]) for index in part.fresh]
        memory.keep(used, fresh)
        return surveyed

    return surveying
