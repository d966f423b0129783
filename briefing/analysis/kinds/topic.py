"""Topic: sentences that hold enough of a section's own terms."""

from __future__ import annotations

from briefing.analysis.frames import Frame
from briefing.analysis.kinds.base import Score
from briefing.language.tokens import content_stems
from briefing.models import SectionSpec

Term = tuple[str, ...]


def score(frame: Frame, spec: SectionSpec) -> Score:
    """Half at the number of terms that the section asks for (`at_least`, one unless the profile says), then more."""
    need = int(str(spec.options.get("at_least", 1)))
    found = present(frame, wanted(spec))
    if found and len(found) >= need:
        return Score(min(1.0, 0.5 + 0.15 * (len(found) - need)), f"terms: {', '.join(' '.join(t) for t in found)}")
    return Score(0.0, "too few of the section's terms" if found else "none of the section's terms")


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
