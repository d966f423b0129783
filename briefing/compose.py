"""The one module that knows the order of the stages: articles in, the complete briefing out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from briefing import __version__, registry
from briefing.analysis import assembly
from briefing.analysis import ledger as ledgers
from briefing.analysis.claims import Claims
from briefing.analysis.copies import copies_of
from briefing.analysis.facts import same_facts
from briefing.analysis.frames import Frame, frames_of
from briefing.analysis.likeness import Likeness
from briefing.analysis.people import learn_people, named_in_full
from briefing.analysis.scene import Scene, score_frames
from briefing.analysis.sources import Sources
from briefing.analysis.tongues import in_other_languages, language_notices
from briefing.analysis.topics import OFF_TOPIC, off_topic
from briefing.errors import NothingToBriefError
from briefing.interfaces import Summarizer
from briefing.language.actors import ActorTable
from briefing.language.sentences import split
from briefing.language.speech import Speech, attribute
from briefing.models import Article, BlockKind, Briefing, Note, Profile, Sentence, Skipped
from briefing.words import english


@dataclass(frozen=True, slots=True)
class ComposeOptions:
    """What the caller may set: the method by name ("auto" takes what suits the number of articles), dates, limits.

    `stamp` is the time of making as ISO 8601, shown as `generated_at`; None leaves the clock out of the brief. `gaps`
    are notes on what was not collected, for the brief's gaps.
    """

    method: str = "auto"
    title: str | None = None
    as_of: date | None = None
    since: date | None = None
    max_claims: int | None = None
    stamp: str | None = None
    gaps: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class _Read:
    """An article with its sentences and who speaks in them."""

    article: Article
    sentences: tuple[Sentence, ...]
    speech: Speech


def compose(
    articles: Sequence[Article], skipped: Sequence[Skipped], profile: Profile, options: ComposeOptions
) -> Briefing:
    """The briefing of these articles. Raises `NothingToBriefError` when none of them is usable."""
    left_out = {a.id: why for a in articles if (why := _left_out(a, profile, options))}
    on_topic = [a for a in articles if a.id not in left_out]
    if not on_topic:
        raise NothingToBriefError(_nothing(articles, skipped, left_out, profile))
    copies = copies_of(on_topic)
    originals = [a for a in articles if a.id not in copies]
    sentences = {a.id: split(a) for a in articles}
    table = _actors(_bodies(on_topic, sentences), profile)
    read = [_Read(a, sentences[a.id], attribute(a, sentences[a.id], table)) for a in on_topic]
    newest = max((a.published for a in on_topic if a.published), default=None)
    year = newest.year if newest else None
    frames = [f for r in read for f in frames_of(r.article, r.sentences, r.speech, table, year)]
    method = _method(options.method, len(on_topic) - len(copies))
    scene = _scene(on_topic, frames, copies, method, profile)
    parts = assembly.assemble(scene, Claims(scene, Sources(on_topic, copies)), profile, method, options.max_claims)
    quotes = ledgers.quotes_of([(r.article, r.speech) for r in read if r.article.id not in copies], table)
    return Briefing(
        title=options.title or parts.title,
        subtitle=profile.title,
        profile=profile.name,
        language=profile.language,
        as_of=options.as_of or newest,
        generator=f"briefing {__version__}",
        generated_at=options.stamp,
        articles=assembly.briefed(articles, left_out, copies, parts),
        summary=parts.summary,
        sections=parts.sections,
        positions=parts.positions,
        conflicts=parts.conflicts,
        quotes=quotes,
        timeline=parts.timeline,
        gaps=(
            *assembly.gaps_of(parts, [a for a in on_topic if a.id not in copies], quotes, profile),
            *in_other_languages(originals),
            *options.gaps,
        ),
        sentences=ledgers.ledger(articles, sentences, scene, parts),
        skipped=tuple(skipped),
        off_profile=_off_profile(articles, left_out, profile),
        notices=language_notices(originals),
        question=profile.question,
    )


def _actors(bodies: Sequence[str], profile: Profile) -> ActorTable:
    """The profile's actors, with what the texts say of people."""
    table = ActorTable(profile.actors)
    table = table.with_actors(named_in_full(bodies, table))
    return table.with_actors(learn_people(bodies, table))


def _scene(
    articles: Sequence[Article], frames: Sequence[Frame], copies: dict[str, str], method: Summarizer, profile: Profile
) -> Scene:
    """Everything read, labelled, weighed and brought together."""
    likeness = Likeness(frames)
    return Scene(
        articles={a.id: a for a in articles},
        frames=tuple(frames),
        scores=score_frames(frames, profile),
        facts=tuple(same_facts(frames, likeness)),
        ranks=_ranks(frames, method),
        copies=copies,
        likeness=likeness,
    )


def _left_out(article: Article, profile: Profile, options: ComposeOptions) -> Note | None:
    """Why an article takes no part, or None."""
    day = article.published
    if options.since and day and day < options.since:
        return Note.of("published_before", day=day.isoformat(), first=options.since.isoformat())
    if options.as_of and day and day > options.as_of:
        return Note.of("published_after", day=day.isoformat(), last=options.as_of.isoformat())
    return off_topic(article, profile)


def _nothing(
    articles: Sequence[Article], skipped: Sequence[Skipped], left_out: dict[str, Note], profile: Profile
) -> str:
    if not articles:
        first = f", the first: {skipped[0].path}, {english(skipped[0].reason)}" if skipped else ""
        return (
            f"there is no usable article among the sources ({len(skipped)} skipped{first}): add articles or mend them"
        )
    why = english(next(iter(left_out.values())))
    return (
        f"none of the {len(articles)} articles takes part in a brief of the profile {profile.name} "
        f"(the first {why}): try --profile general, or other dates"
        + "".join(f"; {english(notice)}" for notice in language_notices(articles))
    )


def _off_profile(articles: Sequence[Article], left_out: dict[str, Note], profile: Profile) -> Note | None:
    off = [a for a in articles if a.id in left_out and left_out[a.id].key in OFF_TOPIC]
    if len(off) * 2 <= len(articles):
        return None
    return Note.of("off_profile", n=len(off), of=len(articles), profile=profile.name)


def _bodies(articles: Sequence[Article], sentences: dict[str, tuple[Sentence, ...]]) -> list[str]:
    return [s.text for a in articles for s in sentences[a.id] if s.kind is BlockKind.BODY]


def _method(name: str, articles: int) -> Summarizer:
    chosen = ("coverage" if articles > 1 else "lexrank") if name == "auto" else name
    method: Summarizer = registry.load(registry.SUMMARIZER, chosen)
    return method


def _ranks(frames: Sequence[Frame], method: Summarizer) -> dict[tuple[str, int], float]:
    """Every frame's weight among all, from 0 to 1."""
    documents: dict[str, list[Frame]] = {}
    for frame in frames:
        documents.setdefault(frame.sentence.article, []).append(frame)
    ranks = method.rank([[f.sentence.text for f in fs] for fs in documents.values()])
    return {
        f.key: round(float(r), 6)
        for fs, rs in zip(documents.values(), ranks, strict=True)
        for f, r in zip(fs, rs, strict=True)
    }
