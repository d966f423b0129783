"""A thing that began and the same thing that is over: neither sentence confirms the other."""

from __future__ import annotations

import pytest

from briefing.analysis.in_force import one_begun_one_over
from tests.analysis.test_page import claims

IMPOSED = "Norway imposed a curfew on the northern harbour of Narvik because of the arrests, Oslo said."
LIFTED = "Norway has lifted its curfew on the harbour of Narvik in the north, the government in Oslo said on Friday."


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("A flood warning was given for the coast.", "The flood warning was lifted.", True),
        ("The state of emergency has been lifted.", "The government declared a state of emergency.", True),
        ("The strike of the drivers began on Wednesday.", "Drivers ended their strike.", True),
        ("Rescuers called off the search for the crew.", "The search for the crew was called off.", False),
        ("A curfew was imposed at dusk, and that curfew was lifted at dawn.", "The curfew was lifted at dawn.", False),
        ("The government imposed a curfew.", "The strike is over.", False),
        ("The warning has not been lifted.", "The warning was issued on Monday.", False),
    ],
)
def test_whether_one_began_what_the_other_ends(one: str, other: str, expected: bool) -> None:
    assert one_begun_one_over(one, other) is one_begun_one_over(other, one) is expected


def test_what_lifts_a_curfew_confirms_nobody_who_imposed_it() -> None:
    again = IMPOSED.replace("because of", "over")

    assert [c.independent_sources for c in claims(IMPOSED, again)] == [2]
    behind = {c.text: [e.quote for e in c.evidence] for c in claims(IMPOSED, LIFTED)}

    assert behind == {IMPOSED: [IMPOSED], LIFTED: [LIFTED]}
