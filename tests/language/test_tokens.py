"""Words, stop words and stems."""

from __future__ import annotations

from briefing.language.tokens import content_words, stems, tokenize


def test_words_keep_abbreviations_numbers_and_contractions() -> None:
    assert tokenize("The U.S. won’t pay 2.5% of Kyiv’s bill.") == [
        "the",
        "u.s.",
        "won't",
        "pay",
        "2.5%",
        "of",
        "kyiv",
        "bill",
    ]


def test_content_words_and_stems() -> None:
    words = content_words("She said that the ministers were expelling dozens of diplomats.")
    assert words == ["ministers", "expelling", "dozens", "diplomats"]
    assert stems(words) == ["minist", "expel", "dozen", "diplomat"]
