"""Decisions: what a government, alliance or official body has decided, ordered, permitted, refused or limited.

A decision is an act of authority with an official actor that is asserted or announced. A wish, a plea, a forecast, a
condition and what happened in another year are none. It is carried by a verb ("Germany permitted …", "the US is
expelling …", "strikes are still prohibited") or by a noun ("a US decision to …", "the ban on …").
"""

from __future__ import annotations

import re

from briefing.analysis.frames import Frame
from briefing.analysis.kinds.base import Score, is_official, mention_near, state_of
from briefing.analysis.kinds.idle import SAYS_BEHIND, decides_nothing
from briefing.analysis.kinds.stated import stated
from briefing.language.actors import ActorMention, MentionKind
from briefing.language.function_words import DECIDING_NOUNS
from briefing.language.mood import Mood
from briefing.language.predicates import Predicate
from briefing.language.tokens import holds_any, lowered
from briefing.language.verbs import VerbClass
from briefing.models import Actor, ActorKind, SectionSpec

_AUTHORITY = {VerbClass.PERMIT, VerbClass.FORBID, VerbClass.RULE, VerbClass.MOVE, VerbClass.COMMIT}
_STRONG = {VerbClass.PERMIT, VerbClass.FORBID}
# For the sentence in lower case.
_NOUN = re.compile(
    r"\b(?:decision|decree|ruling|policy (?:change|shift|reversal)|(?:change|shift|reversal) (?:of|"
    r"in) (?:\w+ )?policy|"
    r"policy of (?:not )?\w+ing|green ?light|authori[sz]ation|moratorium|ban|embargo|executive order|"
    r"communiqu[eé]|joint declaration|treaty|agreement|sanctions?|measures|expulsions?|withdrawal|closure)\b"
)
_NOUN_PARTS = (
    "decision", "decree", "ruling", "policy", "light", "authori", "moratorium", "ban", "embargo", "order", "communiqu",
    "declaration", "treaty", "agreement", "sanction", "measures", "expulsion", "withdrawal", "closure",
)  # fmt: skip
"""One of them stands in every match of `_NOUN`."""
# "Trump's decision" alone says nothing of what was decided; "a decision to lift", "its decision on arms" do.
_BARE = re.compile(r"(?:decision|decree|ruling|policy)$", re.IGNORECASE)
_TOLD = re.compile(r"\s+(?:to|on|not to|that|of|allow\w*|means? that)\b")
_STRONG_NOUN = re.compile(
    r"\b(?:decision|decree|ruling|policy|green ?light|authori[sz]ation|communiqu[eé])\b", re.IGNORECASE
)
_INSTRUMENT = re.compile(
    r"\b(?:decision|policy|move|order|law|bill|rules?|measures?|agreement|resolution|sanctions|deal|treaty|"
    r"change)\s+(?:\w+\s+){0,4}$",
    re.IGNORECASE,
)
_PROPOSED = re.compile(
    r"\b(?:introduc|propos|draft|tabl|sponsor)(?:e[sd]?|ed|ing) (?:an?|the) (?:\w+ )?(?:bill|law|motion)\b"
)
_PASSES = frozenset({"pass", "adopt", "approve"})
_BILL = re.compile(r"\b(?:[Mm]otion|[Bb]ill|[Ll]aw|[Rr]esolution|[Aa]mendment)\b")
_PASSIVE = {VerbClass.PERMIT, VerbClass.FORBID, VerbClass.MOVE}
_NOT_PASSIVE = frozenset(
    "leave quit join abandon close reduce raise increase cut double boost bolster strengthen arrest detain charge "
    "release postpone delay cancel".split()
)
# "gave the green light", "announced sanctions": the noun is what the subject does.
_MAKES = re.compile(
    r"\b(?:gave|giv(?:es?|en|ing)|grant(?:s|ed|ing)?|issu(?:es?|ed|ing)|announc(?:es?|ed|ing)|made|reach(?:es|ed)|"
    r"impos(?:es?|ed|ing))\s+(?:(?:the|an?|its|their|his|her|new|fresh|full)\s+){0,2}$"
)
# "it made no sense to impose sanctions", "it would be wrong to"
_JUDGED = re.compile(
    r"\b(?:sense|wrong|right|time|premature|early|late|mistake|useless|pointless|foolish|possible|necessary|ready|willing|"
    r"whether|reasons?|need|want(?:s|ed)?|refus(?:es|ed)|reluctant|called on \w+|urged \w+) to $"
)
_NONE = re.compile(r"\b(?:no|without|lack(?:s|ed|ing)?) (?:an? )?$")
_POLICY = re.compile(r"policy (?:change|shift|reversal)|(?:change|shift|reversal) (?:of|in)", re.IGNORECASE)
_ASIDE = re.compile(
    r"\b(?:waiting for|comment(?:s|ed|ing) on|asked about|react(?:s|ed|ing) to|believes?|oppose|hop(?:e|es|ed|"
    r"ing) for|"
    r"call(?:s|ed)? for)\b[^,;]*$"
)
# Not at the start: "While leaders agreed, it rained" tells the one as well as the other.
_CONCEDES = re.compile(r"(?<=[\w,;)”\"’'] )(?:even as|(?:even )?though|although|while|whereas)\b[^,;]*$")
# "Shoppers emptied the shelves after Lithuania closed the railway": the decision behind somebody else's news.
_BEHIND = re.compile(
    r"(?<=[\w,;)”\"’'] )(?:(?:a day|days|weeks|hours|shortly) )?(?:after|because|since|now that)\b"
    r"(?:[^,;]|, [^,;]{1,60},)*$"
)
_BEHIND_PARTS = ("after", "because", "since", "now that")
_CONCEDES_PARTS = ("even as", "though", "while", "whereas")
# "his country would station 450 soldiers": the speaker's.
_HIS_COUNTRY = re.compile(
    r"\b(?:his|her|its|their|our|my) (?:country|government|nation) (?:(?:would|will|had|has|was|is|also|not|now) )*$"
)
# "the resolution of the council recognizing it": says which resolution, and nothing that is done now
_DESCRIBES = re.compile(r"\b(?!(?:is|are|was|were|be|been|not|also|now|\w+ly) )[\w’'-]+ \w+ing$")
_AFTER_A_PREPOSITION = re.compile(r"\b(?:from|over|about|by|after|with|since) (?:the )?$")
_GRANTED, _BEHIND_NEWS = 0.5, 0.5
_ANNOUNCED = re.compile(
    r"\b(?:(?:said|says|announced|confirmed|declared|repeated|reiterated|added|reaffirmed|promised|insisted|"
    r"made (?:it )?(?:clear|plain))(?: that)?|told (?:(?:[\w’'-]+ ){1,6}|[^.;:“”\"]{3,200}?, )that)"
    r"(?: [\w.’',-]+){0,8}\s*$|\b(?:said|announced|confirmed)\b[^;:“”\"]* and that(?: [\w.’',-]+){0,8}\s*$"
)


