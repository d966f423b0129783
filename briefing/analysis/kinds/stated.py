"""Decisions stated in so many words, whatever the verb: a refusal, an order with a term, means given, a limit."""

from __future__ import annotations

import re

from briefing.analysis.frames import Frame
from briefing.analysis.kinds.base import Score, is_official
from briefing.language.tokens import holds_any
from briefing.models import ActorKind

_REFUSAL = re.compile(
    r"\bno (?:plans?|intention|commitment) (?:to|of)\b|\b(?:do|does|did)(?: not|n[’']t) plan to(?! (?:fight|"
    r"attack|start|seek))\b|"
    r"(?<! it )\bimpossible (?:for|to)\b|"
    r"\b(?:positions?|polic(?:y|ies)|stance|line|rules?|decision)\b[^.;]{0,50}\b(?:has|have|had) not changed\b|"
    r"\b(?:would|will) (?:not|never|neither) (?:host|send|join|take part|accept|allow|permit|sign|deploy|"
    r"station|supply|"
    r"deliver|support|back|endorse|provide|contribute|pay|fight|fly|rescue|come to the (?:aid|rescue|help))\b|"
    r"\b(?:would|will) (?:(?:have|take|play) no part|(?:contribute|send|provide|commit|supply|deploy) no)\b|"
    r"\bwould not be (?:available|part of|used|taking part)\b|\bwants? no part\b|"
    r"\bwould take no part\b|\bno (?:\w+ ){0,2}(?:soldiers?|troops?|missiles?|weapons?|planes?|pilots?|aircraft|"
    r"boots) would\b|"
    r"\boppos(?:e|es|ed) (?:\w+ing|[A-Z]\w+ \w+ing)\b|"
    r"\bdeclin(?:es|ed) to (?:take part|join|sign|support|back|send|endorse|host)\b|"
    r"(?<!not )(?<!n[’']t )(?<!that )(?<!which )(?<!who )\b(?:rul(?:e|es|ed) out|refus(?:e|es|ed) to"
    r"(?! (?:withdraw|retract|apologi[sz]e|take back|rule out|comment|say|confirm|answer|discuss|be drawn|be pinned|"
    r"speculate|elaborate|go into|make public|disclose|release|name|talk to reporters)))\b"
)
# "dropped its veto": what stood in the way is out of it.
_GIVES_WAY = re.compile(
    r"\b(?:drop(?:s|ped)|lift(?:s|ed)|withdrew|withdraws|withdrawn|abandon(?:s|ed)|g(?:ives?|ave|iven) up)\s+"
    r"(?:its|his|her|their|the) (?:veto|objections?|opposition|resistance|reservations?|blockade)\b"
)
_YIELDS = re.compile(r"\b(?:gave (?:way|in)|back(?:s|ed) down|relented|climbed down)\b")
_YIELD_PARTS = ("gave way", "gave in", " down", "relented")
_WAY_PARTS = ("veto", "objection", "opposition", "resistance", "reservation", "blockade")
# "backed the measure by 276 votes to 30"
_CARRIED = re.compile(
    r"\b(?:backed|approved|adopted|passed|voted|supported|endorsed|carried|"
    r"rejected)\b[^.;“”\"]{0,80}? [0-9]+ (?:votes )?(?:to|-) ?[0-9]+\b|"
    r"\b[0-9]+ (?:deputies |lawmakers |members |senators )?voted (?:in favou?r|for)\b"
)
# "Martial law came into force": what was decided begins.
_IN_FORCE = re.compile(
    r"\b(?:[Ll]aws?|[Dd]ecrees?|[Ss]anctions|[Bb]ans?|[Tt]reat(?:y|ies)|[Aa]greements?|[Oo]rders?|[Rr]ules|"
    r"[Mm]easures|"
    r"[Ee]xit|[Ww]ithdrawal|[Pp]ull-?out|[Ee]xpulsions?|[Dd]ecision|"
    r"[Cc]ease-?fire|[Tt]ruce|[Tt]ariffs|[Ee]mbargo)\b(?:(?! that | which | since |"
    r" when )[^.;,“”\"]){0,30}? (?:takes?|took|comes?|came|went|goes|enter(?:s|ed)) (?:effect|into (?:force|effect))\b"
)
_LIMIT = re.compile(
    r"\b(?:(?:cannot|can not|can now|can also|may now) use\b|no longer (?:allow|permit|be)\w*|not (?:be "
    r")?permitted\b|off limits\b|"
    r"policy of not\b|"
    r"told (?:[\w’',.-]+ ){1,10}?(?:that )?(?:they|it) (?:c(?:an|ould)|may|might) (?!be\b|not be\b|have\b|expect\b)|"
    r"remains? (?:unchanged|in (?:place|force))\b)"
)

