"""Which claims a page shows: for coverage of facts across actors, each fact once, within the profile's limits."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from briefing.analysis.claims import Claims, Draft
from briefing.analysis.frames import Frame
from briefing.analysis.kinds.base import state_of
from briefing.analysis.kinds.topic import open_section
from briefing.analysis.likeness import Likeness
from briefing.analysis.scene import Key
from briefing.analysis.times import only_expected
from briefing.analysis.told import DECISIONS, doer, who
from briefing.language.verbs import VerbClass
from briefing.models import ActorKind, Section, SectionSpec

_Best = tuple[float, int, str]  # worth, place, section
_SAME_ACTOR = 0.04
_HELD = 0.02  # what each claim of a section takes from its next one's worth, beside other sections
_ELSEWHERE = 0.06  # what a claim weighs more in another section, from which it is that one's
_MOST = 2.0  # times its limit that a section may fill where others leave room
_CAP = 4  # claims of one actor beyond which a further one weighs no less
DISSENTS = {VerbClass.OPPOSE, VerbClass.DIFFER, VerbClass.REFUSE, VerbClass.BLAME}
_LIMIT = 0.15  # what stays forbidden must be on the page, once: the first such claim weighs more, a further one less
_ALIKE = 0.36  # likeness from which a second claim adds nothing
_ALIKE_NEWS = 0.3  # the same where a section may hold whatever is reported, and stories are told by and by
_ALIKE_OF_ONE = 0.3  # the same of one actor, who tells one thing in several ways
_ALIKE_UNSIGNED = 0.1  # the same of a decision that nobody signs, beside one of its kind
_LARGE = 100  # a number that is not met twice by chance
_ACTS = frozenset({"decisions", "positions"})  # kinds of section
_SEVERAL = 3  # actors whose decisions make a list
_COVERED = 0.4  # share of a reaction that may stand in the same side's others; maximal marginal relevance's idea


def choose(
    specs: Sequence[SectionSpec],
    drafts: Mapping[str, Sequence[Draft]],
    max_claims: int | None,
    claims: Claims,
    likeness: Likeness,
    room: int,
) -> dict[str, list[Draft]]:
    """The drafts that each section shows, in the order in which a shorter page would keep them; a fact stands in one
    section, that with the least to show of those in which it weighs about as much, and brings along what stands behind
    the drafts that tell it again. `drafts` are given heaviest first.

    Every section is sure of half its limit; the rest of the page goes to what weighs most, up to twice a section's
    limit, until it holds as many as there is `room` for. `max_claims` is a limit for each section.
    """
    reactions = frozenset(s.key for s in specs if s.kind == "statements")
    page = _Page(_at_home(drafts, specs), claims, likeness, reactions, enough_in(specs))
    for spec in sorted(specs, key=lambda s: (_turn(s, specs), len(drafts[s.key]), s.key)):
        page.fill([spec.key], (spec.limit + 1) // 2 if max_claims is None else max_claims)
    if max_claims is None:
        most = {s.key: int(_MOST * s.limit) for s in specs}
        while page.count < room:
            open_ones = [s.key for s in specs if len(page.chosen[s.key]) < most[s.key]]
            if not page.fill(open_ones, 1):
                break
    page.gather()
    return {s.key: page.chosen[s.key] for s in specs}


def _at_home(drafts: Mapping[str, Sequence[Draft]], specs: Sequence[SectionSpec]) -> dict[str, list[Draft]]:
    """The drafts of each section without those that weigh clearly more in another. Where whatever is reported may
    stand, what an act weighs as news takes it from no section of acts or stances: these choose first."""
    news = open_section(specs)
    first = {s.key for s in specs if s.kind in _ACTS}
    most: dict[Key, float] = defaultdict(float)
    among_others: dict[Key, float] = defaultdict(float)
    for key, found in drafts.items():
        for draft in found:
            most[draft.lead.key] = max(most[draft.lead.key], draft.value)
            if news is None or key != news.key:
                among_others[draft.lead.key] = max(among_others[draft.lead.key], draft.value)
    return {
        key: [d for d in found if (among_others if key in first else most)[d.lead.key] - d.value < _ELSEWHERE]
        for key, found in drafts.items()
    }


def _turn(spec: SectionSpec, specs: Sequence[SectionSpec]) -> int:
    """Where a section may hold whatever is reported: first come acts and stances, then that one, then the others."""
    news = open_section(specs)
    if news is None or spec.kind in _ACTS:
        return 0
    return 1 if spec is news else 2


def enough_in(specs: Sequence[SectionSpec]) -> float:
    """The likeness from which a second claim adds nothing to a page of these sections."""
    return _ALIKE if open_section(specs) is None else _ALIKE_NEWS


class _Page:
    """The page as it fills: what each section shows and what it could still show. `reactions` are the sections of
    statements, where one side says the same in ever other sentences."""

    def __init__(
        self,
        drafts: Mapping[str, Sequence[Draft]],
        claims: Claims,
        likeness: Likeness,
        reactions: frozenset[str] = frozenset(),
        enough: float = _ALIKE,
    ) -> None:
        self._claims, self._likeness, self._reactions, self._enough = claims, likeness, reactions, enough
        self._rest = {key: list(found) for key, found in drafts.items()}  # the heaviest first
        self.chosen: dict[str, list[Draft]] = {key: [] for key in drafts}
        self._again: dict[Key, list[Draft]] = defaultdict(list)  # by lead: what the page tells again with it

    @property
    def count(self) -> int:
        """How many claims it shows."""
        return sum(map(len, self.chosen.values()))

    def fill(self, keys: Sequence[str], count: int) -> int:
        """Put the heaviest `count` drafts of these sections on the page; how many it were."""
        put = 0
        while put < count and (best := max((b for k in keys if (b := self._best(k))), default=None, key=self._turn)):
            key, draft = best[2], self._rest[best[2]].pop(-best[1])
            if not self._told(draft, key) and not (key in self._reactions and self._adds_little(draft)):
                self.chosen[key].append(draft)
                put += 1
        return put

    def _turn(self, best: _Best) -> tuple[float, _Best]:
        """What a section's next draft is worth to the page: less with each claim that the section already shows."""
        return best[0] - _HELD * len(self.chosen[best[2]]), best

    def gather(self) -> None:
        """Let all that states a shown fact stand behind it, also where it states another; no lead is gathered."""
        leads = {d.lead.key for shown in self.chosen.values() for d in shown}
        for shown in self.chosen.values():
            for place, draft in enumerate(shown):
                shown[place] = self._claims.gathered(draft, self._again[draft.lead.key], leads)

    def _told(self, draft: Draft, section: str) -> bool:
        """Whether the page tells this already; of what its section only expects, what came of it takes the place."""
        for key, shown in self.chosen.items():
            for place, other in enumerate(shown):
                if alike(draft, other, self._likeness, self._enough):
                    came = key == section and _came_of(draft.lead, other.lead)
                    told, again = (draft, other) if came else (other, draft)
                    shown[place] = told
                    self._again[told.lead.key] += [again, *self._again.pop(again.lead.key, [])]
                    return True
        return False

    def _adds_little(self, draft: Draft) -> bool:
        """Whether most of what it tells stands in what the page shows of the same voice."""
        voice = _voice(draft)
        said = [d.lead for shown in self.chosen.values() for d in shown if _voice(d) == voice]
        return voice is not None and self._likeness.covered(draft.lead, said) >= _COVERED

    def _best(self, key: str) -> _Best | None:
        """The worth, the place and the section of the draft to show next: a further one of an actor weighs less."""
        voices = Counter(_voice(d) for d in self.chosen[key])
        wanted = -_LIMIT if any(d.limit for d in self.chosen[key]) else _LIMIT

        best: _Best | None = None
        for place, draft in enumerate(self._rest[key]):
            if best is not None and draft.value + _LIMIT < best[0]:
                break  # those that follow weigh less still
            voice = _voice(draft)
            worth = draft.value + wanted * draft.limit - _SAME_ACTOR * min(_CAP, voices[voice] if voice else 0)
            best = max(best or (worth, -place, key), (worth, -place, key))
        return best


