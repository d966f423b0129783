"""Acts by which a member shows a stance: towards a measure, towards another member, towards its envoy."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.analysis.frames import Frame
from briefing.analysis.kinds.base import Score, state_of
from briefing.language.mood import Mood
from briefing.language.predicates import Predicate
from briefing.language.verbs import VerbClass
from briefing.models import Actor

DISSENTS = {VerbClass.OPPOSE, VerbClass.DIFFER, VerbClass.REFUSE, VerbClass.FORBID}
PRESSES = DISSENTS | {VerbClass.BLAME}
_DEMANDS = frozenset("push press pressure demand urge".split())  # what a member asks of another, short of a wish
_ON_MEASURES = frozenset(
    "oppose support back favour favor resist reject refuse endorse welcome protest defend criticize criticise "
    "question challenge dispute block veto".split()
)
# What is opposed or backed is an act: "opposed allowing …", "opposed Ukraine using …", "refused to send …", "the plan".
_MEASURE = re.compile(
    r"\s+(?:[A-Z]\w+[’']s (?:\w+ )?(?:version|position|line|view|account|stance|actions?)\b|\w+ing\b|"
    r"[A-Z]\w+(?:\s[A-Z]\w+)?(?:[’']s)?\s+\w+ing\b|to\s+\w+|(?:the|this|that|a|any|such|his|her|"
    r"its|their)\s+"
    r"(?:[\w$%.,-]+\s+){0,3}?(?:plans?|proposals?|decisions?|moves?|measures?|deals?|agreements?|polic(?:y|ies)|"
    r"deployment|strikes?|use|demands?|calls?|idea|schemes?|missions?|(?:final |joint )?(?:documents?|"
    r"accessions?|membership|entry|communiqu[eé]s?|"
    r"statements?|declarations?|texts?)|invitations?|packages?|bids?|motions?|bans?)\b)"
)
# "want more sanctions", "pushed for an immediate response", "does not want new talks"
_WANTS = frozenset("want ask push press call demand favor favour seek advocate decline".split())
_WANTED = re.compile(
    r"\s+(?:for |to (?:back|support|accept|endorse) )?(?:(?:an?|the|more|new|further|tougher|stronger|fresh|"
    r"immediate|any|"
    r"no|additional|permanent|joint|common|allied|NATO|foreign|heavy|heavier|two|three|four|\d+) )*"
    r"(?:sanctions|response|action|measures|talks|deployments?|no-fly zone|embargo|missions?|forces?|bases?|ban|"
    r"troops|"
    r"soldiers|brigades|battalions|boots on the ground)\b|"
    r"\s+(?:more|less|harsher|tougher|stronger|softer)\b(?=[.,:;]| from\b| of (?:its|the) (?:allies|alliance))"
)
# "dismissed the report as fiction": a dispute with a newspaper.
_A_REPORT = re.compile(
    r"\s+(?:[\w’'-]+\s+){0,3}?(?:reports?|stor(?:y|ies)|rumou?rs?|speculation|suggestions?|newspapers?)\b"
)
_REPORT_IS = re.compile(r"\b(?:[Aa]|[Tt]he|[Tt]his|[Tt]hat) (?:report|story|account)\b|\b[Rr]eports\b")
_BLOCKS = frozenset({"block", "veto"})
_OPEN = re.compile(r"\b(?:until|whether)\b")  # what follows is not yet so
_SEVERS = frozenset({"summon", "recall", "expel"})
_ENVOY = re.compile(r"\s+(?:(?:the|its|their|his|her) )?(?:[\w’'-]+ ){0,2}?(?:ambassador|envoy|charg[eé])\b")
_SHUN = frozenset({"decline", "refuse"})
_NO_WORD = re.compile(
    r"\s+to (?:say|comment|confirm|be drawn|be named|be identified|discuss|answer|specify|elaborate|speak|speculate|"
    r"talk|give)\b"
)
_NOBODY = re.compile(r"[“\"]?(?:Nobody|No one|None)\b")
_OF_A_NOUN = re.compile(r"\b(?:an?|any|every) \w+ (?:that|which|who) (?:\w+ly )?$")
_OF_OTHERS = frozenset({"it", "they", "he", "she"})  # in a speaker's mouth
STANCE = {VerbClass.OPPOSE, VerbClass.DIFFER, VerbClass.REFUSE, VerbClass.BLAME, VerbClass.WISH, VerbClass.DEFEND}


def stance_by_act(
    frame: Frame, acts: Sequence[Predicate], actor: Actor, others: Sequence[Actor], sides: frozenset[str]
) -> Score | None:
    """The stance that an act shows: towards a measure, or towards another member."""
    for act in acts:
        if act.lemma in _ON_MEASURES and _MEASURE.match(frame.sentence.text, act.end):
            return Score(0.8, f"{actor.name}: {act.lemma}, a measure")
        if act.lemma in _WANTS and _WANTED.match(frame.sentence.text, act.end):
            return Score(0.75, f"{actor.name}: {act.lemma}, a measure")
        if act.lemma in _ON_MEASURES and act.passive and act.actor and frame.mentions[0] is act.actor:
            return Score(0.8, f"{actor.name}: {act.lemma}, a measure")  # "The closure is backed by Poland"
        if act.lemma in _SEVERS and _ENVOY.match(frame.sentence.text, act.end) and towards_member(frame, act, others):
            return Score(0.75, f"{actor.name}: {act.lemma}, {others[0].name}'s envoy")
        if act.classes == {VerbClass.DEFEND} and act.actor is None and frame.voice is None:
            continue  # "publicly acknowledged clashes"
        if act.lemma == "defend" or act.lemma in _SEVERS:
            continue  # an ally, not a stance; an outsider's envoy
        if others and not _against_outsider(act, frame, sides):
            sure = 0.8 if act.classes & PRESSES or act.lemma in _DEMANDS else 0.7
            return Score(sure, f"{actor.name}: {act.lemma}, towards {others[0].name}")
    return None


def is_stance(act: Predicate, actor: Actor, frame: Frame) -> bool:
    """Whether an act of a kind that shows a stance shows the actor's: not that of who only will not talk of it."""
    text = frame.sentence.text
    backs = (
        act.lemma in _ON_MEASURES
        and (act.passive or _MEASURE.match(text, act.end))
        and not _OPEN.search(text, 0, act.start)
    )
    unbacked = (act.negated or backs) and VerbClass.SUPPORT in act.classes
    if not (act.classes & STANCE or act.lemma in _BLOCKS | _SEVERS or unbacked) or act.mood is Mood.BACKGROUND:
        return False
    if act.lemma == "need" and text[: act.start].endswith(" as "):
        return False  # "for as long as needed"
    if act.lemma in _SHUN and _NO_WORD.match(frame.sentence.text, act.end):
        return False
    if act.classes & PRESSES and _of_a_report(frame.sentence.text, act):
        return False
    return not _NOBODY.match(frame.sentence.text) and _own(act, actor, frame)


