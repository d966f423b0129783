"""What every test may use: the seeds, and the command line as a user meets it."""

from __future__ import annotations

import contextlib
import io
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from briefing.interfaces import RawDocument

ROOT = Path(__file__).resolve().parents[1]
settings.register_profile("briefing", deadline=None)  # the machine may be busy, which proves nothing
settings.load_profile("briefing")


@dataclass(frozen=True, slots=True)
class Result:
    """What a command left behind: exit code, and both streams as text."""

    code: int
    stdout: str
    stderr: str

    @property
    def paths(self) -> list[Path]:
        """The paths on stdout, one a line."""
        return [Path(line) for line in self.stdout.splitlines()]


@dataclass(frozen=True, slots=True)
class Runner:
    """Runs `briefing` in a folder of its own."""

    folder: Path

    def __call__(self, *arguments: str | Path) -> Result:
        """In this process, through the same border as the console script."""
        from briefing.cli.border import run

        stdout, stderr = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(stdout), contextlib.redirect_stderr(stderr), contextlib.chdir(self.folder):
            code = run([str(argument) for argument in arguments])
        return Result(code, stdout.getvalue(), stderr.getvalue())

    def process(self, *arguments: str | Path, environment: Mapping[str, str] | None = None) -> Result:
        """As a process of its own."""
        command = [sys.executable, "-m", "briefing", *map(str, arguments)]
        environment = {**os.environ, **(environment or {})}
        done = subprocess.run(command, cwd=self.folder, env=environment, capture_output=True, text=True, timeout=120)
        return Result(done.returncode, done.stdout, done.stderr)


@pytest.fixture(autouse=True)
def _own_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings of the user who runs the tests do not count."""
    for name in list(os.environ):
        if name.startswith("BRIEFING_") or name == "SOURCE_DATE_EPOCH":
            monkeypatch.delenv(name)


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The five articles that come with the project."""
    return ROOT / "seeds"


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    """The command line, in an empty folder."""
    return Runner(tmp_path)


@pytest.fixture
def at_seeds(runner: Runner, seeds: Path) -> Runner:
    """The command line in a folder that has `seeds`."""
    shutil.copytree(seeds, runner.folder / "seeds")
    return runner


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """The web pages in which an article was looked for, as they are."""
    from briefing.corpus.readers import html

    seen: list[bytes] = []
    whole = html.page

    def watched(data: bytes, charset: str | None = None) -> RawDocument:
        seen.append(data)
        return whole(data, charset)

    monkeypatch.setattr(html, "page", watched)
    return seen
