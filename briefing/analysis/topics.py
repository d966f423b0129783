"""Whether an article has to do with a profile's subject at all."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from briefing.analysis.copies import body_of
from briefing.language.terms import count_terms
from briefing.models import Article, Note, Profile

LEAST_HITS = 3
LEAST_TERMS = 2
OFF_TOPIC = frozenset({"names_few_terms", "names_no_term", "names_terms_seldom"})
"""The keys of the notes that `off_topic` gives."""


def out_of_days(day: date | None, collected: date | None, since: date | None, as_of: date | None) -> Note | None:
    """Why an article of that day is outside of the brief's days, or None. One without a date is inside, unless it was
    collected before them, and so is no newer."""
    if since and not day and collected and collected < since:
        return Note.of("collected_before", day=collected.isoformat(), first=since.isoformat())
    if since and day and day < since:
        return Note.of("published_before", day=day.isoformat(), first=since.isoformat())
    if as_of and day and day > as_of:
        return Note.of("published_after", day=day.isoformat(), last=as_of.isoformat())
    return None


def off_topic(article: Article, profile: Profile) -> Note | None:
    """Why the article is off topic, or None. A profile without terms takes every article."""
    if not profile.terms:
        return None
    text = f"{article.title or ''}\n{body_of(article)}"
    return too_few(count_terms(text, profile.terms), profile)


def names_enough(hits: Sequence[int], terms: Sequence[str]) -> bool:
    """Whether a text that names each of these terms so often is on their subject."""
    counts = dict(zip(terms, hits, strict=True)).values()  # a term may stand twice in the profile
    return not terms or (sum(counts) >= LEAST_HITS and sum(map(bool, counts)) >= least_terms(terms))


def least_terms(terms: Sequence[str]) -> int:
    """How many different ones of these terms a text on their subject names: all of them where they are few."""
    return min(LEAST_TERMS, len(set(terms)))


def too_few(hits: Sequence[int], profile: Profile) -> Note | None:
    """Why a text that names each of the profile's terms so often is off topic, or None.

    What is said of it depends only on which of the terms it names.
    """
    if names_enough(hits, profile.terms):
        return None
    present = [term for term, count in dict(zip(profile.terms, hits, strict=True)).items() if count]
    if not present:
        return Note.of("names_no_term", profile=profile.name)
    if len(present) < least_terms(profile.terms):
        return Note.of("names_few_terms", profile=profile.name, terms=tuple(present))
    return Note.of("names_terms_seldom", profile=profile.name, terms=tuple(present))
