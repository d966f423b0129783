"""Who the people in the articles speak for, learned from the articles' own words.

News text introduces a person once with office and country ("Italian Foreign Minister Antonio Tajani", "Dmitry
Medvedev, deputy chairman of Russia's Security Council", "Scholz's spokesperson Steffen Hebestreit"). That is read
here, so that a later "Tajani" has a side; the shipped table of office holders only fills what the texts leave open.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from briefing.analysis.voices import is_elsewhere
from briefing.language.actors import ActorMention, ActorTable, MentionKind
from briefing.language.canonical import same_person
from briefing.language.roles import PRIVATE, is_role
from briefing.language.tokens import CAPITALS
from briefing.models import Actor, ActorKind

OFFICES = (
    "president|vice president|prime minister|premier|chancellor|foreign minister|defence minister|defense minister|"
    "finance minister|interior minister|minister|secretary of state|foreign secretary|defence secretary|"
    "defense secretary|treasury secretary|secretary general|secretary-general|press secretary|secretary|ambassador|"
    "envoy|spokesman|spokeswoman|spokesperson|national security adviser|national security advisor|adviser|advisor|"
    "governor|mayor|senator|general|commander|chief of staff|chief|head|leader|deputy chairman|chairman|chairwoman|"
    "permanent representative|representative|plenipotentiary|negotiator|speaker|commissioner|king|queen|director|"
    "official|lawmaker|diplomat|chief executive|parliamentarian"
)
_LONGEST_GIVEN = 24  # characters
_AN_OFFICE = re.compile(rf"(?i:{OFFICES}|\w+(?:ist|ian|(?:[ar]i|xi|bli|ti)can|crat|ese|man|woman|person|ly|ing|ed))")
_TITLES = frozenset(
    "mr mrs ms miss dr sir dame lord lady prof sen rep gov gen col lt sgt capt maj adm rev hon st president-elect "
    "justice judge that because though although since if why how where did does has had is was will would could should "
    "what who then now yet so not like former".split()
)
_NAME = (
    rf"((?:[{CAPITALS}][\w’'-]+|[A-Z]\.)(?:\s+(?:(?:de|da|van|von|der|den|al|bin|la|le)\s+)*"
    rf"(?:[{CAPITALS}][\w’'-]+|[A-Z]\.)){{1,3}})"
)
_BEFORE = re.compile(
    rf"(?:['’]s?)?\s+(?:[\w.’'-]+\s+){{0,4}}?(?P<office>(?i:{OFFICES}))"
    rf"(?:\s+(?:for|to|in)\s+(?:the\s+)?\w+(?:\s+[a-z]\w+)?)?,?\s+(?P<name>{_NAME})"
)
_AFTER = re.compile(
    rf"{_NAME},\s+(?:an?\s+|the\s+)?(?:(?!\w+ing\b|(?!elected|appointed|retired)[a-z]+ed\b|beside\b|with\b|like\b|after\b|"
    rf"whose\b)[\w.’'-]+\s+){{0,3}}?(?i:{OFFICES})\b"
    rf"[^,.;]*"
)
_LEADS = re.compile(
    rf"{_NAME},\s+who\s+(?:chairs|heads|leads|commands|runs|represents)\s+[^.;“\"]{{3,120}}?(?=[.;]|,\s+\w+ed\b|$)"
)
_PRESIDENT = re.compile(rf"(?<![\w’'.] )(?<!Vice )(?<!Vice-)\bPresident {_NAME}")
_HOUSE = re.compile(r"\b(?:White House|South Lawn|Oval Office|Rose Garden|Air Force One|Marine One|Camp David)\b")
_HOLDER = re.compile(rf",?\s+{_NAME}")
_REPEATEDLY = 2
_JOINED = re.compile(r"\b(?:and|with|told|to|by|from)\b")  # then the office belongs to another country
# A "programme director at a centre in Washington" holds no office of the state that its seat names.
_ELSEWHERE = re.compile(
    r"\b(?:Cent(?:er|re)|Institut\w*|Universit\w+|College|School|Foundation|Society|Programme|Program|Project|"
    r"think[- ]tank|Inc|Corp|Ltd)\b|\b(?:program(?:me)?|company|firm|charity|campaign) "
)
_NOT_NAMES = re.compile(
    r"\b(?:On|In|At|But|And|As|The|A|An|After|Before|For|With|Also|Says?|Said|While|When|Meanwhile|However|Earlier|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|June|July|August|September|October|"
    r"(?:North|South|East|West)(?:ern)?|Central|Europe|Asia|Africa|America|"
    r"November|December|Council|Ministry|Union|House|Party|Force|Coast|Co|Corp|Inc|Ltd|Group|Agency|Bank|University|Republicans?|Democrats?)\b"
)


def learn_people(texts: Iterable[str], table: ActorTable) -> tuple[Actor, ...]:
    """Persons whom the texts introduce with an office and a country, with that country's side; most named first."""
    votes: dict[str, Counter[str]] = {}
    sides: dict[str, str | None] = {}
    for text in texts:
        mentions = table.find(text)
        given = [*_introduced_before(text, mentions), *_introduced_after(text, mentions, table)]
        for name, actor in [*given, *_at_home(text, table)]:
            state = actor.state or actor.name
            votes.setdefault(name, Counter())[state] += 1
            sides[state] = actor.side
    learned = []
    for name, states in sorted(votes.items(), key=lambda item: (-sum(item[1].values()), item[0])):
        state = min(states, key=lambda s: (-states[s], s))
        known = table.lookup(name) or _with_more_names(name, table)
        if not _teaches(known, state, states):
            continue
        woman = known.woman if known else None
        plain = _surname(name, table)
        learned.append(Actor(name, ActorKind.PERSON, side=sides[state], state=state, plain=plain, woman=woman))
    return tuple(learned)


