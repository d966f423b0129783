"""The settings file that `briefing init` writes: the whole annotated one, with what was asked for set in it."""

from __future__ import annotations

import re
from importlib import resources
from typing import TYPE_CHECKING

from briefing.config_keys import as_toml

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def annotated() -> str:
    """Every setting with its comment, all of them commented out."""
    return (resources.files("briefing") / "data" / "briefing.toml").read_text("utf-8")


def starter(tables: Mapping[str, Mapping[str, object]], sources: Sequence[Mapping[str, object]] = ()) -> str:
    """The annotated settings with these values set: texts, numbers, switches and lists of texts.

    Raises `KeyError` for a table or key that there is none of.
    """
    text = annotated()
    for name, values in tables.items():
        for key, value in values.items():
            text = _set(text, name, key, value)
    entries = "".join(f"[[source]]\n{_lines(source)}\n" for source in sources)
    return text.replace("[mail]\n", f"{entries}[mail]\n", 1)


def _set(text: str, table: str, key: str, value: object) -> str:
    """The key's line within its table, without its # and with this value."""
    begin = text.find(f"[{table}]\n")
    end = next(iter(match.start() for match in re.compile(r"^#?\[", re.MULTILINE).finditer(text, begin + 1)), len(text))
    line = re.compile(rf"^#{key} = .*$", re.MULTILINE).search(text, begin, end)
    if begin < 0 or line is None:
        raise KeyError(f"[{table}] {key}")
    return text[: line.start()] + f"{key} = {as_toml(value)}" + text[line.end() :]


def _lines(table: Mapping[str, object]) -> str:
    return "".join(f"{key} = {as_toml(value)}\n" for key, value in table.items())
