"""When a brief is due: in a time zone, over weekends, and on the days when clocks change."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.schedule.due import Timetable, clock_changes, last_due, minutes_of_the_hour, next_due
from briefing.words import english

BRUSSELS = "Europe/Brussels"
ZONES = (BRUSSELS, "UTC", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "Pacific/Apia")


def table(*at: str, zone: str = BRUSSELS, weekdays: bool = False) -> Timetable:
    return Timetable(tuple(time.fromisoformat(each) for each in at), zone, weekdays)


@pytest.mark.parametrize(
    ("now", "last", "coming"),
    [
        ("2024-05-31T04:29", "2024-05-30T06:30", "2024-05-31T06:30"),  # 06:29 in Brussels
        ("2024-05-31T04:30", "2024-05-31T06:30", "2024-06-03T06:30"),  # Friday; then Monday
        ("2024-06-02T12:00", "2024-05-31T06:30", "2024-06-03T06:30"),  # Sunday
    ],
)
def test_the_last_and_the_next_due_time_on_weekdays(now: str, last: str, coming: str) -> None:
    moment = datetime.fromisoformat(now).replace(tzinfo=UTC)
    timetable = table("06:30", weekdays=True)

    assert last_due(timetable, moment).key == f"{last} {BRUSSELS}"
    assert next_due(timetable, moment).key == f"{coming} {BRUSSELS}"


def test_a_time_in_the_gap_is_due_later_and_says_so() -> None:
    timetable = table("02:30")
    due = last_due(timetable, datetime(2026, 3, 29, 12, tzinfo=UTC))

    assert due.key == "2026-03-29T02:30 Europe/Brussels"
    assert due.moment.astimezone(UTC) == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)
    assert due.note
    assert english(due.note) == (
        "02:30 does not exist on 29 March 2026 in Europe/Brussels, where clocks go forward: the brief is due at 03:30"
    )


def test_a_time_that_comes_twice_is_due_once_and_says_so() -> None:
    timetable = table("02:30")
    first = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)

    assert last_due(timetable, first).key == last_due(timetable, first + timedelta(hours=1)).key
    assert last_due(timetable, first).instant == first
    assert [english(note) for note in clock_changes(timetable, date(2026, 1, 1))] == [
        "02:30 does not exist on 29 March 2026 in Europe/Brussels, where clocks go forward: the brief is due at 03:30",
        "02:30 comes twice on 25 October 2026 in Europe/Brussels, where clocks go back: "
        "the brief is due the first time",
    ]
    assert clock_changes(table("06:30"), date(2026, 1, 1)) == []


@pytest.mark.parametrize(
    ("timetable", "zone", "minutes"),
    [
        (table("06:30"), "UTC", (30,)),
        (table("06:30", zone="Asia/Kolkata"), "UTC", (0,)),
        (table("06:30", zone="Asia/Kathmandu"), "UTC", (45,)),
        (table("06:30", "18:00"), BRUSSELS, (0, 30)),
        (table("06:30", zone="Australia/Lord_Howe"), "UTC", (0, 30)),  # its clocks change by half an hour
    ],
)
def test_the_minutes_at_which_another_clock_may_show_it(
    timetable: Timetable, zone: str, minutes: tuple[int, ...]
) -> None:
    assert minutes_of_the_hour(timetable, ZoneInfo(zone), date(2026, 1, 1)) == minutes


@given(
    now=st.integers(1_577_836_800, 2_051_222_400).map(lambda seconds: datetime.fromtimestamp(seconds, UTC)),
    at=st.times().map(lambda moment: moment.replace(second=0, microsecond=0)),
    zone=st.sampled_from(ZONES),
    weekdays=st.booleans(),
)
def test_last_and_next_enclose_the_moment_and_nothing_lies_between(
    now: datetime, at: time, zone: str, weekdays: bool
) -> None:
    timetable = Timetable((at,), zone, weekdays)
    last, coming = last_due(timetable, now), next_due(timetable, now)

    assert last.instant <= now < coming.instant
    assert last_due(timetable, coming.moment) == coming
    assert next_due(timetable, last.moment) == coming
    assert not weekdays or coming.day.weekday() < 5
    assert (coming.moment.minute, coming.moment.hour) == (at.minute, at.hour) or coming.note
