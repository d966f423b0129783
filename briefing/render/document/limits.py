"""How much of a brief a look shows. What is left out is counted in its place, and the JSON brief holds it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

Item = TypeVar("Item")

PARTS = (
    *(
        "changes",
        "glance",
        "sections",
        "positions",
        "disputed",
        "timeline",
        "quotations",
        "articles",
        "evidence",
        "ledger",
        "gaps",
    ),
)


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that each part shows, None for all; `parts` are the parts that are shown below the bottom line.

    `citations` counts the evidence numbers of a claim; `characters` is the size of the whole, for a look that has to
    fit a page, and `title` the size of the title; `brief_annex` leaves the quotations out of the annex.
    """

    parts: tuple[str, ...] = tuple(part for part in PARTS if part != "quotations")
    title: int | None = None
    citations: int | None = None
    summary: int | None = None
    changes: int | None = None
    claims: int | None = None
    positions: int | None = None
    disputed: int | None = None
    timeline: int | None = None
    quotations: int | None = None
    articles: int | None = None
    ledger: int | None = None
    gaps: int | None = None
    characters: int | None = None
    brief_annex: bool = False


def cut(items: tuple[Item, ...], most: int | None) -> tuple[tuple[Item, ...], int]:
    """The first items, and how many more there are."""
    kept = items[:most]
    return kept, len(items) - len(kept)
