"""The parts of the brief that show claims, as Word paragraphs and tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.render.word.binding import keep_together, kept
from briefing.render.word.writer import bookmark_name
from briefing.render.word.xml import inner_link, tab_run

if TYPE_CHECKING:
    from lxml.etree import _Element

    from briefing.render.document import Document
    from briefing.render.document.model import Condensation, Dispute, PositionRow
    from briefing.render.word.writer import Writer

GLANCE_STYLES = {
    "for": "Stance For",
    "against": "Stance Against",
    "conditional": "Stance Conditional",
    "unclear": "Stance Unclear",
    "contradiction": "Stance Against",
    "figures": "Stance Against",
    "superseded": "Stance Conditional",
}


def notice(document: Document, writer: Writer) -> list[_Element]:
    """The warning above everything, where there is one."""
    return [writer.paragraph("Notice", writer.text(document.notice))] if document.notice else []


def bottom_line(document: Document, writer: Writer) -> list[_Element]:
    """Heading and claims in one tinted box."""
    part = document.bottom_line
    style = writer.either("Bottom Line Claim", "Bottom Line")
    shown = [writer.paragraph(style, *writer.claim(line)) for line in part.lines]
    if part.note:
        shown.append(writer.paragraph("Bottom Line", writer.text(part.note)))
    keep_together(shown)
    return [writer.paragraph("Bottom Line Heading", writer.text(part.title)), *shown]


def changes(document: Document, writer: Writer) -> list[_Element]:
    """What is new since an earlier brief: old beside new, then the new claims, then those no longer reported."""
    part = document.changes
    if part is None:
        return []
    made = [writer.heading(part.title, "changes")]
    for item in part.changed:
        made += _dispute(item, writer)
    for title, lines, more in (
        (part.new_title, part.new, part.more),
        (part.gone_title, part.gone, part.more_gone),
    ):
        if lines:
            made.append(writer.paragraph("Heading 2", writer.text(title)))
            made += [writer.paragraph("Claim", *writer.claim(line)) for line in lines]
            made += writer.note(more)
    return made + writer.note(part.note)


def glance(document: Document, writer: Writer) -> list[_Element]:
    """The key facts: a label that leads to the part, and what it says."""
    part = document.glance
    if part is None:
        return []
    rows = [
        [
            [writer.paragraph("Table Text", writer.text(row.label, GLANCE_STYLES.get(row.key, "Strong")))],
            [writer.paragraph("Table Text", writer.text(row.text))],
        ]
        for row in part.rows
    ]
    heading = writer.paragraph(writer.either("Glance Heading", "Heading 1"), writer.text(part.title))
    return [heading, kept(writer.table(part.title, (18, 82), (), rows, plain=True), whole=True)]


def contents(document: Document, writer: Writer) -> list[_Element]:
    """Links to the parts of a long brief; no page numbers, which go stale in Word."""
    if not document.contents:
        return []
    runs = [writer.text(f"{document.words['contents']}  ", "Strong")]
    for at, entry in enumerate(document.contents):
        title = writer.text(entry.title.replace(" ", "\u00a0"), "Hyperlink")
        runs += [writer.text("\u00a0· ")] if at else []
        runs.append(inner_link(bookmark_name(f"part-{entry.target}"), title))
    return [writer.paragraph("Contents", *runs)]


def sections(document: Document, writer: Writer) -> list[_Element]:
    """The profile's sections, one after the other."""
    made = []
    for part in document.sections:
        made.append(writer.heading(part.title, part.anchor))
        claims = [writer.paragraph("Claim", *writer.claim(line)) for line in part.lines]
        note = writer.note(part.note, part.more)
        keep_together([*claims[-1:], *note])  # a note on what was left out never stands alone on a page
        made += [*claims, *note]
    return made


