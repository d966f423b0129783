"""What a page shows of one fact: its witnesses stand together, and it is told once."""

from __future__ import annotations

from datetime import date

import pytest

from briefing.analysis.claims import Draft
from briefing.analysis.facts import SAME_FACT
from briefing.analysis.frames import Frame
from briefing.analysis.likeness import KIN, Likeness
from briefing.analysis.polarity import polarity, until_now
from briefing.analysis.selection import _at_home, _came_of, _in_a_list
from briefing.analysis.timeline import overtaken
from briefing.analysis.times import looks_ahead
from briefing.analysis.witnesses import Backing
from briefing.analysis.wording import Shown, show
from briefing.compose import ComposeOptions, compose
from briefing.models import Claim, SectionSpec
from tests.analysis.readings import article, frames, of_each, profile
from tests.analysis.test_facts import PADDING, likeness

CLOSED = "Norway will close its embassy in Minsk on Friday because of the arrests after the election, Oslo said."
AND_A_FARCE = (
    "Also, Oslo said it is closing the embassy in Minsk, calling the trial of three reporters a farce that shames all."
)
A_FARCE = (
    "The long trial of three young reporters in front of soldiers is a farce that shames all of us who watch, Norway "
    "also said when an embassy closed."
)


def claims(*texts: str) -> list[Claim]:
    """What the page of these articles shows in its sections."""
    about = "The Kremlin looked on, and so did NATO. NATO was pleased."
    articles = [
        article(f"{text}\n{about}" if n == 0 else f"{about}\n{PADDING[n]}\n{text}", n) for n, text in enumerate(texts)
    ]
    return [c for s in compose(articles, (), profile(), ComposeOptions()).sections for c in s.claims]


def test_who_repeats_a_witness_stands_behind_the_claim_too() -> None:
    read = Likeness(frames := of_each(CLOSED, AND_A_FARCE, A_FARCE, *PADDING))
    assert read.between(frames[0], frames[1]) >= SAME_FACT > KIN > read.between(frames[0], frames[2]) > 0

    [claim] = claims(CLOSED, AND_A_FARCE, A_FARCE)

    assert [(e.quote, e.akin) for e in claim.evidence] == [(CLOSED, False), (AND_A_FARCE, False), (A_FARCE, True)]
    assert claim.independent_sources == 2


def test_what_tells_two_facts_stands_behind_both_claims() -> None:
    ban = "Norway bans the soldiers and the judge of the long trial of young reporters from its soil."

    behind = {c.text: [(e.quote, e.akin) for e in c.evidence[1:]] for c in claims(CLOSED, AND_A_FARCE, A_FARCE, ban)}

    assert behind == {ban: [(A_FARCE, False)], CLOSED: [(AND_A_FARCE, False), (A_FARCE, True)]}


def test_a_word_quoted_beside_the_same_word_joins_two_reports_of_one_speaker() -> None:
    first = 'Macron came out fighting and spoke of "a prisoner of Sweden" on the quay.'
    again = 'Macron blasted the slow work on the budget and said a deal has left Norway "prisoner" to Sweden.'
    plain = [text.replace('"', "") for text in (first, again)]

    assert likeness(first, again) >= SAME_FACT > likeness(*plain)


@pytest.mark.parametrize(
    ("others", "expected"),
    [
        ((), []),
        (("“We condemn the plan,” Russian Foreign Minister Sergei Lavrov said.",), [0.3, 0.5]),
        (
            (
                "“We condemn the plan,” Russian Foreign Minister Sergei Lavrov said.",
                "Russia will retaliate against the harbour of Narvik, Dmitry Peskov said.",
            ),
            [0.5, 0.7],
        ),
    ],
)
def test_how_much_of_a_reaction_others_told(others: tuple[str, ...], expected: list[float]) -> None:
    read = of_each("Russia condemned the plan and threatened to retaliate.", *others, *PADDING)
    covered = Likeness(read).covered(read[0], read[1 : 1 + len(others)])

    assert (expected[0] <= covered < expected[1]) if expected else covered == 0


