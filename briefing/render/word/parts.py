"""The parts of the brief as Word paragraphs and tables: what each block placeholder of `report.docx` stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.render.word.writer import bookmark_name
from briefing.render.word.xml import element, inner_link, tab_run, tag

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element

    from briefing.render.document import Document
    from briefing.render.document.model import Condensation, Dispute, EvidenceEntry, LedgerRow, PositionRow
    from briefing.render.word.writer import Writer

_WHOLE = 12  # tables of fewer rows are kept on one page


def notice(document: Document, writer: Writer) -> list[_Element]:
    """The warning above everything, where there is one."""
    return [writer.paragraph("Notice", writer.text(document.notice))] if document.notice else []


def bottom_line(document: Document, writer: Writer) -> list[_Element]:
    """Heading and claims in one tinted box."""
    part = document.bottom_line
    shown = [writer.paragraph("Bottom Line", *writer.claim(line)) for line in part.lines]
    if part.note:
        shown.append(writer.paragraph("Bottom Line", writer.text(part.note)))
    _keep_together(shown)
    return [writer.paragraph("Bottom Line Heading", writer.text(part.title)), *shown]


def sections(document: Document, writer: Writer) -> list[_Element]:
    """The profile's sections, one after the other."""
    made = []
    for part in document.sections:
        made.append(writer.paragraph("Heading 1", writer.text(part.title)))
        made += [writer.paragraph("Claim", *writer.claim(line)) for line in part.lines]
        made += writer.note(part.note, part.more)
    return made


def positions(document: Document, writer: Writer) -> list[_Element]:
    """The table of who stands where."""
    part = document.positions
    if part is None:
        return []
    made = [writer.paragraph("Heading 1", writer.text(part.title))]
    if part.question:
        made.append(writer.paragraph("Lead", writer.text(part.question), keep_next=True))
    if part.rows:
        rows = [_position(row, writer) for row in part.rows]
        made.append(_kept(writer.table(part.title, (20, 16, 64), part.columns, rows), len(rows)))
    return made + writer.note(part.note)


def _position(row: PositionRow, writer: Writer) -> list[list[_Element]]:
    actor = [writer.paragraph("Table Text", writer.text(row.actor, "Strong"))]
    if row.side:
        actor.append(writer.paragraph("Under", writer.text(row.side)))
    stance = [
        writer.paragraph("Table Text", writer.text(row.stance, f"Stance {row.key.title()}")),
        writer.paragraph("Under", writer.text(row.as_of)),
    ]
    said = [writer.paragraph("Table Claim", *writer.claim(row.line))]
    if row.change:
        label = writer.text(f"{row.change.label}: ", "Change Label")
        said.append(writer.paragraph("Table Change", label, *writer.claim(row.change.line)))
    return [actor, stance, said]


def disputed(document: Document, writer: Writer) -> list[_Element]:
    """Each disagreement with its sides next to each other."""
    made = [writer.paragraph("Heading 1", writer.text(document.disputed.title))]
    for item in document.disputed.items:
        made += _dispute(item, writer)
    return made + writer.note(document.disputed.note)


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
    made = [writer.paragraph("Heading 1", writer.text(document.timeline.title))]
    for event in document.timeline.events:
        date = writer.text(event.date.replace(" ", "\u00a0"), "Date")
        made.append(writer.paragraph("Timeline Entry", date, tab_run(), *writer.claim(event.line)))
    return made + writer.note(document.timeline.note)


def articles(document: Document, writer: Writer) -> list[_Element]:
    """The condensation of each article."""
    made = [writer.paragraph("Heading 1", writer.text(document.articles.title))]
    for item in document.articles.items:
        made += _article(item, writer)
    return made


def _article(item: Condensation, writer: Writer) -> list[_Element]:
    made = [writer.paragraph("Heading 2", writer.linked(item.name, item.link))]
    if item.meta:
        made.append(writer.paragraph("Article Facts", writer.text(" · ".join(item.meta)), keep_next=True))
    made += [writer.paragraph("Condensation", *writer.claim(line)) for line in item.lines]
    return made + writer.note(item.note)


def evidence(document: Document, writer: Writer) -> list[_Element]:
    """The annex: numbers lead back to the text."""
    annex = document.evidence
    if not annex.entries:
        return []
    made = [
        writer.paragraph("Heading 1", writer.text(annex.title)),
        writer.paragraph("Lead", writer.text(annex.intro), keep_next=True),
    ]
    return made + [_evidence(entry, writer) for entry in annex.entries]


def _evidence(entry: EvidenceEntry, writer: Writer) -> _Element:
    number = writer.text(str(entry.number), "Annex Number")
    back = inner_link(bookmark_name(entry.back), number) if writer.is_cited(entry.number) else number
    source = [writer.text("\u2003", "Source")]
    *titles, date = entry.source
    for at, part in enumerate([*titles, date.replace(" ", "\u00a0")]):
        source += [writer.linked(part, entry.link if at == 0 else None, "Source"), writer.text(" · ", "Source")]
    source.append(writer.text(entry.place, "Source"))
    if entry.speakers:
        source.append(writer.text(f" · {entry.speakers}", "Source"))
    return writer.paragraph(
        "Evidence", *writer.marked(entry.anchor, back), tab_run(), writer.text(entry.quote), *source
    )


def ledger(document: Document, writer: Writer) -> list[_Element]:
    """Every input and what became of it."""
    part = document.ledger
    made = [writer.paragraph("Heading 1", writer.text(part.title))]
    if part.facts:
        made.append(writer.paragraph("Lead", writer.text(" · ".join(part.facts)), keep_next=True))
    rows = [_ledger_row(row, writer) for row in part.rows]
    made.append(_kept(writer.table(part.title, (34, 15, 17, 34), part.columns, rows), len(rows)))
    return made


def _ledger_row(row: LedgerRow, writer: Writer) -> list[list[_Element]]:
    name = [writer.paragraph("Table Text", writer.linked(row.name, row.link))]
    if row.file:
        name.append(writer.paragraph("Under", writer.text(row.file)))
    return [
        name,
        [writer.paragraph("Table Text", writer.text(row.date))],
        [writer.paragraph("Table Text", writer.text(row.outcome, "Strong"))],
        [writer.paragraph("Table Text", writer.text(row.reason))],
    ]


def gaps(document: Document, writer: Writer) -> list[_Element]:
    """What the sources do not say."""
    made = [writer.paragraph("Heading 1", writer.text(document.gaps.title))]
    made += [writer.paragraph("Gap", writer.text(gap)) for gap in document.gaps.items]
    return made + writer.note(document.gaps.note)


PARTS: dict[str, Callable[[Document, Writer], list[_Element]]] = {
    part.__name__: part
    for part in (notice, bottom_line, sections, positions, disputed, timeline, articles, evidence, ledger, gaps)
}


def _kept(table: _Element, rows: int) -> _Element:
    """A short table with its rows bound to each other, so that no page break falls into it."""
    if rows < _WHOLE:
        for row in list(table.iter(tag("tr")))[:-1]:
            _keep_together([*row.iter(tag("p"))], last=True)
    return table


def _keep_together(paragraphs: list[_Element], *, last: bool = False) -> None:
    """Binds each paragraph to the next, the last one to what follows only when `last`."""
    for paragraph in paragraphs if last else paragraphs[:-1]:
        properties = paragraph.find(tag("pPr"))
        if properties is not None and properties.find(tag("keepNext")) is None:
            properties.insert(1, element("keepNext"))
