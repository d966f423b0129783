"""`[collect]` and `[[source]]` of briefing.toml: where articles come from, and the folder that keeps them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.collect.sources import read_collecting, read_source, same_names

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def read_sources(tables: Mapping[str, object], name: str, folder: Path) -> tuple[dict[str, object], list[str]]:
    """The settings that both make, and what is wrong; what `collect` fills is what `generate` reads by itself.

    `name` is that of the file, relative paths start from `folder`.
    """
    table, entries = tables.get("collect", {}), tables.get("source", [])
    assert isinstance(table, dict)  # reading the file kept nothing else
    assert isinstance(entries, list)
    collect, problems = read_collecting(table, f"{name} [collect]", folder)
    feeds = []
    for number, entry in enumerate(entries, start=1):
        label = f"{name} [[source]] {number}"
        source, wrong = read_source(entry, label, folder)
        problems += wrong
        feeds += [source] if source else []
        if source and source.path:
            problems += _meeting(label, source.path, collect.folder)
    problems += same_names(tuple(feeds))
    if not feeds:
        return ({"collect": collect} if table else {}), problems
    return {"collect": collect, "feeds": tuple(feeds), "sources": (collect.folder,)}, problems


def _meeting(label: str, folder: Path, store: Path) -> list[str]:
    """What is wrong where one is the other or lies in it: what was collected would be collected again."""
    one, other = folder.resolve(), store.resolve()
    where = f"{store}, where collected articles are kept"
    if one == other:
        told = f"{folder} is where collected articles are kept"
    elif one.is_relative_to(other):
        told = f"{folder} lies in {where}"
    elif other.is_relative_to(one):
        told = f"{folder} holds {where}"
    else:
        return []
    return [f"{label} path: {told}; name another folder, or another one under [collect] folder"]
