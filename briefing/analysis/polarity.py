"""Polarity: does a sentence say that something is allowed or done, or that it is forbidden or refused?

Words alone do not see it: "ATACMS … still prohibited" stands close to "use of ATACMS allowed". The outer verb wins
("opposed allowing" is against), negation turns it, a wish says nothing of what is.
"""

from __future__ import annotations

import re
from functools import lru_cache

from briefing.analysis.frames import Frame
from briefing.language.mood import Mood
from briefing.language.tokens import REMEMBERED, STOP_WORDS, holds_any, lowered
from briefing.language.verbs import VerbClass

# Beside a pattern: what stands in each of its matches.
_CAN_NOT_PARTS = ("not", "can't", "can’t", "off limits")
_CAN_NOT = re.compile(
    r"\b(?:cannot|can ?not|can[’']t|may not|not (?:allowed|permitted|authori[sz]ed)|off limits|not permitting)\b"
)
# "No reason why they cannot be sent": two negations, a yes.
NO_REASON = re.compile(
    r"\bno (?:\w+ )?(?:argument|reason|case|excuse|grounds?)\b[^.;]{0,60}\b(?:cannot|can[’']t|not)\b"
)
_REFUSED_PARTS = ("oppos", "refus", "rul", "against", "resist")
# "opposed allowing", "refuses to let": the outer verb wins.
_REFUSED = re.compile(
    r"\b(?:oppos(?:e|es|ed|ing)|refus(?:e|es|ed|ing)|rul(?:e|es|ed|ing) out|against|resist(?:s|ed|ing)?)\s+"
    r"(?:\w+\s+){0,2}?(?:to\s+)?(?:allow|permit|lett?|authori[sz]|us)(?:e|ing)?\b"
)
_PERMISSION_PARTS = ("light", "permission", "approval", "authori", "go-ahead")
_PERMISSION = re.compile(
    r"\b(?:gave|given?|giving|grant\w*|gain\w*|receiv\w*)\s+(?:\w+\s+){0,3}?"
    r"(?:green ?light|permission|approval|authori[sz]ation|go-ahead)\b"
)
# "voted to remove the House's ban": what was forbidden is not any more.
_BANS = ("ban", "restriction", "curb", "embargo", "moratorium", "prohibiting", "forb")
_LIFTED = re.compile(
    r"\b(?:(?:remov|revers)(?:ed|es|ing)|(?:scrapp?|dropp?|end|overturn|repeal|abolish|block|suspend|"
    r"halt|delay|relax)(?:ed|e?s|ing)|(?:paus|eas)(?:ed|es|ing)|"
    r"(?:voted|decided|agreed|moved)(?: [\w’'.-]+){0,8}? to (?:remove|scrap|drop|end|overturn|reverse|repeal|"
    r"abolish)) "
    r"(?:[\w’'-]+ ){0,3}?(?:bans?|restrictions?|curbs|embargo|moratorium|"
    r"(?:orders?|rules?|laws?|decrees?|measures?) (?:prohibiting|banning|forbidding|(?:that|which) (?:bann?(?:s|ed)|"
    r"forbids|forbade)))\b"
)
# "Exceeded his authority when he reversed the ban": what a court undoes is neither.
_UNDONE = re.compile(
    r"\b(?:unlawful(?:ly)?|illegal(?:ly)?|unconstitutional(?:ly)?|invalid|exceed(?:ed|s|ing)|overstepp?(?:ed|s|ing)|"
    r"annul(?:led|s)|str(?:uck|ikes?) down|thr(?:ew|ows?|own) out|quash(?:ed|es)|void(?:ed|s)?)\b"
)
# "temporarily allowed the ban to be enforced", "lets Texas resume its ban": what is allowed is to forbid.
_LET_STAND = re.compile(
    r"\b(?:allow|let|permit|clear)(?:s|ed|ing|ting)?\b[^.;“”\"]{0,60}?\b(?:bans?|restrictions?|curbs|embargo|moratorium|"
    r"prohibition)\b(?! (?:to (?:end|expire|lapse)|expire))"
)
# What was until now is no contradiction to what is.
_BEFORE = re.compile(r"\b(?:ha(?:s|ve|d) (?:long|so far|until now)|previously|formerly|until (?:now|recently|this))\b")
# "Back in May", "had ruled out the planes in January": told of months before, unless somebody says it now.
_MONTHS_BEFORE = re.compile(
    r"(?:Back in|As early as|As far back as) \w+|"
    r"(?:(?!\b(?:said|says|told|that)\b)[^.;“”\"]){0,200}?\bhad (?:long|for (?:\w+ )?(?:weeks|months|years|decades)) |"
    r"(?:(?!\b(?:said|says|told|that|reported|announced|confirmed|added|noted)\b)[^.;“”\"]){0,200}?\bhad \w+"
    r"(?:(?!\bwhen\b)[^.;“”\"]){0,200}? (?:in|of|last|since|as early as) (?:January|February|March|April|May|June|July|"
    r"August|September|October|November|December|spring|summer|autumn|winter|month|year)\b(?! \d)"
)
_PLUPERFECT = (" had ", " had already ", " had long ", " had earlier ", " had previously ")
_OF_A_DEAL = re.compile(
    r"\b(?:deal|agreement|pact|accord|treaty|arrangement|initiative|memorandum|law|rules?|waiver|exemption|"
    r"licen[cs]e)s?,? (?:that|which)(?: (?:has|had|have|once|long))* $"
)
# "lets him, and nobody else, decide when to resume": who is free to choose has not chosen.
_MAY_DECIDE = re.compile(
    r"[^.;“”\"]{0,50}?\b(?:decide|choose|determine|judge|say) (?:when|whether|how|if|what|who|which)\b"
)
_RULES = frozenset({VerbClass.PERMIT, VerbClass.FORBID})
_OPENS_BEFORE = ("Back in", "As early", "As far")
_CAN_NOW = re.compile(r"\bcan now\b|\b(?:can|could|may|might) (?:once (?:more|again)|again)\b")
_NOW_PARTS = ("can now", " again", " once more")
# "it would no longer carry steel"
_NO_LONGER = re.compile(r"\b(?:would|will|to|may|can|could) no longer (?!be (?:needed|necessary|forced|asked))")


