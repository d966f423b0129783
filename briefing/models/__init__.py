"""What passes between the stages: frozen dataclasses, nothing else.

    files ─read→ Article ─split→ Sentence ─analyse→ Claim, Quote, Position, Conflict ─compose→ Briefing ─render→ bytes

All offsets count Unicode code points of `Article.text`, so that `article.text[start:end]` is the quoted text.
"""

from briefing.models.articles import Article, Block, BlockKind, Reading, ReadLimits, Sentence, Skipped
from briefing.models.brief import (
    ArticleStatus,
    BriefedArticle,
    Briefing,
    LedgerEntry,
    Section,
    Selection,
    SentenceStatus,
)
from briefing.models.changes import ChangedClaim, ChangeKind, Changes
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
from briefing.models.delivery import (
    Attachment,
    Envelope,
    Letter,
    Mailbox,
    MailSettings,
    Outcome,
    Receipt,
    Security,
)
from briefing.models.notes import Note
from briefing.models.subject import Actor, ActorKind, FormerOffice, LearnedWeights, Profile, SectionSpec

__all__ = [
    "Actor",
    "ActorKind",
    "Article",
    "ArticleStatus",
    "Attachment",
    "Block",
    "BlockKind",
    "BriefedArticle",
    "Briefing",
    "ChangeKind",
    "ChangedClaim",
    "Changes",
    "Claim",
    "Conflict",
    "ConflictKind",
    "Envelope",
    "Evidence",
    "FormerOffice",
    "LearnedWeights",
    "LedgerEntry",
    "Letter",
    "MailSettings",
    "Mailbox",
    "Note",
    "Outcome",
    "Position",
    "Profile",
    "Quote",
    "ReadLimits",
    "Reading",
    "Receipt",
    "Section",
    "SectionSpec",
    "Security",
    "Selection",
    "Sentence",
    "SentenceStatus",
    "Skipped",
    "Stance",
    "Standing",
    "TimelineEvent",
]
