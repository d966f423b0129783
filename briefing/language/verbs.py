"""Verbs by what they do in news text, with their forms: general English classes, no words of any one story.

The classes follow the idea of Levin (English Verb Classes and Alternations, 1993): verbs of one class take the same
actors and mean the same kind of act. A form is looked up in a dictionary, so the cost is one look-up a word.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cache


class VerbClass(StrEnum):
    """What kind of act a verb names."""

    PERMIT = "permit"
    FORBID = "forbid"
    RULE = "rule"  # decide, vote, adopt: acts of authority
    MOVE = "move"  # what governments do to others: expel, sanction, deploy, supply, recall
    COMMIT = "commit"
    REFUSE = "refuse"
    WISH = "wish"
    SUPPORT = "support"
    OPPOSE = "oppose"
    BLAME = "blame"
    DIFFER = "differ"
    DEFEND = "defend"
    FORESEE = "foresee"


_CLASSES: dict[VerbClass, str] = {
    VerbClass.PERMIT: "allow permit authorize authorise approve let enable lift ease relax loosen greenlight grant legalize legalise waive unblock",
    VerbClass.FORBID: "ban bar prohibit forbid outlaw block restrict limit suspend freeze halt stop veto curb tighten disallow rescind revoke",
    VerbClass.RULE: "decide order rule direct adopt pass vote ratify sign enact decree declare announce impose introduce launch establish appoint dismiss sack nominate elect instruct task reverse overturn finalize finalise reaffirm repeal amend invoke recognise recognize endorse",
    VerbClass.MOVE: "expel evict deport withdraw recall pull close shut shutter reopen open deploy send deliver supply provide donate transfer sanction designate seize annex invade leave quit exit abandon terminate end cancel scrap postpone delay extend renew raise increase double triple cut reduce slash lower boost bolster strengthen station mobilize mobilise evacuate release free boycott summon arrest detain charge extradite",
    VerbClass.COMMIT: "agree commit pledge plan",
    VerbClass.REFUSE: "refuse reject decline deny rebuff dismiss exclude",
    VerbClass.WISH: "want urge ask call press push demand appeal plead request hope seek wish beg lobby propose suggest recommend advise encourage pressure need expect insist",
    VerbClass.SUPPORT: "support back favour favor welcome hail praise applaud endorse champion advocate embrace",
    VerbClass.OPPOSE: "oppose resist object reject protest condemn caution fear hesitate balk warn",
    VerbClass.BLAME: "criticize criticise blast slam assail attack denounce accuse berate rebuke chide scold lambast lambaste complain lament fault blame rail fume scoff mock insult deride lash bemoan decry chastise rip confront target bristle",
    VerbClass.DIFFER: "disagree differ dispute contest contradict counter clash diverge split divide quarrel argue rebut refute question challenge doubt bicker spar",
    VerbClass.DEFEND: "defend maintain insist justify stress emphasize emphasise underline reiterate rebuff downplay tout acknowledge concede",
    VerbClass.FORESEE: "expect consider weigh mull discuss debate contemplate predict forecast anticipate study examine review explore",
}
_IRREGULAR: dict[str, tuple[str, str]] = {
    "let": ("let", "let"), "forbid": ("forbade", "forbidden"), "freeze": ("froze", "frozen"), "set": ("set", "set"),
    "send": ("sent", "sent"), "withdraw": ("withdrew", "withdrawn"), "shut": ("shut", "shut"), "leave": ("left", "left"),
    "quit": ("quit", "quit"), "cut": ("cut", "cut"), "undertake": ("undertook", "undertaken"), "seek": ("sought", "sought"),
    "split": ("split", "split"), "free": ("freed", "freed"), "deny": ("denied", "denied"), "rebut": ("rebutted", "rebutted"),
    "spar": ("sparred", "sparred"), "bid": ("bid", "bid"),
}  # fmt: skip
_DOUBLED = frozenset(
    {
        "permit",
        "ban",
        "bar",
        "commit",
        "refer",
        "rebut",
        "spar",
        "plan",
        "stop",
        "curb",
        "cut",
        "shut",
        "let",
        "set",
        "quit",
        "forbid",
        "split",
        "scrap",
        "slam",
        "rip",
        "expel",
        "rebel",
        "annex",
    }
) - {"curb", "annex"}


class Form(StrEnum):
    """Which form of the verb stands in the text; a form may be several of these."""

    BASE = "base"
    THIRD = "third"
    PAST = "past"
    PARTICIPLE = "participle"
    ING = "ing"


def _forms(lemma: str) -> dict[str, set[Form]]:
    found: dict[str, set[Form]] = {}

    def add(word: str, form: Form) -> None:
        found.setdefault(word, set()).add(form)

    stem = lemma[:-1] if lemma.endswith("e") else lemma + (lemma[-1] if lemma in _DOUBLED else "")
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        past, third, ing = lemma[:-1] + "ied", lemma[:-1] + "ies", lemma + "ing"
    else:
        past, ing = stem + "ed", stem + "ing"
        third = lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z")) else "s")
    if lemma.endswith("ee"):
        past, ing = lemma + "d", lemma + "ing"
    first, participle = _IRREGULAR.get(lemma, (past, past))
    for word, form in (
        (lemma, Form.BASE),
        (third, Form.THIRD),
        (first, Form.PAST),
        (participle, Form.PARTICIPLE),
        (ing, Form.ING),
    ):
        add(word, form)
    return found


@cache
def verb_forms() -> dict[str, tuple[str, frozenset[Form], frozenset[VerbClass]]]:
    """Every known form → (lemma, which forms it may be, the lemma's classes)."""
    classes: dict[str, set[VerbClass]] = {}
    for verb_class, words in _CLASSES.items():
        for lemma in words.split():
            classes.setdefault(lemma, set()).add(verb_class)
    table: dict[str, tuple[str, frozenset[Form], frozenset[VerbClass]]] = {}
    for lemma, its in classes.items():
        for word, forms in _forms(lemma).items():
            table.setdefault(word, (lemma, frozenset(forms), frozenset(its)))
    return table
