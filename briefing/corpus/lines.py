"""What a line of a news page is, told from the line alone: dates, bylines, captions, links and page furniture.

The rules say how newspaper pages are built, in any outlet; none knows a story. A pattern that could open an ordinary
sentence counts only when the line does not end like one.
"""

from __future__ import annotations

import re

from briefing.corpus.date_lines import date_line
from briefing.corpus.dates import DAY_OF_YEAR, FULL_DATE
from briefing.corpus.patterns import (
    BOX_HEADINGS,
    BYLINES,
    CAPTIONS,
    CONTRIBUTORS,
    CONTROLS,
    CREDIT_ENDS,
    CREDITED_FIRST,
    DATED_PICTURE,
    FOLDING,
    FURNITURE_ENDS,
    FURNITURE_OPENS,
    FURNITURE_WORDS,
    IN_THE_PRESENT,
    LINK_LABELS,
    PICTURED,
    SENT,
)
from briefing.corpus.towns import TOWNS
from briefing.models import BlockKind

_LONGEST = 700  # characters; no rule but those for captions looks at longer paragraphs
_SHOUTED = 160  # characters in capitals that no headline has
_LONGEST_CAPTION = 300
_LONGEST_BUTTONS = 120
_CLOSERS = "”\"’')]»›*_"
_ENDS = tuple(".!?…。！？؟।")
_FULL_DATE = re.compile(FULL_DATE, re.IGNORECASE)
_CLOCK = re.compile(
    r"\b\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\s?[ap]\.?m\b\.?)?|\b\d{1,2}\s?[ap]\.?m\b\.?|\b(?:noon|midnight)\b",
    re.IGNORECASE,
)
_CLOCK_WORDS = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun|[ECMP][SD]?T|GMT|UTC|BST|CES?T|EES?T|"
    r"MSK|IST|SGT|HKT|A?EST|AEST|Z|published|posted|issued|released|updated?|modified|edited|created|first|last|latest|originally|date|"
    r"time|this|post|story|article|page|was|on|at|by|in|local|"
    r"(?:an?|\d+) (?:hour|minute|day)s? ago|\d+ min read|min read)\b|[+-]\d\d:?\d\d\b|[\s\W_]",
    re.IGNORECASE,
)
_OUTLET_DATE = re.compile(rf"[^|·•]{{2,60}}\s[|·•]\s(?:{FULL_DATE})", re.IGNORECASE)
_DAY_ALONE = re.compile(DAY_OF_YEAR, re.IGNORECASE)
# "World  14:26 GMT 17.07.2018  Get short URL"
_CLOCKED = re.compile(
    r"(?:[A-Z][\w&]+\s+)?\d{1,2}:\d\d\s(?:GMT|UTC|MSK|CET|CEST|BST|E[SD]?T)\s"
    r"\d{1,2}[./]\d{1,2}[./]\d{4}(?:\s+[A-Za-z ]{1,24})?"
)
_SAYS_WHEN = re.compile(r"\b(?:published|posted|issued|released|updated?)\b", re.IGNORECASE)
_TOWN_ALONE = re.compile(rf"(?:{TOWNS})(?:[/-](?:{TOWNS}))?")
_PARTS = re.compile(r"\s+[|·•/]\s+")  # "World News | Tue Nov 24, 2015"
_LABEL_WORDS = 6
_LABEL = re.compile(rf"^(?:[A-Z][\w/’'-]+\s+){{1,2}}(?={FULL_DATE})", re.IGNORECASE)  # "CBS/AP November 28, 2015"
_UPDATE_HEAD = re.compile(r"Updated?:?(?: at| on)? \d{1,2}(?:[:.]\d\d)? ?(?:[ap]\.?m\.?)?[^.!?]{0,12}\.? .{2,80}")
_TIMED = re.compile(r"\d|\bnoon\b|\bmidnight\b")
_WORD = re.compile(r"\w+")
_QUESTION = re.compile(
    r"(?:Who|What|When|Where|Which|Why|How|Is|Are|Was|Were|Will|Would|Does|Do|Did|Can|Could|Should|Has|Have)"
    r"\b[^.!?\"“”]{2,90}\?"
)
_LISTED = re.compile(r";|\(\d+\)|\w: ")
_LABELLED = re.compile(r"[\w .’'-]{2,40}: \d[\w ]{0,30}")


def ends_sentence(line: str) -> bool:
    """Whether the line ends as a sentence does, closing quotation marks and brackets aside."""
    return line.rstrip(_CLOSERS).endswith(_ENDS)


def word_count(line: str) -> int:
    """The words between white space."""
    return len(line.split())


def is_title_like(line: str, most: int) -> bool:
    """Whether the line reads like a headline: up to `most` words, begun like one and not ended like a sentence."""
    return (
        len(line) <= 20 * most
        and not ends_sentence(line)
        and line.rstrip(_CLOSERS)[-1:] not in tuple(",:;-–—")
        and not line[0].islower()
        and word_count(line) <= most
    )