def _of_a_report(text: str, act: Predicate) -> bool:
    """Whether it is a report that is denied or dismissed, and no ally's."""
    return bool(_A_REPORT.match(text, act.end) or (act.passive and _REPORT_IS.search(text, 0, act.start)))


def _own(act: Predicate, actor: Actor, frame: Frame) -> bool:
    """Whether the act is the actor's: not that of somebody whom the sentence also names, or a speaker speaks of."""
    if act.pronoun in _OF_OTHERS and frame.in_quotation(act.start):
        return False
    if act.actor is None and frame.voice is None and _OF_A_NOUN.search(frame.sentence.text, 0, act.start):
        return False  # "Berlin gave way: a ship that refuses to stop …"
    if act.passive and act.actor is None:
        return False
    return act.actor is None or state_of(act.actor.actor) == state_of(actor)


def towards_member(frame: Frame, act: Predicate, members: Sequence[Actor]) -> bool:
    """Whether the first name behind an act is one of these members'."""
    after = next((m.actor for m in frame.mentions if m.start > act.end), None)
    return after in members


def _against_outsider(act: Predicate, frame: Frame, sides: frozenset[str]) -> bool:
    """Whether the first name behind the verb is no member: then it is about the outsider."""
    after = [m for m in frame.mentions if m.start > act.end]
    return bool(after) and after[0].actor.side not in sides
