"""What a sentence says of an earlier state that no longer holds: "had earlier put the number at 19", "down from 19",
"an earlier count of 19", "initially said". It confirms nothing of the present, and its number is none of today's.
"""

from __future__ import annotations

import re
from functools import lru_cache

from briefing.language.tokens import REMEMBERED, holds_any

_SMALL = "one two three four five six seven eight nine ten eleven twelve".split()
_TEENS = "thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
IN_WORDS = {word: value for value, word in enumerate([*_SMALL, *_TEENS], 1)} | {
    f"{ten}{f'-{one}' if one else ''}": 10 * tens + ones
    for tens, ten in enumerate(_TENS, 2)
    for ones, one in enumerate(["", *_SMALL[:9]])
}
"""The values of numbers in words, to ninety-nine."""
NUMBER = (
    rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d+|(?:{'|'.join(_TENS)})(?:-(?:{'|'.join(_SMALL[:9])}))?|{'|'.join(_TEENS + _SMALL)})"
)
"""A whole number, in digits or words, for the inside of a pattern; what stands beside it is the pattern's."""
_N = rf"(?<![\w.,$€£-]){NUMBER}(?![\w-]|[.,]\d)"
_SAID = (
    r"(?:said|put|given|gave|reported|counted|estimated|spoken? of|spoke of|announced|listed|stated|believed|thought|"
    r"feared|stood)"
)
_BEFORE = r"(?:earlier|previously|initially|originally|formerly|at first|first)"
_HEDGES = (
    r"(?:(?:at|least|about|around|some|nearly|almost|more|less|fewer|than|over|an?|the|its|their|earlier|previous|initial|"
    r"original|official|estimated|count|toll|figure|estimate|number|tally|of) ){0,5}?"
)
_FORMER = re.compile(
    # "down from 19", "raised from 11 to 13"
    r"\b(?:up|down|revised|corrected|rais(?:ed|ing)|lower(?:ed|ing)|cut(?:ting)?|reduc(?:ed|ing)|increas(?:ed|ing)|"
    r"r[oi]sen?|rising|f[ea]ll(?:en|ing)?|climb(?:ed|ing)|jump(?:ed|ing)|dropp(?:ed|ing)|declin(?:ed|ing)|gr[eo]w[n]?)"
    rf"\b[^.;,\d]{{0,40}}?(?: to {_N}(?: [a-z]+){{0,2}})?,? from {_HEDGES}{_N}|"
    # "an earlier count of 19", "previous reports that 19 people"
    r"\b(?:earlier|previous|original|former|prior)(?: [a-z]+)? (?:count|toll|figure|estimate|number|tally|report|"
    rf"statement|assessment|version|offer)s?\b (?:[a-z’'-]+ ){{0,7}}?{_N}|"
    # "had earlier put the number at 19", "initially said 19 people"
    rf"\b(?:had {_BEFORE}|(?:previously|initially|originally|formerly|at first),?(?: had)?) {_SAID}\b"
    rf"[^.;,]{{0,60}}?{_N}|"
    rf"\b{_SAID} (?:earlier|previously|initially|originally|at first)\b[^.;,]{{0,60}}?{_N}|"
    rf"\bfrom {_N}(?: [a-z]+){{0,3}} to (?={_N})|"  # "from 6 feet to 3 feet"
    rf"\b(?:instead of|rather than|and not) (?:the )?{_N}",
    re.IGNORECASE,
)
_FORMER_PARTS = ("from ", "earlier", "previous", "original", "former", "prior", "initial", "first", "instead", "rather",
                 "and not")  # fmt: skip
# "Previously said" may still be so; "initially said" and "had previously ruled it out" tell that something came of it.
_ONCE = re.compile(
    r"\bhad (?:initially|originally|at first|until then|until now) (?!been )[a-z]+(?:ed|d|t)\b|"
    r"\b(?:initially|originally|at first),? (?:said|told|denied|insisted|claimed|maintained|refused|rejected|opposed|"
    r"ruled|announced|reported|promised|planned)\b|"
    r"\b(?:had )?(?:previously|formerly) (?:denied|insisted|maintained|refused|rejected|opposed|critici[sz]ed|"
    r"ruled out)\b"
)
_ONCE_PARTS = ("previously ", "initially", "originally", "formerly", "at first", "until ", "so far ")
_NUMBERS = re.compile(_N, re.IGNORECASE)


@lru_cache(maxsize=REMEMBERED)
def without_former(text: str) -> str:
    """The text with its former figures blanked out, every other character in its place."""
    if not holds_any(text, _FORMER_PARTS):
        return text
    return _FORMER.sub(_blanked, text)


def _blanked(match: re.Match[str]) -> str:
    """The words with their last number, which is the former one, blanked out."""
    told = match.group()
    *_, last = _NUMBERS.finditer(told)
    return told[: last.start()] + " " * len(last.group()) + told[last.end() :]


@lru_cache(maxsize=REMEMBERED)
def former_numbers(text: str) -> frozenset[str]:
    """The numbers that a sentence gives as former ones only, in lower case."""
    now = without_former(text)
    if now == text:
        return frozenset()
    return frozenset(_in(text)) - frozenset(_in(now))


def takes_back(text: str, other: str) -> bool:
    """Whether a number of `text`, which it gives as today's, is a former one in `other`, and the two give no other
    number in common."""
    former = former_numbers(other)
    if not former:
        return False
    told = frozenset(_in(without_former(text)))
    return not former.isdisjoint(told) and told.isdisjoint(_in(without_former(other)))


def told_before(text: str) -> bool:
    """Whether a sentence tells what somebody said or did before the news: "had initially denied it"."""
    return holds_any(text, _ONCE_PARTS) and _ONCE.search(text) is not None


def value_of(number: str) -> int | None:
    """The value of a number as `NUMBER` matches it."""
    word = number.lower()
    digits = word.replace(",", "")
    return IN_WORDS.get(word, int(digits) if digits.isdigit() else None)


def _in(text: str) -> list[str]:
    return [match.group().lower() for match in _NUMBERS.finditer(text)]
