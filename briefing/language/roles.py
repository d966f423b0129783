"""Nouns that say what somebody is: offices, trades and groups, by a list of general English and by endings."""

from __future__ import annotations

import re
from functools import lru_cache

# Abbreviated and courtesy titles stand before a name only.
TITLES = frozenset(
    "mr mrs ms miss mx dr prof sir dame lord lady sen rep gov gen col lt sgt capt maj adm cmdr rev hon "
    "messrs brig pfc pvt cpl supt det atty pres msgr mme".split()
)
FEMALE = frozenset("mrs ms miss dame lady mme queen princess duchess baroness sister mother actress".split())
MALE = frozenset("mr sir lord king prince duke baron brother father pope actor".split())

ROLE_NOUNS = frozenset(
    """
    president premier chancellor minister secretary chief leader head director chairman chairwoman chair chairperson
    spokesman spokeswoman spokesperson spokespeople official officer ambassador envoy diplomat negotiator commissioner
    general admiral colonel captain major lieutenant sergeant commander marshal brigadier commodore soldier
    senator congressman congresswoman representative lawmaker legislator politician mayor governor deputy member
    king queen prince princess pope bishop archbishop cardinal patriarch emperor sultan emir sheikh ayatollah imam rabbi
    judge justice prosecutor attorney lawyer counsel sheriff detective inspector constable investigator policeman
    professor lecturer analyst expert researcher scientist economist historian scholar fellow academic teacher student
    author writer journalist reporter correspondent editor columnist commentator anchor presenter host blogger
    doctor physician nurse surgeon patient paramedic epidemiologist scientist engineer
    executive ceo cfo manager founder owner partner banker trader investor strategist consultant adviser advisor aide
    assistant coordinator administrator treasurer speaker whip candidate nominee incumbent frontrunner opponent
    activist campaigner organiser organizer dissident protester demonstrator supporter critic rebel militant fighter
    witness resident neighbor neighbour survivor victim farmer worker driver pilot fisherman villager voter refugee
    source insider person man woman boy girl mother father son daughter brother sister wife husband widow friend
    uncle aunt cousin nephew niece grandfather grandmother grandson granddaughter sibling stepfather stepmother spouse
    fiance fiancé fiancée girlfriend boyfriend classmate teammate roommate
    relative parent colleague counterpart ally rival opponent veteran director-general secretary-general czar tsar
    creator viewer reader caller customer passenger commuter traveler traveller tourist migrant settler
    operator designer architect developer programmer entrepreneur retailer grocer
    astronaut cosmonaut meteorologist forecaster firefighter rescuer responder volunteer hiker climber
    respondent shareholder spectator onlooker bystander surrogate operative supervisor interviewer examiner
    superintendent registrar clerk trustee
    gunman hostage prisoner inmate defendant plaintiff petitioner juror suspect accuser
    guest user deacon cleric mullah rebel insurgent separatist
    mediator negotiator facilitator arbiter overseer inspector auditor ombudsman watchdog lobbyist pollster
    rector provost curator librarian archaeologist biographer novelist poet playwright
    filmmaker producer photographer cameraman broadcaster publisher drummer guitarist frontman bassist composer rapper
    mouthpiece boss supremo oligarch tycoon magnate mogul hardliner loyalist firebrand strongman warlord dictator
    successor predecessor crony henchman
    coach player captain striker winger actor actress singer musician artist chef
    democrat republican conservative liberal socialist communist
    """.split()
)
# Bodies and documents that speak: "the ministry said", "the report says".
SPEAKING_NOUNS = frozenset(
    """
    government ministry department agency office administration embassy mission council commission committee party court
    parliament senate congress cabinet alliance bloc union group company firm bank police army military navy force
    statement report study survey poll letter document memo article story editorial newspaper paper magazine website
    channel network broadcaster outlet service bureau board organisation organization institute foundation charity
    campaign team panel tribunal watchdog regulator authority authorities ministry kremlin airline hospital university
    indictment filing transcript release communique communiqué tweet post email e-mail message note book resolution
    family crowd jury couple crew pair duo trio audience community industry federation coalition regime junta
    description listing review complaint lawsuit notice warning ruling verdict law constitution treaty declaration
    bylaw guideline manual textbook dossier brochure leaflet petition charter protocol paragraph passage inscription
    caption label sign banner plaque billboard advertisement advert ad page site blog op-ed essay paper chapter
    country nation state ally member capital leadership majority minority data figures documents
    sources officials people media press news opposition delegation leadership
    """.split()
)
_PERSON_ENDING = re.compile(r"(?:man|woman|men|women|person|people|(?<!s)(?<!ex)(?<!enl)ists?|crats?|(?<!m)ians?)$")
_NOT_PERSONS = frozenset("human german roman talisman common specimen regimen abdomen asian indian".split())
_IRREGULAR_PLURAL = {"men": "man", "women": "woman", "people": "person", "spokespeople": "spokesperson"}
_ORGANISATION = re.compile(
    r"\b(?:Ministry|Department|Council|Commission|Committee|Union|Party|Bank|Agency|House|Senate|Congress|Parliament|"
    r"University|Institute|Institution|Foundation|Group|Inc|Corp|Co|Ltd|LLC|Court|Office|Bureau|Service|Services|"
    r"Embassy|Mission|Association|Organi[sz]ation|Alliance|Federation|Kremlin|Pentagon|Times|Post|Journal|News|Press|"
    r"Herald|Tribune|Guardian|Telegraph|Radio|Television|TV|Network|Center|Centre|Fund|Authority|Board|Administration|"
    r"Army|Navy|Force|Forces|Corps|Guard|Police|League|Society|Campaign|Team|Club|School|College|Hospital|Church|"
    r"Airlines|Airways|Company|Chamber|Assembly|Duma|Secretariat|Convention|Treaty|Act|Agreement|Accord|Summit)\b"
)


