"""Which module under `readers/` reads which suffix, as the modules themselves say; asking imports none of them.

A module says `SUFFIXES = (".html", ".htm")` at its top level; where it does not, its name is its suffix.
"""

from __future__ import annotations

import ast
import importlib
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import cast

from briefing.interfaces import Reader

_DECLARED = re.compile(r"^SUFFIXES = (\(.*?\))$", re.MULTILINE | re.DOTALL)
_FOLDER = Path(__file__).parent / "readers"


@cache
def formats() -> Mapping[str, str]:
    """The name of the module for each suffix that is read, in the order of the modules' names."""
    found = {}
    for path in sorted(_FOLDER.glob("[!_]*.py")):
        declared = _DECLARED.search(path.read_text("utf-8"))
        for suffix in ast.literal_eval(declared[1]) if declared else (f".{path.stem}",):
            found[suffix] = path.stem
    return MappingProxyType(found)


def suffix_of(path: str) -> str:
    """The longest known suffix of a file name (`.json.gz` rather than `.gz`), or an empty text."""
    name = path.rsplit("/", 1)[-1].lower()
    return max((suffix for suffix in formats() if name.endswith(suffix)), key=len, default="")


def built_in_reader(path: str) -> Reader | None:
    """The reader for a file name's suffix, imported when it is first needed, or None."""
    name = formats().get(suffix_of(path))
    return cast("Reader", importlib.import_module(f"briefing.corpus.readers.{name}")) if name else None
