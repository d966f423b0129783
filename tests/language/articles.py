"""Articles for the language tests: one body block a line."""

from __future__ import annotations

import re

from briefing.language.sentences import split
from briefing.language.speech import Speech, attribute
from briefing.models import Article, Block, BlockKind, Sentence


def article_of(text: str, kinds: dict[int, BlockKind] | None = None) -> Article:
    """An article whose lines are body blocks, but for those whose number is in `kinds`."""
    blocks: list[Block] = []
    for match in re.finditer(r"[^\r\n]+", text):
        line = match.group()
        left, right = len(line) - len(line.lstrip()), len(line.rstrip())
        if right > left:
            kind = (kinds or {}).get(len(blocks), BlockKind.BODY)
            blocks.append(Block(match.start() + left, match.start() + right, kind))
    return Article("a", "a.txt", text, "", tuple(blocks))


def read(text: str) -> tuple[tuple[Sentence, ...], Speech]:
    """Sentences and speech of a text."""
    article = article_of(text)
    sentences = split(article)
    return sentences, attribute(article, sentences)


def speakers(text: str) -> list[str | None]:
    """The speaker of each quotation."""
    return [said.attribution.speaker if said.attribution else None for said in read(text)[1].quotes]


def reported(text: str) -> list[str | None]:
    """The speaker of each sentence."""
    return [found.speaker if found else None for found in read(text)[1].attributions]
