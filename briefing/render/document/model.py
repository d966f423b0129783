"""The briefing laid out: what PDF, DOCX, HTML and Markdown show, in the order in which they show it.

Every string here is ready for the eye: cleaned, dated, worded. The fields of `Document` are the variables of
`report.html.j2` and the placeholders of `report.docx`, under the same names.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

_LONGEST_TAIL = 28  # characters of a last word that may be kept on one line with its numbers and badge
_MOST_BOUND = 6  # evidence numbers that may be


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a claim's text; `editor` says that the words are the editor's, in square brackets."""

    text: str
    editor: bool


@dataclass(frozen=True, slots=True)
class Badge:
    """How well a claim is supported, in words; `key` is the standing (`corroborated`, `single_source`, …)."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class Citation:
    """A superscript number. `target` is the annex entry's anchor, `anchor` this place's own, on first use only."""

    number: int
    target: str
    anchor: str | None


@dataclass(frozen=True, slots=True)
class Line:
    """A claim as it is shown: its words, its badge (None where the badge would say nothing), its evidence."""

    id: str
    runs: tuple[Run, ...]
    badge: Badge | None
    citations: tuple[Citation, ...]

    @property
    def text(self) -> str:
        """The claim's words in one string."""
        return "".join(run.text for run in self.runs)

    @property
    def lead(self) -> tuple[Run, ...]:
        """The runs without `tail`."""
        return self._halves()[0]

    @property
    def tail(self) -> tuple[Run, ...]:
        """The last word, to which numbers and badge are bound; empty where it is too long for that."""
        return self._halves()[1]

    def _halves(self) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
        """The runs before and after the last space; the editor's words are one word."""
        rest, tail = list(self.runs), list[Run]()
        while rest:
            last = rest.pop()
            before, space, word = ("", "", last.text) if last.editor else last.text.rpartition(" ")
            tail[:0] = [Run(word, last.editor)] if word else []
            if space:
                rest.append(Run(before + space, last.editor))
                break
        bound = sum(len(run.text) for run in tail) <= _LONGEST_TAIL and len(self.citations) <= _MOST_BOUND
        return (tuple(rest), tuple(tail)) if bound else (self.runs, ())


@dataclass(frozen=True, slots=True)
class BottomLine:
    """The claims that come first."""

    title: str
    lines: tuple[Line, ...]
    note: str | None


@dataclass(frozen=True, slots=True)
class SectionPart:
    """One section of the profile; `note` stands where nothing was found, `more` where claims were left out."""

    key: str
    anchor: str
    title: str
    lines: tuple[Line, ...]
    note: str | None
    more: str | None


@dataclass(frozen=True, slots=True)
class Change:
    """The older stance that a position replaced, worded ("was against, 30 May 2024"), with its claim."""

    label: str
    line: Line


@dataclass(frozen=True, slots=True)
class PositionRow:
    """Who stands where; `key` is the stance (`for`, `against`, …), `stance` its word."""

    actor: str
    side: str | None
    key: str
    stance: str
    as_of: str
    line: Line
    change: Change | None


@dataclass(frozen=True, slots=True)
class Positions:
    """The positions table and the question that they are positions on."""

    title: str
    question: str | None
    columns: tuple[str, str, str]
    rows: tuple[PositionRow, ...]
    note: str | None


@dataclass(frozen=True, slots=True)
class Side:
    """One account in a disagreement: `label` says whose and of when."""

    label: str
    line: Line


@dataclass(frozen=True, slots=True)
class Dispute:
    """Claims that cannot both stand, side by side."""

    key: str
    label: str
    about: str
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class Disputed:
    """Everything that sources disagree on, or that a later report replaced."""

    title: str
    items: tuple[Dispute, ...]
    note: str | None


@dataclass(frozen=True, slots=True)
class Event:
    """A dated claim; `iso` is the date for machines."""

    date: str
    iso: str
    line: Line


@dataclass(frozen=True, slots=True)
class Timeline:
    """What happened when, oldest first."""

    title: str
    events: tuple[Event, ...]
    note: str | None


@dataclass(frozen=True, slots=True)
class Condensation:
    """One article in one to three sentences; `meta` is the line of outlet, author, date and file below its name."""

    name: str
    meta: tuple[str, ...]
    link: str | None
    lines: tuple[Line, ...]
    note: str | None


@dataclass(frozen=True, slots=True)
class Condensations:
    """The articles, one after the other."""

    title: str
    items: tuple[Condensation, ...]


@dataclass(frozen=True, slots=True)
class EvidenceEntry:
    """One numbered place in a source, with its words verbatim; `place` is `file:start–end` in code points.

    `back` is the anchor of the first place that cites it; `speakers` says whose words its quotations are.
    """

    number: int
    anchor: str
    back: str
    source: tuple[str, ...]
    place: str
    quote: str
    speakers: str | None
    link: str | None


@dataclass(frozen=True, slots=True)
class EvidenceAnnex:
    """All evidence, in order of its first appearance."""

    title: str
    intro: str
    entries: tuple[EvidenceEntry, ...]


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One input and what became of it; `key` is `used`, `duplicate`, `off_topic` or `skipped`."""

    name: str
    file: str
    date: str
    key: str
    outcome: str
    reason: str
    link: str | None


@dataclass(frozen=True, slots=True)
class Ledger:
    """Every input, and in one line what became of their sentences."""

    title: str
    facts: tuple[str, ...]
    columns: tuple[str, str, str, str]
    rows: tuple[LedgerRow, ...]


@dataclass(frozen=True, slots=True)
class Gaps:
    """What the sources do not say."""

    title: str
    items: tuple[str, ...]
    note: str | None


@dataclass(frozen=True, slots=True)
class Document:
    """The whole brief for the eye. `words` are the fixed words of the language, for what a template adds itself."""

    kicker: str
    title: str
    short_title: str
    subtitle: str
    facts: tuple[str, ...]
    notice: str | None
    profile: str
    as_of: str
    language: str
    generator: str
    bottom_line: BottomLine
    sections: tuple[SectionPart, ...]
    positions: Positions | None
    disputed: Disputed
    timeline: Timeline
    articles: Condensations
    evidence: EvidenceAnnex
    ledger: Ledger
    gaps: Gaps
    words: Mapping[str, str]
