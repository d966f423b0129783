"""Who speaks: the speaker of every quotation and of every sentence that reports what somebody says.

Sentences that share a quotation form one unit; quoted words are masked, the verbs of speech outside of them are cues, and
each cue has a subject (`clauses`) that refers to somebody (`reference`). A quotation takes the cue that follows it at
once, else the nearest before it in its sentence, else the next one after it; one that stands alone goes on with its
neighbour's speaker. The method follows the rule systems for quotation attribution of Pouliquen, Steinberger and Best
(2007) and Elson and McKeown (2010).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from briefing.language.clauses import Clause
from briefing.language.cues import ING
from briefing.language.lexicon import PRONOUNS, QUOTED
from briefing.language.names import NameMention, find_names
from briefing.language.persons import NameTable
from briefing.language.phrases import INHERIT, Phrase
from briefing.language.quotations import Quotation, quotations_of
from briefing.language.reference import Discourse, Referent
from briefing.language.reporting import Cue, find_cues
from briefing.models import BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.language.actors import ActorTable
    from briefing.models import Article, Sentence


class SpeechKind(StrEnum):
    """How words are reported."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    JUDGEMENT = "judgement"  # a verb that describes or judges: "X called it …", "X accused Y of …"
    OUTLET = "outlet"  # a news outlet is the source: "Politico, citing …, claimed"


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says it. `speaker` is the fullest form of the name in this article, or a description ("unnamed US official").

    `role` is the title or description in the source's words. `mention` is the span of the words that name the speaker
    (perhaps a pronoun), `cue` the span of the verb. Where the speaker is carried over from a neighbouring quotation, the
    mention is the neighbour's and the cue None. `named` is false for descriptions and groups.
    """

    speaker: str
    role: str | None
    kind: SpeechKind
    mention: tuple[int, int] | None = None
    cue: tuple[int, int] | None = None
    verb: str | None = None
    named: bool = True


@dataclass(frozen=True, slots=True)
class SpokenQuotation:
    """A quotation and who said it, where that is known."""

    quotation: Quotation
    attribution: Attribution | None


@dataclass(frozen=True, slots=True)
class Speech:
    """All quotations of an article in order, and one entry per sentence (None: nobody is said to say it)."""

    quotes: tuple[SpokenQuotation, ...]
    attributions: tuple[Attribution | None, ...]


@dataclass(slots=True)
class _Unit:
    """Sentences joined by a quotation, with the quotations that stand in them and the cues outside of those."""

    sentences: list[int]
    block: int
    quotes: list[int]
    clause: Clause
    cues: list[Cue] = field(default_factory=list)
    main: Phrase | None = None
    main_referent: Referent | None = None


def attribute(article: Article, sentences: Sequence[Sentence], actors: ActorTable | None = None) -> Speech:
    """Who says what in `article`, for each of its quotations and sentences. Never raises; linear in the text."""
    quotes = quotations_of(article)
    names = _names_of(article)
    table = NameTable(names, article.text)
    discourse = Discourse(table)
    table.add_appositions(article.text, names)
    discourse.sexes(names)
    discourse.learn_sexes(article.text, names, [(s.start, s.end) for s in sentences])
    reader = _Reader(article.text, sentences, quotes, names, discourse)
    reader.run()
    return Speech(
        tuple(SpokenQuotation(q, reader.spoken[i]) for i, q in enumerate(quotes)),
        tuple(reader.sentence_attributions()),
    )


def _names_of(article: Article) -> list[NameMention]:
    """The names in an article's prose; related links and furniture name people who are not spoken of."""
    kinds = {BlockKind.BODY, BlockKind.CAPTION, BlockKind.HEADLINE, BlockKind.FRAGMENT}
    spans = [(b.start, b.end) for b in article.blocks if b.kind in kinds]
    starts = [start for start, _ in spans]
    kept = []
    for name in find_names(article.text):
        place = bisect_right(starts, name.start) - 1
        if place >= 0 and name.end <= spans[place][1]:
            kept.append(name)
    return kept


