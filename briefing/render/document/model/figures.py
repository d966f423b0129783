"""Figures as numbers: where a template has to draw what. `x` and `y` count in its own units, from top left.

A figure never says more than the text beside it; `alternative` is the whole of it in words.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """One day of the timeline: where it stands, its date (empty where there is no room), its evidence numbers."""

    x: float
    date: str
    iso: str
    numbers: tuple[int, ...]
    size: float


@dataclass(frozen=True, slots=True)
class TimelineFigure:
    """Days on a line, in proportion to the time between them."""

    width: int
    height: int
    marks: tuple[Mark, ...]
    alternative: str


@dataclass(frozen=True, slots=True)
class Column:
    """A span of days: where its dots stand, and its first day, short."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Cell:
    """How many articles an outlet ran in a span of days; `size` is the radius of the dot, 0 for none."""

    x: float
    count: int
    size: float


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """One outlet: its name, its articles in all, and by span of days."""

    y: float
    name: str
    total: int
    cells: tuple[Cell, ...]
    words: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """Articles by outlet and day (or week, or month); `more` says how many outlets are not drawn."""

    title: str
    width: int
    height: int
    columns: tuple[Column, ...]
    rows: tuple[CoverageRow, ...]
    more: str | None
    alternative: str
