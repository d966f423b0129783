"""Writes claims, evidence numbers, badges and links in the styles of one Word template."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from briefing.errors import TemplateError
from briefing.render.word import xml

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element

    from briefing.render.document.model import Citation, Line, Run
    from briefing.render.word.comments import Commentary

_NBSP = "\u00a0"
_SHORT = 30  # characters
_TWIP = 635  # English metric units in a twentieth of a point
_FIRST_BOOKMARK = 10_000  # above those that a user's own template may hold


class Writer:
    """One file being written.

    `annex` says whether the evidence annex is part of it, so that numbers can link to it; `contents` whether a list of
    contents links to the headings; `commentary` writes the evidence into comments.
    """

    def __init__(
        self, word: Any, where: str, *, annex: bool, contents: bool = False, commentary: Commentary | None = None
    ) -> None:
        self._part = word.part
        self._where = where
        self._annex, self._contents = annex, contents
        self._commentary = commentary
        self._cited: set[int] = set()
        self._bookmarks = _FIRST_BOOKMARK
        self._styles = {
            (style.get(xml.tag("type")), _name(style).lower()): str(style.get(xml.tag("styleId")))
            for style in word.styles.element.iter(xml.tag("style"))
        }
        section = word.sections[0]
        self.width = (section.page_width - section.left_margin - section.right_margin) // _TWIP

    def style(self, name: str, kind: str = "paragraph") -> str:
        """The id of a style. Raises `TemplateError` when the template has none of that name."""
        found = self._styles.get((kind, name.lower()))
        if found is None:
            raise TemplateError(
                f"{self._where} has no {kind} style “{name}”; take it over from the report.docx that"
                " `briefing templates export executive FOLDER` writes."
            )
        return found

    def style_or_none(self, name: str) -> str | None:
        """The id of a paragraph style that a template need not have."""
        return self._styles.get(("paragraph", name.lower()))

    def either(self, name: str, otherwise: str) -> str:
        """The name of a paragraph style that older templates do not have, or of the one that stands in for it."""
        return name if self.style_or_none(name) else otherwise

    def text(self, text: str, style: str | None = None) -> _Element:
        """A run, in the named character style."""
        return xml.text_run(text, self.style(style, "character") if style else None)

    def paragraph(self, style: str, *content: _Element, keep_next: bool = False) -> _Element:
        """A paragraph in the named style."""
        return xml.paragraph(self.style(style), content, keep_next=keep_next)

    def heading(self, text: str, anchor: str | None = None) -> _Element:
        """The heading of a part, to which the contents lead where there are any."""
        run = self.text(text)
        if anchor is None or not self._contents:
            return self.paragraph("Heading 1", run)
        return self.paragraph("Heading 1", *self.marked(f"part-{anchor}", run))

    def note(self, *texts: str | None) -> list[_Element]:
        """Each text that there is, as a note."""
        return [self.paragraph("Note", self.text(text)) for text in texts if text]

    def claim(self, line: Line) -> list[_Element]:
        """Words, the editor's ones apart, evidence numbers and badge, bound to the last word."""
        runs = [
            self._words(_whole(run), "Editor" if run.editor else None, run.language or line.language)
            for run in line.runs
        ]
        for at, citation in enumerate(line.citations):
            between = (f",{_NBSP}" if at else "") + citation.sign.replace(" ", _NBSP)
            if between:
                runs.append(self.text(between, "Evidence Number"))
            runs.extend(self._number(citation))
        if line.more:
            runs.append(self.text(f",{_NBSP}+{line.more}", "Evidence Number"))
        if line.badge:
            style = "Badge " + line.badge.key.replace("_", " ").title()
            runs += [self.text(_NBSP), self.text(f"{_NBSP}{line.badge.label}{_NBSP}".replace(" ", _NBSP), style)]
        return self._commentary.around(line, runs) if self._commentary else runs

    def _words(self, text: str, style: str | None, language: str | None) -> _Element:
        """A run of a claim, marked with its language where it is not the document's."""
        run = self.text(text, style)
        if language:
            look = run.find(xml.tag("rPr"))
            if look is None:
                look = xml.element("rPr")
                run.insert(0, look)
            look.append(xml.element("lang", val=language))
        return run

    def linked(self, text: str, link: str | None, style: str | None = None) -> _Element:
        """A text that leads to an address where there is one."""
        from docx.opc.constants import RELATIONSHIP_TYPE

        if link is None:
            return self.text(text, style)
        relation = self._part.relate_to(link, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        return xml.outer_link(relation, self.text(text, style or "Hyperlink"))

    def marked(self, name: str, *content: _Element) -> tuple[_Element, ...]:
        """The content under a bookmark."""
        self._bookmarks += 1
        return xml.bookmark(self._bookmarks, bookmark_name(name), *content)

    def table(
        self,
        title: str,
        shares: tuple[int, ...],
        head: Iterable[str],
        rows: list[list[list[_Element]]],
        *,
        plain: bool = False,
    ) -> _Element:
        """A table whose columns share the text's width as `shares` say, in percent; `head`, if any, is repeated.

        Without a head it is one of sides next to each other, or a `plain` one.
        """
        widths = tuple(self.width * share // 100 for share in shares)
        heads = [[self.paragraph("Table Head", self.text(text), keep_next=True)] for text in head]
        made = [xml.row(heads, widths, header=True)] if heads else []
        made += [xml.row(cells, widths) for cells in rows]
        style = self.style("Briefing Table" if heads or plain else "Sides Table", "table")
        return xml.table(style, widths, made, title, head=bool(heads))

    def _number(self, citation: Citation) -> list[_Element]:
        number = self.text(str(citation.number), "Evidence Number")
        if not self._annex:
            return [number]
        link = xml.inner_link(bookmark_name(citation.target), number)
        if citation.number in self._cited:
            return [link]
        self._cited.add(citation.number)
        return list(self.marked(f"cite-{citation.number}", link))

    def is_cited(self, number: int) -> bool:
        """Whether a number stands in the text written so far, so that the annex can lead back to it."""
        return number in self._cited


def _whole(run: Run) -> str:
    """A run's text; a short insertion of the editor's, a date or a name, is not broken over two lines."""
    return run.text.replace(" ", _NBSP) if run.editor and len(run.text) < _SHORT else run.text


def bookmark_name(anchor: str) -> str:
    """An anchor as Word allows a bookmark's name: no hyphen, at most 40 characters."""
    return anchor.replace("-", "_")[:40]


def _name(style: _Element) -> str:
    name = style.find(xml.tag("name"))
    return "" if name is None else str(name.get(xml.tag("val")))
