"""Tolls that differ: what articles say of the dead, hurt, missing or displaced of one event, when they do not agree.

A toll is what a reader of a disaster asks for first, and what is overtaken first. Two sentences are taken to count the
victims of one event when they count the same kind, name no state that the other does not, share a name or most of what
they tell, and when the one number is no multiple of the other. Of such tolls the newest stands; on one day, and where
articles have no date, the highest, since tolls rise.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations

from briefing.analysis.conflicts import Disagreement
from briefing.analysis.frames import Frame
from briefing.analysis.kinds.base import state_of
from briefing.analysis.tolls import TOLL_TERMS, names_in, tolls
from briefing.models import ActorKind, ConflictKind

_TIMES = 2.5  # that one toll may be the other; from one day to the next it rises by less
_SLACK = 1.05  # two numbers that are nearer are one, rounded
_BARE, _BARE_TIMES = 2, 2  # stems that say what happened, and how many times the other a number may be
_BEGINS = 60  # characters into a sentence in which what it is about stands
_TELLING = 10  # from which a number is not met twice by chance
_WITH_NAME, _WITHOUT = 2, 4  # shared stems beside a shared name, and without one
# Nobody has died of it: a forecast, a rate, what would have been.
_NO_COUNT = re.compile(
    r"\b(?:could|would|might|may|fear(?:s|ed)?|estimat\w+|predict\w+|expect\w+|up to|(?:every|each|per|a) (?:year|day|"
    r"week|month)|last year|annually|yearly|per \w+|average|on record|since|in the past|history)\b",
    re.IGNORECASE,
)
# A higher number does not gainsay what is only counted so far.
_AT_LEAST = re.compile(r"\b(?:at least|more than|over|no fewer than|so far|(?:been|have) confirmed)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Counted:
    """A sentence with the number of victims of a `kind` that it gives, as it is written and as a value, and with its
    word for what befell them."""

    frame: Frame
    kind: str
    written: str
    befell: str
    value: int
    names: frozenset[str]
    states: frozenset[str]
    terms: frozenset[str]


@dataclass(frozen=True, slots=True)
class DifferingTolls:
    """The tolls of one kind and event, by what stands: on a later day the newest, else the highest, comes last.

    What an earlier day told, and what was "at least" so many, is superseded; other numbers differ.
    """

    counted: tuple[Counted, ...]

    @property
    def overtaken(self) -> frozenset[tuple[str, int]]:
        """The keys of the sentences whose toll no longer stands."""
        return frozenset(c.frame.key for c in self.counted if _differ(c, self.counted[-1]))

    @property
    def told_first(self) -> frozenset[tuple[str, int]]:
        """Those of them that tell little else: the number stands at the beginning."""
        found = {c.frame.key for c in self.counted if 0 <= c.frame.sentence.text.find(c.written) < _BEGINS}
        return self.overtaken & found

    @property
    def disagreement(self) -> Disagreement:
        """What stands beside the last toll of an earlier day; without one, beside that which is farthest from it."""
        newest = self.counted[-1]
        others = [c for c in self.counted if _differ(c, newest)]
        older = [c for c in others if _dated(self.counted) and _day(c) < _day(newest)]
        one = older[-1] if older else others[0]
        overtaken = older or (one.value < newest.value and _AT_LEAST.search(one.frame.sentence.text))
        kind = ConflictKind.SUPERSEDED if overtaken else ConflictKind.FIGURES
        return Disagreement(kind, f"{one.written} / {newest.written} {newest.befell}", (one.frame, newest.frame))


def differing_tolls(frames: Sequence[Frame]) -> list[DifferingTolls]:
    """The tolls of each event that do not agree, those of most sentences first; `frames` without those of copies."""
    by_kind: dict[str, list[Counted]] = defaultdict(list)
    for one in _named(_counted(frames)):
        by_kind[one.kind].append(one)
    groups = [_in_order(group) for counted in by_kind.values() for group in _groups(counted)]
    differing = [DifferingTolls(tuple(g)) for g in groups if any(_differ(c, g[-1]) for c in g)]
    return sorted(differing, key=lambda d: (-len(d.counted), d.counted[-1].frame.key))


def _named(counted: Sequence[Counted]) -> list[Counted]:
    """The same, with the first word of a sentence among its names where it is one elsewhere: "Nepal's quake killed"."""
    names = frozenset[str]().union(*(c.names for c in counted))
    return [replace(c, names=c.names | (names & names_in(f"– {c.frame.sentence.text}"))) for c in counted]


def _counted(frames: Sequence[Frame]) -> list[Counted]:
    found = []
    for frame in frames:
        text = frame.sentence.text
        given = tolls(text)
        if given and (frame.past_year or frame.asks or _NO_COUNT.search(text)):
            continue
        for kind, toll in given.items():
            if toll.value:
                found.append(
                    Counted(
                        frame,
                        kind,
                        toll.written,
                        toll.befell,
                        toll.value,
                        names_in(text),
                        frozenset(
                            state_of(m.actor)
                            for m in frame.mentions
                            if m.actor.kind is not ActorKind.PERSON and m.actor.side not in _NO_PLACE
                        ),
                        frozenset(frame.terms) - TOLL_TERMS,
                    )
                )
    return found


_NO_PLACE = frozenset({"un", "eu"})


def _groups(counted: Sequence[Counted]) -> list[list[Counted]]:
    """Tolls of one event each: linked by pairs that are."""
    leader = list(range(len(counted)))

    def root(at: int) -> int:
        while leader[at] != at:
            at = leader[at]
        return at

    nearest = [_nearest(one, counted) for one in counted]
    for (i, a), (j, b) in combinations(enumerate(counted), 2):
        if _again(a, b) or ((nearest[i] is b or nearest[j] is a) and _bare_of(a, b)) or _one_event(a, b):
            leader[root(j)] = root(i)
    groups: dict[int, list[Counted]] = defaultdict(list)
    for at, one in enumerate(counted):
        groups[root(at)].append(one)
    return [group for group in groups.values() if len(group) > 1]


def _nearest(bare: Counted, counted: Sequence[Counted]) -> Counted | None:
    """Of the tolls of other articles the nearest to one that says no more than the number ("Six people have been
    confirmed dead"); none for one that says more."""
    if len(bare.terms) > _BARE or bare.names or bare.states:
        return None
    told = [c for c in counted if c.frame.sentence.article != bare.frame.sentence.article]
    return min(told, key=lambda c: abs(math.log(c.value / bare.value)), default=None)


def _bare_of(bare: Counted, nearest: Counted) -> bool:
    """Whether a bare number may be the one that comes nearest to it."""
    return max(bare.value, nearest.value) <= _BARE_TIMES * min(bare.value, nearest.value)


def _again(a: Counted, b: Counted) -> bool:
    """Whether one article gives the same number twice."""
    return a.frame.sentence.article == b.frame.sentence.article and a.value == b.value >= _TELLING


def _one_event(a: Counted, b: Counted) -> bool:
    if a.frame.sentence.article == b.frame.sentence.article:
        return False
    if a.states != b.states or max(a.value, b.value) > _TIMES * min(a.value, b.value):
        return False
    shared = len(a.terms & b.terms)
    return shared >= (_WITHOUT if a.names.isdisjoint(b.names) else _WITH_NAME)


def _in_order(group: Sequence[Counted]) -> list[Counted]:
    """What stands comes last: the days of articles count where each has one."""
    dated = _dated(group)
    return sorted(group, key=lambda c: (_day(c) if dated else date.min, c.value, c.frame.key))


def _dated(group: Sequence[Counted]) -> bool:
    return all(c.frame.published for c in group)


def _day(one: Counted) -> date:
    return one.frame.published or date.min


def _differ(a: Counted, b: Counted) -> bool:
    return max(a.value, b.value) > _SLACK * min(a.value, b.value)
