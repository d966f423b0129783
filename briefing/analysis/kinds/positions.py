"""Positions: where members of a group stand on the question, and where they differ.

It takes a member as speaker or actor and one of: a word for the difference itself, an act of opposing, refusing,
criticising or defending towards another member or the matter in dispute, or a statement of what may, must or should
be done. Condemning an outsider, a call for calm and praise are no positions.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from briefing.analysis.frames import Frame
from briefing.analysis.kinds.base import Score, sides_of, state_of
from briefing.analysis.kinds.differences import difference_named
from briefing.analysis.kinds.of_another import speaks_of_another
from briefing.analysis.kinds.stance_acts import DISSENTS, PRESSES, STANCE, is_stance, stance_by_act, towards_member
from briefing.analysis.kinds.taking_sides import side_taken
from briefing.language.actors import MentionKind
from briefing.language.mood import Mood
from briefing.language.tokens import lowered
from briefing.language.verbs import VerbClass
from briefing.models import Actor, ActorKind, SectionSpec

# Patterns without capitals are for the sentence in lower case.
# What may, must or should be done about the matter.
_NORMATIVE = re.compile(
    r"\b(?:should(?:n[’']t| not)?|must(?:n[’']t)?|ought to|ha(?:s|ve) (?:the|every|no) right|right (?:\w+ ){0,4}to|"
    r"(?:have|has|had) to|need(?:s|ed)? to|time has come|cannot|can[’']t|(?:it is|it[’']s) (?:im)?possible|"
    r"no (?:plans?|intention) (?:to|of)(?! (?:escalat|provok|attack|harm|threaten|seek))|no (?:plans?|reason)|"
    r"no (?:\w+ ){0,2}(?:soldiers?|troops?|forces|weapons?|missiles?|jets?|planes?|pilots?|aircraft|warships?|"
    r"units?|boots) "
    r"(?:would|will)|"
    r"reconsider|rethink|independent|in favou?r of|(?<!the )willing(?:ness)?|open to|ready to|"
    r"prepared to|rules? out|ruled out|against (?:the (?:idea|plan|move|proposal|decision)|\w+ing))\b"
)
_OWN_PART = re.compile(
    r"\bno (?:plans?|intention) (?:to|of)\b|\brul(?:es?|ed) out\b|\bimpossible\b|\bno [\w ]+ (?:would|will)\b",
    re.IGNORECASE,
)
_DUTY = re.compile(r"should|must|ought|(?:have|has|had) to|need", re.IGNORECASE)
# How another's conduct is judged: it takes a member to be judged.
_EVALUATIVE = re.compile(
    r"\b(?:unfair|inappropriate|unacceptable|outrageous|unreasonable|irresponsible|not (?:nearly )?enough|too "
    r"(?:little|much)|"
    r"fair share|burden|owes?|owed|delinquent|(?:would not|will not|won[’']t)(?! be (?:replaced|found|named|"
    r"identified|able|easy|there|over|known|surprised)|(?: even)? (?:meet|have (?:the|a) meeting))|paying|pays?)\b"
)
_NEEDS_A_VOICE = re.compile(r"w|pay")  # "a force which will not fly the flag", "a way to pay": told, not judged
_SUPPORT = re.compile(
    r"\b(?:add(?:ed|s)?|voic(?:ed|es?)|express(?:ed|es)?|signal(?:led|ed|s)?|offer(?:ed|s)?) (?:his|her|its|their) "
    r"(?:full |strong |own )?(?:support|backing|opposition|doubts?|concerns?)\b|\bshift(?:ed|s)? (?:the dial|"
    r"position|stance)\b"
)
_PRESSURE = re.compile(r"\b(?:appl|put|exert|pil|heap|increas)\w* (?:\w+ ){0,2}pressure on\b")
# An ally praised, thanked or stood with, an outsider condemned: no difference, whatever verb stands beside it.
_CONCORD = re.compile(
    r"\b(?:solidarity|grateful|gratitude|thank(?:s|ed|ing)?|prais(?:e|es|ed|ing)|applaud\w*|stood? (?:with|by|united)|"
    r"shoulder to shoulder|extraordinary (?:\w+ )?(?:response|support)|"
    r"(?:cannot|can[’']t|not) be (?:tolerated|accepted)|"
    r"(?:ready|willing|prepared) to (?:cooperate|co-operate|work|talk|help|contribute|provide|join))\b"
)
_ON_SANCTIONS = re.compile(r"\bsanctions?(?: (?:against|on) \w+)? (?:should|must|ought)\b")  # a measure, not the rival
_NEXT = 2  # characters between a subject and its verb
_BACK_IN = re.compile(r"[“\"]?(?:Back in|In|During|By)\s+(?:\w+\s+)?(?:19|20)\d\d\b")
_WHERE = re.compile(r"\b(?:in|from|near|left|leaving|reached|visited|visiting)\s+$")
_DISPUTES = {VerbClass.BLAME, VerbClass.DIFFER, VerbClass.REFUSE}
_CONTESTED, _CONTESTED_ALONE = 0.04, 0.08  # of the sentences that name members: of all articles, of one
_OUTRIGHT = 0.75  # from here a sentence tells of a difference by itself
_QUARREL = 0.075  # from here also the weakest hints count
_HINTS_FROM, _WEAK, _HINT = 0.5, 0.6, 0.4


def score(frame: Frame, spec: SectionSpec) -> Score:
    """How sure it is that the sentence states a member's stance or a difference among members."""
    sides, low = sides_of(spec), lowered(frame.sentence.text)
    members = [m.actor for m in frame.mentions if m.actor.side in sides]
    actor = frame.actor
    if frame.past_year and (frame.voice is None or _BACK_IN.match(frame.sentence.text)):
        return Score(0.2, "tells of an earlier year")
    if (named := difference_named(frame, actor, members, sides)) is not None:
        return Score(0.75, f"names a difference: {named}", alone=True)
    if actor is None or actor.side not in sides:
        return _reported(frame, members)
    others = [m for m in _concerned(frame, sides) if state_of(m) != state_of(actor)]
    outsiders = [m.actor for m in frame.mentions if m.actor.side not in sides]
    acts = [a for a in frame.predicates if is_stance(a, actor, frame)]
    taken = side_taken(frame, actor, sides)
    if taken is None and _CONCORD.search(low) and not any(a.classes & DISSENTS for a in acts):
        return Score(0.3, f"{actor.name}: concord")
    acted = stance_by_act(frame, acts, actor, others, sides)
    if outright := [s for s in (acted, taken) if s is not None]:
        return max(outright, key=lambda s: s.value)
    if (
        "pressure on" in low
        and (pressure := _PRESSURE.search(low))
        and _next_is_member(frame, pressure.end(), actor, sides)
    ):
        return Score(0.7, f"{actor.name}: {pressure.group()}")
    if (support := _SUPPORT.search(frame.sentence.text)) is not None:
        return Score(0.65, f"{actor.name}: {support.group().lower()}")
    norm = _NORMATIVE.search(low) or (_evaluated(frame, low) if others or not outsiders else None)
    of_rival = not _ON_SANCTIONS.search(low) and norm is not None and _for_a_rival(frame, norm.start(), spec)
    with_rival = not _ON_SANCTIONS.search(low) and not others and _with_a_rival(outsiders, spec)
    if of_rival or with_rival:
        norm = None
    if norm and frame.voice is None and _DUTY.match(norm.group()):
        norm = None  # what should be done, in nobody's words but the writer's
    own_part = norm is not None and _OWN_PART.search(norm.group()) is not None and not frame.past_year
    own_part = own_part or (norm is not None and _of_the_alliance(frame, norm, actor))
    if norm and (frame.voice is not None or others or own_part) and not _condemns(frame, sides):
        return Score(_OUTRIGHT if own_part else 0.65, f"{actor.name}: {norm.group()}")
    disputes = [
        a
        for a in acts
        if (a.classes & _DISPUTES and a.lemma != "argue")
        or (actor.kind is ActorKind.MEMBERS and VerbClass.OPPOSE in a.classes)
    ]
    if disputes and not outsiders:
        return Score(0.55, f"{actor.name}: {disputes[0].lemma}")
    if frame.voice is not None and speaks_of_another(frame, actor, sides):
        return Score(0.55, f"{actor.name} speaks of {others[0].name}")
    return Score(0.3 if others else 0.1, f"{actor.name} speaks or acts, no stance found")


