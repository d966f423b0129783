"""Where articles come from: one `[[source]]` of briefing.toml each, checked, and the `[collect]` table for all."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import cast
from urllib.parse import urlsplit

KINDS = ("feed", "page", "pages", "folder", "maildir", "imap")
_NEEDED = {
    "feed": ("url",),
    "page": ("url",),
    "pages": ("urls",),
    "folder": ("path",),
    "maildir": ("path",),
    "imap": ("host", "username"),
}
SECURITY = ("tls", "starttls")


@dataclass(frozen=True, slots=True)
class Source:
    """One source. `allow` names private hosts, addresses or networks that it may reach; `silent_days` is after how
    many days without anything new the brief says so; `newest` is the most entries taken in one run."""

    name: str
    kind: str
    url: str | None = None
    urls: tuple[str, ...] = ()
    path: Path | None = None
    outlet: str | None = None
    language: str | None = None
    full_text: bool = True
    allow: tuple[str, ...] = ()
    ca_file: Path | None = None
    newest: int = 50
    silent_days: int = 3
    host: str | None = None
    port: int | None = None
    security: str = "tls"
    username: str | None = None
    password_env: str | None = None
    password_file: Path | None = None
    mailbox: str = "INBOX"


@dataclass(frozen=True, slots=True)
class Collecting:
    """What holds for all sources: where records go, manners and limits. Times in seconds, sizes in bytes."""

    folder: Path = Path("articles")
    user_agent: str | None = None
    delay: float = 1.0
    timeout: float = 20.0
    retries: int = 2
    max_bytes: int = 10_000_000


def read_source(table: Mapping[str, object], label: str, folder: Path) -> tuple[Source | None, list[str]]:
    """The source that a table describes, or None and what is wrong with it; paths start from `folder`."""
    known = {f.name: f.type for f in fields(Source)}
    problems = [f"{label} {key}: no such key; there are {', '.join(known)}" for key in table if key not in known]
    values: dict[str, object] = {}
    for key in [key for key in table if key in known]:
        try:
            values[key] = _value(table[key], str(known[key]), folder)
        except ValueError as error:
            problems.append(f"{label} {key}: {error}")
    kind = values.setdefault("kind", "feed" if "url" in table else None)
    if kind not in KINDS:
        problems.append(f"{label} kind: one of {', '.join(KINDS)} is wanted, not {kind!r}")
    else:
        problems += [
            f"{label} {key}: a source of kind {kind} needs it" for key in _NEEDED[str(kind)] if not values.get(key)
        ]
    problems += _bad_addresses(values, label)
    if values.get("security", "tls") not in SECURITY:
        problems.append(f"{label} security: one of {', '.join(SECURITY)} is wanted")
    if problems:
        return None, problems
    values.setdefault("name", _name(values))
    return Source(**values), []  # type: ignore[arg-type]  # each value went through its type's converter


def read_collecting(table: Mapping[str, object], label: str, folder: Path) -> tuple[Collecting, list[str]]:
    """What the `[collect]` table says, and what is wrong with it; paths start from `folder`."""
    known = {f.name: f.type for f in fields(Collecting)}
    problems, values = [], {"folder": folder / "articles"}
    for key, value in table.items():
        if key not in known:
            problems.append(f"{label} {key}: no such key; there are {', '.join(known)}")
            continue
        try:
            values[key] = cast("Path", _value(value, str(known[key]), folder))
        except ValueError as error:
            problems.append(f"{label} {key}: {error}")
    return Collecting(**values), problems  # type: ignore[arg-type]  # as above


def same_names(sources: tuple[Source, ...]) -> list[str]:
    """What is wrong where two sources go by one name: their records and their reports could not be told apart."""
    names = [slug(source.name) for source in sources]
    return [
        f"[[source]] name: two sources are called “{n}”; name them"
        for n in sorted({n for n in names if names.count(n) > 1})
    ]


def slug(text: str, longest: int = 60) -> str:
    """`text` as part of a file name: lower-case words joined by hyphens, never empty."""
    words = "-".join(re.findall(r"\w+", text.lower()))
    return words.encode("utf-8")[:longest].decode("utf-8", "ignore").strip("-_") or "untitled"


def _value(value: object, kind: str, folder: Path) -> object:
    """One value by the type of its field. Raises `ValueError` with what is wanted."""
    if kind.startswith("bool"):
        if not isinstance(value, bool):
            raise ValueError(f"true or false is wanted, not {value!r}")
        return value
    if kind.startswith(("int", "float")):
        if isinstance(value, bool) or not isinstance(value, int | float) or value < 0 or (kind[0] == "i" and value % 1):
            raise ValueError(f"a number of 0 or more is wanted, not {value!r}")
        return value
    if kind.startswith("tuple"):
        if (
            not isinstance(value, list)
            or not value
            or not all(isinstance(item, str) and item.strip() for item in value)
        ):
            raise ValueError(f"a list of texts is wanted, not {value!r}")
        return tuple(str(item).strip() for item in value)
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"a text is wanted, not {value!r}")
    return folder / Path(value).expanduser() if "Path" in kind else value.strip()


def _bad_addresses(values: Mapping[str, object], label: str) -> list[str]:
    problems = []
    urls = [values["url"]] if "url" in values else []
    for url in (*urls, *cast("tuple[str, ...]", values.get("urls", ()))):
        parts = urlsplit(str(url))
        if parts.scheme not in ("http", "https") or not parts.hostname:
            problems.append(f"{label} url: an address with http:// or https:// is wanted, not {url}")
        elif parts.username or parts.password:
            problems.append(f"{label} url: a name or password does not belong into an address")
    return problems


def _name(values: Mapping[str, object]) -> str:
    """A name for a source that was given none: its host and path."""
    urls = cast("tuple[str, ...]", values.get("urls", ()))
    parts = urlsplit(str(values.get("url") or (urls[0] if urls else "")))
    if parts.hostname:
        return parts.hostname.removeprefix("www.") + parts.path.rstrip("/")
    return str(values.get("outlet") or values.get("username") or cast("Path", values["path"]).name)
