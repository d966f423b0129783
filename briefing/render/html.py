"""The brief as one HTML file: its styles inside, nothing external, readable without JavaScript."""

from __future__ import annotations

from pathlib import Path

from briefing.models import Briefing
from briefing.render.document import lay_out
from briefing.render.templates.sandbox import run_template

EXTENSION = "html"
TEMPLATE = "report.html.j2"


def render(briefing: Briefing, template: Path) -> bytes:
    """UTF-8 HTML made by the look's `report.html.j2`. Raises `TemplateError` when the template does not hold."""
    html = run_template(template, TEMPLATE, lay_out(briefing))
    return html.encode("utf-8")