def score(frame: Frame, spec: SectionSpec) -> Score:
    """How sure it is that the sentence states a decision, from 0 to 1, and on what ground."""
    del spec  # who may decide is the same for every profile: any official actor
    if frame.past_year:
        return Score(0.2, "names an earlier year")
    best = Score(0.0, "no act of authority")
    for act in frame.predicates:
        best = max(best, _in_its_clause(frame, act, _act(frame, act)), key=lambda s: s.value)
    return max(best, _noun(frame), key=lambda s: s.value)


def _in_its_clause(frame: Frame, act: Predicate, told: Score) -> Score:
    """The score of an act, less where the sentence is of something else and grants it: "…, even as allies agreed"."""
    text = frame.sentence.text
    if told.value > _BEHIND_NEWS and holds_any(text, _BEHIND_PARTS) and _of_other_news(frame, act):
        return told._replace(value=_BEHIND_NEWS, ground=f"{told.ground}, behind other news")
    if told.value <= _GRANTED or not holds_any(text, _CONCEDES_PARTS) or not _CONCEDES.search(text, 0, act.start):
        return told
    return Score(_GRANTED, f"{told.ground}, in passing", aside=True)


def _of_other_news(frame: Frame, act: Predicate) -> bool:
    """Whether an act stands in a clause of time or cause behind a main clause in which nobody official acts, or
    another does."""
    behind = _BEHIND.search(frame.sentence.text, 0, act.start)
    if behind is None:
        return False
    if act.pronoun is not None and frame.voice is not None:
        return True  # "Putin told reporters on his first tour since he sent troops"
    if frame.actor is not None and act.actor is not None and state_of(act.actor.actor) != state_of(frame.actor):
        return True  # "Russia protested after Lithuania closed the railway"
    named = (m for m in frame.mentions if m.end <= behind.start() and m.kind is not MentionKind.PEOPLE)
    return frame.voice is None and next(named, None) is None


