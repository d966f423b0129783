"""Where a member says outright where it stands: for or against, cross with another, what it will not do itself."""

from __future__ import annotations

import re

from briefing.analysis.frames import Frame
from briefing.analysis.kinds.base import Score, state_of
from briefing.language.tokens import lowered
from briefing.models import Actor

# Patterns are for the sentence in lower case.
# For or against the matter in so many words; of whoever doubts it, the matter must not be an outsider.
_TAKES_SIDES = re.compile(
    r"\b(?:sa(?:y|ys|id|ying) (?:no|yes)\b(?! (?:more|one|to (?:reporters|journalists)))|"
    r"(?:remain(?:s|ed)?|are|is|was|were) (?:\w+ )?opposed\b|opponents?\b|(?:(?:do|does|did)(?: not|"
    r"n[’']t) need|(?:had|has|have|sees?|saw) no need (?:of|for)) "
    r"(?:any |more |new |\w+ )?(?:troops|soldiers|bases|brigades|forces|missiles|weapons|sanctions|them)\b|"
    r"would (?:have )?prefer(?:red)?\b|"
    r"\bno call for\b|nobody (?:was|is) calling for\b|not on the agenda\b|shares? (?:that|this|the|his|her|"
    r"their) (?:view|position|line|concerns?)\b|(?:is|was|are|were) (?:not|no longer|"
    r"neither) an? (?:adversary|threat|enemy|aggressor)\b|\bis a partner\b|sa(?:w|ys?|id|"
    r"id there was) no (?:grounds?|need|reason) (?:to|for)\b|"
    r"(?:little|no) appetite (?:for|to)\b|react(?:s|ed) cool(?:ly)? to\b|(?:allies|europeans?|"
    r"members) (?:\w+ )?(?:to )?"
    r"(?:do|pay|spend|contribute|give) more\b|"
    r"(?:took|takes?|taken|taking) (?:a |the )(?:same|similar|different|tougher|softer|harder|contrary|"
    r"dim) (?:line|view|"
    r"stance|position)|"
    r"there (?:would|will) be no\b|(?:would|will) (?:\w+ ){1,4}only (?:if|under|when|once|as part)\b|"
    r"would not be (?:available|part of|used|taking part)\b|(?:would|will) (?:contribute|send|provide|commit|"
    r"supply|deploy) no\b|"
    r"stop(?:s|ped)? short of(?! (?:an? )?(?:apolog|naming|blaming|accusing|saying|calling))|t(?:akes?|"
    r"ook) \w+[’']s side\b|"
    r"shared? \w+[’']s (?:view|position|line|concerns?)\b|sid(?:es|ed|ing) with\b|with(?:held|hold(?:s|"
    r"ing)?) (?:its|their|his|"
    r"her) (?:consent|agreement|approval)|"
    r"(?<!\bi )(?<!\bhe )(?<!she )(?<!they )(?<!you )(?:do|does|did)(?: not|n[’']t) want (?!to\b)|"
    r"(?:is|are|was|were) (?:\w+ )?against (?:it|this|that)\b(?=[.,;”\"]| and\b)|"
    r"(?:took|takes?|taken|taking) no part\b|(?:do|does|did)(?: not|n[’']t) (?:take part|join in)\b|"
    r"sat (?:it |this )?out\b|(?:stay(?:s|ed|ing)?|ke(?:eps?|pt)) out\b|"
    r"(?:is|are|was|were|been|remain(?:s|ed)?|more) reluctant\b|would rather\b|held out (?:for|against)\b|"
    r"sp(?:oke|eaks?) (?:for (?:moderation|restraint|caution|dialogue|patience)|(?:out )?(?:against|in favou?r of))\b|"
    r"(?:drag|dragg)(?:s|ed|ing)? (?:its|their|his|her) (?:feet|heels))"
)
_CROSS = re.compile(
    r"\b(?:irritat(?:ion|ed)|frustrat(?:ion|ed)|ang(?:er|ered|ry)|annoy(?:ance|ed)|impatien(?:ce|t)|fury|"
    r"furious|infuriated|"
    r"exasperat(?:ion|ed)|dismay(?:ed)?|upset|rebuffed)\b"
)
# How a member judges what is planned: "called the plan “an adventure”".
_JUDGES = re.compile(
    r"\b(?:call(?:s|ed|ing)|describ(?:es|ed|ing)|brand(?:s|ed|ing)|label(?:s|l?ed|l?ing)|term(?:s|ed)|dubbed|"
    r"derid(?:es|ed|ing)) "
    r"(?:the|this|that|such|any|\w+[’']s) (?:\w+ ){0,2}(?:plans?|schemes?|proposals?|idea|decision|move|deal|"
    r"packages?|mission|force|"
    r"ban|declaration|closure|timetable|words|remarks?|comments?|statement|claim|invitation|offer|demands?|"
    r"draft|text|compromise)\b"
)
_DOUBTS = re.compile(
    r"\b(?:sceptical|skeptical|unconvinced|wary|lukewarm|cool (?:to|towards?|on)|noncommittal|non-committal|"
    r"not (?:yet )?(?:been )?(?:convinced|persuaded)|(?:yet to|ha[sd] not|ha(?:ve|s|d)n[’']t|seen no|"
    r"saw no) (?:see(?:n)? )?(?:any |the )?"
    r"(?:proof|evidence)|question(?:s|ed|ing) whether|wonder(?:s|ed|ing)? whether|mis?givings|scepticism|skepticism)\b"
)
# What a member will not do itself; "would not be drawn", "will not be replaced" refuse nothing.
_WILL_NOT = re.compile(
    r"\b(?:(?:would|will) (?:not|never|neither)|won[’']t|(?:not|n[’']t) going to|wants? no part|"
    r"(?:would|will) (?:have|take|play) no part)\b"
    r"(?! (?:be|have|let|say|comment|confirm|deny|speculate|discuss|name|elaborate|allow|tolerate|accept|"
    r"hesitate|stop|stand|"
    r"give up|back down|forget|rest|happen|work|get|need|know)\b)"
)
_WE = re.compile(r"(?:^|\W)(?:we|i|(?P<third>he|she|it|they))(?: \w+ly| also| still|[’']re|[’']m|[’']s)? ?$")
# "would not meet the Russian president": shuns an outsider, not an ally.
_MEETS = re.compile(
    r" (?:even )?(?:meet|talk|speak|negotiate|deal|have (?:the|a) meeting|cooperate|work with|recogni[sz]e)\b"
)
_SUBJECT_GAP = 24  # characters between a member's name and what it will not do


