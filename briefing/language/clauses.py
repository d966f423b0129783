"""Who is the subject of a verb: a small grammar of English news clauses over words, names and closed-class lists.

No tagger and no parse: determiners, prepositions, auxiliaries, adverbs and calendar words are closed classes, names come
from `names`, and nouns of people and bodies from `roles`. The rules walk from a verb to the noun phrase that governs it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefing.language.cues import CUE_FORMS, FINITE_PAST, ING, NOUN_LIKE, SPEECH_FORMS
from briefing.language.names import NameMention
from briefing.language.roles import is_role, is_speaking

QUOTED = "\x01"
_TOKEN = re.compile(
    rf"{QUOTED}+|(?:Mr|Mrs|Ms|Dr|Prof|Sens?|Reps?|Gov|Gen|Col|Lt|Sgt|Capt|Adm|Maj|St|Rev|Jr|Sr|Inc|Corp|Co|[A-Z])\.(?=\s|,)|['’]s\b|(?:[A-Z]\.){{2,}}|[^\W_]+(?:[-'’.](?!s\b)[^\W_]+)*|--|''|[^\w\s]"
)

PRONOUNS = frozenset("he she they it i we".split())
DETERMINERS = frozenset(
    "the a an one another two three four five six seven eight nine ten several some many most all both each few other "
    "his her its their my our this that these those any no every dozens more".split()
)
AUXILIARIES = frozenset(
    "has have had is are was were be been being will would can could may might must shall should do does did not n't "
    "cannot don't doesn't didn't isn't wasn't hasn't haven't hadn't won't wouldn't couldn't".split()
)
PREPOSITIONS = frozenset(
    "for of at in from with to on under by about against over after before during near inside outside within between among "
    "into as without amid despite since until following including like behind across around through toward towards upon"
    .split()
)
SUBORDINATORS = frozenset(
    "that if when while although though because since after before as whether unless until where but so and or than what "
    "how why whereas once".split()
)
_CLAUSE_OPENERS = SUBORDINATORS - frozenset(["as", "after", "before", "since", "and", "or"])
RELATIVES = frozenset(["who", "which", "whom", "whose"])
_ADVERBS = frozenset(
    "also then later again already now still never once ever just even always often soon too further instead however "
    "meanwhile first earlier yesterday today tomorrow thus therefore either separately reportedly himself herself itself "
    "themselves so long far rather quite almost both back"
    .split()
)
_TIME = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september "
    "october november december week month year morning afternoon evening night weekend day hours days weeks months "
    "yesterday today tomorrow ago".split()
)
_TIME_LEFT = frozenset("on last this next late early earlier later the that in of a few two three every since".split())
_DATE = re.compile(r"\d{4}-\d|\d{1,2}:\d\d")
_STOPS = frozenset(",;:()[]“”\"«»„—–!?-") | {"--", "''", "'", "‘", "’"}


@dataclass(frozen=True, slots=True)
class Word:
    """A token of a unit with its span in the article; `low` is lower-cased."""

    text: str
    low: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase, as token indices `[first, last]`, its name if it has one and its head noun if it has none."""

    first: int
    last: int
    name: NameMention | None = None
    head: str = ""
    owner: NameMention | None = None  # "Tusk" in "Tusk's note"

    @property
    def speaks(self) -> bool:
        """Whether this can be the subject of a verb of speech."""
        return self.name is not None or self.head in PRONOUNS or self.head in _OTHERS or is_speaking(self.head)


_OTHERS = frozenset(["who", "one", "others", "many", "some"])
INHERIT = Phrase(-1, -1)  # the verb shares its subject with the clause before it


def words_of(masked: str, start: int, end: int) -> list[Word]:
    """The tokens of `masked[start:end]`; a quoted stretch is one token of QUOTED characters."""
    return [Word(m.group(), m.group().lower(), m.start(), m.end()) for m in _TOKEN.finditer(masked, start, end)]


