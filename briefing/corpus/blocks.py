"""An article's text as blocks: what is body, and what the page put around it.

First each paragraph is looked at on its own (`glued`, `lines`), then among its neighbours: what stands over the first
paragraph, what belongs to a box of links, what heads a part. What no rule knows is body, because losing a sentence is
worse than keeping a doubtful one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefing.corpus.frontmatter import front_matter
from briefing.corpus.glued import pieces
from briefing.corpus.lines import (
    ends_sentence,
    is_box_heading,
    is_listed,
    is_question,
    is_title_like,
    line_kind,
    word_count,
)
from briefing.corpus.notices import without_notices
from briefing.corpus.paragraphs import Span, paragraph_spans
from briefing.models import Block, BlockKind

_NO_WORD = re.compile(r"[\W_]+")
_HEADING = re.compile(r"#{1,6}\s+\S")
_HIGHLIGHTS = re.compile(r"(?:story )?highlights\b|key (?:points|takeaways)\b", re.IGNORECASE)
_GENRE = re.compile(r"(?:opinion|analysis|explainer|explained|profile|fact check|live updates?)\b", re.IGNORECASE)
_NAME = r"[A-ZÀ-Þ][\w.’'-]+(?: [A-ZÀ-Þ][\w.’'-]*){1,3}"
_NAME_LINE = re.compile(
    rf"(?!(?:In|On|At|For|The|An?|As|After|How|Why|What|From|To|With|Its?|No) ){_NAME}(?:(?:,? and |, | & ){_NAME})*"
)
_ABOUT_WRITER = re.compile(r"(?:Special (?:to|for)|Staff|Correspondent|Reporter|Associated Press$)")
_SENTENCE_BREAK = re.compile(r"[.!?][”\"’]?\s+[A-ZÀ-Þ“\"]")

_HEADLINE_WORDS = 25
_STANDFIRST_WORDS = 40  # a second headline line may be longer
_CROSSHEAD_WORDS = 14
_TEASER_WORDS = 60
_REPEATED_WORDS = 4  # shorter lines repeat by chance ("Read more")


@dataclass(slots=True)
class _Part:
    """A paragraph or a piece of one; `kind` is None while it is not known."""

    start: int
    end: int
    line: str
    kind: BlockKind | None


def blocks_of(text: str, title: str | None = None) -> tuple[Block, ...]:
    """The blocks of an article, in order; they do not overlap, and what is outside of them is white space.

    `title` is the headline where the format states it. The work is linear in the length of the text.
    """
    parts = _parts(text)
    _mark_headlines(parts, _plain(title or ""))
    _mark_link_boxes(parts)
    for part in parts:
        if part.kind is None:
            part.kind = _kind_in_body(part.line)
    _keep_some_body(parts)
    return tuple(Block(part.start, part.end, part.kind or BlockKind.BODY) for part in parts)


def _parts(text: str) -> list[_Part]:
    top, _ = front_matter(text)
    parts: list[_Part] = []
    for start, end in _after(top, paragraph_spans(text), parts, text):
        for first, last, kind in pieces(text, start, end, first=not parts):
            if first < last:
                line = " ".join(text[first:last].split())
                known = kind or _own_kind(line)
                part = _Part(first, last, line, known)
                parts += [part] if known else _told_apart(text, part)
    return parts


def _told_apart(text: str, part: _Part) -> Iterator[_Part]:
    """The part, or the parts of it, where sentences stand in it in which the page speaks of itself."""
    pieces_of = list(without_notices(text, part.start, part.end))
    if pieces_of == [(part.start, part.end, None)]:
        yield part
        return
    for first, last, kind in pieces_of:
        line = " ".join(text[first:last].split())
        yield _Part(first, last, line, kind or _own_kind(line))


def _after(top: int, spans: list[Span], parts: list[_Part], text: str) -> list[Span]:
    """The paragraphs below the front matter, which becomes one part of its own."""
    if top:
        start = len(text[:top]) - len(text[:top].lstrip())
        parts.append(_Part(start, start + len(text[start:top].rstrip()), "---", BlockKind.FURNITURE))
    return [(max(start, top), end) for start, end in spans if end > top]


def _own_kind(line: str) -> BlockKind | None:
    if _HEADING.match(line):
        return BlockKind.HEADLINE if line.startswith("# ") else BlockKind.CROSSHEAD
    return line_kind(line)


def _plain(line: str) -> str:
    return _NO_WORD.sub("", line.casefold())


def _mark_headlines(parts: Sequence[_Part], title: str) -> None:
    """What stands over the first paragraph: headlines, standfirst, list of highlights, names of the writers."""
    seen = False
    highlights = False
    for number, part in enumerate(parts):
        if part.kind is BlockKind.FURNITURE:
            highlights = highlights or _HIGHLIGHTS.match(part.line) is not None
        if part.kind is BlockKind.RELATED and not seen and _GENRE.match(part.line):
            part.kind = BlockKind.HEADLINE
        if part.kind is not None:
            seen = seen or part.kind is BlockKind.HEADLINE
            continue
        following = parts[number + 1] if number + 1 < len(parts) else None
        part.kind = _kind_on_top(part, following, seen, highlights, title)
        if part.kind is None:
            return
        seen = seen or part.kind is BlockKind.HEADLINE


def _kind_on_top(part: _Part, following: _Part | None, seen: bool, highlights: bool, title: str) -> BlockKind | None:
    if title and _plain(part.line) == title:
        return BlockKind.HEADLINE
    if following is None:
        return None
    if _NAME_LINE.fullmatch(part.line) and (seen or _ABOUT_WRITER.match(following.line)):
        return BlockKind.BYLINE
    if is_title_like(part.line, _STANDFIRST_WORDS if seen else _HEADLINE_WORDS):
        return BlockKind.FURNITURE if highlights else BlockKind.HEADLINE
    if not seen and is_question(part.line) and word_count(part.line) <= _CROSSHEAD_WORDS:
        return BlockKind.HEADLINE
    return None


def _mark_link_boxes(parts: Sequence[_Part]) -> None:
    """Links to other articles: the titles under a box's heading, titles that stand twice, and a teaser below such."""
    repeated = _repeated_titles(parts)
    in_box = False
    linked = False
    for part in parts:
        if part.kind is BlockKind.RELATED:
            in_box, linked = in_box or is_box_heading(part.line), False
        elif part.kind is None and repeated and _plain(part.line) in repeated:
            part.kind, linked = BlockKind.RELATED, in_box
        elif part.kind is None and in_box and is_title_like(part.line, _HEADLINE_WORDS):
            part.kind, linked = BlockKind.RELATED, False
        elif part.kind is None and linked and _is_teaser(part.line):
            part.kind, in_box, linked = BlockKind.RELATED, False, False
        else:
            in_box = linked = False


