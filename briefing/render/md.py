"""The brief as CommonMark, with the content and the numbers of every other format; article text cannot become markup.

Lists stand where other formats have tables, which CommonMark does not know. Evidence links lead to the annex's
headings, whose anchors most viewers derive from their text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from briefing.interfaces import Presentation
from briefing.models import Briefing
from briefing.render.document import Document, lay_out
from briefing.render.document.model import (
    ChangedPart,
    Condensation,
    Coverage,
    Dispute,
    EvidenceEntry,
    LedgerRow,
    Line,
    PositionRow,
    Quotation,
    SectionPart,
)
from briefing.render.templates.look import look_of

EXTENSION = "md"

_INLINE = re.compile(r"[\\`*_{}\[\]<>&|~$]")
_BLOCK = re.compile(r"^(?:[#+=>:-]|\d{1,9}(?=[.)]))")


def render(briefing: Briefing, template: Path, presentation: Presentation | None = None) -> bytes:
    """UTF-8 CommonMark. Plain text has no look: of `template` only the limits of its `look.toml` count."""
    document = lay_out(briefing, presentation, look_of(template).limits)
    marking = f"**{escape(document.marking)}**" if document.marking else ""
    blocks = [block for block in (marking, *_blocks(document), marking) if block]
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
    colon = document.words["colon"]
    yield f"*{escape(document.kicker)}*"
    yield f"# {escape(document.title)}"
    yield " · ".join(escape(fact) for fact in document.facts)
    yield f"> **{escape(document.notice)}**" if document.notice else ""
    yield f"## {escape(document.bottom_line.title)}"
    yield _items(_line(line) for line in document.bottom_line.lines)
    yield _note(document.bottom_line.note)
    yield from _changes(document.changes, colon)
    if document.glance:
        yield f"## {escape(document.glance.title)}"
        yield _items(f"**{escape(row.label)}**{colon}{escape(row.text)}" for row in document.glance.rows)
    for section in document.sections:
        yield from _section(section)
    yield from _positions(document)
    yield from _disputed_and_timeline(document)
    if document.quotations:
        yield f"## {escape(document.quotations.title)}"
        yield _items(_quotation(item, colon) for item in document.quotations.items)
        yield _note(document.quotations.note)
    if document.articles:
        yield f"## {escape(document.articles.title)}"
        for item in document.articles.items:
            yield from _article(item)
        yield _note(document.articles.more)
    yield from _back_matter(document)


def _changes(part: ChangedPart | None, colon: str) -> Iterator[str]:
    if part is None:
        return
    yield f"## {escape(part.title)}"
    for change in part.changed:
        yield from _dispute(change, colon)
    yield f"### {escape(part.new_title)}" if part.new else ""
    yield _items(_line(line) for line in part.new)
    yield _note(part.more)
    yield f"### {escape(part.gone_title)}" if part.gone else ""
    yield _items(_line(line) for line in part.gone)
    yield _note(part.more_gone)
    yield _note(part.note)


def _disputed_and_timeline(document: Document) -> Iterator[str]:
    if document.disputed:
        yield f"## {escape(document.disputed.title)}"
        for dispute in document.disputed.items:
            yield from _dispute(dispute, document.words["colon"])
        yield _note(document.disputed.note or document.disputed.more)
    if document.timeline:
        yield f"## {escape(document.timeline.title)}"
        yield _note(document.timeline.more)
        yield _items(
            f"**{escape(event.date)}**{document.words['colon']}{_line(event.line)}"
            for event in document.timeline.events
        )
        yield _note(document.timeline.note)


def _back_matter(document: Document) -> Iterator[str]:
    if document.evidence.entries:
        yield f"## {escape(document.evidence.title)}"
        yield escape(document.evidence.intro)
        for entry in document.evidence.entries:
            yield from _evidence(entry, document.words["evidence_entry"], brief=document.evidence.brief)
    if document.ledger:
        yield f"## {escape(document.ledger.title)}"
        yield " · ".join(escape(fact) for fact in document.ledger.facts)
        if document.ledger.coverage:
            yield from _coverage(document.ledger.coverage, document.words["colon"])
        yield _items(_ledger_row(row, document.words["colon"]) for row in document.ledger.rows)
        yield _note(document.ledger.more)
    if document.gaps:
        yield f"## {escape(document.gaps.title)}"
        yield _items(escape(gap) for gap in document.gaps.items)
        yield _note(document.gaps.note or document.gaps.more)
    yield "---"
    yield f"{escape(document.generator)} · {escape(document.profile)}"


def _line(line: Line) -> str:
    """Words, evidence links, badge: `Text. [1](#evidence-1) **Single source**`."""
    cites = " ".join(f"{cite.sign}[{cite.number}](#{cite.target})" for cite in line.citations)
    cites += f" \\+{line.more}" if line.more else ""
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
    yield _items(_position(row, document.words["colon"]) for row in positions.rows)
    yield _note(positions.more)


def _position(row: PositionRow, colon: str) -> str:
    side = f" ({escape(row.side)})" if row.side else ""
    shown = f"**{escape(row.actor)}**{side}, {escape(row.stance)}, {escape(row.as_of)}{colon}{_line(row.line)}"
    if row.change is None:
        return shown
    return f"{shown}\n  - {escape(row.change.label)}{colon}{_line(row.change.line)}"


def _dispute(dispute: Dispute, colon: str) -> Iterator[str]:
    yield f"### {escape(dispute.label)}{colon}{escape(dispute.about)}"
    yield _items(f"**{escape(side.label)}**{colon}{_line(side.line)}" for side in dispute.sides)


def _article(item: Condensation) -> Iterator[str]:
    yield f"### {_linked(item.name, item.link)}"
    yield " · ".join(escape(part) for part in item.meta)
    yield from (_line(line) for line in item.lines)
    yield _note(item.note)


def _quotation(item: Quotation, colon: str) -> str:
    role = f" ({escape(item.role)})" if item.role else ""
    return f"**{escape(item.speaker)}**{role}{colon}{_line(item.line)}"


def _coverage(figure: Coverage, colon: str) -> Iterator[str]:
    yield f"### {escape(figure.title)}"
    yield _items(f"**{escape(row.name)}**{colon}{row.total} ({escape(row.words)})" for row in figure.rows)
    yield _note(figure.more)


def _evidence(entry: EvidenceEntry, heading: str, *, brief: bool) -> Iterator[str]:
    yield f"### {escape(heading.format(n=entry.number))}"
    if brief:
        yield escape(entry.place)
        return
    yield f"> {escape(entry.quote)}"
    first, *others = (*entry.source, entry.place)
    parts = [_linked(first, entry.link), *(escape(part) for part in others)]
    yield " · ".join([*parts, escape(entry.speakers)] if entry.speakers else parts)


def _ledger_row(row: LedgerRow, colon: str) -> str:
    file = f" ({escape(row.file)})" if row.file else ""
    return (
        f"**{_linked(row.name, row.link)}**{file}, {escape(row.date)}{colon}{escape(row.outcome)}. {escape(row.reason)}"
    )


def _linked(text: str, link: str | None) -> str:
    if link is None:
        return escape(text)
    target = re.sub(r"[<>\\]", lambda match: f"%{ord(match.group()):02X}", link)
    return f"[{escape(text)}](<{target}>)"
