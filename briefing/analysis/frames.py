"""A sentence with what the analysis knows of it: who speaks, who acts, which words carry it.

Everything after this stage reads frames; nothing reads the text again.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from briefing.analysis.times import times_told
from briefing.analysis.voices import Voices
from briefing.language.actors import ActorMention, ActorTable, MentionKind
from briefing.language.function_words import HEAD_OF, OFFICIAL_NOUNS
from briefing.language.predicates import Predicate, predicates
from briefing.language.roles import PRIVATE, is_speaking
from briefing.language.speech import Attribution, Speech, SpeechKind
from briefing.language.tokens import content_words, stems
from briefing.models import Actor, ActorKind, Article, BlockKind, Sentence

_OPENING = 60  # characters within which a sentence's first subject stands
_OWN_WORDS = 0.5  # of a sentence between quotation marks: it is the speaker's
_NOT_WORD = re.compile(r"\W+")


class Frame(NamedTuple):
    """One body sentence, read.

    `speaker` is the name as the article gives it, `voice` the actor whom it speaks for, `named` says whether it is a
    name. `subject` is the actor of the first clause (for a pronoun, the one it refers to). `terms` are stems with
    every name of an actor folded to one. `own_words` says that most of the sentence stands between quotation marks,
    `quoted` where; `carried` that its attribution stands in another sentence. `passage` is the span of the quotation
    that the sentence is a part of, else its own. `year` is the one of the news: the article's, else the newest that
    the articles beside it state.
    """

    sentence: Sentence
    published: date | None
    mentions: tuple[ActorMention, ...]
    predicates: tuple[Predicate, ...]
    terms: tuple[str, ...]
    speaker: str | None = None
    role: str | None = None
    voice: Actor | None = None
    own_words: bool = False
    outlet_voice: bool = False
    named: bool = False
    subject: Actor | None = None
    carried: bool = False
    passage: tuple[int, int] = (0, 0)
    quoted: tuple[tuple[int, int], ...] = ()
    year: int | None = None

    @property
    def key(self) -> tuple[str, int]:
        """Article id and index: what a frame is called everywhere."""
        return (self.sentence.article, self.sentence.index)

    @property
    def actor(self) -> Actor | None:
        """Whose statement or act the sentence is: the speaker before the grammatical subject."""
        return self.voice or self.subject

    def in_quotation(self, at: int) -> bool:
        """Whether the place `at` of the sentence stands between quotation marks."""
        return any(a <= at < b for a, b in self.quoted)

    @property
    def asks(self) -> bool:
        """Whether it is a question, quoted or not."""
        return self.sentence.text.rstrip("”\"’' ").endswith("?")

    @property
    def past_year(self) -> bool:
        """Whether it names a year before the article's and none of its own: history, not news. Targets do not count."""
        long_ago, newest = times_told(self.sentence.text)
        return long_ago or (newest is not None and self.year is not None and newest < self.year)


def frames_of(
    article: Article,
    sentences: Sequence[Sentence],
    speech: Speech,
    table: ActorTable,
    year: int | None = None,
) -> list[Frame]:
    """The frames of an article's body sentences, in order; `speech` has an attribution for each of `sentences`."""
    found: list[Frame] = []
    subject: Actor | None = None
    thing: Actor | None = None  # what "it" can mean: a subject that is named itself
    quoted = [(q.quotation.start, q.quotation.end) for q in speech.quotes if not q.quotation.depth]
    passages = _passages(sentences, quoted)
    voices = Voices(article.text, sentences, table)
    for sentence, attribution in zip(sentences, speech.attributions, strict=True):
        if sentence.kind is not BlockKind.BODY:
            continue
        said = None if attribution and _owns(article.text, attribution) else attribution
        mentions = table.find(sentence.text)
        inside = _inside(sentence, quoted)
        acts = predicates(sentence.text, mentions)
        voice = voices.of(said) if said else None
        own = _whose(sentence.text, mentions, acts, voice, subject, thing)
        subject = _whom_he_means(own, voice) or subject
        thing = None if _of_something_else(sentence.text, own, mentions, said, voice) else own or thing
        voices.note(own or voice, mentions)
        found.append(
            Frame(
                sentence=sentence,
                published=article.published,
                year=article.published.year if article.published else year,
                mentions=tuple(mentions),
                predicates=tuple(acts),
                terms=tuple(fold_terms(sentence.text, mentions)),
                speaker=said.speaker if said else None,
                role=said.role if said else None,
                voice=voice,
                own_words=sum(b - a for a, b in inside) >= _OWN_WORDS * len(sentence.text),
                outlet_voice=said is not None and said.kind is SpeechKind.OUTLET,
                named=said is not None and said.named,
                subject=own,
                carried=said is not None and not _names_speaker(passages[sentence.index], said),
                quoted=inside,
                passage=passages[sentence.index],
            )
        )
    return found


def _whom_he_means(own: Actor | None, voice: Actor | None) -> Actor | None:
    """Of whom the next sentence's "he" speaks: of who speaks here before somebody whom a clause of it names."""
    persons = all(a is not None and a.kind is ActorKind.PERSON for a in (own, voice))
    return voice if persons else own or voice


def _whose(
    text: str,
    mentions: Sequence[ActorMention],
    acts: Sequence[Predicate],
    voice: Actor | None,
    subject: Actor | None,
    thing: Actor | None,
) -> Actor | None:
    """The actor of a sentence's first clause; a pronoun means who speaks, who was the `subject` before, or what "it"
    can mean."""
    opening = _PRONOUN_START.match(text)
    own = None if opening is None or opening["thing"] else voice or subject
    own = own or _subject(text, mentions, acts)
    if own is None and opening is not None:
        return voice or (thing if opening["thing"] else subject)
    they = own is None and voice is None and acts and _they_act(acts[0], mentions)
    return subject if they else own  # "Before dawn they approved it": who was spoken of last


