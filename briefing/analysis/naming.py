"""Who is meant: pronouns and offices that point to a line before are replaced by [names], or the line is left out."""

from __future__ import annotations

import re

from briefing.analysis.frames import Frame
from briefing.analysis.openings import BODY_PRONOUN, OWN_OFFICE, PRONOUN, ROLE
from briefing.language.mood import Mood
from briefing.language.names import find_names
from briefing.language.quotations import within_marks
from briefing.language.roles import TITLES, head_noun, is_plural, is_role, says_of_what
from briefing.models import Actor, ActorKind

# of which country, the lines before say
_OFFICES = frozenset("ministry embassy government military army office department police".split())
# Of such names the last word says what they are: "the European Commission", "the White House".
_WITH_ARTICLE = re.compile(
    r"(?:.* )?(?:Commission|Council|House|Union|Kremlin|Pentagon|Duma|Senate|Congress|Parliament|Navy|Court|Agency|"
    r"Committee|Service|States|Alliance)"
)
_ANNOUNCES, _FEW = re.compile(r"[^“”\"]+: (?=[“\"])"), 5
_SAYS = (
    r"(?= (?:\w+ly )?(?:said|says|added|told|asked|wrote|continued|warned|noted|explained|insisted|argued|replied|"
    r"declared|stated|stressed|remarked|concluded|recalled|complained|claimed|tweeted|observed|quipped|went on|"
    r"emphasi[sz]ed|pointed out)\b)"
)
_SAID_PRONOUN = re.compile(rf"(?<=[,.?!”\"’] )(?:he|she){_SAYS}")
_SAID_IT = re.compile(rf"(?<=[”\"’] )it{_SAYS}")  # a ministry, a paper
# "…,” the Kremlin official said": somebody, or something written, whom the lines before have named.
_SAID_ROLE = re.compile(
    r"(?<=[,.?!”\"’] )the (?:[\w.-]+ ){0,2}?(?:official|diplomat|minister|president|chancellor|spokes\w+|secretary|"
    r"leader|ambassador|senator|premier|general|admiral|colonel|scientist|analyst|expert|politician|lawmaker|document|"
    rf"statement|\d+-year-old){_SAYS}"
)
_SAID_TO = re.compile(r"(?:He|She) (?:is|was) (?:said|believed|thought|reported|understood|known) to\b")
# "“…,” the man pressed.": whose words they are, the sentence says itself, in a verb that is no verb of speech.
_OWN_TAG = re.compile(r"[”\"] (?:the|an?|his|her) (?:[\w-]+ ){1,2}(?:\w+ly )?(?!said\b)[a-z]+ed\b(?! by\b)")
# "When the outlet asked Lee whether it was true, he said": not who spoke before.
_WAS_ASKED = re.compile(r"\b(?:asked|pressed|told|quizzed) (?:\w+\. )?(?P<whom>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)")
# "The chancellor threatened nobody. He reasoned."
_AN_OFFICE = re.compile(
    r"(?:^|[.!?][”\"]?\s+)The (?:prime |foreign |defen[cs]e )?(?P<head>chancellor|president|minister|premier|"
    r"ambassador|envoy|secretary|king|queen|governor|mayor|senator|general)\b"
)
# "When I rang a former ambassador he laughed."
_SOMEBODY = re.compile(
    r"\b[Aa]n? (?:[\w-]+ ){0,2}(?:ambassador|diplomat|official|minister|adviser|aide|lawmaker|general|colonel|analyst|"
    r"expert|colleague|friend|professor|historian)\b"
)
_OWNED = re.compile(r"[’']s? ")  # "Russia's defence ministry"
_NEAR = 300  # characters before a pronoun in which whom it means is named
# "It is said to be", "It was the largest": what it means stands in a sentence that is not shown.
_EXPLETIVE = re.compile(
    r"It (?:is|was|has been|would be|will be|may be)\s+(?:\w+ly )?(?:said|believed|thought|expected|understood|hoped|"
    r"feared|unclear|clear|likely|unlikely|possible|impossible|important|necessary|time|too|one|the|an?|part|not)\b"
)
_PUT_IN = re.compile(r"\[(?P<name>[A-Z][^\]:]+):?\]")
_OPENS = re.compile(r"(?:^|[.!?\n][”\"]?\s+)$")
_QUOTED = re.compile(r"“[^”]*”?|\"[^\"]*\"?")
# "People in Lukla rushed out": who is "he" from here on may be one of them.
_ELSEWHERE = re.compile(
    r"(?:[.!?”\"]\s+|\n\s*)(?:People|Residents|Inhabitants|Villagers|Townspeople|Families|Survivors|Witnesses|Locals|Crowds|"
    r"Thousands|Hundreds|Dozens|Others|Many) (?:in|from|of|near|at|around|across) (?:the )?[A-Z]"
)
_OPENING_CLAUSE = re.compile(
    r"(?:While|When|After|As|If|Although|Though|Before|Since|Once|Because|Asked [^,]{0,80},|"
    r"(?:For|In|On|At|By|With|During|Despite|Like|Before|After|Since|From|Speaking|Addressing) [^,“”\"]{1,60},|"
    r"(?:(?:Late |Early |Only )?[Oo]n|Last|In) [A-Z][a-z]+(?: (?:morning|afternoon|evening|night))?)\s+"
    r"(?P<who>he|she|they|it)\b"
)


