"""Places in articles: what is read is the text as it is seen, what is told are places in the text as it is kept."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any, cast

from briefing.language.unseen import Seen, as_seen
from briefing.models import Article, BriefedArticle, Briefing, Claim, Evidence, LedgerEntry

_WORD_OR_EDITOR = re.compile(r"\[[^\[\]]*\]|\w+")


class Places:
    """Articles as they are seen, in `articles`, and the way back from places in them to those in the articles given."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self._kept = {a.id: a for a in articles}
        self._seen = {a.id: seen for a in articles if (seen := as_seen(a.text)) is not None}
        self.articles = [_shown(a, self._seen[a.id]) if a.id in self._seen else a for a in articles]

    def kept(self, briefing: Briefing) -> Briefing:
        """The briefing of `articles` as one of the articles given."""
        return cast("Briefing", self._back(briefing)) if self._seen else briefing

    def _back(self, value: Any) -> Any:
        back = value
        if isinstance(value, Evidence):
            back = self._evidence(value)
        elif isinstance(value, LedgerEntry) and value.article in self._seen:
            start, end = self._seen[value.article].kept(value.start, value.end)
            back = replace(value, start=start, end=end)
        elif isinstance(value, Article) and value.id in self._seen:
            back = replace(value, text=self._kept[value.id].text, blocks=self._kept[value.id].blocks)
        elif isinstance(value, tuple):
            back = tuple(self._back(item) for item in value)
        elif isinstance(value, (Claim, BriefedArticle, Briefing)) or _holds_claims(value):
            back = self._whole(value)
        return back

    def _whole(self, value: Any) -> Any:
        back = replace(value, **{f.name: self._back(getattr(value, f.name)) for f in fields(value)})
        if isinstance(back, Claim) and back.evidence[0].article in self._seen:
            first = value.evidence[0]
            return replace(back, text=_with_unseen(back.text, first.quote, back.evidence[0].quote))
        return back

    def _evidence(self, evidence: Evidence) -> Evidence:
        if evidence.article not in self._seen:
            return evidence
        start, end = self._seen[evidence.article].kept(evidence.start, evidence.end)
        return replace(evidence, start=start, end=end, quote=self._kept[evidence.article].text[start:end])


def _holds_claims(value: object) -> bool:
    return is_dataclass(value) and any(f.name in ("claim", "claims", "sides", "evidence") for f in fields(value))


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
