"""What is glued to the front or the end of a paragraph and is no part of its sentences.

Web pages put a date, a place, a caption or a button into elements of their own; a copy of the page's text runs them
together with the paragraph beside them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.corpus.captions import credited_caption, headline_behind
from briefing.corpus.dates import DAY_OF_YEAR
from briefing.corpus.stamps import date_stamp
from briefing.corpus.towns import TOWNS
from briefing.models import BlockKind

Piece = tuple[int, int, BlockKind | None]

_DASH = r"(?:--?|–|—|>>|»)"
_NAME = r"(?:[A-ZÀ-Þ][\w.’'-]*)"
_OPENS = r"(?=[A-ZÀ-Þ\d“\"‘'\[(])"
_AGENCY = (
    "AP|AFP|CNN|Reuters|REUTERS|dpa|DPA|TASS|Tass|UPI|ANSA|EFE|Xinhua|Bloomberg|Interfax|Ukrinform|PTI|IANS|ANI|Kyodo|"
    "Yonhap|BBC|VOA|RFE/RL|AA|PAP|Belga|APA|ANP|NTB|TT|Ritzau|STT|NBC News|ABC News|CBS News"
)
_TIME = r"\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\.?m\.?)?(?:\s(?:[A-Z]{2,4}))?"

_STAMP = re.compile(r"date \d{4}-\d\d-\d\d\b(?=\s)")
_LABEL = re.compile(r"(?:Summary|SUMMARY|Abstract|Overview|In brief): (?=[A-Z])")
_MARKER = re.compile(r"[•·▪◦‣●■►*>-](?=\s+[\w“\"‘'(\[])")
_AD = re.compile(r"(?:ADVERTISEMENT|Advertisement)\b(?=\s+[A-Z“\"])")
_UPDATED = re.compile(rf"(?:Updated?|UPDATED?)(?: at| on)? {_TIME}[.,:]?(?=\s+[A-Z“\"])")
_DATELINES = (
    re.compile(
        rf"{_NAME}[ ,/]+(?:(?:{_NAME}|\d{{1,2}}|\d{{4}})[ ,/]+){{0,6}}\([A-Z][\w./]*(?: [A-Z\d]\w*)?\)\s*"
        rf"{_DASH}\s+{_OPENS}"
    ),
    re.compile(rf"\([A-Z][\w./]*(?: [A-Z]\w+)?\)\s*{_DASH}\s+{_OPENS}"),
    re.compile(rf"(?:{_NAME}[ ,/]+){{1,5}}\((?:{_AGENCY})\)\s*{_OPENS}"),
    # of an outlet that is not known: a town with its country, "Oslo, Norway (CNB) The …"
    re.compile(rf"{_NAME}(?: {_NAME}){{0,2}}, {_NAME}(?: {_NAME}){{0,2}} \((?:[A-Z]{{2,6}}|[A-Z]\w+)\)\s+{_OPENS}"),
    # "MOSCOW, March 4. /TASS/. Russia has …"
    re.compile(rf"(?:{_NAME}[ ,/]+){{1,5}}(?:\d{{1,2}}(?:, \d{{4}})?\.? )?/[A-Z][\w -]{{1,24}}/\.?\s+{_OPENS}"),
    # "June 23. Interfax - Steps are", "MOSCOW. June 23 (Interfax) - Steps are", "MOSCOW. June 23. INTERFAX.RU - Steps"
    re.compile(rf"(?:{_NAME}\. )?(?i:{DAY_OF_YEAR})\.?,? \(?[A-Z][\w.-]+(?: [A-Z]\w+)?\)?\s+{_DASH}\s+{_OPENS}"),
)
_PLACE = re.compile(
    rf"[A-ZÀ-Þ][A-ZÀ-Þ.’'-]{{2,}}(?:[ /][A-ZÀ-Þ][A-ZÀ-Þ.’'-]+){{0,3}}(?:, {_NAME}(?: {_NAME}){{0,2}}\.?)?"
    rf"(?:, {_NAME} \d{{1,2}}(?:, \d{{4}})?)?\s+{_DASH}\s+{_OPENS}"
)
# "Munich, Germany —"
_TOWN = re.compile(rf"{_NAME}(?: {_NAME}){{0,2}}, {_NAME}(?: {_NAME}){{0,2}}\s+{_DASH}\s+{_OPENS}")
_BARE_TOWN = re.compile(
    rf"(?:{TOWNS})(?:/(?:{TOWNS}))? "
    r"(?=(?:[“\"]|(?!D\.C\.|Post\b|Times\b)[A-Z][a-z]|[AI] |(?:NATO|EU|US|UN|UK) )[^.]{20})"
)
# "WASHINGTON—The", "MOSCOW -- Ministers met -- for the third time": whatever dash follows
_KNOWN_PLACE = re.compile(rf"(?:{TOWNS})(?:, {_NAME}\.?)?(?:\s+{_DASH}\s+|—){_OPENS}")
# "Washington — The", "Moscow, Oct. 3 — The": as broadcasters write it
_TITLED_TOWN = re.compile(rf"(?:{TOWNS.title()})(?:, (?i:{DAY_OF_YEAR})\.?)?\s+(?:—|--|–)\s+(?=[“\"]?[A-ZÀ-Þ])")
_DOUBLED_CREDIT = re.compile(
    r"(?:Enlarge this image\s+)?(?:toggle|hide|Hide|Toggle) caption\s+(?P<credit>\S.{3,80}?)\s+(?P=credit)(?=\s+\S|$)"
)
_CAPTIONED = re.compile(
    r"(?:FILE PHOTO|FILE PICTURE|Image (?:copyright|caption)|Photo)\b.{0,500}?"
    r"(?:via (?:Getty Images|REUTERS|Reuters|AP|AFP)|/File [Pp]hoto|Getty Images)(?=\s+[A-ZÀ-Þ“\"])"
)
_CREDITS = re.compile(
    r"(?<=[.!?”\"’])\s+\(?(?:Additional )?(?:[Rr]eporting|[Ww]riting|[Ee]diting|[Cc]ompiled) by [A-ZÀ-Þ][^\n]{2,300}$"
)
# "CNN's Ann Lee contributed to this report.", "Ann Lee reported from Kyiv, and Joe Roe wrote from Rome."
_WRITER = r"(?:[A-ZÀ-Þ]\.|St\.|[A-ZÀ-Þ][\w’'-]*\w)"
_WITHIN = r"(?:[^.!?“”\"\n]|(?<=\b[A-Z])\.)"
_STAFF = re.compile(
    rf"(?<=[.!?”\"’])(?:\s+(?:{_NAME}[’']s )?(?:{_WRITER} ){{1,3}}{_WRITER}\b{_WITHIN}{{0,400}}?"
    r"\b(?:contributed (?:to this\s+(?:report|story|article)|reporting)|"
    r"(?:reported|wrote)(?: this story)? from(?= [A-ZÀ-Þ])|"
    r"(?:reported and wrote|wrote and reported)(?: this story)? (?:from|in)(?= [A-ZÀ-Þ]))"
    rf"{_WITHIN}{{0,160}}\.)+\s*$"
)
_READ_MORE = re.compile(r"(?<=[.!?”\"’])\s+(?:Read more|Read More|READ MORE|Continue reading)\W*$")
# What stands in front, with the letters it can begin with and what stands in all of it, where that is settled.
_FRONTS = (
    (_LABEL, BlockKind.FURNITURE, "SAOI", ""),
    (_AD, BlockKind.FURNITURE, "A", ""),
    (_DOUBLED_CREDIT, BlockKind.CAPTION, "EHTht", "caption"),
    (_CAPTIONED, BlockKind.CAPTION, "FIP", ""),
    (_UPDATED, BlockKind.DATELINE, "U", ""),
    *((dateline, BlockKind.DATELINE, "", "(") for dateline in _DATELINES[:4]),
    (_DATELINES[4], BlockKind.DATELINE, "", "/"),
    *((dateline, BlockKind.DATELINE, "", "") for dateline in _DATELINES[5:]),
)
# One of them stands in every match of `_CREDITS`, of `_STAFF`, or of `_READ_MORE`.
_BY = ("ing by ", "ompiled by ")
_STAFF_WORDS = ("contributed ", " from ", " wrote ")
_MORE = ("Read ", "READ ", "Continue ")
_MENU = re.compile(r"[a-z][A-Z]{2,}[a-z\s]|[a-z][A-Z]{3,}\b")
_SENTENCE_END = re.compile(r"[.!?][”\"’]?\s+(?=[A-ZÀ-Þ“\"‘])")
_TOP = 1_200  # characters, within which an article begins behind headline, date and buttons: no sentence among them
_LINE_ENDS = re.compile(r"[.!?][”\"’']?\s*\n")
_REST_WORDS = 8  # what is left must still be a sentence


def pieces(text: str, start: int, end: int, *, first: bool) -> Iterator[Piece]:
    """The paragraph `[start, end)` as pieces, in order, each with its kind, or None where that is still to be found.

    `first` says that it opens the text.
    """
    for find in (_stamp, _mark, _dated, _pictured, _headed, _front):
        split = find(text, start, end, first)
        if split is not None:
            yield start, split[0], split[1]
            start = _skip_space(text, split[0], end)
    tail = _tail(text, start, end)
    yield from _menus(text, start, tail[0] if tail else end)
    if tail is not None:
        yield _skip_space(text, tail[0], end), end, tail[1]


def _stamp(text: str, start: int, end: int, first: bool) -> tuple[int, BlockKind] | None:
    match = _STAMP.match(text, start, end) if first else None
    return (match.end(), BlockKind.DATELINE) if match else None


def _mark(text: str, start: int, end: int, _first: bool) -> tuple[int, BlockKind] | None:
    match = _MARKER.match(text, start, end)
    return (match.end(), BlockKind.FURNITURE) if match else None


def _dated(text: str, start: int, end: int, first: bool) -> tuple[int, BlockKind] | None:
    stop = date_stamp(text, start, end, top=first or _is_top(text, start))
    return (stop, BlockKind.DATELINE) if stop is not None and _is_prose(text[stop:end]) else None


def _pictured(text: str, start: int, end: int, _first: bool) -> tuple[int, BlockKind] | None:
    stop = credited_caption(text, start, end)
    return (stop, BlockKind.CAPTION) if stop is not None else None


def _headed(text: str, start: int, end: int, _first: bool) -> tuple[int, BlockKind] | None:
    stop = headline_behind(text, start, end)
    return (stop, BlockKind.HEADLINE) if stop is not None else None


def _is_top(text: str, start: int) -> bool:
    """Whether nothing stands before `start` but lines that are no sentences."""
    return start < _TOP and _LINE_ENDS.search(text, 0, start) is None


def _front(text: str, start: int, end: int, first: bool) -> tuple[int, BlockKind] | None:
    letter = text[start : start + 1]
    for pattern, kind, letters, part in _FRONTS:
        if (letters and letter not in letters) or (part and text.find(part, start, end) < 0):
            continue
        match = pattern.match(text, start, end)
        if match is not None and _is_prose(text[match.end() : end]):
            return start + len(match.group().rstrip()), kind
    bare = _BARE_TOWN.match(text, start, end) if first or _is_top(text, start) else None
    if bare is not None and _is_prose(text[bare.end() : end]):
        return start + len(bare.group().rstrip()), BlockKind.DATELINE
    titled = _TITLED_TOWN.match(text, start, end)
    if titled is not None and _is_prose(text[titled.end() : end]) and not _dash_follows(text, titled.end(), end):
        return start + len(titled.group().rstrip()), BlockKind.DATELINE
    known = _KNOWN_PLACE.match(text, start, end) if text[start : start + 2].isupper() else None
    if known is not None and _is_prose(text[known.end() : end]):
        return start + len(known.group().rstrip()), BlockKind.DATELINE
    match = _PLACE.match(text, start, end) or _TOWN.match(text, start, end)
    if match is not None and _is_prose(text[match.end() : end]) and not _dash_follows(text, match.end(), end):
        return start + len(match.group().rstrip()), BlockKind.DATELINE
    return None


def _is_prose(rest: str) -> bool:
    return len(rest.split(None, _REST_WORDS)) >= _REST_WORDS and rest.rstrip("”\"’')]»")[-1:] in tuple(".!?…:")


def _dash_follows(text: str, start: int, end: int) -> bool:
    """Whether the sentence has a second dash: then the first one opens a parenthesis, not a report."""
    stop = _SENTENCE_END.search(text, start, end)
    sentence = text[start : stop.start() if stop else end]
    return " — " in sentence or " – " in sentence or " -- " in sentence


def _tail(text: str, start: int, end: int) -> tuple[int, BlockKind] | None:
    window = max(start, end - 320)
    last = text[window:end]
    match = _CREDITS.search(text, window, end) if any(map(last.__contains__, _BY)) else None
    if match is not None:
        return match.start(), BlockKind.BYLINE
    if last.rstrip().endswith(".") and any(map(last.__contains__, _STAFF_WORDS)):
        match = _STAFF.search(text, window, end)
        if match is not None:
            return match.start(), BlockKind.BYLINE
    match = _READ_MORE.search(text, window, end) if any(map(last.__contains__, _MORE)) else None
    return (match.start(), BlockKind.FURNITURE) if match else None


def _menus(text: str, start: int, end: int) -> Iterator[Piece]:
    """Sentences into which the links of a pop-up menu are glued ("TrumpGOP senators … MORE on Monday"), set apart."""
    if " MORE " not in text[start:end] or not _MENU.search(text, start, end):
        yield start, end, None
        return
    while start < end:
        stop = _SENTENCE_END.search(text, start, end)
        following = stop.end() if stop else end
        sentence = text[start:following]
        glued = " MORE " in sentence and _MENU.search(sentence) is not None
        yield start, start + len(sentence.rstrip()), BlockKind.FRAGMENT if glued else None
        start = following


def _skip_space(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start
