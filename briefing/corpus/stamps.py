"""The date and the time that a page prints in front of a sentence: "Wednesday, January 21, 2015, 2:28 PM - A …"."""

from __future__ import annotations

import re

from briefing.corpus.dates import FULL_DATE

_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tues?|wed|thurs?|fri|sat|sun)\.?),? "
_CLOCK = r",?(?: at)? \d{1,2}(?:[:.]\d\d)?(?: ?[ap]\.?m\b\.?)?(?: \(?[a-z]{2,4}\)?)?"
_STAMP = rf"(?P<weekday>{_WEEKDAY})?(?:{FULL_DATE})(?P<clock>{_CLOCK})?\s+(?:--?|–|—|\|)\s+(?=(?-i:[A-ZÀ-Þ“\"‘])|\d)"
_IN_FRONT = re.compile(_STAMP, re.IGNORECASE)
_ANOTHER = re.compile(rf"(?:\A|\n)\s*(?:{_STAMP})", re.IGNORECASE)
_TOP = 1_200  # characters, within which an article begins behind its headline and buttons
# "[Breaking news update, posted 9:04 p.m. ET] ."
_UPDATE = re.compile(
    r"\[(?:[A-Z][^\[\]\n]{0,60}[ ,])?(?:[Pp]osted|[Pp]ublished|[Uu]pdated)\b[^\[\]\n]{0,40}\d[^\[\]\n]{0,30}\]"
    r"(?:\s\.)?(?=\s)"
)


def date_stamp(text: str, start: int, end: int, *, top: bool) -> int | None:
    """Where the stamp ends that opens the paragraph `[start, end)`; `top` says that no sentence stands above it.

    A date with a year and a time is one, and such a date with its weekday over all sentences. Where another paragraph
    opens so, the dates belong to what each of them tells: it is a chronology.
    """
    letter = text[start : start + 1]
    if letter == "[":
        update = _UPDATE.match(text, start, end)
        return update.end() if update else None
    if start >= _TOP or not (letter.isdigit() or letter in "JFMASONDTWjfmasondtw"):
        return None
    match = _IN_FRONT.match(text, start, end)
    if match is None or not (match["clock"] or (match["weekday"] and top)):
        return None
    if _ANOTHER.search(text, end) or _ANOTHER.search(text, 0, start):
        return None
    return start + len(match.group().rstrip())