def test_a_decision_that_nobody_signs_does_not_stand_beside_the_one_it_retells() -> None:
    signed = "The United States allowed Ukraine to use its rockets against the harbour of Kerch on Friday."
    unsigned = "Strikes on ships are allowed only where crews were warned, on Friday or later."
    other = "Norway allowed Finland to build two reactors at Hammerfest."

    assert [c.text for c in claims(signed, unsigned, other)] == [signed, other]
    assert [c.text for c in claims(other, unsigned)] == [other, unsigned]


def test_she_is_a_woman_in_office_and_a_headlines_words_are_nobody() -> None:
    read = frames(
        "Trump Nato: a war of words goes on\n"
        "Mr Trump spoke first in Brussels. How did Merkel respond?\n"
        "“We decide alone,” she told reporters. Donald Tusk listened. “It is late,” she said."
    )

    assert [f.speaker for f in read if f.sentence.text.startswith("“")] == ["Merkel", "Merkel"]


def test_the_bottom_line_leaves_out_what_a_later_day_has_overtaken() -> None:
    announced = "Ukraine ordered a lasting cease-fire in the valley on Wednesday."
    kept = "Ukraine said its troops stopped fighting on Friday, when the cease-fire in the valley took effect."
    read = [frames(text, n, date(2014, 9, 6))[0] for n, text in enumerate((announced, kept, *PADDING))]
    elsewhere = frames("Norway ordered a lasting cease-fire in the valley on Wednesday.", 9, date(2014, 9, 6))

    assert overtaken([read[0], read[1]], Likeness(read)) == {read[0].key}
    assert overtaken([*elsewhere, read[1]], Likeness([*read, *elsewhere])) == frozenset()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("President Joe Biden had ruled out sending the planes in January.", True),
        ("Berlin had for months refused to name the pipeline.", True),
        ("Back in May, Germany refused to take part.", True),
        ("The Pentagon said it had sent the planes in January.", False),
        ("Germany refused to take part in January's talks.", False),
        ("Norway has long refused to take part.", True),
    ],
)
def test_what_was_so_months_before_is_not_what_is(text: str, expected: bool) -> None:
    assert until_now(frames(text)[0]) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("NATO ministers will try this week to paper over divisions.", True),
        ("The site is set to be declared ready on Thursday.", True),
        ("Germany will send 14 tanks.", False),
        ("Russia plans to close the consulate.", False),
    ],
)
def test_what_is_announced_for_the_days_ahead_gives_way_to_later_reports(text: str, expected: bool) -> None:
    assert looks_ahead(text) is expected


def test_what_came_of_it_takes_the_place_of_what_was_expected() -> None:
    expected = "NATO leaders are set to agree on a rapid reaction force that could be deployed to Norway in two days."
    agreed = "NATO leaders agreed on a rapid reaction force that can be deployed to Norway in two days."
    early, late = date(2024, 5, 30), date(2024, 5, 31)
    before, after, unknown = (
        frames(text, 0, day)[0] for text, day in ((expected, early), (agreed, late), (agreed, None))
    )

    assert _came_of(after, before)
    assert _came_of(unknown, before)
    assert not _came_of(before, after)
    assert not _came_of(frames(agreed, 0, date(2024, 5, 1))[0], before)


def test_who_tells_a_decision_leads_before_who_is_quoted_on_it() -> None:
    act = "The United States said it was removing Turkey from the jet programme over the Russian missiles."
    quoted = "“Turkey’s Russian missiles make its part in the jet programme impossible,” the United States said."
    about = "The Kremlin looked on, and so did NATO."
    articles = [article(f"{about}\n{text}", n) for n, text in enumerate((quoted, act))]
    page = compose(articles, (), profile(), ComposeOptions())

    assert [c.text for c in page.sections[0].claims] == [act]


def test_a_claim_stands_where_it_weighs_clearly_more() -> None:
    ban, row = of_each("Norway closed its embassy.", "Norway and Poland differ over the closure.")
    drafts = {
        "decisions": [_draft(ban, 0.7), _draft(row, 0.5)],
        "positions": [_draft(row, 0.6), _draft(ban, 0.65)],
    }

    acts = [SectionSpec(kind, kind, kind, "none", 5) for kind in drafts]
    kept = {key: [(d.lead, d.value) for d in found] for key, found in _at_home(drafts, acts).items()}

    assert kept == {"decisions": [(ban, 0.7)], "positions": [(row, 0.6), (ban, 0.65)]}


