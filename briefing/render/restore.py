"""The way back: a briefing from its JSON, so that a brief of an earlier day can be shown, marked and sent again.

Of the articles it has the passages that are around what is cited, and no more.
"""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, Union, cast, get_args, get_origin, get_type_hints

from briefing.errors import UsageError
from briefing.models import Article, BriefedArticle, Briefing, Note
from briefing.render.json import SCHEMA_VERSION
from briefing.render.passages import excerpt

if TYPE_CHECKING:
    from collections.abc import Sequence


def restore(content: bytes) -> Briefing:
    """The briefing that `briefing.render.json` rendered to these bytes.

    Raises `UsageError` when they are no JSON brief of this schema version.
    """
    try:
        data = json.loads(content)
        if data["schema_version"] != SCHEMA_VERSION:
            raise UsageError(f"this JSON brief has schema version {data['schema_version']}, not {SCHEMA_VERSION}")
        return _noted(cast("Briefing", _object(Briefing, data)), data.get("notes", ()))
    except (ValueError, KeyError, TypeError) as error:
        raise UsageError("this is no JSON brief: name a file that briefing generate --format json wrote") from error


def _noted(briefing: Briefing, notes: Sequence[dict[str, Any]]) -> Briefing:
    """The briefing with the notes where their English sentences stand, so that they can be put into any language."""
    known = {one["text"]: _note(one) for one in notes}

    def note(text: Note | str) -> Note | str:
        return known.get(text, text) if isinstance(text, str) else text

    def maybe(text: Note | str | None) -> Note | str | None:
        return None if text is None else note(text)

    return replace(
        briefing,
        off_profile=maybe(briefing.off_profile),
        notices=tuple(map(note, briefing.notices)),
        sections=tuple(replace(section, note=maybe(section.note)) for section in briefing.sections),
        articles=tuple(replace(briefed, reason=maybe(briefed.reason)) for briefed in briefing.articles),
        skipped=tuple(replace(skipped, reason=note(skipped.reason)) for skipped in briefing.skipped),
        gaps=tuple(map(note, briefing.gaps)),
    )


def _note(parts: dict[str, Any]) -> Note:
    return Note.of(parts["key"], **{name: _part(value) for name, value in parts["values"].items()})


def _part(value: Any) -> Any:
    if isinstance(value, dict):
        return _note(value)
    return tuple(value) if isinstance(value, list) else value


def _value(kind: Any, data: Any) -> Any:
    """`data` as the model's field of type `kind` has it."""
    if data is None:
        return None
    if get_origin(kind) in (Union, UnionType):
        kind = [choice for choice in get_args(kind) if choice is not NoneType][-1]  # of a Note and its words, the words
    if get_origin(kind) is tuple:
        choices = get_args(kind)
        if len(choices) == 2 and choices[1] is Ellipsis:
            return tuple(_value(choices[0], item) for item in data)
        return tuple(_value(choice, item) for choice, item in zip(choices, data, strict=True))
    if is_dataclass(kind):
        return _object(cast("type", kind), data)
    if kind is date:
        return date.fromisoformat(data)
    return kind(data) if isinstance(kind, type) and issubclass(kind, StrEnum) else data


def _object(kind: type, data: dict[str, Any]) -> Any:
    """A dataclass of the model from the keys that are named like its fields; an article lies flat in its record."""
    if kind is BriefedArticle:
        data = {**data, "article": data}
    if kind is Article:
        text, blocks = excerpt(data.get("passages", ()))
        return _from(Article, {**data, "excerpt": True}, text=text, blocks=blocks)
    return _from(kind, data)


def _from(kind: type, data: dict[str, Any], **known: Any) -> Any:
    """The dataclass of what is known, and of the keys of `data` that are named like its other fields."""
    hints = _hints(kind)
    names = [field.name for field in fields(kind) if field.name in data and field.name not in known]
    return kind(**{name: _value(hints[name], data[name]) for name in names}, **known)


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)
