"""The whole brief for the eye."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from briefing.render.document.model.back import Contexts, EvidenceAnnex, Gaps, Ledger
from briefing.render.document.model.parts import (
    BottomLine,
    ChangedPart,
    Condensations,
    Disputed,
    Glance,
    Positions,
    Quotations,
    SectionPart,
    Timeline,
)


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """A part by its title and anchor."""

    title: str
    target: str


@dataclass(frozen=True, slots=True)
class Document:
    """The whole brief for the eye; a part that the look does not show is None.

    `paper` is a page size of CSS, None for that of the style sheet. `contents` is empty
    in a brief of less than six pages; `front_page` says that the brief is long enough for bottom line, key facts and
    contents to have the first page to themselves. `contexts` is None in every format but HTML. `words` are the fixed
    words of the language, for what a template adds itself.
    """

    kicker: str
    title: str
    short_title: str
    subtitle: str
    facts: tuple[str, ...]
    notice: str | None
    marking: str | None
    paper: str | None
    profile: str
    as_of: str
    language: str
    generator: str
    contents: tuple[ContentsEntry, ...]
    front_page: bool
    bottom_line: BottomLine
    changes: ChangedPart | None
    glance: Glance | None
    sections: tuple[SectionPart, ...]
    positions: Positions | None
    disputed: Disputed | None
    timeline: Timeline | None
    quotations: Quotations | None
    articles: Condensations | None
    evidence: EvidenceAnnex
    ledger: Ledger | None
    gaps: Gaps | None
    contexts: Contexts | None
    words: Mapping[str, str]
