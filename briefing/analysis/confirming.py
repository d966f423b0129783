"""How surely one sentence confirms another, as a desk editor counts sources: it states what the other's main clause
states, not only something beside it.

A logistic regression over what speaks for it, learned from 1,209 pairs that readers judged
(docs/explanation/method.md); here the logarithm of its odds, divided by the weight of the likeness.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from briefing.analysis.dating import settled_days
from briefing.analysis.frames import Frame
from briefing.analysis.likeness import Likeness
from briefing.language.canonical import same_person
from briefing.language.main_clause import main_clause
from briefing.language.tokens import REMEMBERED, content_stems
from briefing.models import ActorKind

SURE = 0.46  # from which a sentence is as likely as not to be one that confirms
_MOST_ALIKE = 1.2
_MAIN_CLAUSE = 0.45  # what it counts that all the words of the main clause stand in the other sentence
_NOT_NAMED = 0.22  # what it costs that the other names nobody who says so
_SAME_SUBJECT = 0.16
_OTHER_WORDS = 0.43  # what it costs that one person is quoted in both, with nothing in common
_DAY, _MOST_DAYS = 0.1, 5  # what each day between the two articles costs, and the most that count
_UNKNOWN_DAYS = 1


def sureness(lead: Frame, other: Frame, likeness: Likeness) -> float:
    """How surely `other` confirms `lead`: likely from `SURE` on."""
    start, end = main_clause(lead.sentence.text)
    told = frozenset(content_stems(lead.sentence.text[start:end]))
    return (
        min(likeness.between(lead, other), _MOST_ALIKE)
        + _MAIN_CLAUSE * likeness.stated(lead, told, other)
        - _NOT_NAMED * _leaves_out_the_speaker(lead, other)
        + _SAME_SUBJECT * (lead.subject is not None and lead.subject == other.subject)
        - _OTHER_WORDS * likeness.quoted_otherwise(lead, other)
        - _DAY * _days_between(lead, other)
    )


def of_another_day(lead: Frame, other: Frame) -> bool:
    """Whether each settles the day that it tells of, and the two are not the same."""
    one = _only_day(lead.sentence.text, lead.published)
    return one is not None and _only_day(other.sentence.text, other.published) not in (None, one)


@lru_cache(maxsize=REMEMBERED)
def _only_day(text: str, published: date | None) -> date | None:
    """The day that a sentence tells of, where it is settled and the only one."""
    days = {day for _, day in settled_days(text, published)}
    return days.pop() if len(days) == 1 else None


def _leaves_out_the_speaker(lead: Frame, other: Frame) -> bool:
    """Whether one says who says so, by name, and the other does not."""
    if lead.speaker is None or not lead.named or lead.speaker.split()[-1] in other.sentence.text:
        return False
    one, another = lead.voice, other.voice
    if one is None or another is None or {one.kind, another.kind} != {ActorKind.PERSON}:
        return True
    return one.name != another.name and not same_person(one.name, another.name)


def _days_between(one: Frame, other: Frame) -> int:
    if one.published is None or other.published is None:
        return _UNKNOWN_DAYS
    return min(abs((one.published - other.published).days), _MOST_DAYS)
