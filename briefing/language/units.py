"""Units of speech: sentences joined by a quotation, and which of a unit's cues governs a quotation."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefing.language.clauses import Clause
from briefing.language.cues import CUE_FORMS
from briefing.language.lexicon import QUOTED
from briefing.language.reporting import Cue
from briefing.models import BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.language.names import NameMention
    from briefing.language.phrases import Phrase
    from briefing.language.quotations import Quotation
    from briefing.language.reference import Referent
    from briefing.models import Sentence


@dataclass(slots=True)
class Unit:
    """Sentences joined by a quotation, with the quotations that stand in them and the cues outside of those."""

    sentences: list[int]
    block: int
    quotes: list[int]
    clause: Clause
    cues: list[Cue] = field(default_factory=list)
    main: Phrase | None = None
    main_referent: Referent | None = None


_NO_CLAUSE = Clause("", 0, 0, [])  # until a unit has all its sentences


def units_of(text: str, sentences: Sequence[Sentence], quotes: list[Quotation], names: list[NameMention]) -> list[Unit]:
    """The units of an article's prose, in order: each sentence, joined to the next where a quotation spans both."""
    masked, name_starts = _mask(text, quotes), [m.role_start for m in names]
    units: list[Unit] = []
    top = [i for i, q in enumerate(quotes) if not q.depth]
    place = 0
    for number, sentence in enumerate(sentences):
        if sentence.kind not in (BlockKind.BODY, BlockKind.FRAGMENT):
            continue
        while place < len(top) and quotes[top[place]].outer_end <= sentence.start:
            place += 1
        reach = place
        here: list[int] = []
        while reach < len(top) and quotes[top[reach]].outer_start < sentence.end:
            here.append(top[reach])
            reach += 1
        shared = units and here and units[-1].quotes and here[0] == units[-1].quotes[-1]
        if shared and units[-1].block == sentence.block:
            units[-1].sentences.append(number)
            units[-1].quotes += here[1:]
        else:
            units.append(Unit([number], sentence.block, here, _NO_CLAUSE))
    for unit in units:
        start, end = sentences[unit.sentences[0]].start, sentences[unit.sentences[-1]].end
        near = names[bisect_left(name_starts, start - 80) : bisect_left(name_starts, end)]
        unit.clause = Clause(masked, start, end, near)
    return units


def _mask(text: str, quotes: list[Quotation]) -> str:
    """The text with all words of outer quotations replaced by QUOTED, character by character."""
    parts: list[str] = []
    at = 0
    for quote in quotes:
        if quote.depth or quote.start < at:
            continue
        parts.append(text[at : quote.start])
        end = quote.end - (text[quote.end - 1] == ",")  # a comma inside the marks belongs to the clause outside
        parts.append(QUOTED * (end - quote.start))
        at = end
    parts.append(text[at:])
    return "".join(parts)


def governing(unit: Unit, first: int, last: int, *, closed: bool = False) -> Cue | None:
    """The cue that governs the quoted tokens first..last: the next one, else the nearest before, else one after.

    A quotation that is `closed` ends its sentence: none after it is meant.
    """
    if closed:
        return _nearest_before(unit, first)
    after, before = _next_to(unit, last), _nearest_before(unit, first)
    if after and before and before.strong and not after.right and _joined(unit, last):
        return before  # "Lee told viewers it was “over”, while Roe warned that": his are the words in front
    if after and before and after.verb == "according to" and before.strong and not before.carried:
        return before  # "The ministry said that “…”, according to the agency": the agency passes it on
    return after or before or _nearest_after(unit, last)


_JOINS = frozenset("while whereas although though but and when as".split())


def _joined(unit: Unit, last: int) -> bool:
    """Whether a clause of its own is joined to the quotation that ends at `last`."""
    i = last + 1
    while i < len(unit.clause.words) and not unit.clause.words[i].text[0].isalnum() and not _ends(unit, i):
        i += 1
    return unit.clause.low(i) in _JOINS


_DEMONYM = re.compile(
    r"\w+(?:ian|ean|ese|ish|ican)$|(?:French|Dutch|German|Greek|Czech|Afghan|Iraqi|Israeli|Swiss|Thai)$"
)


