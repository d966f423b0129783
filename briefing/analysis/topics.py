"""Whether an article has to do with a profile's subject at all."""

from __future__ import annotations

import re

from briefing.analysis.copies import body_of
from briefing.models import Article, Profile

LEAST_HITS = 3
LEAST_TERMS = 2


def off_topic(article: Article, profile: Profile) -> str | None:
    """Why the article is off topic, in words, or None. A profile without terms takes every article."""
    if not profile.terms:
        return None
    text = f"{article.title or ''}\n{body_of(article)}"
    hits = {term: len(re.findall(rf"(?<!\w){re.escape(term)}(?!\w)", text)) for term in profile.terms}
    present = [term for term, count in hits.items() if count]
    if sum(hits.values()) >= LEAST_HITS and len(present) >= LEAST_TERMS:
        return None
    named = f"names only {', '.join(present)}" if present else "names none of its terms"
    return f"has nothing to do with the profile {profile.name}: it {named}"
