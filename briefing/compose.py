"""The one module that knows the order of the stages: articles in, the complete briefing out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from operator import attrgetter

from briefing import __version__, registry
from briefing.analysis import assembly
from briefing.analysis import ledger as ledgers
from briefing.analysis.copies import copies_of
from briefing.analysis.facts import same_facts
from briefing.analysis.frames import Frame
from briefing.analysis.likeness import Likeness
from briefing.analysis.people import learn_people, named_in_full, namesakes
from briefing.analysis.places import Places
from briefing.analysis.remembering import Reading, readings_of, sentences_of
from briefing.analysis.scene import Scene, score_frames
from briefing.analysis.sources import Sources
from briefing.analysis.tongues import in_other_languages, language_notices
from briefing.analysis.topics import OFF_TOPIC, off_topic, out_of_days
from briefing.corpus.publication import believed, with_years, year_told
from briefing.errors import NothingToBriefError
from briefing.interfaces import Memory, NoMemory, Summarizer
from briefing.language.actors import ActorTable
from briefing.models import (
    Article,
    ArticleStatus,
    BlockKind,
    BriefedArticle,
    Briefing,
    Note,
    Profile,
    Section,
    Sentence,
    Skipped,
)
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


_NO_MEMORY = NoMemory()


def compose(
    articles: Sequence[Article],
    skipped: Sequence[Skipped],
    profile: Profile,
    options: ComposeOptions,
    beyond: Sequence[BriefedArticle] = (),
    memory: Memory = _NO_MEMORY,
) -> Briefing:
    """The briefing of these articles. Raises `NothingToBriefError` when none of them is usable.

    `beyond` were surveyed and are not read: the brief says what became of them. `memory` makes a later brief faster.
    """
    places = Places(articles)
    return places.kept(_composed(places.articles, skipped, profile, options, beyond, memory))


def _composed(
    articles: Sequence[Article],
    skipped: Sequence[Skipped],
    profile: Profile,
    options: ComposeOptions,
    beyond: Sequence[BriefedArticle],
    memory: Memory,
) -> Briefing:
    articles, beyond, doubts = (articles, beyond, ()) if options.as_of else believed(articles, beyond)
    articles, left_out = _sorted_out(articles, profile, options)
    if not (on_topic := [a for a in articles if a.id not in left_out]):
        raise NothingToBriefError(_nothing(articles, skipped, left_out, profile, beyond))
    articles, beyond, outside = _within_days(articles, beyond, left_out)
    copies = copies_of(on_topic)
    originals, unread = [a for a in articles if a.id not in copies], (*doubts, *_surveyed(on_topic, beyond))
    newest = max((a.published for a in on_topic if a.published), default=None)
    sentences = sentences_of(on_topic, memory)
    table = _actors(_bodies(on_topic, sentences), profile, newest)
    read = readings_of(on_topic, sentences, table, _year(on_topic, newest), profile.sections, memory)
    used = [a for a in on_topic if a.id not in copies]
    method = _method(options.method, len(used))
    scene = _scene(read, copies, method, profile)
    parts = assembly.assemble(scene, Sources(on_topic, copies), profile, method, options.max_claims, memory)
    quotes = ledgers.quotes_of([(r.article, r.speech) for r in read if r.article.id not in copies], table)
    return Briefing(
        title=options.title or parts.title,
        subtitle=profile.title,
        profile=profile.name,
        language=profile.language,
        as_of=options.as_of or _newest(newest, beyond),
        generator=f"briefing {__version__}",
        generated_at=options.stamp,
        articles=_in_path_order(assembly.briefed(articles, left_out, copies, parts), beyond),
        summary=parts.summary,
        sections=_on_the_page(parts.sections, profile),
        positions=parts.positions,
        conflicts=parts.conflicts,
        quotes=quotes,
        timeline=parts.timeline,
        gaps=(*assembly.gaps_of(parts, used, quotes, profile), *in_other_languages(originals), *unread, *options.gaps),
        sentences=ledgers.ledger(on_topic, sentences, scene, parts),
        skipped=(*skipped, *outside),
        off_profile=_off_profile(articles, left_out, profile, beyond),
        notices=language_notices(originals),
        question=profile.question,
    )


def _on_the_page(sections: Sequence[Section], profile: Profile) -> tuple[Section, ...]:
    """The sections less those in which nothing was found and for which the profile has no place then."""
    optional = {spec.key for spec in profile.sections if spec.optional}
    return tuple(s for s in sections if s.claims or s.key not in optional)


def _year(articles: Sequence[Article], newest: date | None) -> int | None:
    """The year of the news: the newest article's, else one that undated articles tell."""
    return newest.year if newest else year_told(articles)


