"""The front page of a brief as a letter: what `email.txt.j2` and `email.html.j2` of a look make of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from briefing.models import Letter
from briefing.render.document import Document, lay_out
from briefing.render.document.text import clean, harmless
from briefing.render.templates import find_template
from briefing.render.templates.sandbox import run_template
from briefing.words import words_for

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from briefing.interfaces import Presentation
    from briefing.models import Briefing, Note
    from briefing.render.document.model import EvidenceEntry, Line
    from briefing.words import Words

TEXT, HTML = "email.txt.j2", "email.html.j2"
_MOST_LINES = 4  # of a section: the rest is in the report
_BASE = "executive"  # whose letter stands in for a look that has none


@dataclass(frozen=True, slots=True)
class LetterPart:
    """A section on the front page; `more` counts its lines that are in the report only, `rest` says so."""

    title: str
    lines: tuple[Line, ...]
    note: str | None
    more: int = 0
    rest: str | None = None


@dataclass(frozen=True, slots=True)
class LetterDocument(Document):
    """What the templates of a letter see: the whole document, and what of it stands in the letter.

    `notes` are sentences about the mail itself, `attached` the names of the files that go with it, `cited` the evidence
    that the lines of `bottom_line`, `changes` and `parts` cite.
    """

    parts: tuple[LetterPart, ...] = ()
    cited: tuple[EvidenceEntry, ...] = ()
    notes: tuple[str, ...] = ()
    attached: tuple[str, ...] = ()


def letter(
    briefing: Briefing,
    template: Path,
    subject: str,
    presentation: Presentation | None = None,
    *,
    attached: Sequence[str] = (),
    notes: Sequence[Note | str] = (),
) -> Letter:
    """The letter in both forms. `subject` may hold `{title}`, `{date}` and `{profile}`.

    Raises `TemplateError` when a template does not hold.
    """
    document = lay_out(briefing, presentation)
    words = words_for(document.language)
    parts = tuple(_parts(document, words))
    shown = [*document.bottom_line.lines, *_changed(document), *(line for part in parts for line in part.lines)]
    numbers = {citation.number for line in shown for citation in line.citations}
    page = LetterDocument(
        **{field.name: getattr(document, field.name) for field in fields(Document)},
        parts=parts,
        cited=tuple(entry for entry in document.evidence.entries if entry.number in numbers),
        notes=tuple(words.sentence(harmless(note)) for note in notes),
        attached=tuple(clean(name) for name in attached),
    )
    home = template if (template / HTML).is_file() and (template / TEXT).is_file() else find_template(_BASE)
    told = {"title": document.title, "date": document.as_of, "profile": document.profile}
    return Letter(
        subject=subject.format_map(told),
        text=_without_gaps(run_template(home, TEXT, page, paged=False)),
        html=run_template(home, HTML, page, paged=False),
    )


def _parts(document: Document, words: Words) -> Iterable[LetterPart]:
    for section in document.sections:
        more = max(0, len(section.lines) - _MOST_LINES)
        rest = words.count("more_in_report", more) if more else None
        yield LetterPart(section.title, section.lines[:_MOST_LINES], section.note, more, rest)


def _changed(document: Document) -> Iterable[Line]:
    """The lines of *New since*, which stands in the letter as it does in the report."""
    if document.changes is not None:
        yield from (side.line for item in document.changes.changed for side in item.sides)
        yield from (*document.changes.new, *document.changes.gone)


def _without_gaps(text: str) -> str:
    """At most one empty line in a row, none at the ends."""
    return re.sub(r"\n[ \t]*\n(?:[ \t]*\n)+", "\n\n", text).strip() + "\n"
