"""Whom a speaker speaks for: the state or body behind a name, an office or a ministry, as an article makes it known."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from briefing.language.actors import ActorMention, ActorTable, MentionKind
from briefing.language.offices import SEAT_BEFORE, SPOKE_IN
from briefing.language.roles import PRIVATE, is_role
from briefing.language.speech import Attribution, SpeechKind
from briefing.models import Actor, ActorKind, BlockKind, Sentence

# "A hiker from Spain" does not speak for it, nor an ambassador for where he is sent.
_FROM = re.compile(r"\b(?:from|in|near|(?:[Aa]mbassador|[Ee]nvoy|[Rr]epresentative) to)\s+(?:the\s+)?$")
_WAS_ALSO = re.compile(r"(?:,| and) (?:a )?(?:former|ex-).*$")  # "deputy chairman and former president" is in office


def voice_of(said: Attribution, table: ActorTable, bodies: Mapping[str, Actor] = MappingProxyType({})) -> Actor | None:
    """The actor behind a speaker: by name, else by the country or body that the name or the role states.

    `bodies` are what the article introduced with a country ("Russia's Foreign Ministry") and later names without.
    """
    if said.role and PRIVATE.search(_WAS_ALSO.sub("", said.role)):
        return None  # a retired officer who comments, a scholar: they speak for nobody
    for words in (said.speaker, said.role):
        if not words:
            continue
        last = table.lookup(words.split()[-1])
        bearer = last is not None and last.kind is ActorKind.PERSON and not _namesake(words, last)
        actor = table.lookup(words) or (last if bearer else None)
        if actor is not None:
            return actor
        body = next((bodies[b] for b in bodies if b in words and not (said.named and _is_office(b))), None)
        if body is not None:
            return body
        within = [m for m in table.find(words) if not is_elsewhere(words, m)]
        if within and not PRIVATE.search(words):
            return within[0].actor
    return None


def is_elsewhere(role: str, mention: ActorMention) -> bool:
    """Whether a role names a state only as where somebody is or is sent: "ambassador to Moscow", "Kyiv-based firm"."""
    return _FROM.search(role[: mention.start]) is not None or role.startswith("-based", mention.end)


def _namesake(name: str, actor: Actor) -> bool:
    """Whether a full name is another's of the same surname: given names that begin with other letters."""
    words = name.split()
    return len(words) == len(actor.name.split()) == 2 and words[0][0] != actor.name[0] and not is_role(words[0].lower())


def _is_office(body: str) -> bool:
    """Whether a body is a minister: one who is named may be another state's than the one introduced."""
    return body.endswith(("minister", "Minister"))


class Voices:
    """Whom the speakers of one article speak for; its sentences are taken in order."""

    def __init__(self, text: str, sentences: Sequence[Sentence], table: ActorTable) -> None:
        self._text, self._table = text, table
        self._bodies = bodies_of(text, table)
        self._home = _home(sentences, table)
        self._own = self._home or _at_home(text, table)
        self._known: dict[tuple[str, str | None], Actor | None] = {}
        self._last: dict[tuple[str, str | None], Actor] = {}
        self._spoken_of: Actor | None = None

    def of(self, said: Attribution) -> Actor | None:
        """The actor behind a speaker, or None where the article does not tell."""
        who = (said.speaker, said.role)
        if who not in self._known:
            self._known[who] = voice_of(said, self._table, self._bodies)
        voice = _seated(self._text, said, self._table) or self._known[who]
        voice = voice or (self._home if _of_the_house(said) else None)
        voice = voice or (self._own if _of_the_house(said, _EXECUTIVE) else None)
        voice = voice or _fronted(self._text, said, self._table)
        if voice is None and _BARE.match(said.role or said.speaker):
            named = said.mention is None or _BODY_WORD.search(self._text, *said.mention) is not None
            voice = (None if named else self._last.get(who)) or self._own_state(said) or self._state_spoken_of()
        if voice is not None:
            self._last[who] = voice
        return voice

    def note(self, actor: Actor | None, mentions: Sequence[ActorMention]) -> None:
        """Remember of whom a sentence was: of this actor, else of the only state that it names."""
        states = {m.actor.state or m.actor.name for m in mentions}
        self._spoken_of = actor or (mentions[0].actor if len(states) == 1 else self._spoken_of)

    def _own_state(self, said: Attribution) -> Actor | None:
        """The state of which a minister says what it will do: "Economy Minister Bo Kask said Turkey would not"."""
        found = _SAYS_OF_OWN.match(self._text, said.mention[1]) if said.mention else None
        state = self._table.lookup(found.group(1)) if found else None
        return state if state is not None and state.kind is ActorKind.STATE else None

    def _state_spoken_of(self) -> Actor | None:
        last = self._spoken_of
        return (self._table.named(last.state) if last and last.state else None) or last


