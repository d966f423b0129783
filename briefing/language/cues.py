"""Verbs that report speech, with their forms: general English classes of reporting verbs, no words of any one story."""

from __future__ import annotations

import re

from briefing.language.inflection import forms

# Verbs that report what somebody says or writes, and take "that" or a quotation.
SPEECH = """
    say tell add state announce warn claim argue insist stress note explain reply respond write declare assert
    maintain contend suggest observe remark comment confirm acknowledge admit concede deny allege report reveal
    disclose emphasize emphasise underline underscore reiterate repeat continue conclude predict promise vow
    pledge complain caution recall joke quip tweet post testify recount relate mention ask answer inform assure
    remind advise urge indicate hint signal imply estimate believe think hope fear expect agree counter retort
    interject muse shout exclaim whisper mutter murmur intone boast brag lament read charge counsel protest propose
    elaborate proclaim profess swear recommend summarize summarise communicate stipulate vent opine rule find
    grumble thunder sneer snap reckon
    remember yell scream chant text email enthuse gush
    """.split()
# Verbs that describe or judge, and take a quoted phrase as a part of their clause.
JUDGEMENT = """
    accuse blame praise hail condemn denounce criticize criticise slam blast call describe label brand dub term
    welcome applaud demand promise threaten reject dismiss rebuke decry deride mock characterize characterise
    refer point cite quote speak express question appeal plead argue compare liken portray depict tout
    congratulate thank voice issue lash scold chide lambast ridicule assail commend laud salute deplore regret
    apologize apologise confess
    """.split()


def _table(lemmas: list[str]) -> dict[str, str]:
    return {form: lemma for lemma in lemmas for form in forms(lemma)}


SPEECH_FORMS = _table(SPEECH)
CUE_FORMS = _table(JUDGEMENT) | SPEECH_FORMS
FINITE_PAST = frozenset(forms(lemma)[2] for lemma in SPEECH + JUDGEMENT)
ING = {forms(lemma)[4]: lemma for lemma in SPEECH + JUDGEMENT}
# Forms that are as often nouns ("the reports", "his public comments").
NOUN_LIKE = frozenset(
    form
    for lemma in (
        "report claim comment note remark post tweet charge answer call view talk fear hope estimate promise "
        "threat question demand issue release rule state signal protest regret cite point praise blame attack "
        "support find read vent counter counsel joke boast brag warn reply caution advise mention quote label "
        "brand term hint recall urge defend read hit compare plead appeal voice salute rebuke repeat lament "
        "text email scream chant yell"
    ).split()
    for form in (forms(lemma)[0], forms(lemma)[1])
)
# Verbs of which any noun can be the subject: "the clip says", "one questioner asked".
CORE = frozenset(
    form
    for lemma in "say tell ask add claim state argue write warn explain conclude".split()
    for form in forms(lemma)[1:4]
)
# Two words that report: "as the paper put it", "he went on", "she pointed out".
PAIRS = {
    ("put", "it"),
    ("puts", "it"),
    ("went", "on"),
    ("goes", "on"),
    ("pointed", "out"),
    ("points", "out"),
    ("chimed", "in"),
    ("put", "forward"),
    ("made", "clear"),
    ("makes", "clear"),
    ("made", "plain"),
    ("makes", "plain"),
}
# Verbs that stand before their subject: "…", said Mr Putin.
INVERTED = frozenset(
    form
    for lemma in """
    say add write ask explain warn note argue reply respond state tweet continue conclude declare insist claim
    announce observe remark recall admit joke quip report counter suggest predict complain agree stress assert
    caution lament read muse promise vow pledge confirm acknowledge concede maintain contend emphasize
    emphasise reiterate repeat comment reveal testify elaborate exclaim shout whisper mutter retort proclaim
    boast counter remember believe think yell scream chant enthuse gush urge advise
    """.split()
    for form in forms(lemma)[1:3]
)
CUE_NEAR = re.compile(
    r"(?<![-\w])(?:"
    + "|".join(sorted(CUE_FORMS, key=lambda f: (-len(f), f)))
    + r"|according to)\b(?=[^.!?\0]*\0)|\0[^.!?]*\b(?:"
    r"said|says|told|added|according to|wrote)\b"
)
