"""Topic: sentences that hold enough of a section's own terms; of a section without terms, every sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.analysis.frames import Frame
from briefing.analysis.kinds.base import LABEL_FROM, Score
from briefing.language.tokens import content_stems
from briefing.models import SectionSpec

_TO_THE_READER = re.compile(r"\b(?:[Yy]ou|[Yy]ours?|I|[Mm]y|[Mm]e|[Ll]et[’']s|[Uu]s|[Oo]urs?|[Ww]e)\b")
_ASIDE = re.compile(r"\(|(?:No|Yes|Well|Sure|OK|Okay),|.*(?:\.\.\.|…)[”\"’']?$", re.DOTALL)
Term = tuple[str, ...]


def score(frame: Frame, spec: SectionSpec) -> Score:
    """Half at the number of terms that the section asks for (`at_least`, one unless the profile says), then more."""
    if open_to_all(spec):
        return reported(frame)
    need = int(str(spec.options.get("at_least", 1)))
    found = present(frame, wanted(spec))
    if found and len(found) >= need:
        return Score(min(1.0, 0.5 + 0.15 * (len(found) - need)), f"terms: {', '.join(' '.join(t) for t in found)}")
    return Score(0.0, "too few of the section's terms" if found else "none of the section's terms")


def reported(frame: Frame) -> Score:
    """Half for whatever is reported; less for a question and for what is said to the reader."""
    if frame.asks:
        return Score(0.3, "a question")
    if frame.sentence.text.rstrip("”\"’' ").endswith("!"):
        return Score(0.3, "an exclamation")
    if frame.own_words and frame.speaker is not None:
        return Score(0.3, "somebody's own words")
    if _ASIDE.match(frame.sentence.text):
        return Score(0.3, "an aside, or broken off")
    if any(not frame.in_quotation(m.start()) for m in _TO_THE_READER.finditer(frame.sentence.text)):
        return Score(0.3, "says it to the reader")
    return Score(LABEL_FROM, "whatever is reported")


def open_to_all(spec: SectionSpec) -> bool:
    """Whether the section asks for no subject: it then holds what matters most of all that is reported."""
    return spec.kind == "topic" and not spec.options.get("terms")


def open_section(specs: Sequence[SectionSpec]) -> SectionSpec | None:
    """The section that may hold whatever is reported, if a profile has one."""
    return next((s for s in specs if open_to_all(s)), None)


def wanted(spec: SectionSpec) -> list[Term]:
    """The section's terms as runs of stems, each once."""
    terms = spec.options.get("terms", ())
    found = [content_stems(str(t)) for t in terms] if isinstance(terms, list | tuple) else []
    return list(dict.fromkeys(t for t in found if t))


def present(frame: Frame, terms: list[Term]) -> list[Term]:
    """Those of the terms that the sentence holds."""
    text = content_stems(frame.sentence.text) if terms else ()
    held = set(text)
    return [t for t in terms if t[0] in held and any(text[i : i + len(t)] == t for i in range(len(text)))]