def alike(a: Draft, b: Draft, likeness: Likeness, enough: float = _ALIKE) -> bool:
    """Whether two drafts tell the reader the same: one passage, one behind the other, or almost one fact, from a
    likeness that is `enough`."""
    same_article = a.lead.sentence.article == b.lead.sentence.article
    if same_article and a.shown.start < b.shown.end and b.shown.start < a.shown.end:
        return True
    first, second = ({f.key for f in d.frames} for d in (a, b))
    if likeness.copied(a.lead, b.lead):
        return True
    if likeness.twins(a.lead, b.lead):
        return False
    if len(first & second) * 2 > min(len(first), len(second)):
        return True
    if _unsigned(a.lead) and _decided(a.lead) & _decided(b.lead):
        return likeness.resemblance(a.lead, b.lead) >= _ALIKE_UNSIGNED
    near = min(enough, _ALIKE_OF_ONE) if _one_voice(a.lead, b.lead) else enough
    if likeness.resemblance(a.lead, b.lead) >= near or _count_the_same(a, b) or _side_by_side(a.lead, b.lead):
        return True
    return _in_a_list(a.lead, b.lead) or _in_a_list(b.lead, a.lead)


def _came_of(draft: Frame, other: Frame) -> bool:
    """Whether the other says only what is expected, "are set to agree", and `draft`, no older, tells of an act."""
    if draft.published is not None and other.published is not None and draft.published < other.published:
        return False
    expected, told = other.sentence.text, draft.sentence.text
    return only_expected(expected) and bool(_decided(draft)) and not only_expected(told)


