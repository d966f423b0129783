"""Statements: what a side says or does in reaction. The speaker or the actor belongs to the side.

Somebody else speaking about that side is none: the side has to be the voice of the sentence or the subject of its
main act.
"""

from __future__ import annotations

import re

from briefing.analysis.frames import Frame
from briefing.analysis.kinds.base import Score, sides_of
from briefing.language.actors import ActorMention, MentionKind
from briefing.language.mood import Mood
from briefing.language.verbs import VerbClass
from briefing.models import SectionSpec

_NOT_OFFICIAL = re.compile(
    r"\s+(?:\w+\s+){0,2}?(?:voters|people|citizens|media|newspaper|analysts?|experts?|lawyers?|companies|firms?|"
    r"investors?|"
    r"residents|civilians|refugees|protesters|students|tourists|diplomats|spies|agents|operatives|nationals|"
    r"weapons|arms|"
    r"soil|territory|targets|attacks?|missiles|strikes?|meddling|involvement|aggression|gas|oil)\b"
)
# "Moscow's view is", "Putin's spokesperson issued a rebuttal": the side speaks through what it has.
_OWN_VOICE = re.compile(
    r"(?:[’']s?)\s+(?:[\w-]+\s+){0,2}?(?:spokes(?:man|woman|person|people)|office|ministry|embassy|government|"
    r"administration|ambassador|envoy|view|position|response|reaction|reply|answer)\s+(?!of\b|in\b|to\b|for\b|"
    r"will\b|would\b|could\b|"
    r"may\b|might\b)",
    re.IGNORECASE,
)
# "By sending troops, Russia has reminded Europe": what an act shows is the writer's view of it.
_SHOWS = re.compile(r"By \w+ing\b.* (?:remind|show|prove|demonstrate|signal|taught|teach)", re.DOTALL)
# What is read rather than heard: its figures are no reaction.
_DOCUMENT = re.compile(
    r"\b(?:surveys?|polls?|census|data|statistics|figures|stud(?:y|ies)|research|reports?|estimates?|records|documents?|"
    r"filings?|complaint|affidavit|indictment|lawsuit|website|transcripts?|tests?|results?|index|videos?|footage|images?|photos?|ruling|law|bill)$",
    re.IGNORECASE,
)
_IT = re.compile(r"[“\"]?(?:But |And )?(?:It|This|That|They)\b")
_PRONOUN = re.compile(r"[“\"]?(?:But |And |However, )?(?:He|She|They|It)\b")
_FRONTED = re.compile(
    r"(?:(?:(?:[A-Z]\w*|a|few|\d+) )?(?:minutes?|hours?|days?|weeks?|months?) (?:after|before)|After|As|When|While|"
    r"Although|Though|Once|Since|Despite|Following)\b",
    re.IGNORECASE,
)
_CLAUSE_OPENS = re.compile(r", (?:(?:the|top|senior) )*$")
_ANSWERS = {
    VerbClass.PERMIT, VerbClass.FORBID, VerbClass.RULE, VerbClass.COMMIT, VerbClass.REFUSE, VerbClass.BLAME,
}  # fmt: skip
_HELD = re.compile(r"\b[a-z]+ (?:in|near|from|at|outside) (?:the )?$")
_FIRST_CLAUSE = 90  # characters
_IN_PASSING = frozenset("deny reject dismiss condemn warn threaten vow accuse".split())
_REACTS = re.compile(
    r"\s+(?:[\w’'-]+\s+){0,3}?(?:(?:has|have|had|also|again|repeatedly|fiercely|already|still|now|"
    r"on \w+day)\s+)*[“\"]?"
    r"(?:den(?:y|ies|ied)|vow\w*|warn\w*|accus\w+|said|says|call\w*|respond\w*|react\w*|order\w*|expel\w*|"
    r"threaten\w*|reject\w*|"
    r"dismiss\w*|confirm\w*|condemn\w*|claim\w*|insist\w*|ask\w*|announc\w+|retaliat\w+|promis\w+|pledg\w+|"
    r"declar\w+|demand\w*|"
    r"blam\w+|suggest\w*|signal(?:s|l?ed)|thr(?:ew|ows?|own) out|answer\w*|cut(?:s|ting)? off|"
    r"propos\w+|offer(?:ed|s to)|laid out|recommend\w*|us(?:es|ed) (?:his|her|its|an?) (?:\w+ ){1,4}to|"
    r"brush\w* (?:\w+ ){0,3}(?:aside|off)|shrug\w*|mock\w*|"
    r"scoff\w*|ridicul\w+|g(?:ave|iven|ives)|argu\w+|s(?:ays|aid|tated|tates)|critici[sz](?:ed|es|ing)|"
    r"describ\w+|deploy\w*|"
    r"mov\w+|"
    r"launch\w*|clos\w+|(?:kick|boot)(?:s|ed)? out|"
    r"sign(?:ed|s)|ratif\w+|barr(?:ed|ing)|halt\w*|stopp(?:ed|ing)|suspend\w*|did not (?:rule out|exclude)|"
    r"recogni[sz]\w*|spoke of|was (?:more |even more )?(?:specific|blunt|blunter|explicit|defiant|unmoved|dismissive|"
    r"scathing|categorical|firm|adamant|unapologetic)|"
    r"bann?\w*|summon\w*|withdr[ae]w\w*|hit back|sought|respond\w*|will|would|is (?:\w+ing)|oppos\w+|refus\w+)\b"
)
_CARRIED = re.compile(r"\b[a-z]+ing (?:the )?$")
_REPORTS = " reported "
_WILL = re.compile(r"(?: [\w.-]+){0,5}? (?:plans|intends|will|would|is (?:ready|prepared|considering|going))\b")


