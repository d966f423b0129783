"""What is new first: the order in which those who had the earlier brief read a later one."""

from __future__ import annotations

from dataclasses import replace

from briefing.analysis.titles import NOTHING, title_of
from briefing.models import Briefing, Claim


def new_first(briefing: Briefing, *, titled: bool = False) -> Briefing:
    """A compared briefing with the lines of its bottom line that are known behind those that are new or changed.

    Its title then tells the first of these that reads as a headline, of the bottom line or else of the sections;
    it stays where there is none, and where it is `titled` by somebody. The claims are the same.
    """
    if briefing.changes is None:
        return briefing
    known = set(briefing.changes.known)

    def fresh(claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
        return tuple(claim for claim in claims if claim.id not in known)

    lines = fresh(briefing.summary)
    summary = (*lines, *(claim for claim in briefing.summary if claim.id in known))
    title = title_of(lines, [replace(section, claims=fresh(section.claims)) for section in briefing.sections])
    kept = titled or title == NOTHING
    return replace(briefing, summary=summary, title=briefing.title if kept else title)
