"""What passes between the stages: frozen dataclasses, nothing else.

    files ─read→ Article ─split→ Sentence ─analyse→ Claim, Quote, Position, Conflict ─compose→ Briefing ─render→ bytes

All offsets count Unicode code points of `Article.text`, so that `article.text[start:end]` is the quoted text.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class BlockKind(StrEnum):
    """What a stretch of an article's text is. Only BODY is ever quoted."""

    BODY = "body"
    HEADLINE = "headline"
    CROSSHEAD = "crosshead"
    CAPTION = "caption"
    RELATED = "related"
    BYLINE = "byline"
    DATELINE = "dateline"
    FURNITURE = "furniture"  # subscription, correction, share and media-player lines
    FRAGMENT = "fragment"  # body text that is no whole sentence, or is glued to a headline


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph-like stretch `[start, end)` of an article's text, without its surrounding white space."""

    start: int
    end: int
    kind: BlockKind


@dataclass(frozen=True, slots=True)
class Article:
    """One article as it was read.

    `text` is the decoded file for `.txt` and `.md` (less a byte order mark), the extracted text for every other
    format. `path` is relative to the folder that was read, with `/`. `blocks` are in text order and do not overlap;
    text outside of them is white space. `published` is None when the source does not say: it is never guessed.
    `sha256` is of the bytes of the file, or of a record's text (as UTF-8) where one file holds many. `id` is unique in
    a run and does not depend on the other inputs, exact copies aside.
    """

    id: str
    path: str
    text: str
    sha256: str
    blocks: tuple[Block, ...]
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    author: str | None = None
    published: date | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Skipped:
    """An input that could not be read, and why, in words for the reader of the brief."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class ReadLimits:
    """How much is read: sizes in bytes, text in characters. What is larger is skipped with that reason.

    `collection_bytes` is for files of many records (JSON and JSON lines), after decompression.
    """

    file_bytes: int = 50_000_000
    collection_bytes: int = 1_000_000_000
    text_characters: int = 2_000_000


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read, in path order, and what could not be; every input file is in one of the two."""

    articles: tuple[Article, ...]
    skipped: tuple[Skipped, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an article: `text == article.text[start:end]`. `index` counts in the article, `block` its block."""

    article: str
    index: int
    start: int
    end: int
    text: str
    block: int
    kind: BlockKind = BlockKind.BODY


@dataclass(frozen=True, slots=True)
class Evidence:
    """A place in a source: `quote == article.text[start:end]`."""

    article: str
    start: int
    end: int
    quote: str


class Standing(StrEnum):
    """How well a claim is supported."""

    CORROBORATED = "corroborated"  # two or more independent sources
    SINGLE_SOURCE = "single_source"
    DISPUTED = "disputed"
    SUPERSEDED = "superseded"


@dataclass(frozen=True, slots=True)
class Claim:
    """A fact as a source states it.

    `text` is `evidence[0].quote`, perhaps shortened, with the editor's words in square brackets only; the other
    evidence states the same fact elsewhere. `independent_sources` counts outlets that did not copy one another.
    """

    id: str
    text: str
    evidence: tuple[Evidence, ...]
    independent_sources: int = 1
    standing: Standing = Standing.SINGLE_SOURCE

    def __post_init__(self) -> None:
        if not self.evidence:
            raise ValueError(f"claim {self.id} has no evidence")


@dataclass(frozen=True, slots=True)
class Quote:
    """Words between quotation marks and who said them; `speaker` is the fullest form of the name, or None."""

    quote: str
    speaker: str | None
    role: str | None
    side: str | None
    evidence: Evidence


class Stance(StrEnum):
    """Where an actor stands on the profile's question."""

    FOR = "for"
    AGAINST = "against"
    CONDITIONAL = "conditional"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Position:
    """An actor's stance on the profile's question; `changed_from` is the older stance that this one replaced."""

    actor: str
    side: str | None
    stance: Stance
    as_of: date | None
    claim: Claim
    changed_from: Position | None = None


class ConflictKind(StrEnum):
    """In what way sources disagree."""

    CONTRADICTION = "contradiction"
    FIGURES = "figures"
    SUPERSEDED = "superseded"


@dataclass(frozen=True, slots=True)
class Conflict:
    """Claims that cannot both stand; for SUPERSEDED the newer stands last."""

    kind: ConflictKind
    about: str
    sides: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """One section of the profile. `note` says so where nothing was found; `omitted` counts claims beyond the limit."""

    key: str
    title: str
    claims: tuple[Claim, ...]
    note: str | None = None
    omitted: int = 0


@dataclass(frozen=True, slots=True)
class TimelineEvent:
    """Something that happened on a date that the sources settle."""

    date: date
    claim: Claim


class ArticleStatus(StrEnum):
    """What became of an article."""

    USED = "used"
    DUPLICATE = "duplicate"
    OFF_TOPIC = "off_topic"


@dataclass(frozen=True, slots=True)
class BriefedArticle:
    """An article, what became of it and why, and its condensation of one to three sentences."""

    article: Article
    status: ArticleStatus
    summary: tuple[Claim, ...] = ()
    duplicate_of: str | None = None
    reason: str | None = None


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
    """One row of the ledger of every sentence that was read. `merged_into` is a claim's id."""

    article: str
    start: int
    end: int
    labels: tuple[str, ...]
    score: float
    status: SentenceStatus
    merged_into: str | None = None


@dataclass(frozen=True, slots=True)
class Briefing:
    """The whole brief, complete before anything is rendered; every format shows this and nothing else.

    `articles` is in path order. `generated_at` is an ISO 8601 time or None: the clock is no part of a brief.
    `off_profile` is a sentence for the reader when most articles have nothing to do with the profile.
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
    gaps: tuple[str, ...] = ()
    sentences: tuple[LedgerEntry, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    off_profile: str | None = None
    question: str | None = None  # what the positions are positions on, in the profile's words


class ActorKind(StrEnum):
    """What sort of actor a name stands for."""

    STATE = "state"
    BODY = "body"  # an alliance, union or organisation
    MEMBERS = "members"  # the members of a body, named together: "allies", "EU leaders"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Actor:
    """A government, body or person with every name that it goes by.

    `side` is a group's key ("nato", "russia", …), `state` the state or body that a person speaks for. `plain` are
    forms of the name itself, `people` adjectives and words for citizens ("German"), `seats` the capital and the
    metonyms of the government ("Berlin"), `offices` titles that name its head ("NATO chief").
    """

    name: str
    kind: ActorKind
    side: str | None = None
    state: str | None = None
    role: str | None = None
    plain: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SectionSpec:
    """How a profile asks for one section; `options` are the kind's own settings as the TOML gives them."""

    key: str
    title: str
    kind: str
    empty: str
    limit: int = 7
    options: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Profile:
    """A subject: its sections, its question, the terms that make an article relevant, the groups of actors it knows."""

    name: str
    title: str
    description: str
    language: str
    sections: tuple[SectionSpec, ...]
    groups: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    question: str | None = None
    options: dict[str, object] = field(default_factory=dict)
    actors: tuple[Actor, ...] = ()
