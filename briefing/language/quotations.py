"""Quotations of a text: where words stand between quotation marks.

Marks are read paragraph by paragraph, since a paragraph that opens a quotation and does not close it is the convention
for a quotation that runs on (the next paragraph repeats the opening mark) as well as the commonest misprint.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefing.language.cues import CUE_NEAR
from briefing.models import BlockKind

if TYPE_CHECKING:
    from briefing.models import Article

SCARE_WORDS = 3
_MARK = re.compile(r"[“”„‟«»\"]|``|''|[‘’‚']")
_CLOSER = {
    "“": {"”", '"'},
    "„": {"“", "”"},
    "‟": {"”"},
    "«": {"»"},
    "»": {"«"},
    "``": {"''"},
    "''": {"''"},
    '"': {'"', "”"},
    "‘": {"’"},
    "‚": {"‘", "’"},
    "'": {"'"},
}
_SINGLE = frozenset("‘’‚'")
_ELISION = re.compile(r"['’‘](?:s|t|d|m|re|ve|ll|em|tis|twas|til|cause|n|round|\d0s)\b", re.IGNORECASE)
_BOUNDARY = re.compile(r"[.!?]\s+(?=[A-Z])")
_TRAILING_CUE = re.compile(r",\s+(?:\w[\w.’' ]{0,40}\s)?(?:said|says|told|added|asked)\b[^,]{0,60}[.]?$")
_SINGLE_END = re.compile(r"(?<=\S)['’](?!\w)")
_INCHES = re.compile(r"\d['’]\s?\d{1,2}$")
_WORD = re.compile(r"\w+(?:['’]\w+)*")


def within_marks(text: str, at: int) -> bool:
    """Whether the place stands in a quotation that is open there, a nested one aside: read off the text before it."""
    before = text[:at]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between marks: `text[start:end]` is what stands inside, `outer_start`/`outer_end` include the marks.

    `open_start` and `open_end` say that the mark is missing (a misprint, or a quotation that runs on in the next
    paragraph); `continues` that it runs on from the paragraph before; `depth` is 1 for a quotation within a quotation;
    `scare` marks up to three words without a cue of speech nearby.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    open_start: bool = False
    open_end: bool = False
    continues: bool = False
    depth: int = 0
    scare: bool = False


def quotations_of(article: Article) -> list[Quotation]:
    """The quotations of an article's body, block by block, in order of their start. Never raises."""
    text = article.text
    found: list[Quotation] = []
    running = False
    for start, end in ((block.start, block.end) for block in article.blocks if block.kind is BlockKind.BODY):
        here = _paragraph(text, start, end)
        if here and running and here[0].outer_start <= _first_mark(text, start, end):
            here[0] = replace(here[0], continues=True)
        running = bool(here) and any(q.open_end and not q.depth for q in here)
        found.extend(replace(q, scare=_is_scare(text, q, start, end)) for q in here)
    return found


