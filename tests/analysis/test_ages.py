"""What is older than the newest article says when it is from, unless it does so itself."""

from __future__ import annotations

from datetime import date

import pytest

from briefing.analysis.ages import with_days
from briefing.analysis.times import only_expected
from briefing.models import Claim, Evidence
from tests.analysis.readings import article

NEWEST = date(2024, 5, 31)


def lines(*texts: str, day: date | None = date(2024, 5, 27), newest: date = NEWEST) -> list[str]:
    """How lines of one article look beside another of the newest day."""
    articles = {a.id: a for a in (article("It rained.", 0, newest), article("\n".join(texts), 1, day))}
    claims = [Claim(str(n), text, (Evidence("a1", 0, len(text), text),)) for n, text in enumerate(texts)]
    found = with_days(claims, articles, {})
    return [found.get(c.id, c.text) for c in claims]


@pytest.mark.parametrize("text", ["“The preparations go on,” Lee said.", "On Friday they may meet.", "It may rain."])
def test_an_older_line_says_of_which_day_it_is(text: str) -> None:
    assert lines(text) == [f"{text} [reported 27 May 2024]"]


@pytest.mark.parametrize(
    "text",
    [
        "They met on Monday [27 May 2024].",
        "They met on May 26.",
        "They met on 26 May.",
        "They have met since April.",
        "They first met in 2022.",
    ],
)
def test_a_line_that_tells_its_day_is_left_as_it_is(text: str) -> None:
    assert lines(text) == [text]


@pytest.mark.parametrize("day", [None, date(2024, 5, 30), NEWEST])
def test_news_of_the_last_two_days_needs_no_date(day: date | None) -> None:
    assert lines("“The preparations go on,” Lee said.", day=day) == ["“The preparations go on,” Lee said."]


def test_a_line_that_was_worded_before_keeps_its_words() -> None:
    articles = {a.id: a for a in (article("It rained.", 0, NEWEST), article("Lee left.", 1, date(2024, 5, 20)))}
    claims = [Claim("x", "Lee left.", (Evidence("a1", 0, 9, "Lee left."),))]
    assert with_days(claims, articles, {"x": "[Ann] Lee left.", "y": "It rained."}) == {
        "x": "[Ann] Lee left. [reported 20 May 2024]",
        "y": "It rained.",
    }


@pytest.mark.parametrize(
    ("text", "only"),
    [
        ("Leaders are set to agree on a new force on Friday.", True),
        ("The alliance plans to send four battalions, officials said.", True),
        ("Norway expelled two diplomats and plans to expel more.", False),
        ("The company said that its vaccine works and that it plans to ask for permission this month.", False),
        ("The council voted to close the bridge but now is set to review the vote.", False),
        ("Norway expelled two diplomats.", False),
    ],
)
def test_what_is_to_come_beside_an_act_is_not_all_that_a_sentence_tells(text: str, only: bool) -> None:
    assert only_expected(text) is only
