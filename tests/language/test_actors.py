"""Which words of a text name an actor."""

from __future__ import annotations

import pytest

from tests.analysis.readings import table


@pytest.mark.parametrize(
    "text",
    [
        "In May of this year the port closed.",
        "In May he left.",
        "By May the ice had gone.",
        "Since May, prices have fallen.",
        "It opened in May.",
        "On May 5 it closed.",
        "May be that it is so.",
    ],
)
def test_the_month_is_no_prime_minister(text: str) -> None:
    assert table().find(text) == []


@pytest.mark.parametrize("text", ["May told the ministers.", "It was a mistake on May’s part.", "He met Mrs. May."])
def test_the_prime_minister_is_no_month(text: str) -> None:
    assert [m.actor.name for m in table().find(text)] == ["Theresa May"]
