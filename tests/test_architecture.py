"""The house as `docs/architecture.md` draws it, held by reading the sources."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import briefing

PACKAGE = Path(briefing.__file__).parent
ROOT = Path(__file__).resolve().parents[1]
SOURCES = sorted(PACKAGE.rglob("*.py"))
TESTS = sorted(path for folder in ("tests", "bench") for path in (ROOT / folder).rglob("*.py"))

# Imports point to earlier rows only; the names within a row are siblings and do not import each other.
ROWS = (
    {"models", "errors", ""},
    {"interfaces", "language", "words", "config_keys"},
    {"corpus", "summarize", "analysis", "render", "collect", "deliver", "schedule", "profile"},
    {"registry"},
    {"survey"},
    {"config_mail", "config_schedule", "config_sources"},
    {"archive", "config"},
    {"compose", "executors"},
    {"reading"},
    {"production", "mailing", "dispatch", "finished", "starter"},
    {"daily"},
    {"cli"},
    {"__main__"},
)
HEAVY = {"numpy", "scipy", "weasyprint", "docx", "jinja2", "sumy", "nltk", "trafilatura", "pypdf", "nupunkt", "lxml"}
HEAVY |= {"pyarrow", "fastwarc", "distributed", "dask", "backports", "feedparser", "urllib3", "courlan", "protego"}
ONLY_IN = {
    "weasyprint": {"render", "cli"},
    "docx": {"render", "corpus"},
    "jinja2": {"render", "deliver"},
    "smtplib": {"deliver"},
    **{name: {"corpus"} for name in ("pyarrow", "fastwarc", "backports")},
    **{name: {"collect"} for name in ("feedparser", "urllib3", "courlan", "protego", "imaplib", "certifi")},
}
NETWORK = {"socket", "ssl", "http", "urllib.request.urlopen", "requests", "ftplib", "smtplib", "imaplib"}
ONLINE = {
    "deliver": {"smtplib", "ssl", "urllib.request.urlopen"},
    "collect": {"socket", "ssl", "imaplib"},
    "cli": {"http", "http.server", "socket"},  # preview serves on the loopback
}  # and only when they are called
OUTSIDE_WORLD = {
    "datetime.now",
    "datetime.today",
    "date.today",
    "time.time",
    "os.environ",
    "os.getenv",
    "datetime.utcnow",
}


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def unit(path: Path) -> str:
    """The part of the house that a module belongs to: `render` for render/pdf.py, `config` for config.py."""
    name = path.relative_to(PACKAGE).with_suffix("").parts[0]
    return "" if name == "__init__" else name


def imports(node: ast.AST) -> Iterator[str]:
    for child in ast.walk(node):
        if isinstance(child, ast.Import):
            yield from (alias.name for alias in child.names)
        elif isinstance(child, ast.ImportFrom):
            yield child.module or ""
            yield from (f"{child.module}.{alias.name}" for alias in child.names)


def imports_on_loading(node: ast.AST) -> Iterator[str]:
    """What importing a module imports: not what stands in functions, nor what is for type checkers."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import | ast.ImportFrom):
            yield from imports(child)
        elif not isinstance(child, ast.FunctionDef) and not (
            isinstance(child, ast.If) and "TYPE_CHECKING" in ast.dump(child.test)
        ):
            yield from imports_on_loading(child)


def row(name: str) -> int:
    return next(number for number, names in enumerate(ROWS) if name in names)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(PACKAGE)))
