"""Nouns that report speech: "Lee's claim that …", "issued a statement saying …", and the documents that then speak."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.language.lexicon import DETERMINERS, QUOTED
from briefing.language.phrases import Phrase

if TYPE_CHECKING:
    from briefing.language.clauses import Clause

# What is said, as a noun.
UTTERANCES = frozenset(
    """
    claim claims statement statements remark remarks comment comments announcement assertion assertions contention
    argument accusation accusations allegation allegations warning warnings suggestion description characterization
    characterisation admission assurance assurances pledge promise promises vow call calls demand demands complaint
    declaration prediction insistence assessment conclusion view opinion words quip joke response reply explanation
    acknowledgement acknowledgment denunciation verdict speech testimony interview tweet tweets post posts message
    letter email e-mail memo essay editorial column article report
    """.split()
)
# What is written and then speaks for whoever issued it: "the statement said".
DOCUMENTS = frozenset(
    """
    statement communique communiqué letter tweet post message speech remarks email e-mail memo declaration note
    announcement op-ed release
    """.split()
)
_ISSUE = frozenset(
    """
    issued issues issuing released releases releasing published publishes publishing sent sends sending posted posts
    posting made makes making delivered delivers gave gives wrote writes signed filed circulated tweeted
    """.split()
)
_PRONOUN_OF = {"his": "he", "her": "she"}
_FOLLOWS = frozenset(["that", "of", "about", ":"])
_REACH = 5  # words between the owner or the verb and the noun


def owner_of(clause: Clause, i: int) -> Phrase | None:
    """Whose the noun at `i` is: the possessor before it ("Lee's repeated claim", "her warning"), or None."""
    for j in range(i - 1, max(-1, i - 2 - _REACH), -1):
        low = clause.low(j)
        if low in _PRONOUN_OF:
            return Phrase(j, j, None, _PRONOUN_OF[low])
        if low in ("'s", "’s") or (low in ("'", "’") and clause.low(j - 1).endswith("s")):
            return clause.ending(j - 1)
        if clause.is_stop(j) or low in DETERMINERS or not low[0].isalpha():
            return None
    return None


def issuer_of(clause: Clause, i: int) -> Phrase | None:
    """Who issued the document at `i`: its owner, who released it, whose name it bears, or who it is from."""
    owner = owner_of(clause, i)
    if owner is not None:
        return owner
    start = i
    for j in range(i - 1, max(-1, i - 2 - _REACH), -1):
        low = clause.low(j)
        if low in _ISSUE:
            return clause.before(j)
        if clause.is_stop(j) or low == "of":
            break
        name = clause.by_end.get(clause.words[j].end)
        if name is not None and j == start - 1:
            return clause.ending(j)
    if clause.low(i + 1) in ("by", "from"):
        return clause.starting(i + 2, len(clause.words) - 1)
    return None


def speaker_of_noun(clause: Clause, i: int) -> Phrase | None:
    """Who speaks where the noun at `i` introduces words ("her claim that “…”", "made the claim that “…”"), or None."""
    if clause.low(i + 1) not in _FOLLOWS:
        return None
    owner = owner_of(clause, i)
    if owner is not None:
        return owner
    for j in range(i - 1, max(-1, i - 2 - _REACH), -1):
        if clause.low(j) in _ISSUE:
            return clause.before(j)
        if clause.is_stop(j):
            return None
    return None


def noun_reach(clause: Clause, i: int) -> int:
    """The token up to which the noun at `i` introduces words: the next comma after "that", else the next quotation."""
    reported = clause.low(i + 1) == "that"
    for j in range(i + 1, len(clause.words)):
        low = clause.low(j)
        if low in (".", ";", ",") if reported else low[:1] == QUOTED:
            return j
    return len(clause.words)
