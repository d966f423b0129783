"""Sentences in which a page speaks of itself, among those of the article: "This is a developing story. Check back for
updates.", and the invitation to a newsletter that was run together with its label."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.models import BlockKind

Piece = tuple[int, int, BlockKind | None]

_PAGE = r"(?:story|article|report|post|page|live ?blog|blog)"
_WITHIN = r"[^.!?“”\"\n]"
_NEWS = (
    r"(?:(?:the )?(?:latest|new|more|further|additional|full)\b|(?:\w+ )?(?:updates?|details|information|developments))"
)
_NOTICE = re.compile(
    rf"(?:this is (?:an? )?(?:breaking|developing)(?: news)?(?: (?:{_PAGE}|update|situation))?"
    rf"(?:(?:,| and) {_WITHIN}{{3,60}})?"
    r"|(?:please )?(?:check|come) back (?:(?:soon|often|later|here|regularly|frequently|shortly|with us|throughout) ?)+"
    rf"(?:(?:for|as) {_WITHIN}{{3,60}})?"
    rf"|(?:please )?(?:check|come) back for {_NEWS}{_WITHIN}{{0,40}}"
    r"|(?:please )?(?:stay tuned|stay with us|refresh(?: (?:this|the) page)?)"
    rf"(?: to {_WITHIN}{{2,40}})? for {_NEWS}{_WITHIN}{{0,40}}"
    rf"|(?:this|our) {_PAGE} (?:(?:will|may) be|is being|has been|was)(?: \w+ly)? (?:updated|corrected|amended)\b"
    rf"{_WITHIN}{{0,120}}"
    rf"|we(?:[’']ll| will) (?:be updating|(?:continue to |keep )?updat(?:e|ing)) this {_PAGE}\b{_WITHIN}{{0,60}}"
    r"|(?:more (?:details|information|updates)|updates|details) (?:to (?:come|follow)|coming soon|will follow)"
    rf"|(?:[\w.]+[’']s|an|our|the) (?:earlier|previous|original) (?:{_PAGE}|version)"
    r" (?:is|appears|continues|follows|can be (?:read|found)) below"
    r"|(?:please )?(?:click|tap) here (?:to|for|if)\b[^.!?“”\"\n]{2,60})[.!]",
    re.IGNORECASE,
)
_NOTICE_PARTS = (
    *("breaking", "developing", "check back", "come back", "tuned", "with us", "refresh", "update this", "updating"),
    *(
        "be updated",
        "ly updated",
        "been updated",
        "was updated",
        "being updated",
        "corrected",
        "amended",
        " below",
        " to come",
    ),
    *(" to follow", "will follow", "coming soon", "click here ", "tap here "),
)
# With the label before it, as a box has it over its field: "Morning Emails Get the news …".
_LETTER = r"(?:alerts?|newsletters?|e-?mails?|inbox|bulletins?)"
_INVITATION = re.compile(
    rf"(?:(?:[A-Z][\w&’'-]*\s+){{0,5}}(?i:{_LETTER}|briefings?|updates)\s+)?(?:Get|Receive|Sign [Uu]p|Subscribe)\b"
    rf"{_WITHIN}{{0,120}}\b(?i:{_LETTER})\b{_WITHIN}{{0,80}}[.!]"
)
_INVITATION_PARTS = ("alert", "newsletter", "email", "e-mail", "inbox", "bulletin")
# What such a letter holds, and when it comes: no sentence, and said of nothing else behind an invitation.
_PROMISE = re.compile(
    rf"{_WITHIN}{{3,160}}\b(?:delivered|sent|emailed)\b{_WITHIN}{{0,20}}"
    rf"\b(?:you|your|da(?:y|ily)|week(?:day|ly|end)?|mornings?|evenings?|nights?)\b{_WITHIN}{{0,40}}[.!]"
)
_SENTENCE_END = re.compile(r"[.!?][”\"’]?\s+(?=[A-ZÀ-Þ“\"‘])")
_LONGEST = 320  # characters; a longer sentence is none of them


def without_notices(text: str, start: int, end: int) -> Iterator[Piece]:
    """`[start, end)` in order as stretches of text, whose kind is still to be found, and of such sentences."""
    lower = text[start:end].lower()
    notice, invitation = (any(map(lower.__contains__, parts)) for parts in (_NOTICE_PARTS, _INVITATION_PARTS))
    if not notice and not invitation:
        yield start, end, None
        return
    first, last = start, start
    kind: BlockKind | None = None
    for begin, stop in _sentences(text, start, end):
        is_one = stop - begin <= _LONGEST and _is_notice(text, begin, stop, kind is not None)
        if is_one and kind is None:
            is_one = not _is_quoted(text[start:begin])
        now = BlockKind.FURNITURE if is_one else None
        if now is not kind and begin > start:
            yield first, last, kind
            first = begin
        kind, last = now, stop
    yield first, end if kind is None else last, kind


def _is_notice(text: str, start: int, end: int, behind_one: bool) -> bool:
    return (
        _NOTICE.fullmatch(text, start, end) is not None
        or _INVITATION.fullmatch(text, start, end) is not None
        or (behind_one and _PROMISE.fullmatch(text, start, end) is not None)
    )


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end:
        stop = _SENTENCE_END.search(text, start, end)
        following = stop.end() if stop else end
        yield start, start + len(text[start:following].rstrip())
        start = following


def _is_quoted(before: str) -> bool:
    """Whether a quotation that was opened goes on."""
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1
