"""Files and folders in, articles and reasons out."""

from __future__ import annotations

import contextlib
import gzip
import hashlib
import json
import os
import socket
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from backports import zstd
from hypothesis import given
from hypothesis import strategies as st

from briefing.corpus.formats import built_in_reader, formats
from briefing.corpus.readers import txt
from briefing.corpus.sources import read_sources
from briefing.errors import UnreadableError, UsageError
from briefing.interfaces import RawDocument, Reader
from briefing.models import Note, ReadLimits, Skipped
from briefing.survey.lines import skipped_of
from briefing.survey.plan import plan
from briefing.survey.survey import survey
from briefing.survey.table import table_of
from briefing.words import english

TEXT = "The allies agreed on Friday to send more weapons to the country, officials said.\n"


def reasons(folder: Path, limits: ReadLimits | None = None) -> dict[str, str]:
    return {item.path: english(item.reason) for item in read_sources([folder], limits or ReadLimits()).skipped}


def test_the_seeds_are_read_with_what_they_say_about_themselves(seeds: Path) -> None:
    reading = read_sources([seeds])
    assert reading.skipped == ()
    assert [(a.path[:3], a.title, a.published, a.language) for a in reading.articles] == [
        ("000", None, date(2024, 5, 31), "en"),
        ("001", None, date(2024, 5, 30), "en"),
        ("002", None, None, "en"),
        ("003", None, None, "en"),
        ("004", "Kiev confirms limited relaxation of US arms rules", date(2024, 5, 31), "en"),
    ]
    for article in reading.articles:
        data = (seeds / article.path).read_bytes()
        assert article.text == data.decode("utf-8")
        assert article.sha256 == hashlib.sha256(data).hexdigest()
        assert article.id == hashlib.sha256(article.text.encode()).hexdigest()[:10]


def test_folders_are_read_with_what_is_below_them_in_path_order_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b/2.txt", "a/z/1.txt", "c.TXT", ".hidden.txt", ".git/x.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(TEXT + name)
    assert [article.path for article in read_sources([tmp_path]).articles] == ["a/z/1.txt", "b/2.txt", "c.TXT"]