def _actors(bodies: Sequence[str], profile: Profile, day: date | None) -> ActorTable:
    """The profile's actors in the offices that they held on that day, with what the texts say of people."""
    table = ActorTable(profile.actors_on(day))
    table = table.with_actors(named_in_full(bodies, table))
    table = table.unnamed(namesakes(bodies, table))
    return table.with_actors(learn_people(bodies, table))


def _scene(read: Sequence[Reading], copies: dict[str, str], method: Summarizer, profile: Profile) -> Scene:
    """Everything read, labelled, weighed and brought together."""
    frames = [frame for one in read for frame in one.frames]
    likeness = Likeness(frames, [told for one in read for told in one.told])
    return Scene(
        articles={one.article.id: one.article for one in read},
        frames=tuple(frames),
        scores=score_frames(frames, profile, [scores for one in read for scores in one.scores]),
        facts=tuple(same_facts(frames, likeness)),
        ranks=_ranks(frames, method),
        copies=copies,
        likeness=likeness,
        shown={frame.key: shown for one in read for frame, shown in zip(one.frames, one.shown, strict=True)},
    )


def _sorted_out(
    articles: Sequence[Article], profile: Profile, options: ComposeOptions
) -> tuple[list[Article], dict[str, Note]]:
    """The articles, dated as far as the others' dates allow, and by id why some take no part."""
    dated = with_years(articles)
    return dated, {a.id: why for a in dated if (why := _left_out(a, profile, options))}


def _left_out(article: Article, profile: Profile, options: ComposeOptions) -> Note | None:
    """Why an article takes no part, or None."""
    return out_of_days(article.published, article.collected, options.since, options.as_of) or off_topic(
        article, profile
    )


def _within_days(
    articles: Sequence[Article], beyond: Sequence[BriefedArticle], left_out: dict[str, Note]
) -> tuple[list[Article], list[BriefedArticle], list[Skipped]]:
    """The articles of the brief's days, read closely or not, and the others: on the subject or off it, they were not
    read for this brief."""

    kept, left = {a.path: left_out.get(a.id) for a in articles}, {b.article.path: b.reason for b in beyond}
    found = [Skipped(path, why) for path, why in (*kept.items(), *left.items()) if why]
    outside = {one.path: one for one in found if one.of_other_days}
    return (
        [a for a in articles if a.path not in outside],
        [b for b in beyond if b.article.path not in outside],
        [outside[path] for path in sorted(outside)],
    )


def _nothing(
    articles: Sequence[Article],
    skipped: Sequence[Skipped],
    left_out: dict[str, Note],
    profile: Profile,
    beyond: Sequence[BriefedArticle],
) -> str:
    if not articles and not beyond:
        first = f", the first: {skipped[0].path}, {english(skipped[0].reason)}" if skipped else ""
        return (
            f"there is no usable article among the sources ({len(skipped)} skipped{first}): add articles or mend them"
        )
    why = english(next(iter([*left_out.values(), *(b.reason for b in beyond if b.reason)])))
    count = len(articles) + len(beyond)
    none, first = (f"none of the {count} articles takes", "the first") if count > 1 else ("the article takes no", "it")
    return (
        f"{none} part in a brief of the profile {profile.name} ({first} {why}): try --profile general, or other dates"
        + "".join(f"; {english(notice)}" for notice in language_notices(articles))
    )


def _off_profile(
    articles: Sequence[Article], left_out: dict[str, Note], profile: Profile, beyond: Sequence[BriefedArticle]
) -> Note | None:
    reasons = [*left_out.values(), *(b.reason for b in beyond)]
    off, of = sum(isinstance(why, Note) and why.key in OFF_TOPIC for why in reasons), len(articles) + len(beyond)
    return None if off * 2 <= of else Note.of("off_profile", n=off, of=of, profile=profile.name)


def _newest(newest: date | None, beyond: Sequence[BriefedArticle]) -> date | None:
    """The day of the newest article on the subject, read closely or not."""
    days = {b.article.published for b in beyond if b.status is not ArticleStatus.OFF_TOPIC}
    return max((day for day in (newest, *days) if day), default=None)


def _in_path_order(briefed: tuple[BriefedArticle, ...], beyond: Sequence[BriefedArticle]) -> tuple[BriefedArticle, ...]:
    return tuple(sorted((*briefed, *beyond), key=attrgetter("article.path"))) if beyond else briefed


def _surveyed(on_topic: Sequence[Article], beyond: Sequence[BriefedArticle]) -> tuple[Note, ...]:
    """A gap where not all on the subject was read closely."""
    unread = [b.status for b in beyond].count(ArticleStatus.SURVEYED)
    return (Note.of("surveyed_only", n=unread, of=unread + len(on_topic)),) if unread else ()


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
