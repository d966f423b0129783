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


@pytest.mark.parametrize(
    ("sentence", "head"),
    [
        # a preposition waits for what it shares with the words behind "but"
        (
            "Four former rowers said on Monday that the mayor was told of, but did not act on, the claims.",
            "Four former rowers said on Monday that the mayor was told of, but did not act on, the claims",
        ),
        # the news stands behind what is conceded
        (
            "The minister of the north was only talking about one port, but she summed up a strike that shut them all.",
            "The minister of the north was only talking about one port, but she summed up a strike that shut them all",
        ),
        # too long for a title: cut where it would not be, were it short
        (
            "The council of Port Alto said on Wednesday that it was thinking of lifting the old act on ships so that "
            "others may bring food to the island, although the owners are against it.",
            "The council of Port Alto said on Wednesday that it was thinking of lifting the old act on ships so that "
            "others may bring food to the island",
        ),
        (
            "The leader of the house brought in a bill of both parties on Monday to raise the age at which the young "
            "may buy tobacco in a move to curb the use of it in schools.",
            "The leader of the house brought in a bill of both parties on Monday to raise the age at which the young "
            "may buy tobacco",
        ),
        (
            "Power in the country will move further to the towns of the south and the west—with Alto gaining two seats "
            "and Basso losing one—as the people of the north grow fewer every year.",
            "Power in the country will move further to the towns of the south and the west",
        ),
        (
            "The deputy head of the guard of Port Alto – in the sights of the mayor since the spring – was called to "
            "the hall for a talk on Thursday about what he had said to the press.",
            "",
        ),
        (
            "More than 130 officers who help to guard the hall of Port Alto and the mayor when he travels have been "
            "told to stay at home since the last of the feasts.",
            "",
        ),
        ("Altia has built a new island — although it may soon be gone.", ""),
        (
            "The owners of the six mills in the valley of the Alto said late on Monday that nobody would be paid for "
            "the days of the strike when the gates are opened again in June.",
            "",
        ),
    ],
)
def test_a_cut_leaves_nothing_open_and_the_news_in_the_title(sentence: str, head: str) -> None:
    assert first_clause(sentence) == (head or sentence.rstrip("."))


def test_the_first_line_gives_the_title_from_behind_what_only_says_when_or_where() -> None:
    assert title_of(
        [claim("As night fell, travelers and drivers breathed a sigh of relief as the worst of the fears failed.")], []
    ) == ("Travelers and drivers breathed a sigh of relief as the worst of the fears failed")
    assert title_of([claim("With Ann Lee casting the vote, the Senate killed a rule for banks on Tuesday.")], []) == (
        "The Senate killed a rule for banks on Tuesday"
    )
    assert title_of([claim("In a post on its page, Ann Lee said that the company would keep its terms.")], []) == (
        "Ann Lee said that the company would keep its terms"
    )
    assert title_of([claim("At least 41 people have given money to the mayor.")], []) == (
        "At least 41 people have given money to the mayor"
    )


@pytest.mark.parametrize(
    "leaning",
    [
        "The Altia official was talking about one area of the coast.",
        "The third victim was identified as Scott Roe of Port Alto.",
        "The legislation, which Ann Lee had signed too, comes as more schools close.",
        "Lee and Roe were still in critical condition on Wednesday.",
    ],
)
def test_a_line_that_says_nothing_to_who_knows_not_the_story_is_no_title_while_another_fits(leaning: str) -> None:
    other = "A police officer of Port Alto has died of his wounds."

    assert title_of([claim(leaning), claim(other)], []) == other.rstrip(".")
    assert title_of([claim(leaning)], []).startswith(leaning.split(",")[0].rstrip("."))


def test_a_long_first_line_that_several_tell_comes_before_a_short_one_of_a_section() -> None:
    long = (
        "Five former rowers, among them the champion of the year before last, said this week that the mayor of Port "
        "Alto had known of the claims against the doctor and the coach of the team"
    )
    several = Claim("a-0", long, (Evidence("a", 0, len(long), long + "."),), 2, Standing.CORROBORATED)
    short = Claim("b-0", "The team won the cup on Sunday.", claim("The team won the cup on Sunday.").evidence, 2)

    assert title_of([several], [Section("news", "News", (short,))]) == long
