"""What was taken out of files is remembered by all of their bytes, and nothing else changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest

from briefing.corpus.formats import built_in_reader
from briefing.corpus.readers import html
from briefing.corpus.remembered import RememberingReaders
from briefing.corpus.sources import holds_many, read_sources
from briefing.interfaces import RawDocument
from briefing.models import Reading
from tests.corpus.test_archives import BARE


@dataclass
class Kept:
    """A memory in a dictionary."""

    contents: dict[bytes, bytes] = field(default_factory=dict)
    used: list[bytes] = field(default_factory=list)

    def known(self, keys: Sequence[bytes]) -> Mapping[bytes, bytes]:
        return {key: self.contents[key] for key in keys if key in self.contents}

    def keep(self, used: Sequence[bytes], fresh: Sequence[tuple[bytes, bytes]]) -> None:
        self.used = list(used)
        self.contents.update(fresh)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Pages, of which one has no text, and a plain text."""
    for number in range(3):
        (tmp_path / f"{number}.html").write_bytes(BARE.replace(b"Friday", b"Friday the %d" % number))
    (tmp_path / "copy.htm").write_bytes((tmp_path / "0.html").read_bytes())
    (tmp_path / "empty.html").write_bytes(b"<html><body></body></html>")
    (tmp_path / "note.txt").write_text("NATO's council met in Kyiv on Friday, officials said.")
    return tmp_path


def reading(folder: Path, memory: Kept) -> Reading:
    readers = RememberingReaders(built_in_reader, memory)
    found = read_sources([folder], reader_for=readers)
    readers.keep()
    return found


def test_a_file_that_is_known_is_not_taken_apart_again(folder: Path, opened: list[bytes]) -> None:
    memory, expected = Kept(), read_sources([folder])
    assert len(expected.articles) == 5
    assert reading(folder, memory) == expected
    assert (len(memory.contents), memory.used) == (3, [])
    opened.clear()
    assert reading(folder, memory) == expected
    assert opened == [b"<html><body></body></html>"]
    assert set(memory.used) == set(memory.contents)


def test_one_other_byte_is_another_file(folder: Path, opened: list[bytes]) -> None:
    memory = Kept()
    reading(folder, memory)
    page = folder / "1.html"
    page.write_bytes(page.read_bytes() + b" ")
    opened.clear()
    assert reading(folder, memory) == read_sources([folder])
    assert opened[:2] == [page.read_bytes(), b"<html><body></body></html>"]


@pytest.mark.parametrize("damage", [b"", b"no zlib", b"x\x9cK\xcbO\x07\x00\x02\x82\x01E"])
def test_what_was_damaged_is_taken_out_anew(folder: Path, damage: bytes) -> None:
    memory, expected = Kept(), reading(folder, Kept())
    reading(folder, memory)
    memory.contents = dict.fromkeys(memory.contents, damage)
    assert reading(folder, memory) == expected
    assert damage not in memory.contents.values()


def test_all_that_a_reader_states_comes_back() -> None:
    stated = RawDocument("text \ud83d", "id", "title", "outlet", "url", "author", date(2024, 5, 31), "en")

    class Given:
        """A reader in the place of one of the slow ones."""

        __name__ = html.__name__

        def read(self, data: bytes, path: str) -> list[RawDocument]:
            del data, path
            return [stated]

    memory = Kept()
    for _ in range(2):
        readers = RememberingReaders(lambda _: Given(), memory)
        reader = readers("page.html")
        assert reader is not None
        assert not holds_many(reader)
        assert list(reader.read(b"page", "page.html")) == [stated]
        readers.keep()
    assert len(memory.used) == 1
