"""The key facts of the first page: who stands where, what is disputed, how well the whole is supported."""

from __future__ import annotations

from collections import Counter

from briefing.models import Briefing, Claim, ConflictKind, Stance, Standing
from briefing.render.document.model import Glance, GlanceRow
from briefing.render.document.parts import about_of
from briefing.render.document.text import clean, shorten
from briefing.words import Words

_MOST_NAMES = 8
_LONGEST_NAME = 48


def glance(briefing: Briefing, words: Words, parts: tuple[str, ...]) -> Glance | None:
    """The rows that there is something to say in; None for none. Gaps are counted where the look names them."""
    rows = [*_stances(briefing, words, parts), *_conflicts(briefing, words, parts), *_support(briefing, words)]
    if briefing.gaps and "gaps" in parts:
        rows.append(GlanceRow("gaps", words.texts["gaps"], words.count("gaps", len(briefing.gaps)), "gaps"))
    return Glance(words.texts["glance"], tuple(rows)) if rows else None


def _stances(briefing: Briefing, words: Words, parts: tuple[str, ...]) -> list[GlanceRow]:
    rows = []
    for stance in Stance:
        actors = [words.actor(position.actor) for position in briefing.positions if position.stance is stance]
        if actors:
            target = "positions" if "positions" in parts else "bottom-line"
            rows.append(GlanceRow(str(stance), words.stances[stance], _listed(actors, words), target))
    return rows


def _conflicts(briefing: Briefing, words: Words, parts: tuple[str, ...]) -> list[GlanceRow]:
    rows = []
    for kind in ConflictKind:
        about = [about_of(conflict, words) for conflict in briefing.conflicts if conflict.kind is kind]
        if about:
            target = "disputed" if "disputed" in parts else "bottom-line"
            rows.append(
                GlanceRow(str(kind), words.conflicts[kind], _listed(about, words, words.texts["semicolon"]), target)
            )
    return rows


def _support(briefing: Briefing, words: Words) -> list[GlanceRow]:
    shown: dict[str, Claim] = {claim.id: claim for claim in briefing.summary}
    shown |= {claim.id: claim for section in briefing.sections for claim in section.claims}
    counts = Counter(claim.standing for claim in shown.values())
    said = [words.count(str(standing), counts[standing]) for standing in Standing if counts[standing]]
    support = " · ".join(said) if len(said) > 1 else "".join(words.badges[key].lower() for key in counts)
    told = words.count("claims", len(shown)) + words.texts["colon"] + support
    return [GlanceRow("support", words.texts["support"], told, "bottom-line")] if said else []


def _listed(names: list[str], words: Words, separator: str = ", ") -> str:
    unlike = [shorten(clean(name), _LONGEST_NAME) for name in dict.fromkeys(names)]
    shown = separator.join(unlike[:_MOST_NAMES])
    left = len(unlike) - _MOST_NAMES
    return f"{shown} {words.count('more_names', left)}" if left > 0 else shown
