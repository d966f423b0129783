"""What a brief costs as a whole process, against WeasyPrint alone on the same HTML."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from briefing.interfaces import Presentation
from briefing.render import html
from briefing.render.document import lay_out
from briefing.render.templates import find_template
from briefing.render.templates.look import look_of
from tests.analysis.readings import SEEDS, brief

MOST = 1.6


@pytest.mark.slow
def test_the_seeds_as_pdf_cost_little_more_than_setting_their_pages(tmp_path: Path) -> None:
    template = find_template("executive")
    document = lay_out(brief(SEEDS), Presentation(), look_of(template).limits)
    (tmp_path / "page.html").write_text(html.page(document, template, paged=True), encoding="utf-8")
    alone = (
        "import weasyprint\n"
        f"page = weasyprint.HTML(filename='page.html', base_url={template.resolve().as_uri() + '/'!r})\n"
        "page.write_pdf('page.pdf', pdf_variant='pdf/ua-1', pdf_tags=True)"
    )
    whole = ["-m", "briefing", "generate", str(SEEDS), "--format", "pdf", "--output", "made", "--no-archive"]

    def best(*command: str) -> float:
        times = []
        for _ in range(4):
            begun = time.perf_counter()
            subprocess.run([sys.executable, *command], capture_output=True, check=True, cwd=tmp_path)
            times.append(time.perf_counter() - begun)
        return min(times)

    assert best(*whole) <= MOST * best("-c", alone)
