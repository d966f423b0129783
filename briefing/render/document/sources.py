"""What a reader is told about an article wherever it is named: name, title, date, link."""

from __future__ import annotations

from briefing.models import Article, Briefing
from briefing.render.document.names import article_names
from briefing.render.document.text import clean, safe_link, shorten
from briefing.words import Words

_LONGEST_TITLE = 140


class Sources:
    """The articles of one briefing by their id."""

    def __init__(self, briefing: Briefing, words: Words) -> None:
        earlier = briefing.changes.articles if briefing.changes else ()
        self._articles = {article.id: article for article in earlier}
        self._articles |= {briefed.article.id: briefed.article for briefed in briefing.articles}
        self._names = article_names(self._articles.values())
        self._words = words

    def article(self, key: str) -> Article:
        """The article itself. Raises KeyError for evidence that cites none of the briefing's articles."""
        return self._articles[key]

    def name(self, key: str) -> str:
        """The short name, unlike that of any other article."""
        return self._names[key]

    def title(self, key: str) -> str | None:
        """The article's title, where its name does not already say it."""
        title = shorten(clean(self._articles[key].title or ""), _LONGEST_TITLE)
        name = self._names[key]
        told = name.endswith(title) or (name.endswith("…") and not self._articles[key].outlet)
        return None if told else title or None

    def outlet(self, key: str) -> str:
        """Whose article it is: the outlet's name, or the article's where no outlet is known."""
        return shorten(clean(self._articles[key].outlet or ""), _LONGEST_TITLE) or self._names[key]

    def language(self, key: str) -> str | None:
        """The article's primary language subtag, where it is known and is one."""
        primary = (self._articles[key].language or "").partition("-")[0].lower()
        return primary if primary.isascii() and primary.isalpha() and len(primary) in (2, 3) else None

    def date(self, key: str) -> str:
        """The day of publication in words, or the word for an undated article."""
        return self._words.day(self._articles[key].published)

    def label(self, key: str) -> str:
        """Name and date: what stands over a side of a dispute."""
        return f"{self.name(key)}, {self.date(key)}"

    def link(self, key: str) -> str | None:
        """The article's address when it may be clicked."""
        return safe_link(self._articles[key].url)
