"""Full dates as a source states them: day, month and year are all there, or it is no date."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from briefing.corpus.date_lines import date_line

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_FORMS = tuple(
    re.compile(rf"(?<![\w]){form}(?![\d/.-]*\d)", re.IGNORECASE)
    for form in (
        rf"{_YEAR}([-/.])(?P<number>\d{{1,2}})\2(?P<day>\d{{1,2}})(?=T\d|\b)",
        rf"{_DAY}(?:\s+of)?[\s-]+{_MONTH},?[\s-]+{_YEAR}",
        rf"{_MONTH}\s+{_DAY},?\s+{_YEAR}",
        rf"{_MONTH}/{_DAY}/{_YEAR}",
        r"(?P<day>\d{1,2})\.(?P<number>\d{1,2})\.(?P<year>(?:19|20)\d\d)",
    )
)
_COMPACT = re.compile(rf"\s*{_YEAR}(?P<number>\d\d)(?P<day>\d\d)(?!\d)")
_SLASHED = re.compile(r"(?<!\d)(?P<first>\d{1,2})/(?P<second>\d{1,2})/(?P<year>(?:19|20)\d\d)(?!\d)")
FULL_DATE = "|".join(
    re.sub(r"\\2", r"[-/.]", re.sub(r"\?P<\w+>", "?:", form))
    for form in (
        rf"{_YEAR}[-/.]\d{{1,2}}[-/.]\d{{1,2}}(?:T[\d:.]+(?:Z|[+-][\d:]+)?)?",
        rf"{_DAY}(?:\s+of)?[\s-]+{_MONTH},?[\s-]+{_YEAR}",
        rf"{_MONTH}\s+{_DAY},?\s+{_YEAR}",
        rf"{_MONTH}/{_DAY}/{_YEAR}",
        r"\d{1,2}[./]\d{1,2}[./](?:19|20)\d\d",
    )
)
"""A regular expression (without groups, to be used ignoring case) for a full date."""
DAY_OF_YEAR = rf"\b(?:\d{{1,2}}\s+{_MONTH}(?!\w)|{_MONTH}\s+\d{{1,2}}\b(?!\d))".replace("?P<month>", "?:")
"""The same for a day and a month, whatever the year."""
_OF_A_YEAR = re.compile(
    rf"(?<!\w)(?:{_DAY}\s+{_MONTH}(?!\w)|{_MONTH.replace('month', 'month2')}\s+{_DAY.replace('day', 'day2')}\b)",
    re.IGNORECASE,
)


def day_of_year(value: str) -> tuple[int, int] | None:
    """The first month and day in `value`, of whatever year, or None."""
    match = _OF_A_YEAR.search(value)
    if match is None:
        return None
    month, day = match["month"] or match["month2"], int(match["day"] or match["day2"])
    return 1 + _MONTHS.index(month[:3].lower()), day


@lru_cache(maxsize=10_000)
def full_date(value: str) -> date | None:
    """The first full date in `value`, or None.

    Read are 2024-05-31 (also with a time, whose zone does not move the day), 31 May 2024, May 31, 2024, May/31/2024
    and 31.05.2024. Of 05/06/2024, which is May in one country and June in another, nothing is made; 31/05/2024 has one
    reading only. In French, German, Ukrainian and Russian a date is read where `value` holds hardly anything else.
    """
    found = [match for form in _FORMS for match in [form.search(value)] if match]
    compact = _COMPACT.match(value)
    if compact:
        found.append(compact)
    for match in sorted(found, key=lambda match: match.start()):
        parts = match.groupdict()
        month = int(parts["number"]) if parts.get("number") else 1 + _MONTHS.index(parts["month"][:3].lower())
        day = _valid(int(parts["year"]), month, int(parts["day"]))
        if day is not None:
            return day
    return _slashed(value) or date_line(value)


def _slashed(value: str) -> date | None:
    match = _SLASHED.search(value)
    if match is None:
        return None
    first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
    readings = {_valid(year, first, second), _valid(year, second, first)} - {None}
    return readings.pop() if len(readings) == 1 else None


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
