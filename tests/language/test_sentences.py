"""Sentences: cut at sentence ends only, block by block, with fragments told apart."""

from __future__ import annotations

import pytest

from briefing.language.sentences import LONGEST, is_fragment, sentence_spans, split
from briefing.models import BlockKind
from tests.language.articles import article_of


def _cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text)]


@pytest.mark.parametrize(
    "sentences",
    [
        ["The U.S. President met Mr. Kovalenko in Geneva.", "They spoke for two hours."],
        ["Gen. Ann Lee arrived at 9 a.m. on Monday.", "She left soon after."],
        ["“Who would have thought it?” Lee said.", "Nobody answered."],
        ['He called it "the end of the road."', "The others left."],
        ["It drew criticism from Republicans and Democrats alike.", "Trump said so."],
        ["She reads at Amazon.com and Booking.com every day.", "He does not."],
        ["The budget rose by 2.5 percent to $3.1 billion.", "It had been flat since 2015."],
    ],
)
def test_cuts_where_sentences_end(sentences: list[str]) -> None:
    assert _cut(" ".join(sentences)) == sentences


def test_cuts_where_a_copy_lost_the_space() -> None:
    sentences = [
        "Many drink coffee while driving.",
        "But that could cost them a fine.",
        "A bill says that!",
        "Will it pass?",
    ]

    assert _cut("".join(sentences)) == sentences
    assert _cut("Lee of Amazon.com met Kim. The St.Louis office was closed.") == [
        "Lee of Amazon.com met Kim.",
        "The St.Louis office was closed.",
    ]


def test_blocks_that_are_no_body_stay_whole() -> None:
    text = "Ministers meet. Talks go on\nThe ministers met. They agreed on a plan.\nBy Ann Lee, staff writer\n"
    article = article_of(text, {0: BlockKind.HEADLINE, 2: BlockKind.BYLINE})
    assert [(s.text, s.kind, s.block) for s in split(article)] == [
        ("Ministers meet. Talks go on", BlockKind.HEADLINE, 0),
        ("The ministers met.", BlockKind.BODY, 1),
        ("They agreed on a plan.", BlockKind.BODY, 1),
        ("By Ann Lee, staff writer", BlockKind.BYLINE, 2),
    ]


@pytest.mark.parametrize("text", ["The minister said she said it, " * 400, "x" * 9_001 + " The minister said it"])
def test_what_has_no_end_is_cut_into_fragments_and_nothing_is_lost(text: str) -> None:
    found = split(article_of(f"The ministers met.\n{text}\n"))
    assert [s.kind for s in found] == [BlockKind.BODY, *[BlockKind.FRAGMENT] * (len(found) - 1)]
    assert all(len(s.text) <= LONGEST for s in found)
    assert "".join("".join(s.text for s in found[1:]).split()) == "".join(text.split())


@pytest.mark.parametrize(
    "text",
    [
        "Minister Says Allies Should Attend Second Summit During a press conference in Bern, she opened the door.",
        "4, plus the rejection of three further applications",
        "Slideshow (7 Images)",
        "2010 – 25% increase in the excise.",
        "$5.135 billion in September 1959;",
        "— — —",
    ],
)
def test_fragments(text: str) -> None:
    assert is_fragment(text)


@pytest.mark.parametrize(
    "text",
    [
        "The talks went on for three days and set the tone for the alliance's annual summit in the capital",
        "Prime Minister Ann Lee of New Avalon met President Bo Kim.",
        "“No. No,” she said.",
        "We agreed.",
    ],
)
def test_whole_sentences_are_no_fragments(text: str) -> None:
    assert not is_fragment(text)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("They stood in the front row. Hungary was not there.", 2),
        ("He is ill. On Thursday he missed a meeting.", 2),
        ("Tensions grew with the West. Moscow said nothing.", 2),
        ("He met the min. Temperature was low.", 1),
    ],
)
def test_a_short_word_ends_a_sentence_and_an_abbreviation_does_not(text: str, count: int) -> None:
    assert len(split(article_of(text))) == count
