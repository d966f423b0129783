"""Briefing in, Document out: what is shown, in which order, under which number. No format knows more."""

from __future__ import annotations

import re

from briefing.models import Briefing, Claim, Conflict, ConflictKind, Position, Section
from briefing.render.document.annex import evidence_annex
from briefing.render.document.coverage import facts_of, ledger_of
from briefing.render.document.evidence import Numbering
from briefing.render.document.model import (
    BottomLine,
    Change,
    Condensation,
    Condensations,
    Dispute,
    Disputed,
    Document,
    Event,
    Gaps,
    PositionRow,
    Positions,
    SectionPart,
    Side,
    Timeline,
)
from briefing.render.document.sources import Sources
from briefing.render.document.text import clean, safe_link, shorten
from briefing.render.document.words import Words, words_for

_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_FALLBACK = "en"  # the language of the fixed words when a tag is none
_RUNNING_HEADER = 90  # characters of the title that fit on one line of a page's header


def lay_out(briefing: Briefing) -> Document:
    """The whole brief for the eye, in the order of the editorial rules; evidence is numbered as it is first cited."""
    words = words_for(briefing.language)
    sources = Sources(briefing, words)
    numbering = Numbering(words)
    texts = words.texts
    title, subtitle = clean(briefing.title), clean(briefing.subtitle)
    as_of = texts["as_of"].format(date=words.day(briefing.as_of)) if briefing.as_of else texts["as_of_unknown"]
    return Document(
        kicker=" · ".join(part for part in (texts["kicker"], subtitle) if part),
        title=title,
        short_title=shorten(title, _RUNNING_HEADER),
        subtitle=subtitle,
        facts=(as_of, *facts_of(briefing, words)),
        notice=clean(briefing.off_profile) if briefing.off_profile else None,
        profile=clean(briefing.profile),
        as_of=as_of,
        language=briefing.language if _LANGUAGE.fullmatch(briefing.language) else _FALLBACK,
        generator=clean(briefing.generator),
        # From here on the order of the calls is the order of the numbers.
        bottom_line=_bottom_line(briefing, numbering, words),
        sections=tuple(_section(section, numbering, words) for section in briefing.sections),
        positions=_positions(briefing, numbering, words),
        disputed=_disputed(briefing, numbering, words, sources),
        timeline=_timeline(briefing, numbering, words),
        articles=_articles(briefing, numbering, words, sources),
        evidence=evidence_annex(briefing, numbering.cited, sources, words),
        ledger=ledger_of(briefing, numbering.cited, sources, words),
        gaps=Gaps(
            texts["gaps"], tuple(clean(gap) for gap in briefing.gaps), None if briefing.gaps else texts["gaps_empty"]
        ),
        words=texts,
    )


def _bottom_line(briefing: Briefing, numbering: Numbering, words: Words) -> BottomLine:
    lines = tuple(numbering.line(claim) for claim in briefing.summary)
    return BottomLine(words.texts["bottom_line"], lines, None if lines else words.texts["bottom_line_empty"])


def _section(section: Section, numbering: Numbering, words: Words) -> SectionPart:
    note = section.note or (None if section.claims else words.texts["section_empty"])
    return SectionPart(
        key=section.key,
        anchor="section-" + re.sub(r"[^a-z0-9]+", "-", section.key.lower()).strip("-"),
        title=clean(section.title),
        lines=tuple(numbering.line(claim) for claim in section.claims),
        note=clean(note) if note else None,
        more=words.count("more_claims", section.omitted) if section.omitted else None,
    )


def _positions(briefing: Briefing, numbering: Numbering, words: Words) -> Positions | None:
    """The table; None for a profile that asks no question and found no position."""
    if not briefing.positions and not briefing.question:
        return None
    texts = words.texts
    return Positions(
        title=texts["positions"],
        question=texts["question"].format(question=clean(briefing.question)) if briefing.question else None,
        columns=(texts["actor"], texts["stance"], texts["statement"]),
        rows=tuple(_position(position, numbering, words) for position in briefing.positions),
        note=None if briefing.positions else texts["positions_empty"],
    )


def _position(position: Position, numbering: Numbering, words: Words) -> PositionRow:
    line = numbering.line(position.claim)
    older = position.changed_from
    change = None
    if older is not None:
        label = words.texts["was"].format(stance=words.stances[older.stance].lower())
        change = Change(f"{label}, {words.day(older.as_of)}", numbering.line(older.claim))
    return PositionRow(
        actor=clean(position.actor),
        side=clean(words.side(position.side)) if position.side else None,
        key=str(position.stance),
        stance=words.stances[position.stance],
        as_of=words.day(position.as_of),
        line=line,
        change=change,
    )


def _disputed(briefing: Briefing, numbering: Numbering, words: Words, sources: Sources) -> Disputed:
    items = tuple(_dispute(conflict, numbering, words, sources) for conflict in briefing.conflicts)
    return Disputed(words.texts["disputed"], items, None if items else words.texts["disputed_empty"])


def _dispute(conflict: Conflict, numbering: Numbering, words: Words, sources: Sources) -> Dispute:
    newest = conflict.sides[-1] if conflict.kind is ConflictKind.SUPERSEDED and conflict.sides else None
    return Dispute(
        key=str(conflict.kind),
        label=words.conflicts[conflict.kind],
        about=clean(conflict.about),
        sides=tuple(
            Side(_side_label(claim, conflict, newest, words, sources), numbering.line(claim))
            for claim in conflict.sides
        ),
    )


def _side_label(claim: Claim, conflict: Conflict, newest: Claim | None, words: Words, sources: Sources) -> str:
    where = sources.label(claim.evidence[0].article)
    if conflict.kind is not ConflictKind.SUPERSEDED:
        return where
    return f"{words.texts['now' if claim is newest else 'earlier']} · {where}"


def _timeline(briefing: Briefing, numbering: Numbering, words: Words) -> Timeline:
    events = tuple(
        Event(words.day(event.date), event.date.isoformat(), numbering.line(event.claim)) for event in briefing.timeline
    )
    return Timeline(words.texts["timeline"], events, None if events else words.texts["timeline_empty"])


def _articles(briefing: Briefing, numbering: Numbering, words: Words, sources: Sources) -> Condensations:
    """A condensation for every article that is used, and for any other that has one."""
    items = []
    for briefed in briefing.articles:
        if briefed.status != "used" and not briefed.summary:
            continue
        article = briefed.article
        name = sources.name(article.id)
        author = clean(article.author or "")
        meta = (sources.title(article.id), author, words.day(article.published), clean(article.path))
        items.append(
            Condensation(
                name=name,
                meta=tuple(part for part in meta if part and part != name),
                link=safe_link(article.url),
                lines=tuple(numbering.line(claim, plain=True) for claim in briefed.summary),
                note=None if briefed.summary else words.texts["article_empty"],
            )
        )
    return Condensations(words.texts["articles"], tuple(items))
