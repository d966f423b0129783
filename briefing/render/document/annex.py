"""The evidence annex: each cited place with its source, its offsets and its words."""

from __future__ import annotations

from collections.abc import Collection

from briefing.models import Evidence, Quote
from briefing.render.document.context import anchor_of
from briefing.render.document.model import EvidenceAnnex, EvidenceEntry
from briefing.render.document.names import file_name
from briefing.render.document.parts import Desk
from briefing.render.document.text import clean
from briefing.words import Words


def evidence_annex(desk: Desk, anchors: Collection[str]) -> EvidenceAnnex:
    """The entries 1 to n for the evidence in the order in which it was cited; `anchors` are those of the contexts."""
    quotes: dict[str, list[Quote]] = {}
    for quote in desk.briefing.quotes:
        quotes.setdefault(quote.evidence.article, []).append(quote)
    if "evidence" not in desk.limits.parts:
        return EvidenceAnnex(desk.words.texts["evidence"], "", ())
    entries = tuple(
        _entry(number, item, quotes.get(item.article, []), desk, anchors)
        for number, item in enumerate(desk.numbering.cited, start=1)
    )
    brief = desk.limits.brief_annex
    told = ["evidence_brief" if brief else "evidence_intro", *(["evidence_more"] if desk.numbering.shortened else [])]
    intro = " ".join(desk.words.texts[key] for key in told)
    return EvidenceAnnex(desk.words.texts["evidence"], intro, entries, brief)


def _entry(number: int, item: Evidence, quotes: list[Quote], desk: Desk, anchors: Collection[str]) -> EvidenceEntry:
    sources, words = desk.sources, desk.words
    names = [
        _speaker(quote, words)
        for quote in quotes
        if quote.speaker and item.start <= quote.evidence.start and quote.evidence.end <= item.end
    ]
    article = sources.article(item.article)
    name = sources.name(item.article)
    told = None if name == file_name(article) else name  # the place names the file already
    source = (told, sources.title(item.article), sources.date(item.article))
    return EvidenceEntry(
        number=number,
        anchor=f"evidence-{number}",
        back=f"cite-{number}",
        source=tuple(part for part in source if part),
        place=f"{clean(article.path)}:{item.start}–{item.end}",
        quote=clean(item.quote),
        speakers=words.texts["speaking"].format(names=words.texts["semicolon"].join(dict.fromkeys(names)))
        if names
        else None,
        link=sources.link(item.article),
        context=anchor_of(number) if anchor_of(number) in anchors else None,
        language=None if sources.language(item.article) == words.language else sources.language(item.article),
    )


def _speaker(quote: Quote, words: Words) -> str:
    speaker, role = words.speaker(clean(quote.speaker or "")), clean(quote.role or "")
    return f"{speaker} ({role})" if role and role.lower() not in speaker.lower() else speaker
