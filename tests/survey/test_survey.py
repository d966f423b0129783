"""A batch gives the same features wherever it is cut and whoever reads it, and loses no input."""

from __future__ import annotations

import gzip
import importlib
import json
import pickle
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import numpy as np
import pytest

from briefing.analysis.topics import names_enough
from briefing.corpus.sources import read_sources
from briefing.language.terms import count_terms
from briefing.models import Note
from briefing.survey.features import ENOUGH
from briefing.survey.lines import skipped_of
from briefing.survey.models import Batch
from briefing.survey.plan import plan
from briefing.survey.survey import survey
from briefing.survey.table import table_of
from tests.corpus.test_sources import EMPTY
from tests.survey.corpus import TERMS, recalling, stream, surveyed, write

SEEDS = Path(__file__).resolve().parents[2] / "seeds"


@pytest.mark.parametrize("size", [1, 10_000, 100_000])
def test_ranges_of_any_size_hold_the_same_articles(tmp_path: Path, size: int) -> None:
    corpus = stream(tmp_path / "news.jsonl", 40)
    whole, cut = surveyed(corpus), surveyed(corpus, size=size)
    assert cut.paths == whole.paths
    assert cut.places[:, 1:3].tolist() == whole.places[:, 1:3].tolist()
    assert cut.heads.tobytes() == whole.heads.tobytes()
    assert cut.runs.values.tolist() == whole.runs.values.tolist()
    assert len(plan([corpus], size=size)[0]) > 1


def test_articles_off_the_subject_are_compared_with_none(tmp_path: Path) -> None:
    corpus = stream(tmp_path / "news.jsonl", 60)
    found, all_of_them = surveyed(corpus), surveyed(corpus, terms=())
    on_topic = [names_enough(hits, TERMS) for hits in found.hits.tolist()]
    assert 0 < sum(on_topic) < 60
    for part, whole in ((found.stems, all_of_them.stems), (found.runs, all_of_them.runs)):
        assert whole.lengths.all()
        assert part.lengths.tolist() == np.where(on_topic, whole.lengths, 0).tolist()
        assert part.values.tolist() == whole.of(np.flatnonzero(on_topic)).values.tolist()


def test_an_article_is_what_reading_it_whole_finds(tmp_path: Path) -> None:
    corpus = stream(tmp_path / "news.jsonl", 60)
    table, read = surveyed(corpus), read_sources([corpus])
    assert table.paths == tuple(article.path for article in read.articles)
    for row, article in enumerate(read.articles):
        stated = (table.stated.title[row], table.stated.outlet[row], table.stated.url[row])
        assert stated == (article.title, article.outlet, article.url)
        assert table.heads["text"][row].tobytes().hex() == article.sha256
        assert table.days[row] == (article.published or date.min).toordinal()
        assert table.characters[row] == len(article.text)
        assert tuple(table.hits[row]) == count_terms(f"{article.title}\n{article.text}", TERMS, ENOUGH)


def test_files_of_one_article_state_what_stands_over_their_text() -> None:
    table, read = surveyed(SEEDS), read_sources([SEEDS])
    assert table.paths == tuple(article.path for article in read.articles)
    assert [bool(day) for day in table.days] == [article.published is not None for article in read.articles]
    assert [head["file"].tobytes().hex() for head in table.heads] == [article.sha256 for article in read.articles]


def test_packed_records_are_found_again_by_their_number(tmp_path: Path) -> None:
    plain = stream(tmp_path / "news.jsonl", 30)
    packed = tmp_path / "packed.jsonl.gz"
    packed.write_bytes(gzip.compress(b"no record\n" + plain.read_bytes()))
    one, other = surveyed(plain), surveyed(packed)
    assert one.heads["text"].tobytes() == other.heads["text"].tobytes()
    assert other.places[0].tolist() == [0, 1, 2, 0]
    assert [path.partition("#")[2] for path in one.paths] == [path.partition("#")[2] for path in other.paths]


def test_names_that_stand_twice_in_a_file_are_numbered_over_all_its_ranges(tmp_path: Path) -> None:
    rows = [{"id": "same", "text": f"The council of town {n} met on Monday."} for n in range(6)]
    corpus = write(tmp_path / "news.jsonl", rows)
    assert surveyed(corpus, size=1).paths == tuple(article.path for article in read_sources([corpus]).articles)


