"""A JSON record as a document."""

from __future__ import annotations

import json

from briefing.corpus.dates import full_date
from briefing.errors import UnreadableError
from briefing.interfaces import RawDocument
from briefing.models import Note

TEXT = ("text", "content", "body")
FIELDS = (
    *TEXT,
    *("id", "title", "date", "published", "source", "outlet", "url", "author", "authors", "language", "fetched"),
)
"""Every field of a record that is read."""

_NAME_LENGTH = 80


def parsed(text: str) -> object:
    """The JSON in `text`. A whole number of thousands of digits, which Python refuses to make, is None: so a number in
    a field that is not read costs no text, and an `id` of that length is none.

    Raises `json.JSONDecodeError`, and `RecursionError`, as `json.loads` does.
    """
    try:
        return json.loads(text)
    except json.JSONDecodeError:
        raise
    except ValueError:
        return json.loads(text, parse_int=_whole)


def _whole(digits: str) -> int | None:
    try:
        return int(digits)
    except ValueError:
        return None


def document(record: object, name: str | None) -> RawDocument:
    """The document that `record` describes; `name` is the part's name in a file of many, which the `id` replaces.

    Text is under `text`, `content` or `body`; `title`, `date` or `published`, `source` or `outlet`, `url`, `author`,
    `language` and `fetched` (when it was collected) may be given. A date that is no full date is left out. Raises
    `UnreadableError` without text.
    """
    if not isinstance(record, dict):
        raise UnreadableError(Note.of("entry_is_no_record"))
    text = _field(record, *TEXT)
    if text is None:
        raise UnreadableError(Note.of("record_without_text"))
    identifier = _identifier(record.get("id"))
    return RawDocument(
        text=text,
        id=identifier,
        title=_line(_field(record, "title")),
        outlet=_line(_field(record, "source", "outlet")),
        url=_line(_field(record, "url")),
        author=_line(_author(record)),
        published=full_date(_field(record, "date", "published") or ""),
        language=_line(_field(record, "language")),
        collected=full_date(_field(record, "fetched") or ""),
        part=name and (identifier or name),
    )


def _field(record: dict[object, object], *names: str) -> str | None:
    """The first of the named fields that holds more than white space."""
    for name in names:
        value = record.get(name)
        if isinstance(value, dict):  # {"source": {"name": …}} is what news interfaces return
            value = value.get("name")
        if isinstance(value, str) and value and not value.isspace():
            return value
    return None


def _author(record: dict[object, object]) -> str | None:
    value = record.get("author", record.get("authors"))
    if isinstance(value, list):
        return ", ".join(item for item in value if isinstance(item, str)) or None
    return _field(record, "author", "authors")


def _line(value: str | None) -> str | None:
    return " ".join(value.split()) or None if value else None


def _identifier(value: object) -> str | None:
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    name = str(value)
    if not name.isprintable():
        name = "".join(character for character in name if character.isprintable())
    name = name.strip()
    return name[:_NAME_LENGTH].encode("utf-8", "replace").decode() or None
