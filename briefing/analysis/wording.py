"""How a sentence is shown: completed so that it stands alone, shortened where that costs nothing, never reworded.

Everything added stands in square brackets: the person behind "he said", the speaker of a sentence whose attribution
stands in another, the date behind "on Thursday". What is taken away is a connective in front ("However,"). Whoever
takes the brackets out again finds the source's words in the source's order.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefing.analysis.dangling import dangles
from briefing.analysis.dating import with_dates
from briefing.analysis.frames import Frame
from briefing.analysis.naming import name_the_speaker
from briefing.analysis.openings import without_connective
from briefing.language.definites import leans_back
from briefing.models import Article

_MOST_BREAKS = 2  # of a passage's lines
LONGEST_PASSAGE = 60  # words; a longer quotation is shown by its sentence
_BEFORE = 4000  # characters of the article that are looked at for whom a pronoun means
_WORD = re.compile(r"\w+")
_BUT = re.compile(r"\s*(?:[^.?!]{1,200}[.?!]\s+)?(?:But|Yet|However|Nevertheless|Still,)\b")
_LABEL_BEHIND = re.compile(r"^(\[[“\"]…\]) (\[[^\]]+:\]) ")  # who speaks stands before the mark that was lost


@dataclass(frozen=True, slots=True)
class Shown:
    """A claim's text, the span of the source that it stands for, and whether it can stand alone; one that `leans` can,
    but says "the company" of one that the article named before, or grants what its speaker goes on to take back."""

    text: str
    start: int
    end: int
    complete: bool
    leans: bool = False


def show(frame: Frame, article: Article) -> Shown:
    """The text of a claim made of this frame's sentence, or of the whole quotation that it is a part of."""
    start, end = frame.passage
    passage = article.text[start:end]
    if cut := len(passage.split()) > LONGEST_PASSAGE or passage.count("\n") > _MOST_BREAKS:
        start, end = frame.sentence.start, frame.sentence.end
    source = article.text[start:end]
    text = without_connective(source)
    text, named = name_the_speaker(
        text, frame, frame.carried or (cut and _only_quotes(frame)), article.text[max(0, start - _BEFORE) : start]
    )
    text = _LABEL_BEHIND.sub(r"\2 \1 ", _close_marks(text))
    text = with_dates(text, article.published)
    text = _fold_space(text)
    complete = named and not dangles(source, start, frame)
    leans = leans_back(text, article.text[:start]) or (cut and _taken_back(article.text[end : frame.passage[1]]))
    return Shown(text, start, end, complete, complete and leans)


def _taken_back(rest: str) -> bool:
    """Whether a quotation of which a sentence is shown goes on with "But", at once or behind one sentence more."""
    return _BUT.match(rest) is not None


def _only_quotes(frame: Frame) -> bool:
    """Whether a sentence of a longer quotation says nothing but what is quoted: who speaks stands in another."""
    return frame.own_words and all(frame.in_quotation(m.start()) for m in _WORD.finditer(frame.sentence.text))


def _close_marks(text: str) -> str:
    """A mark that the passage leaves open is closed, and one that it never opened is opened, in brackets."""
    balance = text.count("“") - text.count("”")
    straight = text.count('"') % 2
    if balance and not straight:  # else a mark of one kind closes one of the other
        return f"{text} […”]" if balance > 0 else f"[“…] {text}"
    if straight and not balance:
        opens = re.search(r"(?:^|[\s:(])\"\w", text)
        return f'{text} […"]' if opens else f'["…] {text}'
    return text


def _fold_space(text: str) -> str:
    return " ".join(text.split())