def _evaluated(frame: Frame, low: str) -> re.Match[str] | None:
    found = _EVALUATIVE.search(low)
    return None if found and frame.voice is None and _NEEDS_A_VOICE.match(found.group()) else found


def settle(frames: Sequence[Frame], scores: Sequence[Score], spec: SectionSpec) -> list[Score]:
    """The scores once the whole is known: what hints at a stance is one only where members do differ.

    That a member "must be prepared" or speaks of another is a stance in a quarrel and a courtesy without one. An
    article quarrels, or all of them do, where enough of the sentences that name members tell of a difference outright;
    the weaker the hint, the more of them it takes.
    """
    sides = sides_of(spec)
    named: Counter[str] = Counter()
    outright: Counter[str] = Counter()
    for frame, score in zip(frames, scores, strict=True):
        article = frame.sentence.article
        named[article] += any(m.actor.side in sides for m in frame.mentions)
        outright[article] += score.value >= _OUTRIGHT
    share = outright.total() / max(1, named.total())
    sure_from = _HINTS_FROM if share >= _QUARREL else _WEAK if outright.total() and share >= _CONTESTED else _OUTRIGHT
    contested = {a for a, n in outright.items() if n > 1 and n >= _CONTESTED_ALONE * named[a]}
    return [
        s._replace(value=min(s.value, _HINT), ground=f"{s.ground}; no dispute among members")
        if _HINTS_FROM <= s.value < sure_from and f.sentence.article not in contested
        else s
        for f, s in zip(frames, scores, strict=True)
    ]


