"""Decisions: what a government, alliance or official body has decided, ordered, permitted, refused or limited.

A decision is an act of authority with an official actor that is asserted or announced. A wish, a plea, a forecast, a
condition and what happened in another year are none. It is carried by a verb ("Germany permitted …", "the US is
expelling …", "strikes are still prohibited") or by a noun ("a US decision to …", "the ban on …").
"""

from __future__ import annotations

import re

from briefing.analysis.frames import Frame
from briefing.analysis.kinds.base import Score, first_mention_near, is_official, state_of
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
    r"\b(?:decision|decree|ruling|policy (?:change|shift|reversal)|(?:change|shift|reversal) (?:of|in) (?:\w+ )?policy|"
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
_PASSES = frozenset({"pass", "adopt", "approve"})
_BILL = re.compile(r"\b(?:[Mm]otion|[Bb]ill|[Ll]aw|[Rr]esolution|[Aa]mendment)\b")
_PASSIVE = {VerbClass.PERMIT, VerbClass.FORBID, VerbClass.MOVE}
_LETS = frozenset({"allow", "enable", "let"})
_NOT_PASSIVE = frozenset(
    "leave quit join abandon close reduce raise increase cut double boost bolster strengthen arrest detain charge "
    "release postpone delay cancel".split()
)
_REFUSAL = re.compile(
    r"\bno (?:plans?|intention|commitment) (?:to|of)\b|(?<! it )\bimpossible (?:for|to)\b|"
    r"\b(?:positions?|polic(?:y|ies)|stance|line|rules?|decision)\b[^.;]{0,50}\b(?:has|have|had) not changed\b|"
    r"\bwould (?:not|never) (?:host|send|join|take part|accept|allow|permit|sign|deploy|station|supply|"
    r"deliver|support|back|endorse)\b|"
    r"\bwould take no part\b|\bno (?:\w+ ){0,2}(?:soldiers?|troops?|missiles?|weapons?) would\b|"
    r"\boppos(?:e|es|ed) (?:\w+ing|[A-Z]\w+ \w+ing)\b|"
    r"(?<!not )(?<!n[’']t )(?<!that )(?<!which )(?<!who )\b(?:rul(?:e|es|ed) out|refus(?:e|es|ed) to)\b"
)
# "gave the green light", "announced sanctions": the noun is what the subject does.
_MAKES = re.compile(
    r"\b(?:gave|giv(?:es?|en|ing)|grant(?:s|ed|ing)?|issu(?:es?|ed|ing)|announc(?:es?|ed|ing)|made|reach(?:es|ed)|"
    r"impos(?:es?|ed|ing))\s+(?:(?:the|an?|its|their|his|her|new|fresh|full)\s+){0,2}$"
)
_POLICY = re.compile(r"policy (?:change|shift|reversal)|(?:change|shift|reversal) (?:of|in)", re.IGNORECASE)
_ASIDE = re.compile(
    r"\b(?:waiting for|comment(?:s|ed|ing) on|asked about|react(?:s|ed|ing) to|believes?|oppose|hop(?:e|es|ed|ing) for|"
    r"call(?:s|ed)? for)\b[^,;]*$"
)
# "It's not official that the US has pulled out", "there is no sign that they will close it".
_UNREAL = re.compile(
    r"(?:\bnot?|n[’']t)\s+(?:\w+\s+){0,2}?(?:official|clear|true|certain|sure|known|evidence|signs?|indications?|proof|"
    r"confirmed)\s+(?:yet\s+)?(?:that|if|whether)\b[^,;]*$",
    re.IGNORECASE,
)
_NOT_DONE = re.compile(r"\b(?:did|has|have|had)(?:n[’']t| not| never)(?: yet)? $")  # what was left undone
# "…, years after many countries agreed to share a currency": told beside the news.
_BESIDE = re.compile(r"\b(?:days|weeks|months|years|decades) (?:after|before|since)\b[^,;]*$")
# Not at the start: "While leaders agreed, it rained" tells the one as well as the other.
_CONCEDES = re.compile(r"(?<=[\w,;)”\"’'] )(?:even as|(?:even )?though|although|while|whereas)\b[^,;]*$")
_CONCEDES_PARTS = ("even as", "though", "while", "whereas")
_GRANTED = 0.5
_ANNOUNCED = re.compile(
    r"\b(?:(?:said|announced|confirmed|declared)(?: that)?|told (?:(?:[\w’'-]+ ){1,6}|[^.;:“”\"]{3,200}?, )that)"
    r"(?: [\w.’',-]+){0,8}\s*$"
)
_SAYS_BEHIND = re.compile(r", (?:[\w.’'-]+ ){1,8}?(?:said|says|announced|confirmed)\b")  # "…, the minister said"
# "dropped its veto": what stood in the way is out of it.
_GIVES_WAY = re.compile(
    r"\b(?:drop(?:s|ped)|lift(?:s|ed)|withdrew|withdraws|withdrawn|abandon(?:s|ed)|g(?:ives?|ave|iven) up)\s+"
    r"(?:its|his|her|their) (?:veto|objections?|opposition|resistance|reservations?|blockade)\b"
)
_WAY_PARTS = ("veto", "objection", "opposition", "resistance", "reservation", "blockade")
_LIMIT = re.compile(
    r"\b(?:(?:cannot|can not|can now|can also|may now) use|no longer (?:allow|permit|be)\w*|not (?:be "
    r")?permitted|off limits|"
    r"policy of not|remains? (?:unchanged|in (?:place|force)))\b"
)

