"""Numbers each piece of evidence once, in order of first appearance, and turns claims into lines that cite them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from briefing.models import Claim, Evidence, Standing
from briefing.render.document.limits import Limits
from briefing.render.document.model import Badge, Citation, Line
from briefing.render.document.sources import Sources
from briefing.render.document.text import runs_of
from briefing.words import Words


class Numbering:
    """Hands out the numbers while a document is laid out; `cited` holds the evidence so far, number 1 first.

    `shortened` says whether a line so far has more evidence than the look has it name.
    """

    def __init__(
        self,
        words: Words,
        sources: Sources | None = None,
        limits: Limits | None = None,
        marks: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        self._words = words
        self._marks = marks  # claim id → the word that its badge ends with
        self._sources = sources
        self._most = (limits or Limits()).citations
        self._numbers: dict[tuple[str, int, int], int] = {}
        self.cited: list[Evidence] = []
        self.shortened = False

    def line(self, claim: Claim, *, plain: bool = False) -> Line:
        """The claim as it is shown. `plain` leaves the badge off where it would only say "single source"."""
        badge = None if plain and claim.standing is Standing.SINGLE_SOURCE else self._badge(claim)
        shown = claim.evidence[: self._most]
        self.shortened |= len(shown) < len(claim.evidence)
        return Line(
            id=claim.id,
            runs=runs_of(claim.text, claim.evidence[0].quote, self._words),
            badge=badge,
            citations=self._cite(shown),
            more=len(claim.evidence) - len(shown),
            standing=str(claim.standing),
            sources=self._names(claim),
            language=self._language(claim),
        )

    def _names(self, claim: Claim) -> tuple[str, ...]:
        if self._sources is None:
            return ()
        return tuple(dict.fromkeys(self._sources.outlet(item.article) for item in claim.evidence))

    def _language(self, claim: Claim) -> str | None:
        """That of the article whose sentence is shown, where the document's is another."""
        language = self._sources.language(claim.evidence[0].article) if self._sources else None
        return None if language == self._words.language else language

    def _badge(self, claim: Claim) -> Badge:
        label = self._words.badges[claim.standing]
        if claim.independent_sources > 1:
            label = f"{label} · {self._words.count('sources', claim.independent_sources)}"
        if claim.id in self._marks:
            label = f"{label} · {self._marks[claim.id]}"
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
            if any(number == citation.number for citation in citations):
                continue
            sign = "" if not item.akin or any(c.sign for c in citations) else f"{self._words.texts['akin']} "
            citations.append(Citation(number, f"evidence-{number}", f"cite-{number}" if first else None, sign))
        return tuple(citations)
