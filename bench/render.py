"""Processor seconds and memory that rendering takes, against a bare WeasyPrint run of the same HTML, and how it grows.

    python -m bench.render            all of it, some minutes
    python -m bench.render --quick    5 and 50 articles, and up to 50 pages

Every figure is that of a process of its own: what it takes to import and to lay out is in it, composing is not.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable

from briefing.registry import RENDERER, load, names
from briefing.render import html
from briefing.render.document import lay_out
from briefing.render.templates import find_template
from briefing.render.templates.look import look_of
from tests.large_briefing import large

COUNTS = (5, 50, 300)
GROWTH = (10, 40, 160, 600)
BARE = "bare WeasyPrint"


def main(arguments: list[str]) -> None:
    """Prints both tables."""
    if arguments[:1] == ["--one"]:
        sys.stdout.write(json.dumps(_measured(arguments[1], arguments[2], int(arguments[3]))) + "\n")
        return
    quick = "--quick" in arguments
    sys.stdout.write("| articles | format | seconds | MB | kB |\n|---|---|---|---|---|\n")
    for count in COUNTS[:2] if quick else COUNTS:
        for kind in (*names(RENDERER), BARE):
            seconds, memory, size, _ = _alone(kind, "executive", count)
            sys.stdout.write(f"| {count} | {kind} | {seconds:.2f} | {memory} | {size // 1000} |\n")
    sys.stdout.write("\n| articles, full look | pages | seconds | ms a page | MB |\n|---|---|---|---|---|\n")
    for count in GROWTH[:2] if quick else GROWTH:
        seconds, memory, _, pages = _alone("pdf", "full", count)
        sys.stdout.write(f"| {count} | {pages} | {seconds:.1f} | {1000 * seconds / pages:.0f} | {memory} |\n")


def _alone(kind: str, look: str, count: int) -> tuple[float, int, int, int]:
    """Seconds, megabytes, bytes and pages of one rendering in a process of its own."""
    command = [sys.executable, "-m", "bench.render", "--one", kind, look, str(count)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    seconds, memory, size, pages = json.loads(done.stdout)
    return seconds, memory, size, pages


def _measured(kind: str, look: str, count: int) -> tuple[float, int, int, int]:
    briefing, folder = large(count), find_template(look)
    make = _bare(look, count) if kind == BARE else lambda: load(RENDERER, kind).render(briefing, folder)
    begun = time.process_time()
    content: bytes = make()
    seconds = time.process_time() - begun
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1000
    return seconds, memory, len(content), _pages(content)


def _bare(look: str, count: int) -> Callable[[], bytes]:
    """WeasyPrint on the finished HTML: no laying out, no template, no tags, no attachment."""
    folder = find_template(look)
    source = html.page(lay_out(large(count), None, look_of(folder).limits), folder, paged=True)

    def make() -> bytes:
        import weasyprint

        written: bytes = weasyprint.HTML(string=source).write_pdf()
        return written

    return make


def _pages(content: bytes) -> int:
    if not content.startswith(b"%PDF"):
        return 0
    import pypdfium2

    with pypdfium2.PdfDocument(content) as file:
        return len(file)


if __name__ == "__main__":
    main(sys.argv[1:])
