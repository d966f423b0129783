"""Which sentences report what somebody says: the attribution of each, from its quotations or from its main clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.language.attributions import Attribution, SpeechKind
from briefing.language.cues import ING
from briefing.language.lexicon import RELATIVES
from briefing.language.units import Unit, follows_comma

if TYPE_CHECKING:
    from briefing.language.clauses import Clause
    from briefing.language.narration import Narration
    from briefing.language.reporting import Cue
    from briefing.models import Sentence


_PROVES = frozenset(
    "confirms confirmed confirm suggests suggested suggest indicates indicated reveals revealed".split()
)
"""What a thing does as well as a speaker: "the declaration confirms that …, the spokeswoman told reporters"."""


def sentence_attributions(told: Narration) -> list[Attribution | None]:
    """One attribution or None per sentence: that of the quotation that fills it, else of its main clause."""
    result: list[Attribution | None] = [None] * len(told.sentences)
    for unit in told.units:
        reported = _reported(told, unit)
        for number in unit.sentences:
            result[number] = _filling(told, unit, told.sentences[number]) or reported
    return result


def _filling(told: Narration, unit: Unit, sentence: Sentence) -> Attribution | None:
    """The attribution of quotations that make up at least half of the sentence."""
    shares: dict[int, int] = {}
    for index in unit.quotes:
        quote = told.quotes[index]
        shared = min(quote.end, sentence.end) - max(quote.start, sentence.start)
        if shared > 0 and told.spoken[index] is not None:
            shares[index] = shared
    if sum(shares.values()) * 2 < sentence.end - sentence.start:
        return None
    return told.spoken[max(shares, key=lambda i: (shares[i], -i))]


def _reported(told: Narration, unit: Unit) -> Attribution | None:
    """The attribution of a unit whose main clause, or closing clause, reports speech; the strongest cue first."""
    best: tuple[int, Cue] | None = None
    for cue in unit.cues:
        rank = _rank(unit, cue)
        if rank and (best is None or rank > best[0]):
            best = (rank, cue)
    if best is None or best[1].referent is None:
        return None
    cue = best[1]
    kind = SpeechKind.INDIRECT if cue.strong else SpeechKind.JUDGEMENT
    return told.attribution(unit, cue.subject, cue.referent, cue, kind) if cue.referent else None


def _rank(unit: Unit, cue: Cue) -> int:
    """How surely a cue governs the whole sentence; 0 for a cue inside a subordinate clause."""
    if cue.referent is None or cue.subject is None or cue.infinitive or cue.nominal:
        return 0
    clause = unit.clause
    leads = unit.main is not None and cue.subject.first <= unit.main.first <= cue.subject.last
    closes = not cue.carried and (cue.right or (follows_comma(unit, cue) and _is_short(clause, cue.at)))
    same = unit.main_referent is not None and unit.main_referent.speaker == cue.referent.speaker
    finite = cue.verb not in ING
    if cue.strong and finite and not cue.carried and (leads or closes):
        return 3 if leads and cue.subject.name is None and cue.verb in _PROVES else 5
    apposed = same and clause.low(cue.subject.first - 1) == ","  # "The envoy, Bo Kask, called it …"
    if not cue.strong and finite and not cue.carried and (leads or apposed):
        return 3
    inside = not leads and clause.low(cue.subject.first - 1) in (*RELATIVES, "where", "what")
    if cue.strong and (leads or same) and not inside:
        return 4 if finite else 2 * int(clause.low(cue.at - 1) in (",", "—", "–", "--"))
    return 0


def _is_short(clause: Clause, at: int) -> bool:
    """Whether a closing clause ends, or pauses at a comma, within eight words of its verb."""
    reach = range(at + 1, at + 9)
    return len(clause.words) - at <= 8 or any(clause.low(k) == "," for k in reach)
