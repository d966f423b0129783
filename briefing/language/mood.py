"""Whether an act happened, is wanted, foreseen or only described, and what a word makes of the infinitive under it."""

from __future__ import annotations

from enum import StrEnum

from briefing.language.function_words import DECIDING_NOUNS, WISHES
from briefing.language.verbs import VerbClass, verb_forms

_ASSERTING = {VerbClass.RULE, VerbClass.COMMIT, VerbClass.PERMIT, VerbClass.REFUSE}


class Mood(StrEnum):
    """Whether the act happened."""

    ASSERTED = "asserted"
    FUTURE = "future"
    POSSIBLE = "possible"
    WISHED = "wished"
    CONDITIONAL = "conditional"
    REPORTED = "reported"  # "said it would": an announcement where the speaker is the actor
    BACKGROUND = "background"  # in a clause that only describes a noun: "the weapons it supplies"


def mood_under(governor: str | None) -> Mood:
    """The mood of an infinitive or gerund under this word: an act of authority asserts it, a wish does not."""
    if governor is None:
        return Mood.POSSIBLE
    entry = verb_forms().get(governor)
    classes = entry[2] if entry else frozenset[VerbClass]()
    if classes & {VerbClass.WISH, VerbClass.OPPOSE, VerbClass.SUPPORT} or governor in WISHES:
        return Mood.WISHED
    if classes & _ASSERTING or governor in DECIDING_NOUNS:
        return Mood.ASSERTED
    return Mood.FUTURE if governor in {"set", "due"} else Mood.POSSIBLE
