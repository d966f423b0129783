"""What nobody sees changes nothing that is told, and what is kept of a text stays as it is."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from briefing.language.unseen import Seen, as_seen, seen_text

ODD = "\xa0\u202f\u3000\xad\u200b\u200d\u200e\u2060\ufeff\u0301\u0308\u034f\ufe0f\u1112\u1161\x00\n\réa .“"
TEXTS = st.text(st.sampled_from(ODD) | st.characters(exclude_categories=["Cs"]))


def test_what_is_seen_of_a_text() -> None:
    plain = "Germany’s allies met in Kraków on 3 May: 50 %"
    assert as_seen(plain) is None
    assert as_seen("نامه‌ای 👨‍👩‍👧 ❤️") is None  # joined on purpose
    for odd in (
        unicodedata.normalize("NFD", plain),
        plain.replace(" ", "\xa0"),
        plain.replace("3 May: 50", "3\u202fMay:\u200950"),
        plain.replace("l", "l\xad"),
        plain.replace("e", "e\u200b"),
        plain.replace("al", "a\xad\r\nl"),
        plain.replace("m", "m\u034f\ufe0f\u200c"),
        "\ufeff\u200e" + plain + "\u202c\x00",
        plain.replace("ó", "o\u200b\u0301"),
    ):
        assert seen_text(odd) == plain, ascii(odd)
    assert seen_text("\u1112\u1161\u11ab") == "한"


def test_places_lead_back_to_the_text_that_is_kept() -> None:
    text = "\u200bA\u200bl\xadlies in Krako\u0301w"
    seen = as_seen(text)
    assert seen is not None
    assert seen.text == "Allies in Kraków"
    assert text[slice(*seen.kept(0, 6))] == "A\u200bl\xadlies"
    assert text[slice(*seen.kept(10, 16))] == "Krako\u0301w"
    assert seen.kept(16, 16) == (len(text), len(text))


@given(TEXTS)
def test_every_stretch_that_is_seen_has_its_place_in_the_text(text: str) -> None:
    seen = as_seen(text) or Seen(text, range(len(text)), range(1, len(text) + 1))
    assert as_seen(seen.text) is None or seen_text(seen.text) == seen.text
    assert len(seen.starts) == len(seen.ends) == len(seen.text)
    assert all(0 <= start < end <= len(text) for start, end in zip(seen.starts, seen.ends, strict=True))
    assert list(seen.starts) == sorted(seen.starts)
    assert list(seen.ends) == sorted(seen.ends)
    for start in range(len(seen.text)):
        place = seen.kept(start, len(seen.text))
        assert seen_text(text[slice(*place)]) == seen.text[start:] or seen.starts[start - 1] == seen.starts[start]
        assert seen.seen(*place) == (seen.starts.index(place[0]), len(seen.text))