def _of_something_else(
    text: str, own: Actor | None, mentions: Sequence[ActorMention], said: Attribution | None, voice: Actor | None
) -> bool:
    """Whether an "it" in the next sentence may mean what is only somebody's, or a paper that speaks for nobody known:
    "The communique said Ukraine's future …"."""
    if said is not None and voice is None:
        return True
    mention = next((m for m in mentions if m.actor is own), None)
    if mention is None or text[mention.end : mention.end + 2] not in ("'s", "’s"):
        return False
    owned = _NEXT_WORDS.match(text, mention.end + 2)
    return owned is not None and not any(word.lower() in OFFICIAL_NOUNS for word in owned.group().split())


_NEXT_WORDS = re.compile(r"(?: [\w-]+){1,3}")


def _they_act(act: Predicate, mentions: Sequence[ActorMention]) -> bool:
    """Whether the first act of a sentence is that of some "they" with no name before it."""
    return act.pronoun == "they" and act.start < _OPENING and not any(m.start < act.start for m in mentions)


def _passages(sentences: Sequence[Sentence], quoted: Sequence[tuple[int, int]]) -> dict[int, tuple[int, int]]:
    """For each sentence the span of all sentences of its block that share a quotation with it."""
    spans = {s.index: (s.start, s.end) for s in sentences}
    starts, ends = [s.start for s in sentences], [s.end for s in sentences]
    for start, end in quoted:
        inside = sentences[bisect_right(ends, start) : bisect_left(starts, end)]
        for block in {s.block for s in inside}:
            shared = [s for s in inside if s.block == block]
            if len(shared) > 1:
                low = min(spans[s.index][0] for s in shared)
                high = max(spans[s.index][1] for s in shared)
                spans.update({s.index: (low, high) for s in shared})
    return spans


def _names_speaker(passage: tuple[int, int], said: Attribution) -> bool:
    return said.mention is not None and passage[0] <= said.mention[0] < passage[1]


def _inside(sentence: Sentence, quoted: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """The quotations' spans with offsets in the sentence."""
    start, end = sentence.start, sentence.end
    near = [(max(a, start) - start, min(b, end) - start) for a, b in quoted if a < end and b > start]
    return tuple((a, b) for a, b in near if a < b)


def fold_terms(text: str, mentions: Sequence[ActorMention]) -> list[str]:
    """The stems of the content words, each actor's names folded to one: Kyiv and Kiev, Berlin and Germany are equal."""
    parts, at = [], 0
    for mention in mentions:
        actor = mention.actor
        name = actor.name.split()[-1] if actor.kind is ActorKind.PERSON else actor.name
        parts += [text[at : mention.start], " ", _NOT_WORD.sub("", name), " "]
        at = mention.end
    parts.append(text[at:])
    return stems(content_words("".join(parts)))


_OWNED = re.compile(r"['’]s (?:[\w-]+ )*([a-z]+)$")


def _owns(text: str, said: Attribution) -> bool:
    """Whether the name only owns what stands there: in "Moscow's failure was addressed" Moscow says nothing."""
    if said.mention is None:
        return False
    start, end = said.mention
    owned = _OWNED.search(text[start:end])
    return text[end : end + 2] in {"'s", "’s"} or (owned is not None and not is_speaking(owned.group(1)))


_PRONOUN_START = re.compile(
    r"[\"“‘(]?(?:And |But |However, |Also, )?(?:He|She|(?P<thing>They|It)|The (?:official|minister|president|ministry|"
    r"spokes\w+)|(?:His|Her|Its|Their) (?:government|administration|country|ministry|office|cabinet))\b"
)


def _subject(text: str, mentions: Sequence[ActorMention], acts: Sequence[Predicate]) -> Actor | None:
    """The actor of the first clause: of its known verb, else the first name that no preposition holds."""
    first = next((m for m in mentions if not _held(text, m) and not _of_private(text, m)), None)
    for act in acts[:1]:
        if act.actor is not None and (first is None or act.actor.start <= first.start + 60):
            return act.actor.actor
    if first is not None and first.start < 60 and not (first.kind is MentionKind.SEAT and _held(text, first)):
        return first.actor
    return None


_PRIVATE = re.compile(rf"(?:[’']s|-[A-Z][a-z]+)?(?: [A-Za-zÀ-ÿ-]+){{0,2}}? (?:{PRIVATE.pattern})", PRIVATE.flags)


def _of_private(text: str, mention: ActorMention) -> bool:
    """Whether the name only says whose, or from where, somebody private is: "Berlin's Charité hospital"."""
    return mention.kind is not MentionKind.PERSON and _PRIVATE.match(text, mention.end) is not None


_HOLDS = re.compile(
    r"\b(?:in|on|at|from|with|to|against|for|inside|into|near|over|between|toward|towards|across|through|by|of|"
    r"about|after)\s+(?:the\s+)?$"
)


_OF_A_HEAD = re.compile(rf"\b(?:{'|'.join(sorted(HEAD_OF))})\s+of\s+(?:the\s+)?$")  # "the government of Ukraine"


def _held(text: str, mention: ActorMention) -> bool:
    held = _HOLDS.search(text[max(0, mention.start - 16) : mention.start])
    return held is not None and not _OF_A_HEAD.search(text[: mention.start])
