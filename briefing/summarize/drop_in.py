"""briefing's methods with sumy's own interface: where `LexRankSummarizer` of sumy stood, one of these can stand.

from briefing.summarize.drop_in import LexRankSummarizer
LexRankSummarizer()(parser.document, 10)  # sumy's Sentence objects, in document order
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, Any

from briefing.summarize import methods

if TYPE_CHECKING:
    from collections.abc import Callable, Collection


class _DropIn:
    """`summarizer(document, sentences_count)` as in sumy; stemming and stop words are built in, so both are ignored."""

    METHOD = ""

    def __init__(self, stemmer: Callable[[str], str] | None = None) -> None:
        if stemmer is not None and not callable(stemmer):
            raise TypeError("Stemmer has to be a callable object")
        self.stop_words: Collection[str] = ()

    def __call__(self, document: Any, sentences_count: int | str | Callable[..., Any]) -> tuple[Any, ...]:
        """The chosen sentences of a sumy document (or, beyond sumy, a list of them), as sumy's objects, in its order.

        `sentences_count` is a number, a share such as "20%", or a function of the sentences in order of importance.
        """
        documents = list(document) if isinstance(document, list | tuple) else [document]
        sentences = [sentence for one in documents for sentence in one.sentences]
        ranked = self._order([[str(sentence) for sentence in one.sentences] for one in documents])
        if callable(sentences_count):
            from sumy.summarizers._summarizer import SentenceInfo

            infos = [SentenceInfo(sentences[place], place, -number) for number, place in enumerate(ranked)]
            kept = [info.order for info in sentences_count(infos)]
        else:
            kept = ranked[: _count(sentences_count, len(sentences))]
        return tuple(sentences[place] for place in sorted(kept))

    def _order(self, texts: list[list[str]]) -> list[int]:
        """All sentences, counted through the documents: the chosen ones first, then the repetitions in text order."""
        starts = list(accumulate(map(len, texts), initial=0))
        chosen = [starts[document] + place for document, place in methods.get(self.METHOD).select(texts)]
        return chosen + sorted(set(range(starts[-1])) - set(chosen))


class CoverageSummarizer(_DropIn):
    """Greedy coverage of bigrams with LexRank; see `coverage`."""

    METHOD = "coverage"


class LexRankSummarizer(_DropIn):
    """LexRank with a position prior, without repetition; see `lexrank`."""

    METHOD = "lexrank"


class LeadSummarizer(_DropIn):
    """The opening sentences; see `lead`."""

    METHOD = "lead"


def _count(wanted: int | str, total: int) -> int:
    if isinstance(wanted, str) and wanted.endswith("%"):
        return max(1, total * int(wanted[:-1]) // 100)
    return int(wanted)
