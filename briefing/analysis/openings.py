"""How sentences open that lean on the one before: a connective, a pronoun, an office without a name."""

from __future__ import annotations

import re

_CONNECTIVE = re.compile(
    r"(?:However|Meanwhile|Moreover|Furthermore|Nevertheless|Nonetheless|In addition|Also|Still|Instead|Indeed|"
    r"Additionally|In comparison|By contrast|In contrast|For example|For instance|As a result|In turn|Likewise|"
    r"Similarly|To (?:that|this) end|In a parallel move|Now, however|"
    r"At the same time),\s+|(?:But|And|Yet|So(?! (?:much|many|far|long|too|it|be|as)\b))\s+(?:then\s+)?(?=[\w\"“])|"
    r"(?:No|Yes)\.\s+(?=[A-Z])"
)
PRONOUN = re.compile(r"(?:He|She)\b(?=\s)")
BODY_PRONOUN = re.compile(
    r"(?:It|They)\b(?=\s+(?:will|would|has|have|had|is|are|was|were|also|said|called|considers?|plans?)\b)"
)
# Told beside what the article began with: "Earlier in the day, he said".
BESIDE_IN_TIME = re.compile(r"(?:As recently|Earlier|Later|(?:Minutes|Hours|Days|Weeks) (?:later|earlier))\b")
ROLE = re.compile(
    r"The (?:official|minister|president|chancellor|spokes\w+|ministry|secretary|leader|diplomat|ambassador|"
    r"senator|premier|prime minister|foreign minister|defen[cs]e minister|head of (?:state|government)|"
    r"spokes\w+)\b(?! of\b)"
)
# "Its foreign minister, Bo Kask, said", "“…,” his foreign minister, Bo Kask, said": whose, the lines before say.
OWN_OFFICE = re.compile(
    r"(?:^|(?<=[”\"] ))(?:[Ii]ts|[Hh]is|[Hh]er|[Tt]heir) "
    r"(?=(?:[a-z-]+ ){0,2}(?:minister|president|chancellor|premier|ambassador|envoy|ministry)\b)"
)


def without_connective(text: str) -> str:
    """The text without a "However," or "But" in front."""
    match = _CONNECTIVE.match(text)
    if match is None:
        return text
    rest = text[match.end() :]
    return rest[0].upper() + rest[1:] if rest[0].islower() else rest
