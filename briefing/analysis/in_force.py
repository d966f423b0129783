"""What came into force and what is over: a warning that was given and the same warning lifted are two pieces of news.

Such sentences share almost every word. The one confirms the other as little as another number of the same thing does.
"""

from __future__ import annotations

import re
from functools import lru_cache

from briefing.language.tokens import REMEMBERED, holds_any, lowered

# What is in force, or under way, until somebody ends it.
_PARTS = (
    "warning alert alarm curfew lockdown quarantine ban embargo blockade siege moratorium sanction restriction tariff "
    "emergency strike walkout boycott truce ceasefire cease-fire search evacuation offensive operation mission "
    "investigation inquiry trial blackout outage order"
).split()
_THING = rf"(?P<{{0}}>{'|'.join(_PARTS)})s?"
_BEGUN = (
    "issued|given|gave|imposed|introduced|declared|launched|started|began|begun|announced|placed|ordered|opened|"
    "proclaimed|slapped"
)
_OVER = (
    "lifted|withdrawn|withdrew|cancell?ed|ended|called off|scrapped|suspended|dropped|revoked|rescinded|removed|"
    "halted|stopped|broken off|broke off|closed|abandoned"
)
_ITSELF = (
    r"(?P<started>began|started|took effect|came into force)|(?P<stopped>ended|expired|collapsed|is over|was over)"
)
_BE = r"(?:was|were|is|are|(?:has|have|had) been|been|be|being)(?: \w+ly| now| since| again)?"
_FORCE = re.compile(
    rf"\b{_THING.format('subject')}(?: (?:for|in|on|against|of) [\w’'-]+(?: [\w’'-]+){{0,3}}?)? "
    rf"(?:{_BE} (?:(?P<made>{_BEGUN})|(?P<unmade>{_OVER}))|{_ITSELF})\b"
    rf"|\b(?:(?P<makes>{_BEGUN})|(?P<unmakes>{_OVER})) (?:(?!and\b|after\b|when\b)[\w’'-]+ ){{0,5}}?"
    rf"{_THING.format('object')}\b"
)
_SIGNS = {"made": 1, "unmade": -1, "makes": 1, "unmakes": -1, "started": 1, "stopped": -1}


def one_begun_one_over(one: str, other: str) -> bool:
    """Whether of one thing the one sentence tells only that it began, and the other only that it is over."""
    here, there = _told(one), _told(other)
    turned = {(thing, -sign) for thing, sign in here} & there
    return any((thing, sign) not in here and (thing, -sign) not in there for thing, sign in turned)


@lru_cache(maxsize=REMEMBERED)
def _told(text: str) -> frozenset[tuple[str, int]]:
    """The things of which the sentence says that they began (1) or are over (-1)."""
    found: set[tuple[str, int]] = set()
    low = lowered(text)
    for match in _FORCE.finditer(low) if holds_any(low, _PARTS) else ():
        thing = (match["subject"] or match["object"]).replace("-", "")
        [sign] = (sign for name, sign in _SIGNS.items() if match[name])
        found.add((thing, sign))
    return frozenset(found)
