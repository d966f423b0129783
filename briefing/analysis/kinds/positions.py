"""Positions: where members of a group stand on the question, and where they differ.

It takes a member as speaker or actor and one of: a word for the difference itself, an act of opposing, refusing,
criticising or defending towards another member or the matter in dispute, or a statement of what may, must or should
be done. Condemning an outsider, a call for calm and praise are no positions.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from briefing.analysis.frames import Frame
from briefing.analysis.kinds.base import Score, sides_of, state_of
from briefing.analysis.kinds.differences import difference_named
from briefing.language.actors import ActorMention, MentionKind
from briefing.language.mood import Mood
from briefing.language.predicates import Predicate
from briefing.language.tokens import lowered
from briefing.language.verbs import VerbClass
from briefing.models import Actor, ActorKind, SectionSpec

# Patterns without capitals are for the sentence in lower case.
# What may, must or should be done about the matter.
_NORMATIVE = re.compile(
    r"\b(?:should(?:n[’']t| not)?|must(?:n[’']t)?|ought to|ha(?:s|ve) (?:the|every|no) right|right (?:\w+ ){0,4}to|"
    r"(?:have|has|had) to|need(?:s|ed)? to|time has come|cannot|can[’']t|(?:it is|it[’']s) (?:im)?possible|"
    r"no (?:plans?|intention) (?:to|of)|no (?:plans?|intention|reason)|"
    r"no (?:\w+ ){0,2}(?:soldiers?|troops?|forces|weapons?|missiles?|jets?) (?:would|will)|"
    r"reconsider|rethink|independent|in favou?r of|(?<!the )willing(?:ness)?|open to|ready to|"
    r"prepared to|rules? out|ruled out|against (?:the (?:idea|plan|move|proposal|decision)|\w+ing))\b"
)
_OWN_PART = re.compile(
    r"\bno (?:plans?|intention) (?:to|of)\b|\brul(?:es?|ed) out\b|\bimpossible\b|\bno [\w ]+ (?:would|will)\b",
    re.IGNORECASE,
)
_DUTY = re.compile(r"should|must|ought|(?:have|has|had) to|need", re.IGNORECASE)
# How another's conduct is judged: it takes a member to be judged.
_EVALUATIVE = re.compile(
    r"\b(?:unfair|inappropriate|unacceptable|outrageous|unreasonable|irresponsible|not (?:nearly )?enough|too "
    r"(?:little|much)|"
    r"fair share|burden|owes?|owed|delinquent|would not|will not|won[’']t|paying|pays?)\b"
)
_SUPPORT = re.compile(
    r"\b(?:add(?:ed|s)?|voic(?:ed|es?)|express(?:ed|es)?|signal(?:led|ed|s)?|offer(?:ed|s)?) (?:his|her|its|their) "
    r"(?:full |strong |own )?(?:support|backing|opposition|doubts?|concerns?)\b|\bshift(?:ed|s)? (?:the dial|"
    r"position|stance)\b"
)
# Then a name: what is said is said of it, whoever else stands before: "At NATO's table he said Germany's debts …".
_SAYS_OF = re.compile(
    r"\b(?:said|says|saying|insist(?:ed|s|ing)|argu(?:ed|es|ing)|claim(?:ed|s|ing)|complain(?:ed|s|ing)|"
    r"warn(?:ed|s|ing)|add(?:ed|s|ing)|stress(?:ed|es|ing)|suggest(?:ed|s|ing)|charg(?:ed|es|ing))(?: that)? (?:the )?$"
)
_PRESSURE = re.compile(r"\b(?:appl|put|exert|pil|heap|increas)\w* (?:\w+ ){0,2}pressure on\b")
_PRAISE = re.compile(
    r"\b(?:solidarity|grateful|thank\w*|prais\w+|welcom\w+|appreciat\w+|stand(?:s|ing)? (?:with|united|shoulder)|"
    r"together|"
    r"coordinat\w+|in conjunction|partners?|closest|great|support\w*|"
    r"(?:will|shall) (?:always )?(?:defend|protect|stand)|protects|every ally)\b"
)
# An ally praised, thanked or stood with, an outsider condemned: no difference, whatever verb stands beside it.
_CONCORD = re.compile(
    r"\b(?:solidarity|grateful|gratitude|thank(?:s|ed|ing)?|prais(?:e|es|ed|ing)|applaud\w*|stood? (?:with|by|united)|"
    r"shoulder to shoulder|extraordinary (?:\w+ )?(?:response|support)|"
    r"(?:cannot|can[’']t|not) be (?:tolerated|accepted)|"
    r"(?:ready|willing|prepared) to (?:cooperate|co-operate|work|talk|help|contribute|provide|join))\b"
)
_DISSENTS = {VerbClass.OPPOSE, VerbClass.DIFFER, VerbClass.REFUSE, VerbClass.FORBID}
_PRESSES = _DISSENTS | {VerbClass.BLAME}
_DEMANDS = frozenset("push press pressure demand urge".split())  # what a member asks of another, short of a wish
_ON_MEASURES = frozenset(
    "oppose support back favour favor resist reject refuse endorse welcome protest defend criticize criticise "
    "question challenge dispute block veto".split()
)
# What is opposed or backed is an act: "opposed allowing …", "opposed Ukraine using …", "refused to send …", "the plan".
_MEASURE = re.compile(
    r"\s+(?:\w+ing\b|[A-Z]\w+(?:\s[A-Z]\w+)?(?:[’']s)?\s+\w+ing\b|to\s+\w+|(?:the|this|that|a|any|such|his|her|"
    r"its|their)\s+"
    r"(?:[\w$%.,-]+\s+){0,3}?(?:plans?|proposals?|decisions?|moves?|measures?|deals?|agreements?|polic(?:y|ies)|"
    r"deployment|strikes?|use|demands?|calls?|idea)\b)"
)
_AUTHORITY = {VerbClass.PERMIT, VerbClass.FORBID, VerbClass.RULE, VerbClass.MOVE}
_BACK_IN = re.compile(r"[“\"]?(?:Back in|In|During|By)\s+(?:\w+\s+)?(?:19|20)\d\d\b")
_WHERE = re.compile(r"\b(?:in|from|near|left|leaving|reached|visited|visiting)\s+$")
_PLACE = re.compile(
    r"\b(?:in|from|of|inside|near|across)\s+(?:the\s+)?(?:[A-Z]\w+(?:,| and| or)\s+)*$"
)  # then the name is no subject
# "dismissed the report as fiction": a dispute with a newspaper.
_A_REPORT = re.compile(
    r"\s+(?:[\w’'-]+\s+){0,3}?(?:reports?|stor(?:y|ies)|rumou?rs?|speculation|suggestions?|newspapers?)\b"
)
_REPORT_IS = re.compile(r"\b(?:[Aa]|[Tt]he|[Tt]his|[Tt]hat) (?:report|story|account)\b|\b[Rr]eports\b")
_BLOCKS = frozenset({"block", "veto"})
_SHUN = frozenset({"decline", "refuse"})
_NO_WORD = re.compile(
    r"\s+to (?:say|comment|confirm|be drawn|be named|be identified|discuss|answer|specify|elaborate|speak|speculate|"
    r"talk|give)\b"
)
_NOBODY = re.compile(r"[“\"]?(?:Nobody|No one|None)\b")
_OF_A_NOUN = re.compile(r"\b(?:an?|any|every) \w+ (?:that|which|who) (?:\w+ly )?$")
_OF_OTHERS = frozenset({"it", "they", "he", "she"})  # in a speaker's mouth
_DISPUTES = {VerbClass.BLAME, VerbClass.DIFFER, VerbClass.REFUSE}
_CONTESTED, _CONTESTED_ALONE = 0.04, 0.08  # of the sentences that name members: of all articles, of one
_OUTRIGHT = 0.75  # from here a sentence tells of a difference by itself
_HINTS_FROM, _HINT = 0.5, 0.4
_STANCE = {VerbClass.OPPOSE, VerbClass.DIFFER, VerbClass.REFUSE, VerbClass.BLAME, VerbClass.WISH, VerbClass.DEFEND}


def score(frame: Frame, spec: SectionSpec) -> Score:
    """How sure it is that the sentence states a member's stance or a difference among members."""
    sides, low = sides_of(spec), lowered(frame.sentence.text)
    members = [m.actor for m in frame.mentions if m.actor.side in sides]
    actor = frame.actor
    if frame.past_year and (frame.voice is None or _BACK_IN.match(frame.sentence.text)):
        return Score(0.2, "tells of an earlier year")
    if (named := difference_named(frame, actor, members, sides)) is not None:
        return Score(0.75, f"names a difference: {named}")
    if actor is None or actor.side not in sides:
        return _reported(frame, members)
    others = [m for m in _concerned(frame, sides) if state_of(m) != state_of(actor)]
    outsiders = [m.actor for m in frame.mentions if m.actor.side not in sides]
    acts = [a for a in frame.predicates if _is_stance(a, actor, frame)]
    if _CONCORD.search(low) and not any(a.classes & _DISSENTS for a in acts):
        return Score(0.3, f"{actor.name}: concord")
    if (acted := _by_act(frame, acts, actor, others, sides)) is not None:
        return acted
    if (
        "pressure on" in low
        and (pressure := _PRESSURE.search(low))
        and _next_is_member(frame, pressure.end(), actor, sides)
    ):
        return Score(0.7, f"{actor.name}: {pressure.group()}")
    if (support := _SUPPORT.search(frame.sentence.text)) is not None:
        return Score(0.65, f"{actor.name}: {support.group().lower()}")
    norm = _NORMATIVE.search(low)
    if norm is None and (others or not outsiders):
        norm = _EVALUATIVE.search(low)
    if norm and (_for_a_rival(frame, norm.start(), spec) or (not others and _with_a_rival(outsiders, spec))):
        norm = None
    if norm and frame.voice is None and _DUTY.match(norm.group()):
        norm = None  # what should be done, in nobody's words but the writer's
    own_part = norm is not None and _OWN_PART.search(norm.group()) is not None and not frame.past_year
    if norm and (frame.voice is not None or others or own_part) and not _condemns(frame, sides):
        return Score(_OUTRIGHT if own_part else 0.65, f"{actor.name}: {norm.group()}")
    disputes = [
        a
        for a in acts
        if (a.classes & _DISPUTES and a.lemma != "argue")
        or (actor.kind is ActorKind.MEMBERS and VerbClass.OPPOSE in a.classes)
    ]
    if disputes and not outsiders:
        return Score(0.55, f"{actor.name}: {disputes[0].lemma}")
    if frame.voice is not None and _about_another(frame, actor, sides) and not _PRAISE.search(low):
        return Score(0.55, f"{actor.name} speaks of {others[0].name}")
    return Score(0.3 if others else 0.1, f"{actor.name} speaks or acts, no stance found")