# "raised eyebrows", "closed ranks", "cut short", "released photos", "dismissed reports": no acts of authority.
_FIGURATIVE = re.compile(
    r"\s+(?:this|that|it|them) as\b|"
    r"\s+(?:(?!in\b|on\b|at\b|by\b|to\b|for\b|from\b|with\b|that\b|after\b)[\w’'-]+\s+){0,3}?(?:photos?|photographs?|pictures?|images?|footage|videos?|recordings?|transcripts?|"
    r"statements?|reports?|notes?|evidence|documents?|names|figures|data|details|invitations?|condolences|greetings|"
    r"congratulations|thanks|letters?|"
    r"(?:number|toll) of (?:the )?(?:injured|wounded|dead|killed|victims|casualties|missing)|"
    r"claims?|allegations?|accusations?|suggestions?|ideas?|notions?|speculation|rumou?rs|criticism|"
    r"eyebrows?|questions?|concerns?|doubts?|fears?|alarms?|hopes?|worries|tensions?|ranks|short|"
    r"messages?|signals?|the (?:temperature|tone|ante|issue|prospect|possibility|spect(?:er|re)|stakes|subject|topic|"
    r"point|door|way|gap|record))\b"
)
_LEAVES = frozenset({"leave", "quit", "exit"})
# What a state leaves by decision: "Trump quit the pact"; "the envoy quit in anger", "it left a bill" decide nothing.
_BOND = re.compile(
    r"\s+(?:[\w’'-]+\s+){0,5}?(?:treaty|pact|deal|accords?|agreement|convention|alliance|union|bloc|council|court|talks|"
    r"organi[sz]ation|NATO|EU|INF)\b"
)
# "ended with no decision", "opened on Monday", "closed lower": it is no act that a meeting or a market does so.
_GOES = frozenset({"end", "open", "close"})
_OBJECTLESS = re.compile(
    r"\s*[.,;]|\s+(?:with|without|in|on|at|after|before|early|late|higher|lower|up|down|\w+ percent|\w+day)\b"
)
_SELF = re.compile(r"\s+(?:him|her|it|them)sel(?:f|ves)\b|\s+behind\b")  # "limited himself", "left behind"
_TO_SPEAK = re.compile(r"\s+to (?:speak|comment|discuss|talk|brief|disclose)\b")
# "a report that the Pentagon had ordered": told by somebody else, and often denied.
_REPORT_THAT = re.compile(
    r"\b(?:[Rr]eports?|[Cc]laims?|[Aa]llegations?|[Aa]ccusations?|[Rr]umou?rs?|[Aa]ccounts?|[Ss]uggestions?|[Ss]peculation)\b"
    r"[^.;:“”\"]*?\bthat\b[^.;:“”\"]*$"
)
_PLACE = re.compile(
    r"\s+(?:the\s+)?(?:\w+\s+)?(?:White House|room|building|meeting|summit|stage|podium|airport|talks|hall|palace|"
    r"office|(?:press|news) conference|breakfast|dinner)\b"
)
# "gave the envoys seven days to leave": an order with a term is a decision, whatever its verb.
_ULTIMATUM = re.compile(
    r"\b(?:(?:giv(?:es?|ing|en)|gave)\b[^.;“”\"]{0,80}?|(?:has|have|had) (?:\w+ )?)\b"
    r"(?:hours?|days?|weeks?|months?|until \w+(?: \d+)?) "
    r"to (?:leave|depart|withdraw|vacate|close|comply|stop|hand over|respond|answer)\b"
)

