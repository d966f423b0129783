"""A short human name for each article: its outlet, else its title, else its file's name; no two the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import PurePosixPath

from briefing.models import Article
from briefing.render.document.text import clean, shorten

_LONGEST = 60


def file_name(article: Article) -> str:
    """The last part of an article's path, for the eye."""
    return clean(PurePosixPath(article.path).name) or clean(article.path) or article.id


def article_names(articles: Iterable[Article]) -> dict[str, str]:
    """Article id to name. Names that several articles would share grow by the title, then by the path."""
    unnamed = list(articles)
    names: dict[str, str] = {}
    for name_of in (_plain, _with_title, _with_path):
        names |= _unshared(unnamed, name_of)
        unnamed = [article for article in unnamed if article.id not in names]
    return names | {article.id: f"{_with_path(article)} [{article.id}]" for article in unnamed}


def _unshared(articles: list[Article], name_of: Callable[[Article], str]) -> dict[str, str]:
    """The names that `name_of` gives to one article only."""
    candidates = {article.id: name_of(article) for article in articles}
    uses = Counter(candidates.values())
    return {key: name for key, name in candidates.items() if uses[name] == 1}


def _plain(article: Article) -> str:
    outlet, title = clean(article.outlet or ""), clean(article.title or "")
    return shorten(outlet or title or file_name(article), _LONGEST)


def _with_title(article: Article) -> str:
    title = shorten(clean(article.title or "") or file_name(article), _LONGEST)
    return f"{_plain(article)}: {title}" if article.outlet else f"{title} ({file_name(article)})"


def _with_path(article: Article) -> str:
    return f"{_plain(article)} ({clean(article.path)})"