def _one_voice(a: Frame, b: Frame) -> bool:
    """Whether one actor tells both, and not two persons of one state."""
    if a.actor is None or b.actor is None or state_of(a.actor) != state_of(b.actor):
        return False
    persons = a.actor.kind is b.actor.kind is ActorKind.PERSON
    return a.actor == b.actor or not persons


def _side_by_side(a: Frame, b: Frame) -> bool:
    """Whether the one names no states of a group but those that the other names: three of them, or two that differ
    with the rest in both: "Germany and Hungary opposed it", "Germany and Hungary spoke against it"."""
    few = 2 if _dissents(a) and _dissents(b) else 3
    first, second = _states(a), _states(b)
    return any(
        min(len(first[side]), len(second[side])) >= few and (first[side] <= second[side] or second[side] <= first[side])
        for side in first.keys() & second.keys()
    )


def _states(frame: Frame) -> dict[str, set[str]]:
    """The states that a sentence names, by group."""
    found: dict[str, set[str]] = defaultdict(set)
    for mention in frame.mentions:
        if mention.actor.side is not None and mention.actor.kind is ActorKind.STATE:
            found[mention.actor.side].add(mention.actor.name)
    return found


def _in_a_list(one: Frame, among: Frame) -> bool:
    """Whether `among` tells of decisions of several, and all that `one` decides with the same verb is one of them:
    "Canada is expelling four", "the EU expelled 30, Ukraine ordered 13 to leave and Canada expelled seven"."""
    others = _deeds(among)
    if len({name for name, _ in others}) < _SEVERAL:
        return False
    own = _deeds(one)
    return bool(own) and own[0] in others and len({name for name, _ in own}) == 1


def _deeds(frame: Frame) -> list[tuple[str, str]]:
    """Who decides what, by verb, in the order of the sentence."""
    acts = [p for p in frame.predicates if p.classes & DECISIONS and not p.negated]
    return [(who(actor), p.lemma) for p in acts if (actor := doer(frame, p)) is not None]


def _dissents(frame: Frame) -> bool:
    return any(p.negated or p.classes & DISSENTS for p in frame.predicates)


def _decided(frame: Frame) -> frozenset[VerbClass]:
    """The kinds of decision that a sentence tells of."""
    return frozenset().union(*(p.classes & DECISIONS for p in frame.predicates))


def _unsigned(frame: Frame) -> bool:
    """Whether it tells of decisions, in the passive, and names nobody who took them: "limited strikes are allowed"."""
    acts = [p for p in frame.predicates if p.classes & DECISIONS]
    return any(p.passive for p in acts) and not any(p.actor or p.pronoun for p in acts)


def _count_the_same(a: Draft, b: Draft) -> bool:
    """Whether both leads put a number on one thing: "more than 20 countries", "at least 21 countries"; or one voice
    the same large one: "12,700 soldiers", "12,700 servicemen"."""
    one = _one_voice(a.lead, b.lead)
    return any(
        (x.unit == y.unit and x.owner == y.owner and x.about & y.about)
        or (one and x.head == y.head and x.low == y.low >= _LARGE and x.high == y.high)
        for x in a.counts
        for y in b.counts
    )


def section_of(spec: SectionSpec, chosen: Sequence[Draft], omitted: int, claims: Claims) -> Section:
    """The section with its claims, or with a note that says that nothing was found."""
    shown = tuple(claims.of(d) for d in chosen)
    return Section(
        key=spec.key,
        title=spec.title,
        claims=shown,
        note=None if shown else spec.empty,
        omitted=omitted,
    )


def _voice(draft: Draft) -> str | None:
    actor = draft.lead.actor
    return state_of(actor) if actor is not None else None
