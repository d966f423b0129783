"""What a brief costs as a whole process, against WeasyPrint alone on the same HTML."""

from __future__ import annotations

import resource
import subprocess
import sys
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

    def seconds(*command: str) -> float:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, *command], capture_output=True, check=True, cwd=tmp_path)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    runs = [(seconds(*whole), seconds("-c", alone)) for _ in range(4)]
    assert min(mine for mine, _ in runs) <= MOST * min(bare for _, bare in runs)