_ARTICLE = re.compile(r"^(?:[Tt]he|[Aa]n?) ")
_IN_A_SEAT = re.compile(r"(?:[Mm]inistry|[Gg]overnment|[Cc]abinet|[Pp]arliament|[Aa]uthorities) in ([A-Z][\w-]+)")


def _seated(text: str, said: Attribution, table: ActorTable) -> Actor | None:
    """Whose a body is that is told apart by where it sits: "the Defence Ministry in Moscow said"."""
    if said.mention is None:
        return None
    start, end = said.mention
    found = _IN_A_SEAT.search(text, start, min(len(text), end + 24))
    if found is None and _UNPLACED.match(_ARTICLE.sub("", text[start:end])):
        found = SPOKE_IN.match(text, end) or SEAT_BEFORE.search(text, max(0, start - 40), start)
    return table.lookup(found.group(1)) if found else None


def _fronted(text: str, said: Attribution, table: ActorTable) -> Actor | None:
    """Whose official speaks behind "In Moscow, ": "In Moscow, the committee's chairman, Oleg Savin, said"."""
    if said.mention is None or (said.role and PRIVATE.search(said.role)):
        return None
    start, end = said.mention
    stop = text.rfind(". ", 0, start)
    sentence = max(stop + 2 if stop >= 0 else 0, text.rfind("\n", 0, start) + 1)
    found = _IN_CAPITAL.match(text, sentence, end)
    return table.lookup(found.group(1)) if found and _HOME_OFFICE.search(text, sentence, end) else None


_IN_CAPITAL = re.compile(r"In ([A-Z][\w-]+), (?!an? )")
# Who needs no country in a report from the capital: "the Defence Ministry", "Major General Orlov", "the head of state".
_HOME_OFFICE = re.compile(
    r"\b(?:[Mm]inist(?:er|ry)|[Cc]abinet|[Gg]overnment|[Pp]arliament|[Hh]ead of state|[Pp]resident|"
    r"[Pp]resident(?:ial)? "
    r"(?:spokes\w+|press secretary)|[Ll]awmakers?|[Cc]hairm[ae]n|[Cc]ommittee|[Ss]enators?|[Gg]eneral|"
    r"[Aa]dmiral|[Cc]olonel|[Ff]leet|[Nn]avy)\b"
)


_ONE_PLACE = re.compile(r"[A-ZÀ-Þ]{3,}(?![\w/])|[A-ZÀ-Þ]\w+(?:, \w+)? \(")  # not "OTTAWA/BRUSSELS"


def _home(sentences: Sequence[Sentence], table: ActorTable) -> Actor | None:
    """The state from whose capital an article reports, that it also names first; None where either is another."""
    lines = [s.text for s in sentences if s.kind is BlockKind.DATELINE and _ONE_PLACE.match(s.text)]
    seats = {m.actor.name: m.actor for line in lines for m in table.find(line.title()) if m.kind is MentionKind.SEAT}
    if len(seats) != 1:
        return None
    body = (m.actor for s in sentences if s.kind is BlockKind.BODY for m in table.find(s.text))
    first = next(body, None)
    return next((seat for seat in seats.values() if first and (first.state or first.name) == seat.name), None)


# "President Ann Lee" of one's own country, "Norwegian President Bo Kask" of another.
_OFFICE_AND_NAME = re.compile(
    r"\b(?:President|Prime Minister|Chancellor|(?:Foreign|Defen[cs]e|Interior|Finance) Minister|Foreign Secretary|"
    r"Secretary of State|Defen[cs]e Secretary) (?P<name>[A-ZÀ-Þ][\w’-]+ [A-ZÀ-Þ][\w’-]+)(?! of\b)"
)
_OF_WHERE = re.compile(r"(?P<of>[A-Z][\w.-]*|[’']s) $")
_WORD = 24  # characters in which the word before an office stands
_OWNED = frozenset({"'s", "’s"})
_TIMES_HOME = 2  # that it does, and as many times as of any other state