# "will give nearly $20 million", "contributes 3,500 soldiers": means that are given, whatever the verb.
_GIVES = re.compile(
    r"\b(?:will give|gives|gave|has given|have given|giving|(?:will )?contribut(?:e|es|ed|ing)|"
    r"(?:will )?(?:pledg|promis)(?:e|es|ed|ing))\s+(?:\w+ ){0,3}?"
    r"(?:(?:an?|one|two|three|four|five|six|\d+) (?:[\w-]+ )?(?:brigades?|battalions?|batter(?:y|ies)|squadrons?)|"
    r"[$€£]\s?\d[\d,.]* (?:m|b)illion|\d[\d,.]* (?:m|b)illion (?:dollars|euros|pounds)|"
    r"(?:\d[\d,.]*|hundreds of|thousands of|dozens of) (?:\w+ )?(?:troops|soldiers|personnel|tanks|aircraft|jets|ships|"
    r"missiles|vehicles|helicopters|police officers|observers))\b"
)
_GIVES_PARTS = ("give ", "gives ", "gave ", "given ", "giving ", "ontribut", "ledg", "romis")

_ULTIMATUM_PARTS = tuple(
    f"to {verb}" for verb in "leave depart withdraw vacate close comply stop hand respond answer".split()
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
    if told.value <= _GRANTED or not holds_any(text, _CONCEDES_PARTS) or not _CONCEDES.search(text, 0, act.start):
        return told
    return Score(_GRANTED, f"{told.ground}, in passing", aside=True)


def _act(frame: Frame, act: Predicate) -> Score:
    if not act.classes & _AUTHORITY:
        return Score(0.0, "no act of authority")
    if _FIGURATIVE.match(frame.sentence.text, act.end):
        return Score(0.1, f"{act.lemma}: a figure of speech")
    if act.lemma in _LEAVES and _PLACE.match(frame.sentence.text, act.end):
        return Score(0.1, f"{act.lemma}: a person goes")
    if _SELF.match(frame.sentence.text, act.end) or (act.negated and act.lemma == "agree"):
        return Score(0.1, f"{act.lemma}: nothing is decided")
    if VerbClass.PERMIT in act.classes and _TO_SPEAK.match(frame.sentence.text, act.end):
        return Score(0.1, f"{act.lemma}: who may speak")
    if act.lemma in _GOES and not act.passive and _OBJECTLESS.match(frame.sentence.text, act.end):
        return Score(0.1, f"{act.lemma}: takes its course")
    if act.passive and act.pronoun in {"he", "she", "i"}:
        return Score(0.2, f"{act.lemma}: done to a person")
    actor = act.actor.actor if act.actor else (frame.subject or frame.voice if act.pronoun else None)
    if act.lemma in _LEAVES and not _BOND.match(frame.sentence.text, act.end):
        return Score(0.2, f"{act.lemma}: nobody leaves anything that binds")
    if act.lemma in _LETS and frame.sentence.text[: act.start].rstrip().endswith(","):
        return Score(0.3, f"{act.lemma}: a consequence")  # ", allowing it to develop …"
    if "that" in frame.sentence.text[: act.start] and _REPORT_THAT.search(frame.sentence.text[: act.start]):
        return Score(0.3, f"{act.lemma}: a report")
    if _UNREAL.search(frame.sentence.text[: act.start]):
        return Score(0.2, f"{act.lemma}: said not to be so")
    if act.negated and _NOT_DONE.search(frame.sentence.text[: act.start]):
        return Score(0.3, f"{act.lemma}: not done")
    if _BESIDE.search(frame.sentence.text[: act.start]):
        return Score(0.3, f"{act.lemma}: at another time")
    if not _happened(frame, act, actor):
        return Score(0.2, f"{act.lemma}: {act.mood.value} only")
    if frame.in_quotation(act.start) and not _of_the_speaker(frame, act, actor):
        return Score(0.3, f"{act.lemma}: said of somebody else")
    if actor is not None and is_official(actor):
        # "Biden's decision to allow … will boost": known already, the sentence says something of it
        sure = 0.9 if not act.governor else 0.65 if act.governor in DECIDING_NOUNS else 0.8
        return Score(sure, f"{actor.name}: {act.lemma}")
    if act.noun is not None:
        return Score(0.7, f"{act.noun}: {act.lemma}")
    if act.passive and not act.pronoun and act.lemma not in _NOT_PASSIVE and act.classes & _PASSIVE:
        return Score(0.6, f"{act.lemma}, passive")
    if act.lemma in _PASSES and not act.negated and _BILL.search(frame.sentence.text[: act.start]):
        return Score(0.65, f"a bill: {act.lemma}")
    if act.classes & _STRONG and _INSTRUMENT.search(frame.sentence.text[: act.start]):
        return Score(0.65, f"a decision: {act.lemma}")
    return Score(0.3, f"{act.lemma} without an official actor")


def _happened(frame: Frame, act: Predicate, actor: Actor | None) -> bool:
    if act.mood is Mood.REPORTED:
        if frame.voice is None or (actor is None and act.noun is None):
            return False
        text = frame.sentence.text
        announced = bool(_ANNOUNCED.search(text[: act.start]) or _SAYS_BEHIND.search(text, act.end))
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
        near = first_mention_near(frame, match.start(), match.end())
        if _POLICY.match(match.group()) and frame.voice is not None and not frame.own_words:
            return Score(0.55, f"{frame.voice.name}: {match.group()}")
        if frame.subject is not None and is_official(frame.subject) and _MAKES.search(text[: match.start()]):
            return Score(0.9, f"{frame.subject.name}: makes {match.group()}")
        told = _TOLD.match(text, match.end()) or not _BARE.match(match.group())
        if near is not None and told and _STRONG_NOUN.match(match.group()) and not _ASIDE.search(text[: match.start()]):
            return Score(0.7, f"{near.name}: {match.group()}")
    one_actor = frame.actor is not None and frame.actor.kind is not ActorKind.MEMBERS
    if one_actor and _REFUSAL.search(text):
        return Score(0.6, "a refusal stated")
    if frame.mentions and not frame.own_words and holds_any(text, _WAY_PARTS) and _GIVES_WAY.search(text):
        return Score(0.65, "gives way")
    if not frame.own_words and holds_any(text, _ULTIMATUM_PARTS) and _ULTIMATUM.search(text):
        return Score(0.6, "an order with a term")
    official = frame.actor is not None and is_official(frame.actor)
    if official and not frame.own_words and holds_any(text, _GIVES_PARTS) and _GIVES.search(text):
        return Score(0.6, "means given")
    if frame.subject is not None and (not frame.own_words or frame.voice is not None) and _LIMIT.search(text):
        return Score(0.55, "a limit or a permission stated")
    return Score(0.0, "no decision named")
