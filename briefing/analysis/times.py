"""When a sentence tells of: the years that its main clause names, and the words that say that it was long ago."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from briefing.language.tokens import REMEMBERED, holds_any

_LONG_AGO = re.compile(
    r"\b(?:[Ii]n|[Oo]ver|[Dd]uring|[Ff]or) the (?:past|last) (?:\w+ )?(?:years|decades)\b|"
    r"\b[Ii]n recent (?:years|decades)\b|"
    r"\b(?:[Dd]uring|[Aa]s|[Ii]n|[Ss]ince|[Tt]hroughout|[Aa]fter|[Bb]efore|[Uu]ntil) (?:the )?"
    r"(?:Cold War|(?:First |Second )?World War|Soviet era)\b|"
    r"\b[Tt]he last time\b|\b(?:only|just) once\b|\b(?:only|just) (?:[\w, ’'-]+ )?one time\b|"
    r"\bdecades ago\b|\byears ago\b"
)
_LONG_AGO_PARTS = ("ast ", "n recent ", "Cold War", "World War", "Soviet era", " ago", " once", "one time")
_CENTURIES = (*map(str, range(10, 21)),)  # what their matches hold
# What follows is told of something else: a clause on a noun, a ground, words that come along.
_CLAUSE_ON_NOUN = re.compile(
    r",? (?:which|who|that) (?:was|were|is|has|had)\b|, (?:signed|agreed|reached|adopted)\b|"
    r",? because\b|, \w+ing (?:an?|the) \w+ (?:that|which)\b|, (?:complaining|saying|citing|arguing|noting|"
    r"recalling|adding)\b"
)
# "the first easing since 2014", "assets frozen since 2022": the year says how rare or how old a thing is.
_COMPARED = re.compile(
    r"\b(?:first|only|last|worst|best|most|time|[a-z]{3,}est)\b[^.;]{0,100}? since [\w ]{0,20}?(?:19|20)\d\d|"
    r"(?<!has )(?<!have )(?<!had )(?<!been )\b[a-z]+(?:ed|en) since (?:19|20)\d\d"
)
# "the 1988 agreement", "Ukraine's 1991 borders": the year is a part of what the thing is called.
_IN_A_TITLE = re.compile(
    r"(?<!signed )(?<!ratified )\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir|\w+[’']s?) (?:19|20)\d\d (?:[A-Z][\w-]+ ){0,3}"
    r"(?=(?:[a-z]+ ){0,2}(?:[Aa]greement|[Tt]reaty|[Pp]act|[Aa]ccord|[Cc]onvention|[Dd]eal|[Mm]emorandum|[Aa]ct|"
    r"[Dd]eclaration|"
    r"[Rr]esolution|[Ll]aw|border|line|arrangement|level|communiqu)s?\b)"
)
# "the biggest reinforcement since the end of the Cold War"
_SINCE_THE_WAR = re.compile(
    r"\b(?:first|only|last|worst|best|most|time|[a-z]{3,}est)\b[^.;]{0,100}? since (?:the )?(?:\w+ of (?:the )?)?"
    r"(?:Cold War|(?:First |Second )?World War|Soviet era)"
)
_ASIDE = re.compile(r",(?: and)? (?:which|who|whose)\b[^,]*,")  # "Poland, which in 2022 gave its tanks, …"
# Behind the year, not before it: the few years are looked back from, not every place of the sentence.
_YEAR = re.compile(
    r"\b(?<!since )((?:19|20)\d\d|(?<=[Ii]n )1[0-8]\d\d|(?<=of )1[0-8]\d\d)"
    r"(?:s\b|\b(?<!\bby \d{4})(?<!\buntil \d{4})(?<!\bto \d{4}))"
)
_WEEKDAY = re.compile(
    r"\b(?:(?:on|late|early|since|last) )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b(?! (?:in|of) (?:19|20))|"
    r"\b(?:a day|a week|hours) (?:later|earlier)\b|\b(?:this|last) week\b"
)
# "will try this week to paper over", "says it will declare the site ready on Thursday"
_AHEAD = re.compile(
    r"\b(?:will|(?:is|are|was|were) (?:set|due|expected|scheduled|ready|about) to|plans? to|hopes? to)\b"
    r"[^.;“”\"]{0,80}?"
    r"\b(?:this week|later (?:today|this week|in the week)|tomorrow|tonight|today|next week|"
    r"on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)
# "are set to agree", "plan to approve"
_EXPECTED = re.compile(
    r"\b(?:is|are|was|were) (?:set|due|expected|likely|poised|about|scheduled) to\b|\bplans? to\b|"
    r"\bwill (?:announce|approve|agree|decide|sign|unveil|endorse|adopt)\b"
)
_BESIDES = re.compile(r"\b(?:and|but)(?: that)?(?: (?:it|they|he|she|also|now)){0,2} $")
_MODERN = 1900
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_IN_A_MONTH = re.compile(rf"(?:(?<=[a-z] )(?:in|last)|^In|^Last) ({'|'.join(_MONTHS)})\b(?! \d)(?!,? (?:19|20)\d\d)")
_TO_COME = re.compile(r"\b(?:will|would|shall|to be|set|due|plans?|scheduled|expected|next|until|by)\b")
_MONTHS_BACK = (2, 9)  # of one that would lie further back, the next is rather meant


@lru_cache(maxsize=REMEMBERED)
def times_told(text: str) -> tuple[bool, int | None]:
    """Whether a sentence tells of long ago, and the newest year that its main clause names."""
    if holds_any(text, _LONG_AGO_PARTS) and _LONG_AGO.search(_SINCE_THE_WAR.sub("", text)):
        return True, None
    if not holds_any(text, _CENTURIES) or not _YEAR.search(text):
        return False, None
    if _WEEKDAY.search(text) and not text.startswith(("In ", "Back in ")):
        return False, None  # "expelled 18 on Saturday over an explosion in 2014"
    told = _IN_A_TITLE.sub("", _COMPARED.sub("", _CLAUSE_ON_NOUN.split(_ASIDE.sub(",", text), maxsplit=1)[0]))
    newest = max(map(int, _YEAR.findall(told)), default=None)
    return newest is not None and newest < _MODERN, newest


@lru_cache(maxsize=REMEMBERED)
def looks_ahead(text: str) -> bool:
    """Whether a sentence announces something for the days that follow its article."""
    return (" to " in text or "will " in text) and _AHEAD.search(text) is not None


def of_another_month(text: str, published: date | None) -> bool:
    """Whether a sentence tells what happened in a month, named without a year or a day, that lies two months back or
    more: "Work stopped in December", written in September."""
    named = _IN_A_MONTH.search(text) if published is not None else None
    if named is None or published is None or _TO_COME.search(text):
        return False
    back = (published.month - 1 - _MONTHS.index(named.group(1))) % len(_MONTHS)
    return _MONTHS_BACK[0] <= back <= _MONTHS_BACK[1]


def only_expected(text: str) -> bool:
    """Whether a sentence says of an act that it is to come: "leaders are set to agree". What stands behind another act
    ("expelled 23 and plans to expel more") is not all it says."""
    found = _EXPECTED.search(text)
    return found is not None and not _BESIDES.search(text, 0, found.start())
