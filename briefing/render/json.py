"""The brief as JSON: the content model itself, as `schema/briefing-1.schema.json` describes it.

Text stands here as the sources have it, not as the other formats show it: `quote` is exactly `text[start:end]`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from datetime import date
from importlib import resources
from pathlib import Path
from types import MappingProxyType
from typing import Any

from briefing.interfaces import Presentation
from briefing.models import (
    Article,
    BriefedArticle,
    Briefing,
    ChangedClaim,
    Changes,
    Claim,
    Conflict,
    Evidence,
    LedgerEntry,
    Note,
    Position,
    Quote,
    Section,
    SentenceStatus,
)
from briefing.render import passages
from briefing.words import english

Cited = Mapping[str, Sequence[Evidence]]

EXTENSION = "json"
SCHEMA_VERSION = "1"
LEDGER_LIMIT = 2_000  # articles read closely; above it `sentences` holds only what is shown or merged


def render(
    briefing: Briefing,
    template: Path,  # noqa: ARG001  # one signature for all formats
    presentation: Presentation | None = None,
) -> bytes:
    """UTF-8, keys in the schema's order, two spaces deep, a line break at the end. `template` plays no part."""
    marking = presentation.marking if presentation else None
    text = json.dumps(as_data(briefing, marking), ensure_ascii=False, indent=2) + "\n"
    # A lone surrogate, which JSON input can hold, has no UTF-8 form; as an escape it keeps the quotation exact.
    return re.sub("[\ud800-\udfff]", lambda match: f"\\u{ord(match.group()):04x}", text).encode("utf-8")


def schema() -> dict[str, Any]:
    """The JSON Schema (Draft 2020-12) of what `render` writes."""
    source = resources.files("briefing.render") / "schema" / f"briefing-{SCHEMA_VERSION}.schema.json"
    found: dict[str, Any] = json.loads(source.read_text(encoding="utf-8"))
    return found


def as_data(briefing: Briefing, marking: str | None = None) -> dict[str, Any]:
    """The briefing as plain lists and dictionaries, dates as ISO 8601."""
    cited = passages.cited_in(briefing)
    return {
        "schema_version": SCHEMA_VERSION,
        "title": briefing.title,
        "subtitle": briefing.subtitle,
        "profile": briefing.profile,
        "question": briefing.question,
        "language": briefing.language,
        "as_of": _day(briefing.as_of),
        "generator": briefing.generator,
        "generated_at": briefing.generated_at,
        "marking": marking,
        "off_profile": _told(briefing.off_profile),
        "notices": [english(note) for note in briefing.notices],
        "summary": [_claim(claim) for claim in briefing.summary],
        "sections": [_section(section) for section in briefing.sections],
        "positions": [_position(position) for position in briefing.positions],
        "conflicts": [_conflict(conflict) for conflict in briefing.conflicts],
        "quotes": [_quote(quote) for quote in briefing.quotes],
        "timeline": [{"date": event.date.isoformat(), "claim": _claim(event.claim)} for event in briefing.timeline],
        "changes": None if briefing.changes is None else changes_data(briefing.changes, cited),
        "articles": [_article(briefed, cited) for briefed in briefing.articles],
        "skipped": [{"path": skipped.path, "reason": english(skipped.reason)} for skipped in briefing.skipped],
        "gaps": [english(note) for note in briefing.gaps],
        "notes": [_note(note) for note in notes_of(briefing)],
        "sentences": [_sentence(entry) for entry in _listed(briefing)],
    }


def notes_of(briefing: Briefing) -> list[Note]:
    """Every note that the briefing shows, each once, in the order in which the JSON has them."""
    shown = (
        briefing.off_profile,
        *briefing.notices,
        *(section.note for section in briefing.sections),
        *(briefed.reason for briefed in briefing.articles),
        *(skipped.reason for skipped in briefing.skipped),
        *briefing.gaps,
    )
    return list(dict.fromkeys(note for note in shown if isinstance(note, Note)))


def _told(note: Note | str | None) -> str | None:
    return None if note is None else english(note)


def _note(note: Note) -> dict[str, Any]:
    return {"text": english(note), **_parts(note)}


