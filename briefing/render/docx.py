"""The brief as a Word file: the look's `report.docx` with its placeholders filled.

The template is an ordinary Word file. `{{ title }}` and its like may stand anywhere, in header and footer too;
`{{ sections }}` and its like stand alone in a paragraph and become headings, claims and tables in the
template's styles. Their order is the document's; a part whose placeholder is taken out is left out.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from briefing.errors import TemplateError
from briefing.interfaces import Presentation
from briefing.models import Briefing
from briefing.render.document import Document, lay_out
from briefing.render.templates import template_file
from briefing.render.templates.look import look_of
from briefing.render.word.comments import Commentary
from briefing.render.word.furniture import furniture_of, has_place, make_room, mark, open_furniture, set_paper
from briefing.render.word.package import set_language, set_properties, to_bytes
from briefing.render.word.parts import PARTS
from briefing.render.word.placeholders import parts_in, place_part, place_texts
from briefing.render.word.writer import Writer

EXTENSION = "docx"
TEMPLATE = "report.docx"
_SHORT = 14  # characters of a word


def render(briefing: Briefing, template: Path, presentation: Presentation | None = None) -> bytes:
    """The bytes of a DOCX; equal input gives equal bytes. Raises `TemplateError` when the template does not hold."""
    presentation = presentation or Presentation()
    document = lay_out(briefing, presentation, look_of(template).limits)
    word = _open(template)
    set_paper(word, presentation.paper)
    _fill(word, document, f"{template.name}/{TEMPLATE}", comments=presentation.comments)
    set_language(word, document.language)
    set_properties(
        word,
        title=document.title,
        subject=document.subtitle or document.profile,
        author=document.generator,
        language=document.language,
        day=briefing.as_of,
    )
    return to_bytes(word)


def inline_texts(document: Document) -> dict[str, str]:
    """What the inline placeholders stand for."""
    return {
        "kicker": document.kicker,
        "title": _kept(document.title),
        "short_title": document.short_title,
        "subtitle": document.subtitle,
        "facts": " · ".join(document.facts),
        "profile": document.profile,
        "as_of": document.as_of,
        "language": document.language,
        "generator": document.generator,
        "marking": document.marking or "",
    }


def _kept(title: str) -> str:
    """The title, whose last line is not one short word."""
    rest, space, last = title.rpartition(" ")
    return f"{rest}\u00a0{last}" if space and len(last) < _SHORT else title


def _open(template: Path) -> Any:
    import docx

    path = template_file(template, TEMPLATE)
    try:
        return docx.Document(str(path))
    except Exception as error:  # python-docx lets whatever a broken package causes through
        raise TemplateError(
            f"{template.name}/{TEMPLATE} is no Word file that can be read ({error}); save it again in Word."
        ) from error


def _fill(word: Any, document: Document, where: str, *, comments: bool) -> None:
    """Texts first, in the body and every header and footer; then the parts, in the template's order."""
    texts = inline_texts(document)
    body = word.element.body
    # Looked up before any text is put in: an article's title may read "{{ sections }}".
    placed = parts_in(body, PARTS, where)
    annex = any(name == "evidence" for _, name in placed) and bool(document.evidence.entries)
    commentary = Commentary(word, document) if comments else None
    writer = Writer(word, where, annex=annex, contents=bool(document.contents), commentary=commentary)
    place_texts(body, texts, PARTS, where)
    _fill_furniture(word, document, texts, where, writer)
    for paragraph, name in placed:
        place_part(paragraph, PARTS[name](document, writer), writer.style("Table Text"))


def _fill_furniture(word: Any, document: Document, texts: dict[str, str], where: str, writer: Writer) -> None:
    """Texts into headers and footers, and the marking into those that have no place of their own for it."""
    if document.marking:
        open_furniture(word)
    parts = furniture_of(word)
    if document.marking and not all(has_place(part.element) for part in parts):
        make_room(word)
    for part in parts:
        marked = has_place(part.element)
        place_texts(part.element, texts, {}, f"{where}, header or footer,")
        if document.marking and not marked:
            mark(part.element, document.marking, writer.style_or_none("Marking"))
