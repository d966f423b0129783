"""`briefing.summarize` as a caller in Python meets it, and the classes that stand in for sumy's."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import briefing
from briefing.errors import UsageError
from briefing.summarize import summarize
from briefing.summarize.api import condense
from briefing.summarize.drop_in import CoverageSummarizer, LeadSummarizer, LexRankSummarizer

SEEDS = [path.read_text("utf-8") for path in sorted((Path(__file__).resolve().parents[2] / "seeds").glob("*.txt"))]


def test_it_gives_whole_sentences_of_the_texts_within_the_words() -> None:
    summary = summarize(SEEDS, words=90)

    sources = [" ".join(text.split()) for text in SEEDS]
    lines = summary.splitlines()
    assert len(lines) >= 3
    assert all(any(line in source for source in sources) for line in lines)
    assert 70 <= len(summary.split()) <= 90


def test_a_document_is_a_text_or_a_mapping_or_several_of_them() -> None:
    one = summarize(SEEDS[0], sentences=2)

    assert one.count("\n") == 1
    assert one == summarize([SEEDS[0]], sentences=2) == summarize({"text": SEEDS[0], "title": "T"}, sentences=2)
    assert summarize([{"text": SEEDS[0]}, SEEDS[1]], words=60) == summarize((SEEDS[0], SEEDS[1]), words=60)


def test_the_package_is_the_function_too() -> None:
    script = "import briefing; print(briefing.summarize(['It rained in Rome for ten days in a row.'], words=20))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert done.stdout == "It rained in Rome for ten days in a row.\n"
    called = briefing.summarize(SEEDS[0], words=50)  # type: ignore[operator]  # a module that can be called
    assert called == summarize(SEEDS[0], words=50)
    assert not hasattr(briefing, "summarise")


def test_defaults_suit_the_number_of_documents() -> None:
    assert summarize(SEEDS) == summarize(SEEDS, words=100, method="coverage")
    assert summarize(SEEDS[0]) == summarize(SEEDS[0], words=100, method="lexrank")
    assert summarize([SEEDS[0], ""]) == summarize(SEEDS[0])


def test_a_method_may_be_the_callers_own() -> None:
    class Last:
        def rank(self, documents: Any) -> list[list[float]]:
            return [[float(number) for number, _ in enumerate(document)] for document in documents]

        def select(
            self, documents: Any, *, sentences: int | None = None, words: int | None = None
        ) -> list[tuple[int, int]]:
            return [(number, len(document) - 1) for number, document in enumerate(documents)]

    assert condense([["a", "b"], ["c"]], method=Last()) == ["c", "b"]


@pytest.mark.parametrize("limits", [{"words": 0}, {"sentences": 0}, {"words": -5}])
def test_limits_below_one_are_refused(limits: dict[str, Any]) -> None:
    with pytest.raises(UsageError, match="at least one word and one sentence"):
        summarize(SEEDS, **limits)


@pytest.mark.parametrize("document", [{"body": "x"}, 7, None, ["nested"]])
def test_a_document_without_text_is_refused(document: Any) -> None:
    with pytest.raises(UsageError, match="is a text, or a mapping"):
        summarize([document])


def test_nothing_gives_nothing() -> None:
    assert summarize([]) == summarize("") == summarize(["", " \n"]) == ""


@pytest.fixture(scope="module")
def document() -> Any:
    """A document as sumy's own parser makes it, with a heading."""
    from sumy.parsers.plaintext import PlaintextParser

    from briefing.summarize.sumy_methods import Tokenizer

    return PlaintextParser.from_string("A HEADING\n\n" + SEEDS[0], Tokenizer()).document


@pytest.mark.parametrize("kind", [CoverageSummarizer, LexRankSummarizer, LeadSummarizer])
def test_a_drop_in_returns_sumys_sentences_in_document_order(kind: Any, document: Any) -> None:
    from sumy.summarizers.lex_rank import LexRankSummarizer as Sumys

    theirs = Sumys()(document, 3)
    ours = kind()(document, 3)

    assert len(ours) == len(theirs) == 3
    assert {type(sentence) for sentence in ours} == {type(theirs[0])}
    places = [document.sentences.index(sentence) for sentence in ours]
    assert places == sorted(places)


def test_a_drop_in_counts_as_sumy_does(document: Any) -> None:
    from sumy.utils import ItemsCount

    total = len(document.sentences)
    summarizer = LexRankSummarizer(str.lower)
    assert len(summarizer(document, "20%")) == total * 20 // 100
    assert len(summarizer(document, "4")) == 4
    assert summarizer(document, ItemsCount(4)) == summarizer(document, 4)
    assert summarizer(document, total + 5) == document.sentences
    with pytest.raises(TypeError, match="callable"):
        LexRankSummarizer("english")  # type: ignore[arg-type]  # the mistake that is tested


def test_a_drop_in_takes_several_documents(document: Any) -> None:
    [sentence] = CoverageSummarizer()([document, document], 1)
    assert sentence in document.sentences
    chosen = CoverageSummarizer()([document, document], 6)
    assert len({str(sentence) for sentence in chosen}) == 6