def is_attributive(clause: Clause, phrase: Phrase) -> bool:
    """Whether a name alone only says of what nation the next noun is: "Russian heavy aircraft flew"."""
    following = clause.low(phrase.last + 1)
    bare = phrase.name is not None and phrase.first == phrase.last and bool(_DEMONYM.match(phrase.name.text))
    return bare and following.isalpha() and not clause.is_auxiliary(phrase.last + 1) and following not in CUE_FORMS


OPENERS = frozenset(["“", '"', "‘", "'", "''", "«"])
CLOSERS = frozenset(["”", '"', "’", "'", "''", "»"])


def _ends(unit: Unit, i: int) -> bool:
    return unit.clause.low(i) in (".", "?", "!", ";")


def _next_to(unit: Unit, last: int) -> Cue | None:
    """The cue right after a quotation: `"…," he said`, `"…," said Mr Smith`."""
    i = last + 1
    while i < len(unit.clause.words) and not unit.clause.words[i].text[0].isalnum() and not _ends(unit, i):
        i += 1
    if i >= len(unit.clause.words) or _ends(unit, i) or unit.clause.low(i)[:1] == QUOTED:
        return None
    for cue in unit.cues:
        if cue.at < i or cue.carried:
            continue
        if cue.at == i and cue.right:
            return cue
        if not cue.right and cue.subject is not None and cue.subject.first in (i, i + 1):
            return cue if cue.strong or unit.clause.is_stop(cue.at + 1) else None
        return cue if cue.verb == "according to" and cue.at <= i + 1 else None
    return None


def _nearest_before(unit: Unit, first: int) -> Cue | None:
    at = first - 1
    while unit.clause.low(at) in OPENERS:
        at -= 1
    if unit.clause.low(at) == "that" and unit.clause.low(at - 1) in ("and", "but"):
        here = [c for c in unit.cues if c.at < at and not any(_ends(unit, i) for i in range(c.at, at))]
        tellers = [c for c in here if c.telling]
        if tellers:
            return tellers[0]  # "Lee said that all had shown “great care”, but that “much is still to do”"
    for place in reversed(range(len(unit.cues))):
        cue = unit.cues[place]
        if cue.at < first <= cue.reach and not any(_ends(unit, i) for i in range(cue.at, first)):
            earlier = unit.cues[place - 1] if place else None
            if earlier and cue.verb == "according to" and _in_passing(unit, earlier, cue):
                return earlier
            return earlier if earlier and _is_reported(unit, earlier, cue) else cue
    return None


_THOUGHT = frozenset("hope expect fear believe think agree estimate hint signal imply find indicate".split())


def _is_reported(unit: Unit, said: Cue, thought: Cue) -> bool:
    """Whether what somebody thinks is told by another: "Lee said that the allies agreed to “a lasting truce”"."""
    if CUE_FORMS.get(thought.verb) not in _THOUGHT or thought.carried or thought.subject is None:
        return False
    between = range(said.at + 1, thought.subject.first)
    return said.telling and not any(_ends(unit, i) or unit.clause.low(i)[:1] == QUOTED for i in between)


def _in_passing(unit: Unit, said: Cue, source: Cue) -> bool:
    """Whether a source only passes the words on: "The minister added on Friday, according to the agency, “…”"."""
    between = range(said.at + 1, source.at - 1)
    bare = all(unit.clause.is_time(i) or unit.clause.low(i) in (",", "on", "last") for i in between)
    return said.strong and not said.carried and bare


def _nearest_after(unit: Unit, last: int) -> Cue | None:
    """The cue that closes the sentence ("…, May said on Monday."), else the first one after the quotation."""
    after = [c for c in unit.cues if c.at > last and not any(_ends(unit, i) for i in range(last + 1, c.at))]
    if after and not after[0].right:
        closing = [c for c in after if c.strong and follows_comma(unit, c)]
        return closing[-1] if closing else after[0]
    return after[0] if after else None


def follows_comma(unit: Unit, cue: Cue) -> bool:
    """Whether a cue's own subject stands right after a comma: "…, May said"."""
    if cue.carried or cue.right or cue.subject is None:
        return False
    i = cue.subject.first - 1
    while unit.clause.low(i) in CLOSERS:
        i -= 1
    return unit.clause.low(i) == ","
