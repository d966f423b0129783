"""JSON lines: one record a line; a line that does not hold is skipped, the others are read."""

from __future__ import annotations

import codecs
import io
import json
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from briefing.corpus.decoding import decode, refuse_binary, wide_encoding
from briefing.corpus.records import document, parsed
from briefing.errors import UnreadableError
from briefing.interfaces import RawDocument
from briefing.models import Note, Skipped

SUFFIXES = (".jsonl", ".jsonl.gz", ".jsonl.zst")
LINE_BYTES = 20_000_000  # more than the longest text that is read takes, however it is escaped

_BLOCK = 1 << 16


def read(data: bytes, path: str) -> Iterable[RawDocument | Skipped]:
    """The records in line order, named by their `id`, else by their line."""
    return stream(io.BytesIO(data), path)


def stream(source: BinaryIO, path: str) -> Iterator[RawDocument | Skipped]:
    """As `read`, one line after the other. Raises `UnreadableError` for an empty file, and for one of another kind."""
    empty = True
    for number, line in enumerate(_lines(source), start=1):
        if line is not None and not (line.removeprefix(codecs.BOM_UTF8) if number == 1 else line).strip():
            continue
        empty = False
        yield record(line, f"line {number}")
    if empty:
        raise UnreadableError(Note.of("file_empty"))


def record(line: bytes | None, name: str) -> RawDocument | Skipped:
    """The record in a line (None: the line was too long), or why there is none; `name` unless it has an `id`."""
    if line is None:
        return Skipped(name, Note.of("line_too_long", most=LINE_BYTES))
    try:
        return document(parsed(decode(line)), name)
    except (json.JSONDecodeError, RecursionError):
        return Skipped(name, Note.of("line_is_no_record"))
    except UnreadableError as error:
        return Skipped(name, error.reason)


def _lines(source: BinaryIO) -> Iterator[bytes | None]:
    """Each line; None for one that is too long. Not splitlines: U+2028 may stand inside a record."""
    first = source.readline(LINE_BYTES)
    encoding = wide_encoding(first)
    if encoding is not None:
        yield from _recoded(first, source, encoding)
        return
    refuse_binary(first)
    line = first
    while line:
        if line.endswith(b"\n") or len(line) < LINE_BYTES:
            yield line
        else:
            while line and not line.endswith(b"\n"):
                line = source.readline(LINE_BYTES)
            yield None
        line = source.readline(LINE_BYTES)


def _recoded(first: bytes, source: BinaryIO, encoding: str) -> Iterator[bytes | None]:
    """The lines of a file in UTF-16 or UTF-32, as UTF-8."""
    decoder = codecs.getincrementaldecoder(encoding)("strict")
    rest = ""
    block = first
    while True:
        try:
            *lines, rest = (rest + decoder.decode(block, final=not block)).split("\n")
        except UnicodeDecodeError as error:
            raise UnreadableError(Note.of("encoding_not_kept", encoding=encoding.upper())) from error
        yield from (line.encode("utf-8", "surrogatepass") for line in lines)
        if len(rest) > LINE_BYTES:
            raise UnreadableError(Note.of("lines_too_long", most=LINE_BYTES))
        if not block:
            yield rest.encode("utf-8", "surrogatepass")
            return
        block = source.read(_BLOCK)
