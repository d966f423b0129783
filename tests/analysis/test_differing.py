"""Numbers that differ: tolls of one event, and one text with another number."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

import pytest

from briefing.analysis.differing_tolls import differing_tolls
from briefing.analysis.frames import Frame
from briefing.analysis.other_numbers import other_numbers
from briefing.analysis.quantities import disagree, quantities
from briefing.analysis.tolls import count_differently, tolls
from briefing.models import ConflictKind, Standing
from tests.analysis.readings import brief, frames, of_each

QUAKE = (
    "At least 37 people are dead in Tuesday's earthquake in Norland, officials said.",
    "At least 65 people have died in Norland from Tuesday's earthquake, the government said Wednesday.",
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The tree fell, leaving one woman dead and seven other people injured.", {"killed": 1, "injured": 7}),
        ("He was charged over the Nov. 20 shooting death of a clerk.", {}),
        ("Eight out of 14 rhinos have died.", {}),
        ("A father-of-six was killed.", {}),
        ("The storm killed at least 1,926 people.", {"killed": 1926}),
    ],
)
def test_a_toll_is_the_number_that_stands_with_what_befell(text: str, expected: dict[str, int]) -> None:
    assert {kind: toll.value for kind, toll in tolls(text).items()} == expected


def test_tolls_of_one_event_stand_side_by_side_and_the_highest_stands() -> None:
    (differing,) = differing_tolls(of_each(*QUAKE))
    found = differing.disagreement

    assert [c.written for c in differing.counted] == ["37", "65"]
    assert (found.kind, found.about) == (ConflictKind.SUPERSEDED, "37 / 65 died")
    assert [f.sentence.text for f in found.sides] == [*QUAKE]
    assert differing.overtaken == {found.sides[0].key}


def test_numbers_without_a_bound_differ() -> None:
    told = (
        "A tree fell on a party in Norburg, injuring five guests.",
        "Seven guests were injured at the Norburg party.",
    )
    (differing,) = differing_tolls(of_each(*told))

    assert (differing.disagreement.kind, differing.disagreement.about) == (ConflictKind.FIGURES, "five / Seven injured")


def test_of_dated_tolls_the_newest_stands_whatever_it_is() -> None:
    old = frames(QUAKE[1], 0, date(2024, 5, 1))
    new = frames(QUAKE[0].replace("37", "52"), 1, date(2024, 5, 3))
    (differing,) = differing_tolls([*old, *new])

    assert (differing.disagreement.kind, differing.disagreement.about) == (ConflictKind.SUPERSEDED, "65 / 52 dead")


def test_a_bare_toll_belongs_to_the_nearest() -> None:
    told = ("At least six people have been confirmed dead.", "Eleven people were killed by the cyclone in Port Alto.")
    (differing,) = differing_tolls(of_each(*told))

    assert differing.disagreement.about == "six / Eleven killed"


@pytest.mark.parametrize(
    "other",
    [
        "At least 65 people have died in Belgium from Tuesday's earthquake, the government said Wednesday.",
        "At least 600 people have died in Norland from Tuesday's earthquake, the government said Wednesday.",
        "Nine people were killed in Norland last year.",
        "As many as 65 people may have died in Norland's earthquake of Tuesday.",
        "At least 37 people have died in Norland from Tuesday's earthquake.",
    ],
)
def test_another_place_a_multiple_a_forecast_and_the_same_number_do_not_differ(other: str) -> None:
    assert differing_tolls(of_each(QUAKE[0], other)) == []


def test_hundreds_of_tolls_take_no_step_for_each_three_of_them() -> None:
    """Bare ones above all, of which each is given to the nearest."""

    def seconds(articles: int) -> float:
        """Processor time: what runs beside the suite costs none of it."""
        told = of_each(*(f"At least {40 + n} people have been killed." for n in range(articles)))
        begin = time.process_time()
        assert differing_tolls(told)
        return time.process_time() - begin

    assert seconds(400) < 32 * max(min(seconds(100) for _ in range(3)), 0.01)


@pytest.mark.parametrize("digits", [11, 400, 1_900])
def test_a_number_longer_than_mankind_counts_nobody(digits: int) -> None:
    endless = f"At least {'1' * digits} people have been killed."
    told = of_each(endless, *QUAKE, "At least 40 people were killed.")

    assert [toll.value for toll in tolls(endless).values()] == [None]
    assert differing_tolls(told) == differing_tolls(told[1:]) != []


def test_nothing_of_a_thing_disagrees_with_nothing_of_it() -> None:
    none = "Norland delivered 0 battle tanks to the northern border, the minister said."

    [first], [second] = (quantities(frame) for frame in of_each(none, none))
    assert not disagree(first, second)


def test_another_toll_does_not_bear_one_out() -> None:
    assert count_differently("Eleven people were confirmed dead.", "Six people were confirmed dead.")
    assert not count_differently("Eleven people were confirmed dead.", "Six people were injured.")


def test_a_disaster_brief_shows_the_toll_that_stands_and_disputes_it(tmp_path: Path) -> None:
    for number, toll in enumerate(QUAKE):
        (tmp_path / f"{number}.txt").write_text(f"{toll}\n\nRescuers dug in the rubble for survivors.\n", "utf-8")
    made = brief(tmp_path, name="disaster")
    section = next(s for s in made.sections if s.key == "toll")

    assert [(c.text, c.standing) for c in section.claims] == [(QUAKE[1], Standing.SINGLE_SOURCE)]
    assert [(c.about, [side.standing for side in c.sides]) for c in made.conflicts] == [
        ("37 / 65 died", [Standing.SUPERSEDED, Standing.SINGLE_SOURCE])
    ]


TANKS = "The aim is to assemble quickly two battalions, or about {} tanks, and to train their crews{}."


def _of(*texts: str) -> list[Frame]:
    return of_each(*texts)


@pytest.mark.parametrize(
    ("first", "second", "about"),
    [
        (
            " under a deal worth 1.3 billion euros.",
            " under a 1.2 billion euro deal.",
            "1.3 billion euros / 1.2 billion euro",
        ),
        (" for nearly $1 billion (€890 million).", " for some $1.25 billion.", "$1 billion / $1.25 billion"),
        (" for 5 million roubles.", " for some 6 million rubles.", "5 million roubles / 6 million rubles"),
        (" for $5 million and €3 million.", " for €4 million and $6 million.", "$5 million / $6 million"),
        (" for $5 million.", " for €4 million.", None),
        (" for more than $1 billion.", " for some $1.25 billion.", None),
        (" for €1 billion.", " for some $1.25 billion.", None),
        (" for 1 billion dollars.", " for some $1bn.", None),
        (" under a deal worth $1 billion.", " under a $9 billion deal.", None),
    ],
)
def test_another_sum_in_one_text_disagrees(first: str, second: str, about: str | None) -> None:
    text = (
        "The embargo does not touch contracts already signed, leaving Norland free to deliver the helicopter carriers"
    )

    assert [d.about for d in other_numbers(_of(text + first, text + second))] == ([about] if about else [])


def test_one_text_with_another_number_disagrees() -> None:
    (found,) = other_numbers(_of(TANKS.format(88, ""), TANKS.format(80, ", he said")))

    assert (found.kind, found.about) == (ConflictKind.FIGURES, "88 tanks / 80 tanks")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (TANKS.format(88, ""), TANKS.format(88, ", he said")),
        (
            "The talks will be held in the old town hall on March 3.",
            "The talks will be held in the old town hall on March 4.",
        ),
        (
            "The missile fell on a farm in the village of Norby, 6 km from the border, officials said.",
            "The missile fell on a farm in the village of Norby, 4 miles from the border, officials said.",
        ),
        (
            "The pipeline under the sea is more than 90 percent complete, the company has said since June.",
            "The pipeline under the sea is 94 percent complete, the company has said since June.",
        ),
        (
            "Norland announced about 700 million euros ($770 million) in new aid, two launchers and 40 tanks.",
            "Norland announced about 700 million euros ($760 million) in new aid, two launchers and 40 tanks.",
        ),
        (
            "The 38-minute recording was posted on Friday by the editor-in-chief of a broadcaster.",
            "The roughly 40-minute recording was posted on Friday by the editor-in-chief of a broadcaster.",
        ),
        ("At least 12 of the ships have left.", "At least 14 of the planes have come back to their base in the north."),
    ],
)
def test_the_same_number_a_day_and_another_text_do_not(a: str, b: str) -> None:
    assert other_numbers(_of(a, b)) == []


@pytest.mark.parametrize(
    ("told", "about"),
    [
        (
            "The explosion set off {} metric tons of stored ammunition and killed a man.",
            "50 metric tons / 58 metric tons",
        ),
        ("The {}-minute recording was posted on Friday by the editor of the broadcaster.", "50-minute / 58-minute"),
        ("Of those asked in Norland in the spring, {} percent of them were against it.", "50 percent / 58 percent"),
    ],
)
def test_a_number_is_named_with_what_it_counts(told: str, about: str) -> None:
    (found,) = other_numbers(_of(told.format(50), told.format(58)))

    assert found.about == about


def test_a_later_days_number_replaces_the_earlier() -> None:
    first = frames(TANKS.format(80, ""), 0, date(2024, 5, 1))
    second = frames(TANKS.format(88, ""), 1, date(2024, 5, 2))
    (found,) = other_numbers([*second, *first])

    assert (found.kind, found.about) == (ConflictKind.SUPERSEDED, "80 tanks / 88 tanks")


def test_neither_side_stands_behind_the_other(tmp_path: Path) -> None:
    told = "Germany allowed Ukraine on Friday to use about {} of its tanks and howitzers against targets in Russia."
    for number, count in enumerate((88, 80)):
        rest = ("NATO met in Brussels and spoke of ships. It rained all day.", "NATO should wait, Hungary says.")
        (tmp_path / f"{number}.txt").write_text(f"{told.format(count)}\n\n{rest[number]}\n", "utf-8")
    made = brief(tmp_path)
    (conflict,) = made.conflicts

    assert [(side.text, len(side.evidence)) for side in conflict.sides] == [(told.format(n), 1) for n in (88, 80)]
