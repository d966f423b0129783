"""What passes between the stages: frozen dataclasses, nothing else.

    files ─read→ Article ─split→ Sentence ─analyse→ Claim, Quote, Position, Conflict ─compose→ Briefing ─render→ bytes

All offsets count Unicode code points of `Article.text`, so that `article.text[start:end]` is the quoted text.
"""

from briefing.models.articles import Article, Block, BlockKind, Reading, ReadLimits, Sentence, Skipped
from briefing.models.brief import ArticleStatus, BriefedArticle, Briefing, LedgerEntry, Section, SentenceStatus
from briefing.models.claims import (
    Claim,
    Conflict,
    ConflictKind,
    Evidence,
    Position,
    Quote,
    Stance,
    Standing,
    TimelineEvent,
)
from briefing.models.subject import Actor, ActorKind, Profile, SectionSpec

__all__ = [
    "Actor",
    "ActorKind",
    "Article",
    "ArticleStatus",
    "Block",
    "BlockKind",
    "BriefedArticle",
    "Briefing",
    "Claim",
    "Conflict",
    "ConflictKind",
    "Evidence",
    "LedgerEntry",
    "Position",
    "Profile",
    "Quote",
    "ReadLimits",
    "Reading",
    "Section",
    "SectionSpec",
    "Sentence",
    "SentenceStatus",
    "Skipped",
    "Stance",
    "Standing",
    "TimelineEvent",
]
