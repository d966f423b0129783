"""What happened when: claims whose sentence settles a date."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from briefing.analysis.dating import settled_days
from briefing.analysis.frames import Frame
from briefing.analysis.kinds.base import state_of
from briefing.analysis.likeness import Likeness
from briefing.models import Claim, TimelineEvent

MOST = 12
_ONE_MATTER = 2  # shared words that are no names

_UNTIL = re.compile(
    r"\b(?:until|till|through|by|before|since)\s+(?:\w+\s+)?$|\bsince\b[^,.;]{0,60}$"
)  # an end or a limit, not what happened


def day_of(frame: Frame) -> date | None:
    """The one day that a sentence settles outside of quotations, or None: with two days it is not one event."""
    text = frame.sentence.text
    days = {day for told, day in settled_days(text, frame.published) if not _UNTIL.search(text, 0, told.start)}
    day = days.pop() if len(days) == 1 else None
    ahead = day is not None and frame.published is not None and day > frame.published
    return None if ahead else day  # "was scheduled for December 1": it may not come


def overtaken(leads: Sequence[Frame], likeness: Likeness) -> frozenset[tuple[str, int]]:
    """The keys of those that tell of a day on a matter of which one actor did more on a later day."""
    dated = [(f, day) for f in leads if f.actor is not None and (day := day_of(f)) is not None]
    return frozenset(
        f.key
        for f, day in dated
        if any(
            later > day and _state(f) == _state(other) and likeness.shared(f, other) >= _ONE_MATTER
            for other, later in dated
        )
    )


def _state(frame: Frame) -> str | None:
    return state_of(frame.actor) if frame.actor else None


def timeline(
    leads: Sequence[Frame], claims: Mapping[tuple[str, int], Claim], days: Mapping[tuple[str, int], date]
) -> tuple[TimelineEvent, ...]:
    """The shown claims that settle a day, or for which others do (`days`), oldest first, each once."""
    dated = ((f, day_of(f) or days.get(f.key)) for f in leads)
    events = [TimelineEvent(day, claims[f.key]) for f, day in dated if day is not None]
    unique = {e.claim.id: e for e in events}
    return tuple(sorted(unique.values(), key=lambda e: (e.date, e.claim.id))[-MOST:])