def _first_mark(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start


def _paragraph(text: str, start: int, end: int) -> list[Quotation]:
    """The quotations of one paragraph, nested ones after the one they stand in."""
    done: list[Quotation] = []
    stack: list[tuple[str, int, int]] = []  # the opening mark, where it starts, where the words start
    reached = start  # where the quotations so far end
    for match in _MARK.finditer(text, start, end):
        reached = max(reached, done[-1].outer_end) if done else reached
        mark, at, after = match.group(), match.start(), match.end()
        if stack and mark in _CLOSER[stack[-1][0]] and _closes(text, at, after, start, end):
            _, outer, inner = stack.pop()
            done.append(Quotation(inner, at, outer, after, depth=len(stack)))
        elif len(stack) == 2 and mark in _CLOSER[stack[0][0]] and _closes(text, at, after, start, end):
            stack.pop()  # the inner one was never closed: an apostrophe that looked like a mark
            _, outer, inner = stack.pop()
            done.append(Quotation(inner, at, outer, after))
        elif _opens(text, mark, at, after, start, end, stack):
            if stack and (mark not in _SINGLE) == (stack[0][0] not in _SINGLE):
                done.append(_unclosed(text, stack[0], at))
                stack.clear()
            stack.append((mark, at, after))
        elif not stack and mark not in _SINGLE and _closes(text, at, after, start, end):
            done.append(_unopened(text, at, after, reached))
    if stack and stack[0][0] not in _SINGLE:
        done.append(_unclosed(text, stack[0], end))
    kept = [_trimmed(text, q) for q in done if text[q.start : q.end].strip()]
    return sorted(kept, key=lambda q: (q.outer_start, -q.outer_end))


def _trimmed(text: str, q: Quotation) -> Quotation:
    words = text[q.start : q.end]
    left, right = len(words) - len(words.lstrip()), len(words) - len(words.rstrip())
    return replace(q, start=q.start + left, end=q.end - right) if left or right else q


def _opens(text: str, mark: str, at: int, after: int, start: int, end: int, stack: list[tuple[str, int, int]]) -> bool:
    before = text[at - 1] if at > start else " "
    behind = text[after] if after < end else " "
    if behind.isspace() and mark != "«":
        return False
    if mark in "“„‟«" or mark == "``":
        return not (mark == "“" and stack and stack[-1][0] == "„")
    if mark == "”":
        return False
    free = before.isspace() or before in "([{—–-:;/“\"‘'…"
    if mark == "»":
        return free and "«" not in text[start:at]
    if mark in ('"', "''"):
        return free or (before in ",.!?" and not stack and behind.isalnum())
    if mark == "’" or not free or not (behind.isalnum() or behind in "([$£€…."):
        return False
    return not _ELISION.match(text, at) and _single_closer(text, after, end) is not None


def _closes(text: str, at: int, after: int, start: int, end: int) -> bool:
    before = text[at - 1] if at > start else " "
    behind = text[after] if after < end else " "
    mark = text[at:after]
    if mark in ("'", "’"):  # an apostrophe inside a word never closes; one after a plural only if no better one follows
        if behind.isalnum() or before.isspace():
            return False
        best = _single_closer(text, at, end)
        return best is None or best == at
    if mark in ("”", "»"):
        return True
    if mark == '"' and before.isdigit() and _INCHES.search(text, max(start, at - 8), at):
        return False
    if before.isspace() and not behind.isspace() and at > start:
        return False
    return not behind.isalnum() or before in ".,!?…"


def _single_closer(text: str, at: int, end: int) -> int | None:
    """Where a single quotation that is open at `at` closes: a mark after punctuation, else the first after a word.

    The mark after a plural's s ("the allies' plan") gives way to a later one, unless a new quotation opens before it.
    """
    plural: int | None = None
    for match in _SINGLE_END.finditer(text, at, min(end, at + 600)):
        place = match.start()
        before = text[place - 1] if place else " "
        if before in ".,!?…;)" or before not in "sS":
            if plural is not None and re.search(r"(?:^|\s)['‘]\w", text[plural:place]):
                return plural
            return place
        if plural is None:
            plural = place
            follows = text[place + 1 : place + 2]
            if follows and follows in '.,!?;:)"”':
                return place
    return plural


def _unclosed(text: str, opened: tuple[str, int, int], limit: int) -> Quotation:
    _, outer, inner = opened
    stretch = text[inner:limit].rstrip()
    cue = _TRAILING_CUE.search(stretch)
    end = inner + (cue.start() if cue else len(stretch))
    return Quotation(inner, end, outer, end, open_end=True)


def _unopened(text: str, at: int, after: int, floor: int) -> Quotation:
    """A closing mark alone: the quotation starts with its sentence, and never inside an earlier one."""
    begin = floor
    for boundary in _BOUNDARY.finditer(text, floor, at):
        begin = boundary.end()
    while begin < at and (text[begin].isspace() or text[begin] in ",;:"):
        begin += 1
    return Quotation(begin, at, begin, after, open_start=True)


def _is_scare(text: str, q: Quotation, start: int, end: int) -> bool:
    if q.open_start or q.open_end or len(_WORD.findall(text, q.start, q.end)) > SCARE_WORDS:
        return False
    around = (
        text[max(start, q.outer_start - 60) : q.outer_start] + " \0 " + text[q.outer_end : min(end, q.outer_end + 40)]
    )
    return CUE_NEAR.search(around) is None
