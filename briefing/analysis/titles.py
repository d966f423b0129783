"""A title that says what happened, in a source's own words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.language.definites import says_one_unmet
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
# Where one that is still too long for a title may be cut.
_SHORTEN = re.compile(
    r", (?:although|though|while|when|where|even (?:as|though)|despite|amid|following|because|another|in what|"
    r"compared (?:to|with))\b| in an? (?:move|effort|bid|attempt) to\b| (?:–|--) |\s?—\s?|"
    r" (?:when|while) (?:the|an?|he|she|it|they|his|her|its|their|[A-Z]\w*)\b|"
    r" with (?:the|an?|his|her|its|their|[A-Z]\w*) (?:(?!(?:and|or|of)\b)[\w’'-]+ ){0,5}?[a-z]{3,}ing "
    r"(?=(?:the|an?|his|her|its|their|that|[A-Z]\w*) )"
)
_LEAST_LEFT = 10  # words before such a cut: a shorter rest says too little
_DASH = re.compile(r" (?:–|--) |—")
_ADDS = re.compile(r"[^—]*—(?:as|after|while|when|amid)\b")
# What holds only under the condition that a clause with "when" or "with" tells.
_DEPENDS = re.compile(
    r"\b(?:only|even|except|just|always|never|every|each|if|whether|would|will|could|can|may|might|must|should)\b"
)
_OF_WHOM = re.compile(r"(?:\S+ ){1,8}(?:who|which|that|whose) ")  # the verb of "officers who help …" is still to come
_NOT = re.compile(r"\b(?:not?|never|nobody|nothing|without)\b|n[’']t\b")
# What leaves a clause open: "was aware of | , but did not respond to, the claims". Others only before "but".
_OPEN = re.compile(
    r"\b(?:of|to|for|with|from|at|into|against|between|among|towards?|than|as|the|an?|and|or|nor|but|that|which|whose|"
    r"is|are|was|were|has|have|had|not)$"
)
_OPEN_BEFORE_ANOTHER = re.compile(r"\b(?:in|on|by|about|over|under|through|within|behind)$")
# "was just talking about one area, but": the news stands behind it.
_CONCEDES = re.compile(
    r"\b(?:just|only|merely|simply|once|at first|initially|originally|perhaps|(?:may|might) (?:have|be)|"
    r"(?:was|were) (?:going|supposed|due) to|had (?:hoped|planned|expected|wanted) to)\b"
)
# Where the paper ran it into the sentence.
_DATELINE = re.compile(r"(?:[A-Z][\w.]+(?:, | ))+\([A-Z][\w .]+\) ?(?=[A-Z])")
_SCARE_QUOTES = re.compile(r"(?<!\w)(?:“[\w-]+(?: [\w-]+)?”|\"[\w-]+(?: [\w-]+)?\")(?!\w)")  # 'a "spearhead" force'
_ASIDE_ENDS = re.compile(
    r"[^,]*, (?:\w+ly )?(?:is|are|was|were|has|have|had|will|would|could|may|might|must|said|says|told|took|gave|made|"
    r"\w+ed)\b"
)
_NO_START = re.compile(
    r"(?:In|On|At(?! least\b| most\b)|According|After|Before|During|"
    r"He|She|It|They|This|That|These|Those|There|I|We|And|But|Yet|So|"
    r"As|When|While|Although|Though|Since|With|Despite|If|Because|Earlier|Later|Until|Previously|AFTER|IN|ON|AS|WHEN|"
    r"\w+ (?:days|weeks|months|years|decades) ago|"
    r"(?:Minutes|Hours|Days|Weeks|Moments) (?:later|after|earlier|before))\b|[\"“‘]"
)
# What stands in front only says when, where or after what: "On Friday, the court …". Never "If …", "According to …".
_FRONTED = re.compile(
    r"(?:(?:Hours |Days |Weeks |Just hours )?(?:[Aa]fter)|As|When|While|Although|Though|Amid|Following|Despite|On|In|"
    r"At|With|During) [^,“”\"]{3,120}, "
    r"(?=(?:the )?[A-Z]|an? |(?!his\b|its\b|this\b|those\b|theirs\b)[a-z]+s (?:and|or|in|of|[a-z]+ed)\b)"
)
_POINTS = re.compile(r"\b(?:it|them|they|its|their)\b")  # to what is fronted
_POINTS_FROM_CLAUSE = re.compile(r"\b(?:it|them|they)\b")  # of what only says where: "its" is the subject's then
_SAYS_WHERE = re.compile(r"(?:On|In|At|During|Amid) ")
_SAID_BY_WHOM = re.compile(r"\b(?:he|she|they|it) (?:said|says|added|told|stated|claimed)$")
_GOES_ON = re.compile(r"\b(?:is|are|was|were|remains?|remained) still\b|\balso\b")  # what was told before
_ATTRIBUTED = re.compile(r"\b(?:however|previously|long|said|says|told|added|stated|claimed|according to)\b")


def title_of(summary: Sequence[Claim], sections: Sequence[Section]) -> str:
    """The first claim whose opening clause reads as a headline: short, without quotation, opening with who acts.

    The bottom line comes first; where none of its claims reads so, the first section's, best those that nobody is
    said to say, and of these such as several sources tell before a long one of the bottom line, unless they tell its
    first too.
    """
    first = next((s.claims for s in sections if s.claims), ())
    top, section = ([_head(c.evidence[0].quote) for c in claims] for claims in (summary, first))
    fitting = [h for h in section if _fits(h)]
    plain = [h for h in fitting if not _ATTRIBUTED.search(h)]
    told_twice = [h for h, c in zip(section, first, strict=True) if h in plain and c.independent_sources > 1]
    news = [h for h in top[:1] if _fits(h, _FIRST_MOST)]
    long = [h for h in top if _fits(h, _LONGEST)]
    main = [h for h in top[:1] if h in long and summary[0].independent_sources > 1]
    leaning = [h for h in top if says_one_unmet(h) and _fits(h, _FIRST_MOST, lean=True)]
    ranked = [*news, *(h for h in top if _fits(h)), *main, *told_twice, *long, *plain, *fitting, *leaning, *top]
    return next(iter(ranked), NOTHING)


def _head(quote: str) -> str:
    """The opening clause; where that could be no title, the one behind what is fronted."""
    head = first_clause(quote)
    fronted = _FRONTED.match(" ".join(quote.split())) if _NO_START.match(head) else None
    if fronted is None:
        return head
    rest = " ".join(quote.split())[fronted.end() :]
    behind = first_clause(rest[0].upper() + rest[1:])
    points = _POINTS_FROM_CLAUSE if _SAYS_WHERE.match(fronted.group()) else _POINTS
    return behind if _fits(behind, _FIRST_MOST) and not points.search(behind) else head


def first_clause(quote: str) -> str:
    """The sentence up to the first place where it may be cut, without its full stop; where that is too long for a
    title, up to one that serves less well."""
    text = _DATELINE.sub("", " ".join(quote.split()), count=1) if quote[:1].isupper() else " ".join(quote.split())
    clause = next((text[: match.start()] for match in _CUT.finditer(text) if _may_cut(text, match)), text.rstrip("."))
    if len(clause.split()) <= _WORDS[1]:
        return clause
    cuts = (m for m in _SHORTEN.finditer(clause) if len(clause[: m.start()].split()) >= _LEAST_LEFT)
    return next((clause[: m.start()] for m in cuts if _may_cut(clause, m)), clause)


def _may_cut(text: str, match: re.Match[str]) -> bool:
    """Whether what stands before is whole, and says what the sentence says."""
    before, at = text[: match.start()], match.group()
    if len(before.split()) < _WORDS[0] or _OPEN.search(before):
        return False
    if at.startswith(",") and _ASIDE_ENDS.match(text, match.end()):  # "…, which it hit, is gone"
        return False
    if _DASH.search(at) and len(_DASH.findall(text)) > 1:  # one of two encloses an aside, if the sentence goes on
        return _DASH.search(before) is None and _ADDS.match(text, match.end()) is not None
    if at == ", but":
        return not _CONCEDES.search(before) and not _OPEN_BEFORE_ANOTHER.search(before)
    if at.startswith(" with"):
        return not (_DEPENDS.search(before) or _OF_WHOM.match(before) or _NOT.search(before))
    return not (at.startswith((" when", " while")) and (_DEPENDS.search(before) or _OF_WHOM.match(before)))


def _fits(head: str, most: int = _WORDS[1], *, lean: bool = False) -> bool:
    marks = any(c in _SCARE_QUOTES.sub("", head) for c in '"“”')
    opens = not _NO_START.match(head) and not _SAID_BY_WHOM.search(head)
    alone = lean or not (_GOES_ON.search(head) or says_one_unmet(head))
    return _WORDS[0] <= len(head.split()) <= most and not marks and opens and alone
