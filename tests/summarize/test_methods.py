"""What every method promises, run over all of them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.errors import UsageError
from briefing.summarize import methods

ALL = pytest.mark.parametrize("name", methods.NAMES)
ODD: list[list[list[str]]] = [
    [],
    [[]],
    [[], []],
    [["Hello."]],
    [["..."]],
    [["", " "], ["…"]],
    [["The and of."]],
    [["One, two."], ["Three, four."]],
    [["The same ten words stand here twice, or even three times."] * 3] * 2,
    [["A\x00B \ud800 odd characters stand in this sentence of ten words."]],
]
WORDS = st.sampled_from(
    ["Kyiv", "missile", "grain", "talks", "the", "of", "said", "12", "allies’", "don't", "Größe", "北京"]
)
SENTENCES = st.lists(WORDS, min_size=0, max_size=14).map(" ".join)
DOCUMENTS = st.lists(st.lists(SENTENCES, max_size=6), max_size=4)


@ALL
@pytest.mark.parametrize("documents", ODD, ids=range(len(ODD)))
def test_odd_input_is_ranked_and_selected_without_a_fuss(name: str, documents: list[list[str]]) -> None:
    method = methods.get(name)

    assert [len(row) for row in method.rank(documents)] == [len(document) for document in documents]
    chosen = method.select(documents, words=50)
    assert len(set(chosen)) == len(chosen) <= sum(map(len, documents))


@ALL
@settings(max_examples=15)
@given(documents=DOCUMENTS, words=st.integers(1, 40), sentences=st.none() | st.integers(1, 5))
def test_ranks_are_shares_and_selections_keep_to_the_budget(
    name: str, documents: list[list[str]], words: int, sentences: int | None
) -> None:
    method = methods.get(name)

    assert all(0 <= weight <= 1 for row in method.rank(documents) for weight in row)
    chosen = method.select(documents, words=words, sentences=sentences)
    texts = [documents[document][place] for document, place in chosen]
    assert sum(len(text.split()) for text in texts) <= words
    assert len(set(chosen)) == len(chosen) <= (sentences or 99)


@ALL
def test_the_seeds_have_a_weight_each_and_a_full_summary(name: str, articles: list[list[str]]) -> None:
    method = methods.get(name)

    ranks = method.rank(articles)
    assert [len(row) for row in ranks] == [len(article) for article in articles]
    assert max(weight for row in ranks for weight in row) == 1
    texts = [articles[document][place] for document, place in method.select(articles, words=120)]
    assert 100 <= sum(len(text.split()) for text in texts) <= 120
    assert len(set(texts)) == len(texts)


@ALL
def test_a_number_of_sentences_is_a_limit(name: str, articles: list[list[str]]) -> None:
    assert len(methods.get(name).select(articles, sentences=3)) == 3
    assert methods.get(name).select(articles, sentences=0) == []
    assert methods.get(name).select(articles, words=2) == []


@pytest.mark.parametrize("name", ["coverage", "lexrank", *(name for name in methods.NAMES if "sumy" in name)])
def test_a_sentence_that_stands_in_several_documents_is_chosen_once(name: str, articles: list[list[str]]) -> None:
    chosen = methods.get(name).select([articles[0], articles[0]], words=200)

    texts = [articles[0][place] for _, place in chosen]
    assert len(texts) >= 4
    assert len(set(texts)) == len(texts)


@pytest.mark.parametrize("name", [name for name in methods.NAMES if name != "lead"])
def test_copies_have_equal_weights(name: str, articles: list[list[str]]) -> None:
    [first, second] = methods.get(name).rank([articles[1], articles[1]])

    assert first == pytest.approx(second, abs=1e-8)


def test_equal_weights_are_chosen_in_document_order() -> None:
    alike = [
        ["Grain left the port of Odesa on ten ships today."],
        ["Ten judges heard a case on fishing rights in Rome."],
    ]

    assert methods.get("lead").select(alike, sentences=2) == [(0, 0), (1, 0)]
    assert methods.get("coverage").select(alike, sentences=2) == [(0, 0), (1, 0)]


HASH_ALL = """
from briefing.summarize import methods
from briefing.summarize.prose import sentences_of
from pathlib import Path
articles = [sentences_of(path.read_text("utf-8")) for path in sorted(Path("seeds").glob("*.txt"))[:3]]
for name in methods.NAMES:
    method = methods.get(name)
    print(name, method.rank(articles), method.select(articles, words=150))
"""


def test_another_hash_seed_gives_the_same_bytes() -> None:
    root = Path(__file__).resolve().parents[2]
    said = [
        subprocess.run(
            [sys.executable, "-c", HASH_ALL],
            cwd=root,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]

    assert said[0].count(b"\n") == len(methods.NAMES)
    assert said[0] == said[1]


def test_an_unknown_method_lists_the_known_ones() -> None:
    with pytest.raises(UsageError, match="choose one of coverage, lexrank, lead, sumy-lexrank"):
        methods.get("sumy-magic")
