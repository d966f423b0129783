"""Spans of time as one term each, in whatever words: "a week" is "seven days", "72 hours" are "three days"."""

from __future__ import annotations

import re

_SMALL = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen".split()
_NUMBERS = {word: number for number, word in enumerate(_SMALL, start=1)}
_UNITS = {"day": (1, "d"), "week": (7, "d"), "fortnight": (14, "d"), "month": (1, "m"), "year": (12, "m")}
_PARTS = ("hour", *_UNITS)
_HOURS = 24
# "a week" is a span behind these words; elsewhere it may be a rate or a distance: "twice a week", "a day later".
_DURATION = re.compile(
    rf"\b(?:(\d{{1,3}}|{'|'.join(_SMALL)})[ -]|(?<=\bgiven )an? |(?<=\bwithin )an? |(?<=\bfor )an? |(?<=\bin )an? |"
    r"(?<=\bhad )an? |(?<=\bhave )an? |(?<=\bthem )an? )"
    rf"({'|'.join(_PARTS)})s?\b(?! (?:ago|after|before|later|earlier|old|since)\b|-old\b)"
)


def durations(low: str) -> list[str]:
    """The spans of time in a text in lower case, in order, as terms: "7d", "36h", "18m"."""
    if not any(part in low for part in _PARTS):
        return []
    return [_term(m.group(1), m.group(2)) for m in _DURATION.finditer(low)]


def _term(number: str | None, unit: str) -> str:
    count = _NUMBERS.get(number, 0) or int(number) if number else 1
    if unit == "hour":
        return f"{count}h" if count % _HOURS else f"{count // _HOURS}d"
    times, sign = _UNITS[unit]
    return f"{count * times}{sign}"
