"""One fact, once: what is joined, and what never is."""

from __future__ import annotations

import pytest

from briefing.analysis.conflicts import disagreements
from briefing.analysis.facts import SAME_FACT, same_facts
from briefing.analysis.likeness import KIN, Likeness
from briefing.analysis.polarity import polarity
from briefing.analysis.quantities import Vote, differing_votes, disagree, quantities, votes
from briefing.analysis.sources import reports
from briefing.models import ConflictKind
from tests.analysis.readings import SEEDS, brief, frames, of_each

PADDING = (
    "The weather in Lisbon stayed warm and dry.",
    "A painter sold two pictures of the harbour to a museum.",
    "Farmers counted their sheep after the long winter storms.",
    "The orchestra played an old symphony for the children.",
)


def likeness(a: str, b: str) -> float:
    """Of two sentences in a small corpus of other things."""
    read = of_each(a, b, *PADDING)
    return Likeness(read).between(read[0], read[1])


@pytest.mark.parametrize(
    ("lead", "other", "borne_out"),
    [
        ("Barack Obama said members need to spend more.", "Members need to spend more.", False),
        ("Barack Obama said members need to spend more.", "Washington wants members to spend more.", True),
        ("Ann Lee said the bridge was old.", "The bridge was old.", False),
        ("Ann Lee said the bridge was old.", "The bridge was old, as Lee found.", True),
        ("The bridge was old.", "Ann Lee said the bridge was old.", True),
        ("An official said the bridge was old.", "The bridge was old.", True),
    ],
)
def test_that_somebody_said_it_comes_from_who_names_them(lead: str, other: str, borne_out: bool) -> None:
    assert reports(*of_each(lead, other)) is borne_out


def test_one_act_in_two_wordings_is_one_fact() -> None:
    assert (
        likeness(
            "Britain expelled 23 Russian diplomats over the attack in Salisbury.",
            "London has ordered the expulsion of 23 Russian diplomats after the attack in Salisbury.",
        )
        >= SAME_FACT
    )


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Britain expelled 23 diplomats on Monday.", "Russia expelled 23 diplomats on Monday."),
        ("The US allowed Ukraine to use the missiles.", "The US prohibited Ukraine from using the missiles."),
        ("France opposed allowing strikes with its missiles.", "France allowed strikes with its missiles."),
        ("Ukraine wants to use the long missiles in Russia.", "The use of long missiles in Russia is prohibited."),
    ],
)
def test_another_actor_the_opposite_and_a_wish_are_never_one_fact(a: str, b: str) -> None:
    assert likeness(a, b) < SAME_FACT


def test_a_short_quotation_that_the_same_speaker_is_told_by_joins() -> None:
    first = "Macron called the alliance “brain dead” in an interview."
    again = "In Paris the French president renewed his attack on an alliance that he thinks brain dead."

    assert likeness(first, again) > likeness(first.replace("“", "").replace("”", ""), again)


def test_long_quotations_of_two_of_one_side_are_not_joined_by_an_idiom() -> None:
    declared = "NATO governments declared that “a stable Ukraine committed to democracy and the rule of law is key”."
    answered = "“The alliance must not turn from the rule of law to that of the strong,” NATO said."

    assert likeness(declared, answered) < SAME_FACT


def test_who_orders_does_the_deed_and_a_fragment_joins_nothing() -> None:
    assert (
        likeness("Moscow ordered 23 British diplomats to leave.", "London ordered 23 Russian diplomats to leave.") == 0
    )
    assert (
        likeness("Norway announced a lasting cease-fire in the valley.", "“And why this cease-fire should last.”") == 0
    )


@pytest.mark.parametrize(
    ("a", "b", "one"),
    [
        (
            "Hungarian Foreign Minister Peter Szijjarto said that Budapest was not ready to supply weapons or troops.",
            "“Hungary is not willing to send weapons or soldiers to Ukraine,” Foreign Minister Peter Szijjarto wrote.",
            True,
        ),
        (
            "Germany will lead the battalion in Lithuania, Britain in Estonia and Canada in Latvia.",
            "The UK, Germany and Canada will take the lead in Estonia, Lithuania and Latvia.",
            True,
        ),
        (
            "Moscow says 12,700 servicemen are involved in the drills, 7,200 of them Belarussian.",
            "Moscow maintains that 12,700 troops are taking part in the drills.",
            True,
        ),
        (
            "Poland will lead a brigade on its own soil from next spring.",
            "Poland and Ukraine opened two crossings on Monday.",
            False,
        ),
    ],
)
def test_hardly_a_shared_word_but_names_is_enough_where_all_else_agrees(a: str, b: str, one: bool) -> None:
    assert (likeness(a, b) >= SAME_FACT) is one


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "“We have floods of our own,” Prime Minister Ida Moe said.",
            "Norland will send 50 soldiers to Valdria after all, Prime Minister Ida Moe said on Thursday.",
        ),
        (
            "Fire Chief Bertil Lund said the house had stood empty.",
            "Two men were seen running away, Fire Chief Bertil Lund said.",
        ),
    ],
)
def test_who_says_it_is_no_part_of_what_is_said(a: str, b: str) -> None:
    assert likeness(a, b) < KIN


