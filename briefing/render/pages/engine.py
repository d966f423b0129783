"""Brings WeasyPrint in, or says what the system lacks."""

from __future__ import annotations

import contextlib
import io
from types import ModuleType

from briefing.errors import MissingNeedError

_FIX = (
    "PDF needs the Pango library: on Debian or Ubuntu run `sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0"
    " libharfbuzz-subset0 fonts-liberation fonts-dejavu-core`, on macOS `brew install pango`."
)


def weasyprint() -> ModuleType:
    """The module. Raises `MissingNeedError` with the command that installs what is missing."""
    try:
        with contextlib.redirect_stdout(io.StringIO()):  # it prints advice of its own when Pango is absent
            import weasyprint as module
    except OSError as error:
        raise MissingNeedError(_FIX) from error
    return module  # type: ignore[no-any-return]  # WeasyPrint ships no types
