"""The reference is what the code says: every command, option, key, variable, placeholder, code and format is in it."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator
from dataclasses import fields
from pathlib import Path

import click
import pytest

import briefing
from briefing import profile, registry
from briefing.cli import cli
from briefing.collect.sources import Collecting, Source
from briefing.config import ARCHIVE_KEYS, LISTS, TABLES
from briefing.config_keys import KEYS
from briefing.config_mail import MAIL_KEYS
from briefing.config_schedule import SCHEDULE_KEYS
from briefing.corpus.formats import formats
from briefing.render.document import Document, lay_out
from briefing.render.json import as_data
from briefing.render.templates import find_template
from briefing.render.templates.sandbox import run_template
from tests import briefings
from tests.conftest import ROOT
from tests.docs.pages import PAGES
from tests.docs.pages.looks import members, placeholders, reachable, styles
from tests.docs.pages.meanings import MEANINGS

REFERENCE = ROOT / "docs" / "reference"
PACKAGE = Path(briefing.__file__).parent


def text(name: str) -> str:
    return (REFERENCE / name).read_text("utf-8")


def lacking(names: Iterator[str] | list[str], page: str) -> list[str]:
    """The names that do not stand in a page as code."""
    shown = set(re.findall(r"`([^`\n]+)`", page))
    return sorted(set(names) - shown)


@pytest.mark.parametrize(("name", "page"), PAGES.items(), ids=list(PAGES))
def test_a_generated_page_is_up_to_date(name: str, page: Callable[[], str]) -> None:
    assert (ROOT / name).read_text("utf-8") == page(), "run `python -m tests.docs.generate`"


def _commands(command: click.Command, path: str) -> Iterator[tuple[str, click.Command]]:
    yield path, command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            found = command.get_command(context, name)
            assert found is not None
            yield from _commands(found, f"{path} {name}")


@pytest.mark.parametrize(
    ("path", "command"), list(_commands(cli, "briefing")), ids=lambda given: given if isinstance(given, str) else ""
)
def test_every_command_and_option_is_in_the_reference(path: str, command: click.Command) -> None:
    part = re.search(rf"^## {path}\n(.*?)(?=^## |\Z)", text("commands.md"), re.MULTILINE | re.DOTALL)
    assert part, f"no part for {path}"
    options = [name for param in command.params if isinstance(param, click.Option) for name in param.opts]
    assert [name for name in options if not re.search(rf"(?<![\w-]){name}(?![\w-])", part[1])] == []


def test_every_key_of_the_settings_is_in_the_reference() -> None:
    page = text("config.md")
    listed = [field.name for kind in (Collecting, Source) for field in fields(kind)]
    names = [*KEYS, *ARCHIVE_KEYS, *MAIL_KEYS, *SCHEDULE_KEYS, *listed, *(f"BRIEFING_{key.upper()}" for key in KEYS)]
    assert lacking(names, page) == []
    assert [name for name in (*TABLES, *LISTS) if f"[{name}]" not in page] == []


def test_every_environment_variable_is_in_the_reference() -> None:
    sources = [path.read_text("utf-8") for path in (*PACKAGE.rglob("*.py"), ROOT / "brief")]
    named = {
        name
        for source in sources
        for name in re.findall(r"\b(?:BRIEFING_[A-Z]{3,}|SOURCE_DATE_EPOCH|BRIEF_[A-Z]+)\b", source)
    }
    assert lacking(sorted(named - {"BRIEFING_MAIL"}), text("config.md")) == []


def _variables(folder: Path, monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """What a template really gets."""
    import jinja2

    given: dict[str, object] = {}

    def caught(_: jinja2.Template, **variables: object) -> str:
        given.update(variables)
        return ""

    monkeypatch.setattr(jinja2.Template, "render", caught)
    run_template(folder, "report.html.j2", lay_out(briefings.full()), paged=True)
    return set(given)


def test_every_variable_of_a_template_is_in_the_reference(monkeypatch: pytest.MonkeyPatch) -> None:
    variables = _variables(find_template("executive"), monkeypatch)
    assert {field.name for field in fields(Document)} < variables
    assert lacking(sorted(variables), text("templates.md")) == []


def test_every_field_of_a_variable_is_in_the_reference_and_nothing_else() -> None:
    there = {f"{found.__name__}.{name}" for found in reachable(Document) for name, _ in members(found)}
    assert there == set(MEANINGS)
    assert lacking(sorted({name.partition(".")[2] for name in there}), text("templates.md")) == []


def test_every_placeholder_of_the_word_file_is_in_the_reference() -> None:
    names = [f"{{{{ {name} }}}}" for group in placeholders() for name in group]
    assert lacking(names, text("templates.md")) == []


def test_the_styles_of_the_word_file_are_in_the_reference() -> None:
    assert [name for names in styles().values() for name in names if name not in text("templates.md")] == []


def test_every_format_is_in_the_reference() -> None:
    assert lacking([*formats(), *registry.names(registry.RENDERER)], text("formats.md")) == []


def _keys(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        yield from value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _keys(inner)


def test_every_key_of_a_json_brief_is_in_the_reference() -> None:
    assert lacking(_keys(as_data(briefings.full())), text("json.md")) == []


def test_every_key_of_a_profile_is_in_the_reference() -> None:
    """What `profile.py` takes out of a profile's tables, and what the kinds of sections take out of their options."""
    reading = "".join(inspect.getsource(part) for part in (profile._profile, profile._own_actors, profile._problems))
    keys = re.findall(r"\b(?:s|r|data|section)(?:\.get\(|\[)\"(\w+)\"", reading)
    analysis = "".join(path.read_text("utf-8") for path in (PACKAGE / "analysis").rglob("*.py"))
    options = re.findall(r"\.options\.get\(\"(\w+)\"", analysis)
    groups = [path.stem for path in (PACKAGE / "data" / "groups").glob("*.toml") if path.stem != "people"]
    assert {"sections", "limit", "aliases"} <= set(keys)
    assert {"by", "terms", "sides"} <= set(options)
    assert lacking([*keys, *(set(options) - {"sides"}), *profile.KINDS, *groups], text("profiles.md")) == []
