"""Plain text to the sentences that may stand in a summary: whole ones of running prose, no furniture of the page."""

from __future__ import annotations

import re

_FURNITURE = re.compile(
    r"enlarge this image|(?:toggle|hide) caption|play pause|(?:click|tap) here|all rights reserved|©|"
    r"copyright \d{4}|terms of (?:use|service)|privacy policy|cookies? policy|newsletter|javascript|"
    r"this material may not be published|image copyright|media playback|scroll down|sign up (?:for|to)|"
    r"follow (?:us|him|her|them|@?\w+) on (?:twitter|facebook)|can be reached (?:at|on)|"
    r"to contact the (?:reporter|editor)|photo gallery|https?://|www\.|\S@\S+\.\w",
    re.IGNORECASE,
)
_LABEL = re.compile(r"(?:photos?|images?|pictures?|video|watch|related|see also|read more|more)\s*:", re.IGNORECASE)
_ENDED = re.compile(r"""[.!?…]["'”’»)\]]*$""")
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
_WRAPPED = 40  # characters; a paragraph all of whose lines but the last are longer was wrapped by hand


def sentences_of(text: str, *, prose: bool = True) -> list[str]:
    """The sentences of a plain text in order, with single spaces; with `prose` only those that `is_prose`.

    A text in which nothing is prose (a list, a single headline) is given whole.
    """
    from briefing.language.sentences import sentence_spans

    found = [
        " ".join(paragraph[start:end].split())
        for paragraph in paragraphs_of(text)
        for start, end in sentence_spans(paragraph)
    ]
    return ([sentence for sentence in found if is_prose(sentence)] or found) if prose else found


def paragraphs_of(text: str) -> list[str]:
    """Paragraphs stand between line ends, or between blank lines where the lines were wrapped by hand."""
    paragraphs: list[str] = []
    for part in _BLANK_LINE.split(text.replace("\r\n", "\n").replace("\r", "\n")):
        lines = [line.strip() for line in part.split("\n") if line.strip()]
        wrapped = len(lines) > 1 and all(_WRAPPED <= len(line) <= 100 for line in lines[:-1])
        unended = sum(not _ENDED.search(line) for line in lines[:-1])
        if wrapped and unended * 2 >= len(lines) - 1:
            paragraphs.append(" ".join(lines))
        else:
            paragraphs.extend(lines)
    return paragraphs


def is_prose(sentence: str) -> bool:
    """Whether a sentence is a whole one of running text: long enough, ended, not in capitals, no furniture."""
    if len(sentence.split()) < 5 or not _ENDED.search(sentence.rstrip()):
        return False
    letters = sum(map(str.isalpha, sentence))
    if not letters or sum(map(str.isupper, sentence)) * 2 > letters:
        return False
    if _dangles(sentence):
        return False
    return not (_LABEL.match(sentence) or _FURNITURE.search(sentence))


def _dangles(sentence: str) -> bool:
    """Whether a quotation ends here that began in an earlier sentence: alone, its words would seem the author's."""
    if sentence.count("”") > sentence.count("“"):
        return True
    return sentence.count('"') % 2 == 1 and sentence.rstrip().endswith('"')
