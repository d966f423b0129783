"""The parts of the brief that account for it, as Word paragraphs and tables: evidence, coverage, gaps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.render.word.binding import keep_together, kept
from briefing.render.word.writer import bookmark_name
from briefing.render.word.xml import break_run, inner_link, tab_run

if TYPE_CHECKING:
    from lxml.etree import _Element

    from briefing.render.document import Document
    from briefing.render.document.model import Coverage, EvidenceEntry, LedgerRow
    from briefing.render.word.writer import Writer

_WHOLE = 8  # gaps that stay on one page


def evidence(document: Document, writer: Writer) -> list[_Element]:
    """The annex: numbers lead back to the text."""
    annex = document.evidence
    if not annex.entries:
        return []
    made = [
        writer.heading(annex.title, "evidence"),
        writer.paragraph("Lead", writer.text(annex.intro), keep_next=True),
    ]
    if annex.brief:
        return [*made, writer.paragraph("Lead", *_places(annex.entries, writer))]
    return made + [_evidence(entry, writer) for entry in annex.entries]


def _places(entries: tuple[EvidenceEntry, ...], writer: Writer) -> list[_Element]:
    """Number and place of each entry, one after the other in one paragraph."""
    runs: list[_Element] = []
    for entry in entries:
        runs += [*_number(entry, writer), writer.text(f"\u00a0{entry.place}   ", "Source")]
    return runs


def _number(entry: EvidenceEntry, writer: Writer) -> tuple[_Element, ...]:
    """The entry's number, which leads back to where it is first cited."""
    number = writer.text(str(entry.number), "Annex Number")
    back = inner_link(bookmark_name(entry.back), number) if writer.is_cited(entry.number) else number
    return writer.marked(entry.anchor, back)


def _evidence(entry: EvidenceEntry, writer: Writer) -> _Element:
    source = [break_run()]
    *titles, date = entry.source
    for at, part in enumerate([*titles, date.replace(" ", "\u00a0")]):
        source += [writer.linked(part, entry.link if at == 0 else None, "Source"), writer.text("\u00a0· ", "Source")]
    source.append(writer.text(entry.place, "Source"))
    if entry.speakers:
        source.append(writer.text(f"\u00a0· {entry.speakers}", "Source"))
    return writer.paragraph("Evidence", *_number(entry, writer), tab_run(), writer.text(entry.quote), *source)


def ledger(document: Document, writer: Writer) -> list[_Element]:
    """Every input and what became of it."""
    part = document.ledger
    if part is None:
        return []
    made = [writer.heading(part.title, "ledger")]
    if part.facts:
        made.append(writer.paragraph("Lead", writer.text(" · ".join(part.facts)), keep_next=True))
    if part.coverage:
        made += _coverage(part.coverage, writer)
    rows = [_ledger_row(row, writer) for row in part.rows]
    table = writer.table(part.title, (38, 17, 16, 29), part.columns, rows)
    more, gaps = writer.note(part.more), bool(document.gaps)  # gaps do not stand alone on the last page
    keep_together(more, last=gaps)
    return [*made, kept(table, whole=part.short, last=gaps), *more]


def _coverage(figure: Coverage, writer: Writer) -> list[_Element]:
    """Articles by outlet and day, as a table of numbers."""
    share = 64 // len(figure.columns)
    widths = (100 - 8 - share * len(figure.columns), 8, *(share for _ in figure.columns))
    heads = ("", "Σ", *(column.label for column in figure.columns))
    rows = [
        [
            [writer.paragraph("Table Text", writer.text(text))]
            for text in (row.name, str(row.total), *(str(cell.count) if cell.count else "" for cell in row.cells))
        ]
        for row in figure.rows
    ]
    table = kept(writer.table(figure.alternative, widths, heads, rows), whole=True)
    return [writer.paragraph("Heading 2", writer.text(figure.title)), table, *writer.note(figure.more or " ")]


def _ledger_row(row: LedgerRow, writer: Writer) -> list[list[_Element]]:
    name = [writer.paragraph("Table Text", writer.linked(row.name, row.link, "Strong"))]
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
    part = document.gaps
    if part is None:
        return []
    made = [writer.heading(part.title, "gaps")]
    items = [writer.paragraph("Gap", writer.text(gap)) for gap in part.items]
    if len(items) <= _WHOLE:
        keep_together(items)
    made += items
    return made + writer.note(part.note or part.more)
