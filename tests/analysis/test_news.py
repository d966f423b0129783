"""A profile with a section for whatever is reported: the news first, and no empty shells."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench import news
from briefing.analysis.people import namesakes
from briefing.models import Briefing, Stance
from briefing.words import english
from tests.analysis.readings import SEEDS, brief, labels, shown, table

DATA = Path(__file__).resolve().parents[3] / "shared" / "summaries"
BRIDGE = (
    "The old bridge over the Aa in Norburg collapsed on Monday, injuring 14 people, the fire service said.",
    "The old bridge in Norburg collapsed on Monday morning and 14 people were injured, according to the fire service.",
)
REST = (
    "The bridge had been built in 1902. Have you seen it fall? You can send us your pictures. "
    "Mayor Ann Lee said the town had known of cracks for two years. "
    "A baker, who sold rolls nearby, had gone home. The weather was fine. Two dogs slept in the shade of a tree.",
    "Engineers had warned of cracks. The fire service said that divers were at work. "
    "It was a warm day. A clock had stopped at nine. Children had played there in summer.",
)


@pytest.fixture(scope="module")
def bridge(tmp_path_factory: pytest.TempPathFactory) -> Briefing:
    folder = tmp_path_factory.mktemp("bridge")
    for number, (lead, rest) in enumerate(zip(BRIDGE, REST, strict=True)):
        (folder / f"{number}.txt").write_text(f"{lead}\n\n{rest}\n", "utf-8")
    return brief(folder, name="general")


def test_the_news_stands_first_and_is_the_title(bridge: Briefing) -> None:
    top = bridge.summary[0]

    assert top.text in BRIDGE
    assert top.independent_sources == 2
    assert bridge.title.startswith("The old bridge")
    assert bridge.sections[0].key == "events"


def test_what_the_bottom_line_tells_is_not_told_again_as_what_else_happened(bridge: Briefing) -> None:
    further = {c.id for c in bridge.sections[0].claims}

    assert bridge.sections[0].title == "What else happened"
    assert further
    assert further.isdisjoint(c.id for c in bridge.summary)


def test_what_else_happened_is_left_out_where_the_bottom_line_tells_all_of_it(tmp_path: Path) -> None:
    texts = (
        "The Senate voted late on Tuesday to undo a rule that would bar banks from contracts without courts.",
        "A storm tore the roof off the library of Port Alto, and 300 old maps were lost in the rain.",
        "Rowers of the town club have won the cup for the third time since the club was founded in a boathouse.",
    )
    for number, text in enumerate(texts):
        (tmp_path / f"{number}.txt").write_text(text + "\n", "utf-8")

    made = brief(tmp_path, name="general")

    assert {c.text for c in made.summary} == set(texts)
    assert [(s.key, [c.text for c in s.claims]) for s in made.sections] == [("key_decisions", [texts[0]])]
    assert not [gap for gap in map(english, made.gaps) if gap.startswith("What else happened")]


def test_what_is_asked_or_said_to_the_reader_is_no_news(bridge: Briefing) -> None:
    assert not [text for text in shown(bridge) if "you" in text.lower().split()]


def test_a_section_without_claims_is_left_out_and_named_among_the_gaps(bridge: Briefing) -> None:
    assert [s.key for s in bridge.sections if not s.claims] == []
    assert "positions" not in {s.key for s in bridge.sections}
    left_out = "For and against: No stance of a government for or against a measure was found in these articles."
    assert left_out in [english(gap) for gap in bridge.gaps]


def test_what_stands_under_another_heading_was_found(bridge: Briefing) -> None:
    """The figure of the injured is in the news itself."""
    assert "figures" not in {s.key for s in bridge.sections}
    assert not [gap for gap in map(english, bridge.gaps) if gap.startswith("Figures")]


def test_the_page_holds_a_third_of_what_it_condenses_at_most(bridge: Briefing) -> None:
    assert sum(len(s.claims) for s in bridge.sections) <= max(5, len(bridge.sentences) // 3)


def test_two_dogs_are_no_figure_and_two_dead_are() -> None:
    assert "figures" not in labels("Two dogs slept in the shade.", "general")[0]
    assert "figures" in labels("Two people were killed in the shade.", "general")[0]
    assert "figures" in labels("Dozens of dogs slept in the shade.", "general")[0]


@pytest.mark.parametrize(
    ("text", "reaction"),
    [
        ("“It is a shame,” Ann Lee said.", True),
        ("The German government said it was a shame.", True),
        ("Fewer people marry than in 1990, the survey found.", False),
        ("Ann Lee, who left, was found guilty of fraud.", False),
        ("A Russian employee of the bank went on to work as a driver.", False),
        ("U.S. employers added jobs, signaling that the market had recovered.", False),
    ],
)
def test_a_reaction_is_somebodys_word(text: str, reaction: bool) -> None:
    assert ("reactions" in labels(text, "general")[0]) is reaction


def test_the_seeds_tell_of_the_permission_in_any_profile() -> None:
    general = brief(SEEDS, name="general")

    assert general.title.startswith("Washington gave the green light on Thursday for Ukraine to use US weapons")
    assert general.summary[0].independent_sources == 2
    assert [e.akin for e in general.summary[0].evidence] == [False, False, True, True]
    assert [s.key for s in general.sections] == ["events", "key_decisions", "positions", "reactions", "figures"]
    assert ("Russia", Stance.FOR) not in {(p.actor, p.stance) for p in general.positions}


def test_a_surname_that_somebody_else_bears_is_no_office_holders(tmp_path: Path) -> None:
    plain = table()
    texts = ["Pitcher Trevor Bauer threw the ball. Bauer has seen 40 pitches."]

    assert "Rob Bauer" in namesakes(texts, plain)
    assert not {m.actor.name for m in plain.unnamed(namesakes(texts, plain)).find(texts[0])} & {"Rob Bauer"}
    for told in ("Admiral Bauer spoke.", "Rob Bauer met Trevor Bauer.", "However, Bauer spoke.", "Adm. Bauer spoke."):
        assert "Rob Bauer" not in namesakes([told], plain)
    (tmp_path / "a.txt").write_text("“It has ended terribly,” said comedian Sami Shah. “I am a realist.”", "utf-8")
    made = brief(tmp_path, name="general")
    assert {q.speaker for q in made.quotes} == {"Sami Shah"}


@pytest.mark.skipif(not DATA.is_dir(), reason="the development sets ../shared/summaries are not there")
def test_real_news_is_told_about_as_well_as_the_summarizer_tells_it() -> None:
    """Floors under the title, the bottom line and the page, as shares of what the summarizer scores at that length."""
    pytest.importorskip("rouge_score", reason="the extra briefing[bench] is not installed")
    rows = news.records(DATA / "multinews_dev.jsonl", 24)
    brief_, summary = (news.scored(rows, tell, "general") for tell in (news.told, news.condensed))

    assert brief_.title >= summary.title
    assert brief_.bottom >= 0.8 * summary.bottom
    assert brief_.page >= 0.8 * summary.page
