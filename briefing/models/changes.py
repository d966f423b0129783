"""What is new in a brief since an earlier one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from briefing.models.articles import Article
from briefing.models.claims import Claim


class ChangeKind(StrEnum):
    """In what way a claim changed."""

    STANCE = "stance"
    FIGURE = "figure"


@dataclass(frozen=True, slots=True)
class ChangedClaim:
    """What the earlier brief said and what this one says. `about` is the actor or what is counted; `was` and `now` are
    the stances (as in `Stance`) or the figures as they are written."""

    kind: ChangeKind
    about: str
    was: str
    now: str
    old: Claim
    new: Claim


@dataclass(frozen=True, slots=True)
class Changes:
    """This brief against the earlier one of the day `since`, whose JSON has the SHA-256 `earlier`.

    `new` and `known` are claims of this brief's bottom line and sections, each once; `gone` are the earlier brief's.
    `articles` are those that only the earlier brief was made from and that are cited here, without their texts.
    """

    since: date | None
    earlier: str
    new: tuple[Claim, ...] = ()
    changed: tuple[ChangedClaim, ...] = ()
    gone: tuple[Claim, ...] = ()
    known: tuple[str, ...] = ()
    articles: tuple[Article, ...] = ()
