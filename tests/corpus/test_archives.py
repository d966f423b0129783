"""Parquet and WARC, from files that the formats' own libraries or their specification make."""

from __future__ import annotations

import contextlib
import gzip
import io
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from backports import zstd
from hypothesis import given
from hypothesis import strategies as st

from briefing.corpus.readers import warc
from briefing.corpus.sources import read_sources
from briefing.errors import UnreadableError
from briefing.models import Note, Skipped
from briefing.words import english
from tests.corpus.test_formats import PAGE, PARAGRAPHS

pytest.importorskip("fastwarc", reason="the extra briefing[warc] is not installed")
pyarrow = pytest.importorskip("pyarrow", reason="the extra briefing[parquet] is not installed")

HTML = PAGE.format(*PARAGRAPHS).encode()
BARE = "<html><body><article><p>{}</p><p>{}</p><p>{}</p></article></body></html>".format(*PARAGRAPHS).encode()
PACK: dict[str, Callable[[bytes], bytes]] = {"warc": bytes, "warc.gz": gzip.compress, "warc.zst": zstd.compress}
EARLY = "the gzip file ends too early (what stands before that is read: "


def answer(
    address: str, body: bytes, status: str = "200 OK", kind: str = "text/html; charset=utf-8", more: str = ""
) -> bytes:
    """A record of type response, as WARC 1.0 lays it out."""
    return record("response", address, f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{more}\r\n".encode() + body)


def record(kind: str, address: str, content: bytes) -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2024-05-31T10:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:1>\r\nContent-Type: application/http\r\nContent-Length: {len(content)}\r\n\r\n"
    )
    return head.encode() + content + b"\r\n\r\n"


def members(count: int) -> bytes:
    """As Common Crawl packs them: each record a member of its own."""
    return b"".join(gzip.compress(answer(f"https://news.example.org/{n}", HTML)) for n in range(count))


ANSWERS = (
    record("warcinfo", "", b"software: a crawler\r\n"),
    record("request", "https://news.example.org/1", b"GET /1 HTTP/1.1\r\nHost: news.example.org\r\n\r\n"),
    answer("https://news.example.org/1", HTML),
    answer("https://www.example.com/bare", BARE),
    answer("https://news.example.org/2", gzip.compress(HTML), more="Content-Encoding: gzip\r\n"),
    answer("https://news.example.org/gone", HTML, status="404 Not Found"),
    answer("https://news.example.org/a.png", b"\x89PNG\r\n\x1a\n", kind="image/png"),
    answer(
        "https://news.example.org/latin", BARE.replace(b"Friday", b"Fr\xfchling"), kind="text/html; charset=latin-1"
    ),
    answer("https://news.example.org/void", b"<html><body></body></html>"),
    record("response", "https://news.example.org/odd", b"\x00\xff no server says this"),
)


@pytest.mark.parametrize("suffix", ["warc", "warc.gz", "warc.zst"])
def test_the_pages_of_an_archive_are_read_as_pages_are(tmp_path: Path, suffix: str) -> None:
    (tmp_path / f"news.{suffix}").write_bytes(b"".join(map(PACK[suffix], ANSWERS)))
    (tmp_path / "page.html").write_bytes(HTML)
    reading = read_sources([tmp_path])
    at, *_ = (f"news.{suffix}#https://",)
    articles = {a.path.removeprefix(at): a for a in reading.articles}
    assert {name: (a.outlet, a.url, a.published) for name, a in articles.items()} == {
        "news.example.org/1": ("Example Times", "https://example.org/news/1", date(2024, 5, 31)),
        "news.example.org/2": ("Example Times", "https://example.org/news/1", date(2024, 5, 31)),
        "news.example.org/latin": ("news.example.org", "https://news.example.org/latin", None),
        "www.example.com/bare": ("example.com", "https://www.example.com/bare", None),
        "page.html": ("Example Times", "https://example.org/news/1", date(2024, 5, 31)),
    }
    assert articles["news.example.org/1"].text == articles["page.html"].text == articles["news.example.org/2"].text
    assert "Frühling" in articles["news.example.org/latin"].text
    assert {item.path.removeprefix(at): english(item.reason) for item in reading.skipped} == {
        "news.example.org/a.png": "it is image/png, not a web page",
        "news.example.org/gone": "the server answered 404, not with the page",
        "news.example.org/odd": "it is no answer of a server",
        "news.example.org/void": "no article text was found in the page",
    }


