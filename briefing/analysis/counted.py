"""Sentences with a toll, and of which others' victims a toll tells that says no more than the number."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from briefing.analysis.frames import Frame
from briefing.analysis.kinds.base import state_of
from briefing.analysis.scene import Key
from briefing.analysis.tolls import MOST_TIMES, TOLL_TERMS, Toll, names_in, told_again, tolls
from briefing.language.dates import WEEKDAYS
from briefing.language.tokens import content_stems
from briefing.models import ActorKind

_BARE = 2  # stems that say what happened, at most
_ALIKE = 2  # names that two articles share which are taken to be about one thing
_WITH_NAME, _WITHOUT = 2, 4  # shared stems beside a shared name, and without one
_NO_PLACE = frozenset({"un", "eu"})
# Nobody has died of it: a forecast, a rate, what would have been.
_NO_COUNT = re.compile(
    r"\b(?:could|would|might|may|fear(?:s|ed)?|estimat\w+|predict\w+|expect\w+|up to|(?:every|each|per|a) (?:year|day|"
    r"week|month)|last year|annually|yearly|per \w+|average|on record|since|in the past|history)\b",
    re.IGNORECASE,
)
# Who says so is no part of what happened: "Mayor Bo Lund of Norburg said that", ", the fire service said".
_WHO_SAYS = re.compile(
    r"^[^,.;“”\"]{1,90}? (?:said|says|announced|reported|confirmed|stated)(?: (?:on|late|early) [\w ]{3,20}?day)? "
    r"(?:that )?|"
    r"^[^,.;“”\"]{1,90}? puts? (?=the (?:number|toll|death|count|total))|"
    r", (?:[^,.;]{1,60}? (?:said|says)|(?:said|says) [^,.;]{1,60}?|according to [^,;.]{1,80}?)(?: on \w+day)?(?=[,.]|$)"
)
# "The number of missing fell to 22": there was one before it, however many.
_WAY = re.compile(
    r"\b(?:(?P<up>r[oi]sen?|climbed|jumped|grew|increased|rais(?:ed|es|ing)|pushe[sd]|pushing)|fell|dropped|declined|"
    r"lower(?:ed|ing)|reduced|cut|corrected|revised down)\b[^.;]{0,60}\bto (?:at least |about |some )?$"
)
_BESIDE = re.compile(r"(?:,? and that|,? but|,? while|;|, and) ")  # what else is told
_BY = re.compile(r"(?P<who>[^,.;“”\"]{1,90}?) (?:said|says|announced|reported|confirmed|stated|puts? the)\b")


@dataclass(frozen=True, slots=True)
class Counted:
    """A sentence with the number of victims of a `kind` that it gives, as it is written and as a value, and with its
    words for what befell them.

    `bare` are the stems that say what happened where it says no more than the number, else None; `again_of` is the
    sentence before, where it gives another number of what that counts.
    """

    frame: Frame
    kind: str
    written: str
    befell: str
    value: int
    names: frozenset[str]
    states: frozenset[str]
    terms: frozenset[str]
    bare: frozenset[str] | None = None
    again_of: Key | None = None

    @property
    def by(self) -> str | None:
        """Who says so, where the sentence tells."""
        told = _BY.match(self.frame.sentence.text)
        return self.frame.speaker or (told["who"] if told else None)


def counted_in(frames: Sequence[Frame]) -> list[Counted]:
    """The tolls of the sentences, in order; `frames` in reading order."""
    found: list[Counted] = []
    for frame in frames:
        text = frame.sentence.text
        given = tolls(text)
        before = [c for c in found[-2:] if c.frame.key == (frame.sentence.article, frame.sentence.index - 1)]
        again = told_again(text) if not given and len(before) == 1 else None
        if (given or again) and (frame.past_year or frame.asks or _NO_COUNT.search(text)):
            continue
        if again is not None and again.value:
            found.append(_counted(frame, before[0].kind, again, before[0]))
        found += [_counted(frame, kind, toll, None) for kind, toll in given.items() if toll.value]
    return found


def _counted(frame: Frame, kind: str, toll: Toll, before: Counted | None) -> Counted:
    return Counted(
        frame,
        kind,
        toll.written,
        toll.befell or (before.befell if before else ""),
        toll.value or 0,
        names_in(frame.sentence.text),
        states_of(frame),
        frozenset(frame.terms) - TOLL_TERMS,
        frozenset() if before else _bare(frame, toll),
        before.frame.key if before else None,
    )


def states_of(frame: Frame) -> frozenset[str]:
    """The states that a sentence names, as such or by a body."""
    return frozenset(
        state_of(m.actor)
        for m in frame.mentions
        if m.actor.kind is not ActorKind.PERSON and m.actor.side not in _NO_PLACE
    )


def _bare(frame: Frame, toll: Toll) -> frozenset[str] | None:
    """What is left of the sentence, or of the words that give the total, without who says so and when."""
    told = toll.total or _WHO_SAYS.sub(" ", frame.sentence.text)
    if beside := _BESIDE.search(told, told.find(toll.written)):
        told = told[: beside.start()]
    left = frozenset(content_stems(told)) - TOLL_TERMS - WEEKDAYS - frozenset(content_stems(toll.written))
    return None if len(left) > _BARE or names_in(told) else left


def same_matter(a: Counted, b: Counted) -> bool:
    """Whether two articles count the victims of what is called by the same words, in the same states."""
    if a.frame.sentence.article == b.frame.sentence.article or a.states != b.states:
        return False
    return len(a.terms & b.terms) >= (_WITHOUT if a.names.isdisjoint(b.names) else _WITH_NAME)


def within_times(a: Counted, b: Counted, times: float) -> bool:
    """Whether neither number is more than so many times the other."""
    return max(a.value, b.value) <= times * min(a.value, b.value)


class Scope:
    """Knows which articles may tell of one event: what each of those with a toll names."""

    def __init__(self, frames: Sequence[Frame], counted: Sequence[Counted]) -> None:
        telling = {c.frame.sentence.article for c in counted}
        self._names: dict[str, set[str]] = defaultdict(set)
        self._states: dict[str, set[str]] = defaultdict(set)
        for frame in frames:
            if (article := frame.sentence.article) in telling:
                self._names[article] |= names_in(frame.sentence.text)
                self._states[article] |= states_of(frame)

    def nearest(self, bare: Counted, counted: Sequence[Counted]) -> Counted | None:
        """Of the tolls of other articles the nearest to one that says no more than the number ("Six people have been
        confirmed dead", "the mayor said that 14 had died"); none for one that says more."""
        if bare.bare is None or bare.again_of:
            return None
        return min(self._fitting(bare, counted), key=lambda c: abs(math.log(c.value / bare.value)), default=None)

    def before(self, one: Counted, counted: Sequence[Counted]) -> Counted | None:
        """The toll that one replaces which says that it rose or fell: the newest of an earlier day, and of these the
        nearest, on that side of it; where it is but taken for one of the same event, at most so many times the other as
        one toll grows."""
        way = _WAY.search(one.frame.sentence.text, 0, max(0, one.frame.sentence.text.find(one.written)))
        if way is None or one.frame.published is None:
            return None
        fitting = {id(c) for c in self._fitting(one, counted)} if one.bare is not None else set()
        up = way["up"] is not None
        earlier = [
            c
            for c in counted
            if c.frame.published is not None
            and c.frame.published < one.frame.published
            and c.value != one.value
            and (c.value < one.value) == up
            and (same_matter(c, one) or (id(c) in fitting and within_times(c, one, MOST_TIMES)))
        ]
        return max(earlier, key=lambda c: (c.frame.published or date.min, -abs(c.value - one.value)), default=None)

    def _fitting(self, bare: Counted, counted: Sequence[Counted]) -> Iterator[Counted]:
        """Those that may be of its event: all, where the sentence says nothing else at all; else those of what it says
        that happened, or of articles that have in common whom or what it names."""
        own = bare.frame.sentence.article
        alone = (not bare.bare or len(bare.terms) <= _BARE) and not bare.names and not bare.states
        for one in counted:
            other = one.frame.sentence.article
            if other != own and self._of_one_place(bare, one) and (alone or self._fits(bare, one)):
                yield one

    def _of_one_place(self, bare: Counted, one: Counted) -> bool:
        """Whether the other's article names the state that the bare one does, or its own none but such as the other."""
        here, there = (self._states[c.frame.sentence.article] for c in (bare, one))
        if bare.states:
            return not bare.states.isdisjoint(there)
        return not one.states or not here or not one.states.isdisjoint(here)

    def _fits(self, bare: Counted, one: Counted) -> bool:
        own, theirs = self._names[bare.frame.sentence.article], self._names[one.frame.sentence.article]
        if bare.bare:
            return not bare.bare.isdisjoint(one.terms)
        return not bare.names.isdisjoint(theirs) if bare.names else len(own & theirs) >= _ALIKE
