"""Briefing in, Document out: what is shown, in which order, under which number. No format knows more."""

from __future__ import annotations

import re
from dataclasses import replace

from briefing.interfaces import Presentation
from briefing.models import Briefing
from briefing.render.document import parts
from briefing.render.document.annex import evidence_annex
from briefing.render.document.changes import changes_of, marks_of
from briefing.render.document.context import anchors_in, contexts_of
from briefing.render.document.coverage import facts_of, ledger_of
from briefing.render.document.evidence import Numbering
from briefing.render.document.fit import fitted
from briefing.render.document.glance import glance
from briefing.render.document.limits import Limits, cut
from briefing.render.document.model import Document, Gaps
from briefing.render.document.parts import Desk
from briefing.render.document.quotations import quotations
from briefing.render.document.size import LONG, VERY_LONG, entries_of, estimated_pages
from briefing.render.document.sources import Sources
from briefing.render.document.text import clean, harmless, shorten
from briefing.words import Words, words_for

_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_FALLBACK = "en"  # the language of the fixed words when a tag is none
PAPERS = {"a4": "A4", "letter": "letter"}
_RUNNING_HEADER = 90  # characters of the title that fit on one line of a page's header
_MARKED_HEADER = 54  # and beside a marking in its middle


def lay_out(
    briefing: Briefing,
    presentation: Presentation | None = None,
    limits: Limits | None = None,
    *,
    contexts: bool = False,
) -> Document:
    """The whole brief for the eye, in the order of the editorial rules; evidence is numbered as it is first cited.

    `limits` are the look's, all without; `contexts` adds the text of the cited articles.
    """
    presentation, limits = presentation or Presentation(), limits or Limits()
    tag = presentation.language or briefing.language
    words = words_for(tag)
    desk = _desk(briefing, words, limits)
    title, subtitle = words.of_profile(clean(briefing.title)), words.of_profile(clean(briefing.subtitle))
    texts, shown = words.texts, limits.parts
    as_of = texts["as_of"].format(date=words.day(briefing.as_of)) if briefing.as_of else texts["as_of_unknown"]
    document = Document(
        kicker=" · ".join(part for part in (texts["kicker"], subtitle) if part),
        title=shorten(title, limits.title) if limits.title else title,
        short_title=shorten(title, _MARKED_HEADER if presentation.marking else _RUNNING_HEADER),
        subtitle=subtitle,
        facts=(as_of, *facts_of(briefing, words)),
        notice=_notice(briefing, words),
        marking=clean(presentation.marking or "") or None,
        paper=PAPERS[presentation.paper] if presentation.paper else None,
        profile=clean(briefing.profile),
        as_of=as_of,
        language=tag if _LANGUAGE.fullmatch(tag) else _FALLBACK,
        generator=clean(briefing.generator),
        contents=(),
        front_page=False,
        # From here on the order of the calls is the order of the numbers.
        bottom_line=parts.bottom_line(desk),
        changes=changes_of(desk) if "changes" in shown else None,
        glance=glance(briefing, words, shown) if "glance" in shown else None,
        sections=tuple(parts.section(item, desk) for item in desk.briefing.sections) if "sections" in shown else (),
        positions=parts.positions(desk) if "positions" in shown else None,
        disputed=parts.disputed(desk) if "disputed" in shown else None,
        timeline=parts.timeline(desk) if "timeline" in shown else None,
        quotations=quotations(desk) if "quotations" in shown else None,
        articles=parts.articles(desk) if "articles" in shown else None,
        evidence=evidence_annex(desk, ()),
        ledger=ledger_of(desk) if "ledger" in shown else None,
        gaps=_gaps(desk) if "gaps" in shown else None,
        contexts=None,
        words=texts,
    )
    return _finished(document, desk, contexts=contexts and "evidence" in shown)


def _notice(briefing: Briefing, words: Words) -> str | None:
    """What a reader must know before the first line, as sentences in a row."""
    notes = (*briefing.notices, *([briefing.off_profile] if briefing.off_profile else []))
    return " ".join(words.sentence(harmless(note)) for note in notes) or None


def _desk(briefing: Briefing, words: Words, limits: Limits) -> Desk:
    sources = Sources(briefing, words)
    numbering = Numbering(words, sources, limits, marks_of(briefing, words))
    return Desk(fitted(briefing, limits), words, sources, numbering, limits)


def _finished(document: Document, desk: Desk, *, contexts: bool) -> Document:
    """With the annex of what was cited so far, its surroundings, and contents where the whole is long."""
    found = contexts_of(desk.numbering.cited, desk.sources, desk.words) if contexts else None
    document = replace(document, evidence=evidence_annex(desk, anchors_in(found)), contexts=found)
    pages = estimated_pages(document)
    return replace(document, contents=entries_of(document) if pages >= LONG else (), front_page=pages >= VERY_LONG)


def _gaps(desk: Desk) -> Gaps:
    shown, left = cut(desk.briefing.gaps, desk.limits.gaps)
    texts = desk.words.texts
    note = None if shown else texts["gaps_empty"]
    told = tuple(desk.words.told(harmless(gap)) for gap in shown)
    return Gaps(texts["gaps"], told, note, desk.more("more_gaps", left))
