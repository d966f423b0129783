"""Tolls: how many a sentence says were killed, hurt, are missing or have fled, in whatever words it says so.

From one day to the next the words around a toll change more than anything else in the news ("12 people were killed",
"the death toll rose to 18"), so that likeness of words does not find what rose. Two tolls are taken to be of the same
event when they are of the same kind, a name stands with both, and the later one is larger, but no multiple; a smaller
one may well be another event's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from briefing.analysis.former import IN_WORDS, NUMBER, value_of, without_former
from briefing.language.tokens import REMEMBERED, STOP_WORDS, holds_any, lowered, stems

_NUMBER = rf"(?<!out of )(?<!-)(?P<number>{NUMBER}|dozens|hundreds|thousands)"
_KINDS = {
    "killed": r"killed|dead|died|dies|deaths?|fatalities|lost their lives|bodies",
    "injured": r"injured|wounded|hurt|injuries",
    "missing": r"missing|unaccounted",
    "displaced": r"displaced|evacuated|homeless|fled",
}
# What comes on top of a toll is none: "two more bodies". Who was hurt is counted beside the dead: "12 more were hurt".
_MORE = "more|further|additional"
_ON_TOP = r"(?<!\banother )(?<!\bfurther )(?<!\badditional )"


def _behind(kind: str, words: str) -> re.Pattern[str]:
    """A number and what befell so many. Between the two stands no other number and nothing else that befell them."""
    dead = kind == "killed"
    other = "|".join([*IN_WORDS, *_KINDS.values(), *([_MORE] if dead else [])])
    return re.compile(
        rf"(?<![\w.,$€£]){_ON_TOP if dead else ''}{_NUMBER}\s+(?:(?!(?:{other})\b)[^\W\d][\w’'-]*\s+){{0,6}}?"
        rf"(?<!\band )(?P<befell>{words})\b",
        re.IGNORECASE,
    )


_AFTER = {kind: _behind(kind, words) for kind, words in _KINDS.items()}
_BEFORE = {
    "killed": re.compile(
        rf"\b(?P<befell>death toll|toll|killing|killed|claimed)\b\D{{0,45}}?(?<![\w.,]){_NUMBER}(?![\w-])",
        re.IGNORECASE,
    ),
    "injured": re.compile(
        rf"\b(?P<befell>injur(?:ing|ed)|wound(?:ing|ed))\b\D{{0,45}}?(?<![\w.,]){_NUMBER}(?![\w-])", re.IGNORECASE
    ),
}
# "brings the toll of the floods to 19", "put the number of dead at 19": all of them, whatever else is counted.
_TOTAL = {
    kind: re.compile(
        rf"\b(?:{'(?P<toll>(?:death |casualty )?toll)|' if kind == 'killed' else ''}"
        rf"(?:number|total|count) of (?:[a-z]+ ){{0,3}}?(?P<befell>{words}))\b[^\d.;,]{{0,60}}?"
        rf"\b(?:to|at|is|was|reached|passed|hit|now|exceeds|exceeded|topped)\s+"
        rf"(?:(?:at least|more than|about|around|nearly|over|some) )?(?<![\w.,]){_NUMBER}(?![\w-])",
        re.IGNORECASE,
    )
    for kind, words in _KINDS.items()
}
# "Police put the number at 48", "the ministry gave a figure of 48"
_AGAIN = re.compile(
    rf"\b(?:put|puts|gave|gives) (?:the|a|its|that) (?:number|figure|count|total|toll)s? (?:at|as|of) "
    rf"(?:(?:at least|more than|about|around|nearly|over|some) )?{_NUMBER}(?=[.,;]|$| (?:and|but|while)\b)",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?<![.!?:“\"]\s)(?<!^)\b[A-Z][\w’'-]+")
_NO_PLACES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december reuters afp ap tass interfax".split()
)
_PARTS = (
    "kill", "dead", "die", "death", "fatal", "lives", "bodies", "injur", "wound", "hurt", "missing", "unaccount",
    "displac", "evacuat", "homeless", "fled", "toll", "claimed",
)  # fmt: skip
"""One of them stands in every match."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_MONTH = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? $")  # "the Nov. 20 shooting"
TOLL_TERMS = frozenset(
    stems(
        "killed dead died dies deaths fatalities lost lives bodies injured wounded hurt injuries missing unaccounted "
        "displaced evacuated homeless fled people person persons others officials authorities toll number least total "
        "count rose rise risen climbed jumped fell fallen stood stands reached passed hit".split()
    )
)
"""Stems of the words that say what a toll counts, and of whom."""
_MOST_DIGITS = 10  # mankind has so many; what is longer counts nobody
MOST_TIMES = 4
"""A toll that is more times the other is another event's, or another count."""


@dataclass(frozen=True, slots=True)
class Toll:
    """A number as it is written, its value (words such as "dozens" have none), and what befell so many, in words."""

    written: str
    value: int | None
    befell: str
    total: str | None = None  # the words that say of what it is all: "the toll of the floods to 19"


@lru_cache(maxsize=REMEMBERED)
def tolls(text: str) -> dict[str, Toll]:
    """The first toll of each kind (`killed`, `injured`, `missing`, `displaced`) in a sentence."""
    found: dict[str, Toll] = {}
    if not holds_any(lowered(text), _PARTS):
        return found
    text = without_former(text)
    for kind in _KINDS:
        patterns = (_TOTAL[kind], _AFTER[kind], _BEFORE.get(kind))
        matches = [m for pattern in patterns if pattern and (m := pattern.search(text))]
        counts = [
            match
            for match in matches
            if not _YEAR.fullmatch(match["number"]) and not _MONTH.search(text, 0, match.start("number"))
        ]
        if counts:
            told = counts[0].groupdict()
            number = told["number"]
            total = counts[0].group() if counts[0].re is _TOTAL[kind] else None
            found[kind] = Toll(number, _value(number), told.get("toll") or told["befell"], total)
    return found


def risen_toll(old: str, new: str) -> tuple[str, str, str] | None:
    """Kind, old number and new number of the first toll that rose, of one event, or None."""
    if not names_in(old) & names_in(new):
        return None
    before, after = tolls(old), tolls(new)
    for kind in [kind for kind in before if kind in after]:
        was, now = before[kind], after[kind]
        if was.value and now.value and was.value < now.value <= MOST_TIMES * was.value:
            return kind, was.written, now.written
    return None


def told_again(text: str) -> Toll | None:
    """The number that a sentence gives of what the one before it counts: "Police put the number at 48."."""
    match = _AGAIN.search(without_former(text))
    return Toll(match["number"], _value(match["number"]), "") if match else None


def count_differently(a: str, b: str) -> bool:
    """Whether two sentences give different numbers of one kind of victims: neither bears the other out."""
    first, second = tolls(a), tolls(b)
    both = [(first[kind].value, second[kind].value) for kind in first.keys() & second.keys()]
    return any(x and y and x != y for x, y in both)


def names_in(text: str) -> frozenset[str]:
    """The names in a sentence that may say where or what it was, in lower case; days, months and agencies are none."""
    found = {match.group().removesuffix("’s").removesuffix("'s").lower() for match in _NAME.finditer(text)}
    return frozenset(found - _NO_PLACES - STOP_WORDS)


def _value(number: str) -> int | None:
    return value_of(number) if len(number.replace(",", "")) <= _MOST_DIGITS else None