def test_pages_before_the_end_of_a_cut_archive_are_kept(tmp_path: Path) -> None:
    path, whole = tmp_path / "news.warc.gz", members(6)
    path.write_bytes(whole[: len(whole) * 5 // 12])
    reading = read_sources([tmp_path])
    assert [a.url for a in reading.articles] == ["https://example.org/news/1"] * 2
    assert reading.skipped[0].path == path.name
    assert english(reading.skipped[0].reason).startswith(EARLY)
    plain = answer("https://news.example.org/1", HTML) * 2
    path.with_suffix("").write_bytes(plain[:-100])
    path.unlink()
    reading = read_sources([tmp_path])
    assert len(reading.articles) == 1
    assert reading.skipped == (Skipped("news.warc#https://news.example.org/1 (2)", Note.of("page_cut")),)


def test_damage_within_an_archive_ends_it(tmp_path: Path) -> None:
    good = answer("https://news.example.org/1", HTML)
    (tmp_path / "news.warc").write_bytes(good + b"no record begins like this\r\n\r\n" + good)
    reading = read_sources([tmp_path])
    assert len(reading.articles) == 1
    assert [english(item.reason) for item in reading.skipped] == [
        "the WARC file is damaged (what stands before that is read: 1 record)"
    ]


def test_pages_that_are_too_large_or_unpack_too_far_cost_one_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(warc, "PAGE_BYTES", 10_000)
    bomb = gzip.compress(b" " * 5_000_000)
    (tmp_path / "news.warc").write_bytes(
        answer("https://a.example/large", b"x" * 10_001)
        + answer("https://a.example/bomb", bomb, more="Content-Encoding: gzip\r\n")
        + answer("https://a.example/good", HTML)
    )
    (tmp_path / "bomb.warc.gz").write_bytes(gzip.compress(bytes(300_000_000), 9))
    reading = read_sources([tmp_path])
    assert [a.path for a in reading.articles] == ["news.warc#https://a.example/good"]
    assert {item.path: english(item.reason) for item in reading.skipped} == {
        "bomb.warc.gz": "the WARC file is damaged",
        "news.warc#https://a.example/bomb": "too large: more than 10,000 bytes",
        "news.warc#https://a.example/large": "too large: more than 10,000 bytes",
    }


@given(st.integers(0, 3_000), st.binary(max_size=30))
def test_no_archive_raises_anything_but_the_promised_error(at: int, noise: bytes) -> None:
    data = b"".join(ANSWERS[2:6])
    with contextlib.suppress(UnreadableError):
        assert len(list(warc.read(data[:at] + noise + data[at + len(noise) :], "x.warc"))) <= 5


def parquet(columns: dict[str, list[object]], **options: Any) -> bytes:
    from pyarrow import parquet

    file = io.BytesIO()
    parquet.write_table(pyarrow.table(columns), file, **options)
    return file.getvalue()


def test_rows_are_read_as_records(tmp_path: Path) -> None:
    columns: dict[str, list[object]] = {
        "id": ["alpha", "alpha", None, "delta"],
        "content": ["The council met on Friday.", "It met again on Monday.", "Nobody came on Sunday.", None],
        "title": ["Council meets", None, None, None],
        "published": [datetime(2024, 5, 31, 10, tzinfo=UTC), None, None, None],
        "source": [{"name": "Example Times"}, None, {"name": "Other"}, None],
        "vector": [[1.0], [2.0], None, None],
    }
    (tmp_path / "news.parquet").write_bytes(parquet(columns, row_group_size=2))
    reading = read_sources([tmp_path])
    assert [(a.path, a.text, a.title, a.published, a.outlet) for a in reading.articles] == [
        ("news.parquet#alpha", "The council met on Friday.", "Council meets", date(2024, 5, 31), "Example Times"),
        ("news.parquet#alpha (2)", "It met again on Monday.", None, None, None),
        ("news.parquet#row 3", "Nobody came on Sunday.", None, None, "Other"),
    ]
    assert reading.skipped == (Skipped("news.parquet#row 4", Note.of("record_without_text")),)


def test_parquet_that_does_not_hold_is_skipped(tmp_path: Path) -> None:
    texts: list[object] = [f"The council met on day {n} of the year. {n * 7919 % 104729}" for n in range(2_000)]
    whole = parquet({"text": texts}, row_group_size=500, compression="NONE", use_dictionary=False)
    middle = len(whole) // 2
    (tmp_path / "cut.parquet").write_bytes(whole[:middle])
    (tmp_path / "damaged.parquet").write_bytes(whole[:middle] + b"\xff" * 5_000 + whole[middle + 5_000 :])
    (tmp_path / "empty.parquet").write_bytes(b"")
    (tmp_path / "numbers.parquet").write_bytes(parquet({"text_length": [1, 2]}))
    reading = read_sources([tmp_path])
    damaged = "the Parquet file is damaged or holds what is no article"
    reasons = {item.path: english(item.reason) for item in reading.skipped}
    assert {name: reasons[name] for name in ("cut.parquet", "empty.parquet", "numbers.parquet")} == {
        "cut.parquet": damaged,
        "empty.parquet": damaged,
        "numbers.parquet": "the file has no column `text`, `content` or `body`",
    }
    assert reasons["damaged.parquet"].startswith(f"{damaged} (what stands before that is read: ")
    assert 500 < len(reading.articles) < 1_500


def test_an_archive_without_a_page_and_a_table_without_a_row_are_skipped(tmp_path: Path) -> None:
    (tmp_path / "asked.warc").write_bytes(b"".join(ANSWERS[:2]))
    (tmp_path / "nothing.warc.gz").write_bytes(gzip.compress(b""))
    (tmp_path / "rows.parquet").write_bytes(parquet({"text": pyarrow.array([], pyarrow.string())}))
    none = Note.of("holds_no_article")
    reading = read_sources([tmp_path])
    assert reading.skipped == tuple(Skipped(n, none) for n in ("asked.warc", "nothing.warc.gz", "rows.parquet"))


@pytest.mark.parametrize(("suffix", "module"), [("parquet", "pyarrow"), ("warc", "fastwarc")])
def test_a_missing_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str, module: str) -> None:
    for name in (module, f"{module}.{'warc' if suffix == 'warc' else 'parquet'}"):
        monkeypatch.setitem(__import__("sys").modules, name, None)
    (tmp_path / f"news.{suffix}").write_bytes(b"x")
    (skipped,) = read_sources([tmp_path]).skipped
    assert english(skipped.reason).endswith(f" needs an extra: pip install 'briefing[{suffix}]'")
