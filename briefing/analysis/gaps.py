"""What the brief does not hold: said on the page, so that nobody takes silence for an answer."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.models import Article, Profile, Quote, Section, Standing


def gaps(
    sections: Sequence[Section], articles: Sequence[Article], quotes: Sequence[Quote], profile: Profile
) -> tuple[str, ...]:
    """Sentences for the reader: empty sections, single sources, undated articles, unknown outlets, silent sides."""
    found = [f"{s.title}: nothing was found." for s in sections if not s.claims]
    claims = {c.id: c for s in sections for c in s.claims}
    single = [c for c in claims.values() if c.standing is Standing.SINGLE_SOURCE]
    if single:
        found.append(f"{len(single)} of {_count(len(claims), 'claim')} in the sections rest on a single source.")
    undated = [a for a in articles if a.published is None]
    if undated:
        found.append(
            f"{len(undated)} of {_count(len(articles), 'article')} state no date: weekdays stay unresolved there."
        )
    unnamed = [a for a in articles if a.outlet is None]
    if unnamed:
        found.append(
            f"{len(unnamed)} of {_count(len(articles), 'article')} do not name an outlet: whether they are independent "
            "was judged by their text alone."
        )
    found += _silent_sides(articles, quotes, profile)
    return tuple(found)


def _silent_sides(articles: Sequence[Article], quotes: Sequence[Quote], profile: Profile) -> list[str]:
    sides = profile.options.get("sides")
    if not isinstance(sides, dict):
        return []
    quoted = {q.side for q in quotes}
    return [
        f"{row['title']} is quoted, but no article is known to come from an outlet of that side."
        for side, row in sides.items()
        if side in quoted and not any(_host(a).endswith(tuple(row["domains"])) for a in articles)
    ]


def _host(article: Article) -> str:
    return (article.url or "").split("//")[-1].split("/")[0]


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
