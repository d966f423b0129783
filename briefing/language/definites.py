"""Definite descriptions that need what was said before: "The company said", "The technique does not involve".

A sentence that opens with one reads well in its article and leaves the reader of a brief asking which. It counts only
where nothing tells the thing apart ("The company that built it", "The law of 2012") and the article has spoken of one
before. Bodies of which a state has one, and persons by their office, are told apart by rules of their own.
"""

from __future__ import annotations

import re

from briefing.language.quotations import within_marks
from briefing.language.tokens import holds_any

_FOLLOWS = (
    r"(?:is|was|are|were|has|have|had|will|would|can|could|may|might|must|should|does|did|do|also|then|now|still|never|"
    r"not|came|went|took|made|began|ran|found|got|gave|left|led|met|said|says|told|saw|set|put|sent|held|shows?|"
    r"comes?|goes|makes?|takes?|gets?|gives?|means?|allows?|requires?|includes?|involves?|requests?|contains?|"
    r"adds?|notes?|aims?|calls?|marks?|bans?|covers?|applies|[a-z]{2,}ed)\b"
)
_DESCRIPTION = re.compile(
    r"[“\"]?(?:[A-Z][^,“”\"]{3,70}, t|T)he "
    rf"(?:[a-z][\w-]* ){{0,2}}?(?P<head>[a-z][a-z-]+)(?=(?:[’']s?)? {_FOLLOWS}|, (?!and\b|[a-z]+s,))"
)
# There is but one of these, or a rule of its own says whose it is.
_ONLY_ONE = frozenset(
    "government military army navy police parliament president ministry minister chancellor court economy world public "
    "city capital market markets internet administration cabinet opposition press media weather sun moon sky future "
    "past senate congress king queen pope church legislature judiciary prosecution defence defense official officials "
    "spokesman spokeswoman spokesperson secretary leader ambassador premier diplomat senator general time day week "
    "month year rest majority".split()
)


# "In the footage, she waved", "Another 61 died": of which, the article said before.
_OF_THE_SAME = re.compile(
    r"In (?:the|that) (?:footage|video|clip|photos?|pictures?|images?|post|tweet|letter|interview|memo|study|recording|"
    r"call|message),|Another (?:[a-z]|\d)|Other [a-z]+s\b|At the same [a-z]+(?: [a-z]+)?,"
)
# "pushed for the climbdown", "Under the plan,": an act or a document of which nothing here says which.
_BARE_ACT = re.compile(
    r"\b[Tt]he (?P<head>climb-?down|plans?|ideas?|proposals?|moves?|deal|offer|request|suggestion|scheme|initiative|"
    r"reports?|documents?|letter|package|mission|operation|incident|row|dispute|affair|draft|text|step|compromise|motion|"
    r"reversal|u-turn|decisions?|announcements?|attacks?|withdrawal|guidelines?|guidance|ruling|demands?|claims?|"
    r"allegations?|accusations?|charges?|results?)"
    rf"(?=[.,;:]|$| {_FOLLOWS}| (?:on|last|this|late|early) \w+day| as (?:an?|the)?)"
)
# "We consider this step ill-judged", "such proposals", "the other question": which, only the lines before say.
_THIS_ACT = re.compile(
    r"\b(?:this|these|those|such|[Tt]he other) (?:[a-z]+ )?(?P<head>steps?|moves?|decisions?|statements?|proposals?|"
    r"ideas?|plans?|measures?|actions?|remarks?|claims?|accusations?|allegations?|questions?|issues?|processes|demands?|"
    r"requests?|incidents?|agreements?|deals?|documents?|letters?|reports?|attacks?)\b"
)
_THIS_ACT_PARTS = ("this ", "these ", "those ", "such ", "he other ")
# "Paris is opposed, and so are the Baltic states": to what?
_OPEN_ENDED = re.compile(
    r"\b(?:is|are|was|were|remains?) (?:\w+ly )?(?:opposed|against|in favou?r|nervous|reluctant|hesitant|sceptical|"
    r"skeptical)(?=[.;]|, and\b)"
)
_OPEN_ENDED_PARTS = ("opposed", "against", "favo", "nervous", "reluctant", "hesitant", "eptical")
# "agrees with that math.", "accused the 70-year-old of", "the former prime minister did not hide": whose, or which?
_THAT_ONE = re.compile(
    r"\b(?:with|of|to|about|against|by|for|on|over|in|from|under) that "
    r"(?!(?:time|day|year|point|kind|sort|extent|end|sense)\b)[a-z-]+(?=[.,;])|"
    r"(?<!, )\b[Tt]he \d\d-year-old(?= (?:of|in|on|at|to|for|has|had|is|was|said|says|told|added|and)\b|[.,;])|"
    r"\b[Tt]he former (?:[a-z]+ )?(?:minister|president|chancellor|premier|chief|secretary|leader|ambassador)"
    r"(?= (?:did|does|has|had|is|was|said|says|told|added|also|would|could)\b)"
)
_THAT_ONE_PARTS = (" that ", "year-old", "he former ")
# "Hungary denies having blocked anything", "who were not sending any either": what else, or what at all?
_OF_WHAT = re.compile(
    r"\bden(?:y|ies|ied) (?:having \w+|\w+ing) (?:anything|any such)\b|\bnot\b[^.,;“”\"]{3,60} either\.$"
)
_OF_WHAT_PARTS = ("anything", "any such", " either.")
# "The second is tactics", "Talks on restarting them were due", "At first it was the Americans"
_OF_A_ROW = re.compile(
    r"[“\"]?(?:The (?:first|second|third|fourth|others?|rest|next|last) (?:is|are|was|were|has|have|had|will|would|"
    r"concerns?|came)\b|[A-Z][a-z]+ (?:on|about|over|for) \w+ing (?:them|it)\b|"
    r"(?:At first|First|Then|Now|Next|Later|Once|Again) it (?:is|was)\b)"
)
_IN_RETURN = re.compile(r"In (?:return|exchange|response|reply|turn), ")
_THERE = re.compile(
    r"\b(?:stop(?:s|ped)?|arriv(?:es|ed)|went|go(?:es)?|stay(?:s|ed)?|liv(?:es?|ed)|met|flew|travell?ed|spoke|serv(?:es|ed)|"
    r"troops|soldiers|forces|happen(?:s|ed|ing)) there\b"
)
_A_PLACE = re.compile(r"\b(?:in|at|to|from|near) (?:the )?[A-Z]")

