"""Tolls that an earlier brief gave and a later one has otherwise, in whatever words the two say so."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping

from briefing.analysis.tolls import Toll, risen_toll, tolls
from briefing.models import Briefing, ChangedClaim, ChangeKind, Claim, ConflictKind


def risen_tolls(olds: Mapping[str, Claim], fresh: Mapping[str, Claim]) -> list[ChangedClaim]:
    """The tolls that rose; an earlier claim stands beside one new one."""
    found: list[ChangedClaim] = []
    used: set[str] = set()
    for claim in fresh.values():
        for old in olds.values():
            told = risen_toll(old.text, claim.text) if old.id not in used else None
            if told is not None:
                kind, was, now = told
                found.append(ChangedClaim(ChangeKind.FIGURE, kind, was, now, old, claim))
                used.add(old.id)
                break
    return found


def replaced_tolls(
    old: Briefing, new: Briefing, olds: Mapping[str, Claim], known: Container[str]
) -> Iterator[ChangedClaim]:
    """The tolls of which `new` says that a later report replaced them, up or down, where `old` had what was replaced
    and not yet what stands now; `olds` are the claims of the bottom line and the sections of `old`."""
    before = [*olds.values(), *(side for conflict in old.conflicts for side in conflict.sides)]
    stood = {(kind, toll.value) for conflict in old.conflicts for kind, toll in _tolls(conflict.sides[-1]).items()}
    for conflict in new.conflicts:
        now = conflict.sides[-1]
        if conflict.kind is not ConflictKind.SUPERSEDED or now.id in known or any(_share(c, now) for c in before):
            continue
        first, last = _tolls(conflict.sides[0]), _tolls(now)
        kind = next((k for k in first if k in last and first[k].value != last[k].value), None)
        was = next((claim for claim in before if _share(claim, conflict.sides[0])), None)
        if was is not None and kind is not None and (kind, last[kind].value) not in stood:
            yield ChangedClaim(ChangeKind.FIGURE, kind, first[kind].written, last[kind].written, was, now)


def _tolls(claim: Claim) -> dict[str, Toll]:
    return tolls(claim.evidence[0].quote)


def _share(one: Claim, other: Claim) -> bool:
    """Whether a sentence is counted for both."""
    sentences = {plain(item.quote) for item in one.evidence if not item.akin}
    return any(plain(item.quote) in sentences for item in other.evidence if not item.akin)


def plain(text: str) -> str:
    """A text by its words alone, for comparison."""
    return " ".join(text.split()).casefold()