class _Reader:
    """One pass over an article: units in order, each one's cues resolved before its quotations."""

    def __init__(
        self,
        text: str,
        sentences: Sequence[Sentence],
        quotes: list[Quotation],
        names: list[NameMention],
        discourse: Discourse,
    ) -> None:
        self.text, self.sentences, self.quotes, self.discourse = text, sentences, quotes, discourse
        self.names = names
        self.name_starts = [m.role_start for m in names]
        self.spoken: list[Attribution | None] = [None] * len(quotes)
        self.units = self._units(_mask(text, quotes))

    def _units(self, masked: str) -> list[_Unit]:
        units: list[_Unit] = []
        top = [i for i, q in enumerate(self.quotes) if not q.depth]
        place = 0
        for number, sentence in enumerate(self.sentences):
            if sentence.kind not in (BlockKind.BODY, BlockKind.FRAGMENT):
                continue
            while place < len(top) and self.quotes[top[place]].outer_end <= sentence.start:
                place += 1
            reach = place
            here: list[int] = []
            while reach < len(top) and self.quotes[top[reach]].outer_start < sentence.end:
                here.append(top[reach])
                reach += 1
            shared = units and here and units[-1].quotes and here[0] == units[-1].quotes[-1]
            if shared and units[-1].block == sentence.block:
                units[-1].sentences.append(number)
                units[-1].quotes += here[1:]
            else:
                units.append(_Unit([number], sentence.block, here, Clause("", 0, 0, [])))
        for unit in units:
            start, end = self.sentences[unit.sentences[0]].start, self.sentences[unit.sentences[-1]].end
            near = self.names[bisect_left(self.name_starts, start - 80) : bisect_left(self.name_starts, end)]
            unit.clause = Clause(masked, start, end, near)
        return units

    def run(self) -> None:
        """Resolve every unit in order, then the quotations that only a later neighbour explains."""
        for number, unit in enumerate(self.units):
            self._resolve_cues(unit)
            for index in unit.quotes:
                self.spoken[index] = self._governed(unit, index)
            if any(self.spoken[i] is None for i in unit.quotes):
                self._continue(number, unit)
            self._remember(unit)

    def _resolve_cues(self, unit: _Unit) -> None:
        clause = unit.clause
        unit.cues = find_cues(clause)
        unit.main = clause.main_subject()
        if unit.main is not None:
            unit.main_referent = self._main_referent(clause, unit.main)
            if unit.main_referent and unit.main.head not in PRONOUNS:
                self.discourse.note(unit.main_referent, unit.main.head)
        previous: Cue | None = None
        for cue in unit.cues:
            if cue.subject is INHERIT or cue.subject is None:
                cue.carried = True
                source = previous if previous and previous.referent else None
                cue.referent = source.referent if source else unit.main_referent
                cue.subject = source.subject if source else unit.main
            else:
                ahead = cue.subject.head in ("he", "she") and unit.main and unit.main.first > cue.subject.first
                known = (
                    unit.main_referent if ahead and unit.main_referent and unit.main_referent.kind == "person" else None
                )
                cue.referent = known or self.discourse.resolve(clause, cue.subject, self.text)
                if cue.referent:
                    self.discourse.note(cue.referent, cue.subject.head, spoke=True)
                if unit.main is not None and cue.subject.first == unit.main.first:
                    unit.main_referent = cue.referent or unit.main_referent
                previous = cue

    def _dashed(self, unit: _Unit, last: int) -> Attribution | None:
        """`"…" — Ann Lee`: a dash and a name that end the paragraph."""
        clause, i = unit.clause, last + 1
        while clause.low(i) in _CLOSERS:
            i += 1
        if clause.low(i) not in ("―", "—", "–", "-", "--"):
            return None
        phrase = clause.starting(i + 1, len(clause.words) - 1)
        if (
            phrase is None
            or phrase.name is None
            or clause.low(phrase.last + 1) not in ("", ".", ",", "(", '"', "“", "”")
        ):
            return None
        referent = self.discourse.of_name(phrase.name)
        self.discourse.note(referent)
        return self._attribution(unit, phrase, referent, None)

    def _main_referent(self, clause: Clause, main: Phrase) -> Referent | None:
        if main.speaks:
            return self.discourse.resolve(clause, main, self.text)
        return self.discourse.of_name(main.owner) if main.owner else None

    def _governed(self, unit: _Unit, index: int) -> Attribution | None:
        """The attribution of a quotation by a cue of its own unit."""
        quote, words = self.quotes[index], unit.clause.words
        inside = [i for i, w in enumerate(words) if quote.start <= w.start < quote.end]
        if not inside:
            return None
        first, last = inside[0], inside[-1]
        dashed = self._dashed(unit, last)
        if dashed is not None:
            return dashed
        cue = _next_to(unit, last) or _nearest_before(unit, first) or _nearest_after(unit, last)
        if cue is not None and cue.referent is not None:
            return self._attribution(unit, cue.subject, cue.referent, cue)
        alone = not any(w.text[0].isalpha() for i, w in enumerate(words) if not first <= i <= last)
        if not alone and unit.main is not None and unit.main_referent is not None and unit.main.last < first:
            return self._attribution(unit, unit.main, unit.main_referent, None)
        return None

    def _attribution(
        self,
        unit: _Unit,
        phrase: Phrase | None,
        referent: Referent,
        cue: Cue | None,
        kind: SpeechKind = SpeechKind.DIRECT,
    ) -> Attribution:
        words = unit.clause.words
        mention = (words[phrase.first].start, words[phrase.last].end) if phrase and phrase.first >= 0 else None
        span = (words[cue.at].start, words[cue.at].end) if cue else None
        named = referent.kind in ("person", "body", "outlet")
        if kind is SpeechKind.INDIRECT and referent.kind == "outlet":
            kind = SpeechKind.OUTLET
        return Attribution(referent.speaker, referent.role, kind, mention, span, cue.verb if cue else None, named)

    def _continue(self, number: int, unit: _Unit) -> None:
        """Give quotations without a cue the speaker of a neighbour: before in the paragraph, after it, or before that."""
        known = [self.spoken[i] for i in unit.quotes if self.spoken[i]]
        source = known[0] if known else None
        if source is None and number:
            before = self.units[number - 1]
            if before.block == unit.block:
                source = self._last_spoken(number - 1)
        if source is None:
            source = self._ahead(number, unit)
        if source is None:
            source = self._last_spoken(number - 1)
        if source is not None:
            for index in unit.quotes:
                if self.spoken[index] is None:
                    self.spoken[index] = replace(source, cue=None, verb=None)

    def _last_spoken(self, number: int) -> Attribution | None:
        """The speaker of the last quotation or reported sentence at or before a unit, at most three units back."""
        for unit in reversed(self.units[max(0, number - 2) : number + 1]):
            for index in reversed(unit.quotes):
                if self.spoken[index] is not None:
                    return self.spoken[index]
            for cue in reversed(unit.cues):
                if cue.referent is not None and cue.strong:
                    return self._attribution(unit, cue.subject, cue.referent, cue)
        return None

    def _ahead(self, number: int, unit: _Unit) -> Attribution | None:
        """The speaker of the next unit of the same paragraph, where that begins with a quotation."""
        if number + 1 >= len(self.units) or self.units[number + 1].block != unit.block:
            return None
        after = self.units[number + 1]
        if not after.quotes or not after.clause.words or after.clause.words[0].text[0].isalpha():
            return None
        self._resolve_cues(after)
        return self._governed(after, after.quotes[0])

    def _only_person(self, unit: _Unit) -> Referent | None:
        """The one person whom a unit names outside of its quotations, if it names one only."""
        words = unit.clause.words
        if not words or words[-1].low not in (".", "?", "!"):
            return None
        table = self.discourse.table
        here = {
            r.speaker: r
            for n in unit.clause.names_at(words)
            if (r := self.discourse.of_name(n)).kind == "person" and table.is_used(r.speaker)
        }
        return next(iter(here.values())) if len(here) == 1 else None

    def _remember(self, unit: _Unit) -> None:
        if not any(r and r.kind == "person" for r in [unit.main_referent, *(c.referent for c in unit.cues)]):
            person = self._only_person(unit)
            if person is not None:
                self.discourse.note(person)
        if unit.main_referent and unit.main is not None:
            self.discourse.note(unit.main_referent, unit.main.head)
        for index in unit.quotes:
            said = self.spoken[index]
            if said is not None and said.named and said.cue is not None:
                for cue in unit.cues:
                    if cue.referent and cue.referent.speaker == said.speaker:
                        self.discourse.note(cue.referent, cue.subject.head if cue.subject else "")
                        break

    # -- sentences ------------------------------------------------------------------------------------------------

    def sentence_attributions(self) -> list[Attribution | None]:
        """One attribution or None per sentence: that of the quotation that fills it, else of its main clause."""
        result: list[Attribution | None] = [None] * len(self.sentences)
        for unit in self.units:
            reported = self._reported(unit)
            for number in unit.sentences:
                result[number] = self._filling(unit, self.sentences[number]) or reported
        return result

    def _filling(self, unit: _Unit, sentence: Sentence) -> Attribution | None:
        """The attribution of quotations that make up at least half of the sentence."""
        shares: dict[int, int] = {}
        for index in unit.quotes:
            quote = self.quotes[index]
            shared = min(quote.end, sentence.end) - max(quote.start, sentence.start)
            if shared > 0 and self.spoken[index] is not None:
                shares[index] = shared
        if sum(shares.values()) * 2 < sentence.end - sentence.start:
            return None
        return self.spoken[max(shares, key=lambda i: (shares[i], -i))]

    def _reported(self, unit: _Unit) -> Attribution | None:
        """The attribution of a unit whose main clause, or closing clause, reports speech; the strongest cue first."""
        best: tuple[int, Cue] | None = None
        for cue in unit.cues:
            rank = self._rank(unit, cue)
            if rank and (best is None or rank > best[0]):
                best = (rank, cue)
        if best is None or best[1].referent is None:
            return None
        cue = best[1]
        kind = SpeechKind.INDIRECT if cue.strong else SpeechKind.JUDGEMENT
        return self._attribution(unit, cue.subject, cue.referent, cue, kind) if cue.referent else None

    def _rank(self, unit: _Unit, cue: Cue) -> int:
        """How surely a cue governs the whole sentence; 0 for a cue inside a subordinate clause."""
        if cue.referent is None or cue.subject is None or cue.infinitive:
            return 0
        leads = unit.main is not None and cue.subject.first == unit.main.first
        if cue.right or (unit.clause.low(cue.subject.first - 1) == "," and len(unit.clause.words) - cue.at <= 8):
            closes = not cue.carried
        else:
            closes = False
        same = unit.main_referent is not None and unit.main_referent.speaker == cue.referent.speaker
        finite = cue.verb not in ING
        if cue.strong and finite and not cue.carried and (leads or closes):
            return 5
        if not cue.strong and finite and not cue.carried and leads:
            return 3
        if cue.strong and (leads or same):
            return 4 if finite else 2
        return 0


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


_CLOSERS = frozenset(["”", '"', "’", "'", "''", "»"])


def _ends(unit: _Unit, i: int) -> bool:
    return unit.clause.low(i) in (".", "?", "!", ";")


def _next_to(unit: _Unit, last: int) -> Cue | None:
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


def _nearest_before(unit: _Unit, first: int) -> Cue | None:
    for cue in reversed(unit.cues):
        if cue.at < first <= cue.reach and not any(_ends(unit, i) for i in range(cue.at, first)):
            return cue
    return None


def _nearest_after(unit: _Unit, last: int) -> Cue | None:
    """The cue that closes the sentence ("…, May said on Monday."), else the first one after the quotation."""
    after = [c for c in unit.cues if c.at > last and not any(_ends(unit, i) for i in range(last + 1, c.at))]
    closing = [
        c
        for c in after
        if not c.carried and not c.right and c.strong and c.subject and unit.clause.low(c.subject.first - 1) == ","
    ]
    return (closing or after or [None])[-1 if closing else 0]
