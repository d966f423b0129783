"""Lists of pages: as single pages, several in one source."""

from briefing.collect.kinds.page import offers

__all__ = ["offers"]
