"""Briefings made by hand, for tests of everything that takes a finished one: full, minimal and hostile."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

from briefing.models import (
    ArticleStatus,
    BriefedArticle,
    Briefing,
    ChangedClaim,
    ChangeKind,
    Changes,
    Claim,
    Conflict,
    ConflictKind,
    LedgerEntry,
    Position,
    Quote,
    Section,
    SentenceStatus,
    Skipped,
    Stance,
    TimelineEvent,
)
from tests.large_briefing import large
from tests.seed_claims import SEEDS, claims, evidence, make_article, seeds

__all__ = [
    "HOSTILE_TEXTS",
    "SEEDS",
    "claims",
    "compared",
    "evidence",
    "full",
    "hostile",
    "large",
    "make_article",
    "minimal",
    "seeds",
]

GENERATOR = "briefing 0.1.0"


def _quotes() -> tuple[Quote, ...]:
    rows = [
        ("000", "for Italy, it is impossible to use our weapons outside of Ukraine", "Antonio Tajani",
         "Italian Foreign Minister", "nato"),
        ("000", "entering a new round of escalations in tensions", "the Kremlin", None, "russia"),
        ("000", "are already being used to attempt strikes on Russian territory", "Dmitry Peskov",
         "Kremlin spokesperson", "russia"),
        ("004", "may lead to serious consequences.", "Vladimir Putin", "Russian President", "russia"),
        ("004", "a new reality", None, None, None),
    ]  # fmt: skip
    return tuple(
        Quote(words, speaker, role, side, evidence(seeds()[article], words))
        for article, words, speaker, role, side in rows
    )


def _positions() -> tuple[Position, ...]:
    c = claims()
    friday, thursday = date(2024, 5, 31), date(2024, 5, 30)
    us = Position("United States", "nato", Stance.AGAINST, thursday, c["white_house"])
    germany = Position("Germany", "nato", Stance.UNCLEAR, thursday, c["scholz"])
    return (
        Position("United States", "nato", Stance.CONDITIONAL, friday, c["permit"], us),
        Position("Germany", "nato", Stance.FOR, friday, c["berlin"], germany),
        Position("Italy", "nato", Stance.AGAINST, friday, c["italy"]),
        Position("Britain", "nato", Stance.FOR, thursday, c["britain"]),
        Position("Jens Stoltenberg", "nato", Stance.FOR, thursday, c["stoltenberg"]),
        Position("Russia", "russia", Stance.AGAINST, None, c["kremlin"]),
        Position("Ukraine", None, Stance.UNCLEAR, friday, c["spokesman"]),
    )


def _conflicts() -> tuple[Conflict, ...]:
    c = claims()
    return (
        Conflict(ConflictKind.CONTRADICTION, "ATACMS missiles", (c["atacms_yes"], c["atacms_no"])),
        Conflict(ConflictKind.SUPERSEDED, "US weapons against targets in Russia", (c["white_house"], c["permit"])),
        Conflict(ConflictKind.FIGURES, "people hurt in Kharkiv", (c["casualties"], c["limit"], c["cameron"])),
    )


def _ledger() -> tuple[LedgerEntry, ...]:
    c, italy = claims(), seeds()["000"]
    related = evidence(italy, "Related Biden lets Ukraine hit Russia with American weapons — officials")
    merged = c["berlin"].evidence[1]
    unused = evidence(italy, "However, divisions on the issue between NATO member states have emerged.")
    rows = [
        (c["permit"].evidence[0], ("key_decisions",), 1.0, SentenceStatus.SUMMARY, None),
        (c["berlin"].evidence[0], ("key_decisions",), 0.875, SentenceStatus.SECTION, None),
        (merged, ("key_decisions",), 0.75, SentenceStatus.MERGED, "c2"),
        (unused, ("nato_divisions",), 0.5, SentenceStatus.NOT_SELECTED, None),
        (related, (), 0.0, SentenceStatus.BOILERPLATE, None),
    ]
    return tuple(
        LedgerEntry(item.article, item.start, item.end, labels, score, status, into)
        for item, labels, score, status, into in rows
    )


def _briefed() -> tuple[BriefedArticle, ...]:
    c, used = claims(), ArticleStatus.USED
    s = seeds()
    copy = make_article("copies/wire.txt", s["000"].text, published=date(2024, 5, 31), outlet="Wire Service")
    other = make_article("cooking.txt", "A soup wants time.\n", title="On soup", published=date(2024, 5, 12))
    return (
        BriefedArticle(s["000"], used, (c["permit"], c["berlin"], c["italy"])),
        BriefedArticle(s["001"], used, (c["stoltenberg"], c["britain"])),
        BriefedArticle(s["002"], used, (c["casualties"], c["atacms_no"])),
        BriefedArticle(s["003"], used, (c["spokesman"], c["atacms_yes"])),
        BriefedArticle(s["004"], used, (c["putin"],)),
        BriefedArticle(copy, ArticleStatus.DUPLICATE, (), s["000"].id),
        BriefedArticle(other, ArticleStatus.OFF_TOPIC, (), None, "Neither NATO nor Russia nor Ukraine acts in it."),
    )


@cache
def full() -> Briefing:
    """Five articles of one story, a copy, one off topic, two unreadable inputs, and everything a brief can hold."""
    c = claims()
    return Briefing(
        title="Washington gives the green light for Ukraine to use US weapons to defend its Kharkiv region",
        subtitle="NATO, Russia and Ukraine",
        profile="nato-ukraine",
        language="en",
        as_of=date(2024, 5, 31),
        generator=GENERATOR,
        generated_at=None,
        articles=_briefed(),
        summary=(c["permit"], c["berlin"], c["italy"], c["peskov"]),
        sections=(
            Section("key_decisions", "Key decisions", tuple(c[k] for k in ("permit", "berlin", "atacms_no", "limit"))),
            Section(
                "nato_divisions",
                "NATO divisions",
                tuple(c[k] for k in ("italy", "stoltenberg", "britain", "macron", "opposed", "cameron")),
                omitted=3,
            ),
            Section(
                "russian_responses",
                "Russian responses",
                tuple(c[k] for k in ("kremlin", "peskov", "medvedev", "putin")),
            ),
            Section("sanctions", "Sanctions", (), "No sanction was found in these articles."),
        ),
        positions=_positions(),
        conflicts=_conflicts(),
        quotes=_quotes(),
        timeline=(
            TimelineEvent(date(2024, 5, 28), c["macron"]),
            TimelineEvent(date(2024, 5, 30), c["permit"]),
            TimelineEvent(date(2024, 5, 31), c["berlin"]),
        ),
        gaps=(
            "No Ukrainian source is among the articles, though Ukraine is quoted in all of them.",
            "Eight claims rest on a single source.",
        ),
        sentences=_ledger(),
        skipped=(
            Skipped("broken.pdf", "The PDF has no readable pages."),
            Skipped("notes/empty.txt", "The file is empty."),
        ),
        question="Whether Ukraine may strike targets in Russia with Western weapons",
    )


@cache
def compared() -> Briefing:
    """The full one against one of the day before, which also knew an article that is no longer among the sources."""
    c, brief = claims(), full()
    text = "At least 12 people were hurt in Kharkiv on Wednesday.\nBerlin said nothing.\n"
    older = make_article("yesterday.txt", text, published=date(2024, 5, 29), outlet="Example Post")
    hurt, silent = (
        Claim(f"y{number}", line, (evidence(older, line),)) for number, line in enumerate(text.splitlines(), start=1)
    )
    changes = Changes(
        since=date(2024, 5, 30),
        earlier="0" * 64,
        new=tuple(c[key] for key in ("permit", "italy", "peskov", "atacms_no", "limit", "stoltenberg", "britain")),
        changed=(
            ChangedClaim(ChangeKind.STANCE, "Germany", Stance.UNCLEAR, Stance.FOR, c["scholz"], c["berlin"]),
            ChangedClaim(ChangeKind.FIGURE, "people", "12", "18", hurt, c["casualties"]),
        ),
        gone=(silent,),
        known=tuple(c[key].id for key in ("macron", "opposed", "cameron", "kremlin", "medvedev", "putin")),
        articles=(replace(older, text="", blocks=()),),
    )
    return replace(brief, changes=changes)


@cache
def minimal() -> Briefing:
    """One undated article, nothing found."""
    text = "The committee met.\n"
    article = make_article("note.txt", text)
    return Briefing(
        title="The committee met",
        subtitle="",
        profile="general",
        language="en",
        as_of=None,
        generator=GENERATOR,
        generated_at=None,
        articles=(BriefedArticle(article, ArticleStatus.USED),),
        summary=(),
        sections=(Section("key_decisions", "Key decisions", (), "No decision was found in this article."),),
    )


HOSTILE_TEXTS = (
    "A <a rel=attachment href=file:///etc/passwd>report</a> & <script>alert(1)</script> said {{ 7*7 }} {% raw %}.",
    "<style>@import url(http://example.org/x.css);</style> **bold** _it_ `code` [x](javascript:alert(1)) ![y](file:///z).",
    "Bell \x07, null \x00, escape \x1b[31m, override \u202egnp.exe\u202c, isolate \u2066x\u2069, tag \U000e0041"
    " end\u2028here.",
    "A word of sixty letters " + "abcdefghij" * 6 + " and https://example.org/" + "path/" * 30 + " stands here.",
    "# 1. - > Nikolaï Ångström, Володимир Зеленський, 习近平主席, الرئيس محمود عباس and Ολαφ Σολτς agreed.",
    "&lt;b&gt; &amp;#60; &#x202e; {{ bottom_line }} {{ config }} ${7*7} #{7*7} <%= 7*7 %> ]]> <!-- x --> </style>"
    "</body>.",
)


@cache
def hostile() -> Briefing:
    """Text that tries to be markup, template, link, attachment, terminal or bidirectional trick, in every field."""
    evil = HOSTILE_TEXTS[0]
    articles = tuple(
        make_article(
            f"in/{number}<b>.txt",
            f"{text}\n",
            title=f"{number} {text}",
            outlet=f"{number}: <i>{{{{ 7*7 }}}}</i> \u202eTV",
            url=("javascript:alert(1)", "file:///etc/passwd", "data:text/html,<b>x", "https://example.org/a?b=1&c=<d>",
                 "http://[", "mailto:desk@example.org")[number],
            author=evil,
        )
        for number, text in enumerate(HOSTILE_TEXTS)
    )  # fmt: skip
    found = tuple(
        Claim(f"h{number}<", f"[{{{{ 7*7 }}}} <b>] {article.text.strip()}", (evidence(article, article.text.strip()),))
        for number, article in enumerate(articles)
    )
    quote = evidence(articles[0], "report")
    return Briefing(
        title=evil,
        subtitle=HOSTILE_TEXTS[1],
        profile="<profile>",
        language='en"><script>',
        as_of=date(2024, 5, 31),
        generator="<gen> \u202e",
        generated_at=None,
        articles=tuple(BriefedArticle(a, ArticleStatus.USED, (c,)) for a, c in zip(articles, found, strict=True)),
        summary=found[:2],
        sections=(Section('k"><script>', "<h1>Key</h1> {{ 7*7 }}", found, evil),),
        positions=(
            Position(evil, "<side>", Stance.FOR, None, found[2], Position(evil, None, Stance.UNCLEAR, None, found[3])),
        ),
        conflicts=(Conflict(ConflictKind.CONTRADICTION, evil, found[:3]),),
        quotes=(Quote("report", evil, HOSTILE_TEXTS[2], None, quote),),
        timeline=(TimelineEvent(date(2024, 5, 31), found[4]),),
        gaps=HOSTILE_TEXTS,
        skipped=(Skipped("<img src=x>\x1b]0;\x07.txt", evil),),
        off_profile=HOSTILE_TEXTS[5],
        question=evil,
    )
