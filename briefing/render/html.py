"""The brief as one HTML file: its styles inside, nothing external, readable without JavaScript."""

from __future__ import annotations

from pathlib import Path

from briefing.interfaces import Presentation
from briefing.models import Briefing
from briefing.render.document import Document, lay_out
from briefing.render.templates.look import look_of
from briefing.render.templates.sandbox import run_template

EXTENSION = "html"
TEMPLATE = "report.html.j2"


def render(briefing: Briefing, template: Path, presentation: Presentation | None = None) -> bytes:
    """UTF-8 HTML made by the look's `report.html.j2`. Raises `TemplateError` when the template does not hold."""
    document = lay_out(briefing, presentation, look_of(template).limits, contexts=True)
    return page(document, template, paged=False).encode("utf-8")


def page(document: Document, template: Path, *, paged: bool) -> str:
    """The HTML text; `paged` tells the template that pages are made of it, with running headers and page numbers."""
    return run_template(template, TEMPLATE, document, paged=paged)
