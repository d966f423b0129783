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

from briefing.language.tokens import REMEMBERED, holds_any, lowered, stems

_NUMBER = (
    r"(?<!out of )(?<!-)(?P<number>\d{1,3}(?:,\d{3})+|\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|"
    r"twelve|dozens|hundreds|thousands)"
)
_KINDS = {
    "killed": r"killed|dead|died|dies|deaths?|fatalities|lost their lives|bodies",
    "injured": r"injured|wounded|hurt|injuries",
    "missing": r"missing|unaccounted",
    "displaced": r"displaced|evacuated|homeless|fled",
}
# Between a number and what became of them stands no other number and nothing else that befell them.
_OTHER = rf"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|{'|'.join(_KINDS.values())})\b"
_AFTER = {
    kind: re.compile(
        rf"(?<![\w.,$€£]){_NUMBER}\s+(?:(?!{_OTHER})[^\W\d][\w’'-]*\s+){{0,6}}?(?:{words})\b", re.IGNORECASE
    )
    for kind, words in _KINDS.items()
}
_BEFORE = {
    "killed": re.compile(
        rf"\b(?:death toll|toll|killing|killed|claimed)\b\D{{0,45}}?(?<![\w.,]){_NUMBER}\b", re.IGNORECASE
    ),
    "injured": re.compile(rf"\b(?:injur(?:ing|ed)|wound(?:ing|ed))\b\D{{0,45}}?(?<![\w.,]){_NUMBER}\b", re.IGNORECASE),
}
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
_SMALL = "one two three four five six seven eight nine ten eleven twelve".split()
_YEAR = re.compile(r"(?:19|20)\d\d")
_MONTH = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? $")  # "the Nov. 20 shooting"
TOLL_TERMS = frozenset(
    stems(
        "killed dead died dies deaths fatalities lost lives bodies injured wounded hurt injuries missing unaccounted "
        "displaced evacuated homeless fled people person persons others officials authorities toll number least".split()
    )
)
"""Stems of the words that say what a toll counts, and of whom."""
_MOST_DIGITS = 10  # mankind has so many; what is longer counts nobody
_MOST_TIMES = 4  # a toll that is so many times the other is another event's, or another count


@dataclass(frozen=True, slots=True)
class Toll:
    """A number as it is written, its value (words such as "dozens" have none), and the word for what befell so many."""

    written: str
    value: int | None
    befell: str


@lru_cache(maxsize=REMEMBERED)
def tolls(text: str) -> dict[str, Toll]:
    """The first toll of each kind (`killed`, `injured`, `missing`, `displaced`) in a sentence."""
    found: dict[str, Toll] = {}
    if not holds_any(lowered(text), _PARTS):
        return found
    for kind in _KINDS:
        matches = [m for pattern in (_AFTER[kind], _BEFORE.get(kind)) if pattern and (m := pattern.search(text))]
        counts = [
            match
            for match in matches
            if not _YEAR.fullmatch(match["number"]) and not _MONTH.search(text, 0, match.start("number"))
        ]
        if counts:
            number = counts[0]["number"]
            words = counts[0].group().split()
            found[kind] = Toll(number, _value(number), words[0] if words[-1] == number else words[-1])
    return found


def risen_toll(old: str, new: str) -> tuple[str, str, str] | None:
    """Kind, old number and new number of the first toll that rose, of one event, or None."""
    if not names_in(old) & names_in(new):
        return None
    before, after = tolls(old), tolls(new)
    for kind in [kind for kind in before if kind in after]:
        was, now = before[kind], after[kind]
        if was.value and now.value and was.value < now.value <= _MOST_TIMES * was.value:
            return kind, was.written, now.written
    return None


def count_differently(a: str, b: str) -> bool:
    """Whether two sentences give different numbers of one kind of victims: neither bears the other out."""
    first, second = tolls(a), tolls(b)
    both = [(first[kind].value, second[kind].value) for kind in first.keys() & second.keys()]
    return any(x and y and x != y for x, y in both)


def names_in(text: str) -> frozenset[str]:
    """The names in a sentence that may say where or what it was, in lower case; days, months and agencies are none."""
    found = {match.group().removesuffix("’s").removesuffix("'s").lower() for match in _NAME.finditer(text)}
    return frozenset(found - _NO_PLACES)


def _value(number: str) -> int | None:
    word = number.lower()
    if word in _SMALL:
        return _SMALL.index(word) + 1
    digits = word.replace(",", "")
    return int(digits) if digits.isdigit() and len(digits) <= _MOST_DIGITS else None
