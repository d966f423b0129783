"""sumy's methods give what sumy itself gives."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import pytest

from briefing.errors import UsageError
from briefing.language.tokens import STOP_WORDS, stem
from briefing.summarize import sumy_methods
from briefing.summarize.sumy_methods import VARIANTS, Tokenizer


def sumys_own(variant: str, article: list[str], count: int) -> set[str]:
    from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence

    module, name = sumy_methods._CLASSES[variant].split(".")
    summarizer: Any = getattr(import_module(f"sumy.summarizers.{module}"), name)(stem)
    if variant == "edmundson":
        summarizer.bonus_words, summarizer.stigma_words = sumy_methods._BONUS, sumy_methods._STIGMA
        summarizer.null_words = STOP_WORDS
    else:
        summarizer.stop_words = STOP_WORDS
    tokenizer = Tokenizer()
    document = ObjectDocumentModel([Paragraph([Sentence(text, tokenizer) for text in article])])
    return {str(sentence) for sentence in summarizer(document, count)}


@pytest.mark.parametrize("variant", VARIANTS)
def test_the_choice_is_sumys(variant: str, articles: list[list[str]]) -> None:
    article = [text for text in articles[0] if len(text.split()) >= 8]  # shorter ones are not chosen here

    chosen = sumy_methods.get(variant).select([article], sentences=5)

    assert {article[place] for _, place in chosen} == sumys_own(variant, article, 5)


@pytest.mark.parametrize("variant", VARIANTS)
def test_no_data_of_nltk_is_asked_for(variant: str, articles: list[list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    data = import_module("nltk.data")

    def refuse(*_args: object, **_named: object) -> None:
        raise AssertionError("nltk.data was asked")

    monkeypatch.setattr(data, "load", refuse)
    monkeypatch.setattr(data, "find", refuse)

    assert len(sumy_methods.get(variant).select(articles[:1], sentences=2)) == 2


def test_an_unknown_variant_lists_the_known_ones() -> None:
    with pytest.raises(UsageError, match="no method 'random': choose one of lexrank, textrank"):
        sumy_methods.get("random")


def test_the_tokenizer_needs_only_our_rules() -> None:
    tokenizer = Tokenizer()

    assert tokenizer.to_sentences("Gen. Smith met the U.S. envoy. They spoke.") == (
        "Gen. Smith met the U.S. envoy.",
        "They spoke.",
    )
    assert tokenizer.to_words("Kyiv’s allies don't wait.") == ("kyiv", "allies", "don't", "wait")
