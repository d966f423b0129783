"""The README's picture: page 1 of the brief of the seeds, as a small PNG."""

from __future__ import annotations

import io
from pathlib import Path

from tests.conftest import ROOT

PICTURE = ROOT / "docs" / "images" / "brief-page-1.png"
WIDTH = 900  # pixels
COLOURS = 200  # fewer lose the hairlines
SHARPER = 3  # drawn larger and scaled down, so that all hairlines look alike


def make_picture(target: Path = PICTURE) -> None:
    """Make the brief of the seeds and save its first page, `WIDTH` wide, with a hairline around it."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(first_page(_pdf_of_seeds()))


def first_page(pdf: bytes) -> bytes:
    """The first page of a PDF as PNG."""
    import pypdfium2
    from PIL import Image, ImageOps

    document = pypdfium2.PdfDocument(pdf)
    page = document[0]
    image = page.render(scale=SHARPER * (WIDTH - 2) / page.get_width()).to_pil().convert("RGB")
    document.close()
    size = (WIDTH - 2, round(image.height / SHARPER))
    image = ImageOps.expand(image.resize(size, Image.Resampling.LANCZOS), border=1, fill=(201, 208, 218))
    stream = io.BytesIO()
    image.quantize(COLOURS, method=Image.Quantize.FASTOCTREE).save(stream, "PNG", optimize=True)
    return stream.getvalue()


def _pdf_of_seeds() -> bytes:
    from tempfile import TemporaryDirectory

    from briefing.config import Settings
    from briefing.production import produce

    with TemporaryDirectory() as folder:
        made = produce(Settings(sources=(ROOT / "seeds",), output=Path(folder)))
        return made.written[0].read_bytes()
