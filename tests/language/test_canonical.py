"""One person, one name."""

from __future__ import annotations

from collections import Counter

import pytest

from briefing.language.canonical import canonical_names, same_person


def test_transliterations_take_the_form_used_most() -> None:
    names = Counter(
        {
            "Volodymyr Zelensky": 3,
            "Volodymyr Zelenskyy": 1,
            "Vladimir Zelensky": 1,
            "Zelenskiy": 1,
            "Kyiv": 5,
            "Kiev": 4,
        }
    )
    assert canonical_names(names) == {
        "Volodymyr Zelensky": "Volodymyr Zelensky",
        "Volodymyr Zelenskyy": "Volodymyr Zelensky",
        "Vladimir Zelensky": "Volodymyr Zelensky",
        "Zelenskiy": "Volodymyr Zelensky",
        "Kyiv": "Kyiv",
        "Kiev": "Kyiv",
    }


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Serhii Nykyforov", "Sergey Nikoforov"),
        ("Dmytro Kuleba", "Dmitry Kuleba"),
        ("Oleksandr Novak", "Alexander Novak"),
        ("Mikhail Khodorkovsky", "Mihail Hodorkovskiy"),
        ("A. Petrov", "Andrei Petrov"),
        ("Kharkiv", "Kharkov"),
        ("Chernihiv", "Chernigov"),
        ("Tayyip Erdogan", "Recep Tayyip Erdoğan"),
    ],
)
def test_one_person_or_place(one: str, other: str) -> None:
    assert same_person(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Peskov", "Pskov"),
        ("Niger", "Nigeria"),
        ("Belgorod", "Belgrade"),
        ("Iran", "Iraq"),
        ("Slovakia", "Slovenia"),
        ("Boris Johnson", "Lyndon Johnson"),
        ("Anna Maria Lee", "Maria Anna Sofia Kask"),
        ("Sergei Skripal", "Yulia Skripal"),
        ("Anna Kovalenko", "Anna Kovalchuk"),
        ("Austria", "Australia"),
    ],
)
def test_different_people_and_places(one: str, other: str) -> None:
    assert not same_person(one, other)


def test_a_surname_that_two_people_share_stays_alone() -> None:
    shown = canonical_names(
        Counter({"Boris Johnson": 2, "Lyndon Johnson": 1, "Johnson": 4, "Donald Trump": 1, "Trump": 3})
    )
    assert shown["Johnson"] == "Johnson"
    assert shown["Trump"] == "Donald Trump"
