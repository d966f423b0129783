"""The weekday of an undated article, by the dated articles that tell the same."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from briefing.analysis.dating import bare_weekday
from briefing.analysis.witnessed import with_witnessed, witnessed_day
from tests.analysis.readings import brief, frames

MONDAY = date(2024, 5, 6)
TOLD = "The council of Norburg voted on Friday to close the old bridge, Mayor Ann Lee said."


@pytest.mark.parametrize(
    ("text", "weekday"),
    [
        ("The council voted on Friday to close the bridge.", "Friday"),
        ("Friday’s vote closed the bridge.", None),
        ("The council will vote on Friday.", None),
        ("The council is due to vote again by Friday.", None),
        ("The council voted on Friday and met again on Sunday.", None),
        ("The council voted last Friday.", None),
        ("The council voted on Friday, 3 May 2024.", None),
        ("“We voted on Friday,” Lee said.", None),
        ("The mayor told the Friday paper that she would stay.", None),
        ("The council voted.", None),
    ],
)
def test_a_weekday_counts_where_it_is_the_only_day_and_past(text: str, weekday: str | None) -> None:
    assert bare_weekday(text) == weekday


def test_the_dated_witnesses_of_the_same_weekday_say_which_it_was() -> None:
    [lead] = frames(TOLD)
    same = frames("On Friday the Norburg council voted to close the bridge.", 1, MONDAY)
    next_week = frames("On Friday the Norburg council voted to close the bridge.", 2, date(2024, 5, 13))
    other_day = frames("On Thursday the Norburg council voted to close the bridge.", 3, MONDAY)
    undated = frames("On Friday the Norburg council voted to close the bridge.", 4)

    assert witnessed_day(lead, [*undated, *other_day, *same]) == date(2024, 5, 3)
    assert witnessed_day(lead, [*same, *next_week]) is None
    assert witnessed_day(lead, other_day) is None
    assert witnessed_day(frames(TOLD, 0, MONDAY)[0], same) is None  # it has a date of its own


def test_the_date_stands_behind_the_weekday_and_its_part_of_the_day() -> None:
    assert with_witnessed("It rained on Friday night in Oslo.", date(2024, 5, 3)) == (
        "It rained on Friday night [3 May 2024] in Oslo."
    )
    assert with_witnessed("It rained in Oslo.", date(2024, 5, 3)) == "It rained in Oslo."


def test_a_brief_dates_what_an_undated_article_tells_where_another_is_dated(tmp_path: Path) -> None:
    again = "The council in Norburg voted on Friday to close the old bridge, the mayor, Ann Lee, said. Rain fell."
    (tmp_path / "a.json").write_text(json.dumps({"outlet": "Harbour Post", "text": f"{TOLD} The road is closed."}))
    (tmp_path / "b.json").write_text(json.dumps({"outlet": "North Wire", "date": "2024-05-06", "text": again}))

    made = brief(tmp_path, name="general")
    [told] = [claim for claim in made.summary if "voted" in claim.text]

    assert "voted on Friday [3 May 2024] to close" in told.text
    assert told.independent_sources == 2
    assert [(event.date, event.claim.id) for event in made.timeline] == [(date(2024, 5, 3), told.id)]