def _by_act(
    frame: Frame, acts: Sequence[Predicate], actor: Actor, others: Sequence[Actor], sides: frozenset[str]
) -> Score | None:
    """The stance that an act shows: towards a measure, or towards another member."""
    for act in acts:
        if act.lemma in _ON_MEASURES and _MEASURE.match(frame.sentence.text, act.end):
            return Score(0.8, f"{actor.name}: {act.lemma}, a measure")
        if act.lemma == "defend":
            continue  # an ally, not a stance
        if others and not _against_outsider(act, frame, sides):
            sure = 0.8 if act.classes & _PRESSES or act.lemma in _DEMANDS else 0.7
            return Score(sure, f"{actor.name}: {act.lemma}, towards {others[0].name}")
    return None


def settle(frames: Sequence[Frame], scores: Sequence[Score], spec: SectionSpec) -> list[Score]:
    """The scores once the whole is known: what hints at a stance is one only where members do differ.

    That a member "must be prepared" or speaks of another is a stance in a quarrel and a courtesy without one. An
    article quarrels, or all of them do, where enough of the sentences that name members tell of a difference outright.
    """
    sides = sides_of(spec)
    named: Counter[str] = Counter()
    outright: Counter[str] = Counter()
    for frame, score in zip(frames, scores, strict=True):
        article = frame.sentence.article
        named[article] += any(m.actor.side in sides for m in frame.mentions)
        outright[article] += score.value >= _OUTRIGHT
    if outright.total() >= _CONTESTED * max(1, named.total()) and outright.total():
        return list(scores)
    contested = {a for a, n in outright.items() if n > 1 and n >= _CONTESTED_ALONE * named[a]}
    return [
        Score(min(s.value, _HINT), f"{s.ground}; no dispute among members")
        if _HINTS_FROM <= s.value < _OUTRIGHT and f.sentence.article not in contested
        else s
        for f, s in zip(frames, scores, strict=True)
    ]


