"""The briefing laid out: what PDF, DOCX, HTML and Markdown show, in the order in which they show it.

Every string here is ready for the eye: cleaned, dated, worded. The fields of `Document` are the variables of
`report.html.j2` and the placeholders of `report.docx`, under the same names.
"""

from briefing.render.document.model.back import (
    Context,
    Contexts,
    EvidenceAnnex,
    EvidenceEntry,
    Gaps,
    Ledger,
    LedgerRow,
    Paragraph,
    Piece,
)
from briefing.render.document.model.figures import Cell, Column, Coverage, CoverageRow, Mark, TimelineFigure
from briefing.render.document.model.lines import Badge, Citation, Line, Run
from briefing.render.document.model.parts import (
    BottomLine,
    Change,
    ChangedPart,
    Condensation,
    Condensations,
    Dispute,
    Disputed,
    Event,
    Glance,
    GlanceRow,
    PositionRow,
    Positions,
    Quotation,
    Quotations,
    SectionPart,
    Side,
    Timeline,
)
from briefing.render.document.model.whole import ContentsEntry, Document

__all__ = [
    "Badge",
    "BottomLine",
    "Cell",
    "Change",
    "ChangedPart",
    "Citation",
    "Column",
    "Condensation",
    "Condensations",
    "ContentsEntry",
    "Context",
    "Contexts",
    "Coverage",
    "CoverageRow",
    "Dispute",
    "Disputed",
    "Document",
    "Event",
    "EvidenceAnnex",
    "EvidenceEntry",
    "Gaps",
    "Glance",
    "GlanceRow",
    "Ledger",
    "LedgerRow",
    "Line",
    "Mark",
    "Paragraph",
    "Piece",
    "PositionRow",
    "Positions",
    "Quotation",
    "Quotations",
    "Run",
    "SectionPart",
    "Side",
    "Timeline",
    "TimelineFigure",
]
