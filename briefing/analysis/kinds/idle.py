"""Why a verb of authority decides nothing: a figure of speech, a person who goes, a report, another time."""

from __future__ import annotations

import re

from briefing.analysis.frames import Frame
from briefing.analysis.kinds.base import Score
from briefing.language.predicates import Predicate
from briefing.language.verbs import VerbClass

# "agreed with Russia's view", "agreed on the importance of calm", "recognised Turkey's right"
_OF_OPINIONS = frozenset({"agree", "recognise", "recognize", "reaffirm"})
_OPINION = re.compile(r"\s+(?:with\b(?! \w+ (?:that|to)\b)|(?:on )?(?:the|\w+[’']s) (?:importance|need|right)\b)")
_LETS = frozenset({"allow", "enable", "let"})
# "It's not official that the US has pulled out", "there is no sign that they will close it".
_UNREAL = re.compile(
    r"\bden(?:y|ied|ies|ying) that\b[^,;]*$|"
    r"(?:\bnot?|n[’']t)\s+(?:\w+\s+){0,2}?(?:official|clear|true|certain|sure|known|evidence|signs?|"
    r"indications?|proof|"
    r"confirmed)\s+(?:yet\s+)?(?:that|if|whether)\b[^,;]*$",
    re.IGNORECASE,
)
_NOT_DONE = re.compile(r"\b(?:did|has|have|had)(?:n[’']t| not| never)(?: yet)? $")  # what was left undone
_DOES_NOT = re.compile(r"\bdo(?:es)?(?:n[’']t| not) (?:\w+ )?$")
# "…, years after many countries agreed to share a currency": told beside the news.
_BESIDE = re.compile(
    r"\b(?:days|(?:week|month|year|decade)s?) (?:after|before|since)\b[^,;]*$|"
    r"\b[Ss]ince [^,;]{3,24}, when\b[^,;]*$|, (?:who|which) had (?:\w+ )?$"
)
# "Crimea, which Moscow annexed in 2014"
_CLAUSE_OF_A_YEAR = re.compile(r"\b(?:which|who|that)(?: [\w’'-]+){0,14} $")
_YEAR_BEHIND = re.compile(r"[^,;.]{0,60}? (?:in|since) (?:\w+ )?((?:19|20)\d\d)\b")
# "The law, passed last year, is", "enacted two years ago"
_LAST_YEAR = re.compile(
    r"(?: \w+){0,2} (?:last (?:year|term|century|decade|spring|summer|autumn|winter|January|February|March|April|May|"
    r"June|July|August|September|October|November|December)|(?:an?|\w+) (?:year|decade)s? (?:ago|earlier))\b"
)
# "Current law already prohibits"
_STANDING_LAW = re.compile(
    r"\b(?:[Cc]urrent|[Ee]xisting) (?:\w+ )?(?:laws?|rules|policy|legislation|regulations)\b[^,;]*$|"
    r"\b(?:laws?|rules|policy|legislation|regulations) (?:already|currently) $"
)
# "raised eyebrows", "closed ranks", "cut short", "released photos", "dismissed reports": no acts of authority.
_FIGURATIVE = re.compile(
    r"\s+(?:this|that|it|them) as\b|"
    r"\s+(?:(?!in\b|on\b|at\b|by\b|to\b|for\b|from\b|with\b|that\b|after\b)[\w’'-]+\s+){0,3}?(?:photos?|"
    r"photographs?|pictures?|images?|footage|videos?|recordings?|transcripts?|"
    r"statements?|reports?|notes?|evidence|documents?|names|figures|data|details|information|invitations?|condolences|greetings|"
    r"congratulations|thanks|letters?|"
    r"(?:number|toll) of (?:the )?(?:injured|wounded|dead|killed|victims|casualties|missing)|"
    r"claims?|explanations?|descriptions?|assertions?|arguments?|versions?|allegations?|accusations?|suggestions?|ideas?|notions?|speculation|rumou?rs|criticism|"
    r"stor(?:y|ies)|remarks?|words|comments?|warnings?|charges|(?:news|press) conferences?|eyebrows?|questions?|"
    r"concerns?|doubts?|fears?|alarms?|hopes?|worries|tensions?|ranks|short|"
    r"messages?|signals?|(?:the|an?) (?:\w+ )?(?:temperature|tone|ante|issue|prospect|possibility|spect(?:er|"
    r"re)|stakes|subject|topic|"
    r"point|door|window|way|gap|record))\b"
)
_DISMISSED_AS = re.compile(r"\s+(?:[\w’'-]+ ){1,6}?as (?:an? |the )?[\w’'-]+")  # "dismissed the leak as a stunt"
_A_NUMBER = re.compile(r"\s+(?:(?:about|some|nearly|over|more than) )?\d[\d,.]* [a-z]")  # "declared 1,549 warheads"
# "through a connection that was not authorised": says which
_NOT_AUTHORISED = re.compile(
    r"\ban? (?:[\w-]+ ){1,3}(?:that|which) (?:was|were|is|are|had been|has been) (?:not |never )?$"
)
# "raised more than $150 million", "raised funds"
_MONEY = re.compile(
    r"(?: (?:more than|just|over|nearly|about|an?|some|at least|around|only))* (?:[$€£]\d|money|funds|cash)"
)
_GATHERED = (
    r"(?:community|public|family|staff|crew|cast|gang|team|faculty|church|audience|congregation|jury|press|clergy|club)"
)
_NO_BODY = re.compile(
    rf"\b{_GATHERED}(?:[’']s)? members\b|\bmembers of (?:(?:the|an?|his|her|their|its) )?(?:\w+ )?{_GATHERED}\b"
)
# "Russian forces seized three ships": done in the field, decided by nobody that is named.
_FORCE = frozenset("seize deliver launch invade open release detain".split())
_FORCES = re.compile(
    r" (?:[Aa]rmed )?(?:[Ff]orces|troops|soldiers|warships|warplanes|jets|border guards|coast ?guard)\b"
)
_SOMEBODY_GOES = re.compile(
    r"\s+(?:(?:its|their|his|her|the|an?|top|senior)\s+)?(?:[\w-]+\s+){0,2}?"
    r"(?:[Mm]inister|[Ss]ecretary|[Ee]nvoy|[Aa]mbassador|[Dd]elegation|[Dd]iplomat|[Aa]dvis[eo]r|[Rr]epresentative|[Dd]eputy)\b"
)
_FIRES = frozenset({"launch", "fire"})
_WEAPONS = re.compile(
    r"\s+(?:[\w’',-]+ ){0,6}?(?:drones?|missiles?|rockets?|(?:air ?)?strikes?|attacks?|assaults?|barrages?|shells?)\b"
)
_OUT = frozenset({"exclude", "remove"})  # "removing Turkey from the programme", not "excluded it", "removed his hat"
_OUT_OF = re.compile(r"[^.;“”\"]{1,80}? (?:from|out of)\b")
_LEAVES = frozenset({"leave", "quit", "exit"})
# What a state leaves by decision: "Trump quit the pact"; "the envoy quit in anger", "it left a bill" decide nothing.
_BOND = re.compile(
    r"\s+(?:[\w’'-]+\s+){0,5}?(?:treaty|pact|deal|accords?|agreement|convention|alliance|union|bloc|council|"
    r"court|talks|"
    r"organi[sz]ation|NATO|EU|INF)\b"
)
# "ended with no decision", "opened on Monday", "closed lower": it is no act that a meeting or a market does so.
_GOES = frozenset({"end", "open", "close"})
_OBJECTLESS = re.compile(
    r"\s*[.,;]|\s+(?:with|without|in|on|at|after|before|early|late|higher|lower|up|down|\w+ percent|\w+day)\b"
)
_SELF = re.compile(r"\s+(?:him|her|it|them)sel(?:f|ves)\b|\s+behind\b")  # "limited himself", "left behind"
_TO_SPEAK = re.compile(r"\s+to (?:speak|comment|discuss|talk|brief|disclose)\b")
# "a report that the Pentagon had ordered": told by somebody else, and often denied.
_REPORT_THAT = re.compile(
    r"\b(?:[Rr]eports?|[Cc]laims?|[Aa]llegations?|[Aa]ccusations?|[Rr]umou?rs?|[Aa]ccounts?|[Ss]uggestions?|"
    r"[Ss]peculation)\b"
    r"[^.;:“”\"]*?\bthat\b[^.;:“”\"]*$"
)
_PLACE = re.compile(
    r"\s+(?:the\s+)?(?:\w+\s+)?(?:White House|room|building|meeting|summit|stage|podium|airport|talks|hall|palace|"
    r"office|(?:press|news) conference|breakfast|dinner)\b"
)
# "had ordered 100 of the aircraft", "had already introduced a bill": what was so before the news, unless somebody says
# it now ("said it had ordered").
_HAD = re.compile(r"\bhad (?:(?:\w+ly|already|also|not|never|once|earlier|then|long) ){0,2}$")
_SAYS = re.compile(r"\b(?:s(?:aid|ays)|told|announc\w+|confirm\w+|report\w+|according|that|add(?:ed|s)|not(?:ed|es))\b")
_WHETHER = re.compile(r"\bwhether\b[^,;]*$")  # "Left open was whether the president will impose the penalties"
# "introduced a bill to annul it"
_BILL_TO = re.compile(
    r"\b(?:introduc|propos|submit|tabl|draft|sponsor)\w* (?:an?|the) (?:[\w-]+ ){0,3}(?:bill|law|motion|draft|"
    r"resolution|proposal|amendment) (?:to|that would|which would) $|"
    r"\b(?:plan|proposal|offer|bid|request|attempt|effort|ambition|desire|wish|hope)s? (?:of|by) [^,;.]{2,40} to $"
)
# "the troops NATO is to send", "the bill Trump signed": which troops, and nothing that is done now
_WHICH = re.compile(r"\b(?:the|those|these|its|their|any) (?:[a-z-]+ ){1,3}$")
# "the request which Moscow sent", "the memorandum that the UN signed"
_OF_WHICH = re.compile(
    r"(?:\b(?:which|whom)|\b(?:memorandum|agreement|deal|treaty|pact|accord|contract|document|letter|resolution|decree|"
    r"package) that) (?:the |an? |its |their )?$"
)
_REFERS = re.compile(r"\b(?:referring|alluding|a reference) to [^,;]*$")
_FRONTED = re.compile(
    r"(?:In|On|At|After|Before|During|By|For|Since|Until|Under|With|Despite|Late|Early|As|When|While|If)\b[^,]*$"
)
_IN_A_CLAUSE = re.compile(r",|\b(?:that|because|since|as|with)\b")
_ANNOUNCED = re.compile(r", (?:it|he|she|they) $")  # "the flight, it announced, was meant to"
SAYS_BEHIND = re.compile(
    r", (?:[\w.’'-]+ ){1,8}?(?:said|says|added|adds|announced|confirmed)\b"
)  # "…, the minister said"
# "the envoy, who has been recalled,": says who somebody is
_WHO_WAS = re.compile(r", who (?:has|had|have|was|were|is) (?:\w+ly |now )?(?:been )?$")
_A_TEXT = re.compile(
    r"\b(?:[Ss]tory|[Rr]eport|[Aa]rticle|[Cc]laim|[Tt]weet|[Pp]ost|[Vv]ideo|[Pp]icture|[Pp]hoto) "
    r"(?:was|were|is|are|has been|have been|had been) (?:\w+ly |later |soon )?$"
)
_NOTHING = re.compile(r"\b(?:[Nn]othing|[Nn]o ?one|[Nn]obody) (?:was|is|has been|had been) $")
# "ordered more than 100 of the aircraft": bought; "ordered 13 to leave" is an order.
_BOUGHT = re.compile(
    r"\s+(?:(?:more than|up to|at least|as many as|some|about|nearly|around|over|another) )?"
    r"(?:\d[\d,]*|dozens|hundreds|two|three|four|five|six|ten|twelve|twenty) "
    r"(?![^.;]{0,60}?\b(?:to|out|home|expelled|from)\b)"
)
# "welcomed the Dutch and Danish pledge to give": what others decided
_REACTS = re.compile(
    r"\b(?:welcom|prais|hail|applaud|condemn|critici[sz]|denounc|deplor|regrett?|mock|resent)(?:e[sd]?|ing|ed|s)? "
    r"(?:(?!and (?![A-Z])|said\b|will\b|would\b|it\b|they\b|he\b|she\b)[\w’'-]+ )*$"
)