def polarity(frame: Frame) -> int:
    """1 where something is permitted, -1 where it is forbidden, 0 where the sentence says neither or both."""
    refused, said = _in_words(frame.sentence.text)
    if refused:
        return -1
    signs = set(said)
    for act in frame.predicates:
        if act.mood not in (Mood.ASSERTED, Mood.FUTURE) or frame.sentence.text.startswith(" short of", act.end):
            continue  # "stopped short of it" forbids nothing
        if _OF_A_DEAL.search(frame.sentence.text, 0, act.start):
            continue  # "halted the deal that allowed exports" permits nothing
        if act.classes & _RULES and _MAY_DECIDE.match(frame.sentence.text, act.end):
            continue
        if frame.sentence.text.endswith(_PLUPERFECT, 0, act.start):
            continue  # "he had waived them last year" permits nothing now
        if act.classes & _RULES:
            sign = 1 if VerbClass.PERMIT in act.classes else -1
            signs.add(-sign if act.negated else sign)
    return signs.pop() if len(signs) == 1 else 0


@lru_cache(maxsize=REMEMBERED)
def _in_words(text: str) -> tuple[bool, frozenset[int]]:
    """Whether a permission is refused, and the signs that stand in words other than verbs."""
    if holds_any(text, _REFUSED_PARTS) and _REFUSED.search(text):
        return True, frozenset()
    if holds_any(text, _BANS) and (_UNDONE.search(text) or _LET_STAND.search(text)):
        return _UNDONE.search(text) is None, frozenset()
    given = (
        (holds_any(text, _PERMISSION_PARTS) and _PERMISSION.search(text))
        or (holds_any(text, _NOW_PARTS) and _CAN_NOW.search(text))
        or (holds_any(text, _BANS) and _LIFTED.search(text))
    )
    denied = holds_any(text, _CAN_NOT_PARTS) and _CAN_NOT.search(text) and not NO_REASON.search(text)
    ended = " no longer " in text and _NO_LONGER.search(text)
    return False, frozenset(([1] if given else []) + ([-1] if denied or ended else []))


# "The dam is safe", "the deal was not signed"
_STATE = re.compile(
    r"(?P<no>\bno (?:[a-z]+ )?)?\b(?P<what>[a-z]{3,}) (?:is|was|are|were)(?P<not>n[’']t| not| never| no longer)? "
    r"(?:now |fully |quite )?(?P<how>[a-z]{3,})\b"
)


def denies(a: str, b: str) -> bool:
    """Whether one sentence says of a thing that it is so, and the other that it is not: "the dam is safe", "the dam was
    not safe"."""
    first, second = _states(a), _states(b)
    return any((what, how, not so) in second for what, how, so in first)


@lru_cache(maxsize=REMEMBERED)
def _states(text: str) -> frozenset[tuple[str, str, bool]]:
    found = ((m["what"], m["how"], (m["not"] is None) == (m["no"] is None)) for m in _STATE.finditer(lowered(text)))
    return frozenset((what, how, so) for what, how, so in found if not {what, how} & STOP_WORDS)


def wishes(frame: Frame) -> bool:
    """Whether the sentence's first act is a wish: what somebody wants says nothing of what is."""
    return bool(frame.predicates) and VerbClass.WISH in frame.predicates[0].classes


def until_now(frame: Frame) -> bool:
    """Whether the sentence tells what was so before, and says nothing of what is."""
    text = frame.sentence.text
    return bool(
        _BEFORE.search(text) or (("had " in text or text.startswith(_OPENS_BEFORE)) and _MONTHS_BEFORE.match(text))
    )
