"""Where the members of a group stand on the question, who changed, and when.

A stance needs words that carry one: allowing, supporting, opposing, refusing, with a condition or without. The newest
stated stance of a state or body stands; an older one that differs is shown as what it changed from.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from briefing.analysis.frames import Frame
from briefing.analysis.kinds.positions import state_of
from briefing.language.predicates import Mood, Predicate
from briefing.language.verbs import VerbClass
from briefing.models import Actor, ActorKind, Stance

_FOR = {VerbClass.PERMIT, VerbClass.SUPPORT}
_AGAINST = {VerbClass.FORBID, VerbClass.OPPOSE, VerbClass.REFUSE}
_FOR_WORDS = re.compile(
    r"\bhas the (?:\w+ )?right\b|\bshould (?:be )?(?:allow\w*|able|permitted|not have to)\b|\btime has come\b|"
    r"\bin favou?r of\b|"
    r"\badd(?:ed|s) (?:his|her|its|their) support\b|\bgreen ?light\b|\bgave (?:permission|approval)\b|\bright to help\b"
)
_AGAINST_WORDS = re.compile(
    r"\bimpossible\b|\bno (?:intention|plans?)\b|\bnot (?:allow|permit|send|expel|join|support)\w*\b|\brul(?:es?|"
    r"ed) out\b|"
    r"\bagainst (?:allowing|sending|lifting|the (?:move|plan|proposal|decision))\b|\bcannot\b|\bstill prohibited\b"
)
_CONDITION = re.compile(
    r"\b(?:only (?:if|when|for|in|against|to)|as long as|provided (?:that)?|on condition|limited (?:to|use)|"
    r"partial(?:ly)?|"
    r"within the law|unless|remained less committal|so long as|but not)\b"
)

_FORMERLY = re.compile(
    r"\b(?:previously|formerly|used to|until (?:now|recently)|at the time|had (?:long )?(?:opposed|refused))\b"
)


@dataclass(frozen=True, slots=True)
class Stated:
    """A stance as one sentence states it."""

    actor: Actor
    stance: Stance
    on: date | None
    frame: Frame


def stated(frame: Frame, sides: frozenset[str]) -> Stated | None:
    """The stance that a sentence states for a member, or None; what used to be is no stance."""
    if frame.past_year or _FORMERLY.search(frame.sentence.text):
        return None
    actor, stance = _by_act(frame, sides)
    if actor is None:
        speaker = frame.actor
        if speaker is None or (sides and speaker.side not in sides) or speaker.kind is ActorKind.MEMBERS:
            return None
        actor, stance = speaker, _by_words(frame.sentence.text)
    if stance is None or actor is None:
        return None
    if _CONDITION.search(frame.sentence.text):
        stance = Stance.CONDITIONAL
    return Stated(actor, stance, frame.published, frame)


def _by_act(frame: Frame, sides: frozenset[str]) -> tuple[Actor | None, Stance | None]:
    """The outermost act of a member that carries a stance: "opposed allowing" is against."""
    for act in frame.predicates:
        actor = act.actor.actor if act.actor else frame.subject if act.pronoun else None
        if actor is None or (sides and actor.side not in sides) or actor.kind is ActorKind.MEMBERS:
            continue
        if (stance := _stance_of(act)) is not None:
            return actor, stance
    return None, None


def _stance_of(act: Predicate) -> Stance | None:
    if act.mood not in (Mood.ASSERTED, Mood.FUTURE):
        return None
    sign = 1 if act.classes & _FOR else -1 if act.classes & _AGAINST else 0
    if not sign or act.lemma in {"warn", "fear", "let"}:
        return None
    return Stance.FOR if (sign > 0) != act.negated else Stance.AGAINST


def _by_words(text: str) -> Stance | None:
    if _AGAINST_WORDS.search(text):
        return Stance.AGAINST
    return Stance.FOR if _FOR_WORDS.search(text) else None


def by_actor(found: Sequence[Stated]) -> list[list[Stated]]:
    """The stances of each state or body, oldest first; actors in the order of their first sentence."""
    groups: dict[str, list[Stated]] = defaultdict(list)
    for one in found:
        groups[state_of(one.actor)].append(one)
    return [sorted(g, key=lambda s: (s.on or date.min, _settled(s))) for g in groups.values()]


def _settled(one: Stated) -> int:
    """On one day a decision outweighs a view: acts come after words, so that they stand."""
    classes = {c for a in one.frame.predicates for c in a.classes}
    return 1 if classes & {VerbClass.PERMIT, VerbClass.FORBID, VerbClass.REFUSE} else 0
