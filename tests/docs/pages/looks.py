"""`docs/reference/templates.md`: every variable that `report.html.j2` sees and every placeholder of `report.docx`."""

from __future__ import annotations

import types
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from briefing.render.document import Document
from briefing.words import words_for
from tests.docs.pages.meanings import FUNCTIONS, MEANINGS
from tests.docs.pages.tables import NOTICE, blocks, table

INTRODUCTION = """
A template is a folder. `briefing templates export executive FOLDER` writes one to start from.
[Own template](../how-to/own-template.md) shows how.

| file | makes |
| --- | --- |
| `report.html.j2` with `print.css` | PDF; together with `screen.css` also HTML |
| `report.docx` | DOCX |

Markdown and JSON have no template. A template may lack what it is not used for: with `report.docx` alone it makes
DOCX.
"""
RULES = """
## report.html.j2

A Jinja2 template that runs in a sandbox. All text is escaped. A name that is not listed here is an error that names
the file, the line and the missing name, and no report is written. Only files of the template's own folder can be
included. The tables below are the types of the values; `?` says that the value may be none.
"""
WORD = """
## report.docx

An ordinary Word file. A placeholder is `{{ name }}`; an unknown name is an error that lists what there is.

In any text, header and footer too:
"""
ALONE = "Alone in a paragraph, for a whole part. Their order is yours; one that is taken out leaves its part out:"
STYLES = "The parts are written in these styles, found by name. Keep the names, change the looks:"


def page() -> str:
    """The page."""
    inline, parts = placeholders()
    variables = [
        *((f"`{name}`", shown_type(hint), MEANINGS[f"Document.{name}"]) for name, hint in members(Document)),
        *((f"`{name}`", kind, meaning) for name, (kind, meaning) in FUNCTIONS.items()),
    ]
    types_shown = [_type_part(found) for found in sorted(reachable(Document) - {Document}, key=lambda t: t.__name__)]
    return blocks(
        "# Templates",
        NOTICE,
        INTRODUCTION,
        RULES,
        "### Variables",
        table(["variable", "type", "holds"], variables),
        *types_shown,
        "### Keys of `words`",
        ", ".join(f"`{key}`" for key in words_for("en").texts),
        WORD,
        ", ".join(f"`{{{{ {name} }}}}`" for name in inline),
        ALONE,
        ", ".join(f"`{{{{ {name} }}}}`" for name in parts),
        STYLES,
        table(["kind", "styles"], [(kind, ", ".join(names)) for kind, names in styles().items()]),
    )


def _type_part(found: type) -> str:
    rows = [(f"`{name}`", shown_type(hint), MEANINGS[f"{found.__name__}.{name}"]) for name, hint in members(found)]
    lead = (found.__doc__ or "").split("\n\n")[0].replace("\n    ", " ")
    return blocks(f"### {found.__name__}", lead, table(["field", "type", "holds"], rows)).strip()


def members(found: type) -> list[tuple[str, Any]]:
    """The fields of a type that a template sees, and its properties, with their types."""
    hints = get_type_hints(found)
    listed = [(field.name, hints[field.name]) for field in fields(found)]
    computed = [(name, value) for name, value in vars(found).items() if isinstance(value, property)]
    return listed + [(name, get_type_hints(value.fget)["return"]) for name, value in computed]


def reachable(found: type) -> set[type]:
    """The type and every dataclass that its members lead to."""
    seen, waiting = set[type](), [found]
    while waiting:
        one = waiting.pop()
        if one not in seen:
            seen.add(one)
            waiting += [inner for _, hint in members(one) for inner in _dataclasses(hint)]
    return seen


def _dataclasses(hint: Any) -> Iterator[type]:
    if isinstance(hint, type) and is_dataclass(hint):
        yield hint
    for inner in get_args(hint):
        yield from _dataclasses(inner)


def shown_type(hint: Any) -> str:
    """A type in a reader's words: `list of Line`, `string?`."""
    names: dict[Any, str] = {str: "string", int: "number", float: "number", bool: "true or false"}
    if get_origin(hint) in (Union, types.UnionType):
        [inner] = [each for each in get_args(hint) if each is not type(None)]
        return f"{shown_type(inner)}?"
    if get_origin(hint) is tuple:
        return f"list of {shown_type(get_args(hint)[0])}"
    if get_args(hint):
        return "strings by key"
    return names.get(hint) or f"[{hint.__name__}](#{hint.__name__.lower()})"


def placeholders() -> tuple[list[str], list[str]]:
    """The placeholders of `report.docx`: those for any text, and those for parts."""
    from briefing.render.document import lay_out
    from briefing.render.docx import inline_texts
    from briefing.render.word.parts import PARTS
    from tests import briefings

    return list(inline_texts(lay_out(briefings.full()))), list(PARTS)


@cache
def styles() -> dict[str, list[str]]:
    """The styles that filling `report.docx` asks for, by kind: those that a full and an empty brief need."""
    from unittest.mock import patch

    from briefing.render.docx import render
    from briefing.render.templates import find_template
    from briefing.render.word.writer import Writer
    from tests import briefings

    asked: dict[str, set[str]] = {}
    real = Writer.style

    def noted(writer: Writer, name: str, kind: str = "paragraph") -> str:
        asked.setdefault(kind, set()).add(name)
        return real(writer, name, kind)

    with patch.object(Writer, "style", noted):
        for briefing in (briefings.full(), briefings.minimal(), briefings.hostile()):
            render(briefing, find_template("executive"))
    return {kind: sorted(names) for kind, names in sorted(asked.items())}
