"""WordprocessingML elements, made by the few shapes that a brief needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def tag(name: str) -> str:
    """The qualified name of an element or attribute of the main vocabulary: `tag("p")`."""
    return f"{{{NAMESPACE}}}{name}"


def element(local: str, /, *children: _Element, **attributes: str | int) -> _Element:
    """An element with children and attributes of the main vocabulary."""
    from docx.oxml import OxmlElement

    made: Any = OxmlElement(f"w:{local}")
    for key, value in attributes.items():
        made.set(tag(key), str(value))
    made.extend(children)
    return cast("_Element", made)


def text_run(text: str, style: str | None = None) -> _Element:
    """A run of one text in a character style, given by its id."""
    content = element("t")
    content.text = text
    content.set(_SPACE, "preserve")
    return _run(content, style)


def tab_run() -> _Element:
    """A run that is a tabulator."""
    return _run(element("tab"), None)


def break_run() -> _Element:
    """A run that begins a new line of the same paragraph."""
    return _run(element("br"), None)


def _run(content: _Element, style: str | None) -> _Element:
    if style is None:
        return element("r", content)
    return element("r", element("rPr", element("rStyle", val=style)), content)


def inner_link(anchor: str, *runs: _Element) -> _Element:
    """A link to a bookmark of the same file."""
    return element("hyperlink", *runs, anchor=anchor, history=1)


def outer_link(relation: str, *runs: _Element) -> _Element:
    """A link to an address, by the id of its relationship."""
    link = element("hyperlink", *runs, history=1)
    link.set(f"{{{RELATIONS}}}id", relation)
    return link


def bookmark(number: int, name: str, *content: _Element) -> tuple[_Element, ...]:
    """The content between the two ends of a bookmark; `number` is unique in the file."""
    return element("bookmarkStart", id=number, name=name), *content, element("bookmarkEnd", id=number)


def paragraph(style: str, content: Iterable[_Element], *, keep_next: bool = False) -> _Element:
    """A paragraph in a paragraph style, given by its id; `keep_next` keeps it on the page of the one that follows."""
    properties = element("pPr", element("pStyle", val=style))
    if keep_next:
        properties.append(element("keepNext"))
    return element("p", properties, *content)


def table(style: str, widths: tuple[int, ...], rows: list[_Element], title: str, *, head: bool = True) -> _Element:
    """A table of fixed column widths in twips; `title` is its text alternative, `head` says that row 1 is a head."""
    properties = element(
        "tblPr",
        element("tblStyle", val=style),
        element("tblW", w=sum(widths), type="dxa"),
        element("tblLayout", type="fixed"),
        element(
            "tblLook",
            val="0420" if head else "0400",
            firstRow=int(head),
            lastRow=0,
            firstColumn=0,
            lastColumn=0,
            noHBand=0,
            noVBand=1,
        ),
        element("tblCaption", val=title),
    )
    grid = element("tblGrid", *(element("gridCol", w=width) for width in widths))
    return element("tbl", properties, grid, *rows)


def row(cells: list[list[_Element]], widths: tuple[int, ...], *, header: bool = False) -> _Element:
    """A row that no page break splits; a header row is repeated on every page."""
    properties = element("trPr", element("cantSplit"))
    if header:
        properties.append(element("tblHeader"))
    made = [
        element("tc", element("tcPr", element("tcW", w=width, type="dxa")), *content)
        for content, width in zip(cells, widths, strict=True)
    ]
    return element("tr", properties, *made)