class Clause:
    """A stretch of text (one or more sentences joined by a quotation) in which subjects are looked for."""

    def __init__(self, masked: str, start: int, end: int, names: list[NameMention]) -> None:
        self.words = words_of(masked, start, end)
        self._by_end = {m.end: m for m in names}
        self._by_start = {m.start: m for m in names} | {m.role_start: m for m in names if m.role_start < m.start}
        self._at = {word.start: i for i, word in enumerate(self.words)}

    def names_at(self, words: list[Word]) -> list[NameMention]:
        """The names that start at one of these tokens."""
        return [self._by_start[word.start] for word in words if word.start in self._by_start]

    # -- small questions ------------------------------------------------------------------------------------------

    def low(self, i: int) -> str:
        """The lower-cased token at `i`, or an empty string outside."""
        return self.words[i].low if 0 <= i < len(self.words) else ""

    def is_stop(self, i: int) -> bool:
        """Whether no phrase reaches over this token."""
        low = self.low(i)
        return not low or low in _STOPS or low[0] == QUOTED or low in (".", "…")

    def is_adverb(self, i: int) -> bool:
        """Whether the token is an adverb, by list or by its -ly."""
        low = self.low(i)
        if low and self.words[i].text[0].isupper() and i > 0 and not self.is_stop(i - 1):
            return False
        return low in _ADVERBS or (low.endswith("ly") and len(low) > 4 and low not in ("italy", "family", "ally", "july"))

    def is_auxiliary(self, i: int) -> bool:
        """Whether the token is an auxiliary and not a name that is spelled like one (Theresa May)."""
        return self.low(i) in AUXILIARIES and self.words[i].end not in self._by_end

    def _is_time(self, i: int) -> bool:
        low = self.low(i)
        return low in _TIME and not (0 <= i < len(self.words) and self.words[i].end in self._by_end)

    def clause_start(self, i: int) -> int:
        """Where the clause that holds token `i` begins: after punctuation, a quotation or a subordinator."""
        j = i
        while j > 0 and not self.is_stop(j - 1) and self.low(j - 1) not in _CLAUSE_OPENERS:
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
        return before.end in self._by_end and (after.start in self._by_start or after.low in ("the", "his", "her"))

    # -- subjects -------------------------------------------------------------------------------------------------

    def before(self, verb: int) -> Phrase | None:
        """The subject to the left of the verb at `verb`; INHERIT where it is that of the clause before."""
        j = self.skip_left(verb - 1)
        low = self.low(j)
        if j < 0:
            return INHERIT if self.low(verb) in ING else None
        if low in ("and", "but", "or", "then", "to", "by", "in", "of", "for", "without", "before", "after", "while", "when", "from", "as"):
            return INHERIT
        if low in RELATIVES or (low == "that" and self.low(j - 1) != ","):
            k = j - 1
            if self.low(k) == "of" or self.low(k) in PREPOSITIONS:
                k -= 1
            if self.low(k) == ",":
                k -= 1
            return self._ending(k) or INHERIT
        if low in (",", "—", "–", "-", "--", ")"):
            return INHERIT if self.low(verb) in ING else self._over_aside(j)
        if self.is_stop(j):
            return INHERIT if self.low(verb) in ING else None
        if self.low(verb) in NOUN_LIKE:
            near = self._ending(j)
            return near if near and near.speaks and near.head not in _OTHERS - {"who"} else None
        loose = self.low(verb) in SPEECH_FORMS and self.low(verb) not in NOUN_LIKE and self.low(verb) not in ING
        return self._subject_at(j, loose)

    def skip_left(self, j: int) -> int:
        """The token left of `j` that is no adverb, auxiliary or expression of time."""
        while j >= 0:
            if self._is_time(j) or (self.low(j).isdigit() and self._is_time(j - 1)):
                k = j - 1
                while k >= 0 and (self._is_time(k) or self.low(k) in _TIME_LEFT or self.low(k).isdigit()):
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
        near = self._ending(j)
        start = self.clause_start(j)
        first = self.starting(start, j)
        if near and not near.speaks and not loose and not (first and first.speaks and self._hangs(first.last + 1, j)):
            return first if first and first.speaks and first.last < j else None
        if near and near.name and first and first.name is None and self._follows_body(self._at.get(near.name.start, 0)):
            return Phrase(first.first, j, near.name)  # "President of the European Council Donald Tusk"
        if first and first.last < j and self._hangs(first.last + 1, j):
            return Phrase(first.first, j, first.name, first.head)
        if near and near.first > start and first and first.last < near.first and self._coordinated(first.last + 1, near.first):
            return Phrase(first.first, near.last, None, near.head or (near.name.text if near.name else ""))
        return near

    def _follows_body(self, i: int) -> bool:
        return i > 0 and self.words[i - 1].end in self._by_end

    def _hangs(self, i: int, j: int) -> bool:
        """Whether tokens i..j only qualify what stands before them: "for the president", "quoted earlier by …"."""
        low = self.low(i)
        if low in RELATIVES and i > 0:
            return not any(self.is_stop(k) for k in range(i, j + 1))
        opener = low in PREPOSITIONS or low in ("familiar", "close", "present", "involved", "briefed") or low.endswith(("ed", "ing"))
        rest = range(i, j + 1)
        return opener and not any(
            self.low(k) in AUXILIARIES or self.is_stop(k) or (self.low(k) in FINITE_PAST and self.low(k + 1) != "by" and k > i)
            for k in rest
        )

    def _coordinated(self, i: int, j: int) -> bool:
        return all(self.low(k) in ("and", ",", "&", "the") for k in range(i, j)) and "and" in {self.low(k) for k in range(i, j)}

    def _ending(self, j: int) -> Phrase | None:
        """The noun phrase whose last token is `j`."""
        if j < 0 or self.is_stop(j):
            return None
        word = self.words[j]
        if word.low in PRONOUNS or word.low in _OTHERS:
            return Phrase(j, j, None, word.low)
        name = self._by_end.get(word.end)
        if name is not None:
            first = self._at.get(name.role_start, self._at.get(name.start, j))
            return Phrase(self._possessed(first), j, name)
        if not word.text[0].isalpha() or word.low in PREPOSITIONS or word.low in DETERMINERS or word.low in SUBORDINATORS:
            return None
        first = self._determined(j)
        return Phrase(first, j, None, word.low) if first < j or is_speaking(word.low) else None

    def _possessed(self, i: int) -> int:
        """Walk left from a name with its office to the owner ("Zelensky's press secretary") and the determiner."""
        for _ in range(4):
            if self.low(i - 1) in DETERMINERS:
                return i - 1
            if self.low(i - 1) not in ("'s", "’s", "’", "'") or i < 2 or self.words[i - 1].start > self.words[i - 2].end:
                return i
            owner = self._by_end.get(self.words[i - 2].end)
            i = self._at.get(owner.role_start, i - 2) if owner else self._determined(i - 2)
        return i

    def _determined(self, j: int) -> int:
        """Walk left from a noun over its adjectives and possessors to its determiner."""
        i = j
        while i > 0 and j - i < 8:
            low = self.low(i - 1)
            if self.is_stop(i - 1) or low in PREPOSITIONS or low in SUBORDINATORS - {"that"} or low in AUXILIARIES or low in PRONOUNS:
                break
            if self._is_time(i - 1) or low in RELATIVES or _DATE.match(low):
                break
            if low in DETERMINERS:
                return i - 1
            if (low in FINITE_PAST or (low in CUE_FORMS and low not in NOUN_LIKE)) and self.words[i - 1].text.islower():
                break
            i -= 1
        return i

    def _over_aside(self, j: int) -> Phrase | None:
        """The subject before an aside that ends at the comma `j`: an apposition, a relative clause, a participle."""
        if self.low(j) == ")":
            while j >= 0 and self.low(j) != "(":
                j -= 1
            return self.before(j) if j > 0 else None
        closers = { "—": "—", "–": "–", "--": "--", "-": "-"}
        opener = closers.get(self.low(j), ",")
        k, steps = j - 1, 0
        while k >= 0 and steps < 5:
            while k >= 0 and self.low(k) != opener and not self._hard(k):
                k -= 1
            if k < 0 or self._hard(k):
                return self._whole(k + 1, j - 1) if opener == "," and steps == 0 and k < 0 else self._fallback(k + 1, j)
            turned = self._whole(k + 1, j - 1)
            subject = self._subject_at(k - 1) if k else None
            if turned and turned.name and (subject is None or subject.name is None or self.low(turned.first) not in DETERMINERS):
                if subject is None or subject.name is None:
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

    def _hard(self, k: int) -> bool:
        low = self.low(k)
        return low in (".", "!", "?", ";", ":", "“", "”", '"') or low[:1] == QUOTED

    def _fallback(self, i: int, j: int) -> Phrase | None:
        found = self.starting(i, j)
        return found if found and (found.name or is_speaking(found.head) or found.head in PRONOUNS) else None

    def _whole(self, i: int, j: int) -> Phrase | None:
        """The phrase that is exactly the tokens i..j."""
        phrase = self._ending(j)
        return phrase if phrase and phrase.first <= i else None

    # -- to the right ---------------------------------------------------------------------------------------------

    def after(self, verb: int) -> Phrase | None:
        """The subject to the right of an inverted verb or of "according to"."""
        i = verb + 1
        while self.is_adverb(i) or self._is_time(i):
            i += 1
        phrase = self.starting(i, len(self.words) - 1)
        if phrase and phrase.name is None and phrase.head not in PRONOUNS and self.low(phrase.last + 1) == ",":
            named = self.starting(phrase.last + 2, len(self.words) - 1)
            if named and named.name and (self.is_stop(named.last + 1) or self.low(named.last + 1) in SUBORDINATORS):
                return Phrase(phrase.first, named.last, named.name)
        return phrase

    def starting(self, i: int, limit: int) -> Phrase | None:
        """The noun phrase that begins at token `i`: pronoun, name with titles, or determiner and nouns."""
        if i > limit or self.is_stop(i):
            return None
        if self.low(i) in PRONOUNS:
            return Phrase(i, i, None, self.low(i))
        j, first = i, i
        possessor: NameMention | None = None
        while j <= limit and j - i < 10:
            if self.is_stop(j) or self.low(j) in PREPOSITIONS | SUBORDINATORS | AUXILIARIES | RELATIVES | PRONOUNS and j > i:
                break
            name = self._by_start.get(self.words[j].start)
            if name is not None:
                last = self._index_ending(name.end, j)
                owner = self.low(last + 1) in ("'s", "’s") or (self.low(last + 1) in ("'", "’") and self.words[last].low.endswith("s"))
                if owner:
                    j, possessor = last + 2, name
                    continue
                noun = self._noun_after(last, limit)
                if noun > last and noun < limit and self.words[noun + 1].start in self._by_start:
                    j = noun + 1
                    continue
                return Phrase(first, noun, None, self.low(noun)) if noun > last else Phrase(first, last, name)
            if j > i and (self.low(j) in CUE_FORMS and self.low(j) not in ING) and not self._noun_use(j):
                break
            if is_speaking(self.low(j)) and not self._more_noun(j + 1):
                return Phrase(first, j, None, self.low(j))
            j += 1
        if (self.low(first) in DETERMINERS or possessor) and j - 1 > first and self.words[j - 1].text[0].isalpha():
            return Phrase(first, j - 1, None, self.low(j - 1), possessor)
        return None

    def _noun_use(self, j: int) -> bool:
        return self.low(j - 1) in DETERMINERS or self.low(j - 1) in ("'s", "’s")

    def _more_noun(self, j: int) -> bool:
        """Whether the phrase goes on after a role noun: with another role noun, a name, or "'s"."""
        low = self.low(j)
        if low in ("'s", "’s"):
            return True
        if not low or self.is_stop(j) or low in AUXILIARIES or low in PREPOSITIONS or low in CUE_FORMS:
            return False
        return is_speaking(low) or self.words[j].start in self._by_start

    def _noun_after(self, last: int, limit: int) -> int:
        """The index of a role noun that a name qualifies ("US officials", "Trump administration officials")."""
        j, found = last + 1, last
        while j <= limit and j - last <= 4 and not self.is_stop(j):
            low = self.low(j)
            if low in AUXILIARIES or low in PREPOSITIONS or self.words[j].start in self._by_start or self.is_adverb(j):
                break
            if is_speaking(low) and not (low in CUE_FORMS and not is_role(low)):
                found = j
            elif found > last or low in CUE_FORMS:
                break
            j += 1
        return found

    def _index_ending(self, end: int, i: int) -> int:
        while i + 1 < len(self.words) and self.words[i + 1].end <= end:
            i += 1
        return i

    def _after_dateline(self) -> int:
        """The token after "BRUSSELS (Reuters) -" or "Prague —", 0 without one."""
        for i in range(min(10, len(self.words))):
            if self.low(i) in ("—", "–", "--", "-") and 0 < i and (self.words[i - 1].end in self._by_end or self.low(i - 1) == ")"):
                return i + 1 if self.words[0].text[0].isupper() and not any(self.low(k) in AUXILIARIES for k in range(i)) else 0
            if self.low(i) == ")" and self.words[0].start in self._by_start and self.low(i + 1) not in (",", "—", "–", "--", "-"):
                opened = next((k for k in range(i) if self.low(k) == "("), i)
                return i + 1 if opened and all(w.text[0].isupper() or not w.text[0].isalpha() for w in self.words[:opened]) else 0
        return 0

    def main_subject(self) -> Phrase | None:
        """The subject of the unit's first main clause: what stands first once openers and leading asides are skipped."""
        i, last = self._after_dateline(), len(self.words) - 1
        for _ in range(6):
            while i <= last and (self.is_stop(i) or self.low(i) in ("and", "but", "so", "yet") or self.is_adverb(i)):
                i += 1
            low = self.low(i)
            if low == "on" and self._is_time(i + 1) and self.low(i + 2) != ",":
                i += 2
                continue
            opens = low in PREPOSITIONS or low in SUBORDINATORS or low in ING or low.endswith(("ing", "ed"))
            if not opens or self.words[i].start in self._by_start:
                break
            k = i
            while k <= last and self.low(k) not in (",", ".", ";", "?", "!"):
                k += 1
            if k > last or self.low(k) != ",":
                return None
            i = k + 1
        phrase = self.starting(i, last)
        if phrase and phrase.name is None and phrase.head not in PRONOUNS and self.low(phrase.last + 1) == ",":
            named = self.starting(phrase.last + 2, last)
            if named and named.name and self.low(named.last + 1) == ",":
                return Phrase(phrase.first, named.last, named.name)
        return phrase
