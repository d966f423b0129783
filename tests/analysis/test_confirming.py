"""Which sentences count as sources of another, and which only touch on it."""

from __future__ import annotations

from datetime import date

import pytest

from briefing.analysis.confirming import SURE, sureness
from briefing.analysis.frames import Frame
from briefing.analysis.likeness import Likeness
from briefing.language.main_clause import main_clause
from tests.analysis.readings import of_each
from tests.analysis.test_facts import PADDING

EXPELLED = "Norway on Monday expelled four Russian diplomats over the break-in at a research station in Tromsø."


def surely(lead: str, other: str, *days: date | None) -> float:
    """How surely `other` confirms `lead`, in a small corpus of other things; `days` are those of the two articles."""
    read = of_each(lead, other, *PADDING)
    frames: list[Frame] = [f._replace(published=day) for f, day in zip(read, days, strict=False)] or read
    return sureness(frames[0], frames[1], Likeness(read))


@pytest.mark.parametrize(
    ("lead", "other", "counts"),
    [
        (EXPELLED, "Oslo is throwing out four Russian diplomats because of the break-in at a Tromsø station.", True),
        (EXPELLED, "The break-in at a research station in Tromsø was noticed by a night watchman.", False),
        (
            "Finland will close two border crossings, the interior minister said, after a bridge was damaged by ice.",
            "A bridge near one of the crossings was damaged by ice.",
            False,
        ),
        (
            "Finland will close two border crossings, the interior minister said, after a bridge was damaged by ice.",
            "Two border crossings will be closed, Finland announced.",
            True,
        ),
        (
            'Ann Lee said the new ferry was "a floating coffin with a bar".',
            "The new ferry has a bar on each of its decks.",
            False,
        ),
    ],
)
def test_who_states_the_main_clause_counts_as_a_source(lead: str, other: str, counts: bool) -> None:
    assert (surely(lead, other) >= SURE) is counts


def test_a_report_of_another_day_is_less_sure() -> None:
    other = "Oslo has ordered four Russian diplomats out over the break-in."
    same, next_day, long_after, undated = (
        surely(EXPELLED, other, date(2024, 5, 30), day)
        for day in (date(2024, 5, 30), date(2024, 5, 31), date(2024, 7, 1), None)
    )

    assert same > next_day == undated > long_after


def test_who_leaves_out_the_speaker_is_less_sure_than_who_names_them() -> None:
    lead = "Ann Lee said the harbour would stay shut until the wreck had been lifted."
    unnamed = "The harbour would stay shut until the wreck had been lifted."

    assert surely(lead, f"{unnamed[:-1]}, according to Lee.") > surely(lead, unnamed)


def test_what_one_person_says_elsewhere_in_other_words_is_another_statement() -> None:
    lead = '"We shall lift the wreck of the ferry before the winter storms," harbour master Ann Lee told reporters.'
    again = '"We shall lift the wreck of the ferry before the winter storms," Ann Lee said.'
    other = '"Nobody asked the owners about the ferry, the wreck or the winter," Ann Lee said.'

    assert surely(lead, again) >= SURE > surely(lead, other)


@pytest.mark.parametrize(
    ("text", "main"),
    [
        (
            "After two days, ministers agreed on a ceiling, which Greece opposed.",
            "ministers agreed on a ceiling",
        ),
        ("The minister closed the border because smugglers used it.", "The minister closed the border"),
        ("The minister closed the border.", "The minister closed the border."),
        ("In Oslo, the cabinet sent home four envoys — the most since 1983.", "the cabinet sent home four envoys"),
    ],
)
def test_the_main_clause_is_found_by_what_opens_and_closes_the_others(text: str, main: str) -> None:
    start, end = main_clause(text)
    assert text[start:end] == main
