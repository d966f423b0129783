"""A batch gives the same features wherever it is cut and whoever reads it, and loses no input."""

from __future__ import annotations

import gzip
import json
import pickle
from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from briefing.corpus.sources import read_sources
from briefing.language.terms import count_terms
from briefing.models import Note
from briefing.survey.features import ENOUGH, Features
from briefing.survey.models import Batch
from briefing.survey.plan import plan
from briefing.survey.survey import survey
from tests.survey.corpus import TERMS, stream, surveyed, write

SEEDS = Path(__file__).resolve().parents[2] / "seeds"


@pytest.mark.parametrize("size", [1, 10_000, 100_000])
def test_ranges_of_any_size_hold_the_same_articles(tmp_path: Path, size: int) -> None:
    corpus = stream(tmp_path / "news.jsonl", 40)
    whole, cut = surveyed(corpus), surveyed(corpus, size=size)
    assert cut.paths == whole.paths
    assert cut.places == whole.places
    assert cut.heads.tobytes() == whole.heads.tobytes()
    assert cut.runs.values.tolist() == whole.runs.values.tolist()
    assert len(plan([corpus], size=size)[0]) > 1


def test_an_article_is_what_reading_it_whole_finds(tmp_path: Path) -> None:
    corpus = stream(tmp_path / "news.jsonl", 60)
    table, read = surveyed(corpus), read_sources([corpus])
    assert table.paths == tuple(article.path for article in read.articles)
    for row, article in enumerate(read.articles):
        stated = table.stated[row]
        assert (stated.title, stated.outlet, stated.url) == (article.title, article.outlet, article.url)
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
    assert other.places[0] == (1, 2)
    assert [path.partition("#")[2] for path in one.paths] == [path.partition("#")[2] for path in other.paths]


def test_names_that_stand_twice_in_a_file_are_numbered_over_all_its_ranges(tmp_path: Path) -> None:
    rows = [{"id": "same", "text": f"The council of town {n} met on Monday."} for n in range(6)]
    corpus = write(tmp_path / "news.jsonl", rows)
    assert surveyed(corpus, size=1).paths == tuple(article.path for article in read_sources([corpus]).articles)


def test_what_cannot_be_read_is_skipped_with_its_reason(tmp_path: Path) -> None:
    lines = [b'{"text": "Fine."}', b"{", b"", b'{"title": "no text"}', b'{"id": "empty", "text": "  "}', b"\xff\xfe{"]
    (tmp_path / "news.jsonl").write_bytes(b"\n".join(lines))
    (tmp_path / "empty.jsonl").write_bytes(b"")
    (tmp_path / "picture.jsonl").write_bytes(b"\x89PNG\r\n\x1a\n\x00")
    (tmp_path / "old.doc").write_bytes(b"what")
    batches, _ = plan([tmp_path])
    skipped = [one for batch in batches for one in survey(batch).skipped]
    read = read_sources([tmp_path])
    assert sorted((one.path, one.reason) for one in skipped if isinstance(one.reason, Note)) == sorted(
        (one.path, one.reason) for one in read.skipped if isinstance(one.reason, Note)
    )
    assert surveyed(tmp_path).paths == ("news.jsonl#line 1",)


def test_a_known_article_is_not_looked_at_again(tmp_path: Path) -> None:
    corpus = stream(tmp_path / "news.jsonl", 20)
    (batch,), _ = plan([corpus])
    first = survey(batch, TERMS)
    kept = dict(zip(first.keys, first.features, strict=True))
    del kept[first.keys[3]]
    asked: list[Sequence[bytes]] = []

    def known(keys: Sequence[bytes]) -> Mapping[bytes, bytes]:
        asked.append(keys)
        return kept

    again = survey(batch, TERMS, known)
    assert (again.features, again.names, again.places) == (first.features, first.names, first.places)
    assert (first.fresh, again.fresh, len(asked)) == (tuple(range(20)), (3,), 1)


def test_a_known_file_is_not_even_taken_apart() -> None:
    (batch,), _ = plan([SEEDS])
    first = survey(batch, TERMS)
    again = survey(batch, TERMS, lambda keys: dict(zip(first.keys, [b"known"] * len(keys), strict=True)))
    assert again.features == (b"known",) * 5


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
    assert Features.from_bytes(survey(plan([tmp_path])[0][0]).features[2]).characters == len(texts[2])
