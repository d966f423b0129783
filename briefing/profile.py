"""Profiles and the groups of actors that they name, read from TOML into frozen data."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from briefing.errors import ProfileError
from briefing.models import Actor, ActorKind, Profile, SectionSpec

KINDS = ("decisions", "positions", "statements", "figures", "topic")
_DATA = resources.files("briefing") / "data" / "groups"
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
    name = source.name.removesuffix(".toml")
    return _profile(name, data)


def _problems(data: dict[str, Any]) -> list[str]:
    found = [f"{key!r} is missing" for key in ("title", "sections") if key not in data]
    for number, section in enumerate(data.get("sections", []), 1):
        where = f"section {number}"
        found += [f"{where}: {key!r} is missing" for key in ("key", "title", "kind") if key not in section]
        if section.get("kind") not in (*KINDS, None):
            found.append(f"{where}: kind {section['kind']!r} is none of {', '.join(KINDS)}")
        found += [f"{where}: there is no group {g!r}" for g in _section_groups(section) if g not in _groups()]
    found += [f"there is no group {g!r}" for g in data.get("groups", []) if g not in _groups()]
    keys = [s.get("key") for s in data.get("sections", [])]
    found += [f"the section key {k!r} stands twice" for k in sorted({k for k in keys if k and keys.count(k) > 1})]
    return found


def _section_groups(section: dict[str, Any]) -> list[str]:
    value = section.get("by", [])
    return [value] if isinstance(value, str) else list(value)


def _profile(name: str, data: dict[str, Any]) -> Profile:
    known = {"key", "title", "kind", "empty", "limit"}
    sections = tuple(
        SectionSpec(
            key=s["key"],
            title=s["title"],
            kind=s["kind"],
            empty=s.get("empty", "Nothing was found for this section."),
            limit=s.get("limit", 7),
            options={k: v for k, v in s.items() if k not in known},
        )
        for s in data["sections"]
    )
    return Profile(
        name=name,
        title=data["title"],
        description=data.get("description", ""),
        language=data.get("language", "en"),
        sections=sections,
        groups=tuple(data.get("groups", ())),
        terms=tuple(data.get("terms", ())),
        question=data.get("question"),
        options=data.get("options", {}),
        actors=load_actors() + _own_actors(data.get("actors", [])),
    )


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
def load_actors() -> tuple[Actor, ...]:
    """Every actor of the shipped groups: states and bodies first, then office holders."""
    actors: list[Actor] = []
    for group in _groups():
        data = tomllib.loads((_DATA / f"{group}.toml").read_text(encoding="utf-8"))
        actors += _group_actors(data)
    side = {a.name: a.side for a in actors}
    people = tomllib.loads((_DATA / "people.toml").read_text(encoding="utf-8"))["people"]
    for state, names in people.items():
        actors += [Actor(n, ActorKind.PERSON, side=side.get(state), state=state, plain=(n.split()[-1],)) for n in names]
    return tuple(actors)


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