def name_the_speaker(text: str, frame: Frame, carried: bool, before: str = "") -> tuple[str, bool]:
    """The text with pronouns and roles replaced by [names], and whether nothing was left open; `carried` says that it
    does not tell who speaks, `before` is what the article says before it."""
    named, complete = _named(text, frame, carried)
    put_in = next((m["name"] for m in _PUT_IN.finditer(named) if m.group() not in text), None)
    if complete and put_in and (_is_half_a_name(put_in, frame, before) or _speaks_of_another(put_in, frame, before)):
        return text, False
    return named, complete


def _is_half_a_name(name: str, frame: Frame, before: str) -> bool:
    """Whether it is one word, of nobody whom a group knows, and never seen to speak: "Taylor", "University"."""
    if not frame.named or frame.voice is not None or " " in name:
        return False
    return re.search(rf"\b(?:Pope|King|Queen|Sister) {re.escape(name)}\b|\b{re.escape(name)}{_SAYS}", before) is None


def _speaks_of_another(name: str, frame: Frame, before: str) -> bool:
    """Whether a sentence begins with somebody else since that was named whom a pronoun was taken for."""
    if frame.carried or not (frame.named or " " in name):
        return False
    near = _QUOTED.sub(" ", before)[-_NEAR:]
    last = near.rfind(name.split()[-1])
    opens = (m for m in find_names(near) if m.start > last and m.role and _OPENS.search(near, 0, m.role_start))
    office = _AN_OFFICE.search(near, last + 1)
    another = office is not None and office["head"] not in (frame.role or "").lower()
    another = (
        another or (last < 0 and _SOMEBODY.search(near) is not None) or _ELSEWHERE.search(near, last + 1) is not None
    )
    return another or any(_is_of_one(m.role) for m in opens if m.role)


def _is_of_one(role: str) -> bool:
    """Whether a role is one person's: an office or a form of address."""
    head = head_noun(role)
    return head.lower().rstrip(".") in TITLES or (is_role(head) and not is_plural(head))


def _without_narration(text: str) -> str:
    """The quotation alone, where the writer announces it in more than a few words and a colon: "Then came the sentence
    that hurt: “…”"."""
    told = _ANNOUNCES.match(text)
    return text[told.end() :] if told is not None and len(told.group().split()) > _FEW else text


def _named(text: str, frame: Frame, carried: bool) -> tuple[str, bool]:
    who = _plain(full_name(frame), frame.named) if frame.speaker else None
    if (inside := _name_inside(text, who, frame)) is not None:
        return inside
    if who:
        who = who[0].upper() + who[1:]
    if (opening := PRONOUN.match(text)) is not None:
        return _name_a_person(text, opening.end(), who, frame)
    if _EXPLETIVE.match(text):
        return text, False
    if (body := BODY_PRONOUN.match(text)) is not None:
        return _name_a_body(text, body, who, frame)
    if (role := ROLE.match(text)) is not None:
        return _name_an_office(text, role, who, frame)
    if (clause := _OPENING_CLAUSE.match(text)) is not None:
        if who is None or clause["who"] not in ("he", "she"):
            return text, False
        if frame.named and _names_itself(frame, text, clause.end()):
            return text, True  # "Although he was late, Lee spoke"
        return f"{text[: clause.start('who')]}[{who}]{text[clause.end('who') :]}", True
    if carried:
        text = _without_narration(text)
        return (f"[{who}:] {text}", True) if who and not _OWN_TAG.search(text) else (text, False)
    if (own := OWN_OFFICE.search(text)) is not None:
        return _with_owner(text, own, frame.voice)
    return text, True


def _name_inside(text: str, who: str | None, frame: Frame) -> tuple[str, bool] | None:
    """Behind a quotation or a statement: "he said", "it went on", "the official added"; None where none stands."""
    said = _SAID_PRONOUN.search(text) if "he " in text else None
    if said:
        return _name_who_said(text, said, who, frame)
    if " it " in text and (it := _SAID_IT.search(text)) is not None and not within_marks(text, it.start()):
        return (f"{text[: it.start()]}[{who}]{text[it.end() :]}", True) if who else (text, False)
    called = _SAID_ROLE.search(text) if who and frame.named and " the " in text else None
    if called and who and who.split()[-1] not in text:
        return f"{text[: called.start()]}[{who}]{text[called.end() :]}", True
    return None


