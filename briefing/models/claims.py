"""What the articles say: claims with their evidence, quotations, positions, conflicts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Evidence:
    """A place in a source: `quote == article.text[start:end]`.

    `akin` says that a claim's further evidence was not counted: it touches on the fact, or leaves out who says so.
    """

    article: str
    start: int
    end: int
    quote: str
    akin: bool = False


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
    evidence states the same fact elsewhere, that which is akin last. `independent_sources` counts the outlets that did
    not copy one another, of evidence that is not akin.
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
class TimelineEvent:
    """Something that happened on a date that the sources settle."""

    date: date
    claim: Claim