# "gave the envoys seven days to leave": an order with a term is a decision, whatever its verb.
_ULTIMATUM = re.compile(
    r"\b(?:(?:giv(?:es?|ing|en)|gave)\b[^.;“”\"]{0,80}?|(?:has|have|had) (?:\w+ )?)\b"
    r"(?:hours?|days?|weeks?|months?|until \w+(?: \d+)?)(?: [ap]\.?m\.?)? "
    r"to (?:leave|depart|withdraw|vacate|close|comply|stop|hand over|respond|answer|pack|go|release|free|return|"
    r"surrender|lift|end)\b|"
    r"\b(?:must|(?:will )?ha(?:ve|s) to) (?:leave|go|be gone|be out)\b[^.;“”\"]{0,40}? (?:by|within|before|until)\b"
)

# "will give nearly $20 million", "contributes 3,500 soldiers": means that are given, whatever the verb.
_GIVES = re.compile(
    r"\b(?:(?:(?:will|would) give|gives|gave|has given|have given|giving|(?:will )?contribut(?:e|es|ed|ing)|"
    r"(?:will )?(?:pledg|promis)(?:e|es|ed|ing)|(?:will|would|(?:is|are) to|is|are|has|have) (?:\w+ )?(?:leave|"
    r"hand(?:ed|"
    r"ing)? over|mov(?:e|ed|ing)|"
    r"host(?:ed|ing)?|add(?:ed|ing)?|keep(?:ing)?|put(?:ting)?|lend(?:ing)?|lent))\s+(?:\w+ ){0,3}?"
    r"(?:(?:an?|one|two|three|four|five|six|\d+) (?:[\w-]+ )?(?:brigades?|battalions?|batter(?:y|ies)|squadrons?|"
    r"battle ?groups?|compan(?:y|ies)|headquarters|missions?|frigates?|warships?|minehunters?)|"
    r"(?:\d[\d,]*|one|two|three|four|five|six|ten|dozens|hundreds) of (?:its|their) (?:own )?|"
    r"[$€£]\s?\d[\d,.]* (?:m|b)illion|\d[\d,.]* (?:m|b)illion (?:dollars|euros|pounds)|"
    r"(?:\d[\d,.]*|hundreds of|thousands of|dozens of) (?:\w+ )?(?:troops|soldiers|personnel|tanks|aircraft|"
    r"jets|ships|"
    r"missiles|vehicles|helicopters|police officers|observers))|"
    r"(?:would|will|(?:is|are) to) (?:lead|command|head|take (?:the lead|command)|serve as the lead nation)|"
    r"(?:would|will) (?:hit|reach|meet) (?:the (?:\w+ )?(?:target|goal)|\d)|step(?:s|ped|ping)? up (?:its|"
    r"their) (?:\w+ )?presence)\b"
)
_GIVES_PARTS = (
    "giv",
    "gav",
    "ontribut",
    "ledg",
    "romis",
    "over",
    "mov",
    "host",
    "add",
    "keep",
    "put",
    "len",
    "step",
    " hit",
    " reach",
    " meet",
    " lead",
    " command",
    " head",
    " take",
    " serve",
    " leave",
)

_ULTIMATUM_PARTS = (
    "must ", "have to ", "has to ",
    *(f"to {verb}"
        for verb in (
            "leave depart withdraw vacate close comply stop hand respond answer pack go release free return surrender "
            "lift end"
        ).split()),
)  # fmt: skip

