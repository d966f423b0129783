"""A briefing made small enough for a look of a fixed size, by estimate."""

from __future__ import annotations

from dataclasses import replace

from briefing.models import Briefing, Claim, Note, Section
from briefing.render.document.limits import Limits

_CLAIM = 70  # characters of room that a claim takes besides its words: badge, number, end of line, evidence entry
_MOST = 420  # characters of a claim that a page can spare; a longer one is left out and counted


def fitted(briefing: Briefing, limits: Limits) -> Briefing:
    """The bottom line first, then the sections in turn, the first claim of each before the second of any.

    A claim that stands in the bottom line has no room in its section, too: a note there says how many do.
    """
    if limits.characters is None:
        return briefing
    room = limits.characters
    summary: list[Claim] = []
    for claim in briefing.summary[: limits.summary]:
        size = len(claim.text) + _CLAIM
        if len(claim.text) <= _MOST and size <= room:
            summary.append(claim)
            room -= size
    above = {claim.id for claim in summary}
    briefed = tuple(_without(section, above) for section in briefing.sections)
    kept = _in_turn(briefed, limits.claims, room)
    sections = tuple(
        replace(
            section,
            claims=tuple(claim for at, claim in enumerate(section.claims) if (number, at) in kept),
            omitted=section.omitted + sum((number, at) not in kept for at in range(len(section.claims))),
        )
        for number, section in enumerate(briefed)
    )
    return replace(briefing, summary=tuple(summary), sections=sections)


def _without(section: Section, above: set[str]) -> Section:
    claims = tuple(claim for claim in section.claims if claim.id not in above)
    n = len(section.claims) - len(claims)
    return replace(section, claims=claims, note=Note.of("in_bottom_line", n=n)) if n else section


def _in_turn(sections: tuple[Section, ...], most: int | None, room: int) -> set[tuple[int, int]]:
    """The (section, claim) pairs that there is room for."""
    kept: set[tuple[int, int]] = set()
    longest = max((len(section.claims) for section in sections), default=0)
    for at in range(longest if most is None else min(most, longest)):
        for number, section in enumerate(sections):
            if at >= len(section.claims):
                continue
            words = len(section.claims[at].text)
            if words <= _MOST and words + _CLAIM <= room:
                kept.add((number, at))
                room -= words + _CLAIM
    return kept
