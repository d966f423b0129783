"""Where the members of a group stand on the question, who changed, and when.

A stance needs words that carry one: allowing, supporting, opposing, refusing, with a condition or without. The newest
stated stance of a state or body stands; an older one that differs is shown as what it changed from.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from briefing.analysis.frames import Frame, fold_terms
from briefing.analysis.kinds.base import state_of
from briefing.analysis.polarity import NO_REASON
from briefing.language.actors import ActorMention
from briefing.language.mood import Mood
from briefing.language.predicates import Predicate
from briefing.language.tokens import content_stems, stems
from briefing.language.verbs import VerbClass, verb_forms
from briefing.models import Actor, ActorKind, Stance

_FOR = {VerbClass.PERMIT, VerbClass.SUPPORT}
_AGAINST = {VerbClass.FORBID, VerbClass.OPPOSE, VerbClass.REFUSE}
_FOR_WORDS = re.compile(
    r"\bhas the (?:\w+ )?right\b|\bshould (?:be )?(?:allow\w*|able|permitted|not have to)\b|\btime has come\b|"
    r"\bin favou?r of\b|"
    r"\badd(?:ed|s) (?:his|her|its|their) support\b|\bgreen ?light\b|\bgave (?:permission|approval)\b|"
    r"\bright to help\b"
)
_AGAINST_WORDS = re.compile(
    r"\bimpossible\b|\bno (?:intention|plans?)\b|\bnot (?:allow|permit|send|expel|join|support)\w*\b|\brul(?:es?|"
    r"ed) out\b|"
    r"\bagainst (?:allowing|sending|lifting|the (?:move|plan|proposal|decision))\b|\bcannot\b|\bstill prohibited\b"
)
# "did not rule it out", "has not decided" leave it open; "no reason why they cannot", "stop holding it up" are for it.
_LEFT_OPEN = re.compile(
    r"(?:\b(?:not|never|nothing|without)|n[’']t) (?:\w+ ){0,3}?(?:rul(?:e|ed|ing) (?:[\w ]{1,24} )?out|"
    r"exclud(?:e|ed|ing))\b|"
    r"\b(?:(?:not|n[’']t|yet to) (?:yet )?(?:decided?|made up|taken? (?:a|any) (?:decision|position|side)|"
    r"ma(?:de|ke) (?:a|any) decision)|undecided)\b"
)
_STOPS_HINDERING = re.compile(
    r"\b(?:stop(?:s|ped)?|end(?:s|ed)?|drop(?:s|ped)?|lift(?:s|ed)?) (?:holding up|blocking|delaying|opposing|"
    r"resisting|objecting|(?:its|his|her|their) (?:veto|objections?|opposition|resistance))\b"
)
# No stance on what others do: "refused to withdraw his words", "stopped short of", "dismissed the claim".
_OF_WORDS = re.compile(
    r"\b(?:refus(?:e[sd]?|ing)|declin(?:e[sd]?|ing)) to (?:withdraw|retract|apologi[sz]e|comment|say|confirm|describe|"
    r"discuss|answer|elaborate|specify|speculate|give details|be drawn|take sides|name|identify|predict)\b|"
    r"\bstop(?:s|ped)? short\b|"
    r"\b(?:claims?|accusations?|allegations?|charges?|reports?|criticisms?|suggestions?|rumou?rs?|assertions?) "
    r"(?:that|which) [^.;]{0,40}(?:dismiss|reject|den|disput|refut)(?:e[ds]|ied|ies|s|ed)\b|"
    r"\b(?:dismiss|reject|den|disput|refut)(?:e[ds]|ied|ies|s|ed) (?:[\w’']+ ){0,3}?"
    r"(?:claims?|accusations?|allegations?|charges?|reports?|criticisms?|suggestions?|rumou?rs?|assertions?)\b"
)
_CONDITION = re.compile(
    r"\b(?:only (?:if|when|for|in|against|to)|as long as|provided (?:that)?|on condition|limited (?:to|use)|"
    r"partial(?:ly)?|"
    r"within the law|unless|remained less committal|so long as|but not)\b"
)

# "warned there would be consequences if they gave approval"
_UNREAL = re.compile(r"\b(?:if|whether|warn(?:s|ed|ing)?|accus(?:es?|ed|ing)|threaten(?:s|ed|ing)?)\b[^.;]*$")
_GIVES = frozenset("send deliver provide supply donate transfer".split())
_SIDE_BY_SIDE = re.compile(r"(?:\s*,)?\s*(?:and|or|&)?\s*(?:the\s+)?")
_OBJECT = 60  # characters behind a verb in which what is given stands
_OPENING = 60  # characters into a sentence in which its subjects stand
_LEAST_STANCES, _COMMON_SHARE, _LEAST_SHARED = 3, 0.25, 2
_TIMES = frozenset(
    stems(
        "day days week weeks month months year years time times today yesterday tomorrow monday tuesday wednesday "
        "thursday friday saturday sunday summit meeting minister ministers president leader leaders".split()
    )
)
_LEAST_MEMBERS = 3  # of whom there is a table: what two have in common is often a word that both use
_FORMERLY = re.compile(
    r"\b(?:previously|formerly|initially|at first|until (?:now|recently)|at the time|had (?:long )?(?:opposed|"
    r"refused))\b"
)


@dataclass(frozen=True, slots=True)
class Stated:
    """A stance as one sentence states it."""

    actor: Actor
    stance: Stance
    on: date | None
    frame: Frame
    given: frozenset[str] | None = None  # "agreed to send tanks": for it, where it is the measure that is sent


def stated(frame: Frame, sides: frozenset[str]) -> list[Stated]:
    """The stances that a sentence states for members: one each where it names several; what used to be is none."""
    text = frame.sentence.text
    if frame.past_year or any(pattern.search(text) for pattern in (_FORMERLY, _LEFT_OPEN, _OF_WORDS)):
        return []
    actor, stance = _by_act(frame, sides)
    if actor is not None and _clears_the_way(text):
        stance = Stance.FOR
    if actor is None:
        speaker = frame.actor
        if speaker is None or not _member(speaker, sides):
            together = _together(frame, None, sides)
            actor, stance = (together[0] if together else None), _by_words(frame.sentence.text)
        else:
            actor, stance = speaker, _by_words(frame.sentence.text)
    given = None
    if stance is None and (deed := _deed(frame, sides)) is not None:
        (actor, given), stance = deed, Stance.FOR
    if stance is None or actor is None:
        return []
    if _CONDITION.search(frame.sentence.text):
        stance = Stance.CONDITIONAL
    others = [a for a in _together(frame, actor, sides) if state_of(a) != state_of(actor)]
    return [Stated(a, stance, frame.published, frame, given) for a in (actor, *others)]


def _member(actor: Actor, sides: frozenset[str]) -> bool:
    return (not sides or actor.side in sides) and actor.kind is not ActorKind.MEMBERS


def _together(frame: Frame, actor: Actor | None, sides: frozenset[str]) -> list[Actor]:
    """The members that the sentence opens with, named side by side: "Britain and the Netherlands say …"."""
    text, run = frame.sentence.text, list[ActorMention]()
    for mention in frame.mentions:
        if mention.actor.kind is ActorKind.PERSON or not _member(mention.actor, sides):
            continue
        if run and not _SIDE_BY_SIDE.fullmatch(text[run[-1].end : mention.start]):
            break
        run.append(mention)
    if len(run) < 2 or run[0].start > _OPENING or not any(actor in (None, m.actor) for m in run):
        return []
    return [m.actor for m in run]


def _by_act(frame: Frame, sides: frozenset[str]) -> tuple[Actor | None, Stance | None]:
    """The outermost act of a member that carries a stance: "opposed allowing" is against, "pushed to let" for."""
    wisher: Actor | None = None
    for act in frame.predicates:
        actor = act.actor.actor if act.actor else frame.subject if act.pronoun else None
        if VerbClass.WISH in act.classes and act.mood is Mood.ASSERTED and actor is not None:
            wisher = actor
        if act.mood is Mood.WISHED and wisher is not None and _member(wisher, sides):
            if frame.sentence.text.endswith("not to ", 0, act.start):
                continue  # "urged both not to let the row grow": on no measure
            sign = 1 if VerbClass.PERMIT in act.classes else -1 if VerbClass.FORBID in act.classes else 0
            if sign:
                return wisher, Stance.FOR if (sign > 0) != act.negated else Stance.AGAINST
        if actor is None or not _member(actor, sides):
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


def _clears_the_way(text: str) -> bool:
    """Whether two negations make it a yes."""
    return bool(NO_REASON.search(text) or _STOPS_HINDERING.search(text))


def _deed(frame: Frame, sides: frozenset[str]) -> tuple[Actor, frozenset[str]] | None:
    """The member that gives, or agrees to give, what may be the measure, with the stems of what is given."""
    for act in frame.predicates:
        actor = act.actor.actor if act.actor else frame.actor if act.pronoun else None
        given = act.lemma in _GIVES or VerbClass.COMMIT in act.classes
        done = act.mood in (Mood.ASSERTED, Mood.FUTURE) and not act.negated and not act.passive
        own = actor is not None and frame.actor is not None and state_of(actor) == state_of(frame.actor)
        if given and done and own and actor is not None and _member(actor, sides):
            return actor, frozenset(content_stems(frame.sentence.text[act.end : act.end + _OBJECT]))
    return None


def _by_words(text: str) -> Stance | None:
    if _clears_the_way(text):
        return Stance.FOR
    if _AGAINST_WORDS.search(text):
        return Stance.AGAINST
    found = _FOR_WORDS.search(text)
    return Stance.FOR if found and not _UNREAL.search(text, 0, found.start()) else None


def on_the_measure(found: Sequence[Stated]) -> list[Stated]:
    """The stances on one measure: that which the most of them name. Where they have none in common, or one
    actor alone speaks, there is none.

    A stance belongs to it when its sentence shares two of the measure's words, one of them neither a name nor a verb of
    doing, or stands next to one that does, and does not speak of an act of its own.
    """
    articles: dict[str, set[str]] = defaultdict(set)
    counts: Counter[str] = Counter()
    frames = {s.frame.key: s.frame for s in found}
    named: set[str] = set()
    plain = {s.frame.key for s in found if s.given is None}
    for key, frame in frames.items():
        if key not in plain:
            continue
        named.update(*(fold_terms(m.actor.name, [_whole(m)]) for m in frame.mentions))
        for term in set(frame.terms):
            counts[term] += 1
            articles[term].add(frame.sentence.article)
    least = max(_LEAST_STANCES, _COMMON_SHARE * len(plain))
    measure = {t for t, n in counts.items() if n >= least and len(articles[t]) > 1}
    thing = measure - named - verb_forms().keys() - _TIMES  # what is sent, not that something is
    shared = {key: measure & set(f.terms) for key, f in frames.items()}
    sure = {key for key, words in shared.items() if len(words) >= _LEAST_SHARED and words & thing}
    near = {
        key
        for key, f in frames.items()
        if any((key[0], key[1] + d) in sure for d in (-2, -1, 1, 2)) and (shared[key] & thing or not _acts(f))
    }
    kept = [
        s for s in found if (s.frame.key in sure | near if s.given is None else s.frame.key in sure and s.given & thing)
    ]
    return kept if len({state_of(s.actor) for s in kept}) >= _LEAST_MEMBERS else []


def _whole(mention: ActorMention) -> ActorMention:
    return mention._replace(start=0, end=len(mention.actor.name))


def _acts(frame: Frame) -> bool:
    """Whether it tells of an act that has an object of its own: "would not send jets"."""
    return any(a.classes & {VerbClass.MOVE, VerbClass.COMMIT, VerbClass.RULE} for a in frame.predicates)


def by_actor(found: Sequence[Stated]) -> list[list[Stated]]:
    """The stances of each state or body, oldest first; actors in the order of their first sentence."""
    groups: dict[str, list[Stated]] = defaultdict(list)
    for one in found:
        groups[state_of(one.actor)].append(one)
    return [sorted(g, key=lambda s: (s.on or date.min, _settled(s))) for g in groups.values()]


def told_outright(one: Stated) -> bool:
    """Whether the sentence is about who takes the stance, or opens with it, and does not tell it in passing."""
    state = state_of(one.actor)
    speaks = one.frame.actor is not None and state_of(one.frame.actor) == state
    return speaks or any(state_of(m.actor) == state and m.start < _OPENING for m in one.frame.mentions)


def _settled(one: Stated) -> int:
    """On one day a decision outweighs a view: acts come after words, so that they stand."""
    classes = {c for a in one.frame.predicates for c in a.classes}
    return 1 if classes & {VerbClass.PERMIT, VerbClass.FORBID, VerbClass.REFUSE} else 0
