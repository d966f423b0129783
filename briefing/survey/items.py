"""The articles of a batch as they lie in the input, each with a hash of its content and its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from briefing.corpus.files import Found, open_file
from briefing.corpus.sources import ClosedDocument, Document, ReaderFor, closed_documents, holds_many
from briefing.corpus.streams import read_bytes
from briefing.errors import UnreadableError
from briefing.models import ReadLimits, Skipped
from briefing.survey.models import Batch, Piece

_TOGETHER = 1_000  # documents of a streamed file that are held at a time


@dataclass(frozen=True, slots=True)
class Item:
    """One article that is still to be looked at: the bytes of a JSON line, a file, or a document out of one of many.

    `name` is the part's name in a file of many, empty in a file of its own; `place` as in `Surveyed`.
    """

    key: bytes
    name: str
    place: tuple[int, int, int]
    content: bytes | Found | Document | ClosedDocument


def items(batch: Batch, limits: ReadLimits, reader_for: ReaderFor) -> Iterator[list[Item | Skipped]]:
    """The articles of the batch in order, some at a time, so that no large file is in memory as a whole."""
    gathered: list[Item | Skipped] = []
    for number, piece in enumerate(batch.pieces):
        for item in _lines(number, piece) if piece.end is not None else _whole(number, piece, limits, reader_for):
            gathered.append(item)
            if piece.end is None and len(gathered) >= _TOGETHER:
                yield gathered
                gathered = []
    yield gathered


def content_key(content: bytes, *more: str | None) -> bytes:
    """16 bytes that say which content it is."""
    digest = sha256(content)  # which many processors compute by themselves
    for text in more:
        digest.update(b"\x1f" + (text or "").encode("utf-8", "surrogatepass"))
    return digest.digest()[:16]


def _lines(number: int, piece: Piece) -> Iterator[Item | Skipped]:
    try:
        with open_file(piece.file) as stream:
            stream.seek(piece.start)
            data = stream.read((piece.end or 0) - piece.start)
    except UnreadableError as error:
        yield Skipped(piece.path, error.reason)
        return
    start = piece.start
    for line, content in enumerate(data.split(b"\n"), start=piece.line):
        end = start + len(content)
        if content and not content.isspace():
            yield Item(content_key(content), f"line {line}", (number, start, end), content)
        start = end + 1


def _whole(number: int, piece: Piece, limits: ReadLimits, reader_for: ReaderFor) -> Iterator[Item | Skipped]:
    """A file of one article is not taken apart yet: a known one never is."""
    found = Found(piece.file, piece.path)
    if holds_many(reader_for(piece.path)):
        yield from _records(number, found, limits, reader_for)
        return
    try:
        data = read_bytes(found, limits.file_bytes)
    except UnreadableError as error:
        yield Skipped(piece.path, error.reason)
    else:
        yield Item(content_key(data, piece.path.rpartition(".")[2].lower()), "", (number, 0, 1), found)


def _records(number: int, found: Found, limits: ReadLimits, reader_for: ReaderFor) -> Iterator[Item | Skipped]:
    for record, document in enumerate(closed_documents(found, limits, reader_for)):
        if isinstance(document, Skipped):
            yield document
            continue
        name, place = document.path[len(found.path) + 1 :], (number, record, record + 1)
        if isinstance(document, ClosedDocument):
            yield Item(content_key(document.record.content, *document.record.stated), name, place, document)
            continue
        raw = document.raw
        stated = (raw.title, raw.outlet, raw.url, raw.author, str(raw.published), raw.language, raw.id)
        key = content_key(raw.text.encode("utf-8", "surrogatepass"), document.sha256, *stated)
        yield Item(key, name, place, document)
