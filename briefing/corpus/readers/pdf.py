"""PDF, by pypdf: the text of the pages, its hard-wrapped lines flowed into paragraphs again."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterable, Sequence
from typing import Any

from briefing.corpus.reflow import Line, in_page_order, reflow, spaced
from briefing.errors import UnreadableError
from briefing.interfaces import RawDocument
from briefing.models import Note, Skipped

PAGES = 500  # a news article has a handful; a book would only drown the others
_LETTER = 0.75  # of the size of a letter: more than the width of most
_WIDE = 2.0  # letters' sizes of a space that parts two things on one line


def read(data: bytes, path: str) -> Iterable[RawDocument | Skipped]:
    """One document: paragraphs with a blank line between them, without running headers, footers and page numbers.

    Dates that the file format carries tell when the file was made, not when the article appeared, and are left out.
    Raises `UnreadableError` for what is damaged, needs a password, has no text (a scan) or more than `PAGES` pages.
    """
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it reports repairs of odd files on stderr
    pages = _pages(data)
    text = reflow(pages)
    if not text:
        raise UnreadableError(Note.of("pdf_without_text"))
    return [RawDocument(text=text)]


def _pages(data: bytes) -> list[list[str]]:
    from pypdf import PdfReader

    try:
        reader = PdfReader(io.BytesIO(data))
        locked = reader.is_encrypted and not reader.decrypt("")
        count = 0 if locked else len(reader.pages)
        pages = [] if locked or count > PAGES else [_lines(page) for page in reader.pages]
    except Exception as error:  # pypdf lets errors of many kinds through on damaged files
        raise UnreadableError(Note.of("pdf_damaged")) from error
    if locked:
        raise UnreadableError(Note.of("pdf_locked"))
    if count > PAGES:
        raise UnreadableError(Note.of("pdf_too_long", pages=count, most=PAGES))
    return pages


def _lines(page: Any) -> list[str]:
    """The lines of a page, with an empty one where the setting shows a new paragraph, and a tab at a wide space."""
    lines: list[Line] = []
    end = 0.0

    def visit(text: str, outer: Sequence[float], matrix: Sequence[float], _font: object, size: float | None) -> None:
        nonlocal end
        if text.strip():
            height = matrix[5] * outer[3] + outer[5]
            left = matrix[4] * (outer[0] or 1.0) + outer[4]
            points = (size or 0.0) * (abs(matrix[3] * outer[3]) or 1.0)
            if lines and abs(lines[-1].y - height) < 1.0:
                wide = left > end + _WIDE * points and not lines[-1].text.endswith("\n")
                lines[-1].text += "\t" + text if wide else text
            else:
                lines.append(Line(text, left, height, points))
            end = left + _LETTER * points * len(text.strip())

    page.extract_text(visitor_text=visit)
    return spaced(in_page_order(lines))
