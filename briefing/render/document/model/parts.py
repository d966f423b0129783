"""The parts of the brief that show claims."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.render.document.model.figures import TimelineFigure
from briefing.render.document.model.lines import Line

_MOST_ROWS = 12  # of a table that may be kept whole
_SHORT = 1600  # characters of such a table
_LINE = 60  # characters that the end of a paragraph costs


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
    """The positions table and the question that they are positions on; `more` says what the look left out.

    `short` says that the table is to be kept on one page.
    """

    title: str
    question: str | None
    columns: tuple[str, str, str]
    rows: tuple[PositionRow, ...]
    more: str | None = None

    @property
    def short(self) -> bool:
        """Whether it takes less than a third of a page or so."""
        lines = [line for row in self.rows for line in (row.line, row.change.line if row.change else None) if line]
        return len(self.rows) < _MOST_ROWS and sum(len(line.text) + _LINE for line in lines) < _SHORT


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
class ChangedPart:
    """What is new since an earlier brief: what changed, old beside new; what is new; what is no longer reported.

    `more` counts the new claims that are marked below alone, `more_gone` the earlier ones that are not listed.
    """

    title: str
    changed: tuple[Dispute, ...]
    new_title: str
    new: tuple[Line, ...]
    more: str | None
    gone_title: str
    gone: tuple[Line, ...]
    more_gone: str | None
    note: str | None


@dataclass(frozen=True, slots=True)
class Disputed:
    """Everything that sources disagree on, or that a later report replaced; `more` says what the look left out."""

    title: str
    items: tuple[Dispute, ...]
    note: str | None
    more: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """A dated claim; `iso` is the date for machines."""

    date: str
    iso: str
    line: Line


@dataclass(frozen=True, slots=True)
class Timeline:
    """What happened when, oldest first; `figure` draws it where it has two days or more."""

    title: str
    events: tuple[Event, ...]
    note: str | None
    more: str | None = None
    figure: TimelineFigure | None = None


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
    """The articles, one after the other; `more` says how many the look left out."""

    title: str
    items: tuple[Condensation, ...]
    more: str | None = None


@dataclass(frozen=True, slots=True)
class GlanceRow:
    """One key fact of the first page: a label, what it says, and the anchor of the part that says more.

    `key` is a stance (`for`, …), a kind of conflict, `support` or `gaps`.
    """

    key: str
    label: str
    text: str
    target: str


@dataclass(frozen=True, slots=True)
class Glance:
    """The key facts that stand below the bottom line."""

    title: str
    rows: tuple[GlanceRow, ...]


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks, by whom, with the evidence that they stand in."""

    speaker: str
    role: str | None
    line: Line


@dataclass(frozen=True, slots=True)
class Quotations:
    """Who said what, in the order of the articles."""

    title: str
    items: tuple[Quotation, ...]
    note: str | None
