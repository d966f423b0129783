"""How long a brief will be, by estimate, and with that whether it has a list of contents."""

from __future__ import annotations

from briefing.render.document.model import ContentsEntry, Document, Line

LONG = 6  # pages from which on a brief has contents
VERY_LONG = 8  # pages from which on its first page stands alone
_PAGE = 5300  # characters of a page, headings and gaps counted in
_LINE = 60  # what the end of a paragraph costs


def entries_of(document: Document) -> tuple[ContentsEntry, ...]:
    """Every part that has a heading, below the bottom line, in order."""
    found = [ContentsEntry(section.title, section.anchor) for section in document.sections]
    if document.changes is not None:
        found.insert(0, ContentsEntry(document.changes.title, "changes"))
    for key in (
        "positions",
        "disputed",
        "timeline",
        "quotations",
        "articles",
        "evidence",
        "ledger",
        "gaps",
        "contexts",
    ):
        part = getattr(document, key)
        if part is not None and (key != "evidence" or part.entries):
            found.append(ContentsEntry(part.title, key))
    return tuple(found)


def estimated_pages(document: Document) -> float:
    """Characters over the size of a page: within a page or so of the truth up to ten."""
    lines = [*document.bottom_line.lines, *(line for section in document.sections for line in section.lines)]
    if document.changes:
        lines += [*document.changes.new, *document.changes.gone]
        lines += [side.line for item in document.changes.changed for side in item.sides]
    rows = document.positions.rows if document.positions else ()
    lines += [line for row in rows for line in (row.line, row.change.line if row.change else None) if line]
    lines += [side.line for item in (document.disputed.items if document.disputed else ()) for side in item.sides]
    lines += [event.line for event in (document.timeline.events if document.timeline else ())]
    lines += [item.line for item in (document.quotations.items if document.quotations else ())]
    lines += [line for item in (document.articles.items if document.articles else ()) for line in item.lines]
    size = sum(_size(line) for line in lines)
    size += sum(len(entry.quote) + 2 * _LINE for entry in document.evidence.entries if not document.evidence.brief)
    size += 130 * (len(document.ledger.rows) if document.ledger else 0)
    size += sum(len(gap) + _LINE for gap in (document.gaps.items if document.gaps else ()))
    return (size + 250 * len(entries_of(document))) / _PAGE + 0.3


def _size(line: Line) -> int:
    return len(line.text) + _LINE
