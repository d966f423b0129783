"""The stretches of an article around what a brief cites: each cited sentence with what stands before and behind it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from briefing.models import Article, Block, BlockKind, Briefing, Claim, Evidence, Position

_AROUND = 1  # blocks on either side of a cited one
_LONGEST = 10_000_000  # characters of an article; a JSON brief that puts a passage behind them is none of ours


def blocks_of(article: Article) -> Sequence[Block]:
    """The article's blocks, cut from its text; the whole text as one where it has none."""
    whole = [Block(0, len(article.text), BlockKind.BODY)] if article.text else []
    return article.blocks or whole


def passages_of(article: Article, cited: Iterable[Evidence]) -> list[Block]:
    """The blocks that hold a cited sentence, and their neighbours, in text order."""
    blocks, places = blocks_of(article), sorted({(item.start, item.end) for item in cited})
    hits = [
        at for at, block in enumerate(blocks) if any(start < block.end and block.start < end for start, end in places)
    ]
    kept = {at for hit in hits for at in range(max(0, hit - _AROUND), min(len(blocks), hit + _AROUND + 1))}
    return [blocks[at] for at in sorted(kept)]


def cited_in(briefing: Briefing) -> dict[str, list[Evidence]]:
    """Every place that the briefing cites, by article."""
    found: dict[str, list[Evidence]] = {}
    for item in _evidence(briefing):
        found.setdefault(item.article, []).append(item)
    return found


def as_data(article: Article, cited: Iterable[Evidence]) -> list[dict[str, Any]]:
    """The passages for the JSON brief."""
    return [
        {"start": block.start, "kind": str(block.kind), "text": article.text[block.start : block.end]}
        for block in passages_of(article, cited)
    ]


def excerpt(passages: Sequence[dict[str, Any]]) -> tuple[str, tuple[Block, ...]]:
    """Text and blocks of an article of which these passages alone are known: white space stands for the rest of it.

    Raises `ValueError` for passages that overlap or cannot be.
    """
    text, blocks = "", []
    for passage in sorted(passages, key=lambda one: one["start"]):
        start, words = int(passage["start"]), str(passage["text"])
        if start < len(text) or start > _LONGEST:
            raise ValueError(f"a passage cannot stand at {start}")
        text += " " * (start - len(text)) + words
        blocks.append(Block(start, len(text), BlockKind(passage["kind"])))
    return text, tuple(blocks)


def _evidence(briefing: Briefing) -> Iterator[Evidence]:
    for claim in _claims(briefing):
        yield from claim.evidence
    for quote in briefing.quotes:
        yield quote.evidence


def _claims(briefing: Briefing) -> Iterator[Claim]:
    yield from briefing.summary
    for section in briefing.sections:
        yield from section.claims
    for position in briefing.positions:
        older: Position | None = position
        while older is not None:
            yield older.claim
            older = older.changed_from
    for conflict in briefing.conflicts:
        yield from conflict.sides
    yield from (event.claim for event in briefing.timeline)
    for briefed in briefing.articles:
        yield from briefed.summary
    if briefing.changes is not None:
        yield from (*briefing.changes.new, *briefing.changes.gone)
        for change in briefing.changes.changed:
            yield from (change.old, change.new)
