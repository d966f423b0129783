"""The forms of English verbs: by rule, with the irregular ones that news text needs."""

from __future__ import annotations

_IRREGULAR = {
    "say": ("said", "said"),
    "tell": ("told", "told"),
    "write": ("wrote", "written"),
    "think": ("thought", "thought"),
    "swear": ("swore", "sworn"),
    "speak": ("spoke", "spoken"),
    "see": ("saw", "seen"),
    "read": ("read", "read"),
    "find": ("found", "found"),
    "hit": ("hit", "hit"),
    "foresee": ("foresaw", "foreseen"),
    "let": ("let", "let"),
    "forbid": ("forbade", "forbidden"),
    "freeze": ("froze", "frozen"),
    "send": ("sent", "sent"),
    "withdraw": ("withdrew", "withdrawn"),
    "shut": ("shut", "shut"),
    "leave": ("left", "left"),
    "quit": ("quit", "quit"),
    "cut": ("cut", "cut"),
    "seek": ("sought", "sought"),
    "split": ("split", "split"),
    "throw": ("threw", "thrown"),
}
_DOUBLED = frozenset(
    "admit slam cap brag quip refer permit ban bar commit rebut spar plan stop cut shut let quit forbid split scrap "
    "rip expel".split()
)


def forms(lemma: str) -> tuple[str, str, str, str, str]:
    """Base, third person, past, past participle and -ing form of a verb."""
    stem = lemma[:-1] if lemma.endswith("e") else lemma + (lemma[-1] if lemma in _DOUBLED else "")
    past, ing = stem + "ed", stem + "ing"
    third = lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z")) else "s")
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        past, third, ing = lemma[:-1] + "ied", lemma[:-1] + "ies", lemma + "ing"
    if lemma.endswith("ee"):
        ing = lemma + "ing"
    first, participle = _IRREGULAR.get(lemma, (past, past))
    return lemma, third, first, participle, ing
