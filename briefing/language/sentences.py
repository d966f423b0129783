"""Sentences of an article: body blocks are cut with nupunkt, one block at a time, every other block is one sentence."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from briefing.models import BlockKind, Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.models import Article

_NO_END = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Col|Lt|Sgt|Capt|Maj|Adm|Cmdr|Rev|Hon|St|Jr|Sr|vs|No|Messrs|[A-Z])\.$"
)
LONGEST = 2_000
"""Characters. No sentence of the corpora has more than 400; steps that look through a sentence for each of its verbs
would take minutes for what somebody saved without full stops."""
_LONGEST_TITLE = 8  # characters, with its point
_INITIALS = re.compile(r"\b(?:[A-Z]\.){2,}$")
# With the space behind it, or without, as a copy of a page may leave it: "while driving.But in New Jersey".
_LONG_END = re.compile(
    r"\.(?<=[a-z]{3}\.)[”\"’']?\s+(?=[“\"]?[A-Z])|[.?!](?<=[a-z]{3}[.?!])[”\"’']?(?=[A-Z][a-z]*[ ,])"
)
# A short one is a word if it has a vowel and no list of abbreviations has it: "in the front row. Hungary …".
_LONG_WORD = re.compile(
    r"(?<![-\w])(?!(?:approx|etc|est|dept|govt|vol|vols|fig|figs|eds?|art|cap|secs?|min|mins|max|avg|inc|corp|ltd|esp|gen|"
    r"sens?|reps?|gov|col|maj|capt|prof|rev|hon|assn|bros|conf|dist|div|ext|intl|natl|univ|tel|temp|trans|incl|misc|"
    r"orig|prev|resp|sep|supp|asst|adm|atty|cont|cor|dec|oct|nov|aug|jan|feb|mar|apr|jun|jul)$)"
    r"(?:[a-z]{5,}|(?=[a-z]*[aeiouy])[a-z]{3,4}|West|East|North|South)$"
)
_LONGEST_WORD = 40  # characters; longer ones are none
_INNER_END = re.compile(r"[.?!…]")
_END_MARKS = ".?!…”\"’')]» \t\n"
_LOOSE_START = re.compile(r"[a-z,;:.…)\]”’»]|[—―–]\s*[A-Z][\w.-]+(?: [A-Z][\w.-]+){0,3}[.,]?(?:\s|$)|\"(?:\s|$)")
# What follows an abbreviation like "U.S." when a new sentence starts there.
_STARTER = re.compile(
    r"[\"“‘']?(?:The|A|An|He|She|It|They|We|I|You|This|That|These|Those|But|And|In|On|At|As|If|After|Before|When|While|"
    r"However|Meanwhile|Some|Many|Most|For|His|Her|Its|Their|There|According|Asked|With|Since|Although|Though)\b"
)
_SAYS = re.compile(
    r"(?:[A-Z][\w.’'-]*|he|she|they|it|the|an?|one)(?:\s[\w.,’'-]+){0,12}?\s"
    r"(?:said|says|asked|added|told|wrote|tweeted|declared|shouted|exclaimed|wondered|"
    r"demanded|replied|insisted|continued|responded|concluded|warned|argued)\b"
)
_WORDS = re.compile(r"[^\W\d_][\w’'.-]*")
_CLOSED = re.compile(r"[.!?…:;][\"”’'»)\]]*$")
# A row of a list of years or sums: "2010 – 25% increase in the excise.", "$5.1 billion in September 1959;"
_LIST_ROW = re.compile(r"(?:19|20)\d\d\s+[–—-]\s|[$€£]?\d[\d.,]*(?: (?:million|billion))? [^.!?]{2,80};$")
_FUNCTION = frozenset(
    "the a an in on at during after before while when as for with from since under over by amid despite according "
    "he she they it we this that these those his her its their but and however meanwhile".split()
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|can|could|may|might|must|shall|should|do|does|did|said|says|"
    r"went|came|took|made|gave|got|saw|told|left|kept|held|began|became|brought|thought|found|met|set|put|led|"
    r"[a-z]{2,}ed|[a-z]+n['’]t|[A-Za-z]+['’](?:s|re|ve|ll|d|m)\s+[a-z]+(?:ing|ed))\b"
)


def split(article: Article) -> tuple[Sentence, ...]:
    """Every sentence of every block, in text order; `text == article.text[start:end]` without surrounding space.

    What goes on for more than `LONGEST` characters is no sentence: it comes in fragments of that size.
    """
    sentences: list[Sentence] = []
    for number, block in enumerate(article.blocks):
        spans = _strip(article.text, [(block.start, block.end)])
        if block.kind is BlockKind.BODY and spans:
            spans = sentence_spans(article.text, block.start, block.end)
        for start, end in spans:
            text = article.text[start:end]
            endless = end - start > LONGEST
            fragment = block.kind is BlockKind.BODY and (endless or is_fragment(text))
            kind = BlockKind.FRAGMENT if fragment else block.kind
            for first, last in _pieces(article.text, start, end) if endless else ((start, end),):
                piece = article.text[first:last]
                sentences.append(Sentence(article.id, len(sentences), first, last, piece, number, kind))
    return tuple(sentences)


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """`text[start:end]` cut at white space, where there is some, into stretches of at most `LONGEST` characters."""
    while end - start > LONGEST:
        space = max(text.rfind(" ", start, start + LONGEST), text.rfind("\n", start, start + LONGEST))
        cut = space if space > start else start + LONGEST
        yield from _strip(text, [(start, cut)])
        start = cut
    yield from _strip(text, [(start, end)])


def sentence_spans(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """The sentences of one paragraph `text[start:end]`, as spans of `text` without surrounding space."""
    from nupunkt import sent_spans  # loads its model on first use

    stop = len(text) if end is None else end
    if not _INNER_END.search(text[start:stop].rstrip(_END_MARKS)):
        return _strip(text, [(start, stop)])  # nothing to cut at
    spans = [(start + a, start + b) for a, b in sent_spans(text[start:stop])]
    cuts = _strip(text, [piece for span in spans for piece in _missed(text, *span)])
    joined: list[tuple[int, int]] = []
    for span in cuts:
        if joined and _belongs(text[joined[-1][0] : joined[-1][1]], text[span[0] : span[1]]):
            joined[-1] = (joined[-1][0], span[1])
        else:
            joined.append(span)
    return joined


def _missed(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A span cut where a lower-case word ends it that no abbreviation looks like."""
    cuts = [
        m.end()
        for m in _LONG_END.finditer(text, start, end)
        if _LONG_WORD.search(text, max(start, m.start() - _LONGEST_WORD), m.start())
    ]
    return list(zip([start, *cuts], [*cuts, end], strict=True))