@pytest.mark.parametrize("size", [1, 90, 100_000])
def test_lines_are_numbered_through_the_whole_file_wherever_it_is_cut(tmp_path: Path, size: int) -> None:
    lines = [
        b'{"text": "The council met."}',
        b"{",
        b"",
        b" \r",
        b'{"id": "own", "text": "Members spoke."}',
        b'{"id": "no"}',
    ]
    for name in ("one.jsonl", "two.jsonl"):
        (tmp_path / name).write_bytes(b"\xef\xbb\xbf" + b"\n".join(lines * 4))
    batches, _ = plan([tmp_path], size=size)
    found = [survey(batch) for batch in batches]
    read = read_sources([tmp_path])
    assert table_of(batches, found).paths == tuple(article.path for article in read.articles)
    assert sorted(skipped_of(batches, found), key=lambda one: one.path) == list(read.skipped)
    assert (len(batches) == 1) == (size == 100_000)


def test_what_cannot_be_read_is_skipped_with_its_reason(tmp_path: Path) -> None:
    lines = [b'{"text": "Fine."}', b"{", b"", b'{"title": "no text"}', b'{"id": "empty", "text": "  "}', b"\xff\xfe{"]
    (tmp_path / "news.jsonl").write_bytes(b"\n".join(lines))
    (tmp_path / "empty.jsonl").write_bytes(b"")
    (tmp_path / "picture.jsonl").write_bytes(b"\x89PNG\r\n\x1a\n\x00")
    (tmp_path / "old.doc").write_bytes(b"what")
    batches, _ = plan([tmp_path])
    skipped = skipped_of(batches, [survey(batch) for batch in batches])
    read = read_sources([tmp_path])
    assert sorted((one.path, one.reason) for one in skipped if isinstance(one.reason, Note)) == sorted(
        (one.path, one.reason) for one in read.skipped if isinstance(one.reason, Note)
    )
    assert surveyed(tmp_path).paths == ("news.jsonl#line 1",)


@pytest.mark.parametrize("size", [1, 100_000])
def test_a_file_in_which_there_is_no_article_is_skipped_as_it_is_when_read_whole(tmp_path: Path, size: int) -> None:
    for name, data in EMPTY.items():
        (tmp_path / name).write_bytes(data)
    batches, _ = plan([tmp_path], size=size)
    skipped = skipped_of(batches, [survey(batch) for batch in batches])
    assert sorted(skipped, key=lambda one: one.path) == list(read_sources([tmp_path]).skipped)
    assert len(skipped) == len(EMPTY)


def test_a_known_article_is_not_looked_at_again(tmp_path: Path) -> None:
    corpus = stream(tmp_path / "news.jsonl", 20)
    (batch,), _ = plan([corpus])
    first = survey(batch, TERMS)
    again = survey(batch, TERMS, recalling(first, but=(3,)))
    assert again == replace(first, fresh=(3,))
    assert (len(first), first.fresh) == (20, tuple(range(20)))


def test_a_known_file_is_not_even_taken_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    (batch,), _ = plan([SEEDS])
    first = survey(batch, TERMS)
    monkeypatch.setattr(importlib.import_module("briefing.survey.survey"), "_look", None)
    assert survey(batch, TERMS, recalling(first)) == replace(first, fresh=())


def test_the_work_travels_between_processes(tmp_path: Path) -> None:
    (batch,), _ = plan([stream(tmp_path / "news.jsonl", 5)])
    look = pickle.loads(pickle.dumps(partial(survey, terms=TERMS)))
    moved: Batch = pickle.loads(pickle.dumps(batch))
    assert pickle.loads(pickle.dumps(look(moved))) == survey(batch, TERMS)


def test_texts_in_any_script_and_with_broken_halves_of_letters(tmp_path: Path) -> None:
    texts = ["Рада НАТО засідала — у Києві.", "北约理事会在布鲁塞尔举行会议。", "half \ud83d a smile", "’ “ ” …", "x"]
    (tmp_path / "news.jsonl").write_text("\n".join(json.dumps({"text": text}) for text in texts), encoding="utf-8")
    table = surveyed(tmp_path)
    assert len(table) == len(texts)
    assert table.characters.tolist() == [len(text) for text in texts]


def test_characters_that_nobody_sees_change_neither_subject_nor_likeness(tmp_path: Path) -> None:
    plain = (SEEDS / "000_2753efb99bd3e26c.txt").read_text("utf-8")
    odd = plain.replace("a", "a\xad").replace(" ", "\xa0")
    (tmp_path / "news.jsonl").write_text(
        "\n".join(json.dumps({"text": text}) for text in (plain, odd)), encoding="utf-8"
    )
    table = surveyed(tmp_path)
    assert table.hits[0].tolist() == table.hits[1].tolist()
    first, second = (table.runs.of(np.array([row])).values.tolist() for row in (0, 1))
    assert first
    assert first == second
