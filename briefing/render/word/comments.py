"""Evidence as Word comments: each claim carries its sources' sentences where it first stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from briefing.render.word.xml import element

if TYPE_CHECKING:
    from lxml.etree import _Element

    from briefing.render.document import Document
    from briefing.render.document.model import EvidenceEntry, Line

_INITIALS = "ev"


class Commentary:
    """Writes the comments of one file, by the numbers of the annex."""

    def __init__(self, word: Any, document: Document) -> None:
        self._comments = word.part.comments
        self._author = document.generator
        self._entries = {entry.number: entry for entry in document.evidence.entries}
        self._done: set[str] = set()

    def around(self, line: Line, runs: list[_Element]) -> list[_Element]:
        """The runs of a claim between the ends of its comment; without one where the claim has one already."""
        entries = [self._entries[cite.number] for cite in line.citations if cite.number in self._entries]
        if line.id in self._done or not entries:
            return runs
        self._done.add(line.id)
        comment = self._comments.add_comment("\n".join(map(_told, entries)), self._author, _INITIALS)
        comment._comment_elm.attrib.pop(_DATE, None)  # python-docx puts the clock there, and offers no other way
        key = comment.comment_id
        reference = element("r", element("commentReference", id=key))
        return [element("commentRangeStart", id=key), *runs, element("commentRangeEnd", id=key), reference]


_DATE = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}date"


def _told(entry: EvidenceEntry) -> str:
    return f"{entry.number} “{entry.quote}” {' · '.join([*entry.source, entry.place])}"