def _name_a_person(text: str, at: int, who: str | None, frame: Frame) -> tuple[str, bool]:
    """ "He" or "She" in front, up to `at`."""
    told_of = frame.subject.name if frame.subject and frame.subject.kind is ActorKind.PERSON else None
    subject = told_of if _SAID_TO.match(text) else who or told_of
    if who and _names_itself(frame, text, at):
        return text, False  # "She grabbed him, Lee said": the speaker tells of somebody else
    if subject and subject == who and not frame.named and " " not in (frame.speaker or ""):
        return text, False  # not "[The leader] said"
    return (f"[{subject}]{text[at:]}", True) if subject else (text, False)


def _name_a_body(text: str, body: re.Match[str], who: str | None, frame: Frame) -> tuple[str, bool]:
    """ "It" or "They" in front."""
    rest = text[body.end() :]
    acts = any(a.pronoun and a.mood in (Mood.ASSERTED, Mood.FUTURE) for a in frame.predicates)
    told = who if who and not _names_itself(frame, text, body.end()) else None  # "They were found, the police said"
    name = told or (_body_of(body.group(), frame.subject) if acts and not who else None)  # "It would …"
    if name and not told and frame.subject and _speaks_of_its(frame.subject, rest):
        return text, False  # "It bars Norwegian firms": a decree
    return (f"[{name}]{rest}", True) if name else (text, False)


def _name_an_office(text: str, role: re.Match[str], who: str | None, frame: Frame) -> tuple[str, bool]:
    """ "The minister" in front."""
    if frame.named and _names_itself(frame, text, role.end()):
        return text, True  # "The prime minister, Ann Lee, said"
    if who and who.lower() not in role.group().lower() and (frame.named or " " in (frame.speaker or "")):
        return f"[{who}]{text[role.end() :]}", True
    return _with_country(text, role.end(), frame.subject)


def _name_who_said(text: str, said: re.Match[str], who: str | None, frame: Frame) -> tuple[str, bool]:
    """The text with the "he" of its "he said" named, or what it stands for at its start."""
    if within_marks(text, said.start()):
        return text, False  # somebody else's words, told by who speaks
    if who is None or (
        frame.voice is not None and frame.voice.kind is not ActorKind.PERSON and who == frame.voice.name
    ):
        return text, False  # "he" is no state
    if (first := PRONOUN.match(text)) is not None:
        if first.group().lower() != said.group():
            return text, False  # "She grabbed him, he said": she is somebody else
        return f"[{who}]{text[first.end() :]}", True
    before = text[: said.start()]
    if before.startswith("According to ") and who.split()[-1] in before:
        return text, False  # the paper is not "he"
    if frame.named and re.search(rf"\b{re.escape(who.split()[-1])}\b(?![’']s)", re.sub(_QUOTED, " ", before)):
        return text, True  # "Lee is a champion, he said"
    asked = _WAS_ASKED.search(before)
    if asked is not None and asked["whom"].split()[-1] not in who:
        return text, False
    return f"{before}[{who}]{text[said.end() :]}", True


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
    if actor is None or actor.kind is not ActorKind.STATE or not actor.people or (frame.named and not _is_body(name)):
        return name
    if name.lower() in _OFFICES:
        return f"{actor.people[0]} {name.lower()}"
    return name if says_of_what(name) else _of_people(name, actor.people[0])


def _is_body(name: str) -> bool:
    return name.split()[-1].lower() in _OFFICES


def _of_people(name: str, people: str) -> str:
    """ "unnamed Foreign Ministry official" as "unnamed Norwegian Foreign Ministry official"."""
    rest = name.removeprefix("unnamed ")
    return f"{name[: len(name) - len(rest)]}{people} {rest}"


def _body_of(pronoun: str, subject: Actor | None) -> str | None:
    """The state or body behind "It", the members or the body behind "They"; a person is neither."""
    if subject is None or subject.kind is ActorKind.PERSON:
        return None
    never = ActorKind.MEMBERS if pronoun == "It" else ActorKind.STATE
    return None if subject.kind is never else _proper(subject.name)


def _speaks_of_its(state: Actor, text: str) -> bool:
    """Whether a text calls something by a state's adjective, as nobody does who speaks of the state itself."""
    return any(re.search(rf"\b{re.escape(people)}\b", text) for people in state.people)


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
        kind = (
            _is_body(speaker)
            or _WITH_ARTICLE.fullmatch(speaker)
            or (not named and is_role(last) and not is_plural(last))
        )
        office = kind and not speaker.lower().startswith("the ") and not _OWNED.search(speaker)
        return f"the {speaker}" if office else speaker
    return f"{'an' if rest[0].lower() in 'aeio' else 'a'} {rest}"
