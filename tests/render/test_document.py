"""The briefing laid out: what is shown, how it is named, numbered, cleaned and counted."""

from __future__ import annotations

import dataclasses
import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.interfaces import Presentation
from briefing.models import Article, ArticleStatus, Claim, Conflict, ConflictKind, Stance, Standing
from briefing.render.document import lay_out
from briefing.render.document.evidence import Numbering
from briefing.render.document.limits import Limits
from briefing.render.document.model import Run
from briefing.render.document.names import article_names
from briefing.render.document.parts import about_of
from briefing.render.document.text import clean, runs_of, safe_link, shorten
from briefing.words import words_for
from tests import briefings
from tests.render.readback import lines_of


def test_evidence_is_numbered_once_in_order_of_appearance() -> None:
    document = lay_out(briefings.full())
    cited = [cite.number for line in lines_of(document) for cite in line.citations]
    assert list(dict.fromkeys(cited)) == list(range(1, 25))
    assert [entry.number for entry in document.evidence.entries] == list(range(1, 25))


def test_the_first_citation_and_the_annex_lead_to_each_other() -> None:
    document = lay_out(briefings.full())
    firsts = [(cite.target, cite.anchor) for line in lines_of(document) for cite in line.citations if cite.anchor]
    assert firsts == [(entry.anchor, entry.back) for entry in document.evidence.entries]


def test_the_annex_quotes_the_files_at_their_offsets() -> None:
    seeds = briefings.SEEDS
    for entry in lay_out(briefings.full()).evidence.entries:
        file, _, span = entry.place.rpartition(":")
        start, end = map(int, span.split("–"))
        text = (seeds / file).read_bytes().decode("utf-8")
        assert text[start:end] == entry.quote


def test_an_annex_entry_names_source_date_and_speaker() -> None:
    entries = {entry.number: entry for entry in lay_out(briefings.full()).evidence.entries}
    assert entries[19].source == ("RT", "Kiev confirms limited relaxation of US arms rules", "31 May 2024")
    assert entries[19].speakers == "Speaking: Vladimir Putin (Russian President)"
    assert entries[5].source == ("Kyiv Post", "undated")


def test_facts_count_the_used_articles_and_name_the_rest() -> None:
    assert lay_out(briefings.full()).facts == (
        "As of 31 May 2024",
        "5 articles",
        "2 outlets",
        "3 articles without a named outlet",
        "30–31 May 2024",
        "2 undated",
        "1 merged as copy",
        "1 off topic",
        "2 not read",
    )


def test_the_ledger_says_what_became_of_every_input_and_why() -> None:
    ledger = lay_out(briefings.full()).ledger
    assert ledger is not None
    rows = [(row.name, row.outcome, row.reason) for row in ledger.rows]
    assert rows == [
        ("000_2753efb99bd3e26c.txt", "Used", "Cited in 5 places."),
        ("001_952d20a1df1d568e.txt", "Used", "Cited in 6 places."),
        ("002_ac9f514e760d3983.txt", "Used", "Cited in 6 places."),
        ("Kyiv Post", "Used", "Cited in 4 places."),
        ("RT", "Used", "Cited in 3 places."),
        ("Wire Service", "Merged as copy", "Copy of 000_2753efb99bd3e26c.txt; counted once."),
        ("On soup", "Off topic", "Neither NATO nor Russia nor Ukraine acts in it."),
        ("broken.pdf", "Not read", "The PDF has no readable pages."),
        ("notes/empty.txt", "Not read", "The file is empty."),
    ]


@pytest.mark.parametrize(
    ("standing", "sources", "label"),
    [
        (Standing.CORROBORATED, 3, "Corroborated · 3 sources"),
        (Standing.SINGLE_SOURCE, 1, "Single source"),
        (Standing.DISPUTED, 1, "Disputed"),
        (Standing.SUPERSEDED, 1, "Superseded"),
    ],
)
def test_badges_are_words(standing: Standing, sources: int, label: str) -> None:
    claim = Claim("c", "x", briefings.claims()["italy"].evidence, sources, standing)
    badge = Numbering(words_for("en")).line(claim).badge
    assert badge is not None
    assert (badge.key, badge.label) == (standing.value, label)


