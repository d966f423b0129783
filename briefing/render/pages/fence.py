"""What WeasyPrint may fetch: files inside the template's own folder, and what a data URI carries in itself."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

if TYPE_CHECKING:
    from weasyprint.urls import URLFetcher


def fenced_fetcher(folder: Path) -> URLFetcher:
    """A fetcher that denies everything outside of `folder`, links resolved, and every protocol but file and data.

    A subclass made here, because importing WeasyPrint takes a third of a second and needs Pango.
    """
    from weasyprint.urls import URLFetcher

    home = folder.resolve()

    class FencedFetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint ships no types
        """Denies by raising; WeasyPrint then leaves the resource out."""

        def fetch(self, url: str, headers: dict[str, str] | None = None) -> Any:
            if not may_fetch(url, home):
                raise PermissionError(f"a report may not read {url[:80]}")
            return super().fetch(url, headers)

    return FencedFetcher(allowed_protocols=("file", "data"), allow_redirects=False)


def may_fetch(url: str, home: Path) -> bool:
    """Whether `url` is a data URI or a regular file inside the resolved folder `home`."""
    parts = urlsplit(url)
    if parts.scheme == "data":
        return True
    if parts.scheme != "file" or parts.netloc not in ("", "localhost"):
        return False
    try:
        path = Path(url2pathname(parts.path)).resolve()
    except (OSError, ValueError):
        return False
    return path.is_relative_to(home) and path.is_file()
