"""JSON lines: one record a line; a line that does not hold is skipped, the others are read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from briefing.corpus.decoding import decode
from briefing.corpus.records import document
from briefing.errors import UnreadableError
from briefing.interfaces import RawDocument
from briefing.models import Skipped


def read(data: bytes, path: str) -> Iterable[RawDocument | Skipped]:
    """The records in line order, named by their `id`, else by their line."""
    return _lines(decode(data))


def _lines(text: str) -> Iterator[RawDocument | Skipped]:
    for number, line in enumerate(text.split("\n"), start=1):  # not splitlines: U+2028 may stand inside a record
        if not line.strip():
            continue
        name = f"line {number}"
        try:
            yield document(json.loads(line), name)
        except (json.JSONDecodeError, RecursionError):
            yield Skipped(name, "the line is no JSON record")
        except UnreadableError as error:
            yield Skipped(name, str(error))
