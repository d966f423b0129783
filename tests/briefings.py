"""Briefings made by hand, for tests of everything that takes a finished one: full, minimal and hostile.

The full one stands on the five seed articles: each quotation is looked up in its file, so that its offsets are real.
"""

from __future__ import annotations

import hashlib
from datetime import date
from functools import cache
from pathlib import Path

from briefing.models import (
    Article,
    ArticleStatus,
    Block,
    BlockKind,
    BriefedArticle,
    Briefing,
    Claim,
    Conflict,
    ConflictKind,
    Evidence,
    LedgerEntry,
    Position,
    Quote,
    Section,
    SentenceStatus,
    Skipped,
    Stance,
    Standing,
    TimelineEvent,
)

SEEDS = Path(__file__).parent.parent / "seeds"
GENERATOR = "briefing 0.1.0"

_METADATA: dict[str, dict[str, object]] = {
    "000": {"published": date(2024, 5, 31)},
    "001": {"published": date(2024, 5, 30)},
    "002": {},
    "003": {"outlet": "Kyiv Post", "url": "https://www.kyivpost.com/post/33632"},
    "004": {
        "outlet": "RT",
        "url": "https://www.rt.com/russia/598541-kiev-confirms-us-weapons/",
        "title": "Kiev confirms limited relaxation of US arms rules",
        "published": date(2024, 5, 31),
    },
}
_KINDS = {
    "Related Biden": BlockKind.RELATED,
    "'US' involvement": BlockKind.CROSSHEAD,
    "Serious consequences": BlockKind.CROSSHEAD,
    "Zelensky Says Russia": BlockKind.RELATED,
    "Other Topics": BlockKind.RELATED,
    "To suggest a correction": BlockKind.FURNITURE,
    "You can also highlight": BlockKind.FURNITURE,
    "31 May, 2024": BlockKind.DATELINE,
    "Kiev confirms limited": BlockKind.HEADLINE,
    "Zelensky still wants": BlockKind.HEADLINE,
    "FILE PHOTO": BlockKind.CAPTION,
}


def make_article(path: str, text: str, **metadata: object) -> Article:
    """An article with one block a line, its id the file's stem."""
    blocks, at = [], 0
    for line in text.splitlines(keepends=True):
        body = line.strip()
        if body:
            start = at + line.index(body)
            kind = next((kind for head, kind in _KINDS.items() if body.startswith(head)), BlockKind.BODY)
            blocks.append(Block(start, start + len(body), kind))
        at += len(line)
    sha = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Article(Path(path).stem, path, text, sha, tuple(blocks), **metadata)  # type: ignore[arg-type]  # a table


@cache
def seeds() -> dict[str, Article]:
    """The five seed articles by the three digits that their names begin with."""
    found = {}
    for path in sorted(SEEDS.glob("*.txt")):
        key = path.name[:3]
        metadata = {"language": "en"} | _METADATA[key]
        found[key] = make_article(path.name, path.read_bytes().decode("utf-8"), **metadata)
    return found


def evidence(article: Article, quote: str) -> Evidence:
    """The first place of `quote` in the article."""
    start = article.text.index(quote)
    return Evidence(article.id, start, start + len(quote), quote)


def _claim(key: str, text: str | None, places: list[tuple[str, str]], standing: Standing, sources: int = 1) -> Claim:
    found = tuple(evidence(seeds()[article], quote) for article, quote in places)
    return Claim(key, text or found[0].quote, found, sources, standing)