def test_a_changed_position_shows_what_it_was() -> None:
    positions = lay_out(briefings.full()).positions
    assert positions is not None
    change = positions.rows[0].change
    assert change is not None
    assert change.label == "was against, 30 May 2024"
    assert change.line.text.startswith("the White House said it still opposed")


def test_a_superseded_pair_says_which_stands() -> None:
    disputed = lay_out(briefings.full()).disputed
    assert disputed is not None
    sides = disputed.items[1].sides
    assert [side.label for side in sides] == [
        "Earlier · 001_952d20a1df1d568e.txt, 30 May 2024",
        "Stands now · 000_2753efb99bd3e26c.txt, 31 May 2024",
    ]


def test_beside_a_marking_the_running_title_is_short_enough_to_leave_it_the_middle() -> None:
    title = "Washington gave the green light on Thursday for Ukraine to use US weapons"
    long = dataclasses.replace(briefings.full(), title=title)
    assert lay_out(long).short_title == title
    marked = lay_out(long, Presentation(marking="TLP:AMBER"))
    assert marked.short_title == "Washington gave the green light on Thursday for…"


def test_who_is_unnamed_by_the_role_has_the_role_once() -> None:
    quote = dataclasses.replace(briefings.full().quotes[0], speaker="unnamed US official", role="US official")
    brief = dataclasses.replace(briefings.full(), quotes=(quote,))
    found = lay_out(brief, limits=Limits(parts=("quotations",))).quotations
    assert found is not None
    assert [(item.speaker, item.role) for item in found.items] == [("unnamed US official", None)]


def test_a_quotation_does_not_end_in_the_comma_that_led_on() -> None:
    quote = dataclasses.replace(briefings.full().quotes[0], quote="We have the right to help Ukraine,")
    brief = dataclasses.replace(briefings.full(), quotes=(quote,))
    found = lay_out(brief, limits=Limits(parts=("quotations",))).quotations
    assert found is not None
    assert [item.line.text for item in found.items] == ["“We have the right to help Ukraine”"]


def test_the_support_of_claims_that_are_all_alike_is_said_once() -> None:
    single = tuple(claim for claim in briefings.claims().values() if claim.standing is Standing.SINGLE_SOURCE)
    alike = dataclasses.replace(briefings.minimal(), articles=briefings.full().articles, summary=single, sections=())
    found = lay_out(alike).glance
    assert found is not None
    n = len(alike.summary)
    assert [row.text for row in found.rows if row.key == "support"] == [f"{n} claims: single source"]


def test_only_the_editors_brackets_are_the_editors() -> None:
    assert runs_of("[He] said “[we] go”.", "Smith said “[we] go”.", words_for("en")) == (
        Run("[He]", editor=True),
        Run(" said “[we] go”.", editor=False),
    )


def test_the_last_word_is_bound_unless_it_is_a_monster() -> None:
    item = briefings.claims()["italy"].evidence
    line = Numbering(words_for("en")).line(Claim("c", "It is over.", item))
    assert (line.lead, line.tail) == ((Run("It is ", editor=False),), (Run("over.", editor=False),))
    monster = Numbering(words_for("en")).line(Claim("c", "It is " + "x" * 60, item))
    assert (monster.lead, monster.tail) == (monster.runs, ())


def test_the_editors_words_are_one_last_word() -> None:
    item = briefings.claims()["italy"].evidence
    line = Numbering(words_for("en")).line(Claim("c", "It came on Thursday [30 May 2024].", item))
    assert "".join(run.text for run in line.lead) == "It came on Thursday "
    assert line.tail == (Run("[30 May 2024]", editor=True), Run(".", editor=False))


