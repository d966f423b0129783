"""Plain text to sentences of running prose."""

from __future__ import annotations

import pytest

from briefing.summarize.prose import is_prose, paragraphs_of, sentences_of

ARTICLE = """GOP EYES GAINS AS VOTERS IN 11 STATES PICK GOVERNORS

Enlarge this image toggle caption Jim Cole/AP Jim Cole/AP

Voters in 11 states will pick their governors tonight, Gov. Lincoln Chafee said. Eight seats
are held by Democrats; three are in Republican hands and none
is held by an independent, according to the U.S. count.

Holding Sway On Health Care

"It could be close," he told NPR on Tuesday night. All rights reserved.
"""


def test_an_article_gives_its_whole_sentences_only() -> None:
    assert sentences_of(ARTICLE) == [
        "Voters in 11 states will pick their governors tonight, Gov. Lincoln Chafee said.",
        "Eight seats are held by Democrats; three are in Republican hands and none is held by an independent, "
        "according to the U.S. count.",
        '"It could be close," he told NPR on Tuesday night.',
    ]


def test_a_text_without_prose_is_given_whole() -> None:
    assert sentences_of("Milk\nEggs and bread") == ["Milk", "Eggs and bread"]
    assert sentences_of(" \n\n ") == []


def test_everything_is_given_on_demand() -> None:
    assert sentences_of("Related: More on this.\nIt rained in Rome today.", prose=False) == [
        "Related: More on this.",
        "It rained in Rome today.",
    ]


def test_lines_are_paragraphs_unless_they_were_wrapped_by_hand() -> None:
    assert paragraphs_of("One line.\r\nAnother line.") == ["One line.", "Another line."]
    wrapped = "This is a line that was broken by hand because\nthe screen was narrow in those days."
    assert paragraphs_of(wrapped) == [wrapped.replace("\n", " ")]


@pytest.mark.parametrize(
    "text",
    [
        "Enlarge this image toggle caption Jim Cole/AP.",
        "PHOTOS: The best pictures of the whole long week.",
        "THE WHOLE SENTENCE STANDS IN CAPITAL LETTERS HERE.",
        "Follow us on Twitter for the latest on this story.",
        "Read it at https://example.org before anyone else does.",
        "A headline without a stop that goes on and on",
        "So it goes.",
        "12 34 56 78 90.",
        "Click here to read the rest of the report.",
        "But we are not looking for any outstanding suspects.”",
        'But we are not looking for any outstanding suspects."',
    ],
)
def test_furniture_and_fragments_are_no_prose(text: str) -> None:
    assert not is_prose(text)


@pytest.mark.parametrize(
    "text",
    [
        "Missiles hit Kharkiv, the mayor said.",
        "“We will not be told what to strike,” he said.",
        "“We will not be told what to strike with them.",
        'It is our right to strike back," the minister said.',
        'The minister asked: "Why would NATO and the EU wait?"',
        "NATO, the EU and the UN all met in Vilnius (Lithuania).",
    ],
)
def test_sentences_are_prose(text: str) -> None:
    assert is_prose(text)


def test_no_more_than_a_few_sentences_of_the_seeds_are_lost(articles: list[list[str]]) -> None:
    assert [len(article) > 10 for article in articles] == [True] * 5
    assert not any("READ MORE" in sentence for article in articles for sentence in article)
