"""What each key of the settings may hold: one converter a key, from text, TOML or flag to the value it stands for.

A converter raises `ValueError` with what is wanted; `config.py` puts the name of the key before it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a value was written: how its key is named there, and the folder its relative paths start from."""

    label: Callable[[str], str]
    folder: Path = Path()
    separators: bool = False  # a list is one text, as in the environment


def _text(value: object, _: Origin) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"a text is wanted, not {value!r}")
    return value.strip()


def _name_or_path(value: object, origin: Origin) -> str:
    """A registered name as it is; a path (it has a slash, or ends in .toml) starts from the origin's folder."""
    text = _text(value, origin)
    is_path = "/" in text or os.sep in text or text.endswith(".toml")
    return str(origin.folder / Path(text).expanduser()) if is_path else text


def _path(value: object, origin: Origin) -> Path:
    return origin.folder / Path(str(value) if isinstance(value, Path) else _text(value, origin)).expanduser()


def _paths(value: object, origin: Origin) -> tuple[Path, ...]:
    return tuple(_path(item, origin) for item in _items(value, origin, os.pathsep))


def _names(value: object, origin: Origin) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_text(item, origin).lower() for item in _items(value, origin, ",")))


def _items(value: object, origin: Origin, separator: str) -> list[object]:
    if isinstance(value, str):
        value = value.split(separator) if origin.separators else [value]
    if not isinstance(value, (list, tuple)) or not value:
        raise ValueError(f"a list with at least one entry is wanted, not {value!r}")
    return list(value)


def _date(value: object, origin: Origin) -> date:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    try:
        return date.fromisoformat(_text(value, origin))
    except ValueError:
        raise ValueError(f"a date like 2024-05-31 is wanted, not {value!s}") from None


def _count(value: object, _: Origin) -> int:
    number = int(value) if isinstance(value, str) and value.isdecimal() else value
    if not isinstance(number, int) or isinstance(number, bool) or number < 1:
        raise ValueError(f"a whole number of 1 or more is wanted, not {value!s}")
    return number


def _flag(value: object, _: Origin) -> bool:
    known = {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}
    if isinstance(value, bool):
        return value
    if str(value).lower() not in known:
        raise ValueError(f"true or false is wanted, not {value!s}")
    return known[str(value).lower()]


def _stamp(value: object, _: Origin) -> str:
    """Seconds since 1970, an ISO 8601 time, or `now`; a time without a zone is UTC."""
    try:
        if isinstance(value, int) and not isinstance(value, bool):
            moment = datetime.fromtimestamp(value, UTC)
        elif value == "now":
            moment = datetime.now(UTC)
        else:
            moment = datetime.fromisoformat(str(value))
    except (ValueError, OverflowError, OSError):
        raise ValueError(f"a time like 2024-05-31T06:30:00Z (or now) is wanted, not {value!s}") from None
    moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    return moment.replace(microsecond=0).isoformat().replace("+00:00", "Z")


KEYS: Mapping[str, Callable[[object, Origin], object]] = MappingProxyType(
    {
        "sources": _paths,
        "format": _names,
        "output": _path,
        "profile": _name_or_path,
        "template": _name_or_path,
        "method": _text,
        "title": _text,
        "as_of": _date,
        "since": _date,
        "max_claims": _count,
        "strict": _flag,
        "stamp": _stamp,
    }
)
