"""The closed classes of English that clause rules look for, lower-cased: auxiliaries, prepositions, official nouns."""

from __future__ import annotations

BE = frozenset("is are was were be been being 's 're isn't aren't wasn't weren't".split())
HAVE = frozenset("has have had having hasn't haven't hadn't".split())
POSSIBLE = frozenset("could may might can should must would cannot can't couldn't shouldn't mightn't wouldn't".split())
FUTURE = frozenset("will shall won't".split())
DO = frozenset("do does did don't doesn't didn't".split())
NEGATIVE = frozenset("not never no n't cannot neither nor without hardly".split())
AUXILIARY = BE | HAVE | POSSIBLE | FUTURE | DO | NEGATIVE | {"to"}
ADVERB = frozenset(
    "also already now still again too just even only yet then soon recently partially partly covertly formally "
    "officially jointly later long largely not never no longer further immediately finally reportedly repeatedly "
    "previously currently meanwhile therefore instead nevertheless thus quickly quietly flatly since once ever "
    "clearly widely first earlier".split()
)
PREPOSITION = frozenset(
    "in on at of from with to against for inside into within near over between towards toward around across through "
    "outside under about by via including like than as amid after before during since without upon among".split()
)
RELATIVE = frozenset("who which that whose".split())
OPENER = frozenset(
    "that who which because if unless while whether when after before although though as since until where but".split()
)
HEAD_OF = frozenset(
    "president minister leader leaders government head chief members countries states spokesman spokeswoman ministry "
    "parliament chancellor ambassador secretary general presidents ministers ambassadors envoys".split()
)
PHRASE_ENDS = frozenset([",", ";", ":", '"', "“", "”", "—", "(", ".", "said", "says", "told", "added", "saying"])
MARKS = frozenset(["“", '"', "”"])
# Who decides, where no country is named: "several countries announced", "the president ordered".
OFFICIAL_NOUNS = frozenset(
    "countries governments nations states leaders allies members ministers government administration president "
    "parliament congress senate cabinet ministry council commission court judge lawmakers legislators authorities "
    "officials chancellor premier committee regulator bank alliance bloc summit side".split()
)
CALENDAR = frozenset(
    "day week month year today yesterday night morning evening afternoon weekend summer winter".split()
)
PRONOUN = frozenset("he she they it we i who".split())
NOT_VERB_AFTER = frozenset("the a an this its their his her of 's new any no in for".split())
GOVERNING_NOUNS = frozenset(
    "decision agreement order plan plans intention right ability permission vote move need authority call calls "
    "threat promise offer deal failure refusal effort efforts attempt attempts bid chance way opportunity "
    "reason process".split()
)
GOVERNING_ADJECTIVES = frozenset("likely ready able unlikely set due willing prepared".split())

# What makes somebody do it, and it is done: "prompted NATO to order".
CAUSING = frozenset(
    "prompted forced compelled led caused drove spurred prompting forcing compelling leading causing".split()
)
DECIDING_NOUNS = frozenset(
    "decision agreement order plan plans intention permission vote move deal begin began process".split()
)
WISHES = frozenset({"need", "call", "calls", "right", "ability", "able", "authority"})
