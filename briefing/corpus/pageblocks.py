"""The block elements of a page: its headings, paragraphs, list items and cells, each a text by itself."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate, chain
from typing import Any

_REMOVED = ("script", "style", "noscript", "template", "nav", "footer", "form", "svg", "iframe", "head")
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big button cite code data del dfn em font i img ins kbd label mark meter output q s "
    "samp small span strike strong sub sup time tt u var wbr".split()
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_SPACE = re.compile(r"\s+")
_CELL_ENDS = re.compile(r"(?<!\\)\|")


def page_blocks(markup: str) -> list[str]:
    """The texts of the block elements, in order, without what is hidden or stands around an article."""
    from lxml import html
    from lxml.etree import ParserError

    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        body = html.document_fromstring(markup.encode("utf-8"), parser=parser).find("body")
    except (ParserError, ValueError):
        return []
    return _texts(body) if body is not None else []


def _texts(body: Any) -> list[str]:
    from lxml.etree import iterwalk

    hidden = [element for element in body.iterfind(".//*[@style]") if _HIDDEN.search(element.get("style"))]
    for element in [*body.iter(*_REMOVED), *hidden]:
        if element.getparent() is not None:
            element.drop_tree()
    lines: list[list[str]] = [[]]
    for event, element in iterwalk(body, events=("start", "end")):
        if element.tag not in _INLINE:
            lines.append([])
        text = element.text if event == "start" else element.tail
        if text and (event == "start" or element is not body):
            lines[-1].append(text)
    joined = (_SPACE.sub(" ", "".join(line)).strip() for line in lines)
    return [line for line in joined if line]


def named_in(text: str, blocks: Sequence[str]) -> list[str]:
    """Those of the blocks that stand in the text, however its white space has it."""
    bare = _SPACE.sub("", text)
    return [block for block in blocks if _SPACE.sub("", block) in bare]


def set_apart(text: str, blocks: Sequence[str]) -> str:
    """The text, a line end wherever one of its lines runs on from one of these blocks into the next.

    So is a row of a table ("| … | … |") whose cells hold blocks of their own, or that has one cell only: such a table
    lays out a page. A block that begins with a small letter goes on with what stands before it.
    """
    page = _Blocks(blocks)
    lines: list[str] = []
    for line in text.split("\n"):
        cells = _cells(line)
        parted = [page.parted(cell) for cell in cells]
        lines.extend(chain(*parted) if len(cells) == 1 or any(len(cell) > 1 for cell in parted) else [line])
    return "\n".join(lines)


def _cells(line: str) -> list[str]:
    """The cells of a table's row that are not empty; a line that is no row as its only cell."""
    if not line.startswith("|"):
        return [line]
    cells = (cell.replace("\\|", "|").strip() for cell in _CELL_ENDS.split(line))
    return [cell for cell in cells if cell]


class _Blocks:
    """The blocks as one text without white space, in which lines are looked for from where the last was found."""

    def __init__(self, blocks: Sequence[str]) -> None:
        plain = [_SPACE.sub("", block) for block in blocks]
        self._text = "".join(plain)
        starts = accumulate(map(len, plain), initial=0)
        self._starts = [at for at, block in zip(starts, plain, strict=False) if not block[0].islower()]
        self._place = 0

    def parted(self, line: str) -> list[str]:
        """The line as parts, each of one block; whole where the blocks do not have it."""
        bare = _SPACE.sub("", line)
        at = self._text.find(bare, self._place)
        at = at if at >= 0 else self._text.find(bare)
        if at < 0 or not bare:
            return [line]
        self._place = at + len(bare)
        within = self._starts[bisect_right(self._starts, at) : bisect_left(self._starts, self._place)]
        return _cut(line, [start - at for start in within])


def _cut(line: str, places: Sequence[int]) -> list[str]:
    """The line, cut before these characters, of which white space is none."""
    parts, start, seen, left = [], 0, 0, iter(places)
    place = next(left, None)
    for number, letter in enumerate(line):
        if place is not None and seen == place and not letter.isspace():
            parts.append(line[start:number].strip())
            start, place = number, next(left, None)
        seen += not letter.isspace()
    return [*parts, line[start:].strip()]
