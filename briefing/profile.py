"""Profiles and the groups of actors that they name, read from TOML into frozen data."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Sequence
from difflib import get_close_matches
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from briefing.errors import ProfileError
from briefing.models import Actor, ActorKind, FormerOffice, LearnedWeights, Profile, SectionSpec

KINDS = ("decisions", "positions", "statements", "figures", "topic")
_DATA = resources.files("briefing") / "data" / "groups"
_LEARNED = resources.files("briefing") / "data" / "learned"
_PROFILES = resources.files("briefing") / "profiles"


def list_profiles() -> list[str]:
    """The names of the profiles that ship, sorted."""
    return sorted(p.name.removesuffix(".toml") for p in _PROFILES.iterdir() if p.name.endswith(".toml"))


def load_profile(name_or_path: str) -> Profile:
    """The profile of that name, or in that TOML file. Raises `ProfileError` with every problem at once."""
    is_path = name_or_path.endswith(".toml") or "/" in name_or_path
    source = Path(name_or_path) if is_path else _PROFILES / f"{name_or_path}.toml"
    if not source.is_file():
        raise ProfileError(
            f"there is no profile {name_or_path!r}: choose one of {', '.join(list_profiles())}, or give a .toml file"
        )
    try:
        data = tomllib.loads(source.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise ProfileError(f"the profile {name_or_path} cannot be read ({error}): mend that place") from error
    problems = _problems(data)
    if problems:
        raise ProfileError(f"the profile {name_or_path} does not hold: {'; '.join(problems)}")
    return _profile(profile_name(name_or_path), data)


def profile_name(name_or_path: str) -> str:
    """The name that the profile has once it is read; whether it can be is not asked."""
    return Path(name_or_path).name.removesuffix(".toml")


# What a profile may hold, by table: key → its type in TOML. "list" is a list of texts.
_TOP: dict[str, str] = {
    "title": "text", "description": "text", "language": "text", "question": "text", "groups": "list", "terms": "list",
    "sections": "tables", "actors": "tables", "options": "table", "learned": "text",
}  # fmt: skip
_SECTION: dict[str, str] = {
    "key": "text", "title": "text", "kind": "text", "empty": "text", "limit": "count", "by": "text or list",
    "rivals": "text or list", "terms": "list", "at_least": "count", "sure_from": "share", "optional": "switch",
}  # fmt: skip
_ACTOR: dict[str, str] = {
    "name": "text", "kind": "text", "side": "text", "state": "text", "role": "text", "aliases": "list",
}  # fmt: skip


def _is(value: object, wanted: str) -> bool:
    match wanted:
        case "text":
            return isinstance(value, str)
        case "list":
            return isinstance(value, list) and all(isinstance(v, str) for v in value)
        case "text or list":
            return _is(value, "text") or _is(value, "list")
        case "count":
            return isinstance(value, int) and not isinstance(value, bool) and value > 0
        case "switch":
            return isinstance(value, bool)
        case "share":
            return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1
        case "tables":
            return isinstance(value, list) and all(isinstance(v, dict) for v in value)
        case _:
            return isinstance(value, dict)


def _table(data: dict[str, Any], known: dict[str, str], needed: tuple[str, ...], where: str) -> list[str]:
    """What is wrong with one table: keys that are missing, unknown, or of another type."""
    found = [f"{where}{key!r} is missing" for key in needed if key not in data]
    for key, value in data.items():
        if key not in known:
            near = get_close_matches(key, known, 1)
            found.append(f"{where}there is no key {key!r}" + (f", did you mean {near[0]!r}?" if near else ""))
        elif not _is(value, known[key]):
            found.append(f"{where}{key!r} has to be a {_SAID.get(known[key], known[key])}")
    return found


_SAID = {
    "list": "list of texts",
    "count": "whole number from 1",
    "switch": "truth value, true or false",
    "share": "number from 0 to 1",
    "tables": "list of tables",
}


def _problems(data: dict[str, Any]) -> list[str]:
    """All that is wrong, table by table; what is asked of a value is asked only where it is of its type."""
    found = _table(data, _TOP, ("title", "sections"), "")
    sections, actors = _tables(data, "sections"), _tables(data, "actors")
    for number, section in enumerate(sections, 1):
        found += _table(section, _SECTION, ("key", "title", "kind"), f"section {number}: ")
        found += _unknown(section, "kind", KINDS, f"section {number}: ")
        named = [*as_list(section.get("by")), *as_list(section.get("rivals"))]
        found += [f"section {number}: there is no group {g!r}" for g in named if g not in _groups()]
    for number, actor in enumerate(actors, 1):
        found += _table(actor, _ACTOR, ("name",), f"actor {number}: ")
        found += _unknown(actor, "kind", [str(kind) for kind in ActorKind], f"actor {number}: ")
    return found + _wrong_names(data, [s["key"] for s in sections if isinstance(s.get("key"), str)])


def _tables(data: dict[str, Any], key: str) -> list[dict[str, Any]]:
    return data[key] if _is(data.get(key), "tables") else []


def _unknown(data: dict[str, Any], key: str, known: Sequence[str], where: str) -> list[str]:
    value = data.get(key)
    return (
        [f"{where}{key} {value!r} is none of {', '.join(known)}"]
        if isinstance(value, str) and value not in known
        else []
    )


def _wrong_names(data: dict[str, Any], keys: list[str]) -> list[str]:
    """Groups and weights that do not exist, section keys that stand twice, sides without what they need."""
    found = [f"there is no group {g!r}" for g in as_list(data.get("groups")) if g not in _groups()]
    if isinstance(learned := data.get("learned"), str) and learned not in _learned():
        found.append(f"there are no learned weights {learned!r}, only {', '.join(_learned())}")
    found += [f"the section key {k!r} stands twice" for k in sorted({k for k in keys if keys.count(k) > 1})]
    options = data.get("options")
    sides = options.get("sides", {}) if isinstance(options, dict) else {}
    whole = isinstance(sides, dict) and all(
        isinstance(v, dict) and _is(v.get("title"), "text") and _is(v.get("domains"), "list") for v in sides.values()
    )
    return found if whole else [*found, "each of [options.sides] needs a title and a list of domains"]


def as_list(value: object) -> list[str]:
    """A text as a list of one; a list as it is."""
    return [value] if isinstance(value, str) else [str(v) for v in value] if isinstance(value, list) else []


def _profile(name: str, data: dict[str, Any]) -> Profile:
    known = {"key", "title", "kind", "empty", "limit", "optional"}
    learned = load_weights(data["learned"]) if "learned" in data else {}
    sections = tuple(
        SectionSpec(
            key=s["key"],
            title=s["title"],
            kind=s["kind"],
            empty=s.get("empty", "Nothing was found for this section."),
            limit=s.get("limit", 7),
            optional=s.get("optional", False),
            options={k: v for k, v in s.items() if k not in known},
            learned=learned.get(s["key"]),
        )
        for s in data["sections"]
    )
    groups = tuple(data.get("groups", ()))
    return Profile(
        name=name,
        title=data["title"],
        description=data.get("description", ""),
        language=data.get("language", "en"),
        sections=sections,
        groups=groups,
        terms=tuple(data.get("terms", ())),
        question=data.get("question"),
        options=data.get("options", {}),
        actors=(*_own_actors(data.get("actors", [])), *load_actors(groups)),
        former=load_former(groups),
    )


@cache
def _learned() -> tuple[str, ...]:
    return tuple(sorted(p.name.removesuffix(".json") for p in _LEARNED.iterdir() if p.name.endswith(".json")))


@cache
def load_weights(name: str) -> dict[str, LearnedWeights]:
    """The weights that ship under this name, by the key of the section that they were learned for."""
    data = json.loads((_LEARNED / f"{name}.json").read_text(encoding="utf-8"))
    return {key: LearnedWeights(**row) for key, row in data["sections"].items()}


def _own_actors(rows: list[dict[str, Any]]) -> tuple[Actor, ...]:
    return tuple(
        Actor(
            name=r["name"],
            kind=ActorKind(r.get("kind", "body")),
            side=r.get("side"),
            state=r.get("state"),
            role=r.get("role"),
            plain=tuple(r.get("aliases", ())),
        )
        for r in rows
    )


@cache
def _groups() -> tuple[str, ...]:
    return tuple(
        sorted(
            p.name.removesuffix(".toml")
            for p in _DATA.iterdir()
            if p.name.endswith(".toml") and p.name != "people.toml"
        )
    )


@cache
def load_actors(groups: tuple[str, ...] = ()) -> tuple[Actor, ...]:
    """The actors of these shipped groups (of all where none is named): states and bodies, then office holders."""
    actors: list[Actor] = []
    for group in groups or _groups():
        data = tomllib.loads((_DATA / f"{group}.toml").read_text(encoding="utf-8"))
        actors += _group_actors(data)
    side = {a.name: a.side for a in actors}
    for state, names in _people()["people"].items():
        if state in side:
            actors += [_person(name, state, side[state]) for name in names]
    return tuple(actors)


@cache
def load_former(groups: tuple[str, ...] = ()) -> tuple[FormerOffice, ...]:
    """What office holders were before, the earliest first, as far as these groups know them."""
    actors = {a.name: a for a in load_actors(groups)}
    found = [
        FormerOffice(
            name,
            row["until"],
            actors.get(name),
            _person(name, of.name, of.side) if (of := actors.get(row["of"])) else None,
        )
        for name, rows in _people()["former"].items()
        for row in rows
    ]
    return tuple(sorted(found, key=lambda f: (f.last, f.name)))


@cache
def _people() -> dict[str, Any]:
    return tomllib.loads((_DATA / "people.toml").read_text(encoding="utf-8"))


def _person(name: str, state: str, side: str | None) -> Actor:
    known_as = (name.split()[-1],)
    return Actor(name, ActorKind.PERSON, side, state, plain=known_as, woman=name in _people()["women"])


def _group_actors(data: dict[str, Any]) -> list[Actor]:
    side = data["key"]
    actors = []
    if body := data.get("body"):
        plain, offices = tuple(body["plain"]), tuple(body.get("offices", ()))
        actors.append(Actor(body["name"], ActorKind.BODY, side=side, plain=plain, offices=offices))
        if members := tuple(body.get("members", ())):
            actors.append(Actor(members[0], ActorKind.MEMBERS, side=side, plain=members[1:]))
    for name, row in data.get("states", {}).items():
        actors.append(
            Actor(
                name,
                ActorKind.STATE,
                side=side,
                state=name,
                plain=tuple(row.get("plain", ())),
                people=tuple(row.get("people", ())),
                seats=tuple(row.get("seats", ())),
            )
        )
    return actors
