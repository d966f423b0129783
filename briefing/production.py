"""One run from sources to finished files: read, compose, render every format, and only then write."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from briefing import registry
from briefing.errors import ArchiveError, NothingToBriefError, StrictError, UsageError
from briefing.reading import Recollection, read, recollection
from briefing.words import english, languages

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from datetime import datetime

    from briefing.archive.briefs import Recorded
    from briefing.config import Settings
    from briefing.interfaces import Presentation
    from briefing.models import Briefing, Profile, Selection, Skipped


@dataclass(frozen=True, slots=True)
class Production:
    """What a run made: the briefing, and the files in the order in which their formats were asked for.

    `recorded` is the brief in the archive, if it was kept; `notes` are sentences for whoever started the run.
    """

    briefing: Briefing
    written: tuple[Path, ...]
    recorded: Recorded | None = None
    notes: tuple[str, ...] = ()

    @property
    def unread(self) -> tuple[Skipped, ...]:
        """What could not be read, of all that was skipped; the rest is of other days than the brief."""
        return tuple(item for item in self.briefing.skipped if not item.of_other_days)


def produce(
    settings: Settings, stage: Callable[[str], None] = lambda _: None, made_at: datetime | None = None
) -> Production:
    """Make the reports that the settings ask for; `stage` is told what begins. All or nothing is written.

    The brief is kept in the settings' archive, and what was found out about articles in the cache, when `made_at` says
    when it was made; where that fails, the reports stand and a note says so.

    Raises `BriefingError`: `NothingToBriefError` without a usable article, `StrictError` where something was skipped
    and `strict` is set, and what the stages raise. The reports of earlier runs then stay as they are.
    """
    from briefing.profile import load_profile
    from briefing.render.templates import find_template

    profile = load_profile(settings.profile)
    template = find_template(settings.template)
    presentation = presentation_of(settings)
    stage("reading")
    recalled = recollection(settings, profile) if made_at else Recollection()
    reading = read(settings, profile, recalled)
    _require_usable(reading, settings)
    stage("composing")
    briefing, alone = _compared(_compose(reading, profile, settings, recalled), settings)
    contents = {}
    for name in settings.format:
        stage(f"rendering {name}")
        renderer = registry.load(registry.RENDERER, name)
        contents[renderer.EXTENSION.lstrip(".")] = renderer.render(briefing, template, presentation)
    undrawn = _undrawn(briefing, settings)
    stage("writing")
    content = _as_json(briefing)
    with _ledger(settings.ledger, briefing):
        written = _write(contents, briefing, settings, content)
    written = (*written, settings.ledger) if settings.ledger else written
    recorded, notes = _record(content, settings, made_at)
    return Production(briefing, written, recorded, (*alone, *undrawn, *notes, *recalled.notes))


def brief(settings: Settings) -> Briefing:
    """The briefing that the settings ask for, with nothing rendered, written or kept. Raises what `produce` raises."""
    from briefing.profile import load_profile

    profile = load_profile(settings.profile)
    recalled = Recollection()
    reading = read(settings, profile, recalled)
    _require_usable(reading, settings)
    return _compose(reading, profile, settings, recalled)


def presentation_of(settings: Settings) -> Presentation:
    """Paper, marking, language and comments. Raises `UsageError` for a language that has no fixed words yet."""
    from briefing.interfaces import Presentation

    if settings.language and settings.language.partition("-")[0].lower() not in languages():
        raise UsageError(
            f"There are no fixed words in the language “{settings.language}”; choose one of {', '.join(languages())}."
        )
    return Presentation(settings.paper, settings.marking, settings.language, settings.docx_comments)


def _undrawn(briefing: Briefing, settings: Settings) -> tuple[str, ...]:
    """A note that names the characters which the PDF shows as boxes, and what to install."""
    if "pdf" not in settings.format:
        return ()
    from briefing.render.pages.glyphs import missing_glyphs, note_on

    missing = missing_glyphs(briefing)
    return (note_on(missing),) if missing else ()


def _compared(briefing: Briefing, settings: Settings) -> tuple[Briefing, tuple[str, ...]]:
    """The briefing with what is new in it since the one that the settings name, and a note where there is none yet."""
    if settings.compare == "none":
        return briefing, ()
    from briefing.analysis.new_first import new_first
    from briefing.archive.comparison import changes_between, earlier_brief, why_none

    content = _as_json(briefing)
    earlier = earlier_brief(settings.compare, content, settings.archive)
    if earlier is None:
        return briefing, (why_none(content, settings.archive),)
    compared = replace(briefing, changes=changes_between(earlier, content))
    return new_first(compared, titled=settings.title is not None), ()


def _record(content: bytes, settings: Settings, made_at: datetime | None) -> tuple[Recorded | None, tuple[str, ...]]:
    """Keep the brief in the archive. The reports are written by then: a fault of the archive is a note, no failure."""
    if settings.archive is None or made_at is None:
        return None, ()
    from briefing.archive import briefs, store

    try:
        with store.opened(settings.archive) as archive:
            stamp = made_at.replace(microsecond=0).isoformat().replace("+00:00", "Z")
            return briefs.record(archive, content, stamp), ()
    except ArchiveError as error:
        return None, (f"The brief was written but not archived. {error}",)


def _require_usable(reading: Selection, settings: Settings) -> None:
    """Refuse what the caller did not want before anything is written."""
    skipped = reading.skipped
    if not reading.articles and not reading.beyond:
        where = ", ".join(str(source) for source in settings.sources)
        found = f"; {skipped[0].path}: {english(skipped[0].reason)}" if skipped else ""
        more = f" (and {len(skipped) - 1} more)" if len(skipped) > 1 else ""
        raise NothingToBriefError(f"There is no usable article in {where}{found}{more}; name other sources.")
    if settings.strict and skipped:
        listed = ", ".join(f"{item.path} ({english(item.reason)})" for item in skipped)
        raise StrictError(f"Nothing was written, since --strict is set and some input could not be read: {listed}.")


def _compose(reading: Selection, profile: Profile, settings: Settings, recalled: Recollection) -> Briefing:
    from briefing.collect.silence import silences
    from briefing.compose import ComposeOptions, compose

    options = ComposeOptions(
        method=settings.method,
        title=settings.title,
        as_of=settings.as_of,
        since=settings.since,
        max_claims=settings.max_claims,
        stamp=settings.stamp,
        gaps=silences(settings.feeds, settings.collect.folder) if settings.feeds else (),
    )
    return compose(reading.articles, reading.skipped, profile, options, reading.beyond, recalled.close)


def _write(contents: dict[str, bytes], briefing: Briefing, settings: Settings, content: bytes) -> tuple[Path, ...]:
    """Into the folder `output`, or into that very file where it is named like one (`config` checked that it may).

    `content` is the briefing as JSON: equal for the same brief alone, whatever formats it is rendered to.
    """
    from briefing.deliver.file import stem_for, write_file, write_reports

    if settings.output_is_file:
        return (write_file(settings.output, *contents.values()),)
    stem = stem_for(briefing.profile, briefing.as_of)
    return tuple(write_reports(settings.output, stem, contents, sha256(content).hexdigest()))


def _ledger(path: Path | None, briefing: Briefing) -> AbstractContextManager[None]:
    """Writes the ledger, if one is wanted, once the reports are; where it cannot be, they are not begun."""
    from briefing.deliver.file import write_after
    from briefing.render.json import ledger

    return write_after(path, ledger(briefing), "--ledger") if path else nullcontext()


def _as_json(briefing: Briefing) -> bytes:
    content: bytes = registry.load(registry.RENDERER, "json").render(briefing, Path())
    return content
