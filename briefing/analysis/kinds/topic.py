"""Topic: sentences that hold enough of a section's own terms."""

from __future__ import annotations

from briefing.analysis.frames import Frame
from briefing.analysis.kinds.base import Score
from briefing.language.tokens import content_words, stems
from briefing.models import SectionSpec


def score(frame: Frame, spec: SectionSpec) -> Score:
    """The share of the section's terms that a sentence needs is `at_least` of them (one unless the profile says)."""
    terms = spec.options.get("terms", ())
    wanted = [tuple(stems(content_words(str(t)))) for t in terms] if isinstance(terms, list | tuple) else []
    need = int(str(spec.options.get("at_least", 1)))
    text = tuple(stems(content_words(frame.sentence.text)))
    present = [w for w in wanted if w and any(text[i : i + len(w)] == w for i in range(len(text)))]
    if len(present) >= need and present:
        return Score(min(1.0, 0.5 + 0.15 * (len(present) - need)), f"terms: {' '.join(present[0])}")
    return Score(0.0, "none of the section's terms")
