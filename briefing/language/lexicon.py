"""Closed classes of English words that bound clauses and phrases: the grammar's data."""

from __future__ import annotations

import re

QUOTED = "\x01"
PRONOUNS = frozenset("he she they it i we".split())
DETERMINERS = frozenset(
    "the a an one another two three four five six seven eight nine ten several some many most all both each "
    "few other his her its their my our this that these those any no every dozens more".split()
)
AUXILIARIES = frozenset(
    "has have had is are was were be been being will would can could may might must shall should do does did "
    "not n't cannot don't doesn't didn't isn't wasn't hasn't haven't hadn't won't wouldn't couldn't".split()
)
PREPOSITIONS = frozenset(
    "for of at in from with to on under by about against over after before during near inside outside within "
    "between among into as without amid despite since until following including like behind across around "
    "through toward towards upon".split()
)
SUBORDINATORS = frozenset(
    "that if when while although though because since after before as whether unless until where but so and or "
    "than what how why whereas once".split()
)
CLAUSE_OPENERS = SUBORDINATORS - frozenset(["as", "after", "before", "since", "and", "or"])
# No noun phrase begins with one of these.
NO_START = (PREPOSITIONS | AUXILIARIES | SUBORDINATORS) - {"that", "no"}
RELATIVES = frozenset(["who", "which", "whom", "whose"])
ADVERBS = frozenset(
    "also then later again already now still never once ever just even always often soon too further instead "
    "however meanwhile first earlier yesterday today tomorrow thus therefore either separately reportedly "
    "himself herself itself themselves so long far rather quite almost both back".split()
)
TIME = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august "
    "september october november december week month year morning afternoon evening night weekend day hours "
    "days weeks months yesterday today tomorrow ago".split()
)
TIME_LEFT = frozenset("on last this next late early earlier later the that in of a few two three every since".split())
DATE = re.compile(r"\d{4}-\d|\d{1,2}:\d\d")
STOPS = frozenset(',;:()[]“”"«»„—–!?-') | {"--", "''", "'", "‘", "’"}
OTHERS = frozenset(["who", "one", "others", "many", "some"])
