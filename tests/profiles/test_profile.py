"""Profiles: what ships holds, and what does not hold is said with every problem at once."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from briefing.errors import ProfileError
from briefing.models import ActorKind
from briefing.profile import list_profiles, load_profile

GOOD = 'title = "T"\n[[sections]]\nkey = "a"\ntitle = "A"\nkind = "decisions"\n'


@pytest.mark.parametrize("name", list_profiles())
def test_what_ships_holds_and_has_a_sentence_for_each_empty_section(name: str) -> None:
    profile = load_profile(name)
    assert (profile.name, profile.language) == (name, "en")
    assert profile.description
    assert all(spec.empty.endswith(".") and spec.limit > 0 for spec in profile.sections)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("title = 5\nsections = []", "'title' has to be a text"),
        ("title = 'T'\nsections = 5", "'sections' has to be a list of tables"),
        ("[[sections]]\nkey = 'a'", "'title' is missing"),
        (GOOD + 'limit = "many"', "section 1: 'limit' has to be a whole number from 1"),
        (GOOD + "limt = 4", "section 1: there is no key 'limt', did you mean 'limit'?"),
        ('learned = "mine"\n' + GOOD, "there are no learned weights 'mine', only nato-ukraine"),
        (GOOD + "by = 3", "section 1: 'by' has to be a text or list"),
        (GOOD + 'by = "nota"', "section 1: there is no group 'nota'"),
        (GOOD + 'sure_from = "high"', "section 1: 'sure_from' has to be a number from 0 to 1"),
        (GOOD + "optional = 1", "section 1: 'optional' has to be a truth value, true or false"),
        (GOOD.replace("decisions", "decision"), "section 1: kind 'decision' is none of"),
        (GOOD + GOOD.split("\n", 1)[1], "the section key 'a' stands twice"),
        ('groups = "nato"\n' + GOOD, "'groups' has to be a list of texts"),
        ('terms = "NATO"\n' + GOOD, "'terms' has to be a list of texts"),
        (GOOD + '[[actors]]\nkind = "person"', "actor 1: 'name' is missing"),
        (GOOD + '[[actors]]\nname = "X"\nkind = "cat"', "actor 1: kind 'cat' is none of"),
        (GOOD + '[options.sides]\nrussia = { title = "R" }', "each of [options.sides] needs a title and a list"),
        ("title = ", "cannot be read"),
    ],
)
def test_what_does_not_hold_is_named(tmp_path: Path, text: str, problem: str) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(ProfileError, match=r"mine\.toml") as caught:
        load_profile(str(path))
    assert problem in str(caught.value)


def test_whatever_does_not_hold_is_named_at_once(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    text = (
        'groups = ["nato", "baltic"]\nterms = "tram"\nlearned = "mine"\ncolour = "red"\n'
        + GOOD.replace("decisions", "decision")
        + 'limit = "5"\nby = ["city"]\n'
        + GOOD.split("\n", 1)[1].replace('title = "A"\n', "")
        + '[[actors]]\nname = "Ferrand Transit"\nkind = "firm"\naliases = "the operator"\n[options]\nsides = 3\n'
    )
    path.write_text(text, "utf-8")
    with pytest.raises(ProfileError) as caught:
        load_profile(str(path))
    assert str(caught.value).partition(" does not hold: ")[2].split("; ") == [
        "'terms' has to be a list of texts",
        "there is no key 'colour'",
        "section 1: 'limit' has to be a whole number from 1",
        "section 1: kind 'decision' is none of decisions, positions, statements, figures, topic",
        "section 1: there is no group 'city'",
        "section 2: 'title' is missing",
        "actor 1: 'aliases' has to be a list of texts",
        "actor 1: kind 'firm' is none of state, body, members, person",
        "there is no group 'baltic'",
        "there are no learned weights 'mine', only nato-ukraine",
        "the section key 'a' stands twice",
        "each of [options.sides] needs a title and a list of domains",
    ]


def test_only_the_actors_of_the_named_groups_are_known(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text('groups = ["russia"]\n' + GOOD + '[[actors]]\nname = "ECB"\naliases = ["the bank"]\n', "utf-8")
    actors = load_profile(str(path)).actors
    assert actors[0].name == "ECB"
    assert {a.side for a in actors[1:]} == {"russia"}
    assert any(a.kind is ActorKind.PERSON for a in actors)


def test_a_profile_that_does_not_exist(tmp_path: Path) -> None:
    with pytest.raises(
        ProfileError, match="there is no profile 'cooking': choose one of disaster, general, nato-ukraine"
    ):
        load_profile("cooking")


@pytest.mark.parametrize(
    ("name", "day", "state"),
    [
        ("Ursula von der Leyen", date(2015, 3, 1), "Germany"),
        ("Ursula von der Leyen", date(2025, 2, 14), "European Union"),
        ("Ursula von der Leyen", None, "European Union"),
        ("Donald Tusk", date(2014, 9, 4), "Poland"),
        ("Donald Tusk", date(2018, 3, 26), "European Union"),
        ("Donald Tusk", date(2024, 2, 27), "Poland"),
        ("Mark Rutte", date(2023, 1, 20), "Netherlands"),
        ("Mark Rutte", date(2025, 6, 25), "NATO"),
    ],
)
def test_an_office_holder_speaks_for_whom_the_office_was_held_on_the_day(
    name: str, day: date | None, state: str
) -> None:
    [holder] = [a for a in load_profile("nato-ukraine").actors_on(day) if a.name == name]

    assert holder.state == state
    assert holder.side == {"European Union": "eu"}.get(state, "nato")


def test_an_office_holder_is_known_on_the_days_of_an_office_that_the_profile_knows(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text('groups = ["nato"]\n' + GOOD, "utf-8")
    mine = load_profile(str(path))

    def of(name: str, day: date) -> list[str | None]:
        return [a.state for a in mine.actors_on(day) if a.name == name]

    assert of("Ursula von der Leyen", date(2015, 3, 1)) == ["Germany"]
    assert of("Ursula von der Leyen", date(2025, 2, 14)) == []
    assert of("Donald Tusk", date(2018, 3, 26)) == []
    assert of("Donald Tusk", date(2024, 2, 27)) == ["Poland"]
