"""What whole processes take: `briefing --help`, and the five seeds to PDF against a bare WeasyPrint process."""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from briefing.config import Settings
from briefing.production import brief
from briefing.render import html
from briefing.render.document import lay_out
from briefing.render.templates import find_template
from briefing.render.templates.look import look_of

ROOT = Path(__file__).resolve().parent.parent
_BARE = "import sys, weasyprint; weasyprint.HTML(sys.argv[1], base_url=sys.argv[2]).write_pdf(sys.argv[3])"


def starts() -> Iterator[str]:
    """Lines to print."""
    wall, _ = alone("-m", "briefing", "--help", times=15)
    yield f"`briefing --help`: {1000 * wall:.0f} ms"
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        page, look = folder / "page.html", find_template(Settings().template)
        document = lay_out(brief(Settings(sources=(ROOT / "seeds",))), None, look_of(look).limits)
        page.write_text(html.page(document, look, paged=True), encoding="utf-8")
        base = f"{look.resolve().as_uri()}/"
        _, bare = alone("-c", _BARE, str(page), base, str(folder / "bare.pdf"))
        given = ("--format", "pdf", "--output", str(folder / "brief.pdf"), "--no-archive", "--quiet")
        _, ours = alone("-m", "briefing", "generate", str(ROOT / "seeds"), *given)
    yield f"five seeds to PDF: {ours:.2f} s of CPU, bare WeasyPrint on the same HTML {bare:.2f} s: {ours / bare:.2f}x"


def alone(*arguments: str, times: int = 5) -> tuple[float, float]:
    """The median of the seconds by the clock, and by the processor, of a Python process with these arguments."""
    walls, processors = [], []
    for _ in range(times):
        before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        command = [sys.executable, *arguments]
        subprocess.run(command, check=True, capture_output=True, env={**os.environ, "PYTHONPATH": str(ROOT)})
        walls.append(time.perf_counter() - begun)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        processors.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return statistics.median(walls), statistics.median(processors)