def test_what_an_act_weighs_as_news_takes_it_from_no_section_of_acts() -> None:
    ban, call = of_each("Norway closed its embassy.", "Ann Lee told reporters that it was cold.")
    drafts = {
        "topic": [_draft(ban, 0.9), _draft(call, 0.8)],
        "decisions": [_draft(ban, 0.7)],
        "statements": [_draft(call, 0.7)],
    }
    specs = [SectionSpec(kind, kind, kind, "none", 5) for kind in drafts]

    kept = {key: [d.lead for d in found] for key, found in _at_home(drafts, specs).items()}

    assert kept == {"topic": [ban, call], "decisions": [ban], "statements": []}


def _draft(lead: Frame, value: float) -> Draft:
    text = lead.sentence.text
    return Draft(lead, Backing((lead,), frozenset(), 1, 1), Shown(text, 0, len(text), complete=True), value)


def test_a_clause_in_the_same_words_is_told_once() -> None:
    tail = "Turkey and Hungary made clear they would block any decision taken in the alliance's name"
    first, second, third = of_each(
        f"Germany was opposed, and {tail}.",
        f"But NATO works by consensus, and {tail}, according to diplomats who were in the room.",
        "Turkey and Hungary made clear that any decision would be blocked by them in the end.",
    )
    likeness = Likeness([first, second, third])

    assert [likeness.copied(first, other) for other in (second, third)] == [True, False]


def test_who_removes_a_ban_does_not_say_what_who_set_it_says() -> None:
    text = "The House voted on Friday to {} on spending the 6.4 billion dollars of the stabilization fund for Ukraine."
    ban, lifted = of_each(text.format("impose a ban"), text.format("remove a ban"))
    likeness = Likeness([ban, lifted, *of_each(*PADDING[:6])])

    assert likeness.between(ban, ban) > SAME_FACT
    assert polarity(lifted) == 1
    (block,) = of_each(text.format("block all"))
    assert (polarity(block), Likeness([block, lifted]).between(block, lifted)) == (-1, 0.0)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Foreign Ministry spokeswoman Ann Lee said it was wrong.\n“It makes no difference to us what they call it "
            "in the end,” the diplomat said.",
            "“It makes no difference to us what they call it in the end,” [Ann Lee] said.",
        ),
        (
            "An official came.\n“It makes no difference to us what they call it,” the Russian official said.",
            "“It makes no difference to us what they call it,” the Russian official said.",
        ),
    ],
)
def test_who_is_called_something_else_is_named_on_the_page(text: str, expected: str) -> None:
    read = article(text)
    last = frames(text)[-1]

    assert show(last, read).text == expected


def test_what_a_sentence_only_grants_stands_behind_who_tells_it_outright_and_leads_no_claim() -> None:
    outright = "NATO leaders agreed on Friday to raise their spending on air defence to 9 percent."
    granted = (
        "The weather marred the day, even as NATO leaders agreed on Friday to raise their spending on air defence."
    )
    (told,) = (c for c in claims(outright, granted) if "agreed" in c.text)

    assert (told.text, len(told.evidence)) == (outright, 2)
    assert not any(c.text == granted for c in claims(granted, PADDING[3]))


def test_what_a_list_of_decisions_tells_is_not_told_again() -> None:
    shown, own, other = of_each(
        "European Union nations on Monday expelled 30 people, Ukraine ordered 13 Russians to leave and Canada expelled "
        "seven.",
        "Canada said it is expelling four Russian diplomats and denying entry to three others.",
        "Canada said it is closing its consulate in Kazan.",
    )

    assert _in_a_list(own, shown)
    assert not _in_a_list(shown, own)
    assert not _in_a_list(other, shown)


def test_who_stands_beside_somebody_else_in_one_report_is_no_other_actor() -> None:
    read = Likeness(
        frames := of_each(
            "Britain summoned the Russian ambassador, and Poland expelled three Russian diplomats.",
            "Poland expelled three Russian diplomats on April 15.",
            "Britain expelled three Russian diplomats on April 15.",
        )
    )

    assert not read.twins(frames[0], frames[1])
    assert read.twins(frames[1], frames[2])
