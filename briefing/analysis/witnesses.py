"""Which sentences stand behind the one that is shown, and from how many independent sources its fact comes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from briefing.analysis.confirming import SURE, of_another_day, sureness
from briefing.analysis.facts import SAME_FACT
from briefing.analysis.former import takes_back, told_before
from briefing.analysis.frames import Frame
from briefing.analysis.likeness import KIN
from briefing.analysis.polarity import denies
from briefing.analysis.scene import Key, Scene
from briefing.analysis.sources import Sources, reports
from briefing.analysis.tolls import count_differently
from briefing.analysis.wording import Shown

_RETOLD, _TOUCHES = 0.6, 0.1  # likeness to another witness from which a sentence is one, too; and to the lead


class Backing(NamedTuple):
    """The sentences that state a fact, the one that is shown first.

    `akin` are those of them that do not confirm it: they touch on it, or leave out who says so. `sources` is the number
    of independent sources of the others, `heard` that of all.
    """

    frames: tuple[Frame, ...]
    akin: frozenset[Key]
    sources: int
    heard: int


class Witnesses:
    """Finds what stands behind a sentence; the same sentence always gets the same backing.

    `apart` are pairs of sentences, either way round, that disagree: neither stands behind the other.
    """

    def __init__(self, scene: Scene, sources: Sources, apart: frozenset[tuple[Key, Key]]) -> None:
        self._scene, self._sources, self._apart = scene, sources, apart
        self._fact_of = {f.key: fact for fact in scene.facts for f in fact.frames}
        self._passages: dict[Key, list[Frame]] = defaultdict(list)
        for frame in scene.frames:
            self._passages[frame.sentence.article, frame.passage[0]].append(frame)
        self._found: dict[Key, Backing] = {}

    def of(self, lead: Frame, shown: Shown) -> Backing:
        """What states a lead's fact; `shown` is what is shown of it, and with it."""
        if lead.key not in self._found:
            self._found[lead.key] = self._backing(self._behind(lead, shown), shown)
        return self._found[lead.key]

    def more(self, lead: Frame, frames: Sequence[Frame], again: Iterable[tuple[Frame, Sequence[Frame]]]) -> list[Frame]:
        """What else states the fact of `lead`, behind which `frames` stand.

        Who repeats a witness repeats the fact, in words that may be far from the lead's; and of what the page tells
        `again` with this one, each with what stands behind it, those of which the first says the same.
        """
        likeness = self._scene.likeness
        near: dict[Key, Frame] = {}
        for witness in frames:
            for other, value in likeness.near(witness):
                near_enough = value >= _RETOLD and likeness.between(lead, other) >= _TOUCHES
                if near_enough and not self._disagree(lead, other):
                    near[other.key] = other
        for first, behind in again:
            if likeness.between(lead, first) >= _RETOLD:
                near |= {f.key: f for f in behind if not self._against(lead, f)}
        return list(near.values())

    def with_more(self, frames: Sequence[Frame], more: Sequence[Frame], shown: Shown) -> Backing:
        """The backing of the first of `frames` once `more` stands behind it; `shown` is what is shown of it."""
        return self._backing((frames[0], *sorted((*frames[1:], *more), key=lambda f: f.key)), shown)

    def _backing(self, frames: tuple[Frame, ...], shown: Shown) -> Backing:
        lead = frames[0]
        telling = [f for f in frames if f is lead or (reports(lead, f) and not _of_before(lead, f))]
        told = self._told(lead, shown)
        likeness = self._scene.likeness
        confirming = [
            f
            for f in telling
            if f.sentence.article == lead.sentence.article or any(sureness(one, f, likeness) >= SURE for one in told)
        ]
        akin = frozenset(f.key for f in frames) - {f.key for f in confirming}
        heard = self._sources.independent(telling)
        sources = heard if len(confirming) == len(telling) else self._sources.independent(confirming)
        return Backing(frames, akin, sources, heard)

    def _told(self, lead: Frame, shown: Shown) -> list[Frame]:
        """What is shown with the lead, itself included."""
        passage = self._passages[lead.sentence.article, lead.passage[0]]
        return [f for f in passage if within(f, shown.start, shown.end)]

    def _behind(self, lead: Frame, shown: Shown) -> tuple[Frame, ...]:
        """The lead, what is shown with it, and every sentence that states the same: akin within its group, alike
        beyond it."""
        likeness = self._scene.likeness
        told = self._told(lead, shown)
        found = {
            f.key: f
            for part in told
            for f in self._fact_of[part.key].frames
            if f.key != part.key and likeness.between(part, f) >= KIN
        }
        found |= {f.key: f for part in told for f, value in likeness.near(part) if value >= SAME_FACT}
        found = {key: f for key, f in found.items() if not self._disagree(lead, f)}
        found |= {f.key: f for f in told}
        return (lead, *(found[key] for key in sorted(found) if key != lead.key))

    def _against(self, a: Frame, b: Frame) -> bool:
        return self._scene.likeness.contrary(a, b) or self._disagree(a, b)

    def _disagree(self, a: Frame, b: Frame) -> bool:
        counted = (a.key, b.key) in self._apart or count_differently(a.sentence.text, b.sentence.text)
        return counted or of_another_day(a, b) or denies(a.sentence.text, b.sentence.text)


def _of_before(lead: Frame, other: Frame) -> bool:
    """Whether a sentence tells as former what the lead tells as today's, a figure or what somebody said."""
    told, again = lead.sentence.text, other.sentence.text
    return takes_back(told, again) or (told_before(again) and not told_before(told))


def within(frame: Frame, start: int, end: int) -> bool:
    """Whether a sentence stands in `[start, end)` of its article."""
    return start <= frame.sentence.start and frame.sentence.end <= end
