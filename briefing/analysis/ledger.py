"""The ledger of every sentence that was read, and every quotation of the articles."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from briefing.analysis.assembly import Parts
from briefing.analysis.scene import Scene
from briefing.analysis.voices import voice_of
from briefing.language.actors import ActorTable
from briefing.language.canonical import kin_keys, same_person
from briefing.language.speech import Speech
from briefing.models import Actor, ActorKind, Article, BlockKind, Evidence, LedgerEntry, Quote, Sentence, SentenceStatus

_WORTH_NAMING = 0.2
_WHOSE = re.compile(r"^(?:[Ii]ts|[Hh]is|[Hh]er|[Tt]heir)\s+")  # whose, only the lines before a role say


def quotes_of(read: Sequence[tuple[Article, Speech]], table: ActorTable) -> tuple[Quote, ...]:
    """Every quotation of the articles' body text, with its speaker where the article names one."""
    found = []
    fullest = _fullest(
        [q.attribution.speaker for _, s in read for q in s.quotes if q.attribution and q.attribution.named]
    )
    for article, speech in read:
        for spoken in speech.quotes:
            q, who = spoken.quotation, spoken.attribution
            if q.depth:
                continue
            text = article.text[q.start : q.end]
            actor = voice_of(who, table) if who else None
            found.append(
                Quote(
                    quote=text,
                    speaker=_named(fullest.get(who.speaker, who.speaker), actor) if who else None,
                    role=_WHOSE.sub("", who.role) if who and who.role else None,
                    side=actor.side if actor else None,
                    evidence=Evidence(article.id, q.start, q.end, text),
                )
            )
    return tuple(found)


def _named(speaker: str, actor: Actor | None) -> str:
    """The speaker's name; a bare surname, or one that a headline's words ran on from, by the actor whose it is."""
    if actor is None or actor.kind is not ActorKind.PERSON:
        return speaker
    words, surname = speaker.split(), actor.name.split()[-1]
    offices = any(word.islower() for word in words)  # "Obama administration"
    return actor.name if words[0] == surname and not offices else speaker


def _fullest(names: Sequence[str]) -> dict[str, str]:
    """Every name → the fullest form that the corpus gives of that person: most words, then letters, then uses."""
    used = Counter(names)
    full = sorted((n for n in used if " " in n), key=lambda n: (-len(n.split()), -len(n), -used[n], n))
    kin: dict[tuple[str, str], list[int]] = defaultdict(list)  # places in `full`, fullest first
    for place, name in enumerate(full):
        for key in kin_keys(name):
            kin[key].append(place)
    return {name: full[min(_first_kin(name, kin[key], full) for key in kin_keys(name))] for name in full}


def _first_kin(name: str, places: Sequence[int], full: Sequence[str]) -> int:
    """The place of the fullest of these names that is the same person's; a name is always its own."""
    return next(p for p in places if full[p] == name or same_person(full[p], name))


def ledger(
    articles: Sequence[Article], sentences: Mapping[str, Sequence[Sentence]], scene: Scene, parts: Parts
) -> tuple[LedgerEntry, ...]:
    """One row for every sentence of the articles, which take part in the brief, in path order."""
    rows = []
    for article in sorted(articles, key=lambda a: a.path):
        for sentence in sentences[article.id]:
            rows.append(_entry(sentence, scene, parts))
    return tuple(rows)


def _entry(sentence: Sentence, scene: Scene, parts: Parts) -> LedgerEntry:
    key = (sentence.article, sentence.index)
    into = parts.merged.get(key)
    if sentence.kind is BlockKind.FRAGMENT:
        status = SentenceStatus.FRAGMENT
    elif sentence.kind is not BlockKind.BODY:
        status = SentenceStatus.BOILERPLATE
    elif (sentence.article, sentence.start) in parts.shown:
        status, into = parts.shown[sentence.article, sentence.start], None
    else:
        status = SentenceStatus.MERGED if into else SentenceStatus.NOT_SELECTED
    return LedgerEntry(
        article=sentence.article,
        start=sentence.start,
        end=sentence.end,
        labels=scene.labels(key),
        score=scene.ranks.get(key, 0.0),
        status=status,
        merged_into=into,
        why=_why(sentence, status, into, scene, parts),
    )


def _why(sentence: Sentence, status: SentenceStatus, into: str | None, scene: Scene, parts: Parts) -> str:
    """The grounds of the labels, and what came of them, in words."""
    key = (sentence.article, sentence.index)
    if sentence.kind is not BlockKind.BODY:
        return "no whole sentence" if status is SentenceStatus.FRAGMENT else f"is {sentence.kind.value}, no body text"
    grounds = [f"{k} {s.value:.2f} ({s.ground})" for k, s in scene.scores[key].items() if s.value >= _WORTH_NAMING]
    outcome = {
        SentenceStatus.SUMMARY: "shown in the bottom line or as its article's condensation",
        SentenceStatus.SECTION: "shown",
        SentenceStatus.MERGED: f"states the fact of {into}",
    }.get(status)
    if outcome is None and not scene.labels(key):
        outcome = "belongs to no section"
    elif outcome is None and key in parts.incomplete:
        outcome = "cannot stand alone"
    elif outcome is None and sentence.article in scene.copies:
        outcome = "stands in a copy"
    return "; ".join([*grounds, outcome or "weighs less than what is shown, or says almost the same"])
