"""Quantities: what a sentence counts, whose it is, and between which bounds the number lies; and counts of votes.

Two quantities disagree when both are of the same thing and owner and no number fits both: "18 countries" and "at least
21 countries", "4.2 % of GDP" and "3.5 % of GDP". "More than 100" and "130" do not disagree.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefing.analysis.frames import Frame
from briefing.analysis.kinds.base import state_of
from briefing.language.tokens import content_words, stems
from briefing.models import ActorKind

SCALE = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "bn": 1e9, "m": 1e6}
"""What the word behind a number multiplies it by."""
_QUANTITY = re.compile(
    r"(?P<hedge>\b(?:a little more than|"
    r"more than|over|at least|no fewer than|well over|up to|at most|fewer than|less than|under|nearly|"
    r"almost|about|around|some|roughly|approximately|an estimated|estimated)\s+)?"
    r"(?<![\w.,-])(?P<money>[$€£])?(?P<number>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)"
    r"(?:\s?(?P<scale>thousand|million|billion|trillion|bn|m)\b)?"
    r"(?:\s?(?P<percent>%|percent\b|per cent\b)|\s+(?P<unit>(?:[\w’'-]+\s+){0,2}?(?:[a-z]+s|servicemen|personnel))\b)?",
)
_DIGIT = re.compile(r"\d")
_AROUND = 45  # characters on each side in which the words stand that say what is counted
_GOAL = re.compile(
    r"\b(?:targets?|goals?|thresholds?|commit\w*|pledg\w+|aim\w*|should|must|agreed|benchmarks?|increas\w+|rais\w+|"
    r"doubl\w+|promis\w+|demand\w*|wants?|urg\w+|call\w*|fail\w*|(?:would|will|could)(?! cost\b)|by 20\d\d)\b"
)
_GOAL_NEAR = 60  # characters before a number, and half as many behind it
_TOLERANCE = 0.06
_HEDGED = 0.15
_SAME_ORDER = 3.0
Vote = tuple[str, str]  # for and against
_VOTE = re.compile(r"\b(\d{2,3})(?: votes?)?(?: to |[-–]to[-–]|[-–])(\d{1,3})\b(?! ?%)")
SOLDIERS = frozenset("soldier servicemen personnel".split())
"""Stems of what the next report calls troops."""
_TIME = frozenset(stems("years months weeks days hours minutes times seconds decades pages".split()))


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number between `low` and `high` of `unit`, owned by the state `owner`; `about` are stems of the words near."""

    low: float
    high: float
    unit: str
    owner: str | None
    about: frozenset[str]
    text: str

    @property
    def head(self) -> str:
        """What is counted, without what describes it."""
        return self.unit.split()[-1]


def quantities(frame: Frame) -> list[Quantity]:
    """The quantities of a sentence; years and spans of time are none, nor what is aimed at or demanded."""
    text = frame.sentence.text
    found = []
    for match in _QUANTITY.finditer(text) if _DIGIT.search(text) else ():
        unit = _unit(match)
        near = text[max(0, match.start() - _GOAL_NEAR) : match.end() + _GOAL_NEAR // 2]
        if unit is None or _GOAL.search(near):
            continue
        value = float(match["number"].replace(",", "")) * SCALE.get(match["scale"] or "", 1.0)
        low, high = _bounds(value, (match["hedge"] or "").strip())
        around = text[max(0, match.start() - _AROUND) : match.start()] + " " + text[match.end() : match.end() + _AROUND]
        about = frozenset(stems(content_words(around))) - {unit}
        found.append(Quantity(low, high, unit, _owner(frame, match.start()), about, match.group().strip()))
    return found


def disagree(a: Quantity, b: Quantity) -> bool:
    """Whether the two are of the same thing, and no number fits both."""
    if not _one_unit(a.unit, b.unit) or a.owner != b.owner or len(a.about & b.about) < 2:
        return False
    apart = max(a.low, b.low) > min(a.high, b.high)
    near = max(a.low, b.low) <= _SAME_ORDER * max(
        1e-9, min((x for x in (a.high, b.high, a.low, b.low) if x > 0), default=0.0)
    )
    return apart and near


def _one_unit(a: str, b: str) -> bool:
    """Whether both count one thing, be it described more closely in one of them: two words at least stand in both."""
    first, second = set(a.split()), set(b.split())
    return a == b or (min(len(first), len(second)) > 1 and (first <= second or second <= first))


def votes(text: str) -> list[Vote]:
    """The counts of votes in a sentence."""
    return [(m.group(1), m.group(2)) for m in _VOTE.finditer(text)] if "vot" in text else []


def differing_votes(a: Sequence[Vote], b: Sequence[Vote]) -> tuple[Vote, Vote] | None:
    """Two counts of one vote of which one side agrees and the other does not: "361 to 298", "361 to 289"."""
    both = ((first, second) for first in a for second in b)
    return next(((x, y) for x, y in both if x != y and len({*x} & {*y}) == 1), None)


def _unit(match: re.Match[str]) -> str | None:
    if match["percent"]:
        return "%"
    if match["money"]:
        return match["money"]
    if match["unit"] is None or re.fullmatch(r"(?:19|20)\d\d", match["number"]):
        return None
    words = ["troop" if word in SOLDIERS else word for word in stems(content_words(match["unit"]))]
    return None if not words or set(words) & _TIME else " ".join(words)


def _bounds(value: float, hedge: str) -> tuple[float, float]:
    if hedge in {"more than", "a little more than", "over", "well over", "at least", "no fewer than"}:
        return value, math.inf
    if hedge in {"up to", "at most", "fewer than", "less than", "under"}:
        return 0.0, value
    slack = _HEDGED if hedge else _TOLERANCE
    return value * (1 - slack), value * (1 + slack)


def _owner(frame: Frame, at: int) -> str | None:
    """The state named last before the number in its clause."""
    start = max(frame.sentence.text.rfind(mark, 0, at) for mark in (",", ";", ":", " while ", " whereas "))
    before = [m for m in frame.mentions if start < m.start < at and m.actor.kind is not ActorKind.MEMBERS]
    return state_of(before[-1].actor) if before else None
