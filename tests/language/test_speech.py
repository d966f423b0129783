"""Who speaks: quotations and reported sentences in the constructions that news uses."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from briefing.language.actors import ActorTable
from briefing.language.sentences import split
from briefing.language.speech import SpeechKind, attribute
from briefing.models import Actor, ActorKind
from tests.language.articles import article_of, read, reported, speakers

SEEDS = Path(__file__).resolve().parents[2] / "seeds"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“We will stay,” Ann Lee said.", "Ann Lee"),
        ("“We will stay,” said Mr Bo Kask, who heads the bank.", "Bo Kask"),
        ("“We will stay,” said Prime Minister Ann Lee’s spokesman Bo Kask.", "Bo Kask"),
        ("Bo Kask, a spokesman for Chancellor Ann Lee, stated that they had “the right to stay”.", "Bo Kask"),
        ("Chancellor Ann Lee’s spokesman, Bo Kask, told reporters: “We will stay.”", "Bo Kask"),
        ("“We will stay,” Lee’s press secretary Bo Kask told The Daily Guardian.", "Bo Kask"),
        (
            "Sen. Ann Lee, Ohio Republican and chair of the Senate Budget Committee, called it “a costly mistake”.",
            "Ann Lee",
        ),
        ("The head of the risk consultancy Altia Group, Bo Kask, spoke of “a bigger move than before”.", "Bo Kask"),
        ("The plan will “greatly help” them, according to the mayor’s press secretary, Ann Lee.", "Ann Lee"),
        ("Ann Lee was quoted as saying that “the talks have failed for good”.", "Ann Lee"),
        ("The diplomats were described by the State Department as “agents of a hostile power”.", "State Department"),
        (
            "“It will be symmetrical,” the Altia agency cited an unnamed ministry source as saying.",
            "unnamed ministry source",
        ),
        ("On Thursday, the Kremlin accused the West of “a new round of escalation”.", "Kremlin"),
        ("Across the Atlantic, the White House called it “a step in the right direction”.", "White House"),
        ("A US official quoted earlier by the Daily Times said it was “a new reality”.", "unnamed US official"),
        ("“We are stuck,” said one senior diplomat present.", "unnamed senior diplomat"),
        ("“We are stuck,” US officials said.", "US officials"),
        ("While she noted the “burden on all of us,” Ann Lee voted for it.", "Ann Lee"),
        (
            "Ann Lee complained that Avalon, whose envoy Bo Kask had stated it was, had not given “full consent”.",
            "Ann Lee",
        ),
        ("Bo Kask, according to a report by AFP, that Avalon had “the right to defend itself”.", "Bo Kask"),
        ("“It was never about money.” — Ann Lee", "Ann Lee"),
        ("Putin held back, a decision praised as “very smart” by Ann Lee, who left.", "Ann Lee"),
    ],
)
def test_speaker_of_one_quotation(text: str, speaker: str) -> None:
    assert speakers(text) == [speaker]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We will stay,” Ann Lee said. “We will not leave.”", ["Ann Lee", "Ann Lee"]),
        ("“We will stay,” Ann Lee said.\n\n“We will not leave.”", ["Ann Lee", "Ann Lee"]),
        ("Ann Lee said: “We will stay.\n\n“And we will not leave.”", ["Ann Lee", "Ann Lee"]),
        ("“We will stay,” Ann Lee said.\n\n“Not for long,” replied Bo Kask.", ["Ann Lee", "Bo Kask"]),
        ("Ann Lee stated that it was “impossible for us,” adding, “We do not want it.”", ["Ann Lee", "Ann Lee"]),
        (
            "Mrs Ann Lee met Mr Bo Kask on Monday.\n“We agree on most,” she said.\n“It was a good day,” he added.",
            ["Ann Lee", "Bo Kask"],
        ),
        (
            "Foreign Minister Ann Lee spoke first.\n“We agree,” the minister said.\n“We do,” an Avalon official told "
            "the press.\n“But it is late,” the official added.",
            ["Ann Lee", "unnamed Avalon official", "unnamed Avalon official"],
        ),
        (
            "The Avalon foreign ministry issued a statement on Monday.\n“The step is unfriendly,” the statement said.\n"
            "It called the step “a grave breach of trust”.",
            ["Avalon foreign ministry", "Avalon foreign ministry"],
        ),
    ],
)
def test_speakers_over_sentences(text: str, expected: list[str]) -> None:
    assert speakers(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann Lee said that the talks had failed. She warned on Friday that time was short.", ["Ann Lee", "Ann Lee"]),
        ("Accounts of the fighting are incomplete, Ann Lee said.", ["Ann Lee"]),
        ("According to two officials, the talks had failed.", ["two officials"]),
        (
            "Some countries including Avalon and Norland say the plan is dead.",
            ["Some countries including Avalon and Norland"],
        ),
        ("Politico, citing three unnamed officials, claimed that the plan was dead.", ["Politico"]),
        ("An article in Politico, citing three officials, claimed that the plan was dead.", ["Politico"]),
        ("The talks failed. Nobody was surprised.", [None, None]),
        ("The ministers were told that the talks had failed.", [None]),
        ("Three reports of the minister’s comments were lost.", [None]),
        ("Last week EU leaders declared that the talks had failed.", ["EU leaders"]),
        ("Pressed by reporters, Ann Lee said that the talks had failed.", ["Ann Lee"]),
        ("Six envoys left, the Foreign Ministry in Bern said on Monday, citing a lack of trust.", ["Foreign Ministry"]),
        ("It is right to wait, said Bo Kask the head of the bank.", ["Bo Kask"]),
        ("Ann Lee reports from Bern. From the square, Ann says that nobody has left.", ["Ann Lee", "Ann Lee"]),
        ("The inquiry is looking into the payments, which Mr Lee denies.", [None]),
        ("BERN (Reuters) - European leaders say they are ready.", ["European leaders"]),
        ("Berlin announced it would pay. Washington will respond in kind.", ["Berlin", None]),
    ],
)
def test_reported_sentences(text: str, expected: list[str | None]) -> None:
    assert reported(text) == expected


def test_kinds_roles_and_spans() -> None:
    text = "Kremlin spokesman Pavel Orlov said the plan was dead. “It is over,” he added. The Daily Times reported it."
    sentences, speech = read(text)
    first, second, third = speech.attributions
    assert first is not None
    assert second is not None
    assert third is not None
    assert (first.kind, first.role, first.verb) == (SpeechKind.INDIRECT, "Kremlin spokesman", "said")
    assert first.mention is not None
    assert text[slice(*first.mention)] == "Kremlin spokesman Pavel Orlov"
    assert (second.speaker, second.mention) == ("Pavel Orlov", (68, 70))
    assert second.cue is not None
    assert text[slice(*second.cue)] == "added"
    assert (third.speaker, third.kind) == ("Daily Times", SpeechKind.OUTLET)
    assert len(sentences) == 3


def test_a_table_of_actors_helps_with_bare_offices() -> None:
    table = ActorTable(
        [
            Actor("Avalon", ActorKind.STATE, people=("Avalonian",)),
            Actor("Ann Lee", ActorKind.PERSON, state="Avalon", role="president"),
        ]
    )
    article = article_of("Ann Lee met Bo Kask and Carl Brandt.\n“We agree,” the Avalonian leader said.")
    (said,) = attribute(article, split(article), table).quotes
    assert said.attribution is not None
    assert (said.attribution.speaker, said.attribution.role) == ("Ann Lee", "Avalonian president")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann Lee is back. The Avalonian president met artists.\n“Friends!” the president said.", "Ann Lee"),
        ("Ann Lee is back. The Norland president met artists.\n“Friends!” the president said.", "Norland president"),
        (
            "Ann Lee and Bo Kask are back. The Avalonian president went.\n“Friends!” the president said.",
            "Avalonian president",
        ),
        ("Foreign Minister Ann Lee is back.\n“We go on,” the top Avalonian diplomat said.", "Ann Lee"),
        ("Finance Minister Ann Lee is back.\n“We go on,” the top Avalonian diplomat said.", "top Avalonian diplomat"),
    ],
)
def test_who_leads_a_state_may_be_named_without_an_office(text: str, expected: str) -> None:
    table = ActorTable(
        [
            Actor("Avalon", ActorKind.STATE, people=("Avalonian",)),
            Actor("Ann Lee", ActorKind.PERSON, state="Avalon"),
            Actor("Bo Kask", ActorKind.PERSON, state="Avalon"),
        ]
    )
    article = article_of(text)
    (said,) = attribute(article, split(article), table).quotes
    assert said.attribution is not None
    assert said.attribution.speaker == expected


def test_the_seeds() -> None:
    text = next(SEEDS.glob("003*")).read_text(encoding="utf-8")
    found = dict(
        zip((text[s.quotation.start : s.quotation.end][:24] for s in read(text)[1].quotes), speakers(text), strict=True)
    )
    assert found["significantly boost"] == "Serhii Nykyforov"
    assert found["right under international"[:24]] == "Steffen Hebestreit"
    assert found["To this end, it can also"] == "Steffen Hebestreit"
    assert found["The president recently d"] == "unnamed official"


def seconds(text: str) -> float:
    """Processor time: what runs beside the suite costs none of it."""
    begin = time.process_time()
    read(text)
    return time.process_time() - begin


@pytest.mark.parametrize(("marks", "times"), [("“a ", 500), ("“a” ", 500), ('" ', 2000)])
def test_quotation_marks_gone_wild_take_linear_time(marks: str, times: int) -> None:
    """Thousands of them in one sentence, as no writer sets them: nobody is said to have spoken there."""
    assert set(speakers(marks * times)) <= {None}
    best = min(seconds(marks * times * 8) for _ in range(2))
    assert best < 25 * max(min(seconds(marks * times) for _ in range(3)), 0.02)


@pytest.mark.parametrize("words", ["he said she said ", "who said, ", "Germany said that NATO allies met and "])
def test_text_without_a_full_stop_takes_linear_time(words: str) -> None:
    """As somebody saves a transcript: what goes on for thousands of words is read in pieces."""
    once, more = words * (4_000 // len(words)), words * (24_000 // len(words))
    best = min(seconds(more) for _ in range(2))
    assert best < 15 * max(min(seconds(once) for _ in range(3)), 0.02)


def test_a_long_article_takes_linear_time() -> None:
    paragraph = (
        "“We will stay,” Ann Lee, a spokeswoman for the bank, said on Monday. She added that it would take time.\n"
    )
    once = len(read(paragraph * 100)[1].quotes)
    assert len(read(paragraph * 800)[1].quotes) == 8 * once
    long = min(seconds(paragraph * 800) for _ in range(2))
    assert long < 25 * max(min(seconds(paragraph * 100) for _ in range(3)), 0.02)


def test_he_is_the_official_who_has_just_spoken() -> None:
    """A person named earlier does not get the words of the unnamed speaker of the sentence before."""
    text = (
        "The policy was made after the appeal of Bo Kask. Bo Kask had asked for help.\n"
        "“The president directed his team to help,” one official told the Altia Post. He added that the ban stands."
    )
    assert reported(text)[-1] == "unnamed official"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Western promises of help will make Europe “less safe,” the Kremlin said on Monday.", "Kremlin"),
        ("Warsaw’s claims are wrong, the Kremlin said on Monday.", "Kremlin"),
        ("Take it apart and it says that nothing changes.", None),
        ("Warsaw claims that nothing changes.", "Warsaw"),
    ],
)
def test_a_noun_that_looks_like_a_verb_of_speech_is_none(text: str, speaker: str | None) -> None:
    [said] = read(text)[1].attributions
    assert (said.speaker if said else None) == speaker


def test_whom_the_writer_rang_up_is_who_says_it() -> None:
    text = (
        "Sergei Lavrov, the Russian foreign minister, has complained that his letter lies unanswered.\n"
        "When I rang a former ambassador there he laughed. “The Germans were offended,” he said. “Then came Crimea.”"
    )
    assert speakers(text) == ["unnamed former ambassador", "unnamed former ambassador"]
