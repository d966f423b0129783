"""Names of people and bodies in a text, and which short form stands for which full one.

A name is a run of capitalised words. Titles and offices in front of it are its role, a capital at the start of a
sentence counts only where the word is a name elsewhere or is followed by another capital.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from briefing.language.roles import TITLES, is_organisation, is_role, is_title
from briefing.language.tokens import CAPITALS, STOP_WORDS

_CAP = (
    r"(?:(?:[A-Z]\.){1,4}|(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Col|Lt|Sgt|Capt|Adm|Maj|St)\.|"
    rf"(?:al|el|ad|as)-[{CAPITALS}][\w-]*|"
    rf"(?:O['’]|[dD]['’]|[lL]['’])?[{CAPITALS}][\w-]*(?:['’][a-z]{{2,}}[\w-]*|\.(?:com|org|net)\b)?)"
)
_PARTICLE = r"(?:de|da|do|dos|du|del|della|di|van|von|der|den|ter|zu|zur|la|le|bin|ibn|al|el|bint|abu)"
_RUN = re.compile(rf"(?<![\w.@/-]){_CAP}(?:[ \t ]+(?:{_PARTICLE}[ \t ]+){{0,3}}{_CAP})*")
_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
_SENTENCE_START = re.compile(r"(?:^|[.!?:\n]|[\"“”«‘(\[]|\u2014|--)[\s\"“”«‘(\[]*$")
_CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december".split()
)
_DATE_WORDS = _CALENDAR - {"may", "march", "june", "april", "august"}
_SPACED = re.compile(r"\S+")
_SMALL_WORD = re.compile(r"\b[a-z]{3,}\b")
_MONTH_BEFORE = re.compile(
    r"(?:\b(?:in|since|by|until|of|early|late|last|next|this|on|to|from|\d{1,2}(?:st|nd|rd|th)?)\s+)$", re.IGNORECASE
)
_NO_OFFICE = STOP_WORDS | _CALENDAR
_LAST_WORD = re.compile(r"[^\W\d_][\w'’.-]*$")
_INITIALS = re.compile(r"(?:[A-Z]\.)+$")


class NameMention(NamedTuple):
    """A name `[start, end)` without its titles; `text == source[start:end]`.

    `role` is the title or office right before it as the text has it ("German Chancellor", "Mr."), `role_start` where
    that begins (`start` without one). `initial` says that the capital is also that of a sentence's start.
    """

    start: int
    end: int
    text: str
    role: str | None = None
    role_start: int = 0
    initial: bool = False

    @property
    def last(self) -> str:
        """The last word of the name."""
        return self.text.split()[-1]


def find_names(text: str) -> list[NameMention]:
    """The names of `text` in order, without overlaps. Never raises."""
    runs = [piece for match in _RUN.finditer(text) for piece in _between_dates(text, match.start(), match.end())]
    surnames = frozenset(text[words[-1][0] : words[-1][1]].lower() for words in runs if len(words) > 1)
    common = small_words(text) - surnames
    found: list[NameMention] = []
    for words in runs:
        if len(words) > 2 and all(text[a:b].isupper() for a, b in words):
            continue  # a heading in capitals
        here = _of_run(text, words, common, surnames)
        if here and found and _is_owned(text, found[-1], here[0]):
            here[0] = _joined(text, found.pop(), here[0])
        found.extend(here)
    return found


_POSSESSIVE = frozenset(["'s ", "’s ", "' ", "’ "])


def _is_owned(text: str, owner: NameMention, body: NameMention) -> bool:
    """Whether a body of one generic word has its owner before it: "Farmers' Association", "Sheriff's Office"."""
    return (
        text[owner.end : body.start] in _POSSESSIVE
        and owner.role is None
        and " " not in body.text
        and is_organisation(body.text)
        and not body.text.isupper()
    )


def _joined(text: str, owner: NameMention, body: NameMention) -> NameMention:
    return NameMention(owner.start, body.end, text[owner.start : body.end], None, owner.start, owner.initial)


@lru_cache(maxsize=8)  # of the article at hand, whose names and persons both ask for them
def small_words(text: str) -> frozenset[str]:
    """The words of three letters or more that stand in lower case in a text."""
    return frozenset(_SMALL_WORD.findall(text))


def _between_dates(text: str, start: int, end: int) -> list[list[tuple[int, int]]]:
    """The words of a run, cut where a day or month stands in it ("Jens Stoltenberg Wednesday")."""
    if (run := text[start:end]).isalpha():  # one word, as most are
        return [] if run.lower() in _DATE_WORDS else [[(start, end)]]
    pieces: list[list[tuple[int, int]]] = [[]]
    for match in _SPACED.finditer(text, start, end):
        word = match.span()
        if match.group().lower() in _DATE_WORDS:
            pieces.append([])
        else:
            pieces[-1].append(word)
    return [piece for piece in pieces if piece]


def _opens_sentence(text: str, start: int) -> bool:
    if text[max(0, start - 1) : start] == " " and text[max(0, start - 2) : start - 1].isalnum():
        return False  # as before most names
    return start == 0 or _SENTENCE_START.search(text[max(0, start - 6) : start]) is not None


def _of_run(
    text: str, words: list[tuple[int, int]], common: frozenset[str], surnames: frozenset[str]
) -> list[NameMention]:
    """The names in one run of capitalised words: its roles taken off, its first word checked."""
    start = words[0][0]
    initial = _opens_sentence(text, start)
    first = text[words[0][0] : words[0][1]]
    low = first.lower()
    if initial and len(words) == 1 and text.startswith((" it ", " them "), words[0][1]):
        return []  # "Take it apart"
    if initial and low.endswith("ed") and _PARTICIPLE_OPENS.match(text, words[0][1]):
        words = words[1:]  # "Pressed by reporters, Lee said …"
    elif initial and (
        low in _OPENERS
        or (low in _NUMBERS and len(words) == 1)
        or (low not in surnames and (low in STOP_WORDS or (len(words) == 1 and _ordinary(first, common))))
    ):
        words = words[1:]
        initial = False
        while words and text[words[0][0] : words[0][1]].lower() in _OPENERS:
            words = words[1:]
    words = [w for w in words if text[w[0] : w[1]].lower() not in ("the", "a", "an", "i") or w[1] - w[0] > 3]
    while words and _no_name(text[words[0][0] : words[0][1]], common):
        words = words[1:]
    if not words or (len(words) == 1 and _is_calendar(text, words[0])):
        return []
    return _without_roles(text, words, initial)


_NUMBERS = frozenset("two three four five six seven eight nine ten eleven twelve dozens hundreds thousands".split())
_OPENERS = frozenset(
    "contrary worse hours days weeks months years decades minutes moments seconds second third lastly "
    "asked according meanwhile yes earlier later despite amid addressing speaking responding meeting following "
    "given yesterday today tomorrow nonetheless nevertheless additionally furthermore besides otherwise also even "
    "yet".split()
)


_PARTICIPLE_OPENS = re.compile(
    r" (?:by|on|about|in|at|with|to|from|for|as|earlier|whether|if|why|how|out|up|only|last)\b"
)


def _ordinary(word: str, common: frozenset[str]) -> bool:
    """Whether a capitalised first word is a common noun: written small elsewhere, or a plural of people or agents."""
    low = word.lower()
    return low in common or (is_title(word) and low not in _CALENDAR) or low.endswith(("ly", "ing"))


_CONTRACTED = re.compile(
    r"(?:(?:I|You|We|They|He|She|It|That|There|Here|Who|What|Let)['’](?:[dms]|re|ll|ve)"
    r"|(?:Twen|Thir|For|Fif|Six|Seven|Eigh|Nine)ty-\w+)$"
)
_SHOUTED = re.compile(r"[A-Z]{4,}$")
_SHOUTS = frozenset(
    "watch must just read more photos photo video videos live breaking exclusive opinion analysis".split()
)


_SITS_FOR = re.compile(r"[RDI]-[A-Z](?!ay$)")  # not "D-Day"


def _no_name(word: str, common: frozenset[str]) -> bool:
    """Whether a capitalised word belongs to no name: "We're", "Forty-three", a shouted "WATCHED", the "R-Texas" that
    says for which party and state somebody sits."""
    low = word.lower()
    shouted = bool(_SHOUTED.match(word)) and (low in common or low in _SHOUTS or low.endswith(("ed", "ing")))
    return shouted or bool(_CONTRACTED.match(word) or _SITS_FOR.match(word))


def _is_calendar(text: str, word: tuple[int, int]) -> bool:
    low = text[word[0] : word[1]].lower()
    if low not in _CALENDAR:
        return False
    if low not in ("may", "march", "august", "april", "june"):
        return True
    before = text[max(0, word[0] - 14) : word[0]]
    after = text[word[1] : word[1] + 6]
    return bool(_MONTH_BEFORE.search(before)) or bool(re.match(r",?\s+\d", after))


def _without_roles(text: str, words: list[tuple[int, int]], initial: bool) -> list[NameMention]:
    """Cut a run after its last role noun or body's name: "European Council President Donald Tusk" is Donald Tusk."""
    roles = [i for i, (a, b) in enumerate(words) if _role_word(text[a:b])]
    if roles and roles[-1] < len(words) - 1:
        name_from = roles[-1] + 1
        role = text[words[0][0] : words[name_from - 1][1]]
        start, role_start = words[name_from][0], words[0][0]
        return [NameMention(start, words[-1][1], text[start : words[-1][1]], role, role_start, False)]
    body = [i for i, (a, b) in enumerate(words) if is_organisation(text[a:b])]
    if body and len(words) - body[-1] - 1 in (2, 3):
        first = NameMention(*_span(text, words[: body[-1] + 1]), None, words[0][0], initial)
        rest = words[body[-1] + 1 :]
        office = _OFFICE_OF.search(text, max(0, words[0][0] - 60), words[0][0])
        called = text[office.start() : rest[0][0]].strip() if office else None
        return [first, NameMention(*_span(text, rest), called, office.start() if office else rest[0][0], False)]
    while words and _role_word(text[words[-1][0] : words[-1][1]]):
        words = words[:-1]  # "US President": an office without a name
    if not words:
        return []
    office = _OFFICE_OF.search(text, max(0, words[0][0] - 60), words[0][0]) if len(words) > 2 and not body else None
    if office:  # "Secretary of State Antony Blinken": the last two words are the name
        start, end, name = _span(text, words[-2:])
        return [NameMention(start, end, name, text[office.start() : start].strip(), office.start(), False)]
    start, end, name = _span(text, words)
    before = _small_role(text, start)
    return [NameMention(start, end, name, text[before:start].strip() or None, before, initial)]


