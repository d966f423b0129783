"""Copies: which articles carry the same text, and which passages two outlets took from one agency.

Word shingles (Broder, "On the resemblance and containment of documents", 1997): every run of five words is hashed, and
how many of the smaller text's runs stand in the larger is their containment. Two outlets that carry one agency's copy
are one source, however many files it comes in.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import chain, combinations

from briefing.analysis.masked import tell_other_numbers
from briefing.language.tokens import tokenize
from briefing.models import Article, BlockKind

SHINGLE = 5
QUOTED = re.compile(r"[“\"][^”\"]*[”\"]?")
"""What is quoted: everybody carries it alike."""
COPY = 0.8  # of the smaller article's runs stand in the larger: a copy
_LONG_RUN, _PASSAGES = 8, 12  # words that nobody writes twice by chance, and how many such runs make a passage or two
_FEW = 12  # articles that hold a run; what more of them hold is a fixed phrase
_MIN_RUNS = 12  # shorter texts say too little to be called copies unless they are equal


def body_of(article: Article) -> str:
    """The article's body text, without headlines, captions and furniture."""
    return "\n".join(article.text[b.start : b.end] for b in article.blocks if b.kind is BlockKind.BODY)


def shingles(text: str, size: int = SHINGLE) -> frozenset[int]:
    """The hashes of every run of `size` words, of all words where there are fewer; to compare within one process."""
    words = tokenize(text)
    if len(words) < size:
        return frozenset({hash(tuple(words))}) if words else frozenset()
    return frozenset(map(hash, zip(*(words[i:] for i in range(size)), strict=False)))


def of_one_agency(articles: Sequence[Article]) -> frozenset[tuple[str, str]]:
    """The pairs of articles, by id, the lower first, that share passages of one agency's copy: runs of eight words that
    are the reporter's own, a dozen of them. Quotations do not count, which everybody carries alike."""
    holders: dict[int, list[str]] = defaultdict(list)
    for article in articles:
        for run in shingles(QUOTED.sub(" ¶ ", body_of(article)), _LONG_RUN):
            holders[run].append(article.id)
    shared = Counter(pair for ids in holders.values() if 1 < len(ids) <= _FEW for pair in combinations(sorted(ids), 2))
    return frozenset(pair for pair, times in shared.items() if times >= _PASSAGES)


def copies_of(articles: Sequence[Article]) -> dict[str, str]:
    """article id → id of the article that it is a copy of. The earliest (then the longest) of a group is the original.

    What has another number in the same words is no copy: of a report and its update both are told.
    """
    bodies = {a.id: body_of(a) for a in articles}

    def updates(article: Article, original: str) -> bool:
        return bodies[article.id] != bodies[original] and tell_other_numbers(bodies[article.id], bodies[original])

    runs = {a.id: shingles(bodies[a.id]) for a in articles}
    order = sorted(articles, key=lambda a: (a.published is None, a.published or 0, -len(a.text), a.path))
    first: dict[int, str] = {}  # of the originals that hold a run
    further: dict[int, list[str]] = defaultdict(list)
    copied: dict[str, str] = {}
    for article in order:
        mine = runs[article.id]
        common = mine & first.keys()
        shared = Counter(map(first.__getitem__, common))
        shared.update(chain.from_iterable(map(further.__getitem__, common & further.keys())))
        best = max(sorted(shared), key=lambda o: shared[o], default=None)
        if best is not None and _is_copy(shared[best], len(mine), len(runs[best])) and not updates(article, best):
            copied[article.id] = best
            continue
        for run in common:
            further[run].append(article.id)
        first.update(dict.fromkeys(mine - common, article.id))
    return copied


def _is_copy(shared: int, mine: int, other: int) -> bool:
    """Almost all of either text stands in the other, and the two are of like length."""
    if shared == mine == other:
        return True
    small, large = sorted((mine, other))
    return small >= _MIN_RUNS and shared / small >= COPY and small / large >= 0.5
