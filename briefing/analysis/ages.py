"""When an older line was reported: the day of its article, in brackets, where nothing in the line tells it.

"We cannot say when a decision will come", a week old, reads as today's beside what was decided since.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from briefing.models import Article, Claim

_RECENT = timedelta(days=1)  # behind the newest article: what is as old as that is today's news
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_TELLS = re.compile(
    rf"\b{_MONTH} \d|\b\d{{1,2}} {_MONTH}(?!\w)|\b(?:[Ii]n|[Ss]ince|[Ll]ast|[Tt]his) {_MONTH}(?!\w)|\b(?:19|20)\d\d\b"
)


def with_days(claims: Iterable[Claim], articles: Mapping[str, Article], texts: Mapping[str, str]) -> dict[str, str]:
    """The texts, by id, of claims that are older than the newest article by two days or more, with the day behind them;
    and the others of `texts`, in which some are worded already."""
    days = [a.published for a in articles.values() if a.published]
    newest = max(days, default=date.min)
    found = dict(texts)
    for claim in claims:
        day = articles[claim.evidence[0].article].published
        text = texts.get(claim.id, claim.text)
        if day is not None and newest - day > _RECENT and not _TELLS.search(text):
            found[claim.id] = f"{text} [reported {day.day} {day:%B %Y}]"
    return found
