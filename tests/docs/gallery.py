"""The pictures of `docs/gallery.md`, of the seeds alone: pages of each look, the Word file, the HTML report.

Run it in the checkout: `.venv/bin/python -m tests.docs.gallery`. It needs Chromium with Playwright, and LibreOffice.
"""

from __future__ import annotations

import io
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.config import Settings
from briefing.interfaces import Presentation
from briefing.production import brief
from briefing.registry import RENDERER, load
from briefing.render.templates import find_template
from tests.conftest import ROOT
from tests.docs.picture import SHARPER
from tests.render.chromium import browser

if TYPE_CHECKING:
    from PIL.Image import Image

    from briefing.models import Briefing

FOLDER = ROOT / "docs" / "images"
WIDTH = 900  # pixels
COLOURS = 200
# Name of the picture, look, number of the page, and what is asked for.
PAGES: tuple[tuple[str, str, int, Presentation], ...] = (
    ("executive-1", "executive", 1, Presentation()),
    ("executive-3", "executive", 3, Presentation()),
    ("executive-5", "executive", 5, Presentation()),
    ("one-page", "one-page", 1, Presentation()),
    ("full-5", "full", 5, Presentation()),
    ("marked", "executive", 1, Presentation(paper="letter", marking="TLP:AMBER", language="uk")),
)


def main() -> None:
    """Writes every picture, and names it."""
    seeds = brief(Settings(sources=(ROOT / "seeds",)))
    for name, image in (*_pages(seeds), ("word-1", _word(seeds)), *_screens(seeds)):
        path = FOLDER / f"gallery-{name}.png"
        path.write_bytes(_png(image))
        sys.stdout.write(f"{path.relative_to(ROOT)}  {path.stat().st_size // 1000} kB\n")


def _made(seeds: Briefing, kind: str, look: str = "executive", asked: Presentation | None = None) -> bytes:
    content: bytes = load(RENDERER, kind).render(seeds, find_template(look), asked or Presentation())
    return content


def _pages(seeds: Briefing) -> Iterator[tuple[str, Image]]:
    for name, look, number, asked in PAGES:
        yield name, _page(_made(seeds, "pdf", look, asked), number)


def _page(pdf: bytes, number: int) -> Image:
    """A page of a PDF with a hairline around it."""
    import pypdfium2
    from PIL import ImageOps
    from PIL.Image import Resampling

    with pypdfium2.PdfDocument(pdf) as file:
        page = file[number - 1]
        image: Image = page.render(scale=SHARPER * (WIDTH - 2) / page.get_width()).to_pil().convert("RGB")
    image = image.resize((WIDTH - 2, round(image.height / SHARPER)), Resampling.LANCZOS)
    return ImageOps.expand(image, border=1, fill=(201, 208, 218))


def _word(seeds: Briefing) -> Image:
    """The first page of the Word file, as LibreOffice sets it."""
    with tempfile.TemporaryDirectory() as name:
        report = Path(name) / "report.docx"
        report.write_bytes(_made(seeds, "docx"))
        command = ["soffice", "--headless", "--convert-to", "pdf", "--outdir", name, str(report)]
        subprocess.run(command, capture_output=True, check=True)
        return _page(report.with_suffix(".pdf").read_bytes(), 1)


def _screens(seeds: Briefing) -> Iterator[tuple[str, Image]]:
    """The HTML report: light, dark with a sentence in its article, and on a phone."""
    from PIL import Image

    with tempfile.TemporaryDirectory() as name, browser() as chromium:
        report = Path(name) / "report.html"
        report.write_bytes(_made(seeds, "html"))
        for title, width, scheme, place in (
            ("html", WIDTH, "light", ""),
            ("html-context", WIDTH, "dark", "#place-1"),
            ("html-phone", 390, "light", ""),
        ):
            page = chromium.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
            page.goto(report.as_uri() + place)
            page.wait_for_timeout(300)
            yield title, Image.open(io.BytesIO(page.screenshot())).convert("RGB")
            page.close()


def _png(image: Image) -> bytes:
    from PIL.Image import Quantize

    stream = io.BytesIO()
    # The octree keeps the few coloured words that the median cut would give away.
    image.quantize(COLOURS, Quantize.FASTOCTREE).save(stream, "PNG", optimize=True)
    return stream.getvalue()


if __name__ == "__main__":
    main()