# What an alliance's or a summit's joint text says is what its members agreed on.
_DECLARED = re.compile(
    r"\b(?:(?:[Ff]inal|[Jj]oint|[Ss]ummit|closing|[a-z]+-point) (?:statement|declaration|communiqu[eé]|text)|"
    r"[Cc]ommuniqu[eé](?: of [^,.]{1,30})?|[Tt]he declaration)"
    r"(?: (?:said|says|reads|states|stated|calls?|called|commits?|describes?|described|names?|named)\b|"
    r",? (?:(?:the )?(?:leaders|allies|ministers|members)|they) (?:said|say|called|described|named|condemned|pledged))"
)
# "turned down a proposal", "rejected the request"; who rejects an accusation decides nothing.
_TURNED_DOWN = re.compile(
    r"\b(?:reject(?:s|ed|ing)?|turn(?:s|ed|ing)? down|rebuff(?:s|ed|ing)?|spurn(?:s|ed|ing)?|refus(?:es|ed)|"
    r"den(?:ies|ied)|vot(?:es|ed|ing) down|thr(?:ow|ew) out) (?:(?!th(?:at|ese)\b)[\w’'-]+ ){0,4}?"
    r"(?:proposals?|requests?|offers?|plans?|bids?|applications?|invitations?|deal|amendments?|motions?|bills?|"
    r"resolutions?|petition|extradition|permission|entry|visas?|access)\b"
)
_DEFEATED = re.compile(
    r"\b(?:resolutions?|motions?|bills?|amendments?|drafts?|proposals?)\b[^.;,“”\"]{0,60}? (?:was|were|has been|is) "
    r"(?:defeated|rejected|vetoed|voted down|blocked|thrown out|adopted|passed|approved|carried)\b"
)
# "The summit has been called off", "signed off on the sale": acts of authority in two words
_PHRASAL = re.compile(
    r"\b(?:called off|put on hold|brok(?:e|en) off|scaled (?:back|down)|backed out of|opted out of|phased out|"
    r"signed off on|waved through|rolled back)\b"
)
_SUPPOSED = re.compile(
    r"\b(?:if|whether|unless|would|could|should|might|never|not|threat\w*|warn\w*|urg\w*|demand\w*|accus\w*)\b[^.;]*$"
)
_PHRASAL_PARTS = (" off", "on hold", " back", " down", " out", " through")
# "would follow the guidelines", "will abide by the ruling"
_COMPLIES = re.compile(
    r"\b(?:would|will|agreed to|is to|are to|has to|have to) (?:comply with|follow|abide by|observe|honou?r|implement|"
    r"carry out|stick (?:to|with)|stay in|remain (?:in|a party to)|adhere to|go on implementing|"
    r"continue (?:to implement|implementing)) "
    r"(?:[\w’'-]+ ){0,3}?(?:guidelines?|rules?|ruling|decisions?|sanctions|orders?|agreement|deal|"
    r"treaty|pact|terms|commitments?|obligations?|law|verdict|resolution)\b"
)
_TURNED_PARTS = ("reject", "down ", "rebuff", "spurn", "refus", "den", "thr")
_COMPLIED_PARTS = (
    "stick ",
    "stay in",
    "remain ",
    "adhere",
    "continue ",
    "comply",
    "follow",
    "abide",
    "observe",
    "hono",
    "implement",
    "carry out",
)
_MOTIONS = ("esolution", "otion", "ill", "mendment", "draft", "roposal")
_COMMON = ("statement", "declaration", "ommuniqu", "text")
_VOTES = (" voted ", *(f"{mark}{digit}" for mark in (" to ", " to", "-", "- ") for digit in range(10)))
_FORCES = ("effect", "force")
_REFUSAL_PARTS = (
    "no ",
    " no",
    "not ",
    "n't ",
    "n’t ",
    "never",
    "neither",
    "impossible",
    "oppos",
    "declin",
    "rul",
    "refus",
)


def stated(frame: Frame) -> Score | None:
    """The score of a sentence that states a decision in one of these ways, or None."""
    text = frame.sentence.text
    if _refused(frame, text):
        return Score(0.6, "a refusal stated")
    known = frame.mentions or frame.subject is not None
    if known and not frame.own_words and holds_any(text, _WAY_PARTS) and _GIVES_WAY.search(text):
        return Score(0.65, "gives way")
    if frame.actor is not None and not frame.own_words and holds_any(text, _YIELD_PARTS) and _YIELDS.search(text):
        return Score(0.65, "gives way")
    if not frame.own_words and holds_any(text, _ULTIMATUM_PARTS) and _ULTIMATUM.search(text):
        return Score(0.6, "an order with a term")
    official = frame.actor is not None and is_official(frame.actor)
    if official and not frame.own_words and holds_any(text, _GIVES_PARTS) and _GIVES.search(text):
        return Score(0.6, "means given")
    if official and not frame.own_words and holds_any(text, _TURNED_PARTS) and _TURNED_DOWN.search(text):
        return Score(0.65, "turns something down")
    if known and not frame.own_words and holds_any(text, _PHRASAL_PARTS) and _in_two_words(text):
        return Score(0.6, "an act of authority in two words")
    if official and not frame.own_words and holds_any(text, _COMPLIED_PARTS) and _COMPLIES.search(text):
        return Score(0.6, "will do what was decided")
    if known and not frame.own_words and holds_any(text, _MOTIONS) and _DEFEATED.search(text):
        return Score(0.6, "a motion is carried or falls")
    if holds_any(text, _COMMON) and _DECLARED.search(text):
        return Score(0.55, "a joint text states it")
    if not frame.own_words and holds_any(text, _VOTES) and _CARRIED.search(text):
        return Score(0.65, "a vote carried")
    if not frame.own_words and holds_any(text, _FORCES) and _IN_FORCE.search(text):
        return Score(0.55, "comes into force")
    if frame.subject is not None and (not frame.own_words or frame.voice is not None) and _LIMIT.search(text):
        return Score(0.55, "a limit or a permission stated")
    return None


def _in_two_words(text: str) -> bool:
    """Whether "called off" or the like is told as done, and neither feared nor wished."""
    found = _PHRASAL.search(text)
    return found is not None and not _SUPPOSED.search(text, 0, found.start())


def _refused(frame: Frame, text: str) -> bool:
    """Whether one actor refuses: that somebody "will not" is told by a speaker, else it is the writer's forecast."""
    one_actor = frame.actor is not None and frame.actor.kind is not ActorKind.MEMBERS
    refusal = _REFUSAL.search(text) if one_actor and holds_any(text, _REFUSAL_PARTS) else None
    return refusal is not None and (frame.voice is not None or not refusal.group().startswith("will"))
