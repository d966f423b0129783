"""The articles of a batch as they lie in the input, each with a hash of its content and its place."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from hashlib import sha256

from briefing.corpus.files import Found, open_file
from briefing.corpus.sources import ClosedDocument, Document, ReaderFor, closed_documents, holds_many
from briefing.corpus.streams import read_bytes
from briefing.errors import UnreadableError
from briefing.models import ReadLimits, Skipped
from briefing.survey.models import KEY_BYTES, Batch, Piece

_BREAK = b"\n"
_BLANK = 0x20  # all that is not to be seen is no greater
_BUFFER = 1 << 18
_DIGEST_BYTES = 32
_TOGETHER = 1_000  # documents of a streamed file that are held at a time
LINE = "\n"
"""Instead of a name: the line's number, which is known later. No record has this name."""


Content = bytes | Found | Document | ClosedDocument
"""An article that is still to be looked at: a JSON line with its end, a file, or a document out of one of many."""


@dataclass(slots=True)
class Portion:
    """Some articles of a batch, in order: `keys` and `places` as in `Surveyed`, the part's name in a file of many (else
    empty), and the content. `skipped` is what cannot be read, `lines` how many each piece of JSON lines has."""

    keys: bytearray = field(default_factory=bytearray)
    names: list[str] = field(default_factory=list)
    places: array[int] = field(default_factory=partial(array, "q"))
    contents: list[Content] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    lines: dict[int, int] = field(default_factory=dict)

    def add(self, key: bytes, name: str, place: tuple[int, int, int, int], content: Content) -> None:
        """One more article."""
        self.keys += key
        self.names.append(name)
        self.places.extend(place)
        self.contents.append(content)


def portions(batch: Batch, limits: ReadLimits, reader_for: ReaderFor) -> Iterator[Portion]:
    """The articles of the batch in order, some at a time, so that no large file is in memory as a whole."""
    gathered = Portion()
    for number, piece in enumerate(batch.pieces):
        found = Found(piece.file, piece.path)
        if piece.end is not None:
            _add_lines(gathered, number, piece)
        elif not holds_many(reader_for(piece.path)):
            _add_file(gathered, number, found, limits)
        else:
            for record, document in enumerate(closed_documents(found, limits, reader_for)):
                _add_record(gathered, (number, record, record + 1, 0), found, document)
                if len(gathered.contents) >= _TOGETHER:
                    yield gathered
                    gathered = Portion()
    yield gathered


def content_key(content: bytes, *more: str | None) -> bytes:
    """`KEY_BYTES` bytes that say which content it is."""
    digest = sha256(content)  # which many processors compute by themselves
    for text in more:
        digest.update(b"\x1f" + (text or "").encode("utf-8", "surrogatepass"))
    return digest.digest()[:KEY_BYTES]


def _add_lines(gathered: Portion, number: int, piece: Piece) -> None:
    try:
        lines = _read_lines(piece)
    except UnreadableError as error:
        gathered.skipped.append(Skipped(piece.path, error.reason))
        return
    import numpy as np

    lengths = np.fromiter(map(len, lines), dtype=np.int64, count=len(lines))
    starts = piece.start + np.cumsum(lengths) - lengths
    ends = starts + lengths - [line.endswith(_BREAK) for line in lines]
    lines[-1:] = [line.removesuffix(_BREAK) + _BREAK for line in lines[-1:]]  # the same content wherever it stands
    filled = [at for at, line in enumerate(lines) if line[0] > _BLANK or not line.isspace()]
    contents = lines if len(filled) == len(lines) else [lines[at] for at in filled]
    digests = b"".join([sha256(content).digest() for content in contents])
    gathered.keys += _first_bytes(digests, _DIGEST_BYTES, KEY_BYTES)
    gathered.names += [LINE] * len(filled)
    places = np.column_stack((np.full(len(lines), number), starts, ends, np.arange(len(lines))))[filled]
    gathered.places.frombytes(places.astype(np.int64).tobytes())
    gathered.contents += contents
    gathered.lines[number] = len(lines)


def _read_lines(piece: Piece) -> list[bytes]:
    """The lines, each with its end. A small buffer and no larger one: so each byte is copied within the processor."""
    size = (piece.end or 0) - piece.start
    with open_file(piece.file, _BUFFER) as stream:
        stream.seek(piece.start)
        return stream.readlines(size - 1) if size > 1 else stream.read(size).splitlines(keepends=True)


def _first_bytes(column: bytes, width: int, most: int) -> bytes:
    """The first `most` bytes of each value of a column in which each has `width`."""
    import numpy as np

    return np.frombuffer(column, dtype=np.uint8).reshape(-1, width)[:, :most].tobytes()


def _add_file(gathered: Portion, number: int, found: Found, limits: ReadLimits) -> None:
    """A file of one article is not taken apart yet: a known one never is."""
    try:
        data = read_bytes(found, limits.file_bytes)
    except UnreadableError as error:
        gathered.skipped.append(Skipped(found.path, error.reason))
    else:
        gathered.add(content_key(data, found.path.rpartition(".")[2].lower()), "", (number, 0, 1, 0), found)


def _add_record(
    gathered: Portion, place: tuple[int, int, int, int], found: Found, document: Document | ClosedDocument | Skipped
) -> None:
    if isinstance(document, Skipped):
        gathered.skipped.append(document)
        return
    name = document.path[len(found.path) + 1 :]
    if isinstance(document, ClosedDocument):
        gathered.add(content_key(document.record.content, *document.record.stated), name, place, document)
        return
    raw = document.raw
    stated = (raw.title, raw.outlet, raw.url, raw.author, str(raw.published), str(raw.collected), raw.language, raw.id)
    key = content_key(raw.text.encode("utf-8", "surrogatepass"), document.sha256, *stated)
    gathered.add(key, name, place, document)