class TestModule:
    def test_imports_point_one_way(self, path: Path) -> None:
        own = unit(path)
        used = {name.split(".")[1] for name in imports(tree(path)) if name.startswith("briefing.")}
        used &= set().union(*ROWS)
        assert sorted(name for name in used if name != own and row(name) >= row(own) and name not in ROWS[0]) == []

    def test_heavy_packages_are_imported_inside_functions(self, path: Path) -> None:
        assert sorted({name.split(".")[0] for name in imports_on_loading(tree(path))} & HEAVY) == []

    def test_packages_are_used_where_they_belong(self, path: Path) -> None:
        roots = {name.split(".")[0] for name in imports(tree(path))}
        assert sorted(name for name, units in ONLY_IN.items() if name in roots and unit(path) not in units) == []

    def test_no_network_clock_or_environment_below_the_command_line(self, path: Path) -> None:
        seen = {ast.unparse(node) for node in ast.walk(tree(path)) if isinstance(node, ast.Attribute)} & OUTSIDE_WORLD
        network = set(imports(tree(path))) & NETWORK - ONLINE.get(unit(path), set())
        if unit(path) in {"cli", "config", "config_keys"}:
            seen = set()
        assert sorted(seen | network) == []


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_modules_are_short(path: Path) -> None:
    assert path.read_text("utf-8").count("\n") <= 300


@pytest.mark.parametrize("path", [*SOURCES, *TESTS], ids=lambda path: "/".join(path.parts[-3:]))
def test_functions_are_short(path: Path) -> None:
    functions = [node for node in ast.walk(tree(path)) if isinstance(node, ast.FunctionDef)]
    assert [f"{node.name}: {lines}" for node in functions if (lines := _lines(node)) > 50] == []


def _lines(node: ast.FunctionDef) -> int:
    return (node.end_lineno or 0) - node.lineno + 1


def project_files() -> list[Path]:
    """What the project itself wrote: neither the seeds nor what tools leave in a checkout."""
    folders = ("briefing", "templates", "tests", "bench", "docs", ".ci")
    suffixes = {"", ".py", ".toml", ".md", ".sh", ".css", ".j2", ".json", ".lock", ".txt"}
    inside = (path for folder in folders for path in (ROOT / folder).rglob("*"))
    named = (path for path in ROOT.iterdir() if path.name != "uv.lock")
    return [
        path
        for path in (*inside, *named)
        if path.is_file() and path.suffix in suffixes and not {"__pycache__", ".git"} & set(path.parts)
    ]


def test_no_file_names_a_machine_or_a_registry() -> None:
    machine = re.compile(
        r"(?<![\w.$}-])/(?:wor[k]|roo[t]|hom[e]/\w+|tm[p])/\w|py[p]i\.org|pythonhoste[d]|\bfiles?://(?!\W)[\w/]*simpl[e]"
    )
    found = {
        str(path.relative_to(ROOT)): hit[0]
        for path in project_files()
        if (hit := machine.search(path.read_text("utf-8", "replace")))
    }
    assert found == {}


@pytest.mark.parametrize("lock", sorted(ROOT.glob("requirements*.lock")), ids=lambda path: str(path.name))
def test_locks_have_hashes_and_no_addresses(lock: Path) -> None:
    _, *lines = lock.read_text("utf-8").splitlines()
    pins = [number for number, line in enumerate(lines) if not line.startswith("    ")]
    assert pins
    assert [lines[n] for n in pins if not re.fullmatch(r"[a-z0-9-]+==[\w.]+( ; [\w.'<>=! ]+)? \\", lines[n])] == []
    assert [lines[n] for n in pins if not lines[n + 1].startswith("    --hash=sha256:")] == []
    assert [
        line
        for line in lines
        if line.startswith("    ") and not re.fullmatch(r"    --hash=sha256:[0-9a-f]{64}( \\)?", line)
    ] == []


def test_locks_pin_all_that_the_project_asks_for() -> None:
    asked = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    project, groups = asked["project"], asked["dependency-groups"]
    for lock, requirements in {
        "requirements.lock": project["dependencies"],
        "requirements-dev.lock": project["dependencies"] + project["optional-dependencies"]["dev"],
        "requirements-build.lock": groups["build"],
    }.items():
        pinned = set(re.findall(r"^([a-z0-9-]+)==", (ROOT / lock).read_text("utf-8"), re.MULTILINE))
        names = {re.split(r"[^A-Za-z0-9.-]", item)[0].lower().replace(".", "-") for item in requirements}
        assert sorted(names - pinned) == [], f"run .ci/lock: {lock}"