def _concerned(frame: Frame, sides: frozenset[str]) -> list[Actor]:
    """The members that a sentence names, but for those in whose capital something takes place."""
    text = frame.sentence.text
    return [
        m.actor
        for m in frame.mentions
        if m.actor.side in sides and not (m.kind is MentionKind.SEAT and _WHERE.search(text, 0, m.start))
    ]


def _of_the_alliance(frame: Frame, norm: re.Match[str], actor: Actor) -> bool:
    """Whether a member says what the alliance should do: "Steinmeier said NATO should stick to it"."""
    before = [m for m in frame.mentions if m.end <= norm.start()]
    if frame.voice is None or not before or not _DUTY.match(norm.group()) or norm.start() - before[-1].end > _NEXT:
        return False
    alliance = before[-1].actor
    common = alliance.kind in (ActorKind.BODY, ActorKind.MEMBERS) and alliance.side == actor.side
    return common and state_of(alliance) != state_of(actor) and not frame.in_quotation(norm.start())


def _for_a_rival(frame: Frame, at: int, spec: SectionSpec) -> bool:
    """Whether the norm is one for a side that the section only condemns: "Russia must be confronted"."""
    before = [m for m in frame.mentions if m.end <= at]
    return bool(before) and before[-1].actor.side in _rivals(spec) and at - before[-1].end < 12


def _with_a_rival(outsiders: Sequence[Actor], spec: SectionSpec) -> bool:
    """Whether the first outsider named is a rival: what a member would do with or against it divides no members."""
    return bool(outsiders) and outsiders[0].side in _rivals(spec)


def _rivals(spec: SectionSpec) -> list[str]:
    given = spec.options.get("rivals", ())
    return [given] if isinstance(given, str) else [str(g) for g in given] if isinstance(given, list) else []


def _condemns(frame: Frame, sides: frozenset[str]) -> bool:
    """Whether the norm is one for an outsider: "Russia must be confronted"."""
    first = frame.mentions[0].actor if frame.mentions else None
    hostile = any(a.classes & {VerbClass.BLAME, VerbClass.OPPOSE} for a in frame.predicates)
    return hostile and first is not None and first.side not in sides


def _reported(frame: Frame, members: list[Actor]) -> Score:
    """A split that an outsider reports counts when it names who differs."""
    acts = [
        a
        for a in frame.predicates
        if a.actor and a.actor.actor in members and a.classes & STANCE and a.mood is not Mood.POSSIBLE
    ]
    if frame.voice is not None:  # an outsider, of what members do to outsiders
        acts = [a for a in acts if a.classes & PRESSES or towards_member(frame, a, members)]
    if acts:
        return Score(0.6, f"reported of {members[0].name}: {acts[0].lemma}")
    return Score(0.1, "no member speaks or acts")


def _next_is_member(frame: Frame, at: int, actor: Actor, sides: frozenset[str]) -> bool:
    """Whether the first name behind a place is another member's."""
    after = next((m.actor for m in frame.mentions if m.start >= at), None)
    return after is not None and after.side in sides and state_of(after) != state_of(actor)
