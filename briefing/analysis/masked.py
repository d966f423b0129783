"""Words with the numbers taken out: what is one text but for a number. Years, days of a month and clock times are no
numbers here, nor is a sum in brackets that says the one before it in another currency."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from briefing.language.tokens import lowered

RUN = 6  # words, the number among them
SIGNS = {"$": "dollar", "€": "euro", "£": "pound", "rouble": "ruble"}
CONVERTED = re.compile(r"\(\s?(?:about )?[$€£]?\s?$")  # "700 million euros ($770 million)": said in another currency
_SMALL = "two three four five six seven eight nine ten eleven twelve".split()
_NUMBERED = re.compile(r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b")  # for lower case
_TOKEN = re.compile(r"\d[\d,]*(?:\.\d+)?|[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_MONTH = re.compile(r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*")
_YEAR = re.compile(r"(?:19|20)\d\d")
_CLOCK = frozenset("am pm gmt utc cet bst a.m p.m".split())
_BEFORE = 24  # characters in front of a number that say what it is


class Masked(NamedTuple):
    """The words of a text in lower case with "#" for its numbers, "$#" for sums, what stood there by place, and the
    places of the numbers that are written in one with what they count: "38-minute"."""

    words: tuple[str, ...]
    numbers: dict[int, str]
    hyphened: frozenset[int]


def masked(text: str) -> Masked | None:
    """The text with its numbers taken out, or None where it has none."""
    if not _NUMBERED.search(lowered(text)):
        return None
    found = list(_TOKEN.finditer(text))
    tokens = [m.group() for m in found]
    lows = [t.lower() for t in tokens]
    numbers = {
        at: token
        for at, token in enumerate(tokens)
        if (token[0].isdigit() or lows[at] in _SMALL)
        and not _says_when(lows, at)
        and not CONVERTED.search(text, max(0, found[at].start() - _BEFORE), found[at].start())
    }
    if not numbers:
        return None
    signs = {at: text[found[at].start() - 1 : found[at].start()] for at in numbers}
    words = (f"{signs[at] if signs[at] in SIGNS else ''}#" if at in numbers else low for at, low in enumerate(lows))
    hyphened = frozenset(at for at in numbers if text[found[at].end() : found[at].end() + 1] == "-")
    return Masked(tuple(words), numbers, hyphened)


def runs(words: Sequence[str]) -> list[tuple[str, ...]]:
    """Every run of `RUN` words, in order."""
    return [tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1)]


def value(number: str) -> float:
    """What a number of `Masked.numbers` says."""
    low = number.lower()
    return float(_SMALL.index(low) + 2) if low in _SMALL else float(low.replace(",", ""))


def tell_other_numbers(a: str, b: str) -> bool:
    """Whether two texts that are much the same have another number in the same words: a report and its update."""
    one, other = masked(a), masked(b)
    if one is None or other is None:
        return False
    mine, theirs = _numbers_in(one), _numbers_in(other)
    return any(mine[run].isdisjoint(theirs[run]) for run in mine.keys() & theirs.keys())


def _numbers_in(text: Masked) -> dict[tuple[str, ...], set[tuple[float, ...]]]:
    """By each run that holds a number what stands there."""
    found: dict[tuple[str, ...], set[tuple[float, ...]]] = {}
    for start, run in enumerate(runs(text.words)):
        values = tuple(value(text.numbers[start + step]) for step, word in enumerate(run) if word.endswith("#"))
        if values:
            found.setdefault(run, set()).add(values)
    return found


def _says_when(lows: Sequence[str], at: int) -> bool:
    """Whether a number is a year, a day of a month or a clock time."""
    before, after = lows[at - 1] if at else "", lows[at + 1] if at + 1 < len(lows) else ""
    month = _MONTH.fullmatch(before) or _MONTH.fullmatch(after)
    return bool(_YEAR.fullmatch(lows[at]) or month or after in _CLOCK)
