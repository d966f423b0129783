"""Tolls that differ: what articles say of the dead, hurt, missing or displaced of one event, when they do not agree.

A toll is what a reader of a disaster asks for first, and what is overtaken first. Two sentences are taken to count the
victims of one event when they count the same kind, name no state that the other does not, share a name or most of what
they tell, and when the one number is no multiple of the other. Of such tolls the newest stands; on one day, and where
articles have no date, the highest, since tolls rise.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations

from briefing.analysis.conflicts import Disagreement
from briefing.analysis.counted import Counted, Scope, counted_in, same_matter, within_times
from briefing.analysis.frames import Frame
from briefing.analysis.scene import Key
from briefing.analysis.tolls import names_in
from briefing.models import ConflictKind

_TIMES = 2.5  # that one toll may be the other; from one day to the next it rises by less
_SLACK = 1.05  # two numbers that are nearer are one, rounded
_BARE_TIMES = 2  # that a bare number may be the one that it belongs to
_BEGINS = 60  # characters into a sentence in which what it is about stands
_TELLING = 10  # from which a number is not met twice by chance
# A higher number does not gainsay what is only counted so far.
_AT_LEAST = re.compile(r"\b(?:at least|more than|over|no fewer than|so far|(?:been|have) confirmed)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DifferingTolls:
    """The tolls of one kind and event, by what stands: on a later day the newest, else the highest, comes last.

    What an earlier day told, and what was "at least" so many, is superseded; other numbers differ.
    """

    counted: tuple[Counted, ...]

    @property
    def overtaken(self) -> frozenset[Key]:
        """The keys of the sentences whose toll no longer stands: another stands now, or stood on a day between. What
        somebody else says on the day of the last toll stands beside it."""
        newest = self.counted[-1]
        return frozenset(
            c.frame.key
            for c in self.counted
            if self._replaced(c) or (_differ(c, newest) and not _of_one_day_by_two(c, newest))
        )

    @property
    def told_first(self) -> frozenset[Key]:
        """Those of them that tell little else: the number stands at the beginning."""
        found = {c.frame.key for c in self.counted if 0 <= c.frame.sentence.text.find(c.written) < _BEGINS}
        return self.overtaken & found

    @property
    def apart(self) -> frozenset[tuple[Key, Key]]:
        """The pairs of sentences of which the first one's toll was replaced before the other's was told: with the same
        number they do not bear each other out."""
        return frozenset(
            (a.frame.key, b.frame.key)
            for a in self.counted
            if self._replaced(a)
            for b in self.counted
            if any(_day(a) < _day(c) < _day(b) and _differ(a, c) for c in self.counted)
        )

    def _replaced(self, one: Counted) -> bool:
        """Whether a later day has another toll."""
        return _dated(self.counted) and any(_day(c) > _day(one) and _differ(c, one) for c in self.counted)

    @property
    def disagreement(self) -> Disagreement:
        """What stands beside the last toll: what somebody else says on its day; of an earlier day the newest, by who
        gives the last where they did; without one, that which is farthest from it."""
        newest = self.counted[-1]
        others = [c for c in self.counted if _differ(c, newest)]
        beside = [c for c in others if _of_one_day_by_two(c, newest) and not _only_so_far(c, newest)]
        older = [c for c in others if _dated(self.counted) and _day(c) < _day(newest)]
        if older and not beside:
            one = max(older, key=_day_and_speaker(newest))
        else:
            one = min(beside or others, key=lambda c: c.frame.sentence.article == newest.frame.sentence.article)
        overtaken = not beside and (older or (one.value < newest.value and _only_so_far(one, newest)))
        kind = ConflictKind.SUPERSEDED if overtaken else ConflictKind.FIGURES
        return Disagreement(kind, f"{one.written} / {newest.written} {newest.befell}", (one.frame, newest.frame))


def _day_and_speaker(newest: Counted) -> Callable[[Counted], tuple[date, bool]]:
    """Sorts by day, and on one day who gives the newest toll behind others."""
    return lambda c: (_day(c), c.by is not None and c.by == newest.by)


def _only_so_far(one: Counted, newest: Counted) -> bool:
    """Whether a lower toll is but a count so far; on one known day not, where somebody else is sure of more."""
    if not _AT_LEAST.search(one.frame.sentence.text):
        return False
    return _AT_LEAST.search(newest.frame.sentence.text) is not None or not _of_one_day_by_two(one, newest)


def _of_one_day_by_two(a: Counted, b: Counted) -> bool:
    """Whether two who are named say so on one known day."""
    one_day = a.frame.published is not None and a.frame.published == b.frame.published
    return one_day and a.by is not None and b.by is not None and a.by != b.by


def differing_tolls(frames: Sequence[Frame]) -> list[DifferingTolls]:
    """The tolls of each event that do not agree, those of most sentences first; `frames` without those of copies."""
    by_kind: dict[str, list[Counted]] = defaultdict(list)
    counted = _named(counted_in(frames))
    scope = Scope(frames, counted)
    for one in counted:
        by_kind[one.kind].append(one)
    groups = [_in_order(group) for counted in by_kind.values() for group in _groups(counted, scope)]
    differing = [DifferingTolls(tuple(g)) for g in groups if any(_differ(c, g[-1]) for c in g)]
    return sorted(differing, key=lambda d: (-len(d.counted), d.counted[-1].frame.key))


def _named(counted: Sequence[Counted]) -> list[Counted]:
    """The same, with the first word of a sentence among its names where it is one elsewhere: "Nepal's quake killed"."""
    names = frozenset[str]().union(*(c.names for c in counted))
    return [replace(c, names=c.names | (names & names_in(f"– {c.frame.sentence.text}"))) for c in counted]


def _groups(counted: Sequence[Counted], scope: Scope) -> list[list[Counted]]:
    """Tolls of one event each: linked by pairs that are."""
    leader = list(range(len(counted)))

    def root(at: int) -> int:
        while leader[at] != at:
            at = leader[at]
        return at

    nearest = [scope.nearest(one, counted) for one in counted]
    before = [scope.before(one, counted) for one in counted]
    for (i, a), (j, b) in combinations(enumerate(counted), 2):
        bare = (nearest[i] is b or nearest[j] is a) and within_times(a, b, _BARE_TIMES)
        told = same_matter(a, b) and within_times(a, b, _TIMES)
        if bare or told or before[i] is b or before[j] is a or _again(a, b):
            leader[root(j)] = root(i)
    groups: dict[int, list[Counted]] = defaultdict(list)
    for at, one in enumerate(counted):
        groups[root(at)].append(one)
    return [group for group in groups.values() if len(group) > 1]


def _again(a: Counted, b: Counted) -> bool:
    """Whether one article gives the same number twice, or another one for what it has just counted."""
    if a.frame.key == b.again_of or b.frame.key == a.again_of:
        return True
    return a.frame.sentence.article == b.frame.sentence.article and a.value == b.value >= _TELLING


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
