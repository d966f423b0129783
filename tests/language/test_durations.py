"""Spans of time: one term for each, however it is worded."""

from __future__ import annotations

import pytest

from briefing.language.durations import durations


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("they have been given a week to leave", ["7d"]),
        ("seven days to leave, 7 days", ["7d", "7d"]),
        ("within 72 hours, not three days", ["3d", "3d"]),
        ("a 36-hour strike for two weeks and then a fortnight", ["36h", "14d"]),
        ("for an hour, in a month, for 18 months and one year", ["1h", "1m", "18m", "12m"]),
        ("twice a week, a day later, three days after the vote, a 90-year-old", []),
        ("no span at all", []),
    ],
)
def test_a_span_of_time_is_one_term(text: str, expected: list[str]) -> None:
    assert durations(text) == expected
