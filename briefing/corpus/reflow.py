"""The hard-wrapped lines of printed pages as paragraphs again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from briefing.corpus.running import without_running_lines

_WORDS = re.compile(r"\w+(?:-\w+)*")
_BROKEN_WORD = re.compile(r"[^\s-]+-\n\S+")
_LONGEST_WORD = 60
_SAME = 1.0  # points by which the heights of one line's pieces may differ
_MARGIN_LINES = 8  # lines of a header and a footer together
_FITS = 0.88  # a line this much shorter than the column had room for more; letters are not equally wide
_FITS_SPACED = 0.75  # the same where empty lines already show most of the paragraphs


@dataclass(slots=True)
class Line:
    """A printed line: where it starts (`x`, `y`, upwards) and its letters' `size`, in points."""

    text: str
    x: float
    y: float
    size: float


def in_page_order(lines: Sequence[Line]) -> list[Line]:
    """The lines with those first that stand above all others and were written behind them, and those last that stand
    below all others and were written before them: a header or footer comes at either end of a page's commands."""
    above = _beyond(lines, 1)
    rest = lines[: len(lines) - above]
    below = _beyond(rest[::-1], -1)
    margins = lines[len(rest) :]
    top = max((line.y for line in rest), default=0.0)
    head = [line for line in margins if line.y > top]
    foot = [line for line in margins if line.y <= top]
    return _set_side_by_side(head) + list(rest[below:]) + _set_side_by_side([*rest[:below], *foot])


def _beyond(lines: Sequence[Line], up: int) -> int:
    """How many of the last lines stand outside of the others, one of them at least above them (below, with `up` -1)."""
    for count in range(1, min(_MARGIN_LINES, len(lines) - 1) + 1):
        heights = [up * line.y for line in lines[:-count]]
        last = [up * line.y for line in lines[-count:]]
        low, high = min(heights) - _SAME, max(heights) + _SAME
        if max(last) > high and all(height > high or height < low for height in last):
            return count
    return 0


def _set_side_by_side(lines: Sequence[Line]) -> list[Line]:
    """The lines from the top down, a tab between what stands at one height."""
    found: list[Line] = []
    for line in sorted(lines, key=lambda line: (-round(line.y), line.x)):
        if found and abs(found[-1].y - line.y) < _SAME:
            found[-1] = replace(found[-1], text=f"{found[-1].text.strip()}\t{line.text.strip()}")
        else:
            found.append(line)
    return found


def spaced(lines: Sequence[Line]) -> list[str]:
    """The texts of a page's lines, an empty one before a larger gap, another letter size or an indent."""
    gaps = sorted(above.y - below.y for above, below in pairwise(lines) if above.y > below.y)
    leading = gaps[len(gaps) // 4] if gaps else 0.0
    left = Counter(round(line.x) for line in lines).most_common(1)[0][0] if lines else 0
    texts: list[str] = []
    above: Line | None = None
    for line in lines:
        if above is not None and _starts_paragraph(above, line, leading, left):
            texts.append("")
        texts.extend(part.rstrip() for part in line.text.strip("\n").split("\n"))
        above = line
    return texts


def _starts_paragraph(above: Line, line: Line, leading: float, left: float) -> bool:
    if abs(above.size - line.size) > 0.1 * max(above.size, line.size, 1.0) or above.y - line.y > 1.3 * leading:
        return True
    indent = max(line.size, 4.0)
    return 0.8 * indent < line.x - left < 6 * indent and abs(above.x - line.x) > 0.8 * indent


def reflow(pages: Sequence[Sequence[str]]) -> str:
    """The text of `pages` (lists of lines), one blank line between paragraphs.

    A line goes on in the next one when the next line's first word would not have fitted behind it, or starts with a
    small letter; words hyphenated at a line end are joined. Headers and footers that repeat on the pages, and page
    numbers, are left out.
    """
    lines = [" ".join(line.split()) for page in without_running_lines(pages) for line in page]
    filled = [line for line in lines if line]
    if len(filled) < 0.6 * len(lines):  # some writers set an empty line after every line: it means nothing
        lines = filled
    fits = _FITS if len(filled) > 0.9 * len(lines) else _FITS_SPACED
    if not filled:
        return ""
    column = sorted(map(len, filled))[int(0.85 * (len(filled) - 1))]
    words = Counter(_WORDS.findall(_BROKEN_WORD.sub(" ", "\n".join(filled)).lower()))
    paragraphs: list[str] = []
    previous = ""
    for line in lines:
        if line and ((previous and _goes_on(previous, line, fits, column)) or _crosses_page(paragraphs, line)):
            paragraphs[-1] = _joined(paragraphs[-1], line, words)
        elif line:
            paragraphs.append(line)
        previous = line
    return "\n\n".join(paragraphs)


def _goes_on(line: str, following: str, fits: float, column: int) -> bool:
    if following[0].islower() or line[-1] in "-‐\u00ad":
        return True
    return (
        len(line) + 1 + len(following.split(" ", 1)[0])
        >= (_FITS if line.endswith((".", "!", "?", "”", '"')) else fits) * column
    )


def _crosses_page(paragraphs: Sequence[str], line: str) -> bool:
    return bool(paragraphs) and line[0].islower() and paragraphs[-1][-1] not in '.!?:”"’'


def _joined(text: str, line: str, words: Counter[str]) -> str:
    if text[-1] in "‐\u00ad" and line[0].isalpha():
        return text[:-1] + line
    if text[-1] == "-" and len(text) > 1 and text[-2].isalpha():
        return (text if _keeps_hyphen(text, line, words) else text[:-1]) + line
    return f"{text} {line}"


def _keeps_hyphen(text: str, line: str, words: Counter[str]) -> bool:
    """Whether a hyphen at a line end belongs to the word, as the rest of the text spells it."""
    first = re.split(r"[^\w-]", text[-_LONGEST_WORD:-1])[-1].lower()
    rest = _WORDS.match(line)
    second = rest.group().lower() if rest else ""
    if words[first + second] or words[f"{first}-{second}"]:
        return not words[first + second]
    return not second[:1].isalpha() or line[0].isupper() or (words[first] > 0 and words[second] > 0)
