"""Which day an undated article's "Saturday" was, by the dated articles that tell the same of a Saturday."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from briefing.analysis.dating import bare_weekday, settled_days, with_date
from briefing.analysis.frames import Frame


def witnessed_day(lead: Frame, witnesses: Iterable[Frame]) -> date | None:
    """The day that a sentence of an undated article means by the one weekday it names, or None.

    Those of `witnesses`, who state the same fact, that name the same weekday and have a date all have to mean one day.
    """
    weekday = bare_weekday(lead.sentence.text) if lead.published is None else None
    if weekday is None:
        return None
    days = {
        day
        for other in witnesses
        if other.published is not None and weekday in other.sentence.text
        for mention, day in settled_days(other.sentence.text, other.published)
        if mention.text == weekday
    }
    return days.pop() if len(days) == 1 else None


def with_witnessed(text: str, day: date) -> str:
    """What is shown of such a sentence with the date, in brackets, behind its weekday."""
    found = re.search(rf"\b{day:%A}\b", text)
    return with_date(text, found.end(), day) if found else text