_OFFICE_OF = re.compile(
    r"(?:(?:[A-Z][\w.-]*|deputy|former|assistant|foreign|prime)\s+){0,4}"
    r"\b(?:[Pp]resident|[Ss]ecretary|[Mm]inister|[Cc]hair\w*|[Hh]ead|[Dd]irector|[Cc]hief|"
    r"[Ll]eader|[Gg]overnor|[Mm]ayor|[Aa]mbassador|[Cc]ommissioner|[Rr]epresentative|[Cc]oordinator|[Ee]nvoy|[Rr]apporteur|"
    r"[Cc]hancellor|[Cc]ommander)"
    r"\s+(?:of|for|to)\s+(?:the\s+)?$"
)


def _span(text: str, words: list[tuple[int, int]]) -> tuple[int, int, str]:
    return words[0][0], words[-1][1], text[words[0][0] : words[-1][1]]


_RANKS = ("-general", "-admiral", "-colonel", "-commander")  # "Colonel-General", "Vice-Admiral"


@lru_cache(maxsize=50_000)
def _role_word(word: str) -> bool:
    low = word.lower().rstrip(".")
    return low in TITLES or is_title(word) or (low.endswith(_RANKS) and is_title(word.split("-")[0]))


def _small_role(text: str, start: int) -> int:
    """Where a lower-case office in front of a name begins: "Kremlin spokesperson", "White House press secretary"."""
    head = text[max(0, start - 60) : start]
    last = head.rstrip(" ").rpartition(" ")[2]
    if not last.isalpha():
        found = _LAST_WORD.search(last)
        last = found.group() if found else ""
    if not last or not is_role(last) or last[-1] == ".":
        return start
    words = list(_WORD.finditer(head))
    first = len(words) - 1
    while first > 0:
        gap = head[words[first - 1].end() : words[first].start()]
        word = words[first - 1].group()
        if (
            gap.strip()
            or gap.count("\n") > 1
            or (word[-1] == "." and not _INITIALS.match(word))
            or word.lower() in _NO_OFFICE
            or word.endswith(("’s", "'s", "ed"))
            or word[-1] in "’'"
        ):
            break
        first -= 1
    if first == 0 and start > 60:
        return start - len(head) + words[min(1, len(words) - 1)].start()
    return start - len(head) + words[first].start()
