"""`briefing text`: several articles of one file are told apart, and what was skipped is said."""

from __future__ import annotations

import json

from tests.conftest import Runner


def test_each_article_of_a_file_stands_under_its_name(at_seeds: Runner) -> None:
    records = {"articles": [{"id": "a", "text": "First text."}, {"id": "b", "content": "Second."}, {"title": "None"}]}
    (at_seeds.folder / "news.json").write_text(json.dumps(records))
    result = at_seeds("text", "news.json")
    assert result.stdout == "=== news.json#a\nFirst text.\n\n=== news.json#b\nSecond."
    assert result.stderr == "Skipped: news.json#record 3: the record has no text under `text`, `content` or `body`\n"
    assert result.code == 3


def test_one_article_is_printed_as_it_is(at_seeds: Runner) -> None:
    (path,) = sorted((at_seeds.folder / "seeds").glob("001*"))
    assert at_seeds("text", str(path)).stdout == path.read_text("utf-8")


def test_a_summary_that_cannot_be_is_said(at_seeds: Runner) -> None:
    (path,) = sorted((at_seeds.folder / "seeds").glob("001*"))
    result = at_seeds("summarize", "--words", "2", str(path))
    assert (result.code, result.stdout) == (1, "")
    assert result.stderr.startswith("Error: No whole sentence fits the limit")
