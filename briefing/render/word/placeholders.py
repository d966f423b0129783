"""Finds `{{ name }}` in a Word file, however Word split it over runs, and puts text or whole parts in its place."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING

from briefing.errors import TemplateError
from briefing.render.word.xml import element, tag

if TYPE_CHECKING:
    from lxml.etree import _Element

_PLACEHOLDER = re.compile(r"\{\{\s*(.*?)\s*\}\}")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def place_texts(root: _Element, texts: Mapping[str, str], parts: Collection[str], where: str) -> None:
    """Replaces every inline placeholder below `root`; those of parts are left for `place_part`.

    Raises `TemplateError` for a name that is neither, and for a part's name among other text.
    """
    for paragraph in list(root.iter(tag("p"))):
        text = _text(paragraph)
        for name in _PLACEHOLDER.findall(text):
            if name in parts and not _alone(text):
                raise TemplateError(
                    f"{where}: {{{{ {name} }}}} has to stand in a paragraph of its own; move the other text."
                )
            if name not in parts and name not in texts:
                known = ", ".join(sorted({*texts, *parts}))
                raise TemplateError(f"{where} names {{{{ {name} }}}}, which there is not; choose one of: {known}.")
        if not (_alone(text) and _names(text)[0] in parts):
            _replace(paragraph, texts)


def parts_in(body: _Element, parts: Collection[str], where: str) -> list[tuple[_Element, str]]:
    """The paragraphs that stand for parts, in order. Raises `TemplateError` where a part is placed twice."""
    found = [(paragraph, _names(_text(paragraph))[0]) for paragraph in body.iter(tag("p")) if _alone(_text(paragraph))]
    placed = [(paragraph, name) for paragraph, name in found if name in parts]
    names = [name for _, name in placed]
    for name in names:
        if names.count(name) > 1:
            raise TemplateError(f"{where} places {{{{ {name} }}}} twice; leave one of them.")
    return placed


def place_part(paragraph: _Element, content: list[_Element], filler: str) -> None:
    """Puts `content` in place of the paragraph; after a table at the end of something Word wants a `filler`."""
    for item in content:
        paragraph.addprevious(item)
    parent, following = paragraph.getparent(), paragraph.getnext()
    assert parent is not None  # a paragraph lies in something
    last = following is None or following.tag != tag("p")
    needed = content[-1].tag == tag("tbl") if content else parent.tag == tag("tc")
    if last and needed:
        paragraph.addprevious(element("p", element("pPr", element("pStyle", val=filler))))
    parent.remove(paragraph)


def _names(text: str) -> list[str]:
    return _PLACEHOLDER.findall(text)


def _alone(text: str) -> bool:
    return _PLACEHOLDER.fullmatch(text.strip()) is not None


def _texts(paragraph: _Element) -> Iterator[_Element]:
    """The text elements of a paragraph, less those of a paragraph inside of it (a text box)."""
    for item in paragraph.iter(tag("t")):
        if next(item.iterancestors(tag("p"))) is paragraph:
            yield item


def _text(paragraph: _Element) -> str:
    return "".join(item.text or "" for item in _texts(paragraph))


def _replace(paragraph: _Element, texts: Mapping[str, str]) -> None:
    """Puts each value into the run in which its placeholder begins, so that it keeps that run's look."""
    items = list(_texts(paragraph))
    for match in reversed(list(_PLACEHOLDER.finditer(_text(paragraph)))):
        at = 0
        for item in items:
            text = item.text or ""
            start, end = max(match.start() - at, 0), min(match.end() - at, len(text))
            if start < end:
                value = texts[match[1]] if match.start() >= at else ""
                item.text = text[:start] + value + text[end:]
                item.set(_SPACE, "preserve")
            at += len(text)
