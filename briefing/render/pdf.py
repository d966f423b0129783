"""The brief as an accessible PDF (PDF/UA-1): the HTML of the same look, set on pages by WeasyPrint."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

from briefing.interfaces import Presentation
from briefing.models import Briefing
from briefing.render import html, json
from briefing.render.document import Document, lay_out
from briefing.render.document.size import LONG, entries_of
from briefing.render.pages.engine import weasyprint
from briefing.render.pages.fence import fenced_fetcher
from briefing.render.pages.glyphs import missing_glyphs
from briefing.render.templates.look import Look, look_of

__all__ = ["EXTENSION", "missing_glyphs", "render"]

EXTENSION = "pdf"
ATTACHED = "briefing.json"
_SIZES = {None: (210.0, 297.0), "A4": (210.0, 297.0), "letter": (215.9, 279.4)}  # millimetres
_SCALES = (1.0, 0.94, 0.88, 0.82, 0.76, 0.7)  # tried in turn for a look that has to fit its pages
# WeasyPrint drops tags without a word when layout and writing get different options: both get these.
_OPTIONS: dict[str, Any] = {"pdf_variant": "pdf/ua-1", "pdf_tags": True, "custom_metadata": False}


def render(briefing: Briefing, template: Path, presentation: Presentation | None = None) -> bytes:
    """The bytes of a tagged PDF; equal input gives equal bytes on one system, fonts included.

    The JSON brief is attached. Raises `TemplateError` when the template does not hold, `MissingNeedError` when Pango is
    absent.
    """
    look = look_of(template)
    document = lay_out(briefing, presentation, look.limits)
    laid, source, scale = _set(document, template, look)
    attached = json.render(briefing, template, presentation)
    laid.metadata.attachments = [_attachment(attached, briefing)]
    # The identifier comes from the content, never from a clock.
    identifier = hashlib.sha256(source.encode("utf-8") + attached).digest()[:16]
    pdf: bytes = laid.write_pdf(zoom=scale, finisher=_associate, pdf_identifier=identifier, **_OPTIONS)
    return pdf


def _associate(_: Any, pdf: Any) -> None:
    """Names the attachment as the document's source, which WeasyPrint does in PDF/A alone."""
    objects = list(pdf.objects)
    files: list[Any] = [item for item in objects if isinstance(item, dict) and item.get("Type") == "/Filespec"]
    for item in files:
        item["AFRelationship"] = "/Source"
        item["UF"] = item["F"]
    pdf.catalog["AF"] = b"[" + b" ".join(item.reference for item in files) + b"]"


def _set(document: Document, template: Path, look: Look) -> tuple[Any, str, float]:
    """The pages, the HTML that they were made of, and the scale at which they fit."""
    if look.pages is None:
        return *_with_contents(document, template), 1.0
    width, height = _SIZES[document.paper]
    for scale in _SCALES:
        laid, source = _pages(replace(document, paper=f"{width / scale:.2f}mm {height / scale:.2f}mm"), template)
        if len(laid.pages) <= look.pages:
            break
    return laid, source, scale


def _with_contents(document: Document, template: Path) -> tuple[Any, str]:
    """Contents from six pages on; the estimate is right as a rule, and then pages are set once."""
    laid, source = _pages(document, template)
    if (len(laid.pages) >= LONG) is bool(document.contents):
        return laid, source
    other = replace(document, contents=() if document.contents else entries_of(document))
    return _pages(other, template)


def _pages(document: Document, template: Path) -> tuple[Any, str]:
    source = html.page(document, template, paged=True)
    home = f"{template.resolve().as_uri()}/"
    page = weasyprint().HTML(string=source, base_url=home, url_fetcher=fenced_fetcher(template))
    return page.render(**_OPTIONS), source


def _attachment(data: bytes, briefing: Briefing) -> Any:
    made = datetime.combine(briefing.as_of, time(), UTC) if briefing.as_of else datetime(1980, 1, 1, tzinfo=UTC)
    return weasyprint().Attachment(
        string=data, name=ATTACHED, description=briefing.title[:200], created=made, modified=made, relationship="Source"
    )
