"""Verbs by what they do in news text, with their forms: general English classes, no words of any one story.

The classes follow the idea of Levin (English Verb Classes and Alternations, 1993): verbs of one class take the same
actors and mean the same kind of act. A form is looked up in a dictionary, so the cost is one look-up a word.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cache

from briefing.language.inflection import forms


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


class Form(StrEnum):
    """Which form of the verb stands in the text; a form may be several of these."""

    BASE = "base"
    THIRD = "third"
    PAST = "past"
    PARTICIPLE = "participle"
    ING = "ing"


_CLASSES: dict[VerbClass, str] = {
    VerbClass.PERMIT: """
        allow permit authorize authorise approve let enable lift ease relax loosen greenlight grant legalize legalise
        waive unblock exempt
    """,
    VerbClass.FORBID: """
        ban bar cap prohibit forbid outlaw block restrict limit suspend freeze halt stop veto curb tighten
        disallow rescind revoke
    """,
    VerbClass.RULE: """
        decide order rule direct adopt pass vote ratify sign enact decree declare announce impose introduce launch
        appoint dismiss sack nominate elect instruct task reverse overturn finalize finalise reaffirm amend repeal
        invoke recognise recognize endorse abstain abolish abrogate annul overrule override
    """,
    VerbClass.MOVE: """
        expel evict deport dispatch redeploy relocate withdraw recall pull close shut shutter reopen open deploy
        send deliver supply provide donate transfer sanction designate seize annex invade leave quit exit
        abandon terminate end cancel scrap postpone delay extend renew raise increase double triple cut reduce
        slash lower boost bolster strengthen station mobilize mobilise evacuate release boycott kick boot throw summon
        arrest detain charge extradite remove exclude oust sever blacklist delist disband dissolve downgrade resume
        restore reinstate withhold pause shelve earmark allocate confiscate
    """,
    VerbClass.COMMIT: "agree commit pledge comply",
    VerbClass.REFUSE: "refuse reject decline deny rebuff dismiss exclude",
    VerbClass.WISH: """
        want urge ask call press push demand appeal plead request hope seek wish beg lobby propose suggest recommend
        advise encourage pressure need expect insist
    """,
    VerbClass.SUPPORT: "support back favour favor welcome hail praise applaud endorse champion advocate embrace",
    VerbClass.OPPOSE: "oppose resist object reject protest condemn caution fear hesitate balk warn abstain",
    VerbClass.BLAME: """
        criticize criticise blast slam assail attack denounce accuse berate rebuke chide scold lambast lambaste complain
        lament fault blame rail fume scoff mock insult deride lash bemoan decry chastise rip confront target bristle
    """,
    VerbClass.DIFFER: """
        disagree differ dispute contest contradict counter clash diverge split divide quarrel argue rebut refute
        question challenge doubt bicker spar
    """,
    VerbClass.DEFEND: """
        defend maintain insist justify stress emphasize emphasise underline reiterate rebuff downplay tout acknowledge
        concede
    """,
    VerbClass.FORESEE: """
        expect consider weigh mull discuss debate contemplate predict forecast anticipate study examine review explore
    """,
}


@cache
def verb_forms() -> dict[str, tuple[str, frozenset[Form], frozenset[VerbClass]]]:
    """Every known form → (lemma, which forms it may be, the lemma's classes)."""
    classes: dict[str, set[VerbClass]] = {}
    for verb_class, words in _CLASSES.items():
        for lemma in words.split():
            classes.setdefault(lemma, set()).add(verb_class)
    table: dict[str, tuple[str, frozenset[Form], frozenset[VerbClass]]] = {}
    for lemma, its in classes.items():
        may_be: dict[str, set[Form]] = {}
        for word, form in zip(forms(lemma), Form, strict=True):
            may_be.setdefault(word, set()).add(form)
        for word, kinds in may_be.items():
            table.setdefault(word, (lemma, frozenset(kinds), frozenset(its)))
    return table
