"""Polarity: does a sentence say that something is allowed or done, or that it is forbidden or refused?

Words alone do not see it: "ATACMS … still prohibited" stands close to "use of ATACMS allowed". The outer verb wins
("opposed allowing" is against), negation turns it, a wish says nothing of what is.
"""

from __future__ import annotations

import re

from briefing.analysis.frames import Frame
from briefing.language.predicates import Mood
from briefing.language.verbs import VerbClass

_CAN_NOT = re.compile(
    r"\b(?:cannot|can ?not|can[’']t|may not|not (?:allowed|permitted|authori[sz]ed)|off limits|not permitting)\b"
)
_CAN_NOW = re.compile(r"\bcan now\b")


def polarity(frame: Frame) -> int:
    """1 where something is permitted, -1 where it is forbidden, 0 where the sentence says neither or both."""
    signs = set()
    for act in frame.predicates:
        if act.mood not in (Mood.ASSERTED, Mood.FUTURE):
            continue
        if act.classes & {VerbClass.PERMIT, VerbClass.FORBID}:
            sign = 1 if VerbClass.PERMIT in act.classes else -1
            signs.add(-sign if act.negated else sign)
    if _CAN_NOT.search(frame.sentence.text):
        signs.add(-1)
    if _CAN_NOW.search(frame.sentence.text):
        signs.add(1)
    return signs.pop() if len(signs) == 1 else 0


def opposed(a: Frame, b: Frame) -> bool:
    """Whether the one permits and the other forbids."""
    return polarity(a) * polarity(b) < 0
