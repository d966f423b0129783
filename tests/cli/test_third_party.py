"""A format that another distribution brings, found by its entry point."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

READER = """
from briefing.interfaces import RawDocument

def read(data, path):
    yield RawDocument(text=data.decode().removeprefix("WIRE "), title="From the wire")
"""
ARTICLE = (
    "WIRE Germany on Friday permitted Ukraine to use German weapons against targets in Russia, Berlin said.\n\n"
    "NATO allies had long opposed the move, and Moscow warned of consequences for the alliance.\n"
)


def test_a_third_partys_reader_is_used_for_its_suffix(tmp_path: Path) -> None:
    site, sources = tmp_path / "site", tmp_path / "in"
    (site / "wirereader-1.0.dist-info").mkdir(parents=True)
    (site / "wirereader.py").write_text(READER)
    (site / "wirereader-1.0.dist-info" / "METADATA").write_text(
        "Metadata-Version: 2.1\nName: wirereader\nVersion: 1.0\n"
    )
    (site / "wirereader-1.0.dist-info" / "entry_points.txt").write_text("[briefing.readers]\nwire = wirereader\n")
    sources.mkdir()
    (sources / "a.wire").write_text(ARTICLE)
    command = [sys.executable, "-m", "briefing", "generate", str(sources), "--format", "md", "--output", str(tmp_path)]
    environment = {**os.environ, "PYTHONPATH": str(site)}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "From the wire" in Path(done.stdout.strip()).read_text("utf-8")
