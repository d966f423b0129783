"""What somebody took back on a later day: refusals, denials and statements that no longer stand."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from briefing.analysis.polarity import denies
from briefing.analysis.taken_back import taken_back
from briefing.models import ConflictKind, Standing
from tests.analysis.readings import brief, frames

MONDAY, FRIDAY = date(2024, 5, 6), date(2024, 5, 10)


def _ended(old: str, new: str, later: date = FRIDAY) -> list[tuple[str, str, str]]:
    found = taken_back([*frames(old, 0, MONDAY), *frames(new, 1, later)])
    return [(d.about, d.sides[0].sentence.text, d.sides[1].sentence.text) for d in found]


@pytest.mark.parametrize(
    ("old", "new", "about"),
    [
        ("Lund refused to resign.", "Transport Minister Bo Lund resigned on Friday over the bridge.", "Lund: resign"),
        ("“I will stay,” Bo Lund said. He said he would not testify before the committee.",
         "Lund, the former minister, testified before the committee on Friday.", "Lund: testify"),
        ("Norway refused to send rescue ships north.", "Norway sent two rescue ships on Friday.", "Norway: send"),
        ("Norway refused to send aid.", "Norway will send 50 soldiers north after all, Lund said.", "Norway: send"),
        ("Norway refused to send soldiers.", "Norway will now send 50 soldiers to the coast.", "Norway: send"),
        ("Lund ruled out selling the ferries.", "Lund has agreed to sell the ferries.", "Lund: selling"),
        ("Ida Berg, who leads the port, denied that the crane inspectors had been paid for silence.",
         "Berg admitted that the inspectors were paid.", "Berg: inspectors, paid"),
        ("“The bridge is safe for every lorry,” Transport Minister Bo Lund told reporters in Norburg.",
         "Transport Minister Bo Lund on Friday withdrew his statement that the bridge was safe.", "Lund: bridge, safe"),
    ],
)  # fmt: skip
def test_a_later_act_or_word_of_the_same_actor_ends_the_earlier(old: str, new: str, about: str) -> None:
    [(told, _, newer)] = _ended(old, new)

    assert (told, newer) == (about, new)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Lund refused to resign.", "Berg resigned on Friday over the bridge."),
        ("Lund refused to resign.", "The opposition called on Lund to resign."),
        ("Lund refused to resign.", "Lund may resign on Friday."),
        ("Lund refused to resign.", "Lund did not say when he resigned from the club."),
        ("Lund refused to resign.", "The coalition will fall if Minister Bo Lund resigned on Friday."),
        ("Lund refused to meet the dockers.", "Lund met the king on Friday."),
        ("Norway refused to send aid.", "Norway will send a minister to the coast, Lund said."),
        ("Norway refused to send soldiers.", "Norway will not send soldiers after all the warnings, Lund said."),
        ("Lund refused to back down.", "Lund backed the plan on Friday."),
        ("Lund will not sign the contract until the court has ruled.", "Lund signed the contract on Friday."),
        ("Berg denied that the inspectors had been paid.", "Berg admitted that the crane was old."),
        ("Berg denied that the inspectors had been paid.", "Berg admitted that the inspectors were not paid."),
        ("“The bridge will be inspected in June,” Bo Lund said.",
         "Bo Lund on Friday withdrew his statement that the bridge was safe."),
    ],
)  # fmt: skip
def test_what_somebody_else_does_may_be_or_is_of_something_else_ends_nothing(old: str, new: str) -> None:
    assert _ended(old, new) == []


def test_of_one_day_nothing_is_taken_back() -> None:
    assert _ended("Lund refused to resign.", "Lund resigned over the bridge.", MONDAY) == []


def test_a_thing_that_is_so_does_not_confirm_that_it_is_not() -> None:
    assert denies("“The bridge is safe,” Lund said.", "The bridge was not safe, Lund said.")
    assert denies("The contract wasn’t signed.", "The contract was signed in June.")
    assert not denies("No foul play is suspected.", "Foul play was not suspected.")
    assert not denies("The bridge is safe.", "The road was not safe.")


def test_a_refusal_that_was_given_up_leads_no_line_and_stands_beside_what_came(tmp_path: Path) -> None:
    told = (
        (MONDAY, "Norburg stood still on Monday. Transport Minister Bo Lund refused to resign. Trains were late."),
        (FRIDAY, "Transport Minister Bo Lund resigned on Friday over the bridge in Norburg. Rain fell in the harbour."),
    )
    for number, (day, text) in enumerate(told):
        record = {"title": "", "outlet": f"Paper {number}", "published": day.isoformat(), "text": text}
        (tmp_path / f"{number}.json").write_text(json.dumps(record), "utf-8")
    made = brief(tmp_path, name="general")
    shown = [*made.summary, *(claim for section in made.sections for claim in section.claims)]
    [conflict] = made.conflicts

    assert not [claim.text for claim in shown if "refused" in claim.text]
    assert (conflict.kind, conflict.about) == (ConflictKind.SUPERSEDED, "Lund: resign")
    assert [side.standing for side in conflict.sides] == [Standing.SUPERSEDED, Standing.SINGLE_SOURCE]
