"""What each key of the settings may hold: one converter a key, from text, TOML or flag to the value it stands for.

A converter raises `ValueError` with what is wanted; `config.py` puts the name of the key before it.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from types import MappingProxyType

PAPERS = ("a4", "letter")


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a value was written: how its key is named there, and the folder its relative paths start from."""

    label: Callable[[str], str]
    folder: Path = Path()
    separators: bool = False  # a list is one text, as in the environment


def to_text(value: object, _: Origin) -> str:
    """A text that is not empty, without the white space around it."""
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"a text is wanted, not {value!r}")
    return value.strip()


def to_name_or_path(value: object, origin: Origin) -> str:
    """A registered name as it is; a path (it has a slash, or ends in .toml) starts from the origin's folder."""
    text = to_text(value, origin)
    is_path = "/" in text or os.sep in text or text.endswith(".toml")
    return str(origin.folder / Path(text).expanduser()) if is_path else text


def to_brief(value: object, origin: Origin) -> str:
    """The name of a brief as it is; a JSON file starts from the origin's folder."""
    text = to_text(value, origin)
    return str(origin.folder / Path(text).expanduser()) if text.lower().endswith(".json") else text


def to_path(value: object, origin: Origin) -> Path:
    """A path; a relative one starts from the folder of its origin."""
    return origin.folder / Path(str(value) if isinstance(value, Path) else to_text(value, origin)).expanduser()


def to_paths(value: object, origin: Origin) -> tuple[Path, ...]:
    """A list of paths, in the environment separated as the system separates paths."""
    return tuple(to_path(item, origin) for item in to_items(value, origin, os.pathsep))


def to_names(value: object, origin: Origin) -> tuple[str, ...]:
    """A list of lower-case names, each once, in the environment separated by commas."""
    return tuple(dict.fromkeys(to_text(item, origin).lower() for item in to_items(value, origin, ",")))


def to_formats(value: object, origin: Origin) -> tuple[str, ...]:
    """Lower-case names of formats, each once; "pdf,docx" is two wherever it stands."""
    names = [part.strip() for item in to_items(value, origin, ",") for part in to_text(item, origin).lower().split(",")]
    if not any(names):
        raise ValueError("the name of at least one format is wanted, such as pdf")
    return tuple(dict.fromkeys(name for name in names if name))


def to_items(value: object, origin: Origin, separator: str) -> list[object]:
    """A list of at least one entry; a single text is a list of one, or is separated where lists are written so."""
    if isinstance(value, str):
        value = value.split(separator) if origin.separators else [value]
    if not isinstance(value, (list, tuple)) or not value:
        raise ValueError(f"a list with at least one entry is wanted, not {value!r}")
    return list(value)


def to_date(value: object, origin: Origin) -> date:
    """A calendar day, as TOML or ISO 8601 has it."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    try:
        return date.fromisoformat(to_text(value, origin))
    except ValueError:
        raise ValueError(f"a date like 2024-05-31 is wanted, not {value!s}") from None


def to_count(value: object, _: Origin) -> int:
    """A whole number of 1 or more."""
    number = int(value) if isinstance(value, str) and value.isdecimal() else value
    if not isinstance(number, int) or isinstance(number, bool) or number < 1:
        raise ValueError(f"a whole number of 1 or more is wanted, not {value!s}")
    return number


def to_flag(value: object, _: Origin) -> bool:
    """True or false, in the environment also 1, yes, 0, no."""
    known = {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}
    if isinstance(value, bool):
        return value
    if str(value).lower() not in known:
        raise ValueError(f"true or false is wanted, not {value!s}")
    return known[str(value).lower()]


def to_executor(value: object, origin: Origin) -> str:
    """The address of a cluster, `dask://HOST:PORT`."""
    text = to_text(value, origin)
    if not re.fullmatch(r"dask://(?:[^\s/:\[\]]+|\[[0-9A-Fa-f:.]+\]):[1-9][0-9]{0,4}", text):
        raise ValueError(f"a Dask scheduler like dask://127.0.0.1:8786 is wanted, not {text}")
    return text


def to_stamp(value: object, _: Origin) -> str:
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


def to_paper(value: object, origin: Origin) -> str:
    """The name of a size of paper."""
    name = to_text(value, origin).lower()
    if name not in PAPERS:
        raise ValueError(f"there is no paper “{name}”; choose from {', '.join(PAPERS)}")
    return name


def to_tag(value: object, origin: Origin) -> str:
    """A language tag (BCP 47)."""
    tag = to_text(value, origin)
    if not re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*", tag):
        raise ValueError(f"a language tag like fr or en-GB is wanted, not {tag!r}")
    return tag


def as_toml(value: object) -> str:
    """The value as TOML writes it, whose texts, numbers, switches and lists of them are those of JSON."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


KEYS: Mapping[str, Callable[[object, Origin], object]] = MappingProxyType(
    {
        "sources": to_paths,
        "format": to_formats,
        "output": to_path,
        "profile": to_name_or_path,
        "template": to_name_or_path,
        "method": to_text,
        "title": to_text,
        "as_of": to_date,
        "since": to_date,
        "max_claims": to_count,
        "closely": to_count,
        "strict": to_flag,
        "stamp": to_stamp,
        "paper": to_paper,
        "marking": to_text,
        "language": to_tag,
        "docx_comments": to_flag,
        "ledger": to_path,
        "compare": to_brief,
        "no_archive": to_flag,
        "no_cache": to_flag,
        "jobs": to_count,
        "executor": to_executor,
    }
)
