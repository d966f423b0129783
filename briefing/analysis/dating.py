"""Which days a sentence settles: those that it names outside of quotations and that cannot lie ahead of the article.

A bare weekday in news is the most recent such day, unless the clause looks ahead ("talks are due on Friday"); then it
is left as it stands. A weekday six days back is left too: it is rather tomorrow, or the article's date is a day off.
"""

from __future__ import annotations

import re
from datetime import date

from briefing.language.dates import WEEKDAYS, DateMention, Precision, find_dates

_INSIDE = re.compile(r"[“\"][^”\"]*[”\"]?")
_FORWARD = re.compile(
    r"\b(?:will|would|expect\w*|schedul\w+|plan(?:s|ned)?|due|set|ahead of|until|before|by|next|coming|upcoming|"
    r"later|(?:is|are|was|were) to)\b[^.;“”\"]*$"
)
# "the Sunday paper", "the Sunday Times": the day is a part of what it is called.
_OF_A_PAPER = re.compile(
    r"\s+(?:paper|newspaper|edition|tabloid|magazine|supplement|programme|program|(?:talk )?show|Times|Telegraph|"
    r"Express|Mail|Mirror|Herald|Post|Star|News)\b"
)
_BARE_DAY = re.compile(r"day|omorrow|onight")  # a part of every day that is named without a number
_PART_OF_DAY = re.compile(r"['’]s\b| (?:morning|afternoon|evening|night|lunchtime)\b")
_NEAR = 70  # characters before a weekday in which a word may turn it to the future
_RATHER_AHEAD = 6
_TO_COME = frozenset({"tomorrow", "tonight"})
_MAY = re.compile(r"\b(?:could|would|might|may|can)\b[^.;“”\"]*$")


def settled_days(text: str, published: date | None) -> list[tuple[DateMention, date]]:
    """Every mention of one day that is settled, with the day, in text order."""
    quoted = [m.span() for m in _INSIDE.finditer(text)]
    found = []
    for mention in find_dates(text, published):
        inside = any(a <= mention.start < b for a, b in quoted)
        if inside or mention.precision is not Precision.DAY or mention.date is None:
            continue
        if _OF_A_PAPER.match(text, mention.end):
            continue
        if _is_bare(mention) and (published is None or _ahead(text, mention, (published - mention.date).days)):
            continue
        found.append((mention, mention.date))
    return found


def with_dates(text: str, published: date | None) -> str:
    """The text with the date, in brackets, behind every weekday (or "today") that is settled."""
    if not _BARE_DAY.search(text):
        return text
    out, at = [], 0
    for mention, day in settled_days(text, published) if published else ():
        if not _is_bare(mention):
            continue
        end = _behind(text, mention.end)
        out.append(text[at:end] + _bracket(day))
        at = end
    return "".join(out) + text[at:]


def with_date(text: str, at: int, day: date) -> str:
    """The text with the date, in brackets, behind the weekday that ends at `at`."""
    end = _behind(text, at)
    return text[:end] + _bracket(day) + text[end:]


def bare_weekday(text: str) -> str | None:
    """The weekday that a sentence names outside of quotations as past, where it is the only day that it names."""
    if not _BARE_DAY.search(text):
        return None
    mentions = [m for m in find_dates(text) if m.precision is Precision.DAY]
    if len(mentions) != 1 or mentions[0].text.lower() not in WEEKDAYS:
        return None
    start, end = mentions[0].start, mentions[0].end
    quoted = any(m.start() <= start < m.end() for m in _INSIDE.finditer(text))
    ahead = _FORWARD.search(text, max(0, start - _NEAR), start)
    return None if quoted or ahead or _OF_A_PAPER.match(text, end) else mentions[0].text


def _behind(text: str, at: int) -> int:
    """The place behind a weekday that ends at `at` and its part of the day."""
    part = _PART_OF_DAY.match(text, at)
    return part.end() if part else at


def _bracket(day: date) -> str:
    return f" [{day.day} {day:%B %Y}]"


def _is_bare(mention: DateMention) -> bool:
    """Whether only the article's date says which day it is."""
    return not re.search(r"\d", mention.text)


def _ahead(text: str, mention: DateMention, days_back: int) -> bool:
    before = text[max(0, mention.start - _NEAR) : mention.start]
    if mention.text.lower() in _TO_COME and _MAY.search(before):
        return True  # "could deliver gas tomorrow": any day now
    return days_back >= _RATHER_AHEAD or (days_back > 0 and bool(_FORWARD.search(before)))
