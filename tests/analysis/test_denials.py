"""Who says something of somebody and who denies it stand side by side; neither counts for the other."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from briefing.analysis.denials import denials
from briefing.models import ConflictKind
from tests.analysis.readings import brief as brief_of
from tests.analysis.readings import frames

MONDAY = date(2024, 5, 6)


def _pairs(*articles: str) -> list[tuple[str, str, str]]:
    read = [frame for number, text in enumerate(articles) for frame in frames(text, number, MONDAY)]
    return [(d.about, d.sides[0].sentence.text, d.sides[1].sentence.text) for d in denials(read)]


@pytest.mark.parametrize(
    ("articles", "about"),
    [
        (["Poland accused Belarus of cutting the cable to Hel island.",
          "Belarus denied cutting the cable, which runs to Hel island."], "cutting, cable"),
        (["Britain and its allies agreed that Russia was behind the fire in the Norburg depot.",
          "The Kremlin denied being behind the fire in the Norburg depot."], "behind, fire, Norburg, depot"),
        (["Norway blamed Russia for the jamming of its radio. Moscow rejected the accusation."], "Norway / Russia"),
        (["Russia said the ship had been in its waters. Norway denied it."], "Russia / Norway"),
        (["Moscow says the radar is aimed at its own fleet. NATO denies that, saying it watches the weather."],
         "Russia / NATO"),
        (["Poland alleges that Belarus armed the smugglers in the forest.",
          "Belarus insists it has not armed smugglers or anybody else."], "armed, smugglers"),
        (["The allies are paying 20 billion euros more for new ships, Joe Biden said. He left early. Emmanuel "
          "Macron rejected Mr. Biden’s claim, saying that nobody was paying for ships."], "paying, ships"),
        (["The pipeline was full of gas in May, the Kremlin said.",
          "Germany disputes Russia’s account of the pipeline: there was no gas in it."], "pipeline, gas"),
    ],
)  # fmt: skip
def test_what_is_said_and_who_denies_it_are_a_contradiction(articles: list[str], about: str) -> None:
    [(named, said, denied)] = _pairs(*articles)

    assert named == about
    assert said in articles[0]
    assert denied in articles[-1]


@pytest.mark.parametrize(
    "articles",
    [
        # somebody else is accused; a visa is denied; nothing is denied; nobody said it
        ["Poland accused Belarus of cutting the cable.", "Russia denied cutting the cable."],
        ["Poland accused Belarus of cutting the cable.", "Belarus denied a visa to the Polish cable engineer."],
        ["Russia said the ship had been in its waters. Norway would neither confirm nor deny it."],
        ["Poland did not accuse Belarus of cutting the cable.", "Belarus denied cutting the telephone lines."],
        ["He offered no evidence for the cable story. Russia denied it."],
        # who denies has said it himself, or denies what a denial says
        ["Russia said the ship was Norwegian. Russia denied it."],
        # what somebody wants, or a third one says, is not what is rejected
        ["Joe Biden wanted allies to buy ships. Emmanuel Macron rejected Mr. Biden’s claim, saying allies buy ships."],
        [
            "The allies pay for ships, Boris Johnson said. Emmanuel Macron rejected Mr. Biden’s claim that allies pay "
            "for ships."
        ],
        # one sentence tells both
        ["Poland accuses Belarus of cutting the cable, a charge Belarus denies."],
    ],
)
def test_who_was_not_accused_of_it_or_denies_something_else_contradicts_nobody(articles: list[str]) -> None:
    assert _pairs(*articles) == []


def test_of_many_denials_by_one_the_surest_is_shown_and_at_most_two_deny() -> None:
    found = _pairs(
        "Poland accused Belarus of cutting the cable to Hel island. Belarus denied it.",
        "Belarus denied cutting the cable to Hel island.",
        "Norway said that Russia had jammed the radio. Russia denied it.",
        "Estonia said that Hungary had leaked the paper. Hungary denied it.",
    )

    assert [about for about, _, _ in found] == ["cutting, cable, Hel, island", "Estonia / Hungary"]


def test_both_sides_stand_on_the_page_as_disputed_and_neither_is_a_source_of_the_other(tmp_path: Path) -> None:
    texts = (
        "Norway on Monday accused Russia of jamming the rescue radio of its coast guard in the north. "
        "NATO allies will discuss weapons for Ukraine in Oslo on Friday.",
        "Russia on Monday denied jamming the rescue radio of the Norwegian coast guard in the north. "
        "NATO allies want to send missiles to Ukraine.",
    )
    for number, text in enumerate(texts):
        (tmp_path / f"{number}.txt").write_text(f"6 May 2024\n\n{text}\n", "utf-8")

    made = brief_of(tmp_path)

    [conflict] = [c for c in made.conflicts if c.kind is ConflictKind.CONTRADICTION]
    assert [side.text.split(" on ")[0] for side in conflict.sides] == ["Norway", "Russia"]
    assert {side.standing.value for side in conflict.sides} == {"disputed"}
    assert [side.independent_sources for side in conflict.sides] == [1, 1]
