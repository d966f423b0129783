"""Reads the finished files back: each claim as a reader finds it, in the order of the file."""

from __future__ import annotations

import io
import re
from functools import cache
from typing import NamedTuple

import docx
import lxml.html
import pypdfium2
from lxml.etree import _Element
from markdown_it import MarkdownIt

from briefing.models import Briefing
from briefing.registry import RENDERER, load
from briefing.render.document import Document, lay_out
from briefing.render.document.model import Line
from briefing.render.templates import find_template
from briefing.render.templates.look import look_of
from tests import briefings

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CLAIM_STYLES = {"BottomLine", "BottomLineClaim", "Claim", "TableClaim", "TableChange", "TimelineEntry", "Condensation"}


class Shown(NamedTuple):
    """A claim as a file shows it: words, evidence numbers with the sign before them, how many more, badge."""

    text: str
    numbers: tuple[str, ...]
    more: int
    badge: str | None


@cache
def rendered(which: str, kind: str, look: str = "executive") -> bytes:
    """The bytes of one of the hand-made briefings in one format and look, made once."""
    briefing: Briefing = getattr(briefings, which)()
    data: bytes = load(RENDERER, kind).render(briefing, find_template(look))
    return data


@cache
def laid_out(which: str, look: str = "executive") -> Document:
    """The document that every format of that look should show."""
    briefing: Briefing = getattr(briefings, which)()
    return lay_out(briefing, None, look_of(find_template(look)).limits)


def lines_of(document: Document) -> list[Line]:
    """Every claim of the laid-out brief, in its order."""
    lines = [*document.bottom_line.lines]
    if document.changes:
        lines += [side.line for item in document.changes.changed for side in item.sides]
        lines += [*document.changes.new, *document.changes.gone]
    lines += [line for section in document.sections for line in section.lines]
    for row in document.positions.rows if document.positions else ():
        lines += [row.line, *([row.change.line] if row.change else [])]
    lines += [side.line for item in (document.disputed.items if document.disputed else ()) for side in item.sides]
    lines += [event.line for event in (document.timeline.events if document.timeline else ())]
    lines += [item.line for item in (document.quotations.items if document.quotations else ())]
    return lines + [line for item in (document.articles.items if document.articles else ()) for line in item.lines]


def expected(document: Document) -> list[Shown]:
    """What each file should show."""
    return [
        Shown(
            line.text,
            tuple(cite.marked for cite in line.citations),
            line.more,
            line.badge.label if line.badge else None,
        )
        for line in lines_of(document)
    ]


def html_claims(data: bytes) -> list[Shown]:
    """From HTML, by its classes."""
    shown = []
    for claim in _classed(lxml.html.document_fromstring(data), "claim"):
        words = "".join(_text(part) for part in _classed(claim, "words"))
        more = "".join(_text(item) for item in _classed(claim, "more-cites"))
        cites = "".join(_text(item) for item in _classed(claim, "cites")).removesuffix(more)
        numbers = tuple(cites.replace("\u00a0", " ").split(", ")) if cites else ()
        badges = [_text(badge).replace("\u00a0", " ") for badge in _classed(claim, "badge")]
        shown.append(Shown(words, numbers, int(more.strip(", +") or 0), badges[0] if badges else None))
    return shown


def _classed(root: _Element, name: str) -> list[_Element]:
    return [item for item in root.iter() if name in str(item.get("class") or "").split()]


def _text(item: _Element) -> str:
    return "".join(item.itertext())


def docx_claims(data: bytes) -> list[Shown]:
    """From DOCX, by its styles."""
    shown = []
    for paragraph in docx.Document(io.BytesIO(data)).element.body.iter(f"{_W}p"):
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        if style is None or style.get(f"{_W}val") not in CLAIM_STYLES:
            continue
        words, numbers, more, badge = "", "", 0, None
        for run in paragraph.iter(f"{_W}r"):
            kind = run.find(f"{_W}rPr/{_W}rStyle")
            name = "" if kind is None else kind.get(f"{_W}val")
            text = "".join(item.text or "" for item in run.iter(f"{_W}t"))
            if name == "EvidenceNumber" and "+" in text:
                more = int(text.strip(",\u00a0+"))
            elif name == "EvidenceNumber":
                numbers += text.replace("\u00a0", " ")
            elif name.startswith("Badge"):
                badge = text.replace("\u00a0", " ").strip()
            elif name == "Editor":
                words += text.replace("\u00a0", " ")
            elif name == "" and text != "\u00a0":
                words += text
        if numbers:
            shown.append(Shown(words, tuple(numbers.split(", ")), more, badge))
    return shown


def md_claims(data: bytes) -> list[Shown]:
    """From Markdown; `text` begins with the label where the line has one (a date, an actor)."""
    shown = []
    for token in MarkdownIt("commonmark").parse(data.decode("utf-8")):
        children = token.children or []
        links = [child for child in children if child.type == "link_open" and str(child.attrs["href"]).startswith("#")]
        if not links:
            continue
        at = children.index(links[0])
        words = "".join(child.content for child in children[:at]).strip()
        after = "".join(child.content for child in children[at:] if child.type == "text")
        told = re.fullmatch(r"((?:(?:[^\W\d]+\. )?\d+ )+)(?:\+(\d+) )?(.*)", f"{after} ")
        assert told, after
        numbers = tuple(re.findall(r"(?:[^\W\d]+\. )?\d+", told[1]))
        assert [n.rpartition(" ")[2] for n in numbers] == [str(link.attrs["href"]).rsplit("-", 1)[1] for link in links]
        shown.append(Shown(words, numbers, int(told[2] or 0), told[3].strip() or None))
    return shown


@cache
def pdf_text(which: str, look: str = "executive") -> str:
    """The text of all pages with all white space taken out."""
    with pypdfium2.PdfDocument(rendered(which, "pdf", look)) as pdf:
        pages = [page.get_textpage().get_text_bounded() for page in pdf]
    return squeezed("".join(pages))


def squeezed(text: str) -> str:
    """`text` without white space and without the marks that a PDF's text layer puts at line ends."""
    return re.sub(r"[\s\x00-\x1f\ufffe\xad]+", "", text)
