"""Files of many records: one record after the other, whatever the packing, and what damage leaves of them."""

from __future__ import annotations

import gzip
import io
import json
import random
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest
from backports import zstd

from briefing.corpus.files import Found
from briefing.corpus.readers import jsonl
from briefing.corpus.sources import read_sources
from briefing.corpus.streams import opened
from briefing.errors import UnreadableError
from briefing.interfaces import RawDocument
from briefing.models import Note, Skipped
from briefing.words import english

PACK: dict[str, Callable[[bytes], bytes]] = {"jsonl": bytes, "jsonl.gz": gzip.compress, "jsonl.zst": zstd.compress}


def texts(count: int) -> list[str]:
    """Texts that do not pack to nothing."""
    made = random.Random(7)
    return [f"The council met on Friday. {made.randbytes(400).hex()} it said." for _ in range(count)]


def lines(count: int) -> bytes:
    return b"".join(json.dumps({"id": n, "text": text}).encode() + b"\n" for n, text in enumerate(texts(count)))


@pytest.mark.parametrize("suffix", PACK)
def test_records_are_the_same_however_they_are_packed(tmp_path: Path, suffix: str) -> None:
    (tmp_path / f"news.{suffix}").write_bytes(PACK[suffix](lines(20)))
    reading = read_sources([tmp_path])
    assert reading.skipped == ()
    assert {a.path: a.text for a in reading.articles} == {
        f"news.{suffix}#{n}": text for n, text in enumerate(texts(20))
    }


def test_members_and_frames_that_follow_each_other_are_read_as_one_file(tmp_path: Path) -> None:
    half = len(lines(10)) // 2
    for suffix in ("jsonl.gz", "jsonl.zst"):
        pack = PACK[suffix]
        (tmp_path / f"news.{suffix}").write_bytes(pack(lines(10)[:half]) + pack(lines(10)[half:]))
    assert len(read_sources([tmp_path]).articles) == 20


@pytest.mark.parametrize(("suffix", "kind"), [("jsonl.gz", "gzip"), ("jsonl.zst", "zstd")])
def test_what_stands_before_damage_is_kept(tmp_path: Path, suffix: str, kind: str) -> None:
    path, packed = tmp_path / f"news.{suffix}", PACK[suffix](lines(2_000))
    path.write_bytes(packed[: len(packed) // 2])
    reading = read_sources([tmp_path])
    read = len(reading.articles)
    assert 500 < read < 1_500
    assert [a.text for a in sorted(reading.articles, key=lambda a: int(a.path.partition("#")[2]))] == texts(read)
    assert reading.skipped == (
        Skipped(path.name, Note.of("records_kept", reason=Note.of("packing_cut", packing=kind), n=read)),
    )


def test_damage_that_a_checksum_shows_is_said(tmp_path: Path) -> None:
    packed = gzip.compress(lines(100))
    (tmp_path / "news.jsonl.gz").write_bytes(packed[:-8] + bytes(4) + packed[-4:])
    reading = read_sources([tmp_path])
    assert [a.text for a in sorted(reading.articles, key=lambda a: int(a.path.partition("#")[2]))] == texts(100)
    assert [english(item.reason) for item in reading.skipped] == [
        "the gzip file is damaged (what stands before that is read: 100 records)"
    ]


def test_a_line_that_is_too_long_costs_one_record(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jsonl, "LINE_BYTES", 100)
    data = b'{"text": "one"}\n' + b" " * 1_000 + b'{"text": "two"}\n{"text": "three"}\n' + b"{" * 101
    assert list(jsonl.read(data, "x.jsonl")) == [
        RawDocument(text="one", part="line 1"),
        Skipped("line 2", Note.of("line_too_long", most=100)),
        RawDocument(text="three", part="line 3"),
        Skipped("line 4", Note.of("line_too_long", most=100)),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_lines_are_read_in_every_encoding_that_a_mark_names(encoding: str) -> None:
    texts = ["Грузия — Ċ", "a\u2028b", "x" * 100_000]
    data = "\n".join(json.dumps({"text": text}, ensure_ascii=False) for text in texts).encode(encoding)
    read = list(jsonl.read(data, "x.jsonl"))
    assert [item.text for item in read if isinstance(item, RawDocument)] == texts


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "the file is empty"),
        (b"\n \n", "the file is empty"),
        (b"\x89PNG\r\n\x1a\n", "the file is a PNG image, whatever its name says"),
        (b"\x00\x01\x02", "the file is binary, not text"),
        (b"\xff\xfea\x00\n\x00\x00\xd8", "the file says that it is UTF-16, but not all of it is"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        list(jsonl.read(data, "x.jsonl"))
    assert english(caught.value.reason) == reason


def test_a_packed_file_is_never_whole_in_memory(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl.gz"
    with gzip.open(path, "wb", compresslevel=1) as file:
        for _ in range(40):
            file.write(lines(500))
    tracemalloc.start()
    try:
        with opened(Found(path, path.name), 1_000_000_000) as stream:
            count = sum(1 for _ in jsonl.stream(stream, path.name))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert count == 20_000
    assert peak < 3_000_000 < 17_000_000 < 40 * len(lines(500))


def test_a_plain_file_can_be_sought_in(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_bytes(lines(3))
    with opened(Found(path, path.name), 0) as stream:
        assert stream.seekable()
        assert stream.seek(0, io.SEEK_END) == len(lines(3))