def _concerned(frame: Frame, sides: frozenset[str]) -> list[Actor]:
    """The members that a sentence names, but for those in whose capital something takes place."""
    text = frame.sentence.text
    return [
        m.actor
        for m in frame.mentions
        if m.actor.side in sides and not (m.kind is MentionKind.SEAT and _WHERE.search(text, 0, m.start))
    ]


def _is_stance(act: Predicate, actor: Actor, frame: Frame) -> bool:
    """Whether an act of a kind that shows a stance shows the actor's: not that of who only will not talk of it."""
    unbacked = act.negated and VerbClass.SUPPORT in act.classes
    if not (act.classes & _STANCE or act.lemma in _BLOCKS or unbacked) or act.mood is Mood.BACKGROUND:
        return False
    if act.lemma in _SHUN and _NO_WORD.match(frame.sentence.text, act.end):
        return False
    if act.classes & _PRESSES and _of_a_report(frame.sentence.text, act):
        return False
    return not _NOBODY.match(frame.sentence.text) and _own(act, actor, frame)


def _of_a_report(text: str, act: Predicate) -> bool:
    """Whether it is a report that is denied or dismissed, and no ally's."""
    return bool(_A_REPORT.match(text, act.end) or (act.passive and _REPORT_IS.search(text, 0, act.start)))