def _parts(note: Note) -> dict[str, Any]:
    values = {name: _parts(value) if isinstance(value, Note) else value for name, value in note.values}
    return {"key": note.key, "values": values}


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _evidence(item: Evidence) -> dict[str, Any]:
    place = {"article": item.article, "start": item.start, "end": item.end, "quote": item.quote}
    return {**place, "akin": True} if item.akin else place


def _claim(claim: Claim) -> dict[str, Any]:
    return {
        "id": claim.id,
        "text": claim.text,
        "evidence": [_evidence(item) for item in claim.evidence],
        "independent_sources": claim.independent_sources,
        "standing": str(claim.standing),
    }


def _section(section: Section) -> dict[str, Any]:
    return {
        "key": section.key,
        "title": section.title,
        "claims": [_claim(claim) for claim in section.claims],
        "note": _told(section.note),
        "omitted": section.omitted,
    }


def _position(position: Position) -> dict[str, Any]:
    older = position.changed_from
    return {
        "actor": position.actor,
        "side": position.side,
        "stance": str(position.stance),
        "as_of": _day(position.as_of),
        "claim": _claim(position.claim),
        "changed_from": None if older is None else _position(older),
    }


def _conflict(conflict: Conflict) -> dict[str, Any]:
    return {
        "kind": str(conflict.kind),
        "about": conflict.about,
        "sides": [_claim(claim) for claim in conflict.sides],
    }


def _quote(quote: Quote) -> dict[str, Any]:
    return {
        "quote": quote.quote,
        "speaker": quote.speaker,
        "role": quote.role,
        "side": quote.side,
        "evidence": _evidence(quote.evidence),
    }


def changes_data(changes: Changes, cited: Cited = MappingProxyType({})) -> dict[str, Any]:
    """What is new since an earlier brief, as plain data; `cited` are the places to keep passages of."""
    return {
        "since": _day(changes.since),
        "earlier": changes.earlier,
        "new": [_claim(claim) for claim in changes.new],
        "changed": [_changed(change) for change in changes.changed],
        "gone": [_claim(claim) for claim in changes.gone],
        "known": list(changes.known),
        "articles": [_source(article, cited) for article in changes.articles],
    }


def _changed(change: ChangedClaim) -> dict[str, Any]:
    return {
        "kind": str(change.kind),
        "about": change.about,
        "was": change.was,
        "now": change.now,
        "old": _claim(change.old),
        "new": _claim(change.new),
    }


def _article(briefed: BriefedArticle, cited: Cited) -> dict[str, Any]:
    return {
        **_source(briefed.article, cited),
        "status": str(briefed.status),
        "duplicate_of": briefed.duplicate_of,
        "reason": _told(briefed.reason),
        "summary": [_claim(claim) for claim in briefed.summary],
    }


def _source(article: Article, cited: Cited) -> dict[str, Any]:
    return {
        "id": article.id,
        "path": article.path,
        "title": article.title,
        "outlet": article.outlet,
        "author": article.author,
        "url": article.url,
        "published": _day(article.published),
        "language": article.language,
        "sha256": article.sha256,
        "passages": passages.as_data(article, cited.get(article.id, ())),
    }


def _listed(briefing: Briefing) -> Sequence[LedgerEntry]:
    """Every sentence; of very many articles only what is shown or merged, so that the brief can still be opened."""
    if len({entry.article for entry in briefing.sentences}) <= LEDGER_LIMIT:
        return briefing.sentences
    kept = {SentenceStatus.SUMMARY, SentenceStatus.SECTION, SentenceStatus.MERGED}
    return [entry for entry in briefing.sentences if entry.status in kept]


def ledger(briefing: Briefing) -> bytes:
    """Every sentence that was read, as JSON lines, whatever the number of articles."""
    rows = (json.dumps(_sentence(entry), ensure_ascii=False) for entry in briefing.sentences)
    return "".join(f"{row}\n" for row in rows).encode()


def _sentence(entry: LedgerEntry) -> dict[str, Any]:
    return {
        "article": entry.article,
        "start": entry.start,
        "end": entry.end,
        "labels": list(entry.labels),
        "score": entry.score,
        "status": str(entry.status),
        "merged_into": entry.merged_into,
        "why": entry.why,
    }
