"""The project's documents as data: fenced blocks, links and the anchors of headings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

from tests.conftest import ROOT

DOCUMENTS = (ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md")))


@dataclass(frozen=True, slots=True)
class Fence:
    """A fenced block: the first word after the fence, the others as `key=value`, the text, and its first line."""

    language: str
    options: dict[str, str]
    text: str
    line: int


def name_of(path: Path) -> str:
    """A document as its path in the project."""
    return path.relative_to(ROOT).as_posix()


@cache
def tokens(path: Path) -> tuple[Token, ...]:
    """A document parsed as CommonMark with tables."""
    return tuple(MarkdownIt("commonmark").enable("table").parse(path.read_text("utf-8")))


def fences(path: Path) -> list[Fence]:
    """The fenced blocks of a document, in their order."""
    found = []
    for token in tokens(path):
        if token.type == "fence":
            language, *options = token.info.split() or [""]
            pairs = dict(option.split("=", 1) for option in options)
            found.append(Fence(language, pairs, token.content, (token.map or [0])[0] + 1))
    return found


def links(path: Path) -> list[str]:
    """Where the links and images of a document lead."""
    found = []
    for token in tokens(path):
        for child in token.children or ():
            target = child.attrGet("href") if child.type == "link_open" else child.attrGet("src")
            if target is not None:
                found.append(str(target))
    return found


def anchors(path: Path) -> set[str]:
    """The anchors that a viewer derives from the headings of a document."""
    return set(_slugs(path))


def _slugs(path: Path) -> Iterator[str]:
    seen: dict[str, int] = {}
    for token, following in pairwise(tokens(path)):
        if token.type == "heading_open":
            text = "".join(child.content for child in following.children or ())
            slug = re.sub(r"[^\w\- ]", "", text.lower()).replace(" ", "-")
            count = seen.get(slug, 0)
            seen[slug] = count + 1
            yield slug if count == 0 else f"{slug}-{count}"
