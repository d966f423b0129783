"""What is known of claims once the page is: the standing that a conflict gives them, and their last words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from briefing.analysis.claims import claim_id
from briefing.models import Claim, Conflict, ConflictKind, Position, Section, Standing, TimelineEvent


def standings(conflicts: Sequence[Conflict]) -> dict[str, Standing]:
    """By claim: that of a conflict's side, also of a claim of another sentence that states the same."""
    found: dict[str, Standing] = {}
    for conflict in conflicts:
        if conflict.kind is ConflictKind.SUPERSEDED:
            found.update({e: Standing.SUPERSEDED for c in conflict.sides[:-1] for e in _stated_by(c)})
    for conflict in conflicts:
        if conflict.kind is not ConflictKind.SUPERSEDED:
            found.update({e: Standing.DISPUTED for c in conflict.sides for e in _stated_by(c)})
    return found


def _stated_by(claim: Claim) -> list[str]:
    """The ids of the claims that would be made of the sentences that state it."""
    return [claim_id(e.article, e.start) for e in claim.evidence if not e.akin]


def in_order(
    summary: Sequence[Claim],
    sections: Sequence[Section],
    positions: Sequence[Position],
    conflicts: Sequence[Conflict],
    events: Sequence[TimelineEvent],
) -> list[Claim]:
    """The claims of a page as a reader meets them."""
    return [
        *summary,
        *(c for s in sections for c in s.claims),
        *(p.claim for p in positions),
        *(side for c in conflicts for side in c.sides),
        *(e.claim for e in events),
    ]


@dataclass(frozen=True, slots=True)
class Final:
    """What is known of claims once the page is: by id, the standing that a conflict gives them, and their texts where
    somebody is introduced or a day is added."""

    standing: Mapping[str, Standing]
    texts: Mapping[str, str]

    def claim(self, claim: Claim) -> Claim:
        """The claim in its final standing and words."""
        return replace(
            claim,
            text=self.texts.get(claim.id, claim.text),
            standing=self.standing.get(claim.id, claim.standing),
        )

    def position(self, position: Position) -> Position:
        """The position with its claims, and those of what it replaced, in theirs."""
        older = position.changed_from
        return replace(position, claim=self.claim(position.claim), changed_from=self.position(older) if older else None)
