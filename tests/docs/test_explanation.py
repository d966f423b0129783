"""What the README and the explanations claim of the project is so: rows of imports, places, packages, tests, codes."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import briefing
from briefing.cli import COMMANDS
from tests.conftest import ROOT
from tests.docs.markdown import fences
from tests.docs.pages.exits import MEANINGS
from tests.test_architecture import HEAVY, ROWS

PACKAGE = Path(briefing.__file__).parent
EXPLANATION = ROOT / "docs" / "explanation"


def text(name: str) -> str:
    return (EXPLANATION / name).read_text("utf-8")


def cells(page: str) -> list[list[str]]:
    """The rows of all tables of a page, heads and rulers left out."""
    rows = [[cell.strip() for cell in line.strip("|").split(" | ")] for line in page.splitlines() if line[:1] == "|"]
    return [row for at, row in enumerate(rows) if set("".join(row)) - set("- ") and not _is_ruler(rows, at + 1)]


def _is_ruler(rows: list[list[str]], at: int) -> bool:
    return at < len(rows) and not set("".join(rows[at])) - set("- ")


def test_the_rows_of_imports_are_those_that_are_held() -> None:
    _, drawn = (fence.text for fence in fences(EXPLANATION / "architecture.md"))
    assert [set(line.split()) for line in drawn.splitlines()] == [row - {""} for row in ROWS]


def test_the_heavy_packages_are_those_that_are_held() -> None:
    named = re.search(r"Heavy packages \((.*?)\)", text("architecture.md"), re.DOTALL)
    assert named is not None
    assert set(re.split(r",\s+", named[1])) == HEAVY - {"nltk"}


def test_the_places_to_touch_are_there() -> None:
    places = re.findall(r"`((?:briefing|templates|tests|docs|bench)/[\w/.-]*)`", text("architecture.md"))
    homes = {"briefing": PACKAGE.parent, "templates": _home_of_templates()}
    missing = [place for place in places if not (homes.get(place.split("/")[0], ROOT) / place).exists()]
    assert len(places) > 12
    assert missing == []


def _home_of_templates() -> Path:
    return ROOT if (ROOT / "templates").exists() else PACKAGE


def test_every_package_that_is_asked_for_has_its_reason() -> None:
    asked = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    project, groups = asked["project"], asked["dependency-groups"]
    wanted = [
        *project["dependencies"],
        *(item for extra in project["optional-dependencies"].values() for item in extra),
    ]
    wanted += [item for group in groups.values() for item in group]
    names = {re.split(r"[^A-Za-z0-9.-]", requirement)[0] for requirement in wanted}
    rows = cells(text("dependencies.md"))
    assert {row[0].strip("`") for row in rows} == names
    assert all(len(row) == 3 and row[1] and row[2] for row in rows)


def test_what_is_denied_is_tried() -> None:
    tests = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", text("security.md"))
    missing = [name for path, name in tests if f"def {name}(" not in (ROOT / path).read_text("utf-8")]
    assert len(tests) >= len([row for row in cells(text("security.md")) if row]) > 10
    assert missing == []


def test_the_readme_names_every_exit_code_that_a_user_meets() -> None:
    signals = {130, 143}
    shown = {int(row[0]) for row in cells((ROOT / "README.md").read_text("utf-8")) if row[0].isdigit()}
    assert shown == set(MEANINGS) - signals


def test_the_changes_name_every_command() -> None:
    changes = (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert [name for name in COMMANDS if f"`briefing {name}`" not in changes] == []
    assert "## Unreleased" in changes
