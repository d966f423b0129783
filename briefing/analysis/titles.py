"""A title that says what happened, in a source's own words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.models import Claim, Section

NOTHING = "Nothing to report"  # as the words of every language have it under `nothing`
_WORDS = (6, 26)
_LONGEST = 40  # before the title is another story's
_FIRST_MOST = 30  # words of the bottom line's first claim, which is the news
# Where a clause may be cut without its meaning turning: before what only adds to it.
_CUT = re.compile(
    r"(?:; |, (?:\w+ing|after|as|which|who|with|but|an? [a-z]+|the [a-z]+[’']s|and (?=[a-z]+ed\b)|"
    r"(?:\w+ )?(?:hours|days|weeks|months|years) (?:after|before))|"
    r", (?:its|their) \w+ (?:decided|agreed|announced)\b|"
    r"(?: in response to| in protest at| in an? \w+ over)\b)"
)
# Where the paper ran it into the sentence.
_DATELINE = re.compile(r"(?:[A-Z][\w.]+(?:, | ))+\([A-Z][\w .]+\) (?=[A-Z])")
_SCARE_QUOTES = re.compile(r"(?<!\w)(?:“[\w-]+(?: [\w-]+)?”|\"[\w-]+(?: [\w-]+)?\")(?!\w)")  # 'a "spearhead" force'
_ASIDE_ENDS = re.compile(
    r"[^,]*, (?:\w+ly )?(?:is|are|was|were|has|have|had|will|would|could|may|might|must|said|says|told|took|gave|made|"
    r"\w+ed)\b"
)
_NO_START = re.compile(
    r"(?:In|On|At|According|After|Before|During|He|She|It|They|This|That|These|Those|There|I|We|And|But|Yet|So|"
    r"As|When|While|Although|Though|Since|With|Despite|If|Because|Earlier|Later|Until|Previously|AFTER|IN|ON|AS|WHEN|"
    r"\w+ (?:days|weeks|months|years|decades) ago|"
    r"(?:Minutes|Hours|Days|Weeks|Moments) (?:later|after|earlier|before))\b|[\"“‘]"
)
# What stands in front only says when, where or after what: "On Friday, the court …". Never "If …", "According to …".
_FRONTED = re.compile(
    r"(?:(?:Hours |Days |Weeks |Just hours )?(?:[Aa]fter)|As|When|While|Although|Though|Amid|Following|Despite|On|In|"
    r"At|With|During) [^,“”\"]{3,120}, (?=[A-Z]|an? )"
)
_POINTS = re.compile(r"\b(?:it|them|they|its|their)\b")  # to what is fronted
_SAID_BY_WHOM = re.compile(r"\b(?:he|she|they|it) (?:said|says|added|told|stated|claimed)$")
_ATTRIBUTED = re.compile(r"\b(?:however|previously|long|said|says|told|added|stated|claimed|according to)\b")


def title_of(summary: Sequence[Claim], sections: Sequence[Section]) -> str:
    """The first claim whose opening clause reads as a headline: short, without quotation, opening with who acts.

    The bottom line comes first; where none of its claims reads so, the first section's, best those that nobody is
    said to say, and of these such as several sources tell before a long one of the bottom line.
    """
    first = next((s.claims for s in sections if s.claims), ())
    top, section = ([_head(c.evidence[0].quote) for c in claims] for claims in (summary, first))
    fitting = [h for h in section if _fits(h)]
    plain = [h for h in fitting if not _ATTRIBUTED.search(h)]
    told_twice = [h for h, c in zip(section, first, strict=True) if h in plain and c.independent_sources > 1]
    news = [h for h in top[:1] if _fits(h, _FIRST_MOST)]
    long = [h for h in top if _fits(h, _LONGEST)]
    return next(iter([*news, *(h for h in top if _fits(h)), *told_twice, *long, *plain, *fitting, *top]), NOTHING)


def _head(quote: str) -> str:
    """The opening clause; where that could be no title, the one behind what is fronted."""
    head = first_clause(quote)
    fronted = _FRONTED.match(" ".join(quote.split())) if _NO_START.match(head) else None
    if fronted is None:
        return head
    rest = " ".join(quote.split())[fronted.end() :]
    behind = first_clause(rest[0].upper() + rest[1:])
    return behind if _fits(behind, _FIRST_MOST) and not _POINTS.search(behind) else head


def first_clause(quote: str) -> str:
    """The sentence up to the first place where it may be cut, without its full stop."""
    text = _DATELINE.sub("", " ".join(quote.split()), count=1) if quote[:1].isupper() else " ".join(quote.split())
    for match in _CUT.finditer(text):
        goes_on = match.group().startswith(",") and _ASIDE_ENDS.match(text, match.end())  # "…, which it hit, is gone"
        if len(text[: match.start()].split()) >= _WORDS[0] and not goes_on:
            return text[: match.start()]
    return text.rstrip(".")


def _fits(head: str, most: int = _WORDS[1]) -> bool:
    marks = any(c in _SCARE_QUOTES.sub("", head) for c in '"“”')
    opens = not _NO_START.match(head) and not _SAID_BY_WHOM.search(head)
    return _WORDS[0] <= len(head.split()) <= most and not marks and opens
