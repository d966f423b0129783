"""What no longer holds: earlier figures and statements that a sentence recalls, and tolls that later days replaced."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from briefing.analysis.differing_tolls import DifferingTolls, differing_tolls
from briefing.analysis.former import former_numbers, takes_back, told_before
from briefing.analysis.frames import Frame
from briefing.analysis.tolls import tolls
from briefing.models import Briefing, ConflictKind, Standing
from tests.analysis.readings import brief, frames

Told = tuple[date, str]  # an article's day and its text
MAY = [date(2024, 5, day) for day in range(1, 9)]

FERRY: tuple[Told, ...] = (
    (MAY[1], "At least 12 people died when a ferry caught fire off Norburg on Wednesday, the coast guard said."),
    (MAY[2], "The death toll of the ferry fire off Norburg rose to 31 on Thursday, the coast guard said.\n\n"
             "Divers searched the wreck. The harbour of Norburg stayed closed."),
    (MAY[2], "Relatives waited on the quay of Norburg on Thursday for news of the ferry. The coast guard put the "
             "number of dead at 31."),
    (MAY[3], "The coast guard on Friday corrected the toll of the ferry fire off Norburg to 28, saying that three "
             "names had been listed twice. It had earlier put the number at 31."),
)  # fmt: skip


def _read(*told: Told) -> list[Frame]:
    return [frame for number, (day, text) in enumerate(told) for frame in frames(text, number, day)]


def _differing(*told: Told) -> DifferingTolls:
    [found] = differing_tolls(_read(*told))
    return found


def _brief(folder: Path, *told: Told) -> Briefing:
    for number, (day, text) in enumerate(told):
        record = {"title": "", "outlet": f"Paper {number}", "published": day.isoformat(), "text": text}
        (folder / f"{number}.json").write_text(json.dumps(record), "utf-8")
    return brief(folder, name="general")


@pytest.mark.parametrize(
    ("text", "former"),
    [
        ("It had earlier put the number at 31.", {"31"}),
        ("The toll stands at 28, down from 31.", {"31"}),
        ("The number of jobs was revised from 400 to 250.", {"400"}),
        ("The offer rose to 13 percent from 11 on Friday.", {"11"}),
        ("An earlier count of forty-two was wrong.", {"forty-two"}),
        ("Police initially said 19 people had boarded.", {"19"}),
        ("The rule now asks for 3 feet, instead of 6 as in the spring.", {"6"}),
        ("The court gave 12 reasons in 40 pages.", set()),
        ("The coast guard corrected the toll of the fire from which 40 fled to 28.", set()),
    ],
)
def test_a_former_figure_is_told_from_the_present_one(text: str, former: set[str]) -> None:
    assert former_numbers(text) == former


def test_a_sentence_takes_back_a_figure_only_where_it_has_another_now() -> None:
    assert takes_back("The coast guard put the number of dead at 31.", "It had earlier put the number at 31.")
    assert not takes_back("The toll stands at 28, down from 31.", "The toll fell to 28 from 31.")
    assert not takes_back("The coast guard put the number of dead at 28.", "The toll fell to 28 from 31.")


def test_a_stance_of_before_is_told_from_one_that_stands() -> None:
    assert told_before("The ministry had initially denied that the valve was faulty.")
    assert told_before("The operator, which previously ruled out a closure, gave way.")
    assert not told_before("The pilot previously told the paper that the valve was faulty.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The coast guard put the number of dead at 31.", {"killed": 31}),
        ("The number of missing fell to 22.", {"missing": 22}),
        ("Divers found two bodies on Monday, which brings the toll of the fire to 33.", {"killed": 33}),
        ("Another five people were killed on the road.", {}),
        ("Rescuers found two more bodies on Monday.", {}),
        ("Four people were killed and 12 more were injured.", {"killed": 4, "injured": 12}),
        ("Forty-two people died when the bus fell into the gorge.", {"killed": 42}),
        ("The coast guard had earlier put the death toll at 31.", {}),
        ("The quake killed 40 people and injured more than 900.", {"killed": 40, "injured": 900}),
    ],
)
def test_a_toll_is_the_whole_number_of_today(text: str, expected: dict[str, int]) -> None:
    assert {kind: toll.value for kind, toll in tolls(text).items()} == expected


def test_a_toll_that_was_corrected_leads_no_line_and_its_correction_confirms_it_no_more(tmp_path: Path) -> None:
    made = _brief(tmp_path, *FERRY)
    shown = [*made.summary, *(claim for section in made.sections for claim in section.claims)]
    [conflict] = made.conflicts
    older, newer = conflict.sides

    assert (conflict.kind, conflict.about) == (ConflictKind.SUPERSEDED, "31 / 28 toll")
    assert not [claim.text for claim in shown if "31" in claim.text]
    assert [claim.text for claim in shown if "28" in claim.text] == [newer.text]
    assert older.standing is Standing.SUPERSEDED
    recalled = [item for item in older.evidence if item.quote == "It had earlier put the number at 31."]
    assert all(item.akin for item in recalled)


def test_a_toll_that_is_reached_again_does_not_restore_the_one_that_was_corrected() -> None:
    found = _differing(
        *FERRY,
        (MAY[6], "Divers found three bodies in the wreck on Monday, which brings the toll of the ferry fire to 31."),
    )
    newest = found.counted[-1]
    corrected = [c for c in found.counted if c.value == 31 and c.frame.published == MAY[2]]

    assert found.disagreement.about == "28 / 31 toll"
    assert {c.frame.key for c in corrected} <= found.overtaken
    assert newest.frame.key not in found.overtaken
    assert {(c.frame.key, newest.frame.key) for c in corrected} <= found.apart


def test_a_number_that_fell_belongs_to_the_one_before_however_far_it_fell() -> None:
    found = _differing(
        (MAY[1], "Soldiers came to Norburg on Wednesday to search for 80 people who are missing after the ferry fire."),
        (MAY[3], "Divers worked through the night. The number of missing fell to 30."),
        (MAY[5], "The number of missing fell to 8, the coast guard said."),
    )

    assert [c.value for c in found.counted] == [80, 30, 8]
    assert found.disagreement.about == "30 / 8 missing"


def test_an_early_toll_belongs_to_the_much_higher_one_to_which_it_rose() -> None:
    found = _differing(
        (MAY[1], "An earthquake in the hills of Norland killed at least 4 people on Wednesday, officials said."),
        (MAY[2], "The death toll from the earthquake in the hills of Norland rose to 48 on Thursday, police said."),
    )

    assert (found.disagreement.kind, found.disagreement.about) == (ConflictKind.SUPERSEDED, "4 / 48 death toll")


def test_who_recalls_an_earlier_figure_is_no_second_source_of_it(tmp_path: Path) -> None:
    line = "Germany put the number of jobs at the yard in Norburg at 400."
    made = _brief(
        tmp_path,
        (MAY[1], line),
        (MAY[2], "Workers blocked a road. Germany had earlier put the number of jobs at the yard in Norburg at 400."),
    )
    [found] = made.articles[0].summary

    assert [(item.quote == line, item.akin) for item in found.evidence] == [(True, False), (False, True)]
    assert (found.independent_sources, found.standing) == (1, Standing.SINGLE_SOURCE)


FIRE = (
    MAY[1],
    "A fire killed at least 12 people in a hotel in the old town of Norburg on Wednesday, the fire brigade said.",
)
MAYOR = (MAY[1], "Smoke hung over the harbour. Mayor Bo Lund of Norburg said that 14 people had died and that some had "
                 "jumped from the roof.")  # fmt: skip


def test_two_who_count_on_one_day_differ_and_neither_is_replaced(tmp_path: Path) -> None:
    made = _brief(tmp_path, FIRE, MAYOR)
    [conflict] = made.conflicts
    shown = [*made.summary, *(claim for section in made.sections for claim in section.claims)]

    assert (conflict.kind, conflict.about) == (ConflictKind.FIGURES, "12 / 14 died")
    assert [side.standing for side in conflict.sides] == [Standing.DISPUTED, Standing.DISPUTED]
    assert FIRE[1] in [claim.evidence[0].quote for claim in shown]


def test_of_two_that_are_only_counts_so_far_the_higher_stands() -> None:
    found = _differing(FIRE, (MAYOR[0], MAYOR[1].replace("14", "at least 14")))

    assert (found.disagreement.kind, found.disagreement.about) == (ConflictKind.SUPERSEDED, "12 / 14 died")


def test_what_the_sentence_before_counts_is_counted_otherwise_by_somebody_else() -> None:
    found = _differing(
        (MAY[2], "The death toll of the landslide in the hills of Norland rose to 48 on Thursday, police said."),
        (MAY[2], "The district of Nordal said on Thursday that 55 people had died in the landslide. Police put the "
                 "number at 48."),
    )  # fmt: skip

    assert sorted(c.value for c in found.counted) == [48, 48, 55]
    assert (found.disagreement.kind, found.disagreement.about) == (ConflictKind.FIGURES, "48 / 55 died")
    assert len({frame.sentence.article for frame in found.disagreement.sides}) == 2


@pytest.mark.parametrize(
    "other",
    [
        "Mayor Ida Berg of Sudstad said that 14 people had died.",  # who has nothing in common with the fire in Norburg
        "The mayor said that 14 people had died in the flood.",  # no fire
        "Mayor Bo Lund of Norburg said that 30 people had died.",  # more than twice as many
        "Mayor Bo Lund of Norburg said that two more people had died.",
        "Officials in Belgium said that 14 people had died in the fire.",  # of which the other article says nothing
    ],
)
def test_a_bare_toll_of_something_else_does_not_differ(other: str) -> None:
    assert differing_tolls(_read(FIRE, (MAY[1], other))) == []
