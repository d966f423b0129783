"""What learned weights see of a sentence: its words, who speaks, who acts, towards whom, in which mood.

Names are folded to the side and the kind of actor ("nato person"), acts to their class, so that what was learned from
some stories says something of others: that is what transfers, and a story's own words do not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from briefing.analysis.frames import Frame
from briefing.analysis.told import doer
from briefing.language.actors import ActorMention
from briefing.language.predicates import Predicate
from briefing.language.tokens import REMEMBERED, lowered, stem
from briefing.models import Actor, ActorKind

NOBODY = "nobody"
QUESTION = "a question"
_WORD = re.compile(r"[a-z]+|[“\"]")
_TOWARDS = 60  # characters behind a verb in which the first name is taken for whom the act is towards
_MEMBERS = 3
_STEP, _LONG, _EARLY = 4, 6, 12
_MARKS = {"“": "quotation", '"': "quotation"}


def traits(frame: Frame) -> list[str]:
    """Each trait of the sentence, once."""
    found = [*_words(frame), *_actors(frame), *_manner(frame)]
    voice = kind_of(frame.voice)
    for place, act in enumerate(frame.predicates):
        found += _act(frame, act, voice, first=not place)
    if not frame.predicates:
        found.append("no act")
    return list(dict.fromkeys(found))


def kind_of(actor: Actor | None) -> str:
    """An actor as weights know it: its side and what it is."""
    if actor is None:
        return NOBODY
    return f"{actor.side or 'no'} {actor.kind}"


def _words(frame: Frame) -> list[str]:
    """The stems of all words that are no actor's name, function words too: "not", "would", "if"."""
    low, at = lowered(frame.sentence.text), 0
    parts = []
    for mention in frame.mentions:
        if mention.start >= at:
            parts.append(low[at : mention.start])
            at = mention.end
    parts.append(low[at:])
    return [*map(_word, _WORD.findall(" ".join(parts)))]


@lru_cache(maxsize=REMEMBERED)
def _word(word: str) -> str:
    return f"word {_MARKS[word] if word in _MARKS else stem(word)}"


def _actors(frame: Frame) -> Iterator[str]:
    """Who is named, who speaks, and whom the sentence is about."""
    sides = {m.actor.side or "no" for m in frame.mentions}
    yield from (f"names {side}" for side in sorted(sides) or [NOBODY])
    for side in sorted(sides):
        states = {m.actor.name for m in frame.mentions if m.actor.side == side and m.actor.kind is ActorKind.STATE}
        yield f"{min(_MEMBERS, len(states))} of {side}"
    yield from (f"named {kind}" for kind in sorted({kind_of(m.actor) for m in frame.mentions}))
    voice, subject = kind_of(frame.voice), kind_of(frame.subject)
    yield f"voice {voice}"
    yield f"subject {subject}"
    yield f"voice {voice}, subject {subject}"
    if frame.own_words:
        yield f"words of {voice}"
    for word in (frame.role or "").lower().split()[-2:]:
        yield f"role {word}"


def _manner(frame: Frame) -> Iterator[str]:
    """How it is told, how long it is and where it stands in its article."""
    words, place = len(frame.terms), frame.sentence.index
    yield f"{min(_LONG, words // _STEP)} times {_STEP} terms"
    if place < _EARLY:
        yield "opens the article" if place < _STEP else "early in the article"
    if frame.asks:
        yield QUESTION
    if frame.own_words:
        yield "own words"
    if frame.carried:
        yield "attributed elsewhere"
    if frame.past_year:
        yield "an earlier year"
    if frame.speaker is not None:
        yield "attributed"
    if frame.outlet_voice:
        yield "a news outlet speaks"
    if frame.named:
        yield "speaker named"


def _act(frame: Frame, act: Predicate, voice: str, *, first: bool) -> Iterator[str]:
    """One act: whose, of which classes, in which mood, towards whom."""
    actor = kind_of(doer(frame, act)) if act.actor or act.pronoun else "officials" if act.noun else NOBODY
    towards = kind_of(_next(frame.mentions, act.end))
    no = "not " if act.negated else ""
    for kind in sorted(act.classes):
        yield f"{actor}: {no}{kind}"
        yield f"{no}{kind} {act.mood}"
        yield f"{actor}: {no}{kind} {act.mood}"
        yield f"{voice} says {kind}"
        yield f"{no}{kind} towards {towards}"
        if first:
            yield f"first {kind} {act.mood}"
        if frame.in_quotation(act.start):
            yield f"quoted {kind}"
    yield f"{actor}: {act.lemma}"
    yield f"{no}{act.lemma} {act.mood}"
    if act.passive:
        yield f"passive by {actor}"


def _next(mentions: Iterable[ActorMention], at: int) -> Actor | None:
    return next((m.actor for m in mentions if at <= m.start < at + _TOWARDS), None)
