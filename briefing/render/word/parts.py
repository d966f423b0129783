"""What each block placeholder of `report.docx` stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.render.word import accounts, bodies

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element

    from briefing.render.document import Document
    from briefing.render.word.writer import Writer

PARTS: dict[str, Callable[[Document, Writer], list[_Element]]] = {
    part.__name__: part
    for part in (
        bodies.notice,
        bodies.bottom_line,
        bodies.changes,
        bodies.glance,
        bodies.contents,
        bodies.sections,
        bodies.positions,
        bodies.disputed,
        bodies.timeline,
        bodies.quotations,
        bodies.articles,
        accounts.evidence,
        accounts.ledger,
        accounts.gaps,
    )
}
