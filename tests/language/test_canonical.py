"""One person, one name."""

from __future__ import annotations

import pytest

from briefing.language.canonical import same_person


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Serhii Nykyforov", "Sergey Nikoforov"),
        ("Dmytro Kuleba", "Dmitry Kuleba"),
        ("Oleksandr Novak", "Alexander Novak"),
        ("Mikhail Khodorkovsky", "Mihail Hodorkovskiy"),
        ("A. Petrov", "Andrei Petrov"),
        ("Volodymyr Zelensky", "Vladimir Zelenskyy"),
        ("Zelensky", "Zelenskiy"),
        ("Kyiv", "Kiev"),
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