def test_what_office_and_the_operating_system_keep_in_a_folder_is_left_out_unless_named(tmp_path: Path) -> None:
    names = ("~$a.docx", "~$a.txt", "Thumbs.db", "deeper/Desktop.ini", "__MACOSX/x.txt", "$RECYCLE.BIN/y.txt")
    for name in (*names, "a.txt", "~a.txt", "thumbs.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(TEXT + name)
    reading = read_sources([tmp_path])
    assert ([article.path for article in reading.articles], reading.skipped) == (["a.txt", "thumbs.txt", "~a.txt"], ())
    assert [article.path for article in read_sources([tmp_path / "~$a.txt"]).articles] == ["~$a.txt"]


def test_several_sources_give_each_article_a_path_of_its_own(tmp_path: Path) -> None:
    for name in ("one/a.txt", "two/a.txt", "two/b.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(TEXT + name)
    reading = read_sources([tmp_path / "two", tmp_path / "one", tmp_path / "two" / "b.txt"])
    assert [article.path for article in reading.articles] == ["b.txt", "one/a.txt", "two/a.txt"]


def test_files_of_one_name_are_numbered_and_read(tmp_path: Path) -> None:
    for folder in (tmp_path / "x" / "news", tmp_path / "y" / "news"):
        folder.mkdir(parents=True)
        (folder / "a.txt").write_text(TEXT)
        (folder / "a (2).txt").write_text(TEXT)
        (folder / "b.jsonl.gz").write_bytes(gzip.compress(json.dumps({"text": TEXT}).encode()))
    for name in ("c\x01.TXT", "c\x02.TXT"):
        (tmp_path / "x" / name).write_text(TEXT)
    reading = read_sources([tmp_path / "x" / "news", tmp_path / "y" / "news", tmp_path / "x"])
    assert reading.skipped == ()
    assert [article.path for article in reading.articles] == [
        "news/a (2) (2).txt",
        "news/a (2).txt",
        "news/a (3).txt",
        "news/a.txt",
        "news/b (2).jsonl.gz#line 1",
        "news/b.jsonl.gz#line 1",
        "x/c� (2).TXT",
        "x/c�.TXT",
    ]


def test_copies_are_numbered_and_other_inputs_never_change_an_id(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text(TEXT)
    (tmp_path / "c.txt").write_text(TEXT)
    before = {article.path: article.id for article in read_sources([tmp_path]).articles}
    (tmp_path / "a.txt").write_text("Something else was said on Friday.")
    after = {article.path: article.id for article in read_sources([tmp_path]).articles}
    assert before["c.txt"] == before["b.txt"] + "-2"
    assert before.items() <= after.items()


def test_a_source_that_does_not_exist_is_a_usage_error_that_names_it(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"nowhere: check the path"):
        read_sources([tmp_path / "nowhere"])


def test_each_file_that_cannot_be_read_is_skipped_with_its_reason(tmp_path: Path) -> None:
    good = tmp_path / "good.txt"
    good.write_text(TEXT)
    (tmp_path / "binary.txt").write_bytes(b"\x00\x01\x02 text")
    (tmp_path / "blank.txt").write_text(" \n\n ")
    (tmp_path / "damaged.txt").write_bytes("“Ja”, sagte er, “für Öl”.".encode()[:-4] + b"\xff!")
    (tmp_path / "empty.txt").touch()
    (tmp_path / "image.txt").write_bytes(b"\x89PNG\r\n\x1a\n....")
    (tmp_path / "mark.txt").write_bytes(b"\xef\xbb\xbfabc \xff\xfe")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    (tmp_path / "README").write_text(TEXT)
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7\nnothing that follows is a PDF")
    (tmp_path / "broken.docx").write_bytes(b"PK\x03\x04 nothing that follows is a zip")
    (tmp_path / "broken.json").write_text('{"text": ')
    (tmp_path / "number.json").write_text("12")
    (tmp_path / "broken.jsonl.gz").write_bytes(gzip.compress(b'{"text": "x"}')[:-6])
    (tmp_path / "plain.eml").write_text("no headers at all\n")
    (tmp_path / "dangling.txt").symlink_to(tmp_path / "gone.txt")
    (tmp_path / "circle.txt").symlink_to(tmp_path / "circle.txt")
    (tmp_path / "again").symlink_to(tmp_path)
    os.mkfifo(tmp_path / "pipe.txt")
    known = "unknown format: briefing reads " + ", ".join(formats())
    reading = read_sources([tmp_path])
    assert [article.path for article in reading.articles] == ["good.txt"]
    assert {item.path: english(item.reason) for item in reading.skipped} == {
        "README": known,
        "again": "a link to a folder that is read already",
        "binary.txt": "the file is binary, not text",
        "blank.txt": "the file is empty",
        "broken.docx": "the file is damaged or no Word document",
        "broken.json": "the file is no JSON: there is a fault in line 1",
        "broken.jsonl.gz": "the gzip file ends too early",
        "broken.pdf": "the PDF is damaged",
        "circle.txt": "the link leads in a circle",
        "damaged.txt": "wrong encoding: most of it is UTF-8, but byte 31 is not",
        "dangling.txt": "the link leads nowhere",
        "empty.txt": "the file is empty",
        "image.txt": "the file is a PNG image, whatever its name says",
        "mark.txt": "the file says that it is UTF-8, but byte 4 is not",
        "number.json": "the file holds neither a record nor a list of records",
        "picture.png": known,
        "pipe.txt": "it is a named pipe, not a file",
        "plain.eml": "the file is no e-mail: it has none of the headers From, Subject and Date",
    }


def test_sockets_are_skipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("s.txt")
        assert reasons(tmp_path) == {"s.txt": "it is a socket, not a file"}


def test_what_may_not_be_read_is_skipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "locked.txt").write_text(TEXT)
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "x.txt").write_text(TEXT)

    def refuse(path: Path, *_: object, **__: object) -> Iterator[Path]:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "open", refuse)  # the tests may run as root, whom no permission stops
    assert reasons(tmp_path)["locked.txt"] == "the file cannot be read: permission denied"
    monkeypatch.setattr(Path, "iterdir", refuse)
    assert reasons(tmp_path / "folder") == {".": "the folder cannot be read: permission denied"}