# Who speaks and acts for no state, whatever country stands before: "a German carmaker", "Berlin's Charité hospital".
PRIVATE = re.compile(
    r"\b(?:expert|analyst|scholar|historian|critic|dissident|journalist|professor|researcher|fellow|author|economist|"
    r"former|ex-|activist|reporter|correspondent|editor|commentator|columnist|pundit|pollster|consultant|lecturer|"
    r"climber|hiker|tourist|traveler|traveller|resident|survivor|victim|villager|farmer|worker|voter|refugee|witness|"
    r"student|teacher|doctor|nurse|surgeon|passenger|player|coach|athlete|actor|actress|singer|artist|priest|mother|"
    r"father|daughter|son|wife|husband|widow|brother|sister|businessman|businesswoman|investor|banker|trader|"
    r"lawyer|news|television|newspaper|employers?|employees?|automakers?|retailers?|consumers?|households|fans|"
    r"rapper|scientist|(?<!state )(?<!state-owned )(?<!state-run )(?:company|firm|airline)|carmakers?|hospital|clinic|"
    r"university|institute|think-?tank|museum|club|church|charity|foundation|festival|magazine|tabloid|broadcaster|"
    r"website|football team|national team|contractor|supplier|manufacturer|consortium|exporter|importer|start-?up)s?\b|"
    r"\b(?:compan|universit|charit)ies\b",
    re.IGNORECASE,
)


def singular(word: str) -> str:
    """The singular of a lower-case role noun, by general rules."""
    if word in _IRREGULAR_PLURAL:
        return _IRREGULAR_PLURAL[word]
    if word.endswith(("women", "men")):
        return word[:-2] + "an"
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith("s") and not word.endswith("ss"):
        return word[:-1]
    return word


@lru_cache(maxsize=50_000)
def is_role(word: str) -> bool:
    """Whether a word names what a person is ("official", "spokeswomen", "Minister", "economists")."""
    low = word.lower().rstrip(".")
    return (
        low in ROLE_NOUNS
        or singular(low) in ROLE_NOUNS
        or (len(low) > 5 and low[0] == word[0] and low not in _NOT_PERSONS and bool(_PERSON_ENDING.search(low)))
    )