def _act(frame: Frame, act: Predicate) -> Score:
    if not act.classes & _AUTHORITY:
        return Score(0.0, "no act of authority")
    if (idle := decides_nothing(frame, act)) is not None:
        return idle
    actor = act.actor.actor if act.actor else (frame.subject or frame.voice if act.pronoun else None)
    if actor is None and not act.passive and _HIS_COUNTRY.search(frame.sentence.text, 0, act.start):
        actor = frame.voice or frame.subject
    if not _happened(frame, act, actor):
        return Score(0.2, f"{act.lemma}: {act.mood.value} only")
    if frame.in_quotation(act.start) and not _of_the_speaker(frame, act, actor):
        return Score(0.3, f"{act.lemma}: said of somebody else")
    if actor is not None and is_official(actor):
        # "Biden's decision to allow … will boost": known already, the sentence says something of it
        if act.governor in DECIDING_NOUNS and frame.voice is not None and frame.voice.side != actor.side:
            return Score(0.4, f"{actor.name}: {act.lemma}, as another sees it")
        sure = 0.9 if not act.governor else 0.65 if act.governor in DECIDING_NOUNS else 0.8
        return Score(sure, f"{actor.name}: {act.lemma}")
    if act.noun is not None and (act.noun.endswith("s") or not _DESCRIBES.search(frame.sentence.text, 0, act.end)):
        return Score(0.7, f"{act.noun}: {act.lemma}")
    if act.passive and not act.pronoun and act.lemma not in _NOT_PASSIVE and act.classes & _PASSIVE:
        return Score(0.6, f"{act.lemma}, passive")
    before = frame.sentence.text[: act.start]
    if act.lemma in _PASSES and not act.negated and _BILL.search(before):
        return Score(0.65, f"a bill: {act.lemma}")
    if act.classes & _STRONG and _INSTRUMENT.search(before) and not _PROPOSED.search(before):
        return Score(0.65, f"a decision: {act.lemma}")
    return Score(0.3, f"{act.lemma} without an official actor")


def _happened(frame: Frame, act: Predicate, actor: Actor | None) -> bool:
    if act.mood is Mood.REPORTED:
        if frame.voice is None or (actor is None and act.noun is None and not act.passive):
            return False
        text = frame.sentence.text
        announced = bool(_ANNOUNCED.search(text[: act.start]) or SAYS_BEHIND.search(text, act.end))
        return announced and (actor is None or actor.side == frame.voice.side)
    if act.mood is Mood.FUTURE and frame.voice is not None and actor is not None and actor.kind is not ActorKind.BODY:
        return actor.side == frame.voice.side  # what one side says that another will do is a forecast
    return act.mood in (Mood.ASSERTED, Mood.FUTURE)


def _of_the_speaker(frame: Frame, act: Predicate, actor: Actor | None) -> bool:
    """In a quotation only the speaker's own side decides; of others the speaker merely talks."""
    if act.pronoun in {"we", "i"}:
        return frame.voice is not None
    if actor is None:
        return act.noun is not None
    return frame.voice is not None and state_of(actor) == state_of(frame.voice)


def _noun(frame: Frame) -> Score:
    text = frame.sentence.text
    low = lowered(text)
    for match in _NOUN.finditer(low) if holds_any(low, _NOUN_PARTS) else ():
        near = mention_near(frame, match.start(), match.end())
        if _POLICY.match(match.group()) and frame.voice is not None and not frame.own_words:
            return Score(0.55, f"{frame.voice.name}: {match.group()}")
        if _NONE.search(low, 0, match.start()):
            continue  # "had no green light"
        if frame.subject is not None and is_official(frame.subject) and _makes(text[: match.start()]):
            return Score(0.9, f"{frame.subject.name}: makes {match.group()}")
        told = _TOLD.match(text, match.end()) or not _BARE.match(match.group())
        if near is not None and told and _STRONG_NOUN.match(match.group()) and not _ASIDE.search(text[: match.start()]):
            if _as_another_sees_it(frame, near):
                return Score(0.4, f"{near.actor.name}: {match.group()}, as another sees it")
            return Score(0.7, f"{near.actor.name}: {match.group()}")
    return stated(frame) or Score(0.0, "no decision named")


def _makes(before: str) -> bool:
    """Whether a verb of doing stands before the noun, and nothing that only judges the doing."""
    made = _MAKES.search(before)
    return made is not None and _JUDGED.search(before, 0, made.start()) is None


def _as_another_sees_it(frame: Frame, decider: ActorMention) -> bool:
    """Whether somebody of another side speaks of a decision as known: "will suffer from the EU's decision"."""
    if frame.voice is None or frame.voice.side == decider.actor.side:
        return False
    return _AFTER_A_PREPOSITION.search(frame.sentence.text, 0, decider.start) is not None