def _own(act: Predicate, actor: Actor, frame: Frame) -> bool:
    """Whether the act is the actor's: not that of somebody whom the sentence also names, or a speaker speaks of."""
    if act.pronoun in _OF_OTHERS and frame.in_quotation(act.start):
        return False
    if act.actor is None and frame.voice is None and _OF_A_NOUN.search(frame.sentence.text, 0, act.start):
        return False  # "Berlin gave way: a ship that refuses to stop …"
    if act.passive and act.actor is None:
        return False
    return act.actor is None or state_of(act.actor.actor) == state_of(actor)


def _about_another(frame: Frame, actor: Actor, sides: frozenset[str]) -> bool:
    """Whether what a member says has another member for its subject: "Germany is totally controlled by …"."""
    said = [m for m in _content(frame) if m.actor is not frame.voice and state_of(m.actor) != state_of(actor)]
    said = [m for m in said if _SAYS_OF.search(frame.sentence.text, 0, m.start)] or said
    if not said or said[0].actor.side not in sides or _PLACE.search(frame.sentence.text[: said[0].start]):
        return False
    if any(a.actor is said[0] and a.classes & _AUTHORITY for a in frame.predicates):
        return False  # what another did or announced is that other's act
    return said[0].kind in (MentionKind.NAME, MentionKind.SEAT, MentionKind.MEMBERS, MentionKind.PEOPLE)


def _content(frame: Frame) -> Sequence[ActorMention]:
    """The names in what is said: those before the speaker's own stand beside it ("Standing beside her, he said")."""
    speaker = next((n for n, m in enumerate(frame.mentions) if m.actor is frame.voice), 0)
    return frame.mentions if frame.sentence.text[0] in '“"' else frame.mentions[speaker:]


def _for_a_rival(frame: Frame, at: int, spec: SectionSpec) -> bool:
    """Whether the norm is one for a side that the section only condemns: "Russia must be confronted"."""
    before = [m for m in frame.mentions if m.end <= at]
    return bool(before) and before[-1].actor.side in _rivals(spec) and at - before[-1].end < 12


def _with_a_rival(outsiders: Sequence[Actor], spec: SectionSpec) -> bool:
    """Whether the first outsider named is a rival: what a member would do with or against it divides no members."""
    return bool(outsiders) and outsiders[0].side in _rivals(spec)


def _rivals(spec: SectionSpec) -> list[str]:
    given = spec.options.get("rivals", ())
    return [given] if isinstance(given, str) else [str(g) for g in given] if isinstance(given, list) else []


def _condemns(frame: Frame, sides: frozenset[str]) -> bool:
    """Whether the norm is one for an outsider: "Russia must be confronted"."""
    first = frame.mentions[0].actor if frame.mentions else None
    hostile = any(a.classes & {VerbClass.BLAME, VerbClass.OPPOSE} for a in frame.predicates)
    return hostile and first is not None and first.side not in sides


def _reported(frame: Frame, members: list[Actor]) -> Score:
    """A split that an outsider reports counts when it names who differs."""
    acts = [a for a in frame.predicates if a.actor and a.actor.actor in members and a.classes & _STANCE]
    if acts:
        return Score(0.6, f"reported of {members[0].name}: {acts[0].lemma}")
    return Score(0.1, "no member speaks or acts")


def _next_is_member(frame: Frame, at: int, actor: Actor, sides: frozenset[str]) -> bool:
    """Whether the first name behind a place is another member's."""
    after = next((m.actor for m in frame.mentions if m.start >= at), None)
    return after is not None and after.side in sides and state_of(after) != state_of(actor)


def _against_outsider(act: Predicate, frame: Frame, sides: frozenset[str]) -> bool:
    """Whether the first name behind the verb is no member: then it is about the outsider."""
    after = [m for m in frame.mentions if m.start > act.end]
    return bool(after) and after[0].actor.side not in sides
