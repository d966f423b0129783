"""Dates in words, against the day of the article."""

from __future__ import annotations

from datetime import date

import pytest

from briefing.language.dates import Precision, find_dates

FRIDAY = date(2024, 5, 31)


@pytest.mark.parametrize(
    ("text", "words", "resolved"),
    [
        ("He said on Friday that it was so.", "Friday", date(2024, 5, 31)),
        ("Thursday's meeting was long.", "Thursday's", date(2024, 5, 30)),
        ("He came to help after a quake caused by Thursday's tremor.", "Thursday's", date(2024, 5, 30)),
        ("They want an answer by Monday.", "Monday", date(2024, 6, 3)),
        ("They met last Friday.", "last Friday", date(2024, 5, 24)),
        ("They meet next Tuesday.", "next Tuesday", date(2024, 6, 4)),
        ("The ministers will meet on Monday.", "Monday", date(2024, 6, 3)),
        ("She said on Monday the ministers will meet.", "Monday", date(2024, 5, 27)),
        ("It began yesterday.", "yesterday", date(2024, 5, 30)),
        ("Talks resume tomorrow.", "tomorrow", date(2024, 6, 1)),
        ("The attack of March 4 was the first.", "March 4", date(2024, 3, 4)),
        ("It was agreed on 26 March 2018.", "26 March 2018", date(2018, 3, 26)),
        ("Posted 2024-02-29 at noon.", "2024-02-29", date(2024, 2, 29)),
        ("The vote is on 2 January.", "2 January", date(2024, 1, 2)),
        ("It happened in July.", "July", None),
        ("They left earlier this month.", "earlier this month", None),
        ("In 2016 it was different.", "2016", None),
    ],
)
def test_resolution(text: str, words: str, resolved: date | None) -> None:
    (mention,) = find_dates(text, FRIDAY)
    assert (mention.text, mention.date) == (words, resolved)


@pytest.mark.parametrize(
    "text", ["They may meet.", "The march of time.", "He met Theresa May.", "A 24-year-old, 2.5 percent."]
)
def test_no_dates(text: str) -> None:
    assert find_dates(text, FRIDAY) == []


def test_an_undated_article_resolves_full_dates_only() -> None:
    found = find_dates("On Friday, May 26 and May 26, 2018, they met; in March 2017 they had not.", None)
    assert [(m.text, m.date) for m in found] == [
        ("Friday", None),
        ("May 26", None),
        ("May 26, 2018", date(2018, 5, 26)),
        ("March 2017", None),
    ]
    assert (found[-1].precision, found[-1].first) == (Precision.MONTH, date(2017, 3, 1))


def test_a_day_near_new_year_takes_the_nearer_year() -> None:
    (mention,) = find_dates("The deal of 28 December holds.", date(2024, 1, 5))
    assert mention.date == date(2023, 12, 28)
    assert find_dates("The 30 February deal.", date(2024, 1, 5))[0].date is None
