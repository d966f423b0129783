"""Places in articles: what is read is the text as it is seen, what is told are places in the text as it is kept."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from briefing.language.unseen import Seen, as_seen
from briefing.models import Article, BriefedArticle, Briefing, Claim, Evidence, LedgerEntry, Position

_WORD_OR_EDITOR = re.compile(r"\[[^\[\]]*\]|\w+")


class Places:
    """Articles as they are seen, in `articles`, and the way back from places in them to those in the articles given."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self._kept = {a.id: a for a in articles}
        self._seen = {a.id: seen for a in articles if (seen := as_seen(a.text)) is not None}
        self.articles = [_shown(a, self._seen[a.id]) if a.id in self._seen else a for a in articles]

    def kept(self, briefing: Briefing) -> Briefing:
        """The briefing of `articles` as one of the articles given."""
        if not self._seen:
            return briefing
        return replace(
            briefing,
            articles=tuple(map(self._briefed, briefing.articles)),
            summary=self._claims(briefing.summary),
            sections=tuple(replace(s, claims=self._claims(s.claims)) for s in briefing.sections),
            positions=tuple(map(self._position, briefing.positions)),
            conflicts=tuple(replace(c, sides=self._claims(c.sides)) for c in briefing.conflicts),
            quotes=tuple(replace(q, evidence=self._evidence(q.evidence)) for q in briefing.quotes),
            timeline=tuple(replace(e, claim=self._claim(e.claim)) for e in briefing.timeline),
            sentences=tuple(map(self._entry, briefing.sentences)),
        )

    def _briefed(self, briefed: BriefedArticle) -> BriefedArticle:
        article = briefed.article
        if article.id in self._seen:
            kept = self._kept[article.id]
            article = replace(article, text=kept.text, blocks=kept.blocks)
        elif not briefed.summary:
            return briefed
        return replace(briefed, article=article, summary=self._claims(briefed.summary))

    def _position(self, position: Position) -> Position:
        before = position.changed_from
        return replace(
            position, claim=self._claim(position.claim), changed_from=self._position(before) if before else None
        )

    def _claims(self, claims: Sequence[Claim]) -> tuple[Claim, ...]:
        return tuple(map(self._claim, claims))

    def _claim(self, claim: Claim) -> Claim:
        first, *_ = evidence = tuple(map(self._evidence, claim.evidence))
        text = _with_unseen(claim.text, claim.evidence[0].quote, first.quote)
        return replace(claim, text=text, evidence=evidence)

    def _evidence(self, evidence: Evidence) -> Evidence:
        if evidence.article not in self._seen:
            return evidence
        start, end = self._seen[evidence.article].kept(evidence.start, evidence.end)
        return replace(evidence, start=start, end=end, quote=self._kept[evidence.article].text[start:end])

    def _entry(self, entry: LedgerEntry) -> LedgerEntry:
        if entry.article not in self._seen:
            return entry
        start, end = self._seen[entry.article].kept(entry.start, entry.end)
        return replace(entry, start=start, end=end)


def _shown(article: Article, seen: Seen) -> Article:
    blocks = [(block, seen.seen(block.start, block.end)) for block in article.blocks]
    return replace(
        article, text=seen.text, blocks=tuple(replace(block, start=start, end=end) for block, (start, end) in blocks)
    )


def _with_unseen(text: str, quote: str, kept: str) -> str:
    """A claim's text, made of words of `quote`, with each of these as it stands in `kept`; the editor's stay."""
    seen = as_seen(kept)
    if seen is None or seen.text != quote:
        return text
    at = 0

    def word(found: re.Match[str]) -> str:
        nonlocal at
        start = quote.find(found.group(), at) if found.group()[0] != "[" else -1
        if start < 0:
            return found.group()
        at = start + len(found.group())
        first, last = seen.kept(start, at)
        return kept[first:last]

    return _WORD_OR_EDITOR.sub(word, text)
