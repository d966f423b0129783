"""Whether a sentence says what its "it" is: "Chancellor Olaf Scholz excluded it on Wednesday" does not.

No parse: an "it" or "them" that is an object has an antecedent where a common noun, a body or a place stands before it
in the sentence. Names of persons with their offices, verbs, adverbs and function words are none.
"""

from __future__ import annotations

import re

from briefing.analysis.frames import Frame
from briefing.language.actors import MentionKind
from briefing.language.cues import CUE_FORMS
from briefing.language.roles import is_role
from briefing.language.tokens import STOP_WORDS
from briefing.language.verbs import verb_forms
from briefing.models import ActorKind

# As an object: what follows is no verb of which it is the subject, and no "it clear that".
_OBJECT = re.compile(
    r"(?<=[a-z] )(?:them(?= to [a-z])|(?:it|them)(?=[.,;]|\s+(?:on|in|at|with|by|from|for|as|up|down|out|off|late|"
    r"again|later|yesterday|over|during|after|before|without|and|but|so|if|because|when|while|last|this|next)\b))"
)
# As the subject of what is said: "Mouthpiece Dmitry Peskov said that it had been ‘stopped’"; not "that it was time to".
_SUBJECT = re.compile(
    r"(?<= that )it(?= (?:was|is|had|has|would|will|could|may|might|did|does)\b)"
    r"(?! \w+ (?:too |still |getting )?(?:late|early|dark|cold|night|day)\b)"
    r"(?![^,.;“”]{0,60}? (?:to|that|for|if|who|which|whether|when)\b)"
)
_AT = re.compile(r"(?:In|At|From) $")  # "In Warsaw, the minister said that it": not of Warsaw
_OPENS = 8  # characters into a sentence at which its subject stands
_ITS_OWN = re.compile(r" (?:has|had|have|is|was|will|would|\w+ed|\w+s) ")  # "Sofia was nervous about it": not of Sofia
_MARK = re.compile(r"[“\"]")
_WORD = re.compile(r"(?<![\w’'-])[a-z][a-z’'-]{2,}")


def lacks_antecedent(frame: Frame) -> bool:
    """Whether the first "it" or "them" that a person does something to, or "it" of which a person says something, is
    named nowhere before in the sentence."""
    text = frame.sentence.text
    found = (_OBJECT.search(text) or _SUBJECT.search(text)) if " it" in text or " them" in text else None
    if found is None or ((mark := _MARK.search(text)) is not None and mark.start() < found.start()):
        return False
    before = text[: found.start()]
    named = [m for m in frame.mentions if m.end <= found.start()]
    bodies = [m for m in named if m.actor.kind is not ActorKind.PERSON and m.kind is not MentionKind.PEOPLE]
    if found.re is _SUBJECT and any(not _AT.fullmatch(text[: m.start]) for m in bodies):
        return False
    several = len(named) > 1 or any(m.actor.kind is ActorKind.MEMBERS for m in bodies)
    its_subject = not several and bool(bodies) and bodies[0].start <= _OPENS and _ITS_OWN.match(text, bodies[0].end)
    if found.re is _OBJECT and bodies and not its_subject and (several or found.group() == "it"):
        return False  # a body or a place; "German" only says of what nation somebody is
    return not any(_may_be_meant(word) for word in _WORD.findall(before))


def _may_be_meant(word: str) -> bool:
    verb = word in verb_forms() or word in CUE_FORMS or word.endswith(("ed", "ing", "ly"))
    return not (verb or word in STOP_WORDS or word in _FUNCTION or is_role(word))


_FUNCTION = frozenset(
    "would could should will shall might must also asked went saw got took gave came made put kept left met until "
    "yesterday today tonight tomorrow late early earlier later week month year day morning evening night afternoon "
    "foreign prime vice deputy former chief senior top general interior defense defence finance press".split()
)
