"""Where sources cannot both be right: opposite polarity about one thing, and unequal figures for one thing.

Both need the same object and the same time. A wish, a forecast and an older report are no contradiction: what a later
report replaces is superseded, which `stances` finds.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from itertools import combinations

from briefing.analysis.frames import Frame
from briefing.analysis.kinds.base import state_of
from briefing.analysis.polarity import polarity, until_now
from briefing.analysis.quantities import Quantity, differing_votes, disagree, quantities, votes
from briefing.language.tokens import REMEMBERED, content_words, stems
from briefing.language.verbs import VerbClass
from briefing.models import ConflictKind

MOST = 8
SAME_MATTER = "the same matter"  # as the words of every language have it under `same_matter`
_MOST_WORDS = 6  # that say what a disagreement is about
_RARE = 0.12  # of all sentences: a term in more of them does not say what a sentence is about
_MOST_OF_A_UNIT = 200  # quantities that are compared with each other
_NEAR = 12  # characters behind a verb within which its object stands
_IT = re.compile(r"\s+(?:it|them)\b")
_AGAIN = re.compile(r"\b(?:again|once more)\b")  # what is so once more has not been so: both sides are right
_SAME_TIME = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two frames that cannot both stand, and what about, in words of the first."""

    kind: ConflictKind
    about: str
    sides: tuple[Frame, Frame]

    @property
    def replaced(self) -> Frame | None:
        """The side that a later report replaced, where it is that."""
        return self.sides[0] if self.kind is ConflictKind.SUPERSEDED else None


def disagreements(frames: Sequence[Frame], known: Sequence[Disagreement] = ()) -> list[Disagreement]:
    """At most eight, the most certain first, behind those that are `known` already."""
    df = Counter(t for f in frames for t in set(f.terms))
    common = {t for t, n in df.items() if n > max(3, _RARE * len(frames))}
    found: list[tuple[float, Disagreement]] = []
    marked = [
        (f, p) for f in frames if (p := polarity(f)) and not f.past_year and not until_now(f) and not _turns(f, p)
    ]
    told = [(f, p, frozenset(f.terms) - common) for f, p in marked]
    for (a, p, of_a), (b, q, of_b) in combinations(told, 2):
        if p * q > 0 or of_a.isdisjoint(of_b) or a.sentence.article == b.sentence.article or not _same_time(a, b):
            continue
        shared = of_a & of_b
        if _names(a, b, shared) and not _to_others(a, b):
            sides = (a, b) if p > 0 else (b, a)
            found.append((2 + len(shared), Disagreement(ConflictKind.CONTRADICTION, named_in(a, shared), sides)))
    found += _figures(frames)
    found += _votes(frames)
    found.sort(key=lambda item: (-item[0], item[1].sides[0].key, item[1].sides[1].key))
    return _distinct([*known, *(d for _, d in found)])[:MOST]


def _turns(frame: Frame, polarity: int) -> bool:
    """Whether it says that something is allowed once more."""
    return polarity > 0 and _AGAIN.search(frame.sentence.text) is not None


def _names(a: Frame, b: Frame, shared: frozenset[str]) -> bool:
    """The same thing: a shared rare word that is written as a name or acronym, or three shared rare words."""
    return len(shared) >= 4 or any(not shared.isdisjoint(_acronyms(f.sentence.text)) for f in (a, b))


def _to_others(a: Frame, b: Frame) -> bool:
    """Whether one is told of whom it is allowed or forbidden to, and the other of somebody else."""
    first, second = _whose_leave(a), _whose_leave(b)
    return first is not None and second is not None and first != second


def _whose_leave(frame: Frame) -> str | None:
    """The state that a verb of permitting or forbidding gives or refuses leave: "allowed China", "allowing it"."""
    for act in frame.predicates:
        if act.classes & {VerbClass.PERMIT, VerbClass.FORBID}:
            behind = [m for m in frame.mentions if act.end <= m.start <= act.end + _NEAR]
            before = [m for m in frame.mentions if m.end <= act.start]
            if behind:
                return state_of(behind[0].actor)
            if before and _IT.match(frame.sentence.text, act.end):
                return state_of(before[-1].actor)
    return None


@lru_cache(maxsize=REMEMBERED)
def _acronyms(text: str) -> frozenset[str]:
    """The stems of what is written with a second capital: "ATACMS", "McDonald"."""
    return frozenset(stems(word.lower() for word in re.findall(r"\b[A-Z][A-Za-z]*[A-Z]\w*\b", text)))


def named_in(frame: Frame, shared: frozenset[str]) -> str:
    """Those words of a sentence that are shared, as it writes each first; `SAME_MATTER` where there are none."""
    words: dict[frozenset[str], str] = {}
    for word in re.findall(r"[\w’'-]+", frame.sentence.text):
        if same := shared.intersection(stems(content_words(word))):
            words.setdefault(same, word)
    return ", ".join([*words.values()][:_MOST_WORDS]) or SAME_MATTER


def _same_time(a: Frame, b: Frame) -> bool:
    if a.published is None or b.published is None:
        return True
    return abs(a.published - b.published) <= _SAME_TIME


def _figures(frames: Sequence[Frame]) -> list[tuple[float, Disagreement]]:
    """Numbers of the same thing that cannot both be right, in different articles of the same days."""
    by_unit: dict[tuple[str, str | None], list[tuple[Frame, Quantity]]] = defaultdict(list)
    for frame in frames:
        if not frame.past_year:
            for one in quantities(frame):
                by_unit[one.head, one.owner].append((frame, one))
    found = []
    for rows in by_unit.values():
        for (a, first), (b, second) in combinations(rows[:_MOST_OF_A_UNIT], 2):
            apart = a.sentence.article != b.sentence.article and _same_time(a, b)
            if apart and disagree(first, second) and not _one_figure(a, b, rows):
                about = f"{first.text} / {second.text}"
                found.append((len(first.about & second.about) / 10, Disagreement(ConflictKind.FIGURES, about, (a, b))))
    return found


def _one_figure(a: Frame, b: Frame, rows: Sequence[tuple[Frame, Quantity]]) -> bool:
    """Whether both sentences give one figure of the thing, beside others: "$200 to $400, and $600 the second time"."""
    first, second = ([q for f, q in rows if f is one] for one in (a, b))
    return any(max(x.low, y.low) <= min(x.high, y.high) for x in first for y in second)


def _votes(frames: Sequence[Frame]) -> list[tuple[float, Disagreement]]:
    """Counts of one vote that differ, in different articles of the same days."""
    counted = [(frame, counts) for frame in frames if (counts := votes(frame.sentence.text))]
    found = []
    for (a, first), (b, second) in combinations(counted, 2):
        apart = a.sentence.article != b.sentence.article and _same_time(a, b)
        if apart and (differing := differing_votes(first, second)):
            about = " / ".join(map(" to ".join, differing))
            found.append((1.0, Disagreement(ConflictKind.FIGURES, about, (a, b))))
    return found


def _distinct(found: Sequence[Disagreement]) -> list[Disagreement]:
    """A sentence stands in one disagreement only: the first, which is the surest."""
    used: set[tuple[str, int]] = set()
    kept = []
    for one in found:
        keys = {f.key for f in one.sides}
        if not keys & used:
            kept.append(one)
            used |= keys
    return kept