_PERMIT = (
    "Washington gave the green light on Thursday for Ukraine to use US weapons to defend its Kharkiv region on the "
    "border with Russia, overcoming previous concerns that authorising such strikes could drag NATO into a direct "
    "conflict with Russia."
)
_PERMIT_RT = (
    "Vladimir Zelensky’s office has confirmed that the US has granted Kiev permission to use American weapons to "
    "target certain parts of Russia that were allegedly previously off limits."
)
_BERLIN = "Germany on Friday said it too had permitted Ukraine to fire German-delivered weapons at targets in Russia."
_BERLIN_KP = (
    "In a parallel move, Germany has also agreed to permit Ukraine to use weapons it has delivered against targets "
    "in Russia."
)
_BERLIN_002 = (
    "Berlin announced that it has authorized Ukraine to use weapons supplied by Germany, following revelations from "
    "American officials that Washington has partially lifted similar restrictions, allowing Ukraine to defend the "
    "Kharkiv region."
)
_ATACMS_NO = "The official added that ATACMS missiles, which can strike targets deep in Russia, are still prohibited."
_ATACMS_YES = (
    "The decision allows Ukraine to use US-supplied HIMARS and ATACMS missiles to target Russian soldiers and command "
    "centers, as reported by the Guardian."
)
_ITALY = (
    'Italian Foreign Minister Antonio Tajani said that "for Italy, it is impossible to use our weapons outside of '
    'Ukraine".'
)
_ITALY_002 = (
    "Italian Foreign Minister Antonio Tajani stated that “for Italy, it is impossible to use our weapons outside "
    "Ukraine,” adding, “We are not fighting against Russia; we are defending Ukraine; the situation is different.”"
)
_OPPOSED = (
    "But the United States and Germany have long opposed allowing Kiev to strike over the border, out of fear it "
    "could drag them closer to direct conflict with Moscow."
)
_WHITE_HOUSE = (
    "Across the Atlantic, the White House said it still opposed Ukraine using US arms to strike inside Russia, though "
    "Secretary of State Antony Blinken hinted that strategy could change."
)
_SCHOLZ = (
    "German Chancellor Olaf Scholz, however, remained less committal, saying Ukraine should act within the law and "
    "Berlin had not supplied weapons that could hit Russia anyway."
)
_STOLTENBERG = (
    "NATO chief Jens Stoltenberg pushed at the start of a meeting of the alliance's foreign ministers to let Ukraine "
    "use Western weapons to strike inside Russia, a move sought by Kiev but opposed for now by its chief backer "
    "Washington."
)
_BRITAIN = (
    "Some countries including Britain and the Netherlands say Kiev has the right to use their weapons to strike "
    "military targets in Russia."
)
_MACRON = (
    "French President Emmanuel Macron appeared to shift the dial forward on Tuesday when he said Ukraine should be "
    'allowed to "neutralise" bases in Russia used to launch strikes.'
)
_CAMERON = (
    "Zelensky complained that the UK, whose Foreign Secretary David Cameron stated this month that Ukraine “has the "
    "right” to launch British weapons at Russia, had not given “100% permission” to do so."
)
_KREMLIN = 'The Kremlin accused the West on Thursday of "entering a new round of escalations in tensions".'
_KREMLIN_002 = (
    "On Thursday, the Kremlin stated that “NATO member countries have been engaging in a new round of escalating "
    "tensions in recent days and weeks.”"
)
_PESKOV = (
    'And on Friday Kremlin spokesperson Dmitry Peskov said that US-made weapons "are already being used to attempt '
    'strikes on Russian territory".'
)
_MEDVEDEV = (
    "He continued, “Russia considers that all long-range weapons used by Ukraine are already under direct control by "
    "NATO member states.”"
)
_PUTIN = "Putin added that the constant escalation of the Ukraine conflict “may lead to serious consequences.”"
_SPOKESMAN = (
    "Nykyforov announced on Friday that Ukraine had received “positive signals through diplomatic channels about the "
    "limited use of US-supplied weapons” in the region bordering Kharkiv."
)
_CASUALTIES = (
    "In the latest strikes on the city, five people were killed, and 23 others were injured, including two children, "
    "according to officials who also warned that more residents might be trapped under the rubble."
)
_LIMIT = (
    "However, Ukraine cannot use these weapons against civilian infrastructure or for long-range attacks deep into "
    "Russia, a limitation Kyiv has previously acknowledged."
)


@cache
def claims() -> dict[str, Claim]:
    """The claims of the full briefing by a short key; their ids are c1, c2, … in this order."""
    single, corroborated = Standing.SINGLE_SOURCE, Standing.CORROBORATED
    table: dict[str, tuple[str | None, list[tuple[str, str]], Standing, int]] = {
        "permit": (
            _PERMIT.replace("on Thursday", "on Thursday [30 May 2024]"),
            [("000", _PERMIT), ("004", _PERMIT_RT), ("002", _BERLIN_002)],
            corroborated,
            3,
        ),
        "berlin": (
            _BERLIN.replace("on Friday", "on Friday [31 May 2024]"),
            [("000", _BERLIN), ("003", _BERLIN_KP), ("002", _BERLIN_002)],
            corroborated,
            3,
        ),
        "atacms_no": (
            _ATACMS_NO.replace("The official", "[An American official]"),
            [("002", _ATACMS_NO)],
            Standing.DISPUTED,
            1,
        ),
        "atacms_yes": (_ATACMS_YES, [("003", _ATACMS_YES)], Standing.DISPUTED, 1),
        "limit": (_LIMIT.removeprefix("However, "), [("003", _LIMIT)], single, 1),
        "italy": (_ITALY, [("000", _ITALY), ("002", _ITALY_002)], corroborated, 2),
        "opposed": (_OPPOSED.removeprefix("But "), [("001", _OPPOSED)], Standing.SUPERSEDED, 1),
        "white_house": (
            _WHITE_HOUSE.removeprefix("Across the Atlantic, "),
            [("001", _WHITE_HOUSE)],
            Standing.SUPERSEDED,
            1,
        ),
        "scholz": (_SCHOLZ, [("001", _SCHOLZ)], Standing.SUPERSEDED, 1),
        "stoltenberg": (_STOLTENBERG, [("001", _STOLTENBERG)], single, 1),
        "britain": (_BRITAIN, [("001", _BRITAIN)], single, 1),
        "macron": (_MACRON.replace("on Tuesday", "on Tuesday [28 May 2024]"), [("001", _MACRON)], single, 1),
        "cameron": (_CAMERON, [("004", _CAMERON)], single, 1),
        "kremlin": (_KREMLIN, [("000", _KREMLIN), ("002", _KREMLIN_002)], corroborated, 2),
        "peskov": (_PESKOV.removeprefix("And "), [("000", _PESKOV)], single, 1),
        "medvedev": (_MEDVEDEV.replace("He continued", "[Dmitry Medvedev] continued"), [("002", _MEDVEDEV)], single, 1),
        "putin": (_PUTIN, [("004", _PUTIN)], single, 1),
        "spokesman": (_SPOKESMAN, [("003", _SPOKESMAN)], single, 1),
        "casualties": (_CASUALTIES, [("002", _CASUALTIES)], single, 1),
    }
    return {
        key: _claim(f"c{number}", text, places, standing, sources)
        for number, (key, (text, places, standing, sources)) in enumerate(table.items(), start=1)
    }


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