def _repeated_titles(parts: Sequence[_Part]) -> set[str]:
    """Title-like lines that stand twice: a link's picture repeats its title, a link to the page itself its headline."""
    titles = Counter(
        _plain(part.line)
        for part in parts
        if part.kind in (None, BlockKind.HEADLINE)
        and is_title_like(part.line, _HEADLINE_WORDS)
        and word_count(part.line) >= _REPEATED_WORDS
    )
    return {title for title, count in titles.items() if count > 1}


def _is_teaser(line: str) -> bool:
    return ends_sentence(line) and word_count(line) <= _TEASER_WORDS and _SENTENCE_BREAK.search(line) is None


def _kind_in_body(line: str) -> BlockKind:
    if is_listed(line):
        return BlockKind.FRAGMENT
    if is_title_like(line, _CROSSHEAD_WORDS) or is_question(line):
        return BlockKind.CROSSHEAD
    return BlockKind.BODY


def _keep_some_body(parts: Sequence[_Part]) -> None:
    """In a text without one line that ends like a sentence, the lines long enough to be one are the body."""
    if any(part.kind is BlockKind.BODY for part in parts):
        return
    doubtful = {BlockKind.HEADLINE, BlockKind.CROSSHEAD, BlockKind.FRAGMENT}
    for part in parts:
        if part.kind in doubtful and word_count(part.line) >= _CROSSHEAD_WORDS:
            part.kind = BlockKind.BODY
