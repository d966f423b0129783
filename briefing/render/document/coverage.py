"""What was read and what became of it: the line of facts and the ledger of every input."""

from __future__ import annotations

from collections import Counter
from operator import attrgetter

from briefing.models import ArticleStatus, BriefedArticle, Briefing, SentenceStatus, Skipped
from briefing.render.document.figures import coverage_figure
from briefing.render.document.model import Ledger, LedgerRow
from briefing.render.document.parts import Desk
from briefing.render.document.sources import Sources
from briefing.render.document.text import clean, harmless
from briefing.words import Words

_SENTENCE_COUNTS = {
    "shown": (SentenceStatus.SUMMARY, SentenceStatus.SECTION),
    "merged": (SentenceStatus.MERGED,),
    "not_selected": (SentenceStatus.NOT_SELECTED,),
    "set_aside": (SentenceStatus.BOILERPLATE, SentenceStatus.FRAGMENT),
}


_FIRST_TOLD = ("skipped", "surveyed", "off_topic", "duplicate", "used", "other_days")
_OTHER_DAYS = 5  # rows of a look that leaves some out: a daily brief collects more of them every day


def facts_of(briefing: Briefing, words: Words) -> tuple[str, ...]:
    """The line below the title: used articles, outlets, period, undated items, every other input, time of making."""
    articles = [briefed.article for briefed in briefing.articles if briefed.status is ArticleStatus.USED]
    outlets = {clean(article.outlet) for article in articles if article.outlet}
    days = sorted(article.published for article in articles if article.published)
    unnamed = words.texts["no_outlet" if len(articles) == 1 else "no_outlets"]
    facts = [
        words.count("articles", len(articles)),
        words.count("outlets", len(outlets)) if outlets else unnamed,
    ]
    without = sum(not article.outlet for article in articles)
    if outlets and without:
        facts.append(words.count("outlets_unknown", without))
    if days:
        facts.append(words.period(days[0], days[-1]))
    undated = len(articles) - len(days)
    statuses = Counter(briefed.status for briefed in briefing.articles)
    counted = (
        ("undated", undated),
        ("copies", statuses[ArticleStatus.DUPLICATE]),
        ("surveyed", statuses[ArticleStatus.SURVEYED]),
        ("off_topic", statuses[ArticleStatus.OFF_TOPIC]),
        ("other_days", sum(item.of_other_days for item in briefing.skipped)),
        ("skipped", sum(not item.of_other_days for item in briefing.skipped)),
    )
    facts.extend(words.count(key, n) for key, n in counted if n)
    if briefing.generated_at:
        facts.append(words.texts["made"].format(time=words.moment(clean(briefing.generated_at))))
    return tuple(facts)


def ledger_of(desk: Desk) -> Ledger:
    """One row an input, and the count of what became of the sentences.

    In path order, the unread last, of these what is of other days; where the look leaves rows out, what was not used
    comes first, and of other days there are a few or none.
    """
    briefing, words, texts = desk.briefing, desk.words, desk.words.texts
    statuses = Counter(entry.status for entry in briefing.sentences)
    facts = [words.count("sentences", len(briefing.sentences))] if briefing.sentences else []
    for key, members in _SENTENCE_COUNTS.items():
        n = sum(statuses[status] for status in members)
        if n:
            facts.append(words.count(key, n))
    places = Counter(item.article for item in desk.numbering.cited)
    rows = [
        *(_article_row(briefed, places, desk.sources, words) for briefed in briefing.articles),
        *(_skipped_row(skipped, words) for skipped in sorted(briefing.skipped, key=attrgetter("of_other_days"))),
    ]
    shown, left = _shown(rows, desk.limits.ledger)
    return Ledger(
        title=texts["ledger"],
        facts=tuple(facts),
        columns=(texts["source"], texts["date"], texts["outcome"], texts["reason"]),
        rows=tuple(shown),
        more=_left_out(left, words),
        coverage=coverage_figure(briefing, desk.sources, words),
    )


def _shown(rows: list[LedgerRow], most: int | None) -> tuple[list[LedgerRow], list[LedgerRow]]:
    """The rows that the look lists, and those that it leaves out."""
    if most is None:
        return rows, []
    others = [row for row in rows if row.key == "other_days"]
    ours = [row for row in rows if row.key != "other_days"]
    if len(others) > _OTHER_DAYS:
        most = min(most, len(ours))
    if len(ours) > most:
        ours.sort(key=lambda row: _FIRST_TOLD.index(row.key))
    listed = [*ours, *others]
    return listed[:most], listed[most:]


def _left_out(rows: list[LedgerRow], words: Words) -> str | None:
    """How many inputs are not listed, by what became of them."""
    if not rows:
        return None
    names = {**{key: key for key in _FIRST_TOLD}, "duplicate": "copies"}
    found = Counter(row.key for row in rows)
    told = ", ".join(words.count(names[key], found[key]) for key in _FIRST_TOLD if found[key])
    return f"{words.count('more_inputs', len(rows))} {told}."


def _article_row(briefed: BriefedArticle, places: Counter[str], sources: Sources, words: Words) -> LedgerRow:
    article, texts = briefed.article, words.texts
    if briefed.reason:
        reason = words.sentence(harmless(briefed.reason))
    elif briefed.status is ArticleStatus.DUPLICATE and briefed.duplicate_of:
        reason = texts["duplicate_of"].format(name=sources.name(briefed.duplicate_of))
    elif briefed.status is ArticleStatus.USED:
        reason = words.count("cited", places[article.id]) if places[article.id] else texts["used_nothing"]
    else:
        reason = texts["off_topic_reason"]
    name, file = sources.name(article.id), clean(article.path)
    return LedgerRow(
        name=name,
        file="" if file == name else file,
        date=words.day(article.published),
        key=str(briefed.status),
        outcome=texts[briefed.status],
        reason=reason,
        link=sources.link(article.id),
    )


def _skipped_row(skipped: Skipped, words: Words) -> LedgerRow:
    return LedgerRow(
        name=clean(skipped.path),
        file="",
        date="–",
        key="other_days" if skipped.of_other_days else "skipped",
        outcome=words.texts["skipped"],
        reason=words.sentence(harmless(skipped.reason)),
        link=None,
    )