def test_every_sentence_is_in_exactly_one_fact() -> None:
    read = of_each(*PADDING, "Farmers counted their sheep after the winter storms.")

    facts = same_facts(read, Likeness(read))

    assert sorted(f.key for fact in facts for f in fact.frames) == sorted(f.key for f in read)
    assert [len(fact.frames) for fact in facts] == [1, 1, 2, 1]


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("At least 21 countries are expelling envoys.", "Envoys are being expelled by 18 countries.", True),
        ("More than 100 people were hurt in the blast.", "In the blast 130 people were hurt.", False),
        ("Germany spends 1.2 percent of output on arms.", "The US spends 3.5 percent of output on arms.", False),
        ("Norway spends 1.2 percent of output on arms.", "Norway spends 1.9% of its output on arms.", True),
        ("Allies pledged 2 percent of output for arms.", "Allies spend 1.4 percent of output for arms.", False),
    ],
)
def test_figures_disagree_when_no_number_fits_both(a: str, b: str, expected: bool) -> None:
    first, second = of_each(a, b)
    assert any(disagree(x, y) for x in quantities(first) for y in quantities(second)) is expected


def test_the_seeds_join_what_three_articles_say_of_germany() -> None:
    claims = [c for s in brief(SEEDS).sections for c in s.claims]
    [claim] = [c for c in claims if any("In a parallel move, Germany" in e.quote for e in c.evidence)]

    assert claim.independent_sources >= 3
    assert {e.quote[:40] for e in claim.evidence} >= {
        "Germany on Friday said it too had permit",
        "In a parallel move, Germany has also agr",
        "Berlin announced that it has authorized ",
    }


def test_leave_given_to_one_and_refused_to_another_is_no_contradiction() -> None:
    allowed = "The pact lets Norway build the NH90 helicopters in Narvik."
    refused = "The pact forbids Sweden to build the NH90 helicopters in Narvik."
    same = "The pact forbids Norway to build the NH90 helicopters in Narvik."

    assert disagreements(of_each(allowed, refused, *PADDING)) == []
    assert [d.kind for d in disagreements(of_each(allowed, same, *PADDING))] == [ConflictKind.CONTRADICTION]


def test_what_is_allowed_once_more_was_forbidden_and_is_no_contradiction() -> None:
    again = "The pact once more lets Norway build the NH90 helicopters in Narvik."
    allowed = again.replace(" once more", "")
    forbidden = "The pact forbids Norway to build the NH90 helicopters in Narvik."

    assert disagreements(of_each(again, forbidden, *PADDING)) == []
    assert [d.kind for d in disagreements(of_each(allowed, forbidden, *PADDING))] == [ConflictKind.CONTRADICTION]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("The house voted by 361 to 298 for it.", "It voted 361 to 289 last night.", (("361", "298"), ("361", "289"))),
        ("The Senate voted 53-46 to lift it.", "The vote was 53 to 47.", (("53", "46"), ("53", "47"))),
        ("The house voted by 361 to 298 for it.", "The motion passed with 361 votes to 298.", None),
        ("The house voted by 361 to 298 for it.", "The Senate voted 52 to 46.", None),
        ("The house voted 361 to 298.", "Pages 361 to 289 are lost.", None),
    ],
)
def test_two_counts_of_one_vote_of_which_a_side_differs_disagree(
    first: str, second: str, expected: tuple[Vote, Vote] | None
) -> None:
    assert differing_votes(votes(first), votes(second)) == expected


def test_what_is_counted_may_be_described_more_closely_in_one_of_two_reports() -> None:
    text = "Washington had told its allies in Oslo of {} for Europe that spring, diplomats said."
    first, second, third = (
        quantities(of_each(text.format(f"{count} missiles"))[0])[0]
        for count in ("48 ground-launched medium-range", "64 ground-launched", "64")
    )

    assert (disagree(first, second), disagree(first, third)) == (True, False)


def test_sentences_that_share_a_figure_beside_others_do_not_disagree() -> None:
    first = "Drivers now face a $200 to $400 fine for the first offense and a $600 fine for a second offense."
    same = "Drivers now face a $400 fine for the first offense, and a $600 fine for a second offense."
    other = "Drivers now face a $900 fine for the first offense."

    assert disagreements(of_each(first, same, *PADDING)) == []
    assert [d.kind for d in disagreements(of_each(first, other, *PADDING))] == [ConflictKind.FIGURES]


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("A court allowed the ban on arms exports to be enforced again.", -1),
        ("A court lets the state resume its ban on arms exports.", -1),
        ("The president exceeded his authority when he reversed bans on drilling, a judge said.", 0),
        ("The president reversed bans on drilling.", 1),
        ("The government banned drilling.", -1),
        ("Russia left the deal that allowed Ukraine to ship grain.", 0),
        ("Russia allowed Ukraine to ship grain.", 1),
        ("The law lets Russia's president, and nobody else, decide when to ship grain.", 0),
        ("A judge blocked the administration’s order prohibiting downloads of the app.", 0),
        ("The court suspended the ban on exports.", 0),
        ("The judge blocked the export.", -1),
    ],
)
def test_to_let_a_ban_stand_is_to_forbid_and_what_a_court_undoes_is_neither(text: str, sign: int) -> None:
    assert polarity(frames(text)[0]) == sign