def named_in_full(texts: Iterable[str], table: ActorTable) -> tuple[Actor, ...]:
    """Of the persons in the table who share a surname, those whom the texts name in full: the others are not meant."""
    bearers: dict[str, list[Actor]] = {}
    for actor in table.actors:
        if actor.kind is ActorKind.PERSON:
            bearers.setdefault(actor.name.split()[-1], []).append(actor)
    shared = [a for those in bearers.values() if len({b.name for b in those}) > 1 for a in those]
    joined = "\n".join(texts)
    return tuple(actor for actor in shared if actor.name in joined)


def namesakes(texts: Iterable[str], table: ActorTable) -> frozenset[str]:
    """The persons of the table whose surname the texts give to somebody else, and never to them: the office holder
    Rob Bauer where a Trevor Bauer plays, and no Rob is named. Given names that begin alike may be one person's."""
    joined = "\n".join(texts)
    words = {w.rstrip('.,;:!?)”"’') for w in set(joined.split())}
    found = set()
    for actor in table.actors:
        surname = actor.name.split()[-1]
        if actor.kind is not ActorKind.PERSON or surname not in actor.plain or surname not in words:
            continue
        given = {word for word in _before(surname, joined) if _is_given(word, table)}
        if given and not any(g[0] == actor.name[0] for g in given) and actor.name not in joined:
            found.add(actor.name)
    return frozenset(found)


def _before(name: str, text: str) -> set[str]:
    """The words that stand right before a name."""
    found, at = set(), text.find(f" {name}")
    while at >= 0:
        if not text[at + len(name) + 1 : at + len(name) + 2].isalnum():
            words = text[max(0, at - _LONGEST_GIVEN) : at].split()
            found |= set(words[-1:])
        at = text.find(f" {name}", at + 1)
    return found


def _is_given(word: str, table: ActorTable) -> bool:
    """Whether a word before a surname can be a given name: no title, office, actor or first word of a sentence."""
    if not word[:1].isupper() or not word[1:].isalpha() or not word[1:].islower():
        return False
    if is_role(word.lower().rstrip(".")) or word.lower().rstrip(".") in _TITLES:
        return False
    return not _NOT_NAMES.search(word) and table.lookup(word) is None and not _AN_OFFICE.fullmatch(word)


def _with_more_names(name: str, table: ActorTable) -> Actor | None:
    """Whom the table knows by fewer or more given names: "Vladimir V. Putin"."""
    bearer = table.lookup(name.split()[-1])
    return bearer if bearer is not None and same_person(name, bearer.name) else None


def _teaches(known: Actor | None, state: str, states: Counter[str]) -> bool:
    """Whether the texts say more than the table: a new name, or one that they repeatedly give another office alone."""
    if known is None:
        return True
    return known.kind is ActorKind.PERSON and not states[known.state or known.name] and states[state] >= _REPEATEDLY


def _introduced_before(text: str, mentions: list[ActorMention]) -> Iterable[tuple[str, Actor]]:
    """ "Italian Foreign Minister Antonio Tajani": the country, the office, the name."""
    for mention in mentions:
        if mention.kind is MentionKind.OFFICE:
            match = _HOLDER.match(text, mention.end)
            if match and _is_name(match.group(1)):
                yield _clean(match.group(1)), mention.actor
            continue
        match = _BEFORE.match(text, mention.end)
        if match and PRIVATE.search(match.group()):
            continue
        if match and _is_name(match["name"]) and not _JOINED.search(text, mention.end, match.start("office")):
            yield _clean(match["name"]), mention.actor


def _introduced_after(text: str, mentions: list[ActorMention], table: ActorTable) -> Iterable[tuple[str, Actor]]:
    """ "Dmitry Medvedev, deputy chairman of Russia's Security Council": the name, the office, the country."""
    del mentions
    if "," not in text:
        return
    for match in (*_AFTER.finditer(text), *(_LEADS.finditer(text) if " who" in text else ())):
        if not _is_name(match.group(1)) or PRIVATE.search(match.group()) or _ELSEWHERE.search(match.group()):
            continue
        role = match.group()[len(match.group(1)) :]
        within = [m for m in table.find(role) if not is_elsewhere(role, m)]
        if within:
            yield _clean(match.group(1)), within[0].actor


def _at_home(text: str, table: ActorTable) -> Iterable[tuple[str, Actor]]:
    """ "President Ann Lee, speaking on the South Lawn": to American papers the office needs no country."""
    house = table.lookup("White House") if "President " in text and _HOUSE.search(text) else None
    if house is None:
        return
    for match in _PRESIDENT.finditer(text):
        if _is_name(match.group(1)) and table.lookup(match.group(1)) is None:
            yield _clean(match.group(1)), house


def _is_name(name: str) -> bool:
    """Not the start of a sentence ("On Thursday, an American official"): no function word, weekday or office in it."""
    return not _NOT_NAMES.search(name)


def _clean(name: str) -> str:
    """Without a possessive ending and without an office written with capitals in front."""
    return re.sub(rf"^(?:(?i:{OFFICES}|former|deputy)\s+)+|[’']s$", "", name)


def _surname(name: str, table: ActorTable) -> tuple[str, ...]:
    last = name.split()[-1]
    return (last,) if len(last) > 2 and table.lookup(last) is None else ()
