"""Figures: sentences that put a number on the events: how many, how much, what share.

A section may name terms: then a figure counts where the sentence also holds one of them ("killed", "missing").
"""

from __future__ import annotations

import re

from briefing.analysis.frames import Frame
from briefing.analysis.kinds.base import Score
from briefing.analysis.kinds.topic import Term, present, wanted
from briefing.language.tokens import stems
from briefing.models import SectionSpec

_NUMBER_WORD = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|millions?|"
    r"billions?)"
)
_COUNTED = r"(?:[\w-]+\s+){0,2}?(?!(?:as|was|is|has|his|this|its|us|does|plus|less|across|perhaps|always)\b)[a-z-]*"
_FIGURE = re.compile(
    rf"(?:[$€£]\s?\d[\d,.]*(?:\s?(?:thousand|million|billion|trillion|bn|m))?|\d[\d,.]*\s?(?:%|percent|per cent|"
    rf"million|billion|thousand)|"
    rf"(?<![\w.,-])\d(?:[\d,.]*\d)?(?=\s+{_COUNTED}(?:s|people|men|women|children|dead)\b)|"
    rf"\b{_NUMBER_WORD}\s+(?:of\s+)?{_COUNTED}(?:s|people|men|women|children|dead)\b)",
    re.IGNORECASE,
)
# Who came to harm: of these a small number in words counts, too. A magnitude in words counts always.
_TOLL = re.compile(
    r"\b(?:killed|dead|died|deaths?|injur\w+|wounded|missing|arrested|detained|charged|hospitali[sz]ed|drowned|shot|"
    r"stabbed|infected|displaced|evacuated|fired|laid off)\b",
    re.IGNORECASE,
)
_MAGNITUDE = re.compile(r"(?:dozen|hundred|thousand|million|billion)", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
# "On Oct. 1 merchants", "October 26"
_MONTH = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? $")
_DATE_LIKE = re.compile(r"^(?:19|20)\d\d$")
_EMERGENCY = re.compile(r" (?:emergency )?(?:calls?|dispatch\w*|operators?)\b")  # "911 calls"
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_UNREAL = re.compile(r"\b(?:would|could|might)\b[^.;]*$")
_NEAR = 60  # characters between a figure and the term that says what it counts
_TIME = re.compile(
    r"\s*(?:(?:to|or|and|-|–)\s*[\d.]+\s+)?(?:\w+\s+)?(?:seconds|minutes|hours|days|weeks|months|years|decades|times|things|reasons)\b"
)


def figures_in(text: str) -> list[str]:
    """The figures of a sentence as they are written; years, ages and spans of time are none."""
    return [m.group() for m in _figures(text)]


def _figures(text: str) -> list[re.Match[str]]:
    return [
        m
        for m in _FIGURE.finditer(text)
        if not _DATE_LIKE.match(m.group().strip())
        and not _span(text, m)
        and not _MONTH.search(text, 0, m.start())
        and not (m.group().startswith("911") and _EMERGENCY.match(text, m.start() + 3))
    ]


def _beside(text: str, terms: list[Term]) -> str | None:
    """The first figure near a word that one of the terms begins with: "37 were killed", "killing at least 37"."""
    heads = {term[0] for term in terms}
    words = [m.start() for m in _WORD.finditer(text) if not heads.isdisjoint(stems([m.group().lower()]))]
    real = [m for m in _figures(text) if not _UNREAL.search(text, 0, m.start())]
    near = (m for m in real if any(m.start() - _NEAR <= at <= m.end() + _NEAR for at in words))
    return next((m.group() for m in near), None)


def _span(text: str, match: re.Match[str]) -> bool:
    words = match.group().split(maxsplit=1)
    behind = words[1] if len(words) > 1 and not any(c.isdigit() for c in words[0]) else text[match.end() :]
    return bool(_TIME.match(behind)) or text[match.end() : match.end() + 9].startswith("-year-old")


def score(frame: Frame, spec: SectionSpec) -> Score:
    """How sure it is that the sentence gives a figure of the events."""
    found = [] if frame.past_year else figures_in(frame.sentence.text)
    if not found:
        return Score(0.0, "no figure")
    terms = wanted(spec)
    held = present(frame, terms)
    if terms and not held:
        return Score(0.2, f"figure without one of the section's terms: {found[0]}")
    if terms:
        figure = _beside(frame.sentence.text, held)
        if figure is None:
            return Score(0.3, f"figure of something else than the section's terms: {found[0]}")
        found = [figure]
    counts = any(_DIGIT.search(f) or _MAGNITUDE.match(f) for f in found) or _TOLL.search(frame.sentence.text)
    return Score(0.7 if counts else 0.5, f"figure: {found[0]}")
