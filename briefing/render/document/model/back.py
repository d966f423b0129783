"""The parts that account for what is shown: evidence, coverage, gaps."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.render.document.model.figures import Coverage

_MOST_ROWS = 12  # of a table that is kept whole


@dataclass(frozen=True, slots=True)
class EvidenceEntry:
    """One numbered place in a source, with its words verbatim; `place` is `file:start–end` in code points.

    `back` is the anchor of the first place that cites it; `speakers` says whose words its quotations are, `context`
    is the anchor of the sentence in its article's text, where that is part of the file,
    `language` that of the words where it is not the document's.
    """

    number: int
    anchor: str
    back: str
    source: tuple[str, ...]
    place: str
    quote: str
    speakers: str | None
    link: str | None
    context: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class EvidenceAnnex:
    """All evidence that is cited, in order of its first appearance; `brief` leaves the quotations to the JSON brief."""

    title: str
    intro: str
    entries: tuple[EvidenceEntry, ...]
    brief: bool = False


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One input and what became of it; `key` is `used`, `duplicate`, `surveyed`, `off_topic` or `skipped`."""

    name: str
    file: str
    date: str
    key: str
    outcome: str
    reason: str
    link: str | None


@dataclass(frozen=True, slots=True)
class Ledger:
    """Every input, and in one line what became of their sentences; `more` counts the rows that the look left out.

    `coverage` is how many articles each outlet ran on each day, where there are enough to be worth a look.
    """

    title: str
    facts: tuple[str, ...]
    columns: tuple[str, str, str, str]
    rows: tuple[LedgerRow, ...]
    more: str | None = None
    coverage: Coverage | None = None

    @property
    def short(self) -> bool:
        """Whether it is to be kept on one page."""
        return len(self.rows) < _MOST_ROWS


@dataclass(frozen=True, slots=True)
class Gaps:
    """What the sources do not say; `more` counts what the look left out."""

    title: str
    items: tuple[str, ...]
    note: str | None
    more: str | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of an article's text; `anchors` are those of the evidence that begins here."""

    text: str
    marked: bool
    anchors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One block of an article, `kind` as the reader of files named it (`body`, `caption`, …)."""

    kind: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Context:
    """The text of one cited article with the cited sentences marked; `note` says where it was cut."""

    anchor: str
    name: str
    meta: tuple[str, ...]
    paragraphs: tuple[Paragraph, ...]
    language: str | None
    note: str | None


@dataclass(frozen=True, slots=True)
class Contexts:
    """The cited articles, for the HTML report alone."""

    title: str
    intro: str
    items: tuple[Context, ...]
