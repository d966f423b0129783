"""Words become numbers: the same for what is the same word, wherever it stands."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefing.corpus.tongue import language_of
from briefing.survey.arrays import arrays
from briefing.survey.words import CONTENT, number_of, numbers, plainly_english

ENGLISH = "The council said that the mayor was in the town and that she has met with a delegation for talks."


def words(text: str) -> list[int]:
    found: list[int] = numbers([text.encode()]).words.tolist()
    return found


def test_case_punctuation_and_light_endings_make_no_other_word() -> None:
    assert words("Missiles") == words("missile") == words("“missile—") == words("\u00a0MISSILE…")
    assert words("weapons’ launching, launched") == [words("weapon")[0], words("launch")[0], words("launch")[0]]
    assert len({*words("Kyiv"), *words("Київ"), *words("Minsk"), *words("his"), *words("hits"), *words("2024")}) == 6


def test_long_words_differ_in_their_first_and_last_letters() -> None:
    first, second, third = words("counterintelligence counterintelligently xounterintelligence")
    assert len({first, second, third}) == 3


def test_stop_words_and_single_letters_carry_no_content() -> None:
    assert [word & CONTENT for word in words("The Kremlin isn't in a x")] == [0, 1, 0, 0, 0, 0, 0]


@given(st.lists(st.text("ab .’é\u2014\U0001f600s", max_size=12), max_size=6))
def test_texts_together_are_what_they_are_alone(texts: list[str]) -> None:
    together = numbers([text.encode() for text in texts])
    alone = [words(text) for text in texts]
    assert together.lengths.tolist() == [len(one) for one in alone]
    assert together.words.tolist() == [word for one in alone for word in one]
    assert together.places.tolist() == [place for one in alone for place in range(len(one))]


def test_plain_english_is_what_reading_calls_so() -> None:
    texts = [ENGLISH, "Рада засідала у Києві, заявив міністр.", "Der Rat tagte in Berlin.", "Nato Kyiv Moscow"]
    found = plainly_english(numbers([text.encode() for text in texts])).tolist()
    assert found == [True, False, False, False]
    assert language_of(ENGLISH) == "en"


def test_a_term_is_marked_by_its_first_word() -> None:
    texts = ["Higher defence budgets.", "The alliance’s summit", "allied", ""]
    found = arrays([b""] * 4, [text.encode() for text in texts], ["defence spending", "alliance", "—"])
    assert [one.marked for one in found] == [True, True, False, False]
    assert [one.words for one in found] == [3, 4, 1, 0]
    assert number_of(("—", "defence spending")).tolist() == words("defence")