def side_taken(frame: Frame, actor: Actor, sides: frozenset[str]) -> Score | None:
    """The score of a sentence in which `actor`, a member of these groups, takes a side, or None."""
    low = lowered(frame.sentence.text)
    members = [m.actor for m in frame.mentions if m.actor.side in sides]
    outsiders = len(members) < len(frame.mentions)
    others = any(state_of(m) != state_of(actor) for m in members)
    words = (
        _TAKES_SIDES.search(low) or _judged(frame, actor, low, sides) or (None if outsiders else _DOUBTS.search(low))
    )
    if words is not None:
        return Score(0.75, f"{actor.name}: {words.group()}")
    if others and not outsiders and (cross := _CROSS.search(low)) is not None:
        return Score(0.7, f"{actor.name}: {cross.group()}")
    refusal = _own_refusal(frame, actor, low)
    return Score(0.7, f"{actor.name}: {refusal}") if refusal is not None else None


def _judged(frame: Frame, actor: Actor, low: str, sides: frozenset[str]) -> re.Match[str] | None:
    """The words by which a member judges what is planned, and no outsider whom the sentence also names."""
    match = _JUDGES.search(low)
    if match and any(
        match.start() <= m.start < match.end() and state_of(m.actor) == state_of(actor) for m in frame.mentions
    ):
        return None  # a senator of the president's words
    before = [m.actor for m in frame.mentions if match and m.end <= match.start()]
    return match if match and all(actor.side in sides for actor in before[-1:]) else None


def _own_refusal(frame: Frame, actor: Actor, low: str) -> str | None:
    """The words by which a member says, or is said, not to do something itself."""
    for match in _WILL_NOT.finditer(low):
        if _MEETS.match(low, match.end()):
            continue
        quoted = frame.in_quotation(match.start())
        pronoun = _WE.search(low, max(0, match.start() - 16), match.start())
        if pronoun is not None:
            if frame.voice is not None and not (quoted and pronoun["third"]):
                return match.group()
            continue
        before = [m for m in frame.mentions if m.end <= match.start()]
        if before and not quoted and state_of(before[-1].actor) == state_of(actor):
            gap = low[before[-1].end : match.start()]
            if len(gap) <= _SUBJECT_GAP and "," not in gap:
                return match.group()
    return None
