"""The sources read: with what earlier runs remembered, and in the processes or on the cluster of the settings."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from briefing import registry
from briefing.interfaces import Memory, NoMemory

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from briefing.archive.packs import KnownPacks, RememberedPacks
    from briefing.config import Settings
    from briefing.executors.choice import Run
    from briefing.interfaces import Reader
    from briefing.models import Profile, Selection
    from briefing.survey.models import Batch, Surveyed
    from briefing.survey.models import Run as Surveying


@dataclass(frozen=True, slots=True)
class Recollection:
    """What earlier runs found out: `survey` is for the survey of many articles, `close` for close readings.

    `texts` is for what was taken out of files. `notes` are sentences for whoever started the run, on a cache that could
    not be used.
    """

    survey: RememberedPacks | None = None
    texts: Memory = field(default_factory=NoMemory)
    close: Memory = field(default_factory=NoMemory)
    notes: list[str] = field(default_factory=list)


def recollection(settings: Settings, profile: Profile) -> Recollection:
    """From the cache of the settings, mended where it is damaged; of nothing where they want none."""
    if settings.cache is None:
        return Recollection()
    from briefing.archive.cache import Cache
    from briefing.archive.memory import Remembered, code_version
    from briefing.archive.packs import RememberedPacks
    from briefing.survey.features import feature_version

    cache, code = Cache(settings.cache, settings.cache_bytes), code_version()
    notes = [note] if (note := cache.mend()) else []
    return Recollection(
        survey=RememberedPacks(cache, f"survey {code} {feature_version(profile.terms)}", notes),
        texts=Remembered(cache, f"text {code}", notes),
        close=Remembered(cache, f"reading {code}", notes),
        notes=notes,
    )


def read(settings: Settings, profile: Profile, recalled: Recollection) -> Selection:
    """Every article of the sources, or of more than `closely` those that are worth it, with what became of the rest."""
    from briefing.corpus.remembered import RememberingReaders
    from briefing.corpus.sources import read_sources
    from briefing.executors.choice import executing
    from briefing.models import Selection
    from briefing.survey.models import Scope, nothing_known
    from briefing.survey.select import select

    scope = Scope(profile, settings.since, settings.as_of)
    remembering = RememberingReaders(reader_for, recalled.texts)
    again = reader_for if isinstance(recalled.texts, NoMemory) else remembering
    own = [path for path in (settings.output, settings.archive, settings.cache, settings.ledger) if path is not None]
    with executing(settings.jobs, settings.executor) as run:
        surveying, known = _keeping(run, recalled.survey) if recalled.survey else (run, nothing_known)
        found = select(settings.sources, scope, settings.closely, surveying, known, reader_for, again=again, apart=own)
    if found is None:
        reading = read_sources(settings.sources, reader_for=again, apart=own)
        found = Selection(reading.articles, reading.skipped, ())
    remembering.keep()
    return found


def reader_for(path: str) -> Reader | None:
    """The reader of a file's format: one of briefing's own, else one that a third party registered for its suffix."""
    from briefing.corpus.formats import built_in_reader

    if (own := built_in_reader(path)) is not None:
        return own
    suffix = path.rpartition(".")[2].lower()
    return cast("Reader", registry.load(registry.READER, suffix)) if suffix in registry.names(registry.READER) else None


def _keeping(run: Run, memory: RememberedPacks) -> tuple[Surveying, KnownPacks]:
    """A `Run` that also remembers what it found out afresh, and what looks it up. This process alone writes to it."""
    known = memory.lookup

    def surveying(function: Callable[[Batch], Surveyed], batches: Sequence[Batch]) -> Sequence[Surveyed]:
        surveyed = run(function, batches)
        memory.keep(surveyed, known)
        return surveyed

    return surveying, known
