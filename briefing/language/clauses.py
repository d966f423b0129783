"""Who is the subject of a verb: a small grammar of English news clauses over words, names and closed-class lists.

No tagger and no parse: determiners, prepositions, auxiliaries, adverbs and calendar words are closed classes, names
come from `names`, and nouns of people and bodies from `roles`. The rules walk from a verb to the phrase governing it.
"""

from __future__ import annotations

from briefing.language.cues import CORE, FINITE_PAST, ING, INVERTED, NOUN_LIKE
from briefing.language.lexicon import (
    AUXILIARIES,
    CLAUSE_OPENERS,
    DETERMINERS,
    OTHERS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    SUBORDINATORS,
    TIME_LEFT,
)
from briefing.language.phrases import INHERIT, Phrase, Phrases
from briefing.language.roles import is_speaking


class Clause(Phrases):
    """A stretch of text (one or more sentences joined by a quotation) in which subjects are looked for."""

    def clause_start(self, i: int) -> int:
        """Where the clause that holds token `i` begins: after punctuation, a quotation or a subordinator."""
        j = i
        while j > 0 and not self.is_stop(j - 1) and self.low(j - 1) not in CLAUSE_OPENERS:
            if self.low(j - 1) in ("and", "or") and self._joins(j - 1):
                j -= 1
                continue
            if self.low(j - 1) in ("and", "or", "but", "that"):
                break
            j -= 1
        return j

    def _joins(self, i: int) -> bool:
        """Whether an "and" joins two names or two nouns of one phrase rather than two clauses."""
        before, after = self.words[i - 1] if i else None, self.words[i + 1] if i + 1 < len(self.words) else None
        if before is None or after is None:
            return False
        return before.end in self.by_end and (after.start in self.by_start or after.low in ("the", "his", "her"))

    def before(self, verb: int) -> Phrase | None:
        """The subject to the left of the verb at `verb`; INHERIT where it is that of the clause before."""
        j = self.skip_left(verb - 1)
        low = self.low(j)
        if j < 0:
            return INHERIT if self.low(verb) in ING else None
        if low in (
            "and",
            "but",
            "or",
            "then",
            "to",
            "by",
            "in",
            "of",
            "for",
            "without",
            "before",
            "after",
            "while",
            "when",
            "from",
            "as",
        ):
            return INHERIT
        if low in RELATIVES or (low == "that" and self.low(j - 1) != ","):
            k = j - 1
            if self.low(k) == "of" or self.low(k) in PREPOSITIONS:
                k -= 1
            if self.low(k) in (",", "—", "–", "--", "-"):
                k -= 1
            return self._antecedent(k) or INHERIT
        if low in ("—", "–", "-", "--") and self.low(verb) in NOUN_LIKE:
            return None
        if low in (",", "—", "–", "-", "--", ")"):
            return INHERIT if self.low(verb) in ING else self._over_aside(j)
        if self.is_stop(j):
            return INHERIT if self.low(verb) in ING else None
        if self.low(verb) in NOUN_LIKE:
            near = self.ending(j)
            return near if near and near.speaks and near.head not in OTHERS - {"who"} else None
        found = self._subject_at(j, loose=self.low(verb) in CORE)
        return self._apposed(found) if found else None

    def _antecedent(self, k: int) -> Phrase | None:
        """What a relative clause after token `k` hangs on: "a review published by the ministry in May, which said"."""
        near = self.ending(self.skip_left(k))
        if near and self.low(near.first - 1) == "by" and self.low(near.first - 2).endswith("ed"):
            return self.ending(near.first - 3) or near
        return near

    def skip_left(self, j: int) -> int:
        """The token left of `j` that is no adverb, auxiliary or expression of time."""
        while j >= 0:
            if self.is_time(j) or (self.low(j).isdigit() and self.is_time(j - 1)):
                k = j - 1
                while k >= 0 and (self.is_time(k) or self.low(k) in TIME_LEFT or self.low(k).isdigit()):
                    k -= 1
                j = k
            elif self.is_adverb(j) or self.is_auxiliary(j):
                j -= 1
            else:
                break
        return j

    def _subject_at(self, j: int, loose: bool = False) -> Phrase | None:
        """The phrase that ends at `j`, or the one at the head of its clause that it hangs on.

        It must be able to speak; with `loose` any noun with a determiner may ("the clip says").
        """
        near = self.ending(j)
        start = self.clause_start(j)
        first = self.starting(start, j)
        if near and not near.speaks and not loose and not (first and first.speaks and self._hangs(first.last + 1, j)):
            return first if first and first.speaks and first.last < j else None
        if near and near.name and first and first.name is None and self._follows_body(self.at.get(near.name.start, 0)):
            return Phrase(first.first, j, near.name)  # "President of the European Council Donald Tusk"
        if first and first.last < j and first.speaks and self._hangs(first.last + 1, j):
            if near and near.name and near.first == first.last + 2 and self.low(near.first - 1) in ("called", "named"):
                return Phrase(first.first, j, near.name)  # "a user called Bo Kask"
            return Phrase(first.first, j, first.name, first.head)
        if (
            near
            and near.first > start
            and first
            and first.last < near.first
            and self._coordinated(first.last + 1, near.first)
        ):
            return Phrase(first.first, near.last, None, near.head or (near.name.text if near.name else ""))
        return near

    def _apposed(self, phrase: Phrase) -> Phrase:
        """The name before an apposition whose closing comma was left out: "Ann Lee, a trader at the bank said"."""
        if phrase.name or self.low(phrase.first) not in ("a", "an", "the") or self.low(phrase.first - 1) != ",":
            return phrase
        named = self.ending(phrase.first - 2)
        return named if named and named.name and (named.first == 0 or self.is_stop(named.first - 1)) else phrase

    def _follows_body(self, i: int) -> bool:
        return i > 0 and self.words[i - 1].end in self.by_end

    def _hangs(self, i: int, j: int) -> bool:
        """Whether tokens i..j only qualify what stands before them: "for the president", "quoted earlier by …"."""
        low = self.low(i)
        if low in RELATIVES and i > 0:
            return not any(self.is_stop(k) for k in range(i, j + 1))
        if low.endswith("ed") and self.low(i + 1) in DETERMINERS:
            return False  # "released a note": a verb with its object
        opener = (
            low in PREPOSITIONS
            or low in ("familiar", "close", "present", "involved", "briefed")
            or low.endswith(("ed", "ing"))
        )
        rest = range(i, j + 1)
        return opener and not any(
            self.low(k) in AUXILIARIES
            or self.is_stop(k)
            or (self.low(k) in FINITE_PAST and self.low(k + 1) != "by" and k > i)
            for k in rest
        )

    def _coordinated(self, i: int, j: int) -> bool:
        return all(self.low(k) in ("and", ",", "&", "the") for k in range(i, j)) and "and" in {
            self.low(k) for k in range(i, j)
        }

    def _over_aside(self, j: int) -> Phrase | None:
        """The subject before an aside that ends at the comma `j`: an apposition, a relative clause, a participle."""
        if self.low(j) == ")":
            while j >= 0 and self.low(j) != "(":
                j -= 1
            return self.before(j) if j > 0 else None
        closers = {"—": "—", "–": "–", "--": "--", "-": "-"}
        opener = closers.get(self.low(j), ",")
        k, steps = j - 1, 0
        while k >= 0 and steps < 5:
            while k >= 0 and self.low(k) != opener and not self.is_hard(k):
                k -= 1
            if k < 0 or self.is_hard(k):
                return self.whole(k + 1, j - 1) if opener == "," and steps == 0 and k < 0 else self._fallback(k + 1, j)
            turned = self.whole(k + 1, j - 1) or self._from(k + 1, j - 1)
            start = self.clause_start(k - 1) if k else 0
            if start and self.low(start) in RELATIVES and self.low(start - 1) == opener:
                k, steps = start - 1, steps + 1  # "Lee, who sits in the Senate, the upper house, said"
                turned = None
            subject = self._subject_at(k - 1) if k else None
            if turned and turned.name and (subject is None or subject.name is None):
                return turned
            if subject and (subject.name or is_speaking(subject.head) or subject.head in PRONOUNS):
                if subject.name is None and self.low(subject.first - 1) == ",":
                    k = subject.first - 1  # "Smith, a professor of law, who …, said": go on to the name
                    steps += 1
                    named = self._subject_at(k - 1)
                    return named if named and named.name else subject
                return subject
            k -= 1
            steps += 1
        return None

    def _from(self, i: int, j: int) -> Phrase | None:
        """The name that is, with where somebody is from, the tokens i..j: "Elaine Lee of Oregon"."""
        named, place = self.starting(i, j), self.ending(j)
        between = named is not None and place is not None and place.first == named.last + 2
        return named if named and named.name and between and self.low(named.last + 1) in ("of", "from") else None

    def _fallback(self, i: int, j: int) -> Phrase | None:
        found = self.starting(i, j)
        return found if found and (found.name or is_speaking(found.head) or found.head in PRONOUNS) else None

    def after(self, verb: int) -> Phrase | None:
        """The subject to the right of an inverted verb or of "according to"."""
        i = verb + 1
        while self.is_adverb(i) or self.is_time(i):
            i += 1
        phrase = self.starting(i, len(self.words) - 1)
        comma = self.behind_its_place(phrase.last + 1) if phrase else i
        if phrase and phrase.name is None and phrase.head not in PRONOUNS and self.low(comma) == ",":
            named = self.starting(comma + 1, len(self.words) - 1)
            if named and named.name and (self.is_stop(named.last + 1) or self.low(named.last + 1) in SUBORDINATORS):
                return Phrase(phrase.first, named.last, named.name)
        return phrase

    def _after_dateline(self) -> int:
        """The token after "BRUSSELS (Reuters) -" or "Prague —", 0 without one."""
        for i in range(min(10, len(self.words))):
            if (
                self.low(i) in ("—", "–", "--", "-")
                and i > 0
                and (self.words[i - 1].end in self.by_end or self.low(i - 1) == ")")
            ):
                return (
                    i + 1
                    if self.words[0].text[0].isupper() and not any(self.low(k) in AUXILIARIES for k in range(i))
                    else 0
                )
            if (
                self.low(i) == ")"
                and self.words[0].start in self.by_start
                and self.low(i + 1) not in (",", "—", "–", "--", "-")
            ):
                opened = next((k for k in range(i) if self.low(k) == "("), i)
                return (
                    i + 1
                    if opened and all(w.text[0].isupper() or not w.text[0].isalpha() for w in self.words[:opened])
                    else 0
                )
        return 0

    def main_subject(self, start: int = 0) -> Phrase | None:
        """The subject of the first main clause: what stands first once openers and leading asides are skipped.

        With `start` that of the sentence of the unit which begins at this token.
        """
        i, last = start or self._after_dateline(), len(self.words) - 1
        for _ in range(6):
            while i <= last and (self.is_stop(i) or self.low(i) in ("and", "but", "so", "yet") or self.is_adverb(i)):
                i += 1
            low = self.low(i)
            if low in ("on", "last", "this", "next", "earlier") and self.is_time(i + 1) and self.low(i + 2) != ",":
                i += 2
                continue
            opens = low in PREPOSITIONS or low in SUBORDINATORS or low in ING or low.endswith(("ing", "ed"))
            opens = opens or (self.is_time(i) and self.low(i + 1) in ("after", "before"))
            if not opens or self.words[i].start in self.by_start:
                break
            k = i
            while k <= last and self.low(k) not in (",", ".", ";", "?", "!"):
                k += 1
            if k > last or self.low(k) != ",":
                return None
            i = k + 1
        if self.low(i) in INVERTED and self.is_stop(i - 1):
            i += 1
        phrase = self.starting(i, last)
        return self._named_after(phrase, last) if phrase else None

    def _named_after(self, phrase: Phrase, last: int) -> Phrase:
        """The name that follows an office between commas: "The head of the firm Altia, Bo Kask, praised …"."""
        if phrase.name or phrase.head in PRONOUNS:
            return phrase
        k = phrase.last + 1
        if self.low(k) in ("of", "for", "at", "to", "in", "on", "from", "with"):
            while k - phrase.last < 12 and not self.is_stop(k) and not self.is_auxiliary(k):
                k += 1
        if self.low(k) == ",":
            named = self.starting(k + 1, last)
            if named and named.name and self.low(named.last + 1) == ",":
                return Phrase(phrase.first, named.last, named.name)
        return phrase
