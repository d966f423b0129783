"""Where the paragraphs of a text are: between blank lines, or one a line, or hard-wrapped."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

Span = tuple[int, int]

_LINE = re.compile(r"[^\n\r\v\f\x85\u2028\u2029]+")
_BLANK = re.compile(r"(?:\r\n|[\n\r\v\f\x85\u2028\u2029])[^\S\n\r]*(?:\r\n|[\n\r\v\f\x85\u2028\u2029])|\f|\u2029")
_COLUMN = range(40, 131)  # the widths, in characters, of a text that was wrapped by a mail program or a typewriter
_WIDEST = 140
_FEWEST_BREAKS = 2
_NO_LABEL = 30  # characters; a shorter line may be a caption's or a button's label
_ENDS = tuple(".!?:;…。！？”\"’'»)]")


def paragraph_spans(text: str) -> list[Span]:
    """The paragraphs' `(start, end)`, in order, without their surrounding white space.

    A blank line always parts two paragraphs. A single line end does so too, unless the line breaks off and the next
    one goes on with a small letter, or the text is hard-wrapped: its lines are at most 130 characters long and break
    where the next word would not have fitted. Every character that is not white space is in a paragraph.
    """
    lines = _lines(text)
    groups = _groups(text, lines)
    column = _column(text, groups) if _is_narrow(lines) else 0
    spans: list[Span] = []
    for group in groups:
        spans.append(group[0])
        for above, below in itertools.pairwise(group):
            if _goes_on(text, above, below) or (column and _wrapped(text, above, below, column)):
                spans[-1] = (spans[-1][0], below[1])
            else:
                spans.append(below)
    return spans


def _lines(text: str) -> list[Span]:
    found = []
    for match in _LINE.finditer(text):
        line = match.group()
        stripped = line.strip()
        if stripped:
            start = match.start() + len(line) - len(line.lstrip())
            found.append((start, start + len(stripped)))
    return found


def _groups(text: str, lines: Sequence[Span]) -> list[list[Span]]:
    """The lines between blank lines."""
    groups: list[list[Span]] = []
    end = 0
    for line in lines:
        if groups and not _BLANK.search(text, end, line[0]):
            groups[-1].append(line)
        else:
            groups.append([line])
        end = line[1]
    return groups


def _is_narrow(lines: Sequence[Span]) -> bool:
    """Whether hardly any line is longer than a hard-wrapped one can be (a web address may be)."""
    return sum(end - start > _WIDEST for start, end in lines) <= len(lines) // 50


def _column(text: str, groups: Sequence[Sequence[Span]]) -> int:
    """The width that the text was wrapped to, or 0 where it was not.

    It was when nearly all of its line breaks stand where the next word would have been too long for the line.
    """
    breaks = [pair for group in groups for pair in itertools.pairwise(group)]
    lengths = sorted(end - start for (start, end), _ in breaks)
    if len(lengths) < _FEWEST_BREAKS:
        return 0
    column = lengths[int(0.9 * (len(lengths) - 1))]
    if column not in _COLUMN:
        return 0
    forced = sum(_wrapped(text, above, below, column) for above, below in breaks)
    going_on = sum(text[above[1] - 1] not in _ENDS for above, _ in breaks)
    return column if forced >= 0.8 * len(breaks) and 2 * going_on > len(breaks) else 0


def _goes_on(text: str, above: Span, below: Span) -> bool:
    """Whether a line breaks off within a sentence: the next one begins with a small letter."""
    long = above[1] - above[0] >= _NO_LABEL
    return long and text[below[0]].islower() and text[above[1] - 1] not in _ENDS


def _wrapped(text: str, above: Span, below: Span, column: int) -> bool:
    """Whether the line break between the lines was forced by the width of the column."""
    word = text[below[0] : min(below[0] + column + 1, below[1])].split(None, 1)[0]
    return above[1] - above[0] + 1 + len(word) > column or (
        text[below[0]].islower() and text[above[1] - 1] not in _ENDS
    )
