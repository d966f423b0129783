"""Parquet, by pyarrow: one record a row, some rows at a time."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any, BinaryIO

from briefing.corpus.records import FIELDS, TEXT, document
from briefing.errors import UnreadableError
from briefing.interfaces import RawDocument
from briefing.models import Note, Skipped

_ROWS = 64  # at a time: texts may be long


def read(data: bytes, path: str) -> Iterable[RawDocument | Skipped]:
    """The rows in order, named by their `id`, else by their number. Columns are named as the fields of JSON are."""
    return stream(io.BytesIO(data), path)


def stream(source: BinaryIO, path: str) -> Iterator[RawDocument | Skipped]:
    """As `read`, some rows at a time.

    Raises `UnreadableError` without pyarrow, and for what is damaged or has no column of texts.
    """
    number = 0
    for batch in _batches(source):
        for record in batch:
            number += 1
            name = f"row {number}"
            try:
                yield document(record, name)
            except UnreadableError as error:
                yield Skipped(name, error.reason)


def _batches(source: BinaryIO) -> Iterator[list[dict[str, object]]]:
    try:
        from pyarrow import ArrowException
        from pyarrow.parquet import ParquetFile
    except ImportError as error:
        raise UnreadableError(Note.of("needs_extra", format="Parquet", extra="parquet")) from error
    try:
        file: Any = ParquetFile(source, pre_buffer=False, buffer_size=1 << 16)
        columns = [name for name in file.schema_arrow.names if name in FIELDS]
        if not set(columns) & set(TEXT):
            raise UnreadableError(Note.of("no_text_column"))
        for batch in file.iter_batches(batch_size=_ROWS, columns=columns, use_threads=False):
            yield [{name: _plain(value) for name, value in record.items()} for record in batch.to_pylist()]
    except (ArrowException, OSError, ValueError, TypeError, ArithmeticError, LookupError) as error:
        raise UnreadableError(Note.of("parquet_damaged")) from error


def _plain(value: object) -> object:
    """Days and times as JSON has them."""
    return value.isoformat() if isinstance(value, date | datetime) else value
