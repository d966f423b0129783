"""How a sentence is shown: completed so that it stands alone, shortened where that costs nothing, never reworded.

Everything added stands in square brackets: the person behind "he said", the speaker of a sentence whose attribution
stands in another, the date behind "on Thursday". What is taken away is a connective in front ("However,"). Whoever
takes the brackets out again finds the source's words in the source's order.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefing.analysis.antecedents import lacks_antecedent
from briefing.analysis.dating import with_dates
from briefing.analysis.frames import Frame
from briefing.language.definites import leans_back
from briefing.language.mood import Mood
from briefing.models import Actor, ActorKind, Article

_OFFICES = frozenset("ministry embassy government military army".split())  # of which country, the lines before say
_LEAST_WORDS = 4  # "Charming.", "Hard to stomach."
_MOST_BREAKS = 2  # of a passage's lines
LONGEST_PASSAGE = 60  # words; a longer quotation is shown by its sentence
_CONNECTIVE = re.compile(
    r"(?:However|Meanwhile|Moreover|Furthermore|Nevertheless|Nonetheless|In addition|Also|Still|Instead|Indeed|"
    r"Additionally|In comparison|By contrast|In contrast|For example|For instance|As a result|In turn|Likewise|"
    r"Similarly|To (?:that|this) end|In a parallel move|Now, however|"
    r"At the same time),\s+|(?:But|And|Yet|So(?! (?:much|many|far|long|too|it|be|as)\b))\s+(?:then\s+)?(?=[\w\"“])|"
    r"(?:No|Yes)\.\s+(?=[A-Z])"
)
_PRONOUN = re.compile(r"(?:He|She)\b(?=\s)")
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
_BODY_PRONOUN = re.compile(
    r"(?:It|They)\b(?=\s+(?:will|would|has|have|had|is|are|was|were|also|said|called|considers?|plans?)\b)"
)
# "It is said to be", "It was the largest": what it means stands in a sentence that is not shown.
_EXPLETIVE = re.compile(
    r"It (?:is|was|has been|would be|will be|may be)\s+(?:\w+ly )?(?:said|believed|thought|expected|understood|hoped|"
    r"feared|unclear|clear|likely|unlikely|possible|impossible|important|necessary|time|too|one|the|an?|part|not)\b"
)
_OPENING_CLAUSE = re.compile(
    r"(?:While|When|After|As|If|Although|Though|Before|Since|Once|Because|Asked [^,]{0,80},|"
    r"(?:For|In|On|At|By|With|During|Despite|Like|Before|After|Since|From|Speaking|Addressing) [^,“”\"]{1,60},)\s+"
    r"(?P<who>he|she|they|it)\b"
)
_ROLE = re.compile(
    r"The (?:official|minister|president|chancellor|spokes\w+|ministry|secretary|leader|diplomat|ambassador|"
    r"senator|premier|prime minister|foreign minister|defen[cs]e minister|head of (?:state|government)|"
    r"spokes\w+)\b(?! of\b)"
)


@dataclass(frozen=True, slots=True)
class Shown:
    """A claim's text, the span of the source that it stands for, and whether it can stand alone; one that `leans` can,
    but says "the company" of one that the article named before."""

    text: str
    start: int
    end: int
    complete: bool
    leans: bool = False


def show(frame: Frame, article: Article) -> Shown:
    """The text of a claim made of this frame's sentence, or of the whole quotation that it is a part of."""
    start, end = frame.passage
    passage = article.text[start:end]
    if len(passage.split()) > LONGEST_PASSAGE or passage.count("\n") > _MOST_BREAKS:
        start, end = frame.sentence.start, frame.sentence.end
    source = article.text[start:end]
    text = _without_connective(source)
    text, named = _name_the_speaker(text, frame)
    text = _close_marks(text)
    text = with_dates(text, article.published)
    text = _fold_space(text)
    complete = named and len(source.split()) >= _LEAST_WORDS and not _dangles(source, start, frame)
    return Shown(text, start, end, complete, complete and leans_back(text, article.text[:start]))


def _without_connective(text: str) -> str:
    match = _CONNECTIVE.match(text)
    if match is None:
        return text
    rest = text[match.end() :]
    return rest[0].upper() + rest[1:] if rest[0].islower() else rest


