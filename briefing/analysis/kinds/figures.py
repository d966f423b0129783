"""Figures: sentences that put a number on the events: how many, how much, what share."""

from __future__ import annotations

import re

from briefing.analysis.frames import Frame
from briefing.analysis.kinds.base import Score
from briefing.models import SectionSpec

_NUMBER_WORD = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|millions?|"
    r"billions?)"
)
_FIGURE = re.compile(
    rf"(?:[$€£]\s?\d[\d,.]*(?:\s?(?:thousand|million|billion|trillion|bn|m))?|\d[\d,.]*\s?(?:%|percent|per cent|"
    rf"million|billion|thousand)|"
    rf"(?<![\w.-])\d[\d,.]*(?=\s+(?:[\w-]+\s+){{0,2}}[a-z]+s\b)|"
    rf"\b{_NUMBER_WORD}\s+(?:of\s+)?(?:[\w-]+\s+){{0,2}}[a-z]+s\b)",
    re.IGNORECASE,
)
_DATE_LIKE = re.compile(r"^(?:19|20)\d\d$")


def figures_in(text: str) -> list[str]:
    """The figures of a sentence as they are written; years are none."""
    return [m.group() for m in _FIGURE.finditer(text) if not _DATE_LIKE.match(m.group().strip())]


def score(frame: Frame, spec: SectionSpec) -> Score:
    """How sure it is that the sentence gives a figure of the events."""
    del spec
    found = figures_in(frame.sentence.text)
    if not found or frame.past_year:
        return Score(0.0, "no figure")
    digits = any(re.search(r"\d", f) for f in found)
    return Score(0.7 if digits else 0.5, f"figure: {found[0]}")