def decides_nothing(frame: Frame, act: Predicate) -> Score | None:
    """The score of an act of authority in name only, or None where it may be a decision."""
    return _by_what_follows(frame, act) or _by_its_clause(frame, act)


def _by_what_follows(frame: Frame, act: Predicate) -> Score | None:
    """By its object, or for want of one."""
    text = frame.sentence.text
    if _FIGURATIVE.match(text, act.end):
        return Score(0.1, f"{act.lemma}: a figure of speech")
    if act.lemma == "dismiss" and not act.passive and _DISMISSED_AS.match(text, act.end):
        return Score(0.2, "dismiss: a comment")
    if act.lemma == "declare" and _A_NUMBER.match(text, act.end):
        return Score(0.2, "declare: a count")
    if act.lemma == "raise" and _MONEY.match(text, act.end):
        return Score(0.1, "raise: money is collected")
    if act.lemma == "pass" and any(0 <= m.start - act.end <= 1 for m in frame.mentions):
        return Score(0.1, "pass: who is overtaken")
    if act.noun == "members" and _NO_BODY.search(text):
        return Score(0.2, f"{act.lemma}: members of no official body")
    if act.lemma == "summon":
        return Score(0.3, "summon: a protest")
    if act.lemma == "stop" and text.startswith(" short of", act.end):
        return Score(0.2, "stop: short of it")
    if act.lemma == "announce" and text.startswith(" no ", act.end):
        return Score(0.2, "announce: nothing")
    if act.lemma == "send" and not act.passive and _SOMEBODY_GOES.match(text, act.end):
        return Score(0.3, "send: somebody goes")
    if act.lemma in _FIRES and _WEAPONS.match(text, act.end):
        return Score(0.3, f"{act.lemma}: an act of war")
    if act.lemma in _FORCE and act.actor and _FORCES.match(text, act.actor.end):
        return Score(0.3, f"{act.lemma}: an act of war")
    if act.lemma in _LEAVES and _PLACE.match(text, act.end):
        return Score(0.1, f"{act.lemma}: a person goes")
    if act.lemma == "limit" and act.passive and not text.startswith((" to ", " by "), act.end):
        return Score(0.1, "limit: something is small")
    if act.lemma in _OUT and not _OUT_OF.match(text, act.end):
        return Score(0.3, f"{act.lemma}: nobody is put out of anything")
    if _SELF.match(text, act.end) or (act.negated and act.lemma == "agree"):
        return Score(0.1, f"{act.lemma}: nothing is decided")
    if VerbClass.PERMIT in act.classes and _TO_SPEAK.match(text, act.end):
        return Score(0.1, f"{act.lemma}: who may speak")
    if frame.asks:
        return Score(0.2, f"{act.lemma}: asked")
    if act.lemma in _OF_OPINIONS and _OPINION.match(text, act.end):
        return Score(0.2, f"{act.lemma}: an opinion")
    if act.lemma in _GOES and not act.passive and _OBJECTLESS.match(text, act.end):
        return Score(0.1, f"{act.lemma}: takes its course")
    if act.passive and act.pronoun in {"he", "she", "i"}:
        return Score(0.2, f"{act.lemma}: done to a person")
    if act.lemma in _LEAVES and not _BOND.match(text, act.end):
        return Score(0.2, f"{act.lemma}: nobody leaves anything that binds")
    return None


