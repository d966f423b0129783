"""JSON: one record, a list of records, or a record with such a list under `articles`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from briefing.corpus.decoding import decode
from briefing.corpus.records import document, parsed
from briefing.errors import UnreadableError
from briefing.interfaces import RawDocument
from briefing.models import Note, Skipped

SUFFIXES = (".json", ".json.gz", ".json.zst")
COLLECTION = True


def read(data: bytes, path: str) -> Iterable[RawDocument | Skipped]:
    """The records in order, named by their `id`, else by their place in the list.

    Raises `UnreadableError` for what is no JSON, or neither a record nor a list.
    """
    try:
        content = parsed(decode(data))
    except json.JSONDecodeError as error:
        raise UnreadableError(Note.of("no_json", line=error.lineno)) from error
    except RecursionError as error:
        raise UnreadableError(Note.of("json_too_deep")) from error
    if isinstance(content, dict) and isinstance(content.get("articles"), list):
        return _records(content["articles"])  # what news interfaces return
    if isinstance(content, dict):
        return [document(content, None)]
    if isinstance(content, list):
        return _records(content)
    raise UnreadableError(Note.of("no_records"))


def _records(content: list[object]) -> Iterator[RawDocument | Skipped]:
    for number, record in enumerate(content, start=1):
        name = f"record {number}"
        try:
            yield document(record, name)
        except UnreadableError as error:
            yield Skipped(name, error.reason)
