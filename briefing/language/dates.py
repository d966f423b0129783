"""Dates that a text mentions, resolved against the day its article was published.

A weekday is the most recent such day, the article's own day included; after "next" or "coming", and after a verb of the
future ("will meet on Monday"), it is the next one. An undated article resolves full dates only.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from enum import StrEnum

_DAYS = {name: i for i, name in enumerate("monday tuesday wednesday thursday friday saturday sunday".split())}
WEEKDAYS = frozenset(_DAYS)
"""The names of the days of the week, in lower case; each is its own stem."""
_MONTHS = {
    name: i
    for i, name in enumerate(
        "january february march april may june july august september october november december".split(), 1
    )
}
_SHORT = {name[:3]: number for name, number in _MONTHS.items()} | {"sept": 9}
_DAY = "|".join(name.capitalize() for name in _DAYS)
_MONTH = "|".join(name.capitalize() for name in _MONTHS) + r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?"
_NUMBER = r"(?P<{}>[12]?\d|3[01])(?:st|nd|rd|th)?"
_PATTERN = re.compile(
    rf"""(?<![\w-])(?:
      (?P<iso>(?P<iy>[12]\d{{3}})-(?P<im>0[1-9]|1[0-2])-(?P<id>0[1-9]|[12]\d|3[01]))(?!\d)
    | {_NUMBER.format("d1")}(?:\s+of)?\s+(?P<m1>{_MONTH})(?!\w)(?:,?\s+(?P<y1>[12]\d{{3}})(?!\d))?
    | (?P<m2>{_MONTH})\s+{_NUMBER.format("d2")}(?!\d)(?![.,]\d)(?:,?\s+(?P<y2>[12]\d{{3}})(?!\d))?
    | (?P<m3>{_MONTH}),?\s+(?P<y3>[12]\d{{3}})(?!\d)
    | (?:(?P<rel>[Ll]ast|[Nn]ext|[Tt]his(?:\s+coming)?|[Cc]oming)\s+)?(?P<day>{_DAY})(?:'s|’s)?(?!\w)
    | (?P<near>[Yy]esterday|[Tt]oday|[Tt]omorrow|[Tt]onight)(?:'s|’s)?(?!\w)
    | (?P<vague>(?:(?:[Ee]arlier|[Ll]ater)\s+)?(?:[Ll]ast|[Tt]his|[Nn]ext)\s+
        (?:week|month|year|weekend|spring|summer|autumn|fall|winter))(?!\w)
    | (?P<in>(?:[Ii]n|[Ss]ince|[Bb]y|[Dd]uring|[Uu]ntil|[Oo]f|
        (?:[Ee]arlier|[Ll]ate|[Ee]arly|[Ll]ater|[Ll]ast|[Nn]ext|[Mm]id)[\s-]+(?:in\s+)?)\s*)(?P<m4>{_MONTH})(?!\w)(?!\s+\d)
    | (?P<in5>[Ii]n\s+)(?P<y5>(?:19|20)\d{{2}})(?![\d-])
    )""",
    re.VERBOSE,
)
_FUTURE = re.compile(
    r"\b(?:will|shall|would|going to|due to|set to|expected to|scheduled (?:to|for)|plans? to|"
    r"to (?:meet|hold|visit|begin|start|vote)|"
    r"is to|are to|ahead of|before|upcoming)\b[^.!?;]*$|\b(?:until|by)\s+$"  # not "struck by Monday's quake"
)
_PAST = re.compile(
    r"\b(?:said|told|announced|added|was|were|had|reported|[a-z]{3,}ed)\s+(?:late\s+|early\s+)?(?:on\s+)?$"
)


class Precision(StrEnum):
    """How much of a date a mention settles."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in words: `text == source[start:end]`; `date` is None where the day is not settled.

    `first` is the first day of the month or year that a coarser mention settles, None otherwise.
    """

    start: int
    end: int
    text: str
    date: dt.date | None
    precision: Precision
    first: dt.date | None = None


def find_dates(text: str, published: dt.date | None = None) -> list[DateMention]:
    """The dates that `text` mentions, in order, each resolved as far as the words and `published` allow."""
    return [_read(text, match, published) for match in _PATTERN.finditer(text)]


def _read(text: str, match: re.Match[str], published: dt.date | None) -> DateMention:
    start, end = match.span()
    group = match.groupdict()
    day: dt.date | None = None
    first: dt.date | None = None
    precision = Precision.DAY
    if group["iso"]:
        day = _safe(int(group["iy"]), int(group["im"]), int(group["id"]))
    elif group["d1"] or group["d2"]:
        month, number = _month(group["m1"] or group["m2"]), int(group["d1"] or group["d2"])
        day = _of_year(group["y1"] or group["y2"], month, number, published)
    elif group["day"]:
        day = _weekday(text, match, published)
    elif group["near"]:
        day = _near(group["near"].lower(), published)
    elif group["vague"]:
        precision = Precision.WEEK if "week" in group["vague"] else Precision.NONE
        if "month" in group["vague"]:
            precision = Precision.MONTH
    elif group["m3"]:
        precision, first = Precision.MONTH, _safe(int(group["y3"]), _month(group["m3"]), 1)
    elif group["m4"]:
        start += len(group["in"]) if group["in"].strip().lower() in _PREPOSITIONS else 0
        precision, first = Precision.MONTH, _of_year(None, _month(group["m4"]), 1, published)
    else:
        start += len(group["in5"])
        precision, first = Precision.YEAR, _safe(int(group["y5"]), 1, 1)
    return DateMention(start, end, text[start:end], day, precision, first)


_PREPOSITIONS = frozenset("in since by during until of".split())


def _month(word: str) -> int:
    key = word.lower().rstrip(".")
    return _MONTHS.get(key) or _SHORT[key]


def _safe(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _of_year(year: str | None, month: int, day: int, published: dt.date | None) -> dt.date | None:
    """A day and month in the year given, else in the year that brings it within six months of the article."""
    if year:
        return _safe(int(year), month, day)
    if published is None:
        return None
    near = (_safe(published.year + step, month, day) for step in (-1, 0, 1))
    known = [d for d in near if d is not None]
    return min(known, key=lambda d: abs((d - published).days), default=None)


def _near(word: str, published: dt.date | None) -> dt.date | None:
    steps = {"yesterday": -1, "tomorrow": 1}
    return _shift(published, steps.get(word, 0))


def _shift(day: dt.date | None, by: int) -> dt.date | None:
    if day is None:
        return None
    try:
        return day + dt.timedelta(days=by)
    except OverflowError:
        return None


def _weekday(text: str, match: re.Match[str], published: dt.date | None) -> dt.date | None:
    if published is None:
        return None
    ago = (published.weekday() - _DAYS[match["day"].lower()]) % 7
    relation = (match["rel"] or "").lower()
    if relation.startswith("last"):
        return _shift(published, -(ago or 7))
    if relation.startswith(("next", "coming")) or "coming" in relation:
        return _shift(published, (7 - ago) or 7)
    before = text[max(0, match.start() - 90) : match.start()]
    deadline = bool(re.search(r"\b(?:until|by)\s+$", before))
    if deadline and match.group().endswith(("'s", "’s")):
        return _shift(published, -ago)  # "struck by Monday's quake" has happened
    ahead = relation == "this" or (_FUTURE.search(before) and not _PAST.search(before))
    return _shift(published, (7 - ago) % 7 if ahead else -ago)
