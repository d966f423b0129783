"""What is known of who says what: attributions of quotations and of sentences."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.language.quotations import Quotation


class SpeechKind(StrEnum):
    """How words are reported."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    JUDGEMENT = "judgement"  # a verb that describes or judges: "X called it …", "X accused Y of …"
    OUTLET = "outlet"  # a news outlet is the source: "Politico, citing …, claimed"


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says it. `speaker` is the fullest form of the name in this article, or a description ("unnamed US official").

    `role` is the title or description in the source's words. `mention` is the span of the words that name the speaker
    (perhaps a pronoun), `cue` the span of the verb. Where the speaker is carried over from a neighbouring quotation,
    the mention is the neighbour's and the cue None. `named` is false for descriptions and groups.
    """

    speaker: str
    role: str | None
    kind: SpeechKind
    mention: tuple[int, int] | None = None
    cue: tuple[int, int] | None = None
    verb: str | None = None
    named: bool = True


@dataclass(frozen=True, slots=True)
class SpokenQuotation:
    """A quotation and who said it, where that is known."""

    quotation: Quotation
    attribution: Attribution | None


@dataclass(frozen=True, slots=True)
class Speech:
    """All quotations of an article in order, and one entry per sentence (None: nobody is said to say it)."""

    quotes: tuple[SpokenQuotation, ...]
    attributions: tuple[Attribution | None, ...]
