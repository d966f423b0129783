"""What holds for any text: no exception, spans in range and in order, text equal to its slice."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.language.dates import find_dates
from briefing.language.names import find_names
from briefing.language.quotations import quotations_of
from briefing.language.sentences import split
from briefing.language.speech import attribute
from briefing.language.tokens import content_words
from tests.language.articles import article_of

_PIECES = st.sampled_from(
    "“ ” \" ' ‘ ’ « » „ '' `` , . ? ! : ; — ( ) \n said told according to by who that and the a He She it They Mr. "
    "President Minister of Anna Lee Kovalenko U.S. NATO official officials quoted as saying adding was will on Monday "
    "May 26 2018 statement 's Ministry spokesman for while -- ― -".replace("\n", "␤").split()
).map(lambda piece: "\n" if piece == "␤" else piece)
NEWS_LIKE = st.lists(_PIECES, max_size=40).map(" ".join)
TIGHT = st.lists(_PIECES, max_size=25).map("".join)
TEXTS = st.one_of(NEWS_LIKE, TIGHT, st.text(max_size=120))


@given(TEXTS)
@settings(max_examples=150)
def test_sentences_are_ordered_slices(text: str) -> None:
    article = article_of(text)
    sentences = split(article)
    at = 0
    for number, sentence in enumerate(sentences):
        assert sentence.index == number
        assert at <= sentence.start < sentence.end <= len(text)
        assert sentence.text == text[sentence.start : sentence.end] == sentence.text.strip()
        block = article.blocks[sentence.block]
        assert block.start <= sentence.start
        assert sentence.end <= block.end
        at = sentence.end
    kept = "".join("".join(s.text.split()) for s in sentences)
    assert kept == "".join("".join(text[b.start : b.end].split()) for b in article.blocks)


@given(TEXTS)
@settings(max_examples=200)
def test_quotations_lie_inside_their_marks(text: str) -> None:
    found = quotations_of(article_of(text))
    assert [q.outer_start for q in found] == sorted(q.outer_start for q in found)
    for quotation in found:
        assert 0 <= quotation.outer_start <= quotation.start < quotation.end <= quotation.outer_end <= len(text)
        assert "\n" not in text[quotation.start : quotation.end]
    outer = [q for q in found if not q.depth]
    assert all(a.outer_end <= b.outer_start for a, b in pairwise(outer))


@given(TEXTS)
@settings(max_examples=200)
def test_speech_has_an_entry_for_every_quotation_and_sentence(text: str) -> None:
    article = article_of(text)
    sentences = split(article)
    speech = attribute(article, sentences)
    assert len(speech.attributions) == len(sentences)
    said = [s.attribution for s in speech.quotes]
    for found in [*speech.attributions, *said]:
        if found is None:
            continue
        assert found.speaker.strip() == found.speaker != ""
        for span in (found.mention, found.cue):
            assert span is None or 0 <= span[0] < span[1] <= len(text)


@given(TEXTS, st.none() | st.dates())
@settings(max_examples=150)
def test_names_and_dates_are_slices(text: str, published: date | None) -> None:
    for name in find_names(text):
        assert name.text == text[name.start : name.end]
        assert name.role_start <= name.start
    for mention in find_dates(text, published):
        assert mention.text == text[mention.start : mention.end]
    assert all(word == word.lower() for word in content_words(text))
