"""What the brief does not hold: said on the page, so that nobody takes silence for an answer."""

from __future__ import annotations

from collections.abc import Container, Sequence

from briefing.models import Article, Note, Position, Profile, Quote, Section, SectionSpec, Standing


def gaps(
    sections: Sequence[Section],
    silent: Container[str],
    positions: Sequence[Position],
    articles: Sequence[Article],
    quotes: Sequence[Quote],
    profile: Profile,
) -> tuple[Note, ...]:
    """Empty sections, a question on which nobody stands, single sources, undated articles, unknown outlets, silent
    sides; `articles` without copies, `silent` the keys of sections for which nothing was found."""
    specs = {spec.key: spec for spec in profile.sections}
    found = [_nothing(specs[s.key]) for s in sections if s.key in silent]
    if profile.question and not positions:
        found.append(Note.of("no_positions"))
    claims = {c.id: c for s in sections for c in s.claims}
    single = [c for c in claims.values() if c.standing is Standing.SINGLE_SOURCE]
    if single:
        found.append(Note.of("rest_on_one_source", n=len(single), of=len(claims)))
    undated = [a for a in articles if a.published is None]
    if undated:
        found.append(Note.of("state_no_date", n=len(undated), of=len(articles)))
    unnamed = [a for a in articles if a.outlet is None]
    if unnamed:
        found.append(Note.of("name_no_outlet", n=len(unnamed), of=len(articles)))
    return (*found, *_silent_sides(articles, quotes, profile))


def _nothing(spec: SectionSpec) -> Note:
    """That a section found nothing; in the profile's words where they stand nowhere else on the page."""
    if spec.optional:
        return Note.of("section_left_out", title=spec.title, empty=spec.empty)
    return Note.of("section_found_nothing", title=spec.title)


def _silent_sides(articles: Sequence[Article], quotes: Sequence[Quote], profile: Profile) -> list[Note]:
    sides = profile.options.get("sides")
    if not isinstance(sides, dict):
        return []
    quoted = {q.side for q in quotes}
    return [
        Note.of("side_has_no_outlet", side=row["title"])
        for side, row in sides.items()
        if side in quoted and not any(_host(a).endswith(tuple(row["domains"])) for a in articles)
    ]


def _host(article: Article) -> str:
    return (article.url or "").split("//")[-1].split("/")[0]