def test_names_of_articles_are_short_and_unlike() -> None:
    def article(path: str, **metadata: object) -> Article:
        return dataclasses.replace(briefings.make_article(path, "x", **metadata), id=path)

    articles = [
        article("a/one.txt", outlet="AFP", title="First"),
        article("b/one.txt", outlet="AFP", title="Second"),
        article("c/two.txt", title="Only a title"),
        article("d/same.txt"),
        article("e/same.txt"),
        article("f/three.txt", outlet="Reuters"),
    ]
    assert article_names(articles) == {
        "a/one.txt": "AFP: First",
        "b/one.txt": "AFP: Second",
        "c/two.txt": "Only a title",
        "d/same.txt": "same.txt (d/same.txt)",
        "e/same.txt": "same.txt (e/same.txt)",
        "f/three.txt": "Reuters",
    }


def test_every_key_of_the_models_has_a_word() -> None:
    words = words_for("en")
    assert set(words.badges) == set(Standing)
    assert set(words.stances) == set(Stance)
    assert set(words.conflicts) == set(ConflictKind)
    assert set(ArticleStatus) <= set(words.texts)
    assert len(words.months) == 12


def test_a_language_without_words_gets_the_english_ones() -> None:
    assert words_for("tlh-Latn") == words_for("../en") == words_for("en-GB") == words_for("en")


@pytest.mark.parametrize(
    ("days", "shown"),
    [
        ((date(2024, 5, 30), date(2024, 5, 31)), "30–31 May 2024"),
        ((date(2024, 5, 31), date(2024, 5, 31)), "31 May 2024"),
        ((date(2024, 4, 30), date(2024, 5, 1)), "30 April – 1 May 2024"),
        ((date(2023, 12, 31), date(2024, 1, 1)), "31 December 2023 – 1 January 2024"),
    ],
)
def test_periods_say_nothing_twice(days: tuple[date, date], shown: str) -> None:
    assert words_for("en").period(*days) == shown


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://example.org/a?b=1", "https://example.org/a?b=1"),
        ("mailto:desk@example.org", "mailto:desk@example.org"),
        ("HTTP://example.org", "HTTP://example.org"),
        ("javascript:alert(1)", None),
        ("java\nscript:alert(1)", None),
        ("data:text/html,x", None),
        ("file:///etc/passwd", None),
        ("https:///nohost", None),
        ("http://[", None),
        ("//example.org", None),
        ("https://example.org/\u202egpj", None),
        (None, None),
    ],
)
def test_only_web_and_mail_addresses_are_links(url: str | None, shown: str | None) -> None:
    assert safe_link(url) == shown


@given(st.text())
def test_clean_text_holds_nothing_that_acts(text: str) -> None:
    shown = clean(text)
    kinds = {unicodedata.category(char) for char in shown}
    assert not kinds & {"Cc", "Cs", "Zl", "Zp"}
    assert not any(unicodedata.bidirectional(char) in {"LRE", "RLE", "LRO", "RLO", "PDF"} for char in shown)
    assert clean(shown) == shown


@given(st.text(alphabet=st.characters(categories=["L", "N", "P", "S"])))
def test_clean_keeps_every_letter_digit_and_mark_of_punctuation(text: str) -> None:
    assert clean(text) == text


@pytest.mark.parametrize(
    ("length", "shown"),
    [(60, "The government announced a cease-fire after a call with…"), (39, "The government announced a cease-fire…")],
)
def test_text_is_not_cut_within_a_name(length: int, shown: str) -> None:
    text = "The government announced a cease-fire after a call with President Vladimir Putin"
    assert shorten(text, length) == shown


def test_of_two_figures_an_arrow_says_which_replaced_the_other() -> None:
    words = words_for("en")
    told = [about_of(Conflict(kind, "37 / 65 died", ()), words) for kind in ConflictKind]
    assert dict(zip(ConflictKind, told, strict=True)) == {
        ConflictKind.CONTRADICTION: "37 / 65 died",
        ConflictKind.FIGURES: "37 / 65 died",
        ConflictKind.SUPERSEDED: "37 → 65 died",
    }


@given(st.text(max_size=80), st.integers(2, 40))
def test_shortened_text_fits_and_begins_alike(text: str, length: int) -> None:
    short = shorten(text, length)
    assert len(short) <= length
    assert short == text or text.startswith(short.removesuffix("…"))