# Offices and trades in -man; other capitalised words in -man are surnames.
_OFFICES_IN_MAN = frozenset(
    "spokes chair congress council assembly committee select alder business police fire news clergy service states "
    "sports crafts guards anchor camera weather fore ombuds front sales crew air sea infantry rifle noble lay".split()
)


@lru_cache(maxsize=50_000)
def is_title(word: str) -> bool:
    """Whether a capitalised word of a name is an office or trade rather than a surname like "Bergman"."""
    low = word.lower().rstrip(".")
    if low.endswith(("ian", "ians", "quist", "qvist", "kvist")):
        return low in ROLE_NOUNS
    if low.endswith("man") and not low.endswith("woman"):
        return low in ROLE_NOUNS or low[:-3] in _OFFICES_IN_MAN
    return is_role(low)


@lru_cache(maxsize=50_000)
def is_speaking(word: str) -> bool:
    """Whether a common noun can be the subject of a verb of speech."""
    low = word.lower().rstrip(".")
    return is_role(low) or low in SPEAKING_NOUNS or singular(low) in SPEAKING_NOUNS


@lru_cache(maxsize=50_000)
def is_plural(word: str) -> bool:
    """Whether a role noun stands for several."""
    low = word.lower()
    return low in _IRREGULAR_PLURAL or low in ("media", "police") or (singular(low) != low and not low.endswith("ics"))


@lru_cache(maxsize=50_000)
def is_organisation(name: str) -> bool:
    """Whether a name holds a word that bodies, not people, have in their names, or is an acronym."""
    return bool(_ORGANISATION.search(name)) or bool(re.fullmatch(r"[A-Z]{2,6}|(?:[A-Z]\.){2,}", name))


def head_noun(role: str) -> str:
    """The head noun of a role ("spokesman for the bank"): the last word before its first preposition."""
    words: list[str] = []
    for word in role.split():
        if words and word in ("of", "for", "at", "in", "to", "from", "with", "and", "on", "under"):
            break
        words.append(word)
    return words[-1] if words else ""


_COURTESY = re.compile(r"(?:Mr|Mrs|Ms|Miss|Dr)\.? [A-Z][a-z]+")  # "Ms Bishop" is an office by her name alone
# "Foreign Minister Julie Bishop", whose name is that of an office.
_NAMED_LIKE_AN_OFFICE = re.compile(
    r"(?P<role>(?:[\w.’'-]+ )*?(?P<of>[A-Za-z-]+)) (?P<name>(?P<given>[A-Z][a-z]+) [A-Z][a-z]+)$"
)


def named_like_an_office(spelled: str) -> tuple[str, str | None] | None:
    """Name and role of somebody whose name is that of an office: "Foreign Minister Julie Bishop", "Ms Bishop"."""
    if _COURTESY.fullmatch(spelled):
        return spelled, None
    found = _NAMED_LIKE_AN_OFFICE.match(spelled)
    if found is None or not is_role(found["of"]) or is_role(found["given"]):
        return None
    return found["name"], found["role"]


OF_ANY_STATE = frozenset(
    "foreign defence defense prime vice deputy interior finance economy energy trade justice health acting state first "
    "general press senior national security council adviser ministry government parliament senate permanent high rear "
    "major lieutenant affairs of the for and".split()
)
OFFICES = frozenset(
    "president premier chancellor minister secretary ambassador envoy spokesman spokeswoman spokesperson adviser "
    "advisor governor mayor senator general admiral colonel commander chief head leader chairman chairwoman chair "
    "king queen "
    "representative negotiator speaker commissioner director lawmaker diplomat analyst professor historian scholar "
    "economist expert judge prosecutor lawyer researcher fellow editor".split()
)


def says_of_what(office: str) -> bool:
    """Whether an office names the state or body that it is held in: "Russian Foreign Minister", "Kremlin spokesman"."""
    return any(w[0].isupper() and w.lower() not in OFFICES | OF_ANY_STATE for w in office.split())
