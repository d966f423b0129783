"""The whole brief, and what became of every article and sentence in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from briefing.models.articles import Article, Skipped
from briefing.models.changes import Changes
from briefing.models.claims import Claim, Conflict, Position, Quote, TimelineEvent
from briefing.models.notes import Note


@dataclass(frozen=True, slots=True)
class Section:
    """One section of the profile. `note` says so where nothing was found; `omitted` counts claims beyond the limit."""

    key: str
    title: str
    claims: tuple[Claim, ...]
    note: Note | str | None = None
    omitted: int = 0


class ArticleStatus(StrEnum):
    """What became of an article."""

    USED = "used"
    DUPLICATE = "duplicate"
    OFF_TOPIC = "off_topic"
    SURVEYED = "surveyed"  # on the subject, but beyond the articles that are read closely


@dataclass(frozen=True, slots=True)
class BriefedArticle:
    """An article, what became of it and why, and its condensation of one to three sentences."""

    article: Article
    status: ArticleStatus
    summary: tuple[Claim, ...] = ()
    duplicate_of: str | None = None
    reason: Note | str | None = None


@dataclass(frozen=True, slots=True)
class Selection:
    """The articles to read closely, in path order, what could not be read, and every other article and why.

    The articles `beyond` stand there without their texts: nothing is quoted from them.
    """

    articles: tuple[Article, ...]
    skipped: tuple[Skipped, ...]
    beyond: tuple[BriefedArticle, ...]


class SentenceStatus(StrEnum):
    """What became of a sentence."""

    SUMMARY = "summary"
    SECTION = "section"
    MERGED = "merged"
    NOT_SELECTED = "not_selected"
    BOILERPLATE = "boilerplate"
    FRAGMENT = "fragment"


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """One row of the ledger of every sentence that was read. `merged_into` is a claim's id, `why` says in words on
    what grounds the sentence has its labels and its status."""

    article: str
    start: int
    end: int
    labels: tuple[str, ...]
    score: float
    status: SentenceStatus
    merged_into: str | None = None
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Briefing:
    """The whole brief, complete before anything is rendered; every format shows this and nothing else.

    `articles` is in path order. `generated_at` is an ISO 8601 time or None: the clock is no part of a brief.
    `off_profile` is told when most articles have nothing to do with the profile; `notices` is what else a reader must
    know before the first line.
    """

    title: str
    subtitle: str
    profile: str
    language: str
    as_of: date | None
    generator: str
    generated_at: str | None
    articles: tuple[BriefedArticle, ...]
    summary: tuple[Claim, ...]
    sections: tuple[Section, ...]
    positions: tuple[Position, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    quotes: tuple[Quote, ...] = ()
    timeline: tuple[TimelineEvent, ...] = ()
    gaps: tuple[Note | str, ...] = ()
    sentences: tuple[LedgerEntry, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    off_profile: Note | str | None = None
    notices: tuple[Note | str, ...] = ()
    changes: Changes | None = None  # against an earlier brief, where that was asked for
    question: str | None = None  # what the positions are positions on, in the profile's words
