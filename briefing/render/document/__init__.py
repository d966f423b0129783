"""The briefing laid out once, for every format that a person reads."""

from briefing.render.document.layout import lay_out
from briefing.render.document.model import Document

__all__ = ["Document", "lay_out"]
