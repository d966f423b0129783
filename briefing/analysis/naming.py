"""Who is meant: pronouns and offices that point to a line before are replaced by [names], or the line is left out."""

from __future__ import annotations

import re

from briefing.analysis.frames import Frame
from briefing.analysis.openings import BODY_PRONOUN, OWN_OFFICE, PRONOUN, ROLE
from briefing.language.mood import Mood
from briefing.language.quotations import within_marks
from briefing.language.roles import is_plural, is_role
from briefing.models import Actor, ActorKind

_OFFICES = frozenset("ministry embassy government military army".split())  # of which country, the lines before say
_SAID_PRONOUN = re.compile(
    r"(?<=[,.?!”\"’] )(?:he|she)(?= (?:\w+ly )?(?:said|added|told|asked|wrote|continued|warned|noted|explained|"
    r"insisted|argued|replied)\b)"
)
# "…,” the Kremlin official said": somebody, or something written, whom the lines before have named.
_SAID_ROLE = re.compile(
    r"(?<=[,.?!”\"’] )the (?:[\w.-]+ ){0,2}?(?:official|diplomat|minister|president|chancellor|spokes\w+|secretary|"
    r"leader|ambassador|senator|premier|general|admiral|colonel|scientist|analyst|expert|politician|lawmaker|document|"
    r"statement)(?= (?:\w+ly )?(?:said|says|added|told|asked|wrote|continued|warned|noted|explained|insisted|argued|"
    r"replied|stressed|stated|emphasi[sz]ed|pointed out)\b)"
)
# "It is said to be", "It was the largest": what it means stands in a sentence that is not shown.
_EXPLETIVE = re.compile(
    r"It (?:is|was|has been|would be|will be|may be)\s+(?:\w+ly )?(?:said|believed|thought|expected|understood|hoped|"
    r"feared|unclear|clear|likely|unlikely|possible|impossible|important|necessary|time|too|one|the|an?|part|not)\b"
)
_OPENING_CLAUSE = re.compile(
    r"(?:While|When|After|As|If|Although|Though|Before|Since|Once|Because|Asked [^,]{0,80},|"
    r"(?:For|In|On|At|By|With|During|Despite|Like|Before|After|Since|From|Speaking|Addressing) [^,“”\"]{1,60},|"
    r"(?:(?:Late |Early |Only )?[Oo]n|Last|In) [A-Z][a-z]+(?: (?:morning|afternoon|evening|night))?)\s+"
    r"(?P<who>he|she|they|it)\b"
)


def name_the_speaker(text: str, frame: Frame, carried: bool) -> tuple[str, bool]:
    """The text with pronouns and roles replaced by [names], and whether nothing was left open; `carried` says that it
    does not tell who speaks."""
    who = _plain(full_name(frame), frame.named) if frame.speaker else None
    said = _SAID_PRONOUN.search(text) if "he " in text else None
    if said:
        if within_marks(text, said.start()):
            return text, False  # somebody else's words, told by who speaks
        if who is None or (
            frame.voice is not None and frame.voice.kind is not ActorKind.PERSON and who == frame.voice.name
        ):
            return text, False  # "he" is no state
        if (first := PRONOUN.match(text)) is not None and first.group().lower() != said.group():
            return text, False  # "She grabbed him, he said": she is somebody else
        return f"{text[: said.start()]}[{who}]{text[said.end() :]}", True
    called = _SAID_ROLE.search(text) if who and frame.named and " the " in text else None
    if called and who and who.split()[-1] not in text:
        return f"{text[: called.start()]}[{who}]{text[called.end() :]}", True
    if who:
        who = who[0].upper() + who[1:]
    opening = PRONOUN.match(text)
    subject = who or (frame.subject.name if frame.subject and frame.subject.kind is ActorKind.PERSON else None)
    if opening and who and _names_itself(frame, text, opening.end()):
        return text, False  # "She grabbed him, Lee said": the speaker tells of somebody else
    if opening and subject and subject == who and not frame.named and " " not in (frame.speaker or ""):
        return text, False  # not "[The leader] said"
    if opening:
        return (f"[{subject}]{text[opening.end() :]}", True) if subject else (text, False)
    if _EXPLETIVE.match(text):
        return text, False
    if (body := BODY_PRONOUN.match(text)) is not None:
        acts = any(a.pronoun and a.mood in (Mood.ASSERTED, Mood.FUTURE) for a in frame.predicates)
        told = who if who and not _names_itself(frame, text, body.end()) else None  # "They were found, the police said"
        name = told or (_body_of(body.group(), frame.subject) if acts and not who else None)  # "It would …"
        return (f"[{name}]{text[body.end() :]}", True) if name else (text, False)
    if (role := ROLE.match(text)) is not None:
        if who and who.lower() not in role.group().lower() and (frame.named or " " in (frame.speaker or "")):
            return f"[{who}]{text[role.end() :]}", True
        return _with_country(text, role.end(), frame.subject)
    if (clause := _OPENING_CLAUSE.match(text)) is not None:
        if who is None or clause["who"] not in ("he", "she"):
            return text, False
        return f"{text[: clause.start('who')]}[{who}]{text[clause.end('who') :]}", True
    if carried:
        return (f"[{who}:] {text}", True) if who else (text, False)
    if (own := OWN_OFFICE.search(text)) is not None:
        return _with_owner(text, own, frame.voice)
    return text, True