def is_question(line: str) -> bool:
    """Whether the line is one short question, as explaining articles put over their parts."""
    return len(line) <= 100 and _QUESTION.fullmatch(line) is not None


def is_listed(line: str) -> bool:
    """Whether the line is an entry or a row of a list and no sentence: "US: 60", "France (4); Germany (4)"."""
    if ends_sentence(line):
        return False
    starts_inside = line[0].islower() or line[0].isdigit()
    return starts_inside or len(_LISTED.findall(line[:_LONGEST])) >= 3 or _LABELLED.fullmatch(line) is not None


def line_kind(line: str) -> BlockKind | None:
    """What the line is on its own evidence; None for what needs its neighbours, or is body text."""
    if _is_caption(line):
        return BlockKind.CAPTION
    if len(line) > _LONGEST:
        return BlockKind.FURNITURE if line[2:3].isupper() and _is_shouted(line) else None
    if _is_date(line) or _CLOCKED.fullmatch(line) or (line.isupper() and _TOWN_ALONE.fullmatch(line)):
        return BlockKind.DATELINE
    if BYLINES.match(line) or ("contributed" in line and CONTRIBUTORS.match(line)):
        return BlockKind.BYLINE
    if _UPDATE_HEAD.fullmatch(line) and not line.endswith("."):
        return BlockKind.CROSSHEAD
    if _is_furniture(line):
        return BlockKind.FURNITURE
    if not line.endswith((".", "!", "?", ".”", '."')) and CREDIT_ENDS.search(line[-160:]):
        return BlockKind.CAPTION
    return BlockKind.RELATED if _is_link(line) else None


def is_box_heading(line: str) -> bool:
    """Whether the line heads a box of links to other articles."""
    return BOX_HEADINGS.match(line) is not None and is_title_like(line.rstrip(":"), 8)


def _is_caption(line: str) -> bool:
    # Six patterns that would search the whole of every line are asked for where they can match alone.
    return bool(
        CAPTIONS.match(line)
        or (line[-5:-1].isdigit() and DATED_PICTURE.match(line))
        or (line[-2:-1].isdigit() and len(line) < _LONGEST_CAPTION and IN_THE_PRESENT.match(line))
        or (line[-1] == ")" and SENT.match(line))
        or ("|" in line and PICTURED.match(line))
        or (" / " in line and CREDITED_FIRST.match(line))
        or ("Show Hide" in line and FOLDING.match(line))
    )


def _is_date(line: str) -> bool:
    if date_line(line):
        return True
    if len(line) > 110 or not _TIMED.search(line):
        return False
    if _OUTLET_DATE.fullmatch(line):
        return True
    if _tells_when(line) or _tells_when(_LABEL.sub("", line, count=1)):
        return True
    parts = _PARTS.split(line)
    rest = [part for part in parts if not _tells_when(part)]
    labels = all(word_count(part) <= _LABEL_WORDS and not ends_sentence(part) for part in rest)
    return len(rest) < len(parts) and labels and _FULL_DATE.search(line) is not None


def _tells_when(part: str) -> bool:
    """Whether it says when, and no more: a full date, a time, a day of the year with a time or as the publication's."""
    rest, dates = _FULL_DATE.subn(" ", part)
    rest, clocks = _CLOCK.subn(" ", rest)
    if not dates:
        rest, days = _DAY_ALONE.subn(" ", rest)
        dates = days if clocks or _SAYS_WHEN.search(part) else 0
        rest = part if days and not dates else rest
    return dates + clocks > 0 and not _CLOCK_WORDS.sub("", rest)


def _is_furniture(line: str) -> bool:
    if line[2:3].isupper() and _is_shouted(line):
        return True
    if FURNITURE_OPENS.match(line) or any(map(line.__contains__, FURNITURE_WORDS)):
        return True
    if not line.endswith(".") and FURNITURE_ENDS.search(line[-160:]):
        return True
    if len(line) > _LONGEST_BUTTONS:
        return False
    words = _WORD.findall(line.lower())
    return (0 < len(words) <= 12 and all(word in CONTROLS for word in words)) or not words


def _is_shouted(line: str) -> bool:
    """Whether it is the transcript of a broadcast, in capitals throughout, and no headline."""
    start = line[:_SHOUTED]
    return len(start) == _SHOUTED and start == start.upper() and sum(map(str.isalpha, start)) >= _SHOUTED / 2


def _is_link(line: str) -> bool:
    match = LINK_LABELS.match(line)
    if match is None:
        return is_box_heading(line) or line.endswith((" Read more", " Read More", " READ MORE"))
    labelled = ":" in match.group() or "|" in match.group()
    return word_count(line) <= 25 and (labelled or is_title_like(line, 25))
