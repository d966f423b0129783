"""The evidence annex: each cited place with its source, its offsets and its words."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.models import Briefing, Evidence, Quote
from briefing.render.document.model import EvidenceAnnex, EvidenceEntry
from briefing.render.document.names import file_name
from briefing.render.document.sources import Sources
from briefing.render.document.text import clean
from briefing.render.document.words import Words


def evidence_annex(briefing: Briefing, cited: Sequence[Evidence], sources: Sources, words: Words) -> EvidenceAnnex:
    """The entries 1 to n for the evidence in the order in which it was cited."""
    quotes: dict[str, list[Quote]] = {}
    for quote in briefing.quotes:
        quotes.setdefault(quote.evidence.article, []).append(quote)
    entries = tuple(
        _entry(number, item, quotes.get(item.article, []), sources, words) for number, item in enumerate(cited, start=1)
    )
    return EvidenceAnnex(words.texts["evidence"], words.texts["evidence_intro"], entries)


def _entry(number: int, item: Evidence, quotes: list[Quote], sources: Sources, words: Words) -> EvidenceEntry:
    names = [
        _speaker(quote)
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
        speakers=words.texts["speaking"].format(names="; ".join(dict.fromkeys(names))) if names else None,
        link=sources.link(item.article),
    )


def _speaker(quote: Quote) -> str:
    speaker, role = clean(quote.speaker or ""), clean(quote.role or "")
    return f"{speaker} ({role})" if role and role.lower() not in speaker.lower() else speaker