def _at_home(text: str, table: ActorTable) -> Actor | None:
    """The state of those whom an article gives their office without it, as papers do at home; None where they are of
    several."""
    votes: Counter[str] = Counter()
    for name in {m["name"]: m for m in reversed([*_OFFICE_AND_NAME.finditer(text)])}.values():
        holder = table.lookup(name["name"])
        if holder is not None and holder.kind is ActorKind.PERSON and holder.state:
            where = _OF_WHERE.search(text, max(0, name.start() - _WORD), name.start())
            abroad = where is not None and (where["of"] in _OWNED or table.find(where["of"]))
            votes[holder.state] += -1 if abroad else 1
    ranked = votes.most_common(2)
    if not ranked or ranked[0][1] < _TIMES_HOME or (len(ranked) > 1 and ranked[0][1] < _TIMES_HOME * ranked[1][1]):
        return None
    return table.named(ranked[0][0])


_EXECUTIVE = re.compile(
    r"\b(?:[Mm]inist(?:er|ry)|[Cc]abinet|[Pp]residential|[Gg]eneral|[Aa]dmiral|[Cc]olonel|[Ff]leet|[Nn]avy)\b"
)


def _of_the_house(said: Attribution, office: re.Pattern[str] = _HOME_OFFICE) -> bool:
    """Whether a speaker has an office that is named without a state."""
    if said.kind is SpeechKind.OUTLET or (said.role and PRIVATE.search(said.role)):
        return False
    return bool(office.search(said.role or said.speaker))


_BODY_WORD = re.compile(
    r"(?:[Ff]oreign|[Dd]efen[cs]e|[Ii]nterior|[Ff]inance) (?:[Mm]inistry|[Mm]inister|[Oo]ffice)\b|"
    r"[Ee]mbassy\b|[Pp]arliament\b"
)
_RANKED = r"(?:(?:[Vv]ice|[Rr]ear|[Mm]ajor|[Ll]ieutenant|[Cc]olonel)[ -])?(?:[Gg]eneral|[Aa]dmiral|[Cc]olonel)\b"
_UNPLACED = re.compile(
    rf"{_BODY_WORD.pattern}|(?:[Gg]overnment|[Cc]abinet) (?:[Ss]pokes|[Oo]fficial|[Ss]ource)|{_RANKED}"
)
_SAYS_OF_OWN = re.compile(
    r" (?:said|says|added|announced)(?: (?:that|on \w+day))* ((?:the )?[A-Z][\w-]+(?: [A-Z]\w+)?) (?:would|will|"
    r"was|had|has|is)\b"
)
# "Moscow hit back. The Defence Ministry said": of the state that was spoken of last.
_BARE = re.compile(
    r"(?:the |The )?(?:[Nn]ew |(?:[Ff]irst )?[Dd]eputy )?(?:[Ff]oreign|[Dd]efen[cs]e|[Ii]nterior|[Ff]inance|"
    r"[Ee]conomy) [Mm]inist(?:er|ry)"
    r"(?: spokes(?:man|woman|person))?$|[Gg]overnment spokes(?:man|woman|person)$"
)
_BODY = re.compile(rf"(?:[’']s?)?\s+({_BODY_WORD.pattern})")
_NAMED_BEFORE = 60  # characters before a body in which its country stands


def bodies_of(text: str, table: ActorTable) -> dict[str, Actor]:
    """Bodies that a text introduces with their country, by the words it may later use alone; the first one stands."""
    found: dict[str, Actor] = {}
    read = 0
    for word in _BODY_WORD.finditer(text):
        if word.start() < read:
            continue
        start = text.rfind("\n", 0, max(0, word.start() - _NAMED_BEFORE)) + 1  # whole lines, so that names are whole
        ends = text.find("\n", word.end())
        read = ends if ends >= 0 else len(text)
        for mention in table.find(text[start:read]):
            if (match := _BODY.match(text, start + mention.end)) is not None:
                found.setdefault(match.group(1), mention.actor)
    return found
