"""What stands on every page of a Word file: the marking at head and foot; and the size of the page itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from briefing.render.word.xml import element, tag, text_run

if TYPE_CHECKING:
    from lxml.etree import _Element

PAPERS = {"a4": (11906, 16838), "letter": (12240, 15840)}  # twentieths of a point
_LINE = 200  # twentieths of a point
_TWIP = 635  # English metric units in a twentieth of a point
_PLACEHOLDER = re.compile(r"\{\{\s*marking\s*\}\}")


def furniture_of(word: Any) -> list[Any]:
    """The parts that hold headers and footers."""
    return [item.target_part for item in word.part.rels.values() if item.reltype.endswith(("/header", "/footer"))]


def set_paper(word: Any, paper: str | None) -> None:
    """Every section on that paper, upright or across as it was; the template's own paper for None."""
    if paper is None:
        return
    short, long = (side * _TWIP for side in PAPERS[paper])
    for section in word.sections:
        across = section.page_width > section.page_height
        before = section.page_width
        section.page_width, section.page_height = (long, short) if across else (short, long)
        margins = section.left_margin + section.right_margin
        _move_tabs(word, (before - margins) // _TWIP, (section.page_width - margins) // _TWIP)


def _move_tabs(word: Any, before: int, now: int) -> None:
    """What stood at the right margin, a page's number, stands at the new one."""
    for root in (word.styles.element, *(part.element for part in furniture_of(word))):
        for stop in root.iter(tag("tab")):
            if stop.get(tag("val")) == "right" and stop.get(tag("pos")) == str(before):
                stop.set(tag("pos"), str(now))


def open_furniture(word: Any) -> None:
    """Gives the first section a header and a footer of every kind that it shows, where the template has none."""
    section = word.sections[0]
    kinds = [section.header, section.footer]
    if section.different_first_page_header_footer:
        kinds += [section.first_page_header, section.first_page_footer]
    if word.settings.odd_and_even_pages_header_footer:
        kinds += [section.even_page_header, section.even_page_footer]
    for kind in kinds:
        if kind.is_linked_to_previous:
            kind.is_linked_to_previous = False


def make_room(word: Any) -> None:
    """For the line that a marking adds to header and footer, so that the text does not touch them."""
    for section in word.sections:
        section.top_margin += _LINE * _TWIP
        section.bottom_margin += _LINE * _TWIP


def has_place(root: _Element) -> bool:
    """Whether the template itself says where in a header or footer the marking stands."""
    return _PLACEHOLDER.search("".join(item.text or "" for item in root.iter(tag("t")))) is not None


def mark(root: _Element, marking: str, style: str | None) -> None:
    """The marking as the first line of a header or the last of a footer."""
    look = element("pPr", *([element("pStyle", val=style)] if style else []), element("jc", val="center"))
    line = element("p", look, text_run(marking))
    if root.tag == tag("hdr"):
        root.insert(0, line)
    else:
        root.append(line)