def _by_its_clause(frame: Frame, act: Predicate) -> Score | None:
    """By what stands before it: it is reported, unreal, left undone or of another time."""
    before = frame.sentence.text[: act.start]
    if act.lemma in _LETS and before.rstrip().endswith(","):
        return Score(0.3, f"{act.lemma}: a consequence")  # ", allowing it to develop …"
    if "that" in before and _REPORT_THAT.search(before):
        return Score(0.3, f"{act.lemma}: a report")
    if _CLAUSE_OF_A_YEAR.search(before) and _earlier(frame, act):
        return Score(0.2, f"{act.lemma}: in an earlier year")
    if act.actor is not None and _tells_which(frame.sentence.text[: act.actor.start]):
        return Score(0.3, f"{act.lemma}: says which")
    if act.actor is not None and _OF_WHICH.search(frame.sentence.text, 0, act.actor.start):
        return Score(0.3, f"{act.lemma}: says which")
    if _REFERS.search(before):
        return Score(0.3, f"{act.lemma}: what is referred to")
    if act.lemma == "announce" and _ANNOUNCED.search(before):
        return Score(0.2, "announce: only says so")
    if "whether" in before and _WHETHER.search(before):
        return Score(0.2, f"{act.lemma}: it is open whether")
    if _BILL_TO.search(before):
        return Score(0.3, f"{act.lemma}: proposed only")
    if _UNREAL.search(before):
        return Score(0.2, f"{act.lemma}: said not to be so")
    if act.negated and VerbClass.PERMIT not in act.classes and _NOT_DONE.search(before):
        return Score(0.3, f"{act.lemma}: not done")
    if act.negated and act.classes == {VerbClass.RULE} and _DOES_NOT.search(before):
        return Score(0.2, f"{act.lemma}: never done")  # "NATO does not vote"
    if _LAST_YEAR.match(frame.sentence.text, act.end):
        return Score(0.2, f"{act.lemma}: in an earlier year")
    if act.passive and _A_TEXT.search(before):
        return Score(0.1, f"{act.lemma}: done to a text")
    if _NOTHING.search(before):
        return Score(0.1, f"{act.lemma}: nothing")
    if act.lemma == "order" and not act.passive and _BOUGHT.match(frame.sentence.text, act.end):
        return Score(0.3, "order: a purchase")
    if act.passive and (_WHO_WAS.search(before) or _NOT_AUTHORISED.search(before)):
        return Score(0.3, f"{act.lemma}: says who or which one it is")
    if _HAD.search(before) and not _SAYS.search(before) and not SAYS_BEHIND.search(frame.sentence.text, act.end):
        return Score(0.35, f"{act.lemma}: before the news")
    if _REACTS.search(before):
        return Score(0.4, f"{act.lemma}: what others decided")
    if act.actor is None and before.endswith(" who "):
        return Score(0.3, f"{act.lemma}: says who somebody is")
    if _STANDING_LAW.search(before):
        return Score(0.3, f"{act.lemma}: the law as it is")
    if _BESIDE.search(before):
        return Score(0.3, f"{act.lemma}: at another time")
    return None


def _tells_which(before: str) -> bool:
    """Whether a noun stands right before who acts, which the act only describes."""
    noun = _WHICH.search(before)
    return (
        noun is not None and _FRONTED.match(before) is None and _IN_A_CLAUSE.search(before, 0, noun.start()) is not None
    )


def _earlier(frame: Frame, act: Predicate) -> bool:
    """Whether a year before the article's stands behind the act, in its clause."""
    year = _YEAR_BEHIND.match(frame.sentence.text, act.end)
    return year is not None and frame.year is not None and int(year.group(1)) < frame.year
