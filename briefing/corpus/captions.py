"""A picture's caption with its credit that runs into the paragraph: "The mayor at the gate. | Jane Doe/AP The …"."""

from __future__ import annotations

import re

from briefing.corpus.patterns import SOURCES

_NAME = r"[A-ZÀ-Þ][\w.’'-]*"
_WHO = rf"{_NAME}(?: (?:de|da|van|von|der|al|bin|{_NAME})){{1,4}}"
_CREDITED = re.compile(
    r"(?P<caption>[^|\n]{20,400}?)\s\|\s(?:(?:Photos?|Image)(?: by|:)? )?"
    rf"(?:(?:AP Photo|AFP PHOTO|REUTERS|EPA) ?/ ?{_NAME} {_NAME}"
    rf"|{_WHO} ?/ ?(?:{_NAME}(?: {_NAME}){{0,3}}\s*$|(?:{SOURCES})\b|{_NAME})"
    rf"|(?:{SOURCES})\b)"
    r"(?=\s+[A-ZÀ-Þ\d“\"‘]|\s*$)"
)
_FEWEST = 5  # words of a caption: fewer are a section's name, "World news | Reuters"
# A capital that nothing before it calls for: "… from the White House The newly named …".
_RUN_ON = re.compile(r"(?<=[\w’'”\"%]) (?=(?:The|An?|He|She|It|They|This|These) [a-z])")
_HEADLINE = (4, 25)  # words
_ENDED = re.compile(r"[.!?]\s")
_NEAR = 80  # characters from the bar to the end of a credit


def credited_caption(text: str, start: int, end: int) -> int | None:
    """Where a caption and its credit end that open the paragraph `[start, end)`."""
    if text.find(" | ", start, end) < 0:
        return None
    match = _CREDITED.match(text, start, end)
    return match.end() if match is not None and len(match["caption"].split()) >= _FEWEST else None


def headline_behind(text: str, start: int, end: int) -> int | None:
    """Where a headline ends that stands between a credit and the sentence it was run together with."""
    bar = text.rfind("|", max(0, start - _NEAR), start)
    match = _RUN_ON.search(text, start, end) if bar >= 0 and "\n" not in text[bar:start] else None
    if match is None or _ENDED.search(text, start, match.start()):
        return None
    fewest, most = _HEADLINE
    return match.start() if fewest <= len(text[start : match.start()].split()) <= most else None
