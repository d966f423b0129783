"""A subject as data: who acts in it, and which sections a brief of it has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class ActorKind(StrEnum):
    """What sort of actor a name stands for."""

    STATE = "state"
    BODY = "body"  # an alliance, union or organisation
    MEMBERS = "members"  # the members of a body, named together: "allies", "EU leaders"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Actor:
    """A government, body or person with every name that it goes by.

    `side` is a group's key ("nato", "russia", …), `state` the state or body that a person speaks for. `plain` are
    forms of the name itself, `people` adjectives and words for citizens ("German"), `seats` the capital and the
    metonyms of the government ("Berlin"), `offices` titles that name its head ("NATO chief"). `woman` says whether a
    person is meant by "she" or by "he", None where that is not known.
    """

    name: str
    kind: ActorKind
    side: str | None = None
    state: str | None = None
    role: str | None = None
    plain: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()
    woman: bool | None = None


@dataclass(frozen=True, slots=True)
class FormerOffice:
    """What a person was until the day `last`, that day included: `then`, or None where the profile does not know that
    state or body; `holder` is the person now, None likewise."""

    name: str
    last: date
    holder: Actor | None
    then: Actor | None


@dataclass(frozen=True, slots=True)
class LearnedWeights:
    """What traits of a sentence say of one label: the logarithm of the odds that each adds to `bias`.

    That a rule gives the label counts as a trait, too: `rule`. `common` is the share of a run's sentences that have to
    be clearly so before weights give the label where the rule does not.
    """

    bias: float
    rule: float
    traits: Mapping[str, float]
    common: float = 0.0


@dataclass(frozen=True, slots=True)
class SectionSpec:
    """How a profile asks for one section; `options` are the kind's own settings as the TOML gives them, `learned` the
    weights that were learned for it, if any. One that is `optional` has no place on the page where nothing was found:
    the gaps say so."""

    key: str
    title: str
    kind: str
    empty: str
    limit: int = 7
    optional: bool = False
    options: dict[str, object] = field(default_factory=dict)
    learned: LearnedWeights | None = None


@dataclass(frozen=True, slots=True)
class Profile:
    """A subject: its sections, its question, the terms that make an article relevant, the groups of actors it knows."""

    name: str
    title: str
    description: str
    language: str
    sections: tuple[SectionSpec, ...]
    groups: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    question: str | None = None
    options: dict[str, object] = field(default_factory=dict)
    actors: tuple[Actor, ...] = ()
    former: tuple[FormerOffice, ...] = ()

    def actors_on(self, day: date | None) -> tuple[Actor, ...]:
        """The actors, each in the office held on that day; without one, in the last."""
        held = {f.name: f for f in reversed(self.former) if day is not None and day <= f.last}.values()
        then = {f.holder: f.then for f in held if f.holder is not None}
        kept = (then.get(actor, actor) for actor in self.actors)
        return (*(a for a in kept if a is not None), *(f.then for f in held if f.holder is None and f.then is not None))
