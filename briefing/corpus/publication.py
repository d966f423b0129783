"""When articles were published, as far as the articles beside them tell: the year of a dateline that names none, and
which dates nobody believes.

"BRUSSELS, July 29 (Reuters) -" says the day and the month. Where other articles of the run state full dates, and one
year brings the day near to one of theirs, that is the year; an article that names no day stays undated.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from briefing.corpus.dates import day_of_year
from briefing.models import Article, BlockKind, BriefedArticle, Note

_NEAR = 60  # days from another article's date within which a day without a year is of the same news
_AHEAD = 5 * 365  # days after all others' that make a date doubtful: news is seldom that far apart, a slip often is
_FAR_AHEAD = 25 * 365  # the same among few articles, where today's report may stand beside old background
_OTHERS = 3  # articles that a date has to be far from
_FEW = 20  # in so many articles there is one with such a date, at most; where there are more, it is a time of its own
_NAMED = 12  # articles in a note
_YEAR = re.compile(r"\b(?<!by )(?<!until )(?<!to )((?:19|20)\d\d)(?![\d-])\b")
_SEVERAL = 2  # times that a year is named before it counts


def with_years(articles: Sequence[Article]) -> list[Article]:
    """The articles, with a date where a dateline has a day and a month and the others' dates settle the year."""
    days = [a.published for a in articles if a.published]
    return [a if a.published or not days else replace(a, published=_settled(a, days)) for a in articles]


def _settled(article: Article, days: Sequence[date]) -> date | None:
    for block in article.blocks:
        if block.kind is BlockKind.BODY:
            return None
        told = day_of_year(article.text[block.start : block.end]) if block.kind is BlockKind.DATELINE else None
        near = _nearest(*told, days) if told else None
        if near is not None:
            return near
    return None


def _nearest(month: int, day: int, days: Sequence[date]) -> date | None:
    found = [(abs((one - of).days), one) for of in days for one in _of_years(of.year, month, day)]
    away, nearest = min(found, default=(_NEAR + 1, None))
    return nearest if away <= _NEAR else None


def _of_years(year: int, month: int, day: int) -> list[date]:
    found = []
    for one in (year - 1, year, year + 1):
        try:
            found.append(date(one, month, day))
        except ValueError:  # 29 February
            continue
    return found


def year_told(articles: Sequence[Article]) -> int | None:
    """The year before the newest that articles without a date name more than once: what is told of an earlier one is
    history. The newest itself may be one that is looked forward to."""
    named = Counter(int(year) for a in articles for year in _YEAR.findall(a.text))
    newest = max((year for year, times in named.items() if times >= _SEVERAL), default=None)
    return newest - 1 if newest is not None else None


def doubtful_from(days: Mapping[date, int]) -> date | None:
    """The first of these days that is not to be believed, nor is any after it; None where all are.

    `days` has how many articles state each. Years lie between the doubtful ones and every other, decades where there
    are few articles; they are one article's alone, or of one in twenty at most. Nothing else tells them from true
    ones without a clock.
    """
    found, after, of = None, 0, sum(days.values())
    ahead = _AHEAD if of >= _FEW else _FAR_AHEAD
    ordered = sorted(days, reverse=True)
    for day, before in pairwise(ordered):
        after += days[day]
        if after > max(1, of // _FEW) or of - after < _OTHERS:
            break
        if (day - before).days > ahead:
            found = day
    return found


def believed(
    articles: Sequence[Article], beyond: Sequence[BriefedArticle]
) -> tuple[Sequence[Article], Sequence[BriefedArticle], tuple[Note, ...]]:
    """All of them, undated where the date is not to be believed, and a note that names these."""
    dated = [a for a in (*articles, *(b.article for b in beyond)) if a.published]
    first = doubtful_from(Counter(a.published for a in dated if a.published))
    if first is None:
        return articles, beyond, ()
    doubtful = sorted((a.path, a.id, a.published) for a in dated if a.published and a.published >= first)
    ids = {key for _, key, _ in doubtful}
    names = [f"{path} ({day})" for path, _, day in doubtful[:_NAMED]] + ["…"] * (len(doubtful) > _NAMED)
    return (
        [replace(a, published=None) if a.id in ids else a for a in articles],
        [replace(b, article=replace(b.article, published=None)) if b.article.id in ids else b for b in beyond],
        (Note.of("dates_doubted", n=len(doubtful), names=tuple(names)),),
    )
