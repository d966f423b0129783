"""A format that another distribution brings, found by its entry point."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from functools import partial

import pytest

from tests.conftest import Result, Runner

READER = """
from briefing.interfaces import RawDocument

def read(data, path):
    yield RawDocument(text=data.decode().removeprefix("WIRE "), title="From the wire")
"""
ARTICLE = (
    "WIRE Germany on Friday permitted Ukraine to use German weapons against targets in Russia, Berlin said.\n\n"
    "NATO allies had long opposed the move, and Moscow warned of consequences for the alliance.\n"
)


@pytest.fixture
def brought(runner: Runner) -> Callable[..., Result]:
    """The command line where a distribution brings a reader for .wire, in a folder with one such file."""
    site, sources = runner.folder / "site", runner.folder / "in"
    (site / "wirereader-1.0.dist-info").mkdir(parents=True)
    (site / "wirereader.py").write_text(READER)
    (site / "wirereader-1.0.dist-info" / "METADATA").write_text(
        "Metadata-Version: 2.1\nName: wirereader\nVersion: 1.0\n"
    )
    (site / "wirereader-1.0.dist-info" / "entry_points.txt").write_text("[briefing.readers]\nwire = wirereader\n")
    sources.mkdir()
    (sources / "a.wire").write_text(ARTICLE)
    path = os.pathsep.join(filter(None, (str(site), os.environ.get("PYTHONPATH"))))
    return partial(runner.process, environment={"PYTHONPATH": path})


def test_a_third_partys_reader_is_used_for_its_suffix(brought: Callable[..., Result], runner: Runner) -> None:
    done = brought("generate", "in", "--format", "md")
    assert (done.code, done.stderr) == (0, "")
    assert "From the wire" in (runner.folder / done.stdout.strip()).read_text("utf-8")


def test_every_command_that_reads_knows_a_third_partys_format(brought: Callable[..., Result], runner: Runner) -> None:
    text = brought("text", "in/a.wire")
    assert (text.code, text.stdout) == (0, ARTICLE.removeprefix("WIRE "))

    summary = brought("summarize", "in/a.wire", "--sentences", "1")
    assert (summary.code, summary.stdout.splitlines()[0] in ARTICLE) == (0, True)

    report = brought("generate", "in", "--format", "json").stdout.strip()
    explained = brought("explain", report, "--sources", "in")
    assert (explained.code, "NATO allies had long opposed the move" in explained.stdout) == (0, True)

    (runner.folder / "briefing.toml").write_text('[[source]]\nname = "Drop"\nkind = "folder"\npath = "in"\n')
    assert brought("collect").stdout == "Drop: 1 new\n"
    shutil.rmtree(runner.folder / "articles")
    assert "Drop: 1 new, 0 updated, 0 unchanged\n" in brought("run").stderr

    (runner.folder / "briefing.toml").unlink()
    shutil.rmtree(runner.folder / "articles")
    assert "in: 1 new\n" in brought("init", "--no-input", "--folder", "in", "--format", "md").stdout
