"""Word documents, by python-docx: paragraphs and tables in their order."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator
from typing import Any

from briefing.errors import UnreadableError
from briefing.interfaces import RawDocument
from briefing.models import Note, Skipped

_GONE = ("w:del", "w:moveFrom", "w:sdtPr", "w:sdtEndPr", "w:smartTagPr", "w:customXmlPr")
_AROUND = ("w:ins", "w:moveTo", "w:sdt", "w:sdtContent", "w:smartTag", "w:customXml", "w:fldSimple", "w:dir", "w:bdo")

UNPACKED_BYTES = 200_000_000  # a document that unpacks to more is no news article but an attack or a picture book


def read(data: bytes, path: str) -> Iterable[RawDocument | Skipped]:
    """One document: paragraphs and table rows with a blank line between them, the title from the *Title* style.

    Tracked changes are read as accepted: what was inserted is there, what was deleted is not.

    Raises `UnreadableError` for what is no sound .docx, for one that unpacks to more than `UNPACKED_BYTES`, and for
    one without text.
    """
    _refuse_bomb(data)
    document = _opened(data)
    _lay_bare(document.element.body)
    styled = list(_paragraphs(document))
    text = "\n\n".join(text for _, text in styled)
    if not text:
        raise UnreadableError(Note.of("document_without_text"))
    title = next((text for style, text in styled if style == "Title"), None) or document.core_properties.title
    return [RawDocument(text=text, title=title or None, language=document.core_properties.language or None)]


def _refuse_bomb(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            unpacked = sum(member.file_size for member in archive.infolist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise UnreadableError(Note.of("no_word_document")) from error
    if unpacked > UNPACKED_BYTES:
        raise UnreadableError(Note.of("unpacks_too_large", size=unpacked, most=UNPACKED_BYTES))


def _opened(data: bytes) -> Any:
    from docx import Document

    try:
        return Document(io.BytesIO(data))
    except Exception as error:  # python-docx lets errors of zipfile, lxml and its own parts through
        raise UnreadableError(Note.of("no_word_document")) from error


def _lay_bare(body: Any) -> None:
    """Take the text out of what may stand around it, and out what was deleted or only asks for text to be put in.

    python-docx passes over the content of such elements, which may be the "not" of a sentence.
    """
    from docx.oxml.ns import qn

    for control in body.xpath(".//w:sdt[w:sdtPr/w:showingPlcHdr]"):
        control.getparent().remove(control)
    for element in list(body.iter(*map(qn, _GONE))):
        element.getparent().remove(element)
    for element in list(body.iter(*map(qn, _AROUND))):
        for child in list(element):
            element.addprevious(child)
        element.getparent().remove(element)


def _paragraphs(document: Any) -> Iterator[tuple[str, str]]:
    from docx.table import Table

    for item in document.iter_inner_content():
        if isinstance(item, Table):
            for row in item.rows:
                cells = dict.fromkeys(cell.text.strip() for cell in row.cells)
                line = "\t".join(cell.replace("\n", " ") for cell in cells if cell)
                if line:
                    yield "Table", line
        elif item.text.strip():
            yield (item.style.name if item.style is not None else ""), item.text.strip()