def score(frame: Frame, spec: SectionSpec) -> Score:
    """How sure it is that the sentence is the side's word or act."""
    sides = sides_of(spec)
    if not sides:
        return _anybody(frame)
    if frame.sentence.text.startswith("By ") and _SHOWS.match(frame.sentence.text):
        return Score(0.2, "the writer says what it shows")
    if frame.voice is not None:
        if frame.voice.side in sides:
            return Score(0.9, f"{frame.speaker} speaks")
        return Score(0.1, f"{frame.speaker} speaks, of another side")
    if frame.past_year:
        return Score(0.2, "names an earlier year")
    if frame.speaker is not None and frame.own_words:
        return Score(0.1, f"{frame.speaker} speaks of it")
    for mention in frame.mentions:
        if mention.actor.side in sides and _main_subject(frame, mention):
            return Score(0.75, f"{mention.actor.name} acts")
    if (told := _told_by_an_outlet(frame, sides)) is not None:
        return told
    if (own := _own_act(frame, sides)) is not None:
        return own
    if (
        frame.speaker is None
        and frame.subject is not None
        and frame.subject.side in sides
        and not frame.mentions
        and _goes_on(frame)
    ):
        return Score(0.6, f"{frame.subject.name} goes on")
    return _in_passing(frame, sides)


def _told_by_an_outlet(frame: Frame, sides: frozenset[str]) -> Score | None:
    """What a report has the side do: "the agency reported that the Russian president plans to discuss it"."""
    text = frame.sentence.text
    for mention in frame.mentions if _REPORTS in text and not frame.quoted else ():
        of_it = text.endswith((f"{_REPORTS}that ", f"{_REPORTS}that the "), 0, mention.start)
        if of_it and mention.actor.side in sides and _WILL.match(text, mention.end):
            return Score(0.7, f"{mention.actor.name}: it is reported what it will do")
    return None


def _own_act(frame: Frame, sides: frozenset[str]) -> Score | None:
    """The side's own act in the sentence's first clause: "The State Duma adopted …", "Moscow mocked …"."""
    act = frame.predicates[0] if frame.predicates else None
    if act is None or act.actor is None or act.actor.actor.side not in sides or not act.classes & _ANSWERS:
        return None
    done = act.mood in (Mood.ASSERTED, Mood.FUTURE) and not act.negated and not frame.in_quotation(act.start)
    return Score(0.75, f"{act.actor.actor.name}: {act.lemma}") if done and act.start < _FIRST_CLAUSE else None


def _in_passing(frame: Frame, sides: frozenset[str]) -> Score:
    """A reaction told in a clause of its own: "charges that the Kremlin denies"."""
    for act in frame.predicates if not frame.own_words else ():
        if act.actor is None or act.actor.actor.side not in sides or act.lemma not in _IN_PASSING:
            continue
        if not act.negated and not frame.in_quotation(act.start):
            return Score(0.6, f"{act.actor.actor.name}: {act.lemma}, in passing")
    return Score(0.0, "the side neither speaks nor acts")


def _anybody(frame: Frame) -> Score:
    """Where no side is asked for: whoever speaks for a state or body, then whoever is named; a news outlet never."""
    if frame.speaker is None or frame.outlet_voice or frame.past_year:
        return Score(0.0, "nobody speaks")
    if _DOCUMENT.search(frame.speaker):
        return Score(0.3, f"{frame.speaker} says so: a document, nobody's statement")
    if frame.voice is not None:
        return Score(0.8, f"{frame.speaker} speaks for {frame.voice.name}")
    if frame.named and frame.speaker.split()[-1][0].isupper():  # not "U.S. employers"
        return Score(0.65 if frame.quoted else 0.6, f"{frame.speaker} speaks")
    return Score(0.3, f"{frame.speaker} speaks")


def _goes_on(frame: Frame) -> bool:
    """Whether a pronoun opens the sentence and tells of a reaction: an "it" may as well be a thing."""
    opening = _PRONOUN.match(frame.sentence.text)
    return opening is not None and bool(_REACTS.match(frame.sentence.text, opening.end()))


def _main_subject(frame: Frame, mention: ActorMention) -> bool:
    text = frame.sentence.text
    if _FRONTED.match(text) and _CLAUSE_OPENS.search(text, 0, mention.start):
        pass  # "Hours after Trump spoke, Moscow vowed …": whoever acts in the clause in front
    elif frame.subject is not mention.actor or mention.start > 70 or _IT.match(text):
        return False  # "It would enable Russia": it is not Russia
    if _HELD.search(text, 0, mention.start):
        return False  # "Analysts in Moscow said"
    if mention.kind is MentionKind.PEOPLE and _CARRIED.search(text, 0, mention.start):
        return False  # "Tankers carrying Russian crude"
    if mention.kind is MentionKind.PEOPLE and _NOT_OFFICIAL.match(text, mention.end):
        return False
    return bool(_REACTS.match(text, mention.end) or _OWN_VOICE.match(text, mention.end))
