"""Which pieces of the sources one worker reads in one go."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import SEEK_END, BytesIO
from pathlib import Path

from briefing.corpus.decoding import refuse_binary, wide_encoding
from briefing.corpus.files import Found, find_files, open_file
from briefing.corpus.formats import built_in_reader
from briefing.corpus.sources import ReaderFor, holds_many
from briefing.errors import UnreadableError
from briefing.models import Skipped
from briefing.survey.models import Batch, Piece

BATCH_BYTES = 4_000_000
_MOST_FILES = 64  # in a batch: a PDF takes a hundred times as long as its size says
_LINES = ".jsonl"
_UTF8_MARK = b"\xef\xbb\xbf"


def plan(
    sources: Sequence[Path],
    reader_for: ReaderFor = built_in_reader,
    size: int = BATCH_BYTES,
    apart: Sequence[Path] = (),
) -> tuple[list[Batch], list[Skipped]]:
    """The sources as batches of about `size` bytes, in path order, and the folders and links that lead nowhere.

    A file of JSON lines in UTF-8 is cut into ranges of whole lines. Every other file is one piece. What lies `apart` is
    no source. Raises `UsageError` for a source that does not exist.
    """
    found, skipped = find_files(sources, apart)
    batches: list[Batch] = []
    gathered: list[Piece] = []
    room = size
    for file in found:
        for piece, length in _pieces(file, reader_for, size):
            if gathered and (length > room or len(gathered) >= _MOST_FILES):
                batches.append(Batch(tuple(gathered)))
                gathered, room = [], size
            gathered.append(piece)
            room -= length
    if gathered:
        batches.append(Batch(tuple(gathered)))
    return batches, skipped


def _pieces(found: Found, reader_for: ReaderFor, size: int) -> Iterator[tuple[Piece, int]]:
    """The pieces of a file, with the number of bytes in each."""
    try:
        length = found.file.stat().st_size
        ranges = list(_ranges(found.file, size)) if found.path.lower().endswith(_LINES) else []
    except (OSError, UnreadableError):  # reading it says why
        length, ranges = 0, []
    if not ranges:
        yield Piece(found.file, found.path, most=None if holds_many(reader_for(found.path)) else 1), length
    for start, end, lines in ranges:
        yield Piece(found.file, found.path, start, end, lines), end - start


def _ranges(file: Path, size: int) -> Iterator[tuple[int, int, int | None]]:
    """(start, end, lines), each of about `size` bytes; none for another encoding, or for what may hold no record.

    Of several, lines are not counted.
    """
    with open_file(file) as stream:
        block = stream.read(size)
        block += b"" if block.endswith(b"\n") else stream.readline()
        refuse_binary(block)
        if wide_encoding(block) is not None or not block.removeprefix(_UTF8_MARK).strip():
            return
        start, end = len(_UTF8_MARK) if block.startswith(_UTF8_MARK) else 0, len(block)
        whole = stream.seek(0, SEEK_END)
        yield start, end, sum(1 for _ in BytesIO(block[start:])) if end >= whole else None
        while end < whole:
            start = end
            stream.seek(min(start + size, whole) - 1)
            stream.readline()
            end = stream.tell()
            yield start, end, None