def _strip(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    kept = []
    for start, end in spans:
        piece = text[start:end]
        left = len(piece) - len(piece.lstrip())
        right = len(piece.rstrip())
        if right > left:
            kept.append((start + left, start + right))
    return kept


def _belongs(before: str, after: str) -> bool:
    """Whether a cut was wrong: an abbreviation, a sentence that goes on, or the attribution of a quoted question."""
    if _LOOSE_START.match(after):
        return True
    if _NO_END.search(before, max(0, len(before) - _LONGEST_TITLE)):
        return True
    if before[-3:-2] == "." and _INITIALS.search(before):
        return not _STARTER.match(after)
    return before[-2:-1] in "?!…" and before[-1] in "\"”’'" and _SAYS.match(after) is not None


def is_fragment(text: str) -> bool:
    """Whether body text is no whole sentence, by a cautious rule.

    Either it does not end like a sentence and has no verb or at most eight words, or it starts in the middle and does
    not end, or a headline in title case is glued to its front ("… Second Summit During a press conference").
    """
    if _WORDS.search(text) is None or _LIST_ROW.match(text):
        return True
    if _CLOSED.search(text) is None and (
        text[0].islower() or len(_WORDS.findall(text)) <= 8 or _VERB.search(text) is None
    ):
        return True
    return _glued(text)


def _glued(text: str) -> bool:
    """At least four words in title case, then a capital function word that starts an ordinary clause."""
    titled = 0
    for place, match in enumerate(islice(_WORDS.finditer(text), 25)):
        word = match.group()
        if titled >= 4 and word[0].isupper() and word.lower() in _FUNCTION:
            words = _WORDS.findall(text)
            if len(words) > place + 4:
                head = text[: text.find(word)]
                lower_after = sum(w[0].islower() for w in words[place + 1 : place + 6])
                return lower_after >= 2 and not re.search(r"[.,;:!?\"“”—–-]\s*$", head)
        if word[0].isupper():
            titled += 1
        elif word.lower() not in {"of", "to", "in", "for", "and", "on", "the", "a", "an", "at", "by", "with", "as"}:
            return False
    return False