def test_what_is_too_large_is_skipped_before_and_after_unpacking(tmp_path: Path) -> None:
    (tmp_path / "large.txt").write_text("x" * 2_000)
    (tmp_path / "long.txt").write_text("y" * 900)
    (tmp_path / "bomb.json.gz").write_bytes(gzip.compress(b" " * 5_000_000))
    (tmp_path / "bomb.jsonl.gz").write_bytes(gzip.compress(b" " * 5_000_000))
    (tmp_path / "bomb.jsonl.zst").write_bytes(zstd.compress(b" " * 5_000_000))
    limits = ReadLimits(file_bytes=1_000, collection_bytes=100_000, text_characters=500)
    assert reasons(tmp_path, limits) == {
        "bomb.json.gz": "too large: it unpacks to more than 100,000 bytes",
        "bomb.jsonl.gz": "too large: it unpacks to more than 200 times its size",
        "bomb.jsonl.zst": "too large: it unpacks to more than 100,000 bytes",
        "large.txt": "too large: 2,000 bytes, more than 1,000",
        "long.txt": "too large: 900 characters, more than 500",
    }


def test_a_reader_that_fails_in_any_way_costs_one_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.bad").write_text(TEXT)

    class Failing:
        def read(self, data: bytes, path: str) -> list[RawDocument | Skipped]:
            raise KeyError("inside a library")

    def reader_for(path: str) -> Reader | None:
        return Failing() if path.endswith(".bad") else built_in_reader(path)

    reading = read_sources([tmp_path], reader_for=reader_for)
    assert [article.path for article in reading.articles] == ["a.txt"]
    assert reading.skipped == (Skipped("b.bad", Note.of("reader_failed", error="KeyError")),)


def test_a_bad_line_costs_one_record(tmp_path: Path) -> None:
    lines = [
        {"id": "alpha", "text": TEXT, "title": "Allies agree", "date": "2024-05-31T10:00:00Z", "source": "Example"},
        {"id": "alpha", "content": "Another text that was said on Friday.", "outlet": "Other", "language": "en-GB"},
        {
            "body": "A third text that was said on Friday.",
            "published": "05/06/2024",
            "author": ["Jane Doe", "John Roe"],
        },
        {"title": "no text"},
        {"text": "A lone \ud800 surrogate was said on Friday.", "source": {"name": "Nested"}},
    ]
    data = "\n".join(json.dumps(line) for line in lines) + "\n{broken\n\n[1]\n"
    (tmp_path / "news.jsonl.gz").write_bytes(gzip.compress(data.encode()))
    reading = read_sources([tmp_path])
    assert [(a.path, a.title, a.outlet, a.author, a.published, a.language) for a in reading.articles] == [
        ("news.jsonl.gz#alpha", "Allies agree", "Example", None, date(2024, 5, 31), "en"),
        ("news.jsonl.gz#alpha (2)", None, "Other", None, None, "en"),
        ("news.jsonl.gz#line 3", None, None, "Jane Doe, John Roe", None, "en"),
        ("news.jsonl.gz#line 5", None, "Nested", None, None, "en"),
    ]
    assert reading.articles[3].text == "A lone � surrogate was said on Friday."
    assert {item.path: english(item.reason) for item in reading.skipped} == {
        "news.jsonl.gz#line 4": "the record has no text under `text`, `content` or `body`",
        "news.jsonl.gz#line 6": "the line is no JSON record",
        "news.jsonl.gz#line 8": "the entry is no JSON record",
    }


