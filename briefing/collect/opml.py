"""OPML, in which feed readers export their subscriptions, as sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from briefing.collect.sources import Source, read_source, slug
from briefing.config_keys import as_toml
from briefing.errors import UsageError


def feeds_in(data: bytes, name: str, known: Sequence[Source]) -> list[Source]:
    """The feeds of an OPML file that `known` does not have, in its order, each under a name of its own.

    Raises `UsageError` for what is no OPML.
    """
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    root = etree.fromstring(data, parser) if data.strip() else None
    if root is None or root.tag != "opml":
        raise UsageError(f"{name} is no OPML file: export the subscriptions from a feed reader.")
    taken, names = {source.url for source in known}, {slug(source.name) for source in known}
    found = []
    for title, url in _outlines(root):
        source = _source(title, url, names)
        if source is not None and url not in taken:
            found.append(source)
            taken.add(url)
            names.add(slug(source.name))
    return found


def to_toml(source: Source) -> str:
    """A feed as briefing.toml writes it."""
    return f'\n[[source]]\nname = {as_toml(source.name)}\nkind = "feed"\nurl = {as_toml(str(source.url))}\n'


def _outlines(root: object) -> Iterator[tuple[str, str]]:
    for outline in root.iter("outline"):  # type: ignore[attr-defined]  # lxml has no type information
        url = (outline.get("xmlUrl") or "").strip()
        if url:
            yield " ".join((outline.get("title") or outline.get("text") or "").split()), url


def _source(title: str, url: str, names: set[str]) -> Source | None:
    """A source of a name that is free, or None for an address that cannot be asked for."""
    table = {"url": url, "name": title} if title else {"url": url}
    source, problems = read_source(table, "", folder=Path())
    if source is None or problems:
        return None
    number, name = 2, source.name
    while slug(name) in names:
        name, number = f"{source.name} {number}", number + 1
    return Source(name=name, kind="feed", url=url)
