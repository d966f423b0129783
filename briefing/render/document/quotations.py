"""Who said what, each time with the sentence that it stands in."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from briefing.models import Claim, Evidence, Quote
from briefing.render.document.limits import cut
from briefing.render.document.model import Quotation, Quotations
from briefing.render.document.parts import Desk
from briefing.render.document.text import clean

_NEAR = 5  # spans that begin before a quotation among which the one around it is looked for

Spans = Mapping[str, Sequence[tuple[int, int]]]
"""Where the sentences and citations of each article begin and end, in text order."""


def quotations(desk: Desk) -> Quotations:
    """The quotations in the articles' order; the annex has the sentences, so that it has no fragment of them twice."""
    shown, left = cut(desk.briefing.quotes, desk.limits.quotations)
    texts, spans = desk.words.texts, _spans(desk)
    note = desk.more("more_quotations", left) if shown else texts["quotations_empty"]
    lines = tuple(_quotation(n, quote, spans, desk) for n, quote in enumerate(shown))
    return Quotations(texts["quotations"], lines, note)


def _quotation(number: int, quote: Quote, spans: Spans, desk: Desk) -> Quotation:
    said = quote.quote.rstrip(" ,")  # a comma that leads on to "he said" leads nowhere here
    words = Claim(f"quotation-{number}", f"“{said}”", (_sentence_of(quote.evidence, spans, desk),))
    speaker, role = clean(quote.speaker or ""), clean(quote.role or "")
    return Quotation(
        speaker=desk.words.speaker(speaker) or desk.words.texts["unknown_speaker"],
        role=None if role.lower() in speaker.lower() else role,  # "unnamed US official" says both
        line=desk.numbering.line(words, plain=True),
    )


def _spans(desk: Desk) -> Spans:
    """Every sentence, and what was cited before: that may hold several, and then stands for the first of them."""
    spans: dict[str, set[tuple[int, int]]] = {}
    cited = {(item.article, item.start, item.end) for item in desk.numbering.cited}
    longer = {(article, start) for article, start, _ in cited}
    for article, start, end in cited:
        spans.setdefault(article, set()).add((start, end))
    for entry in desk.briefing.sentences:
        if (entry.article, entry.start) not in longer:
            spans.setdefault(entry.article, set()).add((entry.start, entry.end))
    return {article: sorted(found) for article, found in spans.items()}


def _sentence_of(evidence: Evidence, spans: Spans, desk: Desk) -> Evidence:
    """The sentence around a quotation; what is longer than a sentence stands for itself."""
    found = spans.get(evidence.article, ())
    at = bisect_right(found, evidence.start, key=lambda span: span[0])
    around = next((span for span in reversed(found[max(0, at - _NEAR) : at]) if span[1] >= evidence.end), None)
    if around is None:
        return evidence
    start, end = around
    text = desk.sources.article(evidence.article).text[start:end]
    return Evidence(evidence.article, start, end, text) if evidence.quote in text else evidence
