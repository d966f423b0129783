"""Looks: found by name or folder, exported, and read without letting them reach anything else."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from briefing.errors import TemplateError
from briefing.render import docx, html
from briefing.render.document import Document, model
from briefing.render.templates import export_template, find_template, list_templates
from briefing.render.word.parts import PARTS
from tests import briefings
from tests.render.readback import rendered

FUNCTIONS = ("paged", "css", "css_text", "color", "asset", "script", "script_source")


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """A copy of the executive look that a test may change."""
    return export_template("executive", tmp_path / "mine")


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_the_executive_look_is_shipped() -> None:
    assert "executive" in list_templates()
    assert find_template("executive").name == "executive"


def test_an_exported_look_works_as_a_folder(mine: Path) -> None:
    assert find_template(mine) == mine.resolve()
    assert html.render(briefings.full(), find_template(str(mine))) == rendered("full", "html")
    assert docx.render(briefings.full(), mine) == rendered("full", "docx")


def test_a_changed_look_changes_the_report(mine: Path) -> None:
    change(mine / "print.css", "--navy: #14305c", "--navy: #400040")
    change(mine / "report.html.j2", "{{ kicker }}", "Ministry of {{ profile }}")
    text = html.render(briefings.full(), mine).decode()
    assert "--navy: #400040" in text
    assert "Ministry of nato-ukraine" in text


@pytest.mark.parametrize("name", ["nosuch", "../..", ""])
def test_an_unknown_name_lists_what_there_is(name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(TemplateError, match="executive"):
        find_template(name)


def test_export_never_overwrites(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("mine")
    with pytest.raises(TemplateError, match="there already"):
        export_template("executive", tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


@pytest.mark.parametrize(
    ("new", "said"),
    [
        ("{{ tilte }}", r"mine/report\.html\.j2, line \d+: 'tilte' is undefined"),
        ("{{ bottom_line.nmae }}", r"line \d+: .*has no attribute 'nmae'"),
        ("{% for %}", r"mine/report\.html\.j2, line \d+: "),
        ("{% include 'nosuch.j2' %}", r"line \d+: there is no file “nosuch\.j2”"),
        ("{{ title.__class__.__mro__ }}", r"line \d+: .*unsafe"),
        ("{{ 1 / 0 }}", r"line \d+: division by zero"),
    ],
)
def test_a_template_error_names_file_line_and_what_is_missing(mine: Path, new: str, said: str) -> None:
    change(mine / "report.html.j2", "{{ kicker }}", new)
    with pytest.raises(TemplateError, match=said) as caught:
        html.render(briefings.full(), mine)
    line = (mine / "report.html.j2").read_text("utf-8").split(new)[0].count("\n") + 1
    assert f"line {line}:" in str(caught.value)


@pytest.mark.parametrize("name", ["../secret.txt", "/etc/passwd", "link.txt"])
@pytest.mark.parametrize("use", ["{% include 'NAME' %}", "{{ css('NAME') }}", "{{ asset('NAME') }}"])
def test_a_template_reads_only_its_own_folder(mine: Path, name: str, use: str) -> None:
    (mine.parent / "secret.txt").write_text("secret")
    (mine / "link.txt").symlink_to(mine.parent / "secret.txt")
    change(mine / "report.html.j2", "{{ kicker }}", use.replace("NAME", name))
    with pytest.raises(TemplateError):
        html.render(briefings.full(), mine)


@pytest.mark.parametrize("rule", ["@import 'x.css';", "p { background: url(https://example.org/a.png) }"])
def test_a_style_sheet_cannot_name_what_is_external(mine: Path, rule: str) -> None:
    path = mine / "print.css"
    path.write_text(f"{rule}\n{path.read_text('utf-8')}", "utf-8")
    with pytest.raises(TemplateError, match=r"mine/print\.css, line 1:"):
        html.render(briefings.full(), mine)


def test_a_file_that_a_style_sheet_names_is_put_inside(mine: Path) -> None:
    (mine / "logo.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    path = mine / "print.css"
    path.write_text(f"{path.read_text('utf-8')}\n.kicker {{ background: url('logo.svg') }}", "utf-8")
    assert 'url("data:image/svg+xml;base64,PHN2' in html.render(briefings.full(), mine).decode()


def test_a_missing_file_says_where_to_take_it_from(mine: Path) -> None:
    (mine / "report.docx").unlink()
    with pytest.raises(TemplateError, match=r"has no report\.docx; take it from"):
        docx.render(briefings.full(), mine)


def test_every_variable_is_documented() -> None:
    readme = (find_template("executive") / "README.md").read_text("utf-8")
    named = set(re.findall(r"`(?:\{\{ )?(\w+)", readme))
    variables = {field.name for field in fields(Document)} | {*PARTS, *FUNCTIONS}
    assert variables - named == set()


def test_every_field_of_a_part_is_documented() -> None:
    readme = (find_template("executive") / "README.md").read_text("utf-8")
    named = set(re.findall(r"\w+", readme))
    classes = [getattr(model, name) for name in model.__all__]
    assert {field.name for item in classes for field in fields(item)} - named == set()
