"""The parts of a brief that show claims, worded, numbered and cut to the look's limits."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefing.models import Briefing, Claim, Conflict, ConflictKind, Position, Section
from briefing.render.document.evidence import Numbering
from briefing.render.document.figures import timeline_figure
from briefing.render.document.limits import Limits, cut
from briefing.render.document.model import (
    BottomLine,
    Change,
    Condensation,
    Condensations,
    Dispute,
    Disputed,
    Event,
    PositionRow,
    Positions,
    SectionPart,
    Side,
    Timeline,
)
from briefing.render.document.sources import Sources
from briefing.render.document.text import clean, harmless, safe_link
from briefing.words import Words


@dataclass(frozen=True, slots=True)
class Desk:
    """What laying out a part needs: the briefing, its words, its articles, the numbers so far, the look's limits."""

    briefing: Briefing
    words: Words
    sources: Sources
    numbering: Numbering
    limits: Limits

    def more(self, key: str, n: int) -> str | None:
        """The words for `n` items that the look leaves out."""
        return self.words.count(key, n) if n else None


def bottom_line(desk: Desk) -> BottomLine:
    """The claims that come first."""
    lines = tuple(desk.numbering.line(claim) for claim in desk.briefing.summary[: desk.limits.summary])
    return BottomLine(desk.words.texts["bottom_line"], lines, None if lines else desk.words.texts["bottom_line_empty"])


def section(found: Section, desk: Desk) -> SectionPart:
    """One section of the profile; its title in the document's language where a shipped profile has it."""
    note = None if found.claims else desk.words.texts["section_empty"]
    if found.note:
        note = desk.words.told(harmless(found.note))
    shown, left = cut(found.claims, desk.limits.claims)
    more = desk.more("more_claims", found.omitted + left)
    if shown and note and more:  # both say where the other lines are: one after the other they take half the room
        note, more = None, f"{note} {more}"
    return SectionPart(
        key=found.key,
        anchor="section-" + re.sub(r"[^a-z0-9]+", "-", found.key.lower()).strip("-"),
        title=desk.words.of_profile(clean(found.title)),
        lines=tuple(desk.numbering.line(claim) for claim in shown),
        note=note,
        more=more,
    )


def positions(desk: Desk) -> Positions | None:
    """The table; None where no position was found, which the gaps say."""
    briefing, texts = desk.briefing, desk.words.texts
    if not briefing.positions:
        return None
    shown, left = cut(briefing.positions, desk.limits.positions)
    question = desk.words.of_profile(clean(briefing.question or ""))
    return Positions(
        title=texts["positions"],
        question=texts["question"].format(question=question) if question else None,
        columns=(texts["actor"], texts["stance"], texts["statement"]),
        rows=tuple(_position(position, desk) for position in shown),
        more=desk.more("more_positions", left),
    )


def _position(position: Position, desk: Desk) -> PositionRow:
    words, line = desk.words, desk.numbering.line(position.claim)
    older = position.changed_from
    change = None
    if older is not None:
        label = words.texts["was"].format(stance=words.stances[older.stance].lower())
        change = Change(f"{label}, {words.day(older.as_of)}", desk.numbering.line(older.claim))
    actor, side = words.actor(clean(position.actor)), clean(words.side(position.side)) if position.side else None
    return PositionRow(
        actor=actor,
        side=None if side == actor else side,  # NATO is of NATO
        key=str(position.stance),
        stance=words.stances[position.stance],
        as_of=words.day(position.as_of),
        line=line,
        change=change,
    )


def disputed(desk: Desk) -> Disputed:
    """Everything that sources disagree on, or that a later report replaced."""
    shown, left = cut(desk.briefing.conflicts, desk.limits.disputed)
    items = tuple(_dispute(conflict, desk) for conflict in shown)
    texts = desk.words.texts
    return Disputed(
        texts["disputed"], items, None if items else texts["disputed_empty"], desk.more("more_disputed", left)
    )


def about_of(conflict: Conflict, words: Words) -> str:
    """What a conflict is about; of two figures of which the later replaced the earlier, an arrow says which."""
    about = words.actor(words.of_profile(clean(conflict.about)))
    return about.replace(" / ", " → ") if conflict.kind is ConflictKind.SUPERSEDED else about


def _dispute(conflict: Conflict, desk: Desk) -> Dispute:
    newest = conflict.sides[-1] if conflict.kind is ConflictKind.SUPERSEDED and conflict.sides else None
    return Dispute(
        key=str(conflict.kind),
        label=desk.words.conflicts[conflict.kind],
        about=about_of(conflict, desk.words),
        sides=tuple(
            Side(_side_label(claim, conflict, newest, desk), desk.numbering.line(claim)) for claim in conflict.sides
        ),
    )


def _side_label(claim: Claim, conflict: Conflict, newest: Claim | None, desk: Desk) -> str:
    where = desk.sources.label(claim.evidence[0].article)
    if conflict.kind is not ConflictKind.SUPERSEDED:
        return where
    return f"{desk.words.texts['now' if claim is newest else 'earlier']} · {where}"


def timeline(desk: Desk) -> Timeline:
    """What happened when; of many events the latest are shown, oldest first."""
    all_events, most = desk.briefing.timeline, desk.limits.timeline
    left = max(0, len(all_events) - most) if most else 0
    words = desk.words
    events = tuple(
        Event(words.day(event.date), event.date.isoformat(), desk.numbering.line(event.claim))
        for event in all_events[left:]
    )
    return Timeline(
        title=words.texts["timeline"],
        events=events,
        note=None if events else words.texts["timeline_empty"],
        more=desk.more("more_events", left),
        figure=timeline_figure(events, words),
    )


def articles(desk: Desk) -> Condensations:
    """A condensation for every article that is used, and for any other that has one."""
    briefed = [item for item in desk.briefing.articles if item.status == "used" or item.summary]
    shown, left = cut(tuple(briefed), desk.limits.articles)
    items = []
    for item in shown:
        article, words = item.article, desk.words
        name = desk.sources.name(article.id)
        author = clean(article.author or "")
        meta = (desk.sources.title(article.id), author, words.day(article.published), clean(article.path))
        items.append(
            Condensation(
                name=name,
                meta=tuple(part for part in meta if part and part != name),
                link=safe_link(article.url),
                lines=tuple(desk.numbering.line(claim, plain=True) for claim in item.summary),
                note=None if item.summary else words.texts["article_empty"],
            )
        )
    return Condensations(desk.words.texts["articles"], tuple(items), desk.more("more_articles", left))
