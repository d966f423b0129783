"""Whether an article has to do with a profile's subject at all."""

from __future__ import annotations

import re

from briefing.analysis.copies import body_of
from briefing.models import Article, Note, Profile

LEAST_HITS = 3
LEAST_TERMS = 2
OFF_TOPIC = frozenset({"names_few_terms", "names_no_term"})
"""The keys of the notes that `off_topic` gives."""


def off_topic(article: Article, profile: Profile) -> Note | None:
    """Why the article is off topic, or None. A profile without terms takes every article."""
    if not profile.terms:
        return None
    text = f"{article.title or ''}\n{body_of(article)}"
    hits, present = 0, []
    for term in profile.terms:
        count = len(re.findall(rf"(?<!\w){re.escape(term)}(?!\w)", text)) if term in text else 0
        if count and term not in present:
            present.append(term)
            hits += count
        if hits >= LEAST_HITS and len(present) >= LEAST_TERMS:
            return None
    if present:
        return Note.of("names_few_terms", profile=profile.name, terms=tuple(present))
    return Note.of("names_no_term", profile=profile.name)
