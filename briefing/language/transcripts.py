"""Transcripts: a quotation that begins with its speaker in capitals and a colon, or stands behind "Question:"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.language.attributions import Attribution, SpeechKind

if TYPE_CHECKING:
    from briefing.language.persons import NameTable
    from briefing.language.quotations import Quotation

_ASKED = re.compile(r"\b(?:Question|Q|Reporter|Journalist|Interviewer|Moderator)\s*:\s*[\"“]?$")
_SCRIPT = re.compile(r"([A-Z][A-Z.'’-]{2,}(?: [A-Z][A-Z.'’-]+){0,2}):\s")


def scripted(text: str, quote: Quotation, table: NameTable) -> Attribution | None:
    """Who speaks in a transcript's line, or None where the quotation is none."""
    if _ASKED.search(text, max(0, quote.start - 18), quote.start):
        return Attribution("unnamed questioner", "questioner", SpeechKind.DIRECT, named=False)
    line = _SCRIPT.match(text, quote.start, quote.end)
    if line is None:
        return None
    full = table.full(line.group(1).title())
    return Attribution(full, table.role(full), SpeechKind.DIRECT)
