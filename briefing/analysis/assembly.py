"""The parts of a brief, put together from the scene: sections, bottom line, positions, conflicts, ledger."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from briefing.analysis import gaps as gap_rules
from briefing.analysis.ages import with_days
from briefing.analysis.bottom_line import bottom_line, with_news
from briefing.analysis.claims import Claims, Draft, Overtaken
from briefing.analysis.conflicts import Disagreement, disagreements
from briefing.analysis.denials import denials
from briefing.analysis.differing_tolls import DifferingTolls, differing_tolls
from briefing.analysis.finishing import Final, in_order, standings
from briefing.analysis.frames import Frame
from briefing.analysis.introductions import introduced
from briefing.analysis.kinds.base import sides_of, state_of
from briefing.analysis.kinds.topic import open_section
from briefing.analysis.news import newsworthy, room
from briefing.analysis.omissions import omissions
from briefing.analysis.other_numbers import other_numbers
from briefing.analysis.remembering import picks_of
from briefing.analysis.scene import Key, Scene
from briefing.analysis.selection import choose, section_of
from briefing.analysis.sources import Sources
from briefing.analysis.stances import Stated, by_actor, on_the_measure, stated, told_outright
from briefing.analysis.taken_back import taken_back
from briefing.analysis.timeline import overtaken, timeline
from briefing.analysis.titles import title_of
from briefing.analysis.untold import untold
from briefing.analysis.witnesses import within
from briefing.interfaces import Memory, Summarizer
from briefing.models import (
    Article,
    ArticleStatus,
    BriefedArticle,
    Claim,
    Conflict,
    ConflictKind,
    Note,
    Position,
    Profile,
    Quote,
    Section,
    SectionSpec,
    SentenceStatus,
    TimelineEvent,
)

_TOLLS = 3  # that differ, which are shown
_TAKEN_BACK = 3  # refusals and statements, of which as many are
_CONDENSED = ((5, 1), (14, 2))  # up to so many sentences: so many of them; more: three


@dataclass(frozen=True, slots=True)
class Parts:
    """What the scene gave, with every claim in its final standing; what is `incomplete` cannot stand alone."""

    title: str
    summary: tuple[Claim, ...]
    sections: tuple[Section, ...]
    positions: tuple[Position, ...]
    conflicts: tuple[Conflict, ...]
    timeline: tuple[TimelineEvent, ...]
    condensed: Mapping[str, tuple[Claim, ...]]
    shown: Mapping[Key, SentenceStatus]
    merged: Mapping[Key, str]
    incomplete: frozenset[Key]
    silent: frozenset[str]  # sections for which nothing was found, not even what stands under another heading


def assemble(
    scene: Scene, sources: Sources, profile: Profile, method: Summarizer, max_claims: int | None, memory: Memory
) -> Parts:
    """Sections first, then everything that draws on them; standings last, since a conflict changes them."""
    originals = [f for f in scene.frames if f.sentence.article not in scene.copies]
    differing = differing_tolls(originals)
    ended, renewed = taken_back(originals)[:_TAKEN_BACK], other_numbers(originals)
    known = [*(d.disagreement for d in differing[:_TOLLS]), *ended, *renewed]
    known += denials(originals, {key for key, shown in scene.shown.items() if not shown.complete})
    claims = Claims(scene, sources, _overtaken(differing, [*ended, *renewed], known), _apart(differing, known))
    drafts = {spec.key: claims.drafts(spec) for spec in profile.sections}
    telling = newsworthy(drafts, profile.sections, scene)
    chosen = choose(profile.sections, telling, max_claims, claims, scene.likeness, room(profile.sections, scene))
    positions, turned, stale = _positions(scene, claims, profile)
    page = [d for ds in chosen.values() for d in ds]
    disagreeing = disagreements(originals, known)
    stale |= {(f.sentence.article, claims.show(f).start) for d in disagreeing if (f := d.replaced) is not None}
    top = _top(profile.sections, chosen, page, stale, claims, scene)
    leads = [d.lead for d in (*page, *(d for d in top if d not in page))]
    summary = tuple(claims.of(d) for d in top)
    first = {d.lead.key for d in top}
    ordered = {key: sorted(ds, key=lambda d: d.lead.key not in first) for key, ds in chosen.items()}
    shown_in = _beside_the_bottom_line(profile.sections, telling, ordered, first)
    left_out = omissions(drafts, [*page, *top])
    sections = [section_of(spec, ordered[spec.key], left_out[spec.key], claims) for spec in shown_in]
    conflicts = [_conflict(d.kind, d.about, d.sides, claims) for d in disagreeing]
    conflicts += turned
    condensed = _condensed(scene, claims, method, memory)
    events = timeline(leads, {f.key: claims.of_frame(f) for f in leads}, claims.days)
    named = in_order(summary, sections, positions, conflicts, events)
    told = [*summary, *(c for s in sections for c in s.claims)]
    texts = with_days(told, scene.articles, introduced(named, scene.frames))
    final = Final(standings(conflicts), texts)
    shown = _shown(top, page, positions, conflicts, condensed, scene)
    return Parts(
        title=title_of(summary, sections),
        summary=tuple(map(final.claim, summary)),
        sections=tuple(replace(s, claims=tuple(map(final.claim, s.claims))) for s in sections),
        positions=tuple(map(final.position, positions)),
        conflicts=tuple(replace(c, sides=tuple(map(final.claim, c.sides))) for c in conflicts),
        timeline=tuple(replace(e, claim=final.claim(e.claim)) for e in events),
        condensed={a: tuple(map(final.claim, cs)) for a, cs in condensed.items()},
        shown=shown,
        merged=dict(claims.merged),
        incomplete=claims.incomplete(),
        silent=frozenset(key for key, found in drafts.items() if not found),
    )


def _beside_the_bottom_line(
    specs: Sequence[SectionSpec],
    telling: Mapping[str, Sequence[Draft]],
    ordered: dict[str, list[Draft]],
    first: Collection[Key],
) -> list[SectionSpec]:
    """The sections of the page. What the bottom line tells (`first`) is taken out of the one that may hold whatever is
    reported, and that one is left out where there was something for it, and the rest of the page tells all of it."""
    news = open_section(specs)
    if news is None:
        return list(specs)
    ordered[news.key] = [d for d in ordered[news.key] if d.lead.key not in first]
    told = bool(telling[news.key]) and not ordered[news.key]
    return [spec for spec in specs if not (told and spec is news)]


def _top(
    specs: Sequence[SectionSpec],
    chosen: Mapping[str, Sequence[Draft]],
    page: Sequence[Draft],
    stale: frozenset[Key],
    claims: Claims,
    scene: Scene,
) -> list[Draft]:
    """The bottom line, with the main news where no section may hold whatever is reported and none tells it; `page` are
    the drafts of all sections."""
    top = bottom_line(specs, chosen, stale, overtaken([d.lead for d in page], scene.likeness), scene)
    happened = None if open_section(specs) else untold(page, claims, scene)
    return top if happened is None else with_news(top, happened, scene)


def _apart(differing: Sequence[DifferingTolls], known: Sequence[Disagreement]) -> frozenset[tuple[Key, Key]]:
    """The pairs of sentences, either way round, that disagree, or of which one was replaced before the other."""
    pairs = [(d.sides[0].key, d.sides[1].key) for d in known]
    pairs += [pair for d in differing for pair in d.apart]
    return frozenset([*pairs, *((b, a) for a, b in pairs)])


def _overtaken(
    differing: Sequence[DifferingTolls], ended: Sequence[Disagreement], known: Sequence[Disagreement]
) -> Overtaken:
    """The sentences with a figure of which a later report has another, and with what somebody then took back or a later
    report says in the same words, but for a number."""
    replaced = frozenset(f.key for d in known if (f := d.replaced) is not None)
    old = frozenset(f.key for d in ended if (f := d.replaced) is not None)
    return Overtaken(_all_of(d.overtaken for d in differing) | replaced, _all_of(d.told_first for d in differing) | old)


def _all_of(keys: Iterable[frozenset[Key]]) -> frozenset[Key]:
    return frozenset[Key]().union(*keys)


def _positions(scene: Scene, claims: Claims, profile: Profile) -> tuple[list[Position], list[Conflict], frozenset[Key]]:
    """One position for each state or body, a superseded conflict for each that turned, and where every sentence begins
    that states what was replaced."""
    specs = [s for s in profile.sections if s.kind == "positions"]
    if not specs:
        return [], [], frozenset()
    news = open_section(profile.sections)
    labelled = [f for f in scene.frames if set(scene.labels(f.key)) - ({news.key} if news else set())]
    sides = frozenset[str]().union(*(sides_of(s) for s in specs))
    found = on_the_measure([s for f in labelled if f.sentence.article not in scene.copies for s in stated(f, sides)])
    positions, turned, stale = [], [], set()
    for stances in by_actor(found):
        newest = stances[-1]
        replaced = [s for s in reversed(stances[:-1]) if _turned(s, newest)]
        stale |= {(s.frame.sentence.article, claims.show(s.frame).start) for s in replaced}
        older = next((s for s in replaced if told_outright(s)), None)
        position = _position(newest, claims, _position(older, claims, None) if older else None)
        positions.append(position)
        if position.changed_from is not None:
            sides_of_it = (position.changed_from.claim, position.claim)
            turned.append(Conflict(ConflictKind.SUPERSEDED, position.actor, sides_of_it))
    return positions, turned, frozenset(stale)


def _turned(old: Stated, new: Stated) -> bool:
    return old.stance is not new.stance and old.on is not None and new.on is not None and old.on < new.on


def _position(one: Stated, claims: Claims, changed_from: Position | None) -> Position:
    return Position(
        actor=state_of(one.actor),
        side=one.actor.side,
        stance=one.stance,
        as_of=one.on,
        claim=claims.of_frame(one.frame),
        changed_from=changed_from,
    )


def _conflict(kind: ConflictKind, about: str, sides: Sequence[Frame], claims: Claims) -> Conflict:
    return Conflict(kind, about, tuple(claims.of_frame(f) for f in sides))


def _condensed(scene: Scene, claims: Claims, method: Summarizer, memory: Memory) -> dict[str, tuple[Claim, ...]]:
    """One to three sentences of each article that was used, in its own order."""
    own: dict[str, list[Frame]] = {a: [] for a in scene.articles if a not in scene.copies}
    for frame in scene.frames:
        if frame.sentence.article not in own:
            continue
        shown = claims.show(frame)
        if shown.complete and not shown.text.endswith("?"):
            own[frame.sentence.article].append(frame)
    wanted = [next((n for most, n in _CONDENSED if len(frames) <= most), 3) for frames in own.values()]
    texts = [[f.sentence.text for f in frames] for frames in own.values()]
    picked = picks_of(texts, wanted, method, memory)
    found = {}
    for (article, frames), places in zip(own.items(), picked, strict=True):
        found[article] = tuple({c.id: c for c in (claims.of_frame(frames[i]) for i in sorted(places))}.values())
    return found


def _shown(
    top: Sequence[Draft],
    page: Sequence[Draft],
    positions: Sequence[Position],
    conflicts: Sequence[Conflict],
    condensed: Mapping[str, Sequence[Claim]],
    scene: Scene,
) -> dict[Key, SentenceStatus]:
    """What became of each sentence that is shown, alone or within a quotation, by where it begins (article, start)."""
    status: dict[tuple[str, int, int], SentenceStatus] = {}
    for claims in condensed.values():
        status.update({_span(c): SentenceStatus.SUMMARY for c in claims})
    status.update({_span(c): SentenceStatus.SECTION for conflict in conflicts for c in conflict.sides})
    status.update({_span(p.claim): SentenceStatus.SECTION for p in positions})
    for drafts, what in ((page, SentenceStatus.SECTION), (top, SentenceStatus.SUMMARY)):
        status.update({(d.lead.sentence.article, d.shown.start, d.shown.end): what for d in drafts})
    spans: dict[str, list[tuple[int, int, SentenceStatus]]] = defaultdict(list)
    for (article, start, end), what in status.items():
        spans[article].append((start, end, what))
    return {
        (frame.sentence.article, frame.sentence.start): what
        for frame in scene.frames
        for start, end, what in spans[frame.sentence.article]
        if within(frame, start, end)
    }


def _span(claim: Claim) -> tuple[str, int, int]:
    first = claim.evidence[0]
    return (first.article, first.start, first.end)


def briefed(
    articles: Sequence[Article], left_out: Mapping[str, Note], copies: Mapping[str, str], parts: Parts
) -> tuple[BriefedArticle, ...]:
    """Every article with what became of it and why, in path order."""
    path = {a.id: a.path for a in articles}
    rows = []
    for article in sorted(articles, key=lambda a: a.path):
        if article.id in left_out:
            rows.append(BriefedArticle(article, ArticleStatus.OFF_TOPIC, reason=left_out[article.id]))
        elif article.id in copies:
            original = copies[article.id]
            reason = Note.of("copy", path=path[original])
            rows.append(BriefedArticle(article, ArticleStatus.DUPLICATE, duplicate_of=original, reason=reason))
        else:
            rows.append(BriefedArticle(article, ArticleStatus.USED, summary=parts.condensed.get(article.id, ())))
    return tuple(rows)


def gaps_of(parts: Parts, articles: Sequence[Article], quotes: Sequence[Quote], profile: Profile) -> tuple[Note, ...]:
    """What the brief does not hold; `articles` are its sources, without copies."""
    return gap_rules.gaps(parts.sections, parts.silent, parts.positions, articles, quotes, profile)
