"""Numbers each piece of evidence once, in order of first appearance, and turns claims into lines that cite them."""

from __future__ import annotations

from briefing.models import Claim, Evidence, Standing
from briefing.render.document.model import Badge, Citation, Line
from briefing.render.document.text import runs_of
from briefing.render.document.words import Words


class Numbering:
    """Hands out the numbers while a document is laid out; `cited` holds the evidence so far, number 1 first."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._numbers: dict[tuple[str, int, int], int] = {}
        self.cited: list[Evidence] = []

    def line(self, claim: Claim, *, plain: bool = False) -> Line:
        """The claim as it is shown. `plain` leaves the badge off where it would only say "single source"."""
        badge = None if plain and claim.standing is Standing.SINGLE_SOURCE else self._badge(claim)
        return Line(claim.id, runs_of(claim.text, claim.evidence[0].quote), badge, self._cite(claim.evidence))

    def _badge(self, claim: Claim) -> Badge:
        label = self._words.badges[claim.standing]
        if claim.independent_sources > 1:
            label = f"{label} · {self._words.count('sources', claim.independent_sources)}"
        return Badge(str(claim.standing), label)

    def _cite(self, evidence: tuple[Evidence, ...]) -> tuple[Citation, ...]:
        citations: list[Citation] = []
        for item in evidence:
            key = (item.article, item.start, item.end)
            first = key not in self._numbers
            if first:
                self.cited.append(item)
                self._numbers[key] = len(self.cited)
            number = self._numbers[key]
            if all(number != citation.number for citation in citations):
                citations.append(Citation(number, f"evidence-{number}", f"cite-{number}" if first else None))
        return tuple(citations)
