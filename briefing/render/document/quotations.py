"""Who said what, each time with the sentence that it stands in."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from briefing.models import Briefing, Claim, Evidence, Quote
from briefing.render.document.limits import cut
from briefing.render.document.model import Quotation, Quotations
from briefing.render.document.parts import Desk
from briefing.render.document.text import clean

Spans = Mapping[str, Sequence[tuple[int, int]]]
"""Where the sentences of each article begin and end, in text order."""


def quotations(desk: Desk) -> Quotations:
    """The quotations in the articles' order; the annex has the sentences, so that it has no fragment of them twice."""
    shown, left = cut(desk.briefing.quotes, desk.limits.quotations)
    texts, spans = desk.words.texts, _spans(desk.briefing)
    note = desk.more("more_quotations", left) if shown else texts["quotations_empty"]
    lines = tuple(_quotation(n, quote, spans, desk) for n, quote in enumerate(shown))
    return Quotations(texts["quotations"], lines, note)


def _quotation(number: int, quote: Quote, spans: Spans, desk: Desk) -> Quotation:
    words = Claim(f"quotation-{number}", f"“{quote.quote}”", (_sentence_of(quote.evidence, spans, desk),))
    return Quotation(
        speaker=clean(quote.speaker or "") or desk.words.texts["unknown_speaker"],
        role=clean(quote.role or "") or None,
        line=desk.numbering.line(words, plain=True),
    )


def _spans(briefing: Briefing) -> Spans:
    spans: dict[str, list[tuple[int, int]]] = {}
    for entry in briefing.sentences:
        spans.setdefault(entry.article, []).append((entry.start, entry.end))
    return {article: sorted(found) for article, found in spans.items()}


def _sentence_of(evidence: Evidence, spans: Spans, desk: Desk) -> Evidence:
    """The sentence around a quotation; what is longer than a sentence stands for itself."""
    found = spans.get(evidence.article, ())
    at = bisect_right(found, evidence.start, key=lambda span: span[0]) - 1
    if at < 0 or found[at][1] < evidence.end:
        return evidence
    start, end = found[at]
    text = desk.sources.article(evidence.article).text[start:end]
    return Evidence(evidence.article, start, end, text) if evidence.quote in text else evidence
