"""One text with another number: what two papers make of the same agency report, or one report of the day before.

Runs of words with the numbers taken out (Broder's shingles, as in `copies`) find sentences that are the same but for a
number, whatever it counts: "about 80 tanks", "about 88 tanks". A sum of money may stand elsewhere in the other: "a deal
worth 1.3 billion euros", "a 1.2 billion euro deal".
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, takewhile

from briefing.analysis.conflicts import Disagreement
from briefing.analysis.frames import Frame
from briefing.analysis.masked import CONVERTED, SIGNS, masked, runs, value
from briefing.analysis.quantities import SCALE
from briefing.language.tokens import STOP_WORDS
from briefing.models import ConflictKind

_ALIKE = 0.25  # of the shorter sentence's runs stand in the other
_LEAST_RUNS = 3
_HOLDERS = 12  # sentences with one run, beyond which it is a fixed phrase
_SUM = re.compile(
    r"(?P<sign>[$€£])\s?(?P<amount>\d[\d,]*(?:\.\d+)?)(?:[\s-]?(?P<scale>million|billion|trillion|bn|m)\b)?|"
    r"\b(?P<number>\d[\d,]*(?:\.\d+)?)[\s-]?(?P<times>million|billion|trillion|bn|m)?[\s-]"
    r"(?P<unit>euro|dollar|pound|ro?uble|crown|krona|zloty)s?\b"
)
_OPEN_BOUND = re.compile(r"\b(?:more than|over|above|at least|up to|less than|fewer than|under|below)\s+$")
_BOUNDS = (("over",), ("above",), ("under",), ("below",), ("more", "than"), ("less", "than"), ("fewer", "than"),
           ("at", "least"), ("up", "to"), ("at", "most"), ("nearly",), ("almost",))  # fmt: skip
_ABOUT = frozenset("about around roughly some nearly almost approximately estimated".split())
_ROUNDED = 0.1  # of itself that a rounded number may be off what it rounds
_UNIT_WORDS = 3  # "50 metric tons"
_ONE_SUM = 2  # times the other, at most: further apart they are two sums


@dataclass(frozen=True, slots=True)
class _Masked:
    """A sentence with "#" for its numbers, "$#" for sums, and what stood there by place."""

    frame: Frame
    words: tuple[str, ...]
    numbers: dict[int, str]
    hyphened: frozenset[int]  # the numbers written in one with what they count: "38-minute"


def other_numbers(frames: Sequence[Frame]) -> list[Disagreement]:
    """Pairs of sentences of different articles that are one text but for a number; `frames` in reading order."""
    numbered = [m for f in frames if (m := _mask(f)) is not None]
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, one in enumerate(numbered):
        for run in dict.fromkeys(runs(one.words)):
            holders[run].append(at)
    near = {pair for some in holders.values() if len(some) <= _HOLDERS for pair in combinations(some, 2)}
    found = (_disagreement(numbered[i], numbered[j]) for i, j in sorted(near))
    return [disagreement for disagreement in found if disagreement is not None]


def _mask(frame: Frame) -> _Masked | None:
    found = masked(frame.sentence.text)
    return _Masked(frame, *found) if found else None


def _disagreement(a: _Masked, b: _Masked) -> Disagreement | None:
    if a.frame.sentence.article == b.frame.sentence.article:
        return None
    first, second = runs(a.words), runs(b.words)
    shared = set(first) & set(second)
    if len(shared) < max(_LEAST_RUNS, _ALIKE * min(len(first), len(second))):
        return None
    differing = _differing(a, b, first, second, shared) or _other_sums(a.frame.sentence.text, b.frame.sentence.text)
    if differing is None:
        return None
    older, newer = _by_day(a.frame, b.frame)
    kind = ConflictKind.SUPERSEDED if _days_apart(older, newer) else ConflictKind.FIGURES
    told = differing if older is a.frame else differing[::-1]
    return Disagreement(kind, " / ".join(told), (older, newer))


def _differing(
    a: _Masked, b: _Masked, first: list[tuple[str, ...]], second: list[tuple[str, ...]], shared: set[tuple[str, ...]]
) -> tuple[str, str] | None:
    """The first numbers, each with the word behind it, that stand at one place of a shared run and are not the same;
    with another word behind it, a number is of something else ("6 km", "4 miles"), a bound is no number ("more than
    90", "94"), and what is rounded is not another ("38 minutes", "roughly 40")."""
    for at, run in enumerate(first):
        if run not in shared:
            continue
        start = second.index(run)
        for step in (i for i, word in enumerate(run) if word.endswith("#")):
            mine, theirs = a.numbers[at + step], b.numbers[start + step]
            same_thing = a.words[at + step + 1 :][:1] == b.words[start + step + 1 :][:1]
            bounds = _is_bound(a.words, at + step) + _is_bound(b.words, start + step)
            rounded = _rounds(a, at + step, b, start + step) or _rounds(b, start + step, a, at + step)
            if value(mine) != value(theirs) and same_thing and bounds != 1 and not rounded:
                return _with_unit(a, at + step), _with_unit(b, start + step)
    return None


def _is_bound(words: Sequence[str], at: int) -> bool:
    """Whether the number at `at` only bounds one: "more than 90"."""
    return words[at - 1 : at] in _BOUNDS or words[max(0, at - 2) : at] in _BOUNDS


def _rounds(one: _Masked, at: int, other: _Masked, there: int) -> bool:
    """Whether the number at `at` rounds that at `there`: "roughly 40" of 38. Two that are rounded can differ."""
    about, exact = value(one.numbers[at]), value(other.numbers[there])
    hedged = {*one.words[max(0, at - 1) : at]} & _ABOUT and not {*other.words[max(0, there - 1) : there]} & _ABOUT
    return bool(hedged) and abs(about - exact) <= _ROUNDED * about


def _other_sums(a: str, b: str) -> tuple[str, str] | None:
    """The sums of one currency, each the only one in its sentence, that differ; a bound ("more than") is none."""
    first, second = _sums(a), _sums(b)
    for unit in (u for u in first if u in second):  # in the order of the text: that of a set is another each time
        (mine, written), (theirs, also_written) = first[unit], second[unit]
        if mine != theirs and max(mine, theirs) <= _ONE_SUM * min(mine, theirs):
            return written, also_written
    return None


def _sums(text: str) -> dict[str, tuple[float, str]]:
    """By currency the value of a sentence's one sum, unless it is a bound, and how it is written."""
    found: dict[str, list[re.Match[str]]] = defaultdict(list)
    for match in _SUM.finditer(text):
        if not CONVERTED.search(text, 0, match.start()):
            found[SIGNS.get(match["sign"] or match["unit"], match["unit"])].append(match)
    alone = {unit: matches[0] for unit, matches in found.items() if len(matches) == 1}
    return {u: (_worth(m), m.group()) for u, m in alone.items() if not _OPEN_BOUND.search(text, 0, m.start())}


def _worth(match: re.Match[str]) -> float:
    scale = match["scale"] or match["times"]
    return float((match["amount"] or match["number"]).replace(",", "")) * (SCALE[scale] if scale else 1.0)


def _with_unit(one: _Masked, at: int) -> str:
    """The number with what it counts, to the first plural: "50 metric tons"."""
    behind = list(
        takewhile(lambda w: not w.endswith("#") and w not in STOP_WORDS, one.words[at + 1 : at + 1 + _UNIT_WORDS])
    )
    plural = next((place for place, word in enumerate(behind, 1) if word.endswith("s")), 1)
    return ("-" if at in one.hyphened else " ").join([one.numbers[at], " ".join(behind[:plural])]).strip()


def _by_day(a: Frame, b: Frame) -> tuple[Frame, Frame]:
    swap = a.published is not None and b.published is not None and b.published < a.published
    return (b, a) if swap else (a, b)


def _days_apart(a: Frame, b: Frame) -> bool:
    return a.published is not None and b.published is not None and a.published < b.published
