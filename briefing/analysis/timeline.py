"""What happened when: claims whose sentence settles a date."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from briefing.analysis.dating import settled_days
from briefing.analysis.frames import Frame
from briefing.models import Claim, TimelineEvent

MOST = 12


def day_of(frame: Frame) -> date | None:
    """The one day that a sentence settles outside of quotations, or None: with two days it is not one event."""
    days = {day for _, day in settled_days(frame.sentence.text, frame.published)}
    return days.pop() if len(days) == 1 else None


def timeline(leads: Sequence[Frame], claims: Mapping[tuple[str, int], Claim]) -> tuple[TimelineEvent, ...]:
    """The shown claims that settle a day, oldest first, each once."""
    events = [TimelineEvent(day, claims[f.key]) for f in leads if (day := day_of(f)) is not None]
    unique = {e.claim.id: e for e in events}
    return tuple(sorted(unique.values(), key=lambda e: (e.date, e.claim.id))[-MOST:])
