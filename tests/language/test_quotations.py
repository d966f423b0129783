"""Quotations: which words stand between marks, in the ways newspapers set them and misprint them."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.language.quotations import quotations_of
from briefing.models import BlockKind
from tests.language.articles import article_of

SEEDS = Path(__file__).resolve().parents[2] / "seeds"


def _quoted(text: str) -> list[str]:
    return [text[q.start : q.end] for q in quotations_of(article_of(text))]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("“We will stay. We will not leave,” she said.", ["We will stay. We will not leave,"]),
        ('He said the plan was "a step" and "a risk".', ["a step", "a risk"]),
        ("He said: 'We will not leave the allies' side.'", ["We will not leave the allies' side."]),
        ("The allies' plan and the ministers' votes weren't secret.", []),
        ("The ‘cold peace’ isn’t over, the ministers’ aides said.", ["cold peace"]),
        ("„Wir bleiben“, sagte er. « Nous restons », dit-elle.", ["Wir bleiben", "Nous restons"]),
        ("''It can't last,'' he said.", ["It can't last,"]),
        ("“He told us ‘never again’ and left,” she said.", ["He told us ‘never again’ and left,", "never again"]),
        ("The fence is 6' 2\" high in the '90s style.", []),
        ("They wrote it “further underlines the point.\" Then they left.", ["further underlines the point."]),
        ('said that“they may never recover,” the doctor said.', ["they may never recover,"]),
    ],
)  # fmt: skip
def test_marks(text: str, quoted: list[str]) -> None:
    assert [q.strip() for q in _quoted(text)] == quoted


def test_a_quotation_that_runs_over_paragraphs() -> None:
    text = 'She said: "We will stay.\n\n"And we will not leave."\n\n"He came later," he said.'
    first, second, third = quotations_of(article_of(text))
    assert (first.open_end, first.continues) == (True, False)
    assert (second.open_end, second.continues) == (False, True)
    assert not third.continues
    assert [text[q.start : q.end] for q in (first, second)] == ["We will stay.", "And we will not leave."]


def test_a_missing_closing_mark_ends_before_the_attribution() -> None:
    text = "“We will not leave the valley, Kovalenko said on Monday."
    assert _quoted(text) == ["We will not leave the valley"]


def test_the_seed_that_lost_its_opening_mark() -> None:
    text = next(SEEDS.glob("001*")).read_text(encoding="utf-8")
    opened = [q for q in quotations_of(article_of(text)) if q.open_start]
    assert [text[q.start : q.end] for q in opened] == [
        "The last weeks and months, most of the heavy fighting has taken place actually along the border between "
        "Russia and Ukraine,"
    ]


def test_scare_quotes_are_listed_and_marked() -> None:
    text = (
        "The so-called “experts” left. The minister called it “a mistake”. They stayed “until the last train had gone”."
    )
    assert [(text[q.start : q.end], q.scare) for q in quotations_of(article_of(text))] == [
        ("experts", True),
        ("a mistake", False),
        ("until the last train had gone", False),
    ]


def test_only_body_is_quoted() -> None:
    article = article_of("“Never,” says the minister\n“Never again,” he said.", {0: BlockKind.HEADLINE})
    assert [article.text[q.start : q.end] for q in quotations_of(article)] == ["Never again,"]
