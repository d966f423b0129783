"""The cited articles with the cited sentences marked, so that a reader sees each in its surroundings."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from briefing.models import Article, Block, Evidence
from briefing.render.document.model import Context, Contexts, Paragraph, Piece
from briefing.render.document.sources import Sources
from briefing.render.document.text import clean
from briefing.render.passages import blocks_of, passages_of
from briefing.words import Words

_WHOLE = 40_000  # characters up to which an article is shown whole
_ALL = 3_000_000  # characters of all articles together; what comes later stays out


def contexts_of(cited: Sequence[Evidence], sources: Sources, words: Words) -> Contexts | None:
    """One entry for each cited article, in order of first citation; None where there is nothing to show."""
    places: dict[str, list[tuple[int, Evidence]]] = {}
    for number, item in enumerate(cited, start=1):
        places.setdefault(item.article, []).append((number, item))
    items: list[Context] = []
    size = 0
    for key, found in places.items():
        article = sources.article(key)
        if not article.text:  # of a JSON brief that was made before these held passages
            continue
        size += min(len(article.text), _WHOLE)
        if size > _ALL:
            break
        items.append(_context(article, found, len(items) + 1, sources, words))
    return Contexts(words.texts["contexts"], words.texts["contexts_intro"], tuple(items)) if items else None


def anchors_in(contexts: Contexts | None) -> frozenset[str]:
    """Every anchor of a cited sentence."""
    paragraphs = [paragraph for item in (contexts.items if contexts else ()) for paragraph in item.paragraphs]
    return frozenset(anchor for paragraph in paragraphs for piece in paragraph.pieces for anchor in piece.anchors)


def anchor_of(number: int) -> str:
    """The anchor of an evidence number's sentence in its article."""
    return f"place-{number}"


def _context(
    article: Article, found: list[tuple[int, Evidence]], number: int, sources: Sources, words: Words
) -> Context:
    whole = len(article.text) <= _WHOLE and not article.excerpt
    kept = blocks_of(article) if whole else passages_of(article, [item for _, item in found])
    paragraphs = tuple(_paragraph(article, block, found) for block in kept)
    language = sources.language(article.id)
    name = sources.name(article.id)
    meta = (sources.title(article.id), sources.date(article.id), clean(article.path))
    return Context(
        anchor=f"article-{number}",
        name=name,
        meta=tuple(part for part in meta if part and part != name),
        paragraphs=tuple(paragraph for paragraph in paragraphs if paragraph.pieces),
        language=None if language == words.language else language,
        note=None if whole else words.texts["context_cut"],
    )


def _paragraph(article: Article, block: Block, found: list[tuple[int, Evidence]]) -> Paragraph:
    """The block cut where a cited sentence begins or ends; sentences may overlap."""
    inside = [(number, item) for number, item in found if item.start < block.end and block.start < item.end]
    edges = {block.start, block.end}
    for _, item in inside:
        edges |= {max(item.start, block.start), min(item.end, block.end)}
    cuts = sorted(edges)
    pieces = []
    for start, end in pairwise(cuts):
        text = _shown(article.text[start:end])
        marked = any(item.start <= start and end <= item.end for _, item in inside)
        begun = tuple(anchor_of(number) for number, item in inside if item.start == start)
        if text:
            pieces.append(Piece(text, marked, begun))
    return Paragraph(str(block.kind), tuple(pieces))


def _shown(text: str) -> str:
    """The piece cleaned, with the space that parts it from its neighbours."""
    shown = clean(text)
    if not shown:
        return ""
    return f"{' ' if text[:1].isspace() else ''}{shown}{' ' if text[-1:].isspace() else ''}"
