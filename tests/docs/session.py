"""A reader who types what a document says, in a copy of the checkout: commands, files to write, Python to run.

In a ```console block, lines that begin with `$ ` are typed, the others are what has to come back. `…` stands for any
text within a line, and alone on a line for any lines. A block with `file=NAME` is written to that file. A ```text
block right behind a ```python block is what the Python prints.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from tests.conftest import ROOT
from tests.docs.markdown import Fence

PROGRAMS = {"briefing", "./brief"}
_SHELL = re.compile(r"[|<>&;*$`]")


@dataclass(frozen=True, slots=True)
class Typed:
    """One command of a block and the output that the document shows for it."""

    command: str
    expected: str


@dataclass(slots=True)
class Session:
    """A folder with the seeds and a `brief`; `code` is the exit code of the last command, `names` Python's."""

    folder: Path
    code: int = 0
    names: dict[str, object] = field(default_factory=dict)

    @classmethod
    def begun(cls, folder: Path) -> Session:
        """A reader at the start of a document."""
        shutil.copytree(ROOT / "seeds", folder / "seeds")
        for place in (folder / "brief", folder / ".bin" / "briefing"):
            place.parent.mkdir(exist_ok=True)
            place.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m briefing "$@"\n')
            place.chmod(0o755)
        return cls(folder)

    def type(self, command: str) -> str:
        """What a command prints, both streams in their order; `briefing` runs in this process where it can."""
        if command.strip() == "echo $?":
            return f"{self.code}\n"
        words = [] if _SHELL.search(command) else shlex.split(command)
        if words and words[0] in PROGRAMS:
            return self._in_process(words[1:])
        paths = [str(self.folder / ".bin"), str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)]
        nowhere = dict.fromkeys(("http_proxy", "https_proxy"), "http://127.0.0.1:9")
        done = subprocess.run(
            ["bash", "-c", command],
            cwd=self.folder,
            env={**os.environ, **nowhere, "PATH": os.pathsep.join(paths)},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=120,
        )
        self.code = done.returncode
        return done.stdout

    def run_python(self, text: str) -> str:
        """What Python prints that a reader types in the folder; the blocks of a document share their names."""
        shown = io.StringIO()
        with contextlib.redirect_stdout(shown), contextlib.chdir(self.folder):
            exec(compile(text, "<document>", "exec"), self.names)
        return shown.getvalue()

    def write(self, fence: Fence) -> None:
        """Save a block as the file that it names."""
        path = self.folder / fence.options["file"]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(fence.text, "utf-8")

    def _in_process(self, arguments: list[str]) -> str:
        from briefing.cli.border import run

        shown = io.StringIO()
        with (
            contextlib.redirect_stdout(shown),
            contextlib.redirect_stderr(shown),
            contextlib.chdir(self.folder),
        ):
            self.code = run(arguments)
        return shown.getvalue()


def typed(block: str) -> list[Typed]:
    """The commands of a ```console block, each with the output below it."""
    found: list[tuple[str, list[str]]] = []
    for line in block.splitlines():
        if line.startswith("$ "):
            found.append((line[2:], []))
        elif found and not found[-1][1] and found[-1][0].endswith("\\"):
            found[-1] = (f"{found[-1][0][:-1]}{line.strip()}", [])
        else:
            found[-1][1].append(line)
    return [Typed(command, "\n".join(lines).strip()) for command, lines in found]


def agrees(expected: str, shown: str) -> bool:
    """Whether the output is what the document shows, placeholders aside."""
    lines = "".join(f"{line.rstrip()}\n" for line in shown.strip().splitlines())
    return re.fullmatch("".join(map(_pattern, expected.splitlines())), lines) is not None


def _pattern(line: str) -> str:
    if line.strip() == "…":
        return r"(?:.*\n)*?"
    return ".*?".join(map(re.escape, line.rstrip().split("…"))) + r"\n"
