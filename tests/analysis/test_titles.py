"""The title: a headline in a source's own words, of what the bottom line says."""

from __future__ import annotations

import pytest

from briefing.analysis.titles import NOTHING, first_clause, title_of
from briefing.models import Claim, Evidence, Section, Standing


def claim(text: str) -> Claim:
    """A claim of one sentence."""
    return Claim("a-0", text, (Evidence("a", 0, len(text), text),), 1, Standing.SINGLE_SOURCE)


def section(*texts: str) -> Section:
    """A section of these claims."""
    return Section("key_decisions", "Key decisions", tuple(claim(text) for text in texts))


@pytest.mark.parametrize(
    ("sentence", "head"),
    [
        ("Norway closed the border on Monday, raising fears of a shortage.", "Norway closed the border on Monday"),
        (
            "The old bridge over the river, which burned, is closed.",
            "The old bridge over the river, which burned, is closed",
        ),
        ("Norway closed it, raising fears.", "Norway closed it, raising fears"),
        (
            "Norway will close six ports next year, its leaders decided yesterday.",
            "Norway will close six ports next year",
        ),
        ("Norway closed the border on Monday, two days after it had been hit.", "Norway closed the border on Monday"),
    ],
)
def test_a_sentence_is_cut_only_before_what_adds_to_it(sentence: str, head: str) -> None:
    assert first_clause(sentence) == head


def test_the_bottom_line_gives_the_title_before_a_plainer_claim_of_a_section() -> None:
    top = claim("The prime minister said Norway will leave the pact.")

    assert title_of([top], [section("Signed long ago, the pact limits the number of ships.")]) == (
        "The prime minister said Norway will leave the pact"
    )
    assert title_of([claim("“We will leave,” he said.")], [section("Norway will leave the pact in May.")]) == (
        "Norway will leave the pact in May"
    )
    assert title_of([], []) == NOTHING


@pytest.mark.parametrize(
    "told",
    [
        "And the sentence that the leaders agreed last summer has not been deleted.",
        "Hours later the president said the talks would begin on Monday.",
        "Members committed to spend 33 billion more this year, he said.",
    ],
)
def test_what_leans_on_the_sentence_before_is_no_title_where_there_is_another(told: str) -> None:
    other = "Norway closed its longest border on Monday."

    assert title_of([claim(told)], [section(told, other)]) == other.rstrip(".")
    assert title_of([claim(told)], []) == told.rstrip(".")


def test_a_later_comma_that_closes_no_aside_does_not_keep_a_title_long() -> None:
    assert first_clause(
        "Eleven states said they would begin joint inspections of ships, sidestepping objections in NATO, hours after "
        "a sailor had died."
    ) == ("Eleven states said they would begin joint inspections of ships")
    assert first_clause("France pledged to send two brigades to the force, but a meeting was clouded by a veto.") == (
        "France pledged to send two brigades to the force"
    )


def test_the_news_is_the_title_where_it_can_be_cut_to_one() -> None:
    news = claim(
        "Oslo, Norway (ABC) Ministers suspended all practical work with Altia on Tuesday in protest at its new border, "
        "and ordered planners to draft measures."
    )
    spearhead = "Members agreed to form a “spearhead” force of several thousand soldiers"

    assert title_of([news], []) == "Ministers suspended all practical work with Altia on Tuesday"
    assert title_of([claim(f"{spearhead}, as they grapple with the threat, Lee said.")], []) == spearhead
    assert first_clause("The allies spent more this year, he said.") == "The allies spent more this year, he said"
