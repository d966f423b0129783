"""Cues of speech in a clause: verbs that report, "according to", passives with "by", each with its subject."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.language.cues import CUE_FORMS, FINITE_PAST, ING, INVERTED, PAIRS, SPEECH_FORMS
from briefing.language.lexicon import AUXILIARIES, DETERMINERS, PREPOSITIONS, QUOTED, RELATIVES
from briefing.language.passives import by_agent, by_doing, is_passive
from briefing.language.phrases import INHERIT, Phrase
from briefing.language.roles import is_plural, is_role, is_speaking
from briefing.language.utterances import UTTERANCES, noun_reach, speaker_of_noun

if TYPE_CHECKING:
    from briefing.language.clauses import Clause
    from briefing.language.reference import Referent

_MAY_BE = frozenset({*CUE_FORMS, *UTTERANCES, "according", "per", *(first for first, _ in PAIRS)})
_SUBJECTS = frozenset("all both many some each one few several two three that these those most more".split())
_BE = frozenset("is are was were be been being 's".split())
_MODALS = AUXILIARIES - _BE - {"has", "have", "had"}
_PARTICIPLES = frozenset(
    form for form in CUE_FORMS if form.endswith(("ed", "en", "id")) or form in ("told", "put", "found", "thought")
)
_AFTER_STATES = frozenset([":", "that", "“", '"', "‘", "''"])
_SUPPOSING = frozenset({"if", "unless"})
_GOES_ON = frozenset(["continue"])
_NOUNS = frozenset(
    "promises claims reports demands calls pledges answers comments charges remarks notes estimates hopes replies vows "
    "boasts jokes doubts fears".split()
)
_HEARD = frozenset("heard overheard seen caught recorded".split())
_HELD = frozenset("say report allege estimate believe think find".split())  # with "to be" of others only
_CLOSING = frozenset("”\"»’'") | {"''"}


@dataclass(slots=True)
class Cue:
    """A cue at token `at`; `subject` is its phrase, INHERIT for that of the clause before, None where there is none."""

    at: int
    verb: str
    subject: Phrase | None
    right: bool = False
    referent: Referent | None = None
    carried: bool = False
    reach: int = 1_000_000  # the token up to which the verb governs: the end of a relative clause

    infinitive: bool = False
    nominal: bool = False  # a noun: "her claim that"

    @property
    def telling(self) -> bool:
        """Whether a clause with what is said follows: "said that", "her claim that"."""
        return self.strong or self.nominal

    @property
    def strong(self) -> bool:
        """Whether the verb reports speech rather than judges."""
        return not self.nominal and (self.verb in SPEECH_FORMS or " " in self.verb)


def find_cues(clause: Clause) -> list[Cue]:
    """The cues of a clause outside its quotations, in order, each with its subject phrase."""
    cues: list[Cue] = []
    for i, word in enumerate(clause.words):
        if word.low not in _MAY_BE:
            continue
        if word.low == "words" and clause.low(i - 1) in _OWNERS and clause.low(i - 2) == "in":
            whose = Phrase(i - 1, i - 1, None, _OWNERS[clause.low(i - 1)])
            cues.append(Cue(i, "according to", whose, right=True))  # "in his words"
        elif word.low in ("according", "per") and (clause.low(i + 1) == "to" or word.low == "per"):
            at = i + 1 if word.low == "according" else i
            subject = _told_through(clause, i) or clause.after(at)
            if clause.low(at + 1) in _OBJECTS and clause.is_stop(at + 2):
                subject = Phrase(at + 1, at + 1, None, _OBJECTS[clause.low(at + 1)])  # "according to her, …"
            if subject is not None and _can_speak(subject):
                cues.append(Cue(at, "according to", subject, right=True))
        elif (word.low in CUE_FORMS or _pair(clause, i)) and not _is_name_part(clause, i):
            cue = _verb_cue(clause, i)
            if cue is not None:
                cue.reach = _reach(clause, i)
                cue.infinitive = clause.low(i - 1) == "to" or (clause.is_adverb(i - 1) and clause.low(i - 2) == "to")
                cues.append(cue)
                continue
        if word.low in UTTERANCES and not _is_name_part(clause, i):
            speaker = speaker_of_noun(clause, i)
            if speaker is not None and (speaker is INHERIT or speaker.speaks):
                cues.append(Cue(i, word.low, speaker, nominal=True, reach=noun_reach(clause, i)))
    return cues


def _reach(clause: Clause, i: int) -> int:
    """Where the relative clause that holds the verb at `i` ends: at a comma with a verb behind it."""
    j = i
    while j > 0 and clause.low(j) not in (",", ".", ";") and clause.low(j) not in RELATIVES:
        j -= 1
    if clause.low(j) not in RELATIVES or clause.low(j - 1) != ",":
        return len(clause.words)
    for k in range(i + 1, len(clause.words) - 1):
        following = clause.low(k + 1)
        if clause.low(k) == "," and (following in AUXILIARIES or following in FINITE_PAST):
            return k
    return len(clause.words)


def _told_through(clause: Clause, i: int) -> Phrase | None:
    """The speaker in "Smith, according to the agency, that …", where the source only passes the words on."""
    if clause.low(i - 1) != ",":
        return None
    main = clause.main_subject()
    if main is None or main.last != i - 2 or not main.speaks:
        return None
    for j in range(i + 2, len(clause.words)):
        if clause.low(j) == "that":
            return main
        if clause.low(j) in CUE_FORMS and clause.low(j) not in DETERMINERS and not is_speaking(clause.low(j)):
            return None
        if clause.low(j) in AUXILIARIES or clause.low(j)[:1] == QUOTED:
            return None
    return None


def _is_name_part(clause: Clause, i: int) -> bool:
    return not clause.words[i].text[0].islower() and i > 0 and not clause.is_stop(i - 1)


def _can_speak(phrase: Phrase) -> bool:
    return phrase is INHERIT or phrase.name is not None or phrase.last == phrase.first or is_speaking(phrase.head)


def _verb_cue(clause: Clause, i: int) -> Cue | None:
    low = clause.low(i)
    if (pair := _pair(clause, i)) is not None:
        speaker = clause.before(i)
        return Cue(i, pair, speaker) if speaker else None
    before = clause.low(i - 1)
    if low == "states" and clause.low(i + 1) not in _AFTER_STATES:
        return None
    if low in _NOUNS and (clause.low(i + 1) == "of" or clause.is_auxiliary(i + 1)):
        return None  # "Western promises of help will", "Moscow's claims are"
    if CUE_FORMS[low] in _GOES_ON and not clause.is_stop(i + 1):
        return None  # "the talks continued to …"
    if CUE_FORMS[low] in _HELD and clause.low(i + 1) == "to" and clause.low(i + 2) in ("be", "have"):
        return None  # "the singer estimated to be worth millions"
    if (before in DETERMINERS and before not in _SUBJECTS) or (before in _SUBJECTS and low not in FINITE_PAST):
        return None  # "the report", "his claims", "the repeated warnings"
    if i == 0 and low in FINITE_PAST and (not _inverted(clause, i) or clause.after(i) is None):
        return None
    if clause.low(i + 1) == "as" and clause.low(i + 2) in ING and is_passive(clause, i) and clause.before(i - 1):
        return Cue(i, low, clause.before(i - 1))  # "Lee was quoted as saying by the agency"
    if low in _PARTICIPLES and by_agent(clause, i) is not None and not by_doing(clause, i):
        agent = clause.after(by_agent(clause, i) or i)
        if agent is not None and _can_speak(agent):
            return Cue(i, low, agent, right=True)
    if low not in ING and low in _PARTICIPLES and is_passive(clause, i):
        return None
    if _inverted(clause, i):
        subject = clause.after(i)
        if subject is not None and _can_speak(subject):
            return Cue(i, low, subject, right=True)
    if CUE_FORMS[low] in ("cite", "quote") and low not in ING:
        quoted = _quoted_as_saying(clause, i)
        if quoted is not None:
            return Cue(i, low, quoted, right=True)
    if _modal(clause, i):
        return None
    heard = low == "saying" and before in _HEARD
    subject = clause.before(i - 1) if heard else clause.before(i)
    if subject is None:
        return Cue(i, low, INHERIT) if low in FINITE_PAST and before not in PREPOSITIONS else None
    if subject is not INHERIT and clause.low(subject.first - 1) in _SUPPOSING:
        return None  # "if Poland confirmed that …": nobody has said it
    if low == CUE_FORMS[low] and low not in FINITE_PAST and not _agrees(clause, i, subject):
        return None
    third = low.endswith("s") and low not in FINITE_PAST and low != CUE_FORMS[low]
    if third and (subject is INHERIT or (subject.name is None and is_plural(subject.head))):
        return Cue(i, low, subject) if subject is INHERIT and before in ("and", "but", "who", "which") else None
    return Cue(i, low, subject)


def _pair(clause: Clause, i: int) -> str | None:
    """The verb of two words at `i`, an "it" between them aside: "made it clear"."""
    second = clause.low(i + 1 + (clause.low(i + 1) == "it" and clause.low(i + 2) in ("clear", "plain")))
    if second == "on" and clause.low(i + 2) == "to" and clause.low(i + 3) not in CUE_FORMS:
        return None  # "went on to work as a fixer"
    return f"{clause.low(i)} {second}" if (clause.low(i), second) in PAIRS else None


def _modal(clause: Clause, i: int) -> bool:
    """Whether the verb stands under "will" or "could": nobody has said it yet."""
    j = i - 1
    while clause.is_adverb(j) or clause.low(j) in ("not", "be", "have"):
        j -= 1
    return clause.is_auxiliary(j) and clause.low(j) in (
        "will",
        "could",
        "should",
        "might",
        "may",
        "must",
        "shall",
        "can",
    )


_OBJECTS = {"him": "he", "her": "she"}
_OWNERS = {"his": "he", "her": "she"}


def _quoted_as_saying(clause: Clause, i: int) -> Phrase | None:
    """The object of "cited … as saying"."""
    for j in range(i + 2, min(i + 16, len(clause.words) - 1)):
        if clause.low(j) == "as" and clause.low(j + 1) in ING:
            if clause.low(i + 1) in _OBJECTS:
                return Phrase(i + 1, i + 1, None, _OBJECTS[clause.low(i + 1)])
            return clause.starting(i + 1, j - 1)
    return None


def _inverted(clause: Clause, i: int) -> bool:
    """Whether a verb of speech stands before its subject: after a closing mark or a comma, before a phrase."""
    if clause.low(i) not in INVERTED:
        return False
    if clause.low(i + 1) == "that" or clause.is_stop(i + 1):
        return False
    j = i - 1
    if clause.low(j) in (",", "—", "–", "-", "--"):
        k = j - 1
        after_quote = clause.low(k) in _CLOSING or clause.low(k)[:1] == QUOTED
        return after_quote or (_speaker_follows(clause, i) and not _apposition(clause, k))
    return clause.low(j) in _CLOSING or clause.low(j)[:1] == QUOTED or i == 0


def _apposition(clause: Clause, last: int) -> bool:
    """Whether a name or an office between commas ends at `last`: "the prime minister, Ann Lee, says the plan …"."""
    phrase = clause.ending(last)
    return (
        phrase is not None and clause.low(phrase.first - 1) == "," and (phrase.name is not None or is_role(phrase.head))
    )


def _speaker_follows(clause: Clause, i: int) -> bool:
    """Without a quotation: only "…, said Mr Smith." with the name closing the clause counts."""
    phrase = clause.after(i)
    if phrase is None or not (phrase.name or is_speaking(phrase.head)):
        return False
    follows = clause.low(phrase.last + 1)
    if follows[:1] == QUOTED or follows in ("“", '"'):
        return False  # "Lee, standing beside them, said the alliance “stands by …”"
    return clause.is_stop(phrase.last + 1) or follows in (
        "who",
        "the",
        "a",
        "an",
        "in",
        "on",
        "at",
        "after",
        "during",
        "of",
        "for",
    )


def _agrees(clause: Clause, i: int, subject: Phrase) -> bool:
    """Whether a base form is a verb here: after "to" or an auxiliary, or with a plural subject."""
    if subject is INHERIT:
        return clause.low(i - 1) in ("to", "and")
    j = i - 1
    while clause.is_adverb(j):
        j -= 1
    if clause.low(j) in _MODALS:
        return True
    if clause.low(j) in PREPOSITIONS or clause.low(j) in DETERMINERS:
        return False
    head = subject.head or (subject.name.text if subject.name else "")
    return (
        head in ("they", "we", "i", "who", "you", "many", "some", "others")
        or is_plural(head)
        or (subject.name is None and is_role(head) and is_plural(head))
    )
