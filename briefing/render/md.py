"""The brief as CommonMark, with the content and the numbers of every other format; article text cannot become markup.

Lists stand where other formats have tables, which CommonMark does not know. Evidence links lead to the annex's
headings, whose anchors most viewers derive from their text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from briefing.models import Briefing
from briefing.render.document import Document, lay_out
from briefing.render.document.model import (
    Condensation,
    Dispute,
    EvidenceEntry,
    LedgerRow,
    Line,
    PositionRow,
    SectionPart,
)

EXTENSION = "md"

_INLINE = re.compile(r"[\\`*_{}\[\]<>&|~$]")
_BLOCK = re.compile(r"^(?:[#+=>:-]|\d{1,9}(?=[.)]))")


def render(briefing: Briefing, template: Path) -> bytes:  # noqa: ARG001  # one signature for all formats
    """UTF-8 CommonMark. `template` plays no part: plain text has no look."""
    blocks = [block for block in _blocks(lay_out(briefing)) if block]
    return ("\n\n".join(blocks) + "\n").encode("utf-8")


def escape(text: str) -> str:
    """`text` as CommonMark that shows exactly these characters, wherever in a paragraph it stands."""
    escaped = _INLINE.sub(lambda match: f"\\{match.group()}", text)
    escaped = re.sub(r"(?i)\b(https?|ftp|mailto|xmpp)(?=:)", r"\1\\", escaped)
    escaped = re.sub(r"(?i)\b(www)(?=\.)", r"\1\\", escaped).replace("@", "\\@")
    head = _BLOCK.match(escaped)
    if head is None:
        return escaped
    digits = head.group()
    return f"{digits}\\{escaped[len(digits) :]}" if digits.isdigit() else f"\\{escaped}"


def _blocks(document: Document) -> Iterator[str]:
    """The parts in their order, each block one string without the blank lines around it."""
    yield f"*{escape(document.kicker)}*"
    yield f"# {escape(document.title)}"
    yield " · ".join(escape(fact) for fact in document.facts)
    yield f"> **{escape(document.notice)}**" if document.notice else ""
    yield f"## {escape(document.bottom_line.title)}"
    yield _items(_line(line) for line in document.bottom_line.lines)
    yield _note(document.bottom_line.note)
    for section in document.sections:
        yield from _section(section)
    yield from _positions(document)
    yield f"## {escape(document.disputed.title)}"
    for dispute in document.disputed.items:
        yield from _dispute(dispute)
    yield _note(document.disputed.note)
    yield f"## {escape(document.timeline.title)}"
    yield _items(f"**{escape(event.date)}**: {_line(event.line)}" for event in document.timeline.events)
    yield _note(document.timeline.note)
    yield f"## {escape(document.articles.title)}"
    for item in document.articles.items:
        yield from _article(item)
    yield from _back_matter(document)


def _back_matter(document: Document) -> Iterator[str]:
    if document.evidence.entries:
        yield f"## {escape(document.evidence.title)}"
        yield escape(document.evidence.intro)
        for entry in document.evidence.entries:
            yield from _evidence(entry, document.words["evidence_entry"])
    yield f"## {escape(document.ledger.title)}"
    yield " · ".join(escape(fact) for fact in document.ledger.facts)
    yield _items(_ledger_row(row) for row in document.ledger.rows)
    yield f"## {escape(document.gaps.title)}"
    yield _items(escape(gap) for gap in document.gaps.items)
    yield _note(document.gaps.note)
    yield "---"
    yield f"{escape(document.generator)} · {escape(document.profile)}"


def _line(line: Line) -> str:
    """Words, evidence links, badge: `Text. [1](#evidence-1) **Single source**`."""
    cites = " ".join(f"[{cite.number}](#{cite.target})" for cite in line.citations)
    badge = f"**{escape(line.badge.label)}**" if line.badge else ""
    return " ".join(part for part in (escape(line.text), cites, badge) if part)


def _items(items: Iterator[str]) -> str:
    return "\n".join(f"- {item}" for item in items)


def _note(note: str | None) -> str:
    return f"*{escape(note)}*" if note else ""


def _section(section: SectionPart) -> Iterator[str]:
    yield f"## {escape(section.title)}"
    yield _items(_line(line) for line in section.lines)
    yield _note(section.note)
    yield _note(section.more)


def _positions(document: Document) -> Iterator[str]:
    positions = document.positions
    if positions is None:
        return
    yield f"## {escape(positions.title)}"
    yield escape(positions.question) if positions.question else ""
    yield _items(_position(row) for row in positions.rows)
    yield _note(positions.note)


def _position(row: PositionRow) -> str:
    side = f" ({escape(row.side)})" if row.side else ""
    shown = f"**{escape(row.actor)}**{side}, {escape(row.stance)}, {escape(row.as_of)}: {_line(row.line)}"
    if row.change is None:
        return shown
    return f"{shown}\n  - {escape(row.change.label)}: {_line(row.change.line)}"


def _dispute(dispute: Dispute) -> Iterator[str]:
    yield f"### {escape(dispute.label)}: {escape(dispute.about)}"
    yield _items(f"**{escape(side.label)}**: {_line(side.line)}" for side in dispute.sides)


def _article(item: Condensation) -> Iterator[str]:
    yield f"### {_linked(item.name, item.link)}"
    yield " · ".join(escape(part) for part in item.meta)
    yield from (_line(line) for line in item.lines)
    yield _note(item.note)


def _evidence(entry: EvidenceEntry, heading: str) -> Iterator[str]:
    yield f"### {escape(heading.format(n=entry.number))}"
    yield f"> {escape(entry.quote)}"
    first, *others = (*entry.source, entry.place)
    parts = [_linked(first, entry.link), *(escape(part) for part in others)]
    yield " · ".join([*parts, escape(entry.speakers)] if entry.speakers else parts)


def _ledger_row(row: LedgerRow) -> str:
    file = f" ({escape(row.file)})" if row.file else ""
    return f"**{_linked(row.name, row.link)}**{file}, {escape(row.date)}: {escape(row.outcome)}. {escape(row.reason)}"


def _linked(text: str, link: str | None) -> str:
    if link is None:
        return escape(text)
    target = re.sub(r"[<>\\]", lambda match: f"%{ord(match.group()):02X}", link)
    return f"[{escape(text)}](<{target}>)"