def _name_the_speaker(text: str, frame: Frame) -> tuple[str, bool]:
    """The text with pronouns and roles replaced by [names], and whether nothing was left open."""
    who = _plain(full_name(frame)) if frame.speaker else None
    said = _SAID_PRONOUN.search(text) if "he " in text else None
    if said:
        if _within_marks(text, said.start()):
            return text, False  # somebody else's words, told by who speaks
        if who is None or (frame.voice is not None and not _is_person(frame.voice) and who == frame.voice.name):
            return text, False  # "he" is no state
        if (first := _PRONOUN.match(text)) is not None and first.group().lower() != said.group():
            return text, False  # "She grabbed him, he said": she is somebody else
        return f"{text[: said.start()]}[{who}]{text[said.end() :]}", True
    called = _SAID_ROLE.search(text) if who and frame.named and " the " in text else None
    if called and who and who.split()[-1] not in text:
        return f"{text[: called.start()]}[{who}]{text[called.end() :]}", True
    if who:
        who = who[0].upper() + who[1:]
    opening = _PRONOUN.match(text)
    subject = who or (frame.subject.name if frame.subject and frame.subject.kind is ActorKind.PERSON else None)
    if opening and who and _names_itself(frame, text, opening.end()):
        return text, False  # "She grabbed him, Lee said": the speaker tells of somebody else
    if opening:
        return (f"[{subject}]{text[opening.end() :]}", True) if subject else (text, False)
    if _EXPLETIVE.match(text):
        return text, False
    if (body := _BODY_PRONOUN.match(text)) is not None:
        acts = any(a.pronoun and a.mood in (Mood.ASSERTED, Mood.FUTURE) for a in frame.predicates)
        told = who if who and not _names_itself(frame, text, body.end()) else None  # "They were found, the police said"
        name = told or (_body_of(body.group(), frame.subject) if acts and not who else None)  # "It would …"
        return (f"[{name}]{text[body.end() :]}", True) if name else (text, False)
    if (role := _ROLE.match(text)) is not None:
        if who and who.lower() not in role.group().lower() and (frame.named or " " in who):  # not "[Leader]"
            return f"[{who}]{text[role.end() :]}", True
        return _with_country(text, role.end(), frame.subject)
    if (clause := _OPENING_CLAUSE.match(text)) is not None:
        if who is None or clause["who"] not in ("he", "she"):
            return text, False
        return f"{text[: clause.start('who')]}[{who}]{text[clause.end('who') :]}", True
    if frame.carried:
        return (f"[{who}:] {text}", True) if who else (text, False)
    return text, True


def _names_itself(frame: Frame, text: str, at: int) -> bool:
    """Whether the speaker, by name or office, stands in the text from `at` on, as of who says it."""
    who = (frame.speaker or "").removeprefix("unnamed ")
    if frame.named:
        return re.search(rf"\b{re.escape(who.split()[-1])}(?![’']s)\b", text[at:]) is not None
    return re.search(rf"\b{re.escape(who)}(?![’']s)\b", text[at:], re.IGNORECASE) is not None


def _within_marks(text: str, at: int) -> bool:
    """Whether the place stands in a quotation that is open there, a nested one aside."""
    before = text[:at]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


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


def _with_country(text: str, at: int, subject: Actor | None) -> tuple[str, bool]:
    """ "The [United States] president wanted": the role with the state that it is held in."""
    if subject is None or subject.kind is ActorKind.MEMBERS:
        return text, False
    if subject.kind is ActorKind.PERSON:
        return f"[{subject.name}]{text[at:]}", True
    return f"The [{subject.name}] {text[4:]}", True


def _proper(name: str) -> str:
    return f"the {name}" if name.startswith(("United ", "Netherlands", "European Union", "Czech Republic")) else name


def _plain(speaker: str) -> str:
    """The speaker as a reader would say it: "unnamed US official" is "a US official"."""
    rest = speaker.removeprefix("unnamed ")
    if rest == speaker:
        return speaker
    return f"{'an' if rest[0].lower() in 'aeio' else 'a'} {rest}"


def _close_marks(text: str) -> str:
    """A mark that the passage leaves open is closed, and one that it never opened is opened, in brackets."""
    balance = text.count("“") - text.count("”")
    if balance:
        return f"{text} […”]" if balance > 0 else f"[“…] {text}"
    if text.count('"') % 2:
        opens = re.search(r"(?:^|[\s:(])\"\w", text)
        return f'{text} […"]' if opens else f'["…] {text}'
    return text


def _fold_space(text: str) -> str:
    return " ".join(text.split())


_DANGLING = re.compile(
    r"[“\"]?(?:This|That|These|Those|Such|All (?:of )?(?:this|that)|"
    r"The (?:move|change|revelation|decision|comments?|remarks?|steps?|measures?|attack|report|"
    r"statement|gesture|exchange|"
    r"policy|meeting|deal|group|two|latter|former|same)|Both (?!and\b)[a-z]+s(?! and\b)|Others)\b|"
    r"[“\"]?(?:It|They|He|She|We|I|You|His|Her|Their|Its|"
    r"Our|My)\b|On that\b|(?:Here|There|Then|So|Therefore)\b|(?:If so|Either way|Put another way|In other words|"
    r"Next|Afterwards?|"
    r"In the (?:ensuing|following) \w+),",
)


_SOMEONE = re.compile(r"\b(?:he|she|him|his|her)\b")
_A_PERSON = re.compile(
    r"(?<!^)\b[A-Z][a-z]+|\b(?:man|woman|boy|girl|teen\w*|child|mother|father|son|daughter|wife|husband|"
    r"president|minister|"
    r"chancellor|official|leader|chief|general|king|queen|senator|person|victim|survivor|worker|director|spokes\w+|"
    r"ambassador|diplomat|politician|candidate|secretary|premier|governor|mayor|judge|soldier|officer|anyone)\b"
)


_DATES = re.compile(r"\b(?:[A-Z][a-z]+day|Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\b")


