"""Who speaks: the speaker of every quotation and of every sentence that reports what somebody says.

Sentences that share a quotation form one unit; quoted words are masked, the verbs of speech outside of them are cues,
and each cue has a subject (`clauses`) that refers to somebody (`reference`). A quotation takes the cue that follows
it at once, else the nearest before it in its sentence, else the next one after it; one that stands alone goes on with
its neighbour's speaker. The method follows the rule systems for quotation attribution of Pouliquen, Steinberger and
Best (2007) and Elson and McKeown (2010).
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from briefing.language import sexes
from briefing.language.attributions import Attribution, Speech, SpeechKind, SpokenQuotation
from briefing.language.names import NameMention, find_names
from briefing.language.narration import Narration
from briefing.language.persons import NameTable
from briefing.language.quotations import quotations_of
from briefing.language.reference import Discourse
from briefing.language.reported import sentence_attributions
from briefing.language.units import units_of
from briefing.models import BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.language.actors import ActorTable
    from briefing.models import Article, Sentence

__all__ = ["Attribution", "Speech", "SpeechKind", "SpokenQuotation", "attribute"]


def attribute(article: Article, sentences: Sequence[Sentence], actors: ActorTable | None = None) -> Speech:
    """Who says what in `article`, for each of its quotations and sentences. Never raises; linear in the text."""
    quotes = quotations_of(article)
    names = _names_of(article)
    table = NameTable(names, article.text)
    table.add_appositions(article.text, names)
    if actors is not None:
        table.add_actors(actors)
    discourse = Discourse(table, actors)
    sexes.by_titles(table, names)
    sexes.by_pronouns(table, discourse.is_person, article.text, names, [(s.start, s.end) for s in sentences])
    units = units_of(article.text, sentences, quotes, names)
    reader = Narration(article.text, units, sentences, quotes, discourse)
    reader.run()
    return Speech(
        tuple(SpokenQuotation(q, reader.spoken[i]) for i, q in enumerate(quotes)),
        tuple(sentence_attributions(reader)),
    )


def _names_of(article: Article) -> list[NameMention]:
    """The names in an article's prose; related links and furniture name people who are not spoken of."""
    kinds = {BlockKind.BODY, BlockKind.CAPTION, BlockKind.HEADLINE, BlockKind.FRAGMENT}
    spans = [(b.start, b.end) for b in article.blocks if b.kind in kinds]
    starts = [start for start, _ in spans]
    kept = []
    for name in find_names(article.text):
        place = bisect_right(starts, name.start) - 1
        if place >= 0 and name.end <= spans[place][1]:
            kept.append(name)
    return kept
