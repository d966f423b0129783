"""What reading gives: articles cut into blocks, sentences, and what could not be read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from briefing.models.notes import Note


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
    text outside of them is white space. `published` is None when the source does not say: it is never
    guessed, but a dateline without a year takes that of the articles beside it when a brief is composed, and a
    date that is years after those of all others is dropped. `collected` is the day on which the article came in, where
    the record says it: an article without a date is no newer.
    `sha256` is of the bytes of the file, or of a record's text (as UTF-8) where one file holds many. `id` is unique in
    a run and does not depend on the other inputs, exact copies aside. Of an `excerpt` only the blocks are known that a
    brief kept; white space stands for the rest of its text.
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
    excerpt: bool = False
    collected: date | None = None


OUT_OF_DAYS = frozenset({"published_before", "published_after", "collected_before"})
"""The keys of the notes on articles of other days than the brief's."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """An input that was not read for the brief, and why: mostly since it could not be."""

    path: str
    reason: Note | str

    @property
    def of_other_days(self) -> bool:
        """Whether it could be read, and is left alone since it is of no day of the brief."""
        return isinstance(self.reason, Note) and self.reason.key in OUT_OF_DAYS


@dataclass(frozen=True, slots=True)
class ReadLimits:
    """How much is read: sizes in bytes, text in characters. What is larger is skipped with that reason.

    `collection_bytes` is for files of many records that are read whole (JSON), and the least that a packed file of
    records may unpack to; files that are streamed have no other limit.
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
