"""What every kind of section uses: a score with its ground, and who counts as an official actor."""

from __future__ import annotations

import re
from typing import NamedTuple

from briefing.analysis.frames import Frame
from briefing.language.actors import ActorMention
from briefing.models import Actor, ActorKind, SectionSpec

LABEL_FROM = 0.5


class Score(NamedTuple):
    """From 0 to 1, with the ground in words; a sentence has the label from `LABEL_FROM`. `aside` says that it is told
    beside what the sentence is about, `alone` that the rest of a quotation does not share it. `odds` are what learned
    weights give, as a logarithm, None where the profile has none, and `like` is why; where they were weighed, `by_rule`
    is what the rule had said."""

    value: float
    ground: str
    aside: bool = False
    alone: bool = False
    odds: float | None = None
    like: str = ""
    by_rule: float | None = None

    @property
    def outright(self) -> float:
        """How outright the sentence tells it, by the rule: an act before a comment on it."""
        return self.value if self.by_rule is None else self.by_rule


def is_official(actor: Actor) -> bool:
    """Whether the actor can decide for a state or body."""
    return actor.kind is not ActorKind.PERSON or actor.state is not None


def mention_near(frame: Frame, start: int, end: int) -> ActorMention | None:
    """Where an official actor is named just before a noun ("a US decision", "Biden's decision") or behind its "by"."""
    text = frame.sentence.text
    for mention in reversed(frame.mentions):
        gap = text[mention.end : start]
        if mention.end <= start and len(gap) < 40 and re.fullmatch(r"(?:[’']s?)?(?:\s+[\w-]+){0,3}\s+", gap):
            return mention
    for mention in frame.mentions:
        if mention.start >= end and re.fullmatch(
            r"\s+(?:by|of|from)\s+(?:the\s+)?(?:[\w-]+\s+){0,2}", text[end : mention.start]
        ):
            return mention
    return None


def sides_of(spec: SectionSpec) -> frozenset[str]:
    """The groups whose members a section is about; empty means every side."""
    by = spec.options.get("by", ())
    return frozenset([by] if isinstance(by, str) else [str(g) for g in by] if isinstance(by, list | tuple) else ())


def state_of(actor: Actor) -> str:
    """The state or body that an actor speaks for: all who share it are one voice."""
    return actor.state or actor.name
