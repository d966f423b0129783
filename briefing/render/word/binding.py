"""Keeps what belongs together on one page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.render.word.xml import element, tag

if TYPE_CHECKING:
    from lxml.etree import _Element

_LAST = 3  # rows that go with what follows


def kept(table: _Element, *, whole: bool, last: bool = False) -> _Element:
    """The table, a short one with its rows bound to each other, so that no page break falls into it.

    `last` binds the last rows of any table to what follows, so that this does not stand alone on a page.
    """
    rows = list(table.iter(tag("tr")))
    bound = rows[:-1] if whole else []
    bound += rows[-_LAST:] if last else []
    for row in bound:
        keep_together([*row.iter(tag("p"))], last=True)
    return table


def keep_together(paragraphs: list[_Element], *, last: bool = False) -> None:
    """Binds each paragraph to the next, the last one to what follows only when `last`."""
    for paragraph in paragraphs if last else paragraphs[:-1]:
        properties = paragraph.find(tag("pPr"))
        if properties is not None and properties.find(tag("keepNext")) is None:
            properties.insert(1, element("keepNext"))
