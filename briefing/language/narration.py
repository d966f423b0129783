"""The pass over an article that gives quotations their speakers, in reading order."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.language.attributions import Attribution, SpeechKind
from briefing.language.cues import CUE_FORMS
from briefing.language.encounters import encountered
from briefing.language.lexicon import DETERMINERS, PRONOUNS
from briefing.language.phrases import INHERIT
from briefing.language.reporting import Cue, find_cues
from briefing.language.transcripts import scripted
from briefing.language.units import CLOSERS, OPENERS, Unit, governing, is_attributive
from briefing.language.utterances import DOCUMENTS, UTTERANCES, issuer_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.language.clauses import Clause
    from briefing.language.phrases import Phrase
    from briefing.language.quotations import Quotation
    from briefing.language.reference import Discourse, Referent
    from briefing.models import Sentence

_WRITES = frozenset("writing saying tweeting posting telling declaring insisting arguing warning".split())
_GOES_ON = frozenset(
    ["add", "continue", "conclude", "note", "stress", "emphasize", "emphasise"]
)  # "he added": whoever spoke last
_MOST_QUOTES = 50  # in a unit; more are marks gone wild, and each would be looked for among all words of the unit


class Narration:
    """One pass over an article: units in order, each one's cues resolved before its quotations."""

    def __init__(
        self,
        text: str,
        units: list[Unit],
        sentences: Sequence[Sentence],
        quotes: list[Quotation],
        discourse: Discourse,
    ) -> None:
        self.text, self.units, self.sentences, self.quotes = text, units, sentences, quotes
        self.discourse = discourse
        self.spoken: list[Attribution | None] = [None] * len(quotes)
        self._number = {id(unit): number for number, unit in enumerate(units)}

    def run(self) -> None:
        """Resolve every unit in order, then the quotations that only a later neighbour explains."""
        for number, unit in enumerate(self.units):
            self._resolve_cues(unit)
            if len(unit.quotes) <= _MOST_QUOTES:
                for index in unit.quotes:
                    self.spoken[index] = self._governed(unit, index)
                if any(self.spoken[i] is None for i in unit.quotes):
                    self._continue(number, unit)
            self._remember(unit)

    def _resolve_cues(self, unit: Unit) -> None:
        clause = unit.clause
        unit.cues = find_cues(clause)
        unit.main = clause.main_subject()
        subject_before = self.discourse.last_subject
        if unit.main is not None:
            unit.main_referent = self._main_referent(clause, unit.main)
            if unit.main_referent and unit.main.head not in PRONOUNS:
                self.discourse.note(unit.main_referent, unit.main.head)
        previous: Cue | None = None
        for cue in unit.cues:
            if cue.subject is INHERIT or cue.subject is None:
                cue.carried = True
                start = clause.sentence_start(cue.at)
                main, main_referent = self._leading(unit, start)
                source = previous if previous and previous.referent and previous.at >= start else None
                if source is not None and not (main and source.at < main.first < cue.at):
                    cue.subject, cue.referent = source.subject, source.referent
                else:  # "Hours after Lee resigned, officials met, calling it …"
                    cue.subject, cue.referent = main, main_referent
                    if main_referent is not None and main_referent.kind == "person" and cue.verb in _WRITES:
                        self.discourse.note(main_referent, spoke=True)
            else:
                ahead = cue.subject.head in ("he", "she") and unit.main and unit.main.first > cue.subject.first
                known = (
                    unit.main_referent if ahead and unit.main_referent and unit.main_referent.kind == "person" else None
                )
                if cue.subject.head in ("he", "she") and (CUE_FORMS.get(cue.verb) in _GOES_ON or _put_in(unit, cue)):
                    newer = self.discourse.newer(subject_before, cue.subject.head) if _put_in(unit, cue) else None
                    known = known or newer or self.discourse.last_voice(cue.subject.head)
                issuer = issuer_of(clause, cue.subject.last) if cue.subject.head in DOCUMENTS else None
                if issuer is not None and issuer.speaks and issuer.first < cue.subject.first:
                    cue.subject = issuer  # "Lee's office released a statement saying"
                cue.referent = known or self.discourse.resolve(clause, cue.subject, self.text)
                if cue.referent:
                    self.discourse.note(cue.referent, cue.subject.head, spoke=True)
                if unit.main is not None and cue.subject.first == unit.main.first:
                    unit.main_referent = cue.referent or unit.main_referent
                previous = previous if cue.nominal else cue

    def _leading(self, unit: Unit, start: int) -> tuple[Phrase | None, Referent | None]:
        """The main subject of the sentence of the unit that begins at token `start`."""
        if not start:
            return unit.main, unit.main_referent
        main = unit.clause.main_subject(start)
        return main, self._main_referent(unit.clause, main) if main else None

    def _closes_sentence(self, unit: Unit, index: int, last: int) -> bool:
        """Whether another sentence is glued to the quotation: `"… on the road."The law seeks to …`."""
        if self.text[self.quotes[index].end - 1] not in ".!?":
            return False
        clause, i = unit.clause, last + 1
        while clause.low(i) in CLOSERS:
            i += 1
        return clause.low(i) in DETERMINERS and clause.words[i].text[0].isupper()

    def _dashed(self, unit: Unit, last: int) -> Attribution | None:
        """`"…" — Ann Lee`: a dash and a name that end the paragraph."""
        clause, i = unit.clause, last + 1
        while clause.low(i) in CLOSERS:
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
        return self.attribution(unit, phrase, referent, None)

    def _main_referent(self, clause: Clause, main: Phrase) -> Referent | None:
        if main.speaks:
            return self.discourse.resolve(clause, main, self.text)
        owner = self.discourse.of_name(main.owner) if main.owner else None
        if owner is None or owner.kind == "person" or main.head in UTTERANCES:
            return owner
        return None  # "the ministry's note" is its word, "Moscow's failure" is nobody's

    def _governed(self, unit: Unit, index: int) -> Attribution | None:
        """The attribution of a quotation by a cue of its own unit."""
        quote, words = self.quotes[index], unit.clause.words
        inside = [i for i, w in enumerate(words) if quote.start <= w.start < quote.end]
        if not inside:
            return None
        first, last = inside[0], inside[-1]
        marked = scripted(self.text, quote, self.discourse.table) or self._dashed(unit, last)
        if marked is not None:
            return marked
        cue = governing(unit, first, last, closed=self._closes_sentence(unit, index, last))
        if cue is not None and cue.referent is not None:
            return self.attribution(unit, cue.subject, cue.referent, cue)
        alone = not any(w.text[0].isalpha() for i, w in enumerate(words) if not first <= i <= last)
        if alone or unit.main is None or unit.main_referent is None or is_attributive(unit.clause, unit.main):
            return None
        if unit.main_referent.kind == "body" and self._goes_on(unit, first):
            return None
        if unit.main.last < first:
            return self.attribution(unit, unit.main, unit.main_referent, None)
        return None

    def _goes_on(self, unit: Unit, first: int) -> bool:
        """Whether a quotation is put behind the name of what somebody speaks of, who has spoken just before:
        "He called it bold. Turkey, “like every country, …”"."""
        i = first - 1
        while unit.clause.low(i) in OPENERS:
            i -= 1
        number = self._number[id(unit)]
        before = self.units[number - 1] if number else None
        said = self._last_spoken(number - 1, unit.block) if before and before.block == unit.block else None
        return unit.clause.low(i) == "," and not unit.cues and said is not None and said.named

    def attribution(
        self,
        unit: Unit,
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

    def _continue(self, number: int, unit: Unit) -> None:
        """Give quotations without a cue a neighbour's speaker: before in the paragraph, after it, or before that."""
        known = [self.spoken[i] for i in unit.quotes if self.spoken[i]]
        source = known[0] if known else self._announced(number)
        if source is None and number:
            before = self.units[number - 1]
            if before.block == unit.block:
                source = self._last_spoken(number - 1, unit.block)
        if source is None:
            source = self._ahead(number, unit)
        if source is None:
            source = self._last_spoken(number - 1)
        if source is not None:
            for index in unit.quotes:
                if self.spoken[index] is None:
                    self.spoken[index] = replace(source, cue=None, verb=None)

    def _announced(self, number: int) -> Attribution | None:
        """The speaker whom the paragraph before announces with a colon at its end: "The firm sent a note:"."""
        before = self.units[number - 1] if number else None
        if before is None or not before.clause.words or before.clause.words[-1].low != ":":
            return None
        cue = next((c for c in reversed(before.cues) if c.referent is not None), None)
        if cue is not None and cue.referent is not None:
            return self.attribution(before, cue.subject, cue.referent, cue)
        return self.attribution(before, before.main, before.main_referent, None) if before.main_referent else None

    def _last_spoken(self, number: int, block: int = -1) -> Attribution | None:
        """The speaker of the last quotation or reported sentence at or before a unit, at most three units back."""
        for unit in reversed(self.units[max(0, number - 2) : number + 1]):
            for index in reversed(unit.quotes):
                if self.spoken[index] is not None:
                    return self.spoken[index]
            for cue in reversed(unit.cues):
                if cue.referent is not None and cue.strong:
                    return self.attribution(unit, cue.subject, cue.referent, cue)
            if unit is self.units[number] and unit.block == block:
                person = unit.main_referent if unit.main_referent and unit.main_referent.kind == "person" else None
                if person is not None:  # "Lee was not impressed. “It is late.”"
                    return self.attribution(unit, unit.main, person, None)
        return None

    def _ahead(self, number: int, unit: Unit) -> Attribution | None:
        """The speaker of the next unit of the same paragraph, where that begins with a quotation."""
        if number + 1 >= len(self.units) or self.units[number + 1].block != unit.block:
            return None
        after = self.units[number + 1]
        if not after.quotes or not after.clause.words or after.clause.words[0].text[0].isalpha():
            return None
        self._resolve_cues(after)
        return self._governed(after, after.quotes[0])

    def _only_person(self, unit: Unit) -> Referent | None:
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

    def _documents(self, unit: Unit) -> None:
        """Remember whose the statements and letters are that a unit speaks of."""
        for i, word in enumerate(unit.clause.words):
            if word.low in DOCUMENTS:
                issuer = issuer_of(unit.clause, i)
                whose = self.discourse.resolve(unit.clause, issuer, self.text) if issuer and issuer.speaks else None
                whose = whose or self._said_in(unit, i)
                if whose is not None:
                    self.discourse.documents[word.low] = whose

    def _said_in(self, unit: Unit, i: int) -> Referent | None:
        """Who says something "in a statement", where the noun at `i` is that statement."""
        before = [unit.clause.low(k) for k in range(max(0, i - 3), i)]
        told = [c.referent for c in unit.cues if c.at < i <= c.at + 5 and c.referent] if "in" in before else []
        return told[-1] if told else None

    def _remember(self, unit: Unit) -> None:
        self.discourse.mention(unit.clause.names_at(unit.clause.words))
        self._documents(unit)
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
        for phrase in encountered(unit.clause):
            whom = self.discourse.resolve(unit.clause, phrase, self.text)
            if whom is not None and whom.kind == "unnamed":
                self.discourse.note(whom, phrase.head, spoke=True)


def _put_in(unit: Unit, cue: Cue) -> bool:
    """Whether a pronoun and its verb are put into what somebody says of another: "Mr. Lee, he said, wanted it"."""
    if unit.main is None or cue.subject is None or unit.main.last != cue.subject.first - 2:
        return False
    behind = cue.at + len(cue.verb.split())  # "he went on,"
    return unit.clause.low(cue.subject.first - 1) == "," and unit.clause.low(behind) == ","
