"""Word documents, by python-docx: paragraphs, tables and text boxes in their order, then the notes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator
from typing import Any

from briefing.corpus.lines import ends_sentence
from briefing.errors import UnreadableError
from briefing.interfaces import RawDocument
from briefing.models import Note, Skipped

_GONE = ("w:del", "w:moveFrom", "w:sdtPr", "w:sdtEndPr", "w:smartTagPr", "w:customXmlPr")
_AROUND = ("w:ins", "w:moveTo", "w:sdt", "w:sdtContent", "w:smartTag", "w:customXml", "w:fldSimple", "w:dir", "w:bdo")
_COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

UNPACKED_BYTES = 200_000_000  # a document that unpacks to more is no news article but an attack or a picture book


def read(data: bytes, path: str) -> Iterable[RawDocument | Skipped]:
    """One document: paragraphs and table rows with a blank line between them, the title from the *Title* style.

    A text box follows the paragraph that holds it; footnotes and endnotes follow the text, in the order in which it
    refers to them. A table whose cells hold paragraphs or tables of their own lays out the page: its cells are read
    one after the other.

    Tracked changes are read as accepted: what was inserted is there, what was deleted is not.

    Raises `UnreadableError` for what is no sound .docx, for one that unpacks to more than `UNPACKED_BYTES`, and for
    one without text.
    """
    _refuse_bomb(data)
    document = _opened(data)
    notes = list(_notes(document))  # first, since what refers to them may stand in what is taken apart
    for story in (document.element.body, *notes):
        _lay_bare(story)
        _unbox(story)
    styled = [*_paragraphs(document), *(("Note", text) for note in notes for text in _plain_paragraphs(note))]
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

    for asks in list(body.iter(qn("w:showingPlcHdr"))):
        control = next(asks.iterancestors(qn("w:sdt")), None)
        if control is not None and control.getparent() is not None:
            control.getparent().remove(control)
    for element in list(body.iter(*map(qn, _GONE))):
        element.getparent().remove(element)
    for element in list(body.iter(*map(qn, _AROUND))):
        for child in list(element):
            element.addprevious(child)
        element.getparent().remove(element)


def _unbox(story: Any) -> None:
    """Put the paragraphs of each text box behind the paragraph that holds it, once where it is there in two forms."""
    from docx.oxml.ns import qn

    for choices in list(story.iter(f"{_COMPATIBLE}AlternateContent")):
        boxed = [form for form in choices if next(form.iter(qn("w:txbxContent")), None) is not None]
        for form in boxed[1:]:
            choices.remove(form)
    last: dict[Any, Any] = {}
    for box in list(story.iter(qn("w:txbxContent"))):
        holder: Any = next(box.iterancestors(qn("w:p")), box)
        for child in list(box) if holder is not box else ():
            last.get(holder, holder).addnext(child)
            last[holder] = child


def _notes(document: Any) -> Iterator[Any]:
    """The footnotes and endnotes that the text refers to, each as the element that holds its paragraphs."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import qn

    for kind in ("footnote", "endnote"):
        parts = [
            r.target_part for r in document.part.rels.values() if r.reltype.endswith(f"/{kind}s") and not r.is_external
        ]
        try:
            roots = [parse_xml(part.blob) for part in parts]
        except SyntaxError as error:  # lxml's, of a damaged file
            raise UnreadableError(Note.of("no_word_document")) from error
        found = {note.get(qn("w:id")): note for root in roots for note in root.iter(qn(f"w:{kind}"))}
        for reference in document.element.body.iter(qn(f"w:{kind}Reference")):
            note = found.pop(reference.get(qn("w:id")), None)
            if note is not None and next(reference.iterancestors(*map(qn, _GONE)), None) is None:
                yield note


def _plain_paragraphs(note: Any) -> Iterator[str]:
    from docx.oxml.ns import qn

    texts = (paragraph.text.strip() for paragraph in note.iter(qn("w:p")))
    return (text for text in texts if text)


def _paragraphs(container: Any) -> Iterator[tuple[str, str]]:
    """The paragraphs and rows of a document or a cell, each with the name of its style."""
    from docx.table import Table

    for item in container.iter_inner_content():
        if isinstance(item, Table):
            yield from _rows(item)
        elif item.text.strip():
            yield (item.style.name if item.style is not None else ""), item.text.strip()


def _rows(table: Any) -> Iterator[tuple[str, str]]:
    read = set()
    for row in table.rows:
        cells = {cell._tc: cell for cell in row.cells}
        if any(map(_lays_out, cells.values())):
            for element, cell in cells.items():
                if element not in read:  # a cell over several rows is in each of them
                    read.add(element)
                    yield from _paragraphs(cell)
            continue
        texts = (cell.text.strip().replace("\n", " ") for cell in cells.values())
        line = "\t".join(text for text in texts if text)
        if line:
            yield "Table", line


def _lays_out(cell: Any) -> bool:
    """Whether a cell is a part of the page rather than an entry: it holds a table, or paragraphs of which one tells."""
    filled = [paragraph.text.rstrip() for paragraph in cell.paragraphs if paragraph.text.strip()]
    return bool(cell.tables) or (len(filled) > 1 and any(map(ends_sentence, filled)))
