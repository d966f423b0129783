"""The generated pages of the documents: one module a page, made of what the code itself says."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from tests.docs.pages import commands, content, exits, formats, looks, settings

PAGES: Mapping[str, Callable[[], str]] = MappingProxyType(
    {
        "docs/reference/commands.md": commands.page,
        "docs/reference/config.md": settings.page,
        "docs/reference/exit-codes.md": exits.page,
        "docs/reference/formats.md": formats.page,
        "docs/reference/json.md": content.page,
        "docs/reference/templates.md": looks.page,
    }
)
