"""Whether what would be shown can stand alone, or a word of it points to a line that is not shown."""

from __future__ import annotations

import re

from briefing.analysis.antecedents import lacks_antecedent
from briefing.analysis.frames import Frame
from briefing.analysis.openings import BODY_PRONOUN, OWN_OFFICE, PRONOUN, ROLE, without_connective
from briefing.language.tokens import holds_any
from briefing.models import ActorKind

_LEAST_WORDS = 4  # "Charming.", "Hard to stomach."

_DANGLING = re.compile(
    r"[“\"]?(?:This|That|These|Those|Such|All (?:of )?(?:this|that)|"
    r"The (?:move|change|revelation|decision|comments?|remarks?|steps?|measures?|attack|report|"
    r"statement|gesture|exchange|"
    r"policy|meeting|deal|group|two|latter|former|same)|Both (?!and\b)[a-z]+s(?! and\b)|Others)\b|"
    r"What (?:they|he|she|it|this|that)\b|[^,“”\"]{3,60}, they (?:said|say|added|argued?|warned)\b|"
    r"[“\"]?(?:It|They|He|She|We|I|You|His|Her|Their|Its|"
    r"Our|My)\b|On that\b|(?:Here|There|Then|So|Therefore)\b|(?:If so|Either way|Put another way|In other words|"
    r"Regardless|"
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
    said_by_one = frame.speaker is not None and (frame.voice is None or frame.voice.kind is ActorKind.PERSON)
    first = None if said_by_one else _SOMEONE.search(text)
    if first is None or any(m.end + at <= first.start() and m.actor.kind is ActorKind.PERSON for m in frame.mentions):
        return False
    if (comma := text.find(", ", first.end())) >= 0 and _A_PERSON.match(text, comma + 2):
        return False  # "In one of his sharpest speeches, Mr. Macron said"
    before = text[: first.start()]
    for mention in reversed(frame.mentions):
        before = before[: max(0, mention.start + at)] + before[max(0, mention.end + at) :]
    return not _A_PERSON.search(_DATES.sub("", before))


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
_BACK_PARTS = ("of these", "such ", "this ")

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
# "says the land version can't.", "think so", "want NATO to do likewise", "demanded one for both": what was told before.
_CUT_OFF = re.compile(
    r"\b(?:can|cannot|can[’']t|won[’']t|(?:will|would|could|should|did|do(?:es)?|has|have|had|is|are|was|were) not|"
    r"(?:do|does|did|has|have|is|are|was|were|would|could|should)n[’']t|should|would|could|"
    r"(?:should|would|could) be)[.”\"]+$"
)
_ELLIPTIC = re.compile(
    r"\b(?:thinks?|thought|believe[sd]?|hope[sd]?|feels?|sa(?:y|ys|id)) so[.,”\"]|"
    r"\b(?:plans?(?: at all)?|wants?|wanted|agree[sd]?|refuse[sd]?|decline[sd]?|willing|ready|urge[sd]?|asked)"
    r"(?: [A-Z]\w+){0,2} to do (?:so|that|likewise|the same)\b|"
    r"\b(?:demand(?:s|ed)|want(?:s|ed)?|offer(?:s|ed)|sought|promised|need(?:s|ed)?) (?:one|none)"
    r"(?=[.,]| (?:for|from|at|in)\b)"
)
_ELLIPTIC_PARTS = (" so", " to do ", " one", " none")
_TOLD_BEFORE = re.compile(r"\b(?:if|as|but|while|although|though|whether|than|because|unless|what|how)\b|[;—]")  # in it
_THAT_THIS = re.compile(r"\bthat (?:this|that)(?:[’']s| is| was| would| had| will)\b")  # "denied that this was a snub"
_END = 24  # characters in which a sentence breaks off
_ME = ("I", "y ", "me")  # one of them stands in every match of the next
# Of who writes, where nobody is quoted; behind a name in the midst of a sentence an "I" is a number: "World War I".
_I = re.compile(r"(?<![\w’'])(?:I|my|me)(?![\w’'.])|^My\b")
_NUMBERED = re.compile(r"(?<=[\w,;] )[A-Z][\w’-]+ $")
_ENDED = re.compile(r"[.!?…。！？:;—–-][”\"’')\]»]*$|[”\"’»)]$")
_MOST_IN_A_BULLET = 20  # words; a headline or a bullet has no full stop, and some agencies' longer first sentences
_POINTS_AHEAD = re.compile(r":[\s.…]*$")  # "reported the following exchange:"


def _writes_of(frame: Frame) -> bool:
    """Whether it says "it" or "this" of what it does not name, or is the writer's own "I"."""
    text = frame.sentence.text
    pointing = _THAT_THIS.search(text) if "that th" in text else None
    if pointing is None and frame.speaker is None and holds_any(text, _ME):
        mine = (m for m in _I.finditer(text) if m.group() != "I" or not _NUMBERED.search(text, 0, m.start()))
        pointing = next(mine, None)
    if pointing is not None and not frame.in_quotation(pointing.start()):
        return True
    return lacks_antecedent(frame)


def _leaves_out(text: str) -> bool:
    """Whether it leaves to what was told before what somebody can not, thinks so, or wants one of."""
    return bool(_CUT_OFF.search(text[-_END:]) or (holds_any(text, _ELLIPTIC_PARTS) and _ELLIPTIC.search(text)))


def dangles(source: str, start: int, frame: Frame) -> bool:
    """Whether a word of what begins at `start`, most often its first, points back to one that is not shown, or its end
    ahead."""
    text = without_connective(source)
    if len(source.split()) < _LEAST_WORDS:
        return True
    if re.match(r"[“\"‘]?(?:\.\.\.|…|[a-z])", text) or _POINTS_AHEAD.search(text) or _ONLY_SAYS.fullmatch(text):
        return True  # begins in the middle, or ends there
    if not _ENDED.search(text.rstrip()) and len(text.split()) <= _MOST_IN_A_BULLET:
        return True
    if _someone_unnamed(text, start + len(source) - len(text), frame) or (
        not frame.own_words and holds_any(text, _BACK_PARTS) and _POINTS_BACK.search(text)
    ):
        return True
    if _leaves_out(text) and not _TOLD_BEFORE.search(text):
        return True
    if not frame.own_words and (_MOST_OF_THESE.match(text) or _BROKEN_OFF.search(text[-_END:]) or _writes_of(frame)):
        return True
    if not _DANGLING.match(text):
        return False
    named = PRONOUN.match(text) or BODY_PRONOUN.match(text) or ROLE.match(text) or OWN_OFFICE.match(text)
    if frame.speaker and not named and (frame.own_words or text[0] in '“"'):
        return bool(_POINTS.match(text))
    return not named