def _names_itself(frame: Frame, text: str, at: int) -> bool:
    """Whether the speaker, by name or office, stands in the text from `at` on, as of who says it."""
    who = (frame.speaker or "").removeprefix("unnamed ")
    if frame.named:
        return re.search(rf"\b{re.escape(who.split()[-1])}(?![’']s)\b", text[at:]) is not None
    return re.search(rf"\b{re.escape(who)}(?![’']s)\b", text[at:], re.IGNORECASE) is not None


def full_name(frame: Frame) -> str:
    """The speaker's name in its fullest form: the article's, or the one that the actor of that surname goes by."""
    name = frame.speaker or ""
    actor = frame.voice
    if actor is not None and actor.kind is ActorKind.PERSON and actor.name.split()[-1] in name.split():
        return actor.name
    if actor is not None and actor.people and name.lower() in _OFFICES:
        return f"{actor.people[0]} {name.lower()}"
    return name


def _body_of(pronoun: str, subject: Actor | None) -> str | None:
    """The state or body behind "It", the members or the body behind "They"; a person is neither."""
    if subject is None or subject.kind is ActorKind.PERSON:
        return None
    never = ActorKind.MEMBERS if pronoun == "It" else ActorKind.STATE
    return None if subject.kind is never else _proper(subject.name)


def _with_owner(text: str, own: re.Match[str], voice: Actor | None) -> tuple[str, bool]:
    """ "[Norway's] foreign minister, Bo Kask, said": whose office it is, where that of the speaker is known."""
    state = voice.state or (voice.name if voice.kind is ActorKind.STATE else None) if voice is not None else None
    if state is None:
        return text, own.start() > 0
    owner = f"{_proper(state)}’" if state.endswith("s") else f"{state}’s"
    owner = owner[0].upper() + owner[1:] if own.start() == 0 else owner
    return f"{text[: own.start()]}[{owner}] {text[own.end() :]}", True


def _with_country(text: str, at: int, subject: Actor | None) -> tuple[str, bool]:
    """ "The [United States] president wanted": the role with the state that it is held in."""
    if subject is None or subject.kind is ActorKind.MEMBERS:
        return text, False
    if subject.kind is ActorKind.PERSON:
        return f"[{subject.name}]{text[at:]}", True
    return f"The [{subject.people[0] if subject.people else subject.name}] {text[4:]}", True


def _proper(name: str) -> str:
    return f"the {name}" if name.startswith(("United ", "Netherlands", "European Union", "Czech Republic")) else name


def _plain(speaker: str, named: bool) -> str:
    """The speaker as a reader would say it: "unnamed US official" is "a US official", "minister" is "the minister"."""
    rest = speaker.removeprefix("unnamed ")
    if rest == speaker:
        last = speaker.split()[-1].lower()
        office = not named and is_role(last) and not is_plural(last) and not speaker.lower().startswith("the ")
        return f"the {speaker}" if office else speaker
    return f"{'an' if rest[0].lower() in 'aeio' else 'a'} {rest}"
