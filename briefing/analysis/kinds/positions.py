"""Positions: where members of a group stand on the question, and where they differ.

It takes a member as speaker or actor and one of: a word for the difference itself, an act of opposing, refusing,
criticising or defending towards another member or the matter in dispute, or a statement of what may, must or should
be done. Condemning an outsider, a call for calm and praise are no positions.
"""

from __future__ import annotations

import re

from briefing.analysis.frames import Frame
from briefing.analysis.kinds.base import Score
from briefing.language.predicates import Predicate
from briefing.language.verbs import VerbClass
from briefing.models import Actor, ActorKind, SectionSpec

_DIFFERENCE = re.compile(
    r"\b(?:divisions?|divided|splits?|rifts?|disagreements?|disagreed?s?|differences|discord|at odds|dissent|"
    r"tensions?|quarrels?|spat|row|infighting|disunity|unity|cohesion|fractures?|strains?|grievances?|wavering|"
    r"reluctan(?:t|ce)|hesitan(?:t|ce)|less committal|not on board|debate)\b",
    re.IGNORECASE,
)
_NORMATIVE = re.compile(
    r"\b(?:should(?:n[’']t| not)?|must(?:n[’']t)?|ought to|ha(?:s|ve) (?:the|every|no) right|right to|(?:have|has|had) to|"
    r"need(?:s|ed)? to|time has come|cannot|can[’']t|(?:it is|it[’']s) (?:im)?possible|no (?:plans?|intention|reason)|"
    r"unfair|inappropriate|unacceptable|outrageous|unreasonable|irresponsible|not (?:nearly )?enough|too (?:little|much)|fair share|"
    r"burden|owes?|owed|delinquent|reconsider|rethink|commitments?|independent|in favou?r of|willing(?:ness)?|open to|"
    r"ready to|prepared to|rules? out|ruled out|against|would not|will not|won[’']t)\b",
    re.IGNORECASE,
)
_STANCE = {VerbClass.OPPOSE, VerbClass.DIFFER, VerbClass.REFUSE, VerbClass.BLAME, VerbClass.WISH, VerbClass.DEFEND}


def score(frame: Frame, spec: SectionSpec) -> Score:
    """How sure it is that the sentence states a member's stance or a difference among members."""
    sides = sides_of(spec)
    members = [m.actor for m in frame.mentions if m.actor.side in sides]
    actor = frame.actor
    named = _DIFFERENCE.search(frame.sentence.text)
    if named and members and (actor is None or actor.side in sides or len({state_of(m) for m in members}) > 1):
        return Score(0.75, f"names a difference: {named.group().lower()}")
    if actor is None or actor.side not in sides:
        return _reported(frame, members)
    others = [m for m in members if state_of(m) != state_of(actor)]
    outsiders = [m.actor for m in frame.mentions if m.actor.side not in sides]
    acts = [a for a in frame.predicates if a.classes & _STANCE]
    for act in acts:
        if others and not _against_outsider(act, frame, sides):
            return Score(0.8, f"{actor.name}: {act.lemma}, towards {others[0].name}")
    norm = _NORMATIVE.search(frame.sentence.text)
    if norm and (others or not outsiders or _subject_matter(frame)):
        return Score(0.65, f"{actor.name}: {norm.group().lower()}")
    if acts and not outsiders:
        return Score(0.55, f"{actor.name}: {acts[0].lemma}")
    return Score(0.3 if others else 0.1, f"{actor.name} speaks or acts, no stance found")


def sides_of(spec: SectionSpec) -> frozenset[str]:
    """The groups whose members a section is about; empty means every side."""
    by = spec.options.get("by", ())
    return frozenset([by] if isinstance(by, str) else [str(g) for g in by] if isinstance(by, list | tuple) else ())


def state_of(actor: Actor) -> str:
    """The state or body that an actor speaks for: all who share it are one voice."""
    return actor.state or actor.name


def _reported(frame: Frame, members: list[Actor]) -> Score:
    """A split that an outsider reports counts when it names who differs."""
    acts = [a for a in frame.predicates if a.actor and a.actor.actor in members and a.classes & _STANCE]
    if acts:
        return Score(0.6, f"reported of {members[0].name}: {acts[0].lemma}")
    return Score(0.1, "no member speaks or acts")


def _against_outsider(act: Predicate, frame: Frame, sides: frozenset[str]) -> bool:
    """Whether the first name behind the verb is no member: then it is about the outsider."""
    after = [m for m in frame.mentions if m.start > act.end]
    return bool(after) and after[0].actor.side not in sides


def _subject_matter(frame: Frame) -> bool:
    return any(m.actor.kind in (ActorKind.BODY, ActorKind.MEMBERS) for m in frame.mentions) or frame.own_words
