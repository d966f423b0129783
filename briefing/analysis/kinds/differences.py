"""Words for a difference: "the allies remain divided", "a Slovak veto", "failed to agree", and whose it is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.analysis.frames import Frame
from briefing.analysis.kinds.base import state_of
from briefing.language.tokens import holds_any, lowered
from briefing.models import Actor, ActorKind

# Soldiers, or what is shared out: "the 82nd Airborne Division", "a division of 30,000 troops", "the division of costs".
_NO_SOLDIERS = "".join(
    f"(?<!{word} )"
    for word in "armored armoured infantry mechanized mechanised airborne rifle guards tank army panzer combat".split()
)
_DIVISION = (
    rf"{_NO_SOLDIERS}(?<!\d(?:st|nd|rd|th) )divisions?"
    r"(?! (?:of (?:the )?(?:costs?|labou?r|work|powers?|tasks?|roles?|duties|responsibilities|[\d,]+|soldiers|troops)|"
    r"commander|headquarters)\b)"
)
# For the sentence in lower case.
_DIFFERENCE = re.compile(
    rf"\b(?:{_DIVISION}|"
    r"divided(?! into\b)|splits?|rifts?|disagreements?|disagreed?s?|differences|discord|at odds|dissent|"
    r"tensions?|quarrels?|spat|(?<!front )(?<!back )(?<!in a )row(?! of\b)|infighting|disunity|"
    r"(?:threat\w*|undermin\w+|lack of|test\w*|crisis of|fate and) "
    r"(?:(?:the|its|their|NATO|EU|alliance)(?:[’']s)? )?(?:unity|cohesion)|fractures?|strains?|grievances?|wavering|"
    r"(?:fail(?:s|ed|ing)? to|could(?: not|n[’']t)|d(?:id|o|oes)(?: not|n[’']t)|unable to) agree|no consensus|"
    r"not all (?:\w+ )?(?:allies|members|states)|not everyone (?:shares|agrees|in)|no more united|"
    r"no agreement|without (?:an? |any )?(?:\w+ )?(?:decision|agreement|consensus|deal|result|settling|agreeing|"
    r"line|position|answer|approach)|not of one mind|"
    r"sticking points?|falling[- ]out|veto(?:e[sd]|ing)?|objections?|refusals?|holdouts?|"
    r"far from (?:an )?agree(?:ment|ing)|arguments? (?:among|between)|"
    r"reluctan(?:t|ce)|hesitan(?:t|ce)|less committal|not on board|debate)\b"
)
_PARTS = (
    *"divi split rift disagree differences discord dissent tension quarrel spat row infighting disunity unity".split(),
    *"cohesion fracture strain grievance wavering agree consensus without sticking falling veto objection".split(),
    *"refusal holdout argument reluctan hesitan debate".split(),
    *("at odds", "not all ", "not everyone ", "no more united", "not of one mind", "less committal", "not on board"),
)
# Who differs at home: "sow discord in American politics", "both parties split".
_AT_HOME = re.compile(
    r"\b(?:politics|elections?|voters?|electorate|both parties|republicans?|democrats?|tories|lawmakers|senators?|"
    r"senate|congress(?:m[ae]n)?|parliament|the (?:ruling|governing|opposition) party)\b"
)
# A part of a ministry or a company: "the National Security Division", "the department's national security division".
_OF_A_BODY = re.compile(
    r"Division$|[’']s (?:(?!internal|deep|growing|sharp|bitter|own|new|open|public|lasting|main)[\w-]+ ){1,3}division$"
)
_BETWEEN = re.compile(r"\b(?:tensions?|disputes?|row|quarrel|spat|differences) (?:\w+ )?between\b")
_NO_COMMENT = re.compile(r"\b(?:declin|refus)(?:e[sd]?|ing) to (?:comment|be drawn|discuss)\b")
_SHARP = re.compile(
    r"divi|split|rift|disagree|discord|at odds|dissent|infight|disunity|veto|objection|refusal|agree|consensus|"
    r"not all|not of one|not everyone|no more|"
    r"without",
    re.IGNORECASE,
)


def difference_named(frame: Frame, actor: Actor | None, members: Sequence[Actor], sides: frozenset[str]) -> str | None:
    """The word by which a sentence names a difference among members of these groups, or None.

    `members` are those whom it names, `actor` is who speaks or acts.
    """
    low = lowered(frame.sentence.text)
    told = bool(members) and holds_any(low, _PARTS) and not _NO_COMMENT.search(low)
    named = _DIFFERENCE.search(low) if told else None
    if named and named.group() == "division" and _OF_A_BODY.search(frame.sentence.text, 0, named.end()):
        return None
    return named.group() if named and _among_members(frame, actor, members, sides, named.group()) else None


def _among_members(
    frame: Frame, actor: Actor | None, members: Sequence[Actor], sides: frozenset[str], word: str
) -> bool:
    """Whether a word for a difference is about members: one says it of them, or nobody speaks and two are named."""
    states = {state_of(m) for m in members}
    if len(states) == 1 and members[0].kind is not ActorKind.MEMBERS and _AT_HOME.search(lowered(frame.sentence.text)):
        return False
    if _BETWEEN.search(frame.sentence.text) and any(m.actor.side not in sides for m in frame.mentions):
        return False  # "tensions between Russia and the West"
    if _with_an_outsider(frame, sides):
        return False
    if actor is not None and actor.side in sides and (frame.voice is not None or len(states) > 1):
        return True
    if frame.voice is not None:
        return bool(_SHARP.search(word)) and len({state_of(m) for m in members}) > 1
    outsiders = any(m.actor.side not in sides for m in frame.mentions)
    return (
        len(states) > 1
        or (any(m.kind is ActorKind.MEMBERS for m in members) and not outsiders)
        or bool(_SHARP.search(word))
    )


def _with_an_outsider(frame: Frame, sides: frozenset[str]) -> bool:
    """Whether a sentence opens with a member and an outsider side by side: "Oslo and Moscow do not agree"."""
    first, second = (*frame.mentions, None, None)[:2]
    if first is None or second is None or frame.sentence.text[first.end : second.start].strip() not in ("and", "or"):
        return False
    return (first.actor.side in sides) != (second.actor.side in sides)
