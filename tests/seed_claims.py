"""The five seed articles and claims made by hand on them; each quotation is looked up, so that its offsets are real."""

from __future__ import annotations

import hashlib
from datetime import date
from functools import cache
from pathlib import Path

from briefing.models import Article, Block, BlockKind, Claim, Evidence, Standing

SEEDS = Path(__file__).parent.parent / "seeds"

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


def evidence(article: Article, quote: str, *, akin: bool = False) -> Evidence:
    """The first place of `quote` in the article."""
    start = article.text.index(quote)
    return Evidence(article.id, start, start + len(quote), quote, akin)


_AKIN = {("c1", "002")}  # claims with the article whose sentence touches on theirs


def _claim(key: str, text: str | None, places: list[tuple[str, str]], standing: Standing, sources: int = 1) -> Claim:
    found = tuple(evidence(seeds()[article], quote, akin=(key, article) in _AKIN) for article, quote in places)
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
            2,
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
