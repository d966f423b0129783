"""What can be plugged in, by name: the file name is the registered name, and listing imports nothing.

A module is registered when it lies in the package of its kind and defines, at its top level, the function of the
kind's Protocol (`interfaces.py`): `read`, `rank`, `render`, `transmit`. A module `sumy_methods.py` with a literal
`VARIANTS = ("lexrank", …)` and `get(variant)` stands for `sumy-lexrank` and so on. Both are read off the source text.
Third parties register a module under an entry point group (`briefing.readers`, `briefing.summarizers`,
`briefing.renderers`), looked up by `importlib.metadata`.
"""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import briefing
from briefing.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from importlib.metadata import EntryPoint


@dataclass(frozen=True, slots=True)
class Kind:
    """One replaceable end: the package that holds its modules and the function that makes a module one of them."""

    noun: str
    package: str
    function: str

    @property
    def group(self) -> str:
        """The entry point group of third parties."""
        return f"briefing.{self.noun}s"


READER = Kind("reader", "corpus.readers", "read")
SUMMARIZER = Kind("summarizer", "summarize", "rank")
RENDERER = Kind("renderer", "render", "render")
TRANSPORT = Kind("transport", "deliver", "transmit")


def names(kind: Kind) -> list[str]:
    """Every registered name of the kind, sorted; no module of it is imported."""
    return sorted({*_built_in(kind), *_third_party(kind)})


def load(kind: Kind, name: str) -> Any:
    """The module (or what its `get(variant)` returns) of that name. Raises `UsageError` that lists what there is."""
    if name in _built_in(kind):
        module_name, variant = _built_in(kind)[name]
        module = import_module(module_name)
        return module.get(variant) if variant else module
    if name in _third_party(kind):
        return _third_party(kind)[name].load()
    raise UsageError(f"There is no {kind.noun} “{name}”; choose one of: {', '.join(names(kind))}.")


@cache
def _built_in(kind: Kind) -> Mapping[str, tuple[str, str | None]]:
    """Registered name → module name and variant, from the files of the package."""
    folder = Path(str(briefing.__file__)).parent.joinpath(*kind.package.split("."))
    found: dict[str, tuple[str, str | None]] = {}
    for path in sorted(folder.glob("*.py")):
        module, source = f"briefing.{kind.package}.{path.stem}", path.read_text("utf-8")
        for variant in _variants(source):
            found[f"{path.stem.removesuffix('_methods')}-{variant}"] = (module, variant)
        if re.search(rf"^def {kind.function}\(", source, re.MULTILINE):
            found[path.stem.strip("_").replace("_", "-")] = (module, None)
    return MappingProxyType(found)


@cache
def _third_party(kind: Kind) -> Mapping[str, EntryPoint]:
    from importlib.metadata import entry_points  # 14 ms

    return MappingProxyType({point.name: point for point in entry_points(group=kind.group)})


def _variants(source: str) -> tuple[str, ...]:
    """The literal `VARIANTS = (…)` of a module that stands for several names."""
    declared = re.search(r"^VARIANTS = (\(.*?\))$", source, re.MULTILINE | re.DOTALL)
    return tuple(ast.literal_eval(declared[1])) if declared else ()
