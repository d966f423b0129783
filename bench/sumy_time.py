"""Seconds of processor time that sumy's LexRank takes to rate a corpus's sentences: `python -m bench.sumy_time FILE`.

sumy gets the sentences as this project splits them, its stop words and a faster stemmer than its own; only rating them
(and taking the best one) is timed.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
from sumy.summarizers.lex_rank import LexRankSummarizer

from briefing.corpus.sources import read_sources
from briefing.language.sentences import split
from briefing.language.tokens import STOP_WORDS, stem
from briefing.summarize.sumy_methods import Tokenizer


def rated(corpus: Path) -> float:
    """The seconds for all articles of the corpus as one document."""
    tokenizer = Tokenizer()
    articles = read_sources([corpus]).articles
    paragraphs = [Paragraph([Sentence(one.text, tokenizer) for one in split(article)]) for article in articles]
    summarizer = LexRankSummarizer(stem)
    summarizer.stop_words = STOP_WORDS
    document = ObjectDocumentModel(paragraphs)
    begun = time.process_time()
    summarizer(document, 1)
    return time.process_time() - begun


if __name__ == "__main__":
    sys.stdout.write(json.dumps(rated(Path(sys.argv[1]))) + "\n")