def positions(document: Document, writer: Writer) -> list[_Element]:
    """The table of who stands where."""
    part = document.positions
    if part is None:
        return []
    made = [writer.heading(part.title, "positions")]
    if part.question:
        made.append(writer.paragraph("Lead", writer.text(part.question), keep_next=True))
    rows = [_position(row, writer, document.words["colon"]) for row in part.rows]
    made.append(kept(writer.table(part.title, (20, 16, 64), part.columns, rows), whole=part.short))
    return made + writer.note(part.more)


def _position(row: PositionRow, writer: Writer, colon: str) -> list[list[_Element]]:
    actor = [writer.paragraph("Table Text", writer.text(row.actor, "Strong"))]
    if row.side:
        actor.append(writer.paragraph("Under", writer.text(row.side)))
    stance = [
        writer.paragraph("Table Text", writer.text(row.stance, f"Stance {row.key.title()}")),
        writer.paragraph("Under", writer.text(row.as_of)),
    ]
    said = [writer.paragraph("Table Claim", *writer.claim(row.line))]
    if row.change:
        label = writer.text(f"{row.change.label}{colon}", "Change Label")
        said.append(writer.paragraph("Table Change", label, *writer.claim(row.change.line)))
    return [actor, stance, said]


def disputed(document: Document, writer: Writer) -> list[_Element]:
    """Each disagreement with its sides next to each other."""
    part = document.disputed
    if part is None:
        return []
    made = [writer.heading(part.title, "disputed")]
    for item in part.items:
        made += _dispute(item, writer)
    return made + writer.note(part.note or part.more)


def _dispute(item: Dispute, writer: Writer) -> list[_Element]:
    style = "Badge Superseded" if item.key == "superseded" else "Badge Disputed"
    label = writer.text(f"\u00a0{item.label}\u00a0".replace(" ", "\u00a0"), style)
    made = [writer.paragraph("Heading 2", label, writer.text(f" {item.about}"))]
    cells = [
        [
            writer.paragraph("Side Label", writer.text(side.label)),
            writer.paragraph("Table Claim", *writer.claim(side.line)),
        ]
        for side in item.sides
    ]
    if len(cells) % 2:
        cells.append([writer.paragraph("Table Text")])
    rows = [cells[at : at + 2] for at in range(0, len(cells), 2)]
    made.append(writer.table(item.about, (50, 50), (), rows))
    return made


def timeline(document: Document, writer: Writer) -> list[_Element]:
    """Date and claim, oldest first."""
    part = document.timeline
    if part is None:
        return []
    made = [writer.heading(part.title, "timeline")]
    if part.more:
        made.append(writer.paragraph("Lead", writer.text(part.more), keep_next=True))
    for event in part.events:
        date = writer.text(event.date.replace(" ", "\u00a0"), "Date")
        made.append(writer.paragraph("Timeline Entry", date, tab_run(), *writer.claim(event.line)))
    return made + writer.note(part.note)


def quotations(document: Document, writer: Writer) -> list[_Element]:
    """Who said what."""
    part = document.quotations
    if part is None:
        return []
    made = [writer.heading(part.title, "quotations")]
    for item in part.items:
        speaker = writer.text(
            item.speaker + (f" ({item.role})" if item.role else "") + document.words["colon"], "Change Label"
        )
        made.append(writer.paragraph("Condensation", speaker, *writer.claim(item.line)))
    return made + writer.note(part.note)


def articles(document: Document, writer: Writer) -> list[_Element]:
    """The condensation of each article."""
    part = document.articles
    if part is None:
        return []
    made = [writer.heading(part.title, "articles")]
    for item in part.items:
        made += _article(item, writer)
    return made + writer.note(part.more)


def _article(item: Condensation, writer: Writer) -> list[_Element]:
    made = [writer.paragraph("Heading 2", writer.linked(item.name, item.link))]
    if item.meta:
        made.append(writer.paragraph("Article Facts", writer.text(" · ".join(item.meta)), keep_next=True))
    made += [writer.paragraph("Condensation", *writer.claim(line)) for line in item.lines]
    return made + writer.note(item.note)