# In the order in which they are asked, each with what stands in all that it matches.
_OPEN = ((_OPEN_ENDED, _OPEN_ENDED_PARTS), (_THAT_ONE, _THAT_ONE_PARTS), (_OF_WHAT, _OF_WHAT_PARTS))


# Of whom or what a reader asks which, unless it is said: "The Ohio official was", "The bill, which".
_UNMET = re.compile(
    r"The (?:(?!of\b|in\b|for\b|from\b|to\b|who\b|that\b)[\w’'-]+ ){0,3}?"
    r"(?:officials?|spokes(?:man|woman|person)|m[ae]n|wom[ae]n|boys?|girls?|teens?|teenagers?|couple|pair|duo|suspects?|"
    r"victims?|drivers?|passengers?|students?|patients?|lawmakers?|candidates?|company|companies|firms?|group|"
    r"legislation|bill|measure|proposal|lawsuit|suit|complaint|report|study|letter|order|move|decision|announcement|"
    r"incident|loss|video|tweet|post|statement)"
    rf"(?= {_FOLLOWS}|, which\b)"
)


def says_one_unmet(text: str) -> bool:
    """Whether it opens with somebody or something that is told only to those who have read of them before."""
    return text.startswith("The ") and _UNMET.match(text) is not None


def leans_back(text: str, before: str) -> bool:
    """Whether a sentence speaks of what the text `before` it has spoken of, and does not say which it is."""
    if _OF_THE_SAME.match(text) or _IN_RETURN.match(text) or _OF_A_ROW.match(text):
        return True
    open_ended = next(filter(None, (p.search(text) for p, parts in _OPEN if holds_any(text, parts))), None)
    if open_ended is not None and not within_marks(text, open_ended.start()):
        return True
    this = _THIS_ACT.search(text) if holds_any(text, _THIS_ACT_PARTS) else None
    if this is not None and this["head"].removesuffix("s") not in text[: this.start()].lower():
        return True
    return _says_the_company(text, before) or _says_the_plan(text, before) or _says_there(text)


def _says_there(text: str) -> bool:
    """Whether somebody "stopped there" where the sentence names no place before."""
    found = _THERE.search(text) if " there" in text else None
    return found is not None and _A_PLACE.search(text, 0, found.start()) is None


def _says_the_plan(text: str, before: str) -> bool:
    """Whether it speaks of "the plan" and of nothing that would tell it from others."""
    for found in _BARE_ACT.finditer(text):
        head = found["head"].removesuffix("s").lower()
        here = not within_marks(text, found.start()) and head not in text[: found.start()].lower()
        if here and head in before.lower():
            return True
    return False


def _says_the_company(text: str, before: str) -> bool:
    """Whether its subject is a bare description of what was spoken of before."""
    found = _DESCRIPTION.match(text)
    if found is None or found["head"] in _ONLY_ONE:
        return False
    head = found["head"].removesuffix("s")
    return re.search(rf"\b{re.escape(head)}(?:s|es)?\b", before, re.IGNORECASE) is not None
