"""What an article says about itself: title, date, writer, outlet, language. Stated, or None; never guessed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from briefing.corpus.bylines import Byline, byline_of
from briefing.corpus.dates import full_date
from briefing.corpus.tongue import language_of, language_tag
from briefing.interfaces import RawDocument
from briefing.models import Block, BlockKind

_SLUG = re.compile(r"^(?:UPDATE|WRAPUP|RPT|REFILE|CORRECTED|EXCLUSIVE)(?: \d+)?[-–](?=\w)")  # of an agency's wire
_MARKUP = re.compile(r"^#{1,6}\s+|[*_]{1,2}(?=\S)|(?<=\S)[*_]{1,2}$")
_OUTLET_LINE = re.compile(r"(?P<outlet>[^|·•]{2,60}?)\s+[|·•]\s+\S")
_CLOCK = re.compile(r"\d[:.]\d\d\b")  # "PUBLISHED: 17:52 GMT | UPDATED: 22:06 GMT" names no outlet
_DESK = re.compile(r"(?:[A-Z][\w.]* )?News|World|Politics|Business|Opinion|Commentary|Europe", re.IGNORECASE)
_SECTION = re.compile(r"\s+-\s+News$|\s+\((?:Web|Online) News\)$")
_LATER = re.compile(r"\b(?:updated?|modified|corrected)\b", re.IGNORECASE)
_PUBLISHED = re.compile(r"\b(?:published|posted|first)\b|^date\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of an article beside its text."""

    title: str | None
    outlet: str | None
    url: str | None
    author: str | None
    published: date | None
    language: str | None


def metadata_of(document: RawDocument, blocks: Sequence[Block]) -> Metadata:
    """The metadata that the format states, completed by the text's own headline, byline and date lines.

    A date counts only in a date line (over the text, or marked as the date of publication anywhere) or behind the names
    of a byline, an outlet only in a line "Outlet | date" or in a byline. The language is detected in the body when it
    is not stated.
    """
    lines = [
        (block.kind, "" if block.kind is BlockKind.BODY else " ".join(document.text[block.start : block.end].split()))
        for block in blocks
    ]
    by = _byline(lines)
    return Metadata(
        title=document.title or _title(lines),
        outlet=document.outlet or _outlet(lines) or (by.outlet if by else None),
        url=document.url,
        author=document.author or (by.names if by else None),
        published=document.published or _published(lines) or (by.published if by else None),
        language=language_tag(document.language) or _language(document.text, blocks),
    )


def _title(lines: Sequence[tuple[BlockKind, str]]) -> str | None:
    headline = next((line for kind, line in lines if kind is BlockKind.HEADLINE), None)
    return _SLUG.sub("", _MARKUP.sub("", headline)) or None if headline else None


def _outlet(lines: Sequence[tuple[BlockKind, str]]) -> str | None:
    for kind, line in lines:
        match = _OUTLET_LINE.match(line) if kind is BlockKind.DATELINE else None
        plain = (
            match is not None
            and byline_of(line) is None
            and full_date(match["outlet"]) is None
            and not _CLOCK.search(match["outlet"])
        )
        if match is not None and plain and not _DESK.fullmatch(match["outlet"]):
            return _SECTION.sub("", match["outlet"])
    return None


def _byline(lines: Sequence[tuple[BlockKind, str]]) -> Byline | None:
    """The first "By …" line before the body; one with a date in it is a date line, too."""
    for kind, line in lines:
        if kind is BlockKind.BODY:
            return None
        found = byline_of(line) if kind in (BlockKind.BYLINE, BlockKind.DATELINE) else None
        if found is not None:
            return found
    return None


def _published(lines: Sequence[tuple[BlockKind, str]]) -> date | None:
    """The date of a date line: one marked as publication first, then one over the text, one of an update there, and one
    that follows the text at once."""
    body = [place for place, (kind, _) in enumerate(lines) if kind is BlockKind.BODY]
    top = [line for kind, line in lines[: body[0] if body else None] if kind is BlockKind.DATELINE]
    if body and not top:  # below the first lines in bold
        top = [line for kind, line in lines[body[0] + 1 : body[0] + 2] if kind is BlockKind.DATELINE]
    dated = [line for kind, line in lines if kind is BlockKind.DATELINE]
    ranked = [line for line in dated if _PUBLISHED.search(line) and not _LATER.match(line)]
    ranked += sorted(top, key=lambda line: _LATER.search(line) is not None)
    ranked += _foot(lines)
    return next((day for line in ranked for day in [full_date(line)] if day is not None), None)


def _foot(lines: Sequence[tuple[BlockKind, str]]) -> list[str]:
    """The date line that follows the last of the text, where some papers put the day: "December/17/2012"."""
    last = max((place for place, (kind, _) in enumerate(lines) if kind is BlockKind.BODY), default=len(lines))
    behind = lines[last + 1 : last + 2]
    return [line for kind, line in behind if kind is BlockKind.DATELINE and not _LATER.search(line)]


def _language(text: str, blocks: Sequence[Block]) -> str | None:
    sample: list[str] = []
    size = 0
    for block in blocks:
        if block.kind is BlockKind.BODY and size < 1_000:
            sample.append(text[block.start : block.end])
            size += block.end - block.start
    return language_of(" ".join(sample) or text)
