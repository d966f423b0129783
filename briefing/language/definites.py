"""Definite descriptions that need what was said before: "The company said", "The technique does not involve".

A sentence that opens with one reads well in its article and leaves the reader of a brief asking which. It counts only
where nothing tells the thing apart ("The company that built it", "The law of 2012") and the article has spoken of one
before. Bodies of which a state has one, and persons by their office, are told apart by rules of their own.
"""

from __future__ import annotations

import re

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


def leans_back(text: str, before: str) -> bool:
    """Whether a sentence opens with a bare description of what the text `before` it has spoken of."""
    if _OF_THE_SAME.match(text):
        return True
    found = _DESCRIPTION.match(text)
    if found is None or found["head"] in _ONLY_ONE:
        return False
    head = found["head"].removesuffix("s")
    return re.search(rf"\b{re.escape(head)}(?:s|es)?\b", before, re.IGNORECASE) is not None
