"""Names with their titles, and short forms to full ones."""

from __future__ import annotations

import pytest

from briefing.language.names import find_names
from briefing.language.persons import NameTable


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("On Friday Kremlin spokesman Pavel Orlov spoke.", [("Pavel Orlov", "Kremlin spokesman")]),
        ("Italian Foreign Minister Anna Rossi left.", [("Anna Rossi", "Italian Foreign Minister")]),
        ("President of the European Council Bo Kask spoke.", [("Bo Kask", "President of the European Council")]),
        ("Then Mr. Lee met Ursula von der Leyen.", [("Lee", "Mr."), ("Ursula von der Leyen", None)]),
        ("But Meanwhile nobody came.", []),
        ("Officials left. Asked why, they said nothing.", []),
        ("In May the court sat; Mrs May stayed.", [("May", "Mrs")]),
        ("US Secretary of State Carl Brandt hinted at it.", [("Carl Brandt", "US Secretary of State")]),
        (
            "It angered Sen. Ann Lee, R-Texas, and Al Bo, D-N.J., on D-Day.",
            [("Ann Lee", "Sen."), ("Al Bo", None), ("D-Day", None)],
        ),
        ("The U.S. President met Jens Berg Wednesday.", [("U.S.", None), ("Jens Berg", None)]),
    ],
)
def test_names_and_roles(text: str, names: list[tuple[str, str | None]]) -> None:
    found = [(n.text, n.role) for n in find_names(text)]
    assert [n for n in found if n[0] not in ("Kremlin", "European Council", "US")] == names


def _table(text: str) -> NameTable:
    names = find_names(text)
    table = NameTable(names, text)
    table.add_appositions(text, names)
    return table


def test_short_forms_resolve_to_the_fullest() -> None:
    table = _table("Dmitry Orlov spoke. Later Orlov left. Gen. D. Orlov came. Anna Leyen met Orlova.")
    assert table.full("Orlov") == "Dmitry Orlov"
    assert table.full("D. Orlov") == "Dmitry Orlov"
    assert table.full("Orlova") == "Orlova"
    assert table.full("Dmitry") == "Dmitry"


def test_roles_come_from_titles_and_appositions() -> None:
    table = _table(
        "Ann Lee, a spokeswoman for Chancellor Bo Kim, left. The bank's chief economist, Carl Brandt, stayed. "
        "Mrs Lee and Mr. Brandt met Sen. Dee Fox (R-Ohio)."
    )
    assert table.role("Lee") == "spokeswoman for Chancellor Bo Kim"
    assert table.role("Kim") == "Chancellor"
    assert table.role("Brandt") == "bank's chief economist"
    assert table.sex == {"Ann Lee": "f", "Carl Brandt": "m"}


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("It rained, and the Russian ambassador, Bo Kask, said no.", "Russian ambassador"),
        ("It rained in Avalon, where the head of the committee, Bo Kask, said no.", "head of the committee"),
        ("Standing next to Norland's foreign minister, Bo Kask, she said no.", "Norland's foreign minister"),
        ("On Saturday Norland’s chief of staff, Bo Kask, said no.", "Norland’s chief of staff"),
        ("Its foreign minister, Bo Kask, said no.", "Its foreign minister"),
        ("In the interview with The Guardian, Bo Kask said no.", None),
        ("Bo Kask, Lee's supporters suspect, said no.", None),
    ],
)
def test_a_role_has_nothing_in_front_that_leads_up_to_it(text: str, role: str | None) -> None:
    assert _table(text).role("Bo Kask") == role
