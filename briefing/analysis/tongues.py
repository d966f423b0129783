"""Articles that the rules cannot read well, since they are made for English."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from briefing.models import Article, Note

_LISTED = 12  # articles of one language that are named


def in_other_languages(articles: Sequence[Article]) -> tuple[Note, ...]:
    """A note for each language but English, the most frequent first, with the articles that are written in it."""
    paths: dict[str, list[str]] = defaultdict(list)
    for article in articles:
        if is_foreign(article):
            paths[_primary(article)].append(article.path)
    order = sorted(paths, key=lambda language: (-len(paths[language]), language))
    return tuple(
        Note.of("in_another_language", n=len(paths[language]), language=language, names=_named(paths[language]))
        for language in order
    )


def language_notices(articles: Sequence[Article]) -> tuple[Note, ...]:
    """A note where half of the articles or more are in other languages than English."""
    foreign = sum(map(is_foreign, articles))
    if not foreign or foreign * 2 < len(articles):
        return ()
    return (Note.of("mostly_not_english", n=foreign, of=len(articles)),)


def _primary(article: Article) -> str:
    return (article.language or "").partition("-")[0].lower()


def is_foreign(article: Article) -> bool:
    """Whether an article says, or is found, to be in another language than English."""
    return _primary(article) not in ("", "en")


def _named(paths: Sequence[str]) -> tuple[str, ...]:
    return (*paths[:_LISTED], *(["…"] if len(paths) > _LISTED else []))
