"""The eight methods of sumy on their own classes, without any data that NLTK would have to download.

sumy asks a tokenizer for words only; this one is ours. Its sentences are equal when their texts are, so that a copy in
a second article would share one rating and crowd out others: each text is given once, and ratings are mapped back.
The ratings are taken where sumy sorts by them, and rounded, since some of sumy's sums run over sets whose order
changes from run to run.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from briefing.errors import UsageError
from briefing.language.tokens import STOP_WORDS, stem, tokenize
from briefing.summarize.budget import Budget
from briefing.summarize.features import extract
from briefing.summarize.selection import by_document, greedy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.interfaces import Summarizer

_CLASSES = {
    "lexrank": "lex_rank.LexRankSummarizer",
    "textrank": "text_rank.TextRankSummarizer",
    "lsa": "lsa.LsaSummarizer",
    "luhn": "luhn.LuhnSummarizer",
    "kl": "kl.KLSummarizer",
    "sumbasic": "sum_basic.SumBasicSummarizer",
    "reduction": "reduction.ReductionSummarizer",
    "edmundson": "edmundson.EdmundsonSummarizer",
}
# A literal, since the registry reads it off the source text without importing anything.
VARIANTS = ("lexrank", "textrank", "lsa", "luhn", "kl", "sumbasic", "reduction", "edmundson")

# Edmundson's cue words; sumy brings none. After Edmundson (1969), "New Methods in Automatic Extracting".
_BONUS = ("significant", "important", "announce", "agree", "decide", "conclude", "result", "key", "major", "warn")
_STIGMA = ("hardly", "impossible", "perhaps", "maybe", "example", "instance", "incidentally")


def get(variant: str) -> Summarizer:
    """sumy's method of this name as a `Summarizer`. Raises `UsageError` when sumy has none."""
    if variant not in VARIANTS:
        raise UsageError(f"sumy has no method {variant!r}: choose one of {', '.join(VARIANTS)}.")
    return _SumyMethod(variant)


class Tokenizer:
    """What sumy's document model asks of a tokenizer, by our rules and with no data files."""

    def to_sentences(self, paragraph: str) -> tuple[str, ...]:
        """The sentences of a paragraph."""
        from briefing.language.sentences import sentence_spans

        return tuple(paragraph[start:end] for start, end in sentence_spans(paragraph))

    def to_words(self, sentence: str) -> tuple[str, ...]:
        """The words of a sentence, lower-cased."""
        return tuple(tokenize(sentence))


@dataclass(frozen=True, slots=True)
class _SumyMethod:
    variant: str

    def rank(self, documents: Sequence[Sequence[str]]) -> list[list[float]]:
        """sumy's ratings, moved and scaled to 0..1; see `interfaces.Summarizer`."""
        import numpy as np

        return by_document(extract(documents), np.array(self._ratings(documents)))

    def select(
        self, documents: Sequence[Sequence[str]], *, sentences: int | None = None, words: int | None = None
    ) -> list[tuple[int, int]]:
        """The best-rated sentences within the budget; a text that stands twice is taken once."""
        import numpy as np

        worth = np.array(self._ratings(documents))
        flat = [sentence.strip() for document in documents for sentence in document]
        seen: dict[str, int] = {}
        first = np.array([seen.setdefault(text, number) == number for number, text in enumerate(flat)], np.bool_)
        return greedy(extract(documents), Budget(sentences, words), lambda: worth, among=first)

    def _ratings(self, documents: Sequence[Sequence[str]]) -> list[float]:
        """One rating from 0 to 1 for each sentence in document order; equal texts have equal ratings."""
        texts = [sentence.strip() for document in documents for sentence in document]
        rating = dict.fromkeys(texts, 0.0)
        model = _model(documents)
        kept = [str(sentence) for sentence in model.sentences]
        if any(sentence.words for sentence in model.sentences):
            rating.update(zip(kept, _scaled(_rated(self.variant, model)), strict=True))
        return [rating[text] for text in texts]


def _model(documents: Sequence[Sequence[str]]) -> Any:
    """sumy's document: a paragraph for each of ours, each text once, in order of first appearance, no empty ones."""
    from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence

    tokenizer = Tokenizer()
    seen: set[str] = set()
    paragraphs = []
    for document in documents:
        fresh = [text for text in dict.fromkeys(map(str.strip, document)) if text and text not in seen]
        seen.update(fresh)
        paragraphs.append(Paragraph([Sentence(text, tokenizer) for text in fresh]))
    return ObjectDocumentModel(paragraphs)


def _rated(variant: str, model: Any) -> list[float]:
    """sumy's ratings of a document's sentences; 0 where it has none (only stop words) or divides by zero."""
    import warnings
    from math import isfinite

    import numpy as np

    with np.errstate(all="ignore"), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # LSA warns of every text with more sentences than words
        ratings: list[float] = _summarizer(variant).ratings(model)
    return [rating if isfinite(rating) else 0.0 for rating in ratings] or [0.0] * len(model.sentences)


def _scaled(ratings: Sequence[float]) -> list[float]:
    low, high = min(ratings), max(ratings)
    if high <= low:
        return [1.0] * len(ratings)
    return [round((rating - low) / (high - low), 9) for rating in ratings]


@cache
def _class(variant: str) -> Any:
    """sumy's class, extended by `ratings`: what it would sort the sentences by."""
    from importlib import import_module

    module, name = _CLASSES[variant].split(".")
    base: Any = getattr(import_module(f"sumy.summarizers.{module}"), name)

    class Rating(base):  # type: ignore[misc]  # sumy has no types
        def ratings(self, document: Any) -> list[float]:
            self._rated: list[float] = []
            self(document, len(document.sentences))
            return self._rated

        def _get_best_sentences(self, sentences: Any, _count: int, rating: Any, *args: Any, **kwargs: Any) -> Any:
            rate = rating.__getitem__ if isinstance(rating, dict) else rating
            self._rated = [float(rate(sentence, *args, **kwargs)) for sentence in sentences]
            return tuple(sentences)

        def _create_dictionary(self, document: Any) -> dict[str, int]:
            """LSA's word numbers in order of first appearance: sumy's come from a set, whose order changes."""
            words = map(self.normalize_word, document.words)
            unique = dict.fromkeys(self.stem_word(word) for word in words if word not in self.stop_words)
            return {word: number for number, word in enumerate(unique)}

    return Rating


def _summarizer(variant: str) -> Any:
    summarizer = _class(variant)(stem)
    if variant == "edmundson":
        summarizer.bonus_words, summarizer.stigma_words, summarizer.null_words = _BONUS, _STIGMA, STOP_WORDS
    else:
        summarizer.stop_words = STOP_WORDS
    return summarizer
