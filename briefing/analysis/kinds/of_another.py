"""Where what a member says is said of another member."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.analysis.frames import Frame
from briefing.analysis.kinds.base import state_of
from briefing.language.actors import ActorMention, MentionKind
from briefing.language.tokens import lowered
from briefing.language.verbs import VerbClass
from briefing.models import Actor

# Then a name: what is said is said of it, whoever else stands before: "At NATO's table he said Germany's debts …".
_SAYS_OF = re.compile(
    r"\b(?:said|says|saying|insist(?:ed|s|ing)|argu(?:ed|es|ing)|claim(?:ed|s|ing)|complain(?:ed|s|ing)|"
    r"warn(?:ed|s|ing)|add(?:ed|s|ing)|stress(?:ed|es|ing)|suggest(?:ed|s|ing)|charg(?:ed|es|"
    r"ing))(?: that)? (?:the )?$"
)
_PRAISE = re.compile(
    r"\b(?:solidarity|grateful|thank\w*|prais\w+|welcom\w+|appreciat\w+|stand(?:s|ing)? (?:with|united|shoulder)|"
    r"together|"
    r"coordinat\w+|in conjunction|partners?|closest|great|support\w*|"
    r"(?:will|shall) (?:always )?(?:defend|protect|stand)|protects|every ally)\b"
)
_PLACE = re.compile(
    r"\b(?:in|from|of|inside|near|across|to)\s+(?:the\s+)?(?:[A-Z]\w+(?:,| and| or)\s+)*$"
)  # then the name is no subject
_ACTS = {VerbClass.PERMIT, VerbClass.FORBID, VerbClass.RULE, VerbClass.MOVE, VerbClass.COMMIT}


def speaks_of_another(frame: Frame, actor: Actor, sides: frozenset[str]) -> bool:
    """Whether what a member says has another for its subject, and no praise: "Germany is totally controlled by …"."""
    if _PRAISE.search(lowered(frame.sentence.text)):
        return False
    said = [m for m in _content(frame) if m.actor is not frame.voice and state_of(m.actor) != state_of(actor)]
    said = [m for m in said if _SAYS_OF.search(frame.sentence.text, 0, m.start)] or said
    if not said or said[0].actor.side not in sides or _PLACE.search(frame.sentence.text[: said[0].start]):
        return False
    if any(a.actor and a.classes & _ACTS and a.actor.actor.side in sides for a in frame.predicates):
        return False  # what a member did or announced is an act, whoever tells of it
    return said[0].kind in (MentionKind.NAME, MentionKind.SEAT, MentionKind.MEMBERS, MentionKind.PEOPLE)


def _content(frame: Frame) -> Sequence[ActorMention]:
    """The names in what is said: those before the speaker's own stand beside it ("Standing beside her, he said")."""
    speaker = next((n for n, m in enumerate(frame.mentions) if m.actor is frame.voice), 0)
    return frame.mentions if frame.sentence.text[0] in '“"' else frame.mentions[speaker:]