def _someone_unnamed(text: str, start: int, frame: Frame) -> bool:
    """Whether a "him" or "her" comes before anybody who could be meant: "Rescuers who got him out", "the German
    government announced that he had been poisoned". `start` is where the text begins in its article."""
    at = frame.sentence.start - start
    said_by_one = frame.speaker is not None and (frame.voice is None or _is_person(frame.voice))
    first = None if said_by_one else _SOMEONE.search(text)
    if first is None or any(m.end + at <= first.start() and _is_person(m.actor) for m in frame.mentions):
        return False
    if (comma := text.find(", ", first.end())) >= 0 and _A_PERSON.match(text, comma + 2):
        return False  # "In one of his sharpest speeches, Mr. Macron said"
    before = text[: first.start()]
    for mention in reversed(frame.mentions):
        before = before[: max(0, mention.start + at)] + before[max(0, mention.end + at) :]
    return not _A_PERSON.search(_DATES.sub("", before))


def _is_person(actor: Actor) -> bool:
    return actor.kind is ActorKind.PERSON


# "This would be", "It is": points back; "This decision sends" names what it means.
_POINTS = re.compile(
    r"[“\"]?(?:(?:It|They|He|She)\b|(?:This|That|These|Those)(?:[’']s)?\s+(?:is|was|are|were|will|would|has|"
    r"have|had|can|"
    r"could|may|might|must|should|means?|does|did|not|also|only|makes?|made|\w+ed)\b|(?:These|Those) (?:two|three)\b)"
)


# "supplied the last of these on Saturday", "confirmed this shift in policy": what was told in a sentence before.
_POINTS_BACK = re.compile(
    r"\bof these(?=[.,;]| (?:on|in|at|to|was|were|is|are|has|had|have|will|would|and|but|came|did)\b)|"
    r"\b(?:most|many|some|all|any|other|two|three|uph(?:eld|olds)|ban(?:s|ned)) such [a-z]+s\b|"
    r"(?<=\w )this (?:shift|change|move|decision|step|measure|remark|suggestion|proposal|claim|idea)\b"
)

# "Ann Lee and Bo Kask, both of Ohio, said in a statement.": what they said stands in the sentence before.
_ONLY_SAYS = re.compile(
    r"[A-Z][\w.’'-]+(?: (?:(?:and|of|the|de|van|von) )?[A-Z][\w.’'-]+){0,8}(?:, [^,“”\"]{3,80},)? "
    r"(?:said|added|wrote|says|stated|tweeted)(?: (?:in an?|on|via) [\w -]{3,40})?(?: (?:on )?\w+day)?\."
)
_MOST_OF_THESE = re.compile(
    r"(?:\w+ ){0,2}?(?:\w+, )?(?:\w+ )?of (?:these|them)\b(?! (?:countries|states|nations|allies|members)\b)"
)
# "Poland and Finland have said they want to.", "said Madrid was willing": to do what, the lines before say.
_BROKEN_OFF = re.compile(
    r"\b(?:want(?:s|ed)?|plan(?:s|ned)?|hop(?:es|ed)|intend(?:s|ed)?|refus(?:es|ed)|mean(?:s|t)|going|able) to[.”\"]+$|"
    r"\b(?:is|are|was|were) (?:willing|ready|prepared|able)[.”\"]+$"
)
_THAT_THIS = re.compile(r"\bthat (?:this|that)(?:[’']s| is| was| would| had| will)\b")  # "denied that this was a snub"
_I = re.compile(r"(?<![\w’'])(?:I|[Mm]y|me)(?![\w’'.])")  # of who writes, where nobody is quoted
_POINTS_AHEAD = re.compile(r":[\s.…]*$")  # "reported the following exchange:"


def _writes_of(frame: Frame) -> bool:
    """Whether it says "it" or "this" of what it does not name, or is the writer's own "I"."""
    text = frame.sentence.text
    pointing = _THAT_THIS.search(text) or (_I.search(text) if frame.speaker is None else None)
    if pointing is not None and not frame.in_quotation(pointing.start()):
        return True
    return lacks_antecedent(frame)


def _dangles(source: str, start: int, frame: Frame) -> bool:
    """Whether a word of what begins at `start`, most often its first, points back to one that is not shown, or its end
    ahead."""
    text = _without_connective(source)
    if re.match(r"[“\"‘]?(?:\.\.\.|…|[a-z])", text) or _POINTS_AHEAD.search(text) or _ONLY_SAYS.fullmatch(text):
        return True  # begins in the middle, or ends there
    if _someone_unnamed(text, start + len(source) - len(text), frame) or (
        not frame.own_words and _POINTS_BACK.search(text)
    ):
        return True
    if not frame.own_words and (_MOST_OF_THESE.match(text) or _BROKEN_OFF.search(text) or _writes_of(frame)):
        return True
    if not _DANGLING.match(text):
        return False
    named = _PRONOUN.match(text) or _BODY_PRONOUN.match(text) or _ROLE.match(text)
    if frame.speaker and not named and (frame.own_words or text[0] in '“"'):
        return bool(_POINTS.match(text))
    return not named
