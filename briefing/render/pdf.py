"""The brief as an accessible PDF (PDF/UA-1): the HTML of the same look, set on pages by WeasyPrint."""

from __future__ import annotations

import hashlib
from pathlib import Path

from briefing.models import Briefing
from briefing.render import html
from briefing.render.pages.engine import weasyprint
from briefing.render.pages.fence import fenced_fetcher
from briefing.render.pages.glyphs import missing_glyphs

__all__ = ["EXTENSION", "missing_glyphs", "render"]

EXTENSION = "pdf"


def render(briefing: Briefing, template: Path) -> bytes:
    """The bytes of a tagged PDF; equal input gives equal bytes on one system, fonts included.

    Raises `TemplateError` when the template does not hold, `MissingNeedError` when Pango is absent.
    """
    source = html.page(briefing, template, paged=True)
    engine = weasyprint()
    # Identifier and dates come from the content, never from a clock. WeasyPrint drops tags without a word
    # when layout and writing get different options, so both get these, in one call.
    document = engine.HTML(
        string=source,
        base_url=f"{template.resolve().as_uri()}/",
        url_fetcher=fenced_fetcher(template),
    )
    pdf: bytes = document.write_pdf(
        pdf_variant="pdf/ua-1",
        pdf_tags=True,
        pdf_identifier=hashlib.sha256(source.encode("utf-8")).digest()[:16],
        custom_metadata=False,
    )
    return pdf
