"""What a JSON brief keeps of its articles: each cited sentence with its surroundings, at its own place."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import UsageError
from briefing.models import Article, Block, BlockKind, Evidence
from briefing.render.document import lay_out
from briefing.render.json import as_data
from briefing.render.passages import as_data as passages_data
from briefing.render.passages import cited_in, excerpt
from briefing.render.restore import restore
from tests import briefings

TEXT = "Heading\n\nOne is here. Two is here.\n\nThree.\n\nFour.\n\nFive."
STARTS = [0, 9, 36, 44, 51]
BLOCKS = tuple(Block(start, start + len(TEXT[start:].split("\n")[0]), BlockKind.BODY) for start in STARTS)
ARTICLE = Article("a", "a.txt", TEXT, "0" * 64, BLOCKS)


def evidence(words: str) -> Evidence:
    start = TEXT.index(words)
    return Evidence("a", start, start + len(words), words)


@pytest.mark.parametrize(
    ("cited", "kept"),
    [
        ([], []),
        (["One is here."], ["Heading", "One is here. Two is here.", "Three."]),
        (["Five."], ["Four.", "Five."]),
        (["Heading", "Five."], ["Heading", "One is here. Two is here.", "Four.", "Five."]),
    ],
)
def test_a_cited_sentence_keeps_its_paragraph_and_the_neighbours(cited: list[str], kept: list[str]) -> None:
    assert [one["text"] for one in passages_data(ARTICLE, map(evidence, cited))] == kept


@given(st.sets(st.sampled_from(["Heading", "Two is here.", "Three.", "Four.", "Five."])))
def test_every_quotation_stands_at_its_place_in_what_is_restored(cited: set[str]) -> None:
    found = [evidence(words) for words in sorted(cited)]
    text, blocks = excerpt(passages_data(ARTICLE, found))
    assert all(text[item.start : item.end] == item.quote for item in found)
    assert passages_data(replace(ARTICLE, text=text, blocks=blocks), found) == passages_data(ARTICLE, found)


def test_the_evidence_of_a_restored_brief_stands_in_its_articles_context() -> None:
    full = briefings.full()
    restored = restore(json.dumps(as_data(full)).encode())
    articles = {briefed.article.id: briefed.article for briefed in restored.articles}
    for key, places in cited_in(restored).items():
        assert all(articles[key].text[item.start : item.end] == item.quote for item in places)
    first, again = lay_out(full, contexts=True).contexts, lay_out(restored, contexts=True).contexts
    assert first
    assert again
    assert [item.note for item in again.items] == ["Only the surroundings of the cited sentences are shown."] * 5
    for whole, part in zip(first.items, again.items, strict=True):
        marked = [piece for paragraph in whole.paragraphs for piece in paragraph.pieces if piece.marked]
        assert [piece for paragraph in part.paragraphs for piece in paragraph.pieces if piece.marked] == marked


@pytest.mark.parametrize("start", [-1, 3, 10**12])
def test_passages_that_cannot_be_are_refused(start: int) -> None:
    data = as_data(briefings.full())
    kept = data["articles"][0]["passages"]
    data["articles"][0]["passages"] = [{**kept[0], "start": 0}, {**kept[0], "start": start}]
    with pytest.raises(UsageError, match="no JSON brief"):
        restore(json.dumps(data).encode())