def test_a_number_of_thousands_of_digits_costs_no_record(tmp_path: Path) -> None:
    number = "9" * 5_000
    records = [
        f'{{"text": "{TEXT.strip()}", "id": 1}}',
        f'{{"text": "{TEXT.strip()}", "views": {number}}}',
        f'{{"text": "{TEXT.strip()}", "id": -{number}}}',
        f'{{"text": {number}, "id": 4}}',
        f'{{"text": "{TEXT.strip()}", "id": 5}}',
    ]
    (tmp_path / "lines.jsonl").write_text("\n".join(records))
    (tmp_path / "list.json").write_text(f"[{','.join(records)}]")
    reading = read_sources([tmp_path])
    lines = [f"lines.jsonl#{name}" for name in ("1", "5", "line 2", "line 3")]
    assert sorted(article.path for article in reading.articles) == [
        *lines,
        *(f"list.json#{name}" for name in ("1", "5", "record 2", "record 3")),
    ]
    none = Note.of("record_without_text")
    assert reading.skipped == (Skipped("lines.jsonl#line 4", none), Skipped("list.json#record 4", none))
    batches, _ = plan([tmp_path / "lines.jsonl"])
    found = [survey(batch) for batch in batches]
    assert sorted(table_of(batches, found).paths) == lines
    assert skipped_of(batches, found) == [Skipped("lines.jsonl#line 4", none)]


def test_a_json_file_is_one_record_or_a_list(tmp_path: Path) -> None:
    (tmp_path / "one.json").write_text(json.dumps({"text": TEXT, "url": "https://example.org/1"}))
    (tmp_path / "two.json").write_text(json.dumps([{"text": TEXT + "2", "id": 7}, {"text": TEXT + "3"}, "x"]))
    reading = read_sources([tmp_path])
    assert [(a.path, a.url) for a in reading.articles] == [
        ("one.json", "https://example.org/1"),
        ("two.json#7", None),
        ("two.json#record 2", None),
    ]
    assert [item.path for item in reading.skipped] == ["two.json#record 3"]


EMPTY = {
    "blank.jsonl": b"\n \n\r\n",
    "blank.jsonl.gz": gzip.compress(b"\n\n"),
    "list.json": b"[]",
    "mark.jsonl": b"\xef\xbb\xbf",
    "marked.jsonl": b"\xef\xbb\xbf\n\n",
    "news.json": b'{"status": "ok", "articles": []}',
    "packed.json.zst": zstd.compress(b" [ ] "),
    "wide.jsonl": "\n\n".encode("utf-16"),
}


def test_a_file_in_which_there_is_no_article_is_skipped(tmp_path: Path) -> None:
    for name, data in EMPTY.items():
        (tmp_path / name).write_bytes(data)
    none, empty = "the file holds no article", "the file is empty"
    assert reasons(tmp_path) == {name: empty if "jsonl" in name else none for name in EMPTY}


def test_a_reader_that_finds_nothing_costs_one_file(tmp_path: Path) -> None:
    class Nothing:
        @staticmethod
        def read(data: bytes, path: str) -> list[RawDocument]:
            return []

    (tmp_path / "a.bad").touch()
    reading = read_sources([tmp_path], reader_for=lambda _: Nothing)
    assert reading.skipped == (Skipped("a.bad", Note.of("holds_no_article")),)


def test_a_file_name_that_is_no_text_is_shown_all_the_same(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff\nx.txt")).write_text(TEXT)
    assert [article.path for article in read_sources([tmp_path]).articles] == ["��x.txt"]


@given(st.binary(max_size=400), st.sampled_from(sorted(set(formats().values()))))
def test_no_bytes_raise_anything_but_the_promised_error(data: bytes, name: str) -> None:
    reader = built_in_reader(f"x.{name}")
    assert reader is not None
    with contextlib.suppress(UnreadableError):
        documents = list(reader.read(data, f"x.{name}"))
        assert all(isinstance(item, Skipped) or isinstance(item.text, str) for item in documents)


@given(st.text(min_size=1).filter(lambda text: text.strip() and text.isprintable()))
def test_what_was_written_as_text_is_read_as_the_same_text(text: str) -> None:
    (document,) = txt.read(text.encode("utf-8"), "x.txt")
    assert isinstance(document, RawDocument)
    assert document.text == text.removeprefix("\ufeff")
