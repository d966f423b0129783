"""The words asked for before a slow pattern: whatever the pattern can match holds one of them."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.analysis import dangling, denials, in_force, polarity, taken_back, times, told
from briefing.analysis.kinds import decisions, differences, idle, positions, stated
from briefing.corpus import glued, notices, patterns
from briefing.language import definites
from briefing.language.tokens import holds_any

GATES: list[tuple[re.Pattern[str], Iterable[str]]] = [
    *definites._OPEN,
    (definites._THIS_ACT, definites._THIS_ACT_PARTS),
    (dangling._POINTS_BACK, dangling._BACK_PARTS),
    (dangling._ELLIPTIC, dangling._ELLIPTIC_PARTS),
    (differences._DIFFERENCE, differences._PARTS),
    (polarity._REFUSED, polarity._REFUSED_PARTS),
    (polarity._PERMISSION, polarity._PERMISSION_PARTS),
    (polarity._CAN_NOT, polarity._CAN_NOT_PARTS),
    (polarity._CAN_NOW, polarity._NOW_PARTS),
    (polarity._NO_LONGER, [" no longer "]),
    (times._LONG_AGO, times._LONG_AGO_PARTS),
    (times._YEAR, times._CENTURIES),
    (decisions._NOUN, decisions._NOUN_PARTS),
    (decisions._CONCEDES, decisions._CONCEDES_PARTS),
    (stated._GIVES_WAY, stated._WAY_PARTS),
    (denials._REJECTS, denials._REJECTS_PARTS),
    (idle._REPORT_THAT, ["that"]),
    (polarity._LIFTED, polarity._BANS),
    (positions._PRESSURE, ["pressure on"]),
    (stated._ULTIMATUM, stated._ULTIMATUM_PARTS),
    (stated._GIVES, stated._GIVES_PARTS),
    (stated._REFUSAL, stated._REFUSAL_PARTS),
    (stated._TURNED_DOWN, stated._TURNED_PARTS),
    (stated._DEFEATED, stated._MOTIONS),
    (stated._COMPLIES, stated._COMPLIED_PARTS),
    (stated._PHRASAL, stated._PHRASAL_PARTS),
    (decisions._BEHIND, decisions._BEHIND_PARTS),
    (stated._CARRIED, stated._VOTES),
    (stated._IN_FORCE, stated._FORCES),
    (stated._YIELDS, stated._YIELD_PARTS),
    (stated._DECLARED, stated._COMMON),
    (told._NOUNS, told._NOUN_PARTS),
    (in_force._FORCE, in_force._PARTS),
    *taken_back._PARTS.items(),
    (glued._CREDITS, glued._BY),
    (glued._READ_MORE, glued._MORE),
    (re.compile(notices._NOTICE.pattern), notices._NOTICE_PARTS),  # asked of small letters
    (patterns.CREDITED_FIRST, [" / "]),
    (patterns.PICTURED, ["|"]),
    (patterns.FOLDING, ["Show Hide"]),
    (patterns.CONTRIBUTORS, ["contributed"]),
]


@pytest.mark.parametrize(("pattern", "parts"), GATES, ids=lambda value: getattr(value, "pattern", "")[:24])
@settings(max_examples=60)
@given(data=st.data())
def test_what_a_pattern_matches_holds_what_is_asked_for_first(
    pattern: re.Pattern[str], parts: Iterable[str], data: st.DataObject
) -> None:
    alphabet = st.characters(codec="utf-8")
    found = pattern.search(data.draw(st.from_regex(pattern, alphabet=alphabet)))

    assert found is not None
    assert holds_any(found.group(), parts)
