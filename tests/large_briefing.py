"""A briefing of as many articles as a test asks for, on real seed sentences: for limits, speed and length."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from briefing.models import (
    Article,
    ArticleStatus,
    BriefedArticle,
    Briefing,
    Claim,
    Conflict,
    ConflictKind,
    Evidence,
    Position,
    Quote,
    Section,
    Skipped,
    Stance,
    Standing,
    TimelineEvent,
)
from tests.seed_claims import evidence, make_article, seeds

_FIRST = date(2024, 5, 1)
_OUTLETS = 12


def _sentences() -> list[str]:
    """Every body line of the seeds that is long enough to be a claim."""
    found = []
    for article in seeds().values():
        for block in article.blocks:
            text = article.text[block.start : block.end]
            if block.kind == "body" and 60 <= len(text) <= 400 and "\n" not in text:
                found.append(text)
    return found


def _article(number: int, sentences: list[str]) -> Article:
    shown = [sentences[(number * 7 + at) % len(sentences)] for at in range(3)]
    text = "".join(f"Report {number}.{at}: {sentence}\n" for at, sentence in enumerate(shown))
    return make_article(
        f"wire/{number:05}.txt",
        text,
        title=f"Report number {number} of a long month",
        outlet=f"Outlet {number % _OUTLETS}",
        published=_FIRST + timedelta(days=number % 31),
        language="en",
    )


def _claims(articles: list[Article]) -> list[Claim]:
    """One claim a line; every fifth rests on nine articles."""
    made = []
    for number, article in enumerate(articles):
        for at, line in enumerate(article.text.splitlines()):
            places: tuple[Evidence, ...] = (evidence(article, line),)
            if (number + at) % 5 == 0:
                others = [articles[(number + step) % len(articles)] for step in range(1, 9)]
                places += tuple(evidence(other, other.text.splitlines()[0]) for other in others)
            standing = Standing.CORROBORATED if len(set(places)) > 1 else Standing.SINGLE_SOURCE
            made.append(Claim(f"c{number}-{at}", line, places, min(len(places), _OUTLETS), standing))
    return made


@cache
def large(count: int = 300) -> Briefing:
    """`count` articles of twelve outlets in a month, of each tenth a copy, of each twelfth off topic, two unread."""
    sentences = _sentences()
    articles = [_article(number, sentences) for number in range(count)]
    claims = _claims(articles)
    stances = list(Stance)
    return Briefing(
        title="A long month of reports from twelve outlets",
        subtitle="NATO, Russia and Ukraine",
        profile="nato-ukraine",
        language="en",
        as_of=_FIRST + timedelta(days=30),
        generator="briefing 0.1.0",
        generated_at=None,
        articles=tuple(_briefed(number, article, articles, claims) for number, article in enumerate(articles)),
        summary=tuple(claims[:4]),
        sections=tuple(
            Section(key, title, tuple(claims[at : at + 12 * max(1, count // 100)]), omitted=count)
            for at, (key, title) in enumerate(
                (("key_decisions", "Key decisions"), ("nato_divisions", "NATO divisions"))
            )
        ),
        positions=tuple(
            Position(f"Country {n}", "nato", stances[n % len(stances)], _FIRST, claims[n % len(claims)])
            for n in range(min(count, 40))
        ),
        conflicts=tuple(
            Conflict(ConflictKind.FIGURES, f"figure {n}", (claims[n], claims[n + 3]))
            for n in range(min(count // 2, 30))
        ),
        quotes=tuple(
            Quote("Ukraine", f"Speaker {n}", None, None, evidence(article, "Report"))
            for n, article in enumerate(articles)
        ),
        timeline=tuple(
            TimelineEvent(_FIRST + timedelta(days=n // 2), claims[n % len(claims)]) for n in range(min(count, 62))
        ),
        gaps=tuple(f"Gap {n} is named." for n in range(min(count, 30))),
        skipped=tuple(Skipped(f"broken/{n}.pdf", "The PDF has no readable pages.") for n in range(max(2, count // 20))),
        question="Whether Ukraine may strike targets in Russia with Western weapons",
    )


def _briefed(number: int, article: Article, articles: list[Article], claims: list[Claim]) -> BriefedArticle:
    if number % 10 == 9:
        return BriefedArticle(article, ArticleStatus.DUPLICATE, (), articles[number - 1].id)
    if number % 12 == 11:
        return BriefedArticle(article, ArticleStatus.OFF_TOPIC, (), None, "Nothing in it bears on the profile.")
    return BriefedArticle(article, ArticleStatus.USED, tuple(claims[3 * number : 3 * number + 2]))
