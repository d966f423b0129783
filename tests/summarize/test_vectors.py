"""LexRank without the graph equals LexRank on the graph."""

from __future__ import annotations

import time

import numpy as np
import pytest
from numpy.typing import NDArray

from briefing.summarize.features import Features, distinct, extract, tokens_of
from briefing.summarize.vectors import DAMPING, Vectors, lexrank, vectors


def dense(matrix: Vectors) -> NDArray[np.float64]:
    full = np.zeros((matrix.rows, matrix.columns))
    full[matrix.row, matrix.column] = matrix.value
    return full


def lexrank_on_the_graph(features: Features, prior: NDArray[np.float64], across: float) -> NDArray[np.float64]:
    """The definition, written down: a matrix of all edges and 200 steps."""
    full = dense(vectors(features))
    edges = full @ full.T
    np.fill_diagonal(edges, 0)
    edges[features.document[:, None] != features.document[None, :]] *= across
    degree = edges.sum(axis=1, keepdims=True)
    moves = np.divide(edges, degree, out=np.zeros_like(edges), where=degree > 1e-9)
    restart = prior / prior.sum()
    weights = restart
    for _ in range(200):
        weights = (1 - DAMPING) * restart + DAMPING * moves.T @ weights
        weights /= weights.sum()
    return np.asarray(weights / weights.max())


@pytest.mark.parametrize("across", [1.0, 3.0])
def test_it_equals_the_graph_of_all_edges(articles: list[list[str]], across: float) -> None:
    features = extract(articles)
    prior = 1 / (1.0 + features.position)

    got = lexrank(features, vectors(features), prior=prior, across=across)

    np.testing.assert_allclose(got, lexrank_on_the_graph(features, prior, across), atol=1e-4)


def test_rows_have_length_one_and_cosines_are_theirs(articles: list[list[str]]) -> None:
    matrix = vectors(extract(articles))
    full = dense(matrix)

    np.testing.assert_allclose((full**2).sum(axis=1), 1)
    np.testing.assert_allclose(matrix.cosines(7), full @ full[7])


def test_words_are_lower_cased_split_and_counted_by_sentence() -> None:
    features = extract([["Kyiv’s allies—ALLIES!", "don't"], ["The ally."]])

    assert tokens_of(["Kyiv’s “allies”—2.5", "Größe don't"]) == [
        b"kyiv", b"s", b"allies", b"2", b"5", b"\x00", "größe".encode(), b"don", b"t",
    ]  # fmt: skip
    assert features.document.tolist() == [0, 0, 1]
    assert features.position.tolist() == [0, 1, 0]
    assert features.words.tolist() == [2, 1, 2]
    assert features.sentence.tolist() == [0, 0, 0, 0, 1, 1, 2, 2]
    assert features.stop.tolist() == [False, True, False, False, True, True, True, False]
    stem = features.stem.tolist()
    assert stem[2] == stem[3] == stem[7]
    assert len({stem[0], stem[1], stem[2], stem[4], stem[5], stem[6]}) == len(set(stem))


def test_numbers_do_not_depend_on_the_size_of_a_batch(
    articles: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = extract(articles)
    monkeypatch.setattr("briefing.summarize.features._BATCH", 7)
    parts = extract(articles)

    assert (whole.stem == parts.stem).all()
    assert (whole.sentence == parts.sentence).all()
    assert (whole.stop == parts.stop).all()


def test_distinct_is_numpys_unique() -> None:
    values = np.array([5, 3, 3, 9, 5, -1])

    assert distinct(values).tolist() == np.unique(values).tolist()
    assert distinct(values[:0]).tolist() == []


def test_ranking_grows_with_the_text_and_not_with_its_square(articles: list[list[str]]) -> None:
    from briefing.summarize import coverage

    def seconds(copies: int) -> float:
        documents = articles * copies
        best = float("inf")
        for _ in range(3):
            begun = time.process_time()
            coverage.rank(documents)
            best = min(best, time.process_time() - begun)
        return best

    assert seconds(80) < 8 * 3 * seconds(10)  # eight times the text; a graph of all edges would take 64 times as long
