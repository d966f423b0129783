"""What happened when: claims whose sentence settles a date."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from briefing.analysis.frames import Frame
from briefing.language.dates import Precision, find_dates
from briefing.models import Claim, TimelineEvent

MOST = 12
_QUOTED = re.compile(r"[“\"][^”\"]*[”\"]?")


def day_of(frame: Frame) -> date | None:
    """The one day that a sentence settles outside of quotations, or None: with two days it is not one event."""
    text = frame.sentence.text
    quoted = [m.span() for m in _QUOTED.finditer(text)]
    days = {
        m.date
        for m in find_dates(text, frame.published)
        if m.precision is Precision.DAY and m.date and not any(a <= m.start < b for a, b in quoted)
    }
    return days.pop() if len(days) == 1 else None


def timeline(leads: Sequence[Frame], claims: Mapping[tuple[str, int], Claim]) -> tuple[TimelineEvent, ...]:
    """The shown claims that settle a day, oldest first, each once."""
    events = [TimelineEvent(day, claims[f.key]) for f in leads if (day := day_of(f)) is not None]
    unique = {e.claim.id: e for e in events}
    return tuple(sorted(unique.values(), key=lambda e: (e.date, e.claim.id))[-MOST:])
