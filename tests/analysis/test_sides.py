"""For whom a speaker speaks, and where a member says outright where it stands."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from briefing.analysis.frames import frames_of
from briefing.analysis.kinds.base import state_of
from briefing.analysis.people import learn_people
from briefing.analysis.scene import score_frames
from briefing.analysis.selection import _side_by_side
from briefing.language.sentences import split
from briefing.language.speech import attribute
from briefing.models import Actor
from tests.analysis.readings import article, brief, frames, labels, of_each, profile, table

DECISION, DIVISION, RESPONSE = "key_decisions", "nato_divisions", "russian_responses"


def learned(text: str) -> tuple[Actor, ...]:
    return learn_people([s.text for s in split(article(text))], table())


def voices(text: str) -> list[str | None]:
    """The state or body behind each sentence's speaker, once the text's own people are known."""
    read = article(text)
    sentences, known = split(read), table().with_actors(learned(text))
    found = frames_of(read, sentences, attribute(read, sentences, known), known)
    return [state_of(f.voice) if f.voice else None for f in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "President Vladimir Putin met Prime Minister Dmitry Medvedev. Economy Minister Bo Kask ruled nothing out, "
            "his office said. Energy Minister Ann Lee said it was late.",
            [None, "Russia", "Russia"],
        ),
        (
            "Russian President Vladimir Putin met Prime Minister Dmitry Medvedev. Energy Minister Ann Lee said it was "
            "late.",
            [None, None],
        ),
        (
            "The border was shut, the commander of Russia's navy, Rear Admiral Bo Kask, told reporters. Kask said it "
            "was late.",
            ["Russia", "Russia"],
        ),
        ("In Moscow, the Foreign Ministry said it was closing two consulates.", ["Russia"]),
        ("Russia reacted at once. The Defence Ministry said a brigade had moved.", [None, "Russia"]),
        ("Talks failed because Hungary was late. Foreign Minister Bo Kask said so.", [None, "Hungary"]),
        ("“It is a game,” said Ann Lee, Russia’s ambassador to the Netherlands.", ["Russia"]),
        ("The Russian ambassador in Budapest, Oleg Savin, said gas was no weapon.", ["Russia"]),
        ("The analyst said a brigade had moved. Russia reacted at once.", [None, None]),
        ("Ann Lee, who was ambassador to Moscow under Bo Kask, said she was baffled. Lee said so.", [None, None]),
        ("Sen. Bo Kask, a Democrat, accused the president of playing into Putin’s hands.", [None]),
        ("“It is no game,” said Ann Lee, director of a Moscow-based centre.", [None]),
        ('Russia\'s ambassador in Oslo, Bo Kask, called the delivery "a blatant provocation".', ["Russia"]),
        ("Colonel-General Bo Kask told a briefing in Moscow that 103 missiles had been fired.", ["Russia"]),
        ("The minister met Lavrov. In Berlin, a government spokeswoman said that it was late.", [None, "Germany"]),
        (
            "In Moscow, Foreign Ministry spokeswoman Maria Zakharova called it early. “It is late,” a Foreign Ministry "
            "spokeswoman said in Berlin.",
            ["Russia", "Germany"],
        ),
        ("Russia’s permanent representative to the alliance Oleg Savin said so.", ["Russia"]),
        ("Russia hit back. Economy Minister Bo Kask said Turkey would not retaliate.", [None, "Turkey"]),
        ("Vladimir V. Putin, standing beside the president of France, said so.", ["Russia"]),
        ("Analysts in Moscow said the Kremlin had few options.", [None]),
        ("Russia will not be drawn in. Deputy Foreign Minister Oleg Savin said so.", [None, "Russia"]),
        (
            "Polish Foreign Minister Bo Kask said so. The Czech Republic acted. New Foreign Minister Jan Dorn said so.",
            ["Poland", None, "Czech Republic"],
        ),
    ],
)
def test_a_bare_office_is_that_of_the_state_spoken_of(text: str, expected: list[str | None]) -> None:
    assert voices(text) == expected


def test_an_ambassador_speaks_for_who_sends_him_and_not_for_where_he_is_sent() -> None:
    assert voices("Russia’s Ambassador to the Netherlands Oleg Savin called the meeting a council of war.") == [
        "Russia"
    ]


def test_a_report_from_the_capital_needs_no_country_for_its_general(tmp_path: Path) -> None:
    (tmp_path / "agency.txt").write_text(
        "MOSCOW, March 4. /TASS/. Russia has lost no ship in the Baltic Sea this year, Major General Oleg Savin told "
        "reporters on Thursday, while NATO and Ukraine have lost one each.\n\n“Fairy tales are meant for a domestic "
        "audience,” the general stressed.\n",
        encoding="utf-8",
    )

    found = brief(tmp_path).sentences

    assert [sorted(s.labels) for s in found] == [[], [RESPONSE], [RESPONSE]]
    assert found[0].why == "is dateline, no body text"


def test_the_chief_of_a_body_is_who_speaks_for_it() -> None:
    told = "NATO Secretary General Jens Stoltenberg came. “We do not seek confrontation,” the NATO chief said."

    assert frames(told)[1].speaker == "Jens Stoltenberg"


def test_the_president_on_the_south_lawn_is_american() -> None:
    text = "President Daniel Whitlow, speaking on the South Lawn, said on Monday that Ukraine must wait."

    assert frames(text)[0].voice is None
    assert [a.state for a in learned(text)] == ["United States"]


@pytest.mark.parametrize(
    "text",
    [
        "Turkey and Hungary still say no.",
        "Her Slovak counterpart took a similar line.",
        "U.S. President Donald Trump said before the call that he had yet to see proof.",
        "The closure is supported by Poland and the two newest members of the alliance.",
        "Slovak Foreign Minister Bo Kask called the plan “an adventure”.",
        "Slovakia calls the whole scheme a game in which Bratislava wants no part.",
        "Hungary blocked the final document for 16 hours.",
        "Talks went on because Hungary withheld its consent to the communiqué.",
        "Spain would take part only under a mandate of the United Nations.",
        "NATO envoys broke up without settling the matter.",
        "The French minister made no secret of his irritation with Berlin. Hungary opposed sending the missiles.",
        "Estonia, Latvia and Lithuania have taken the same position.",
        "Berlin reacted coolly to the call.",
        "Not all allies see Moscow in the same light.",
        "The alliance itself is divided over how far to go.",
        "NATO ministers were not of one mind on how much force to move.",
        "Slovakia shares that view, as does Italy.",
        "Polish Defence Minister Bo Kask said that his country would have preferred permanent bases.",
        "German Foreign Minister Heiko Maas said there was no call for new sanctions.",
        "German Foreign Minister Heiko Maas said the alliance should stick to the agreement with Russia.",
        "Czech Defence Minister Bo Kask said his country had no need of NATO soldiers.",
        "Poland wants two heavy brigades on its soil.",
        "Poland and the United States supported Turkey’s version.",
        "Greek Foreign Minister Nikos Kotzias told Lavrov that Athens shared Moscow’s view.",
        "French President François Hollande said that Russia is a partner, not a threat.",
        "Poroshenko asked for it, but the member states of the European Union are far from agreement.",
        "The U.S. would like to see European allies do more.",
        "The French foreign ministry summoned the Turkish ambassador over the insults.",
        "Hungary’s foreign minister said Budapest stood by Ukraine but saw no grounds to discuss new sanctions.",
        "Poland and the Baltic states want more sanctions on Moscow. Hungary opposed sending the missiles.",
        "French President Emmanuel Macron does not want new sanctions for now. Hungary opposed sending the missiles.",
        "Germans retort that Warsaw lives on other people’s soldiers. Hungary opposed sending the missiles.",
        "The U.S. leader made it clear that Washington would not come to the aid of the Europeans. Hungary opposed "
        "sending the missiles.",
    ],
)
def test_a_member_that_says_where_it_stands_takes_a_side(text: str) -> None:
    assert DIVISION in labels(text)[0]


@pytest.mark.parametrize(
    "text",
    [
        "The attaché will not be replaced, the Romanian foreign ministry said. Hungary opposed sending the missiles.",
        "The force, which will not fly the NATO flag, is ready. Hungary opposed sending the missiles.",
        "Lavrov said the West had encouraged Kiev to break the law. Hungary opposed sending the missiles.",
        "The Kremlin declined to comment on the quarrel of Paris and Ankara. Hungary opposed sending the missiles.",
        "Mr. Trump wrote that he would not meet the Russian president. Hungary opposed sending the missiles.",
        "Canada and Lithuania expelled 23 diplomats on Tuesday. Hungary opposed sending the missiles.",
        "Turkey and Russia have been at odds over the war. Hungary opposed sending the missiles.",
        "Turkish President Recep Tayyip Erdogan stopped short of an apology. Hungary opposed sending the missiles.",
        "Turkish President Recep Tayyip Erdogan said Ankara had no intention of escalating this. Hungary opposed "
        "sending the missiles.",
        "It adds to tensions between Russia and the West. Hungary opposed sending the missiles.",
        "The allies confirmed the decision to send soldiers to Poland next year. Hungary opposed sending the missiles.",
        "Canada will station 450 soldiers in Latvia for as long as needed. Hungary opposed sending the missiles.",
        "U.S. senator Ann Lee called Trump’s comments an embarrassment. Hungary opposed sending the missiles.",
        "The paper sets out the division of costs between Poland and the United States. Hungary opposed sending them.",
        "Poland and Germany will form an armoured division in Lithuania. Hungary opposed sending the missiles.",
        "Macron said Paris would commit a brigade that Romania agreed to host. Hungary opposed sending the missiles.",
        "The White House says the move is meant for defence, though the Kremlin called the move a threat. Hungary "
        "opposed sending the missiles.",
        "The Senate voted to bar it until a majority of allies support the deployment. Hungary opposed sending the "
        "missiles.",
    ],
)
def test_what_only_sounds_like_a_side_is_none(text: str) -> None:
    assert [DIVISION in found for found in labels(text)] == [False, True]


@pytest.mark.parametrize(
    "text",
    [
        "German Chancellor Olaf Scholz told parliament that he would have no part in it.",
        "Polish Prime Minister Donald Tusk said his country’s airspace would not be available for the flights.",
        "Hungary’s foreign minister said that Budapest will neither pay for it nor vote for it.",
        "Sweden will hand over two squadrons of jets.",
        "The Dutch will move a Patriot battery to Romania by November, the minister confirmed.",
        "Germany would double the number of jets that it keeps there, Scholz added.",
        "Russia has given the attaché 72 hours to pack.",
        "Ukraine’s MPs backed the measure by 276 votes to 30.",
        "Prague had on Saturday ordered out 18 diplomats.",
        "The German government has, however, agreed to send six aircraft.",
        "NATO is to send small teams of experts to Ukraine.",
        "NASA said it was suspending its contacts with Russian officials.",
        "The United States does not plan to base large units in Poland.",
        "The Czech government capped the number of staff.",
        "Czech Foreign Minister Bo Kask said the rest must go by the end of May.",
        "NATO leaders signed off Friday on four battalions, the alliance’s biggest step since the Cold War.",
        "Russia threw out 20 Czechs in return.",
        "The Czech side expelled 18 employees of the embassy.",
        "The 28-nation alliance decided to move four battalions.",
        "Germany will lead the battalion in Lithuania.",
        "Russia expelled ten envoys on Friday over a vote in the 2010 election of a mayor.",
        "Prime Minister Justin Trudeau of Canada said his country would station 450 soldiers in Latvia.",
        "President Barack Obama said that he would leave 8,400 American troops there.",
        "Martial law came into force in 10 Ukrainian regions.",
        "Turkish President Recep Tayyip Erdogan gave way on Wednesday.",
        "France declined to take part in the deal.",
        "“Russia is a threat to us all,” the declaration said.",
        "German Chancellor Angela Merkel said Berlin would hit 1.5 percent by 2024.",
        "The Russian foreign ministry announced it was suspending the 1988 agreement on launches.",
        "Russia stops giving word of its tests, shelving a pact that two presidents signed in 1988.",
        "NATO’s ministers met in Oslo. Before dawn they approved a package of aid.",
        "Ukraine’s economy minister said that sales would be limited to members of NATO.",
    ],
)
def test_a_refusal_means_given_and_a_term_are_decisions(text: str) -> None:
    assert DECISION in labels(text)[-1]


@pytest.mark.parametrize(
    "text",
    [
        "NATO does not vote, of course.",
        "Russian forces seized three ships off Crimea.",
        "Russia’s Foreign Ministry summoned US Ambassador John Sullivan.",
        "NATO announced no measures of its own.",
        "Why did Russia pass this information to the Americans?",
        "The leaders of Greece and Cyprus agreed on the importance of calm.",
        "Greece agreed with Russia’s assessment.",
        "NATO ministers stopped short of an invitation.",
        "Germany recognised Turkey’s right to protect its borders.",
        "The aim of NATO is to send a signal.",
        "A senator from Ohio introduced a bill to cap what NATO spends.",
        "The list is a reply to recent US sanctions against Russia.",
        "U.S. President Barack Obama raised an awkward subject with his hosts.",
        "British Prime Minister Boris Johnson dismissed the story as nonsense.",
        "Mr. Trump cancelled a news conference.",
        "French President Emmanuel Macron has refused to withdraw his words.",
        "Obama was hopeful about the cease-fire that took effect in Ukraine on Friday.",
        "The Ukrainian forces opened fire 512 times.",
        "Hungary’s minister recalled that talks had been held.",
        "Those who spoke for the United States were granted anonymity.",
        "A Russian drone slammed into a school in Romania.",
        "Since April, when Russia suspended the pact, ministers have been arguing.",
        "British Prime Minister Ann Lee, who had released the evidence hours earlier, defended it.",
        "Let us be fair to Poland.",
    ],
)
def test_what_only_sounds_like_an_act_decides_nothing(text: str) -> None:
    assert DECISION not in labels(text)[0]


def test_what_was_done_in_an_earlier_year_decides_nothing_now() -> None:
    told = "The build-up goes on this week in Crimea, which Moscow annexed in 2014."
    read = frames(told, published=date(2021, 4, 18))

    assert score_frames(read, profile())[read[0].key][DECISION].ground == "annex: in an earlier year"


def test_the_senate_in_rome_is_italian() -> None:
    assert {m.actor.name for m in frames("The Senate in Rome voted by 104 to 87.")[0].mentions} == {"Italy"}
    assert {m.actor.name for m in frames("The Senate in March voted by 104 to 87.")[0].mentions} == {"United States"}


@pytest.mark.parametrize(
    "text",
    [
        "Moscow brushed the findings aside.",
        "Russia signalled that it could live with it.",
        "Moscow answered by barring eight officials.",
        "The Kremlin also “recommended” that the envoy go home.",
        "Moscow has also cut off military contacts with Turkey.",
        "Russia’s Foreign Ministry summoned the ambassador.",
        "In Moscow, the committee’s chairman, Oleg Savin, suggested it.",
        "The Russian side laid out a plan.",
        "Russian President Vladimir Putin used his annual speech to warn the West.",
    ],
)
def test_a_side_that_brushes_aside_or_signals_responds(text: str) -> None:
    assert RESPONSE in labels(text)[0]


def acts(text: str) -> list[tuple[str, str | None]]:
    """Each known verb of a sentence with the state that does it."""
    return [(p.lemma, state_of(p.actor.actor) if p.actor else None) for p in frames(text)[0].predicates]


def test_who_is_named_behind_the_second_of_two_participles_does_that_one() -> None:
    assert acts("The move was sought by Kyiv but opposed for now by its chief backer Washington.") == [
        ("seek", "Ukraine"),
        ("oppose", "United States"),
    ]
    assert acts("The plan was approved by Germany and opposed the wishes of France.")[1] == ("oppose", "Germany")
    assert acts("Kyiv may use them to strike military targets in Russia.") == []


def test_what_a_relative_clause_tells_is_done_by_whom_it_follows() -> None:
    acts = frames("Macron also complained about Turkey, which sent troops into Syria.")[0].predicates

    assert [(p.lemma, p.actor.actor.name if p.actor else None) for p in acts] == [
        ("complain", "Emmanuel Macron"),
        ("send", "Turkey"),
    ]


@pytest.mark.parametrize("text", ["The FSB said it had opened fire.", "A spokesman for the Baltic Fleet said so."])
def test_a_sides_services_and_fleets_speak_for_it(text: str) -> None:
    assert RESPONSE in labels(text)[0]


def test_the_same_members_side_by_side_are_told_once() -> None:
    first, second, other = of_each(
        "Germany and Hungary opposed the proposal, and a third side only promised to study it.",
        "Four people who were in the room said Germany and Hungary spoke against it and disagreed with the rest.",
        "Germany and Spain disagreed with the rest on who should pay for the ships.",
    )

    assert _side_by_side(first, second)
    assert not _side_by_side(first, other)


@pytest.mark.parametrize(
    ("before", "meant"),
    [
        ("The communique said Ukraine’s future is in NATO.", None),
        ("Ukraine’s hopes were dashed.", None),
        ("Ukraine’s government met.", "Ukraine"),
        ("Ukraine welcomed the text.", "Ukraine"),
    ],
)
def test_it_is_a_state_only_where_the_state_itself_acted_before(before: str, meant: str | None) -> None:
    subject = frames(f"{before} It also waived the plan.")[1].subject

    assert (subject.name if subject else None) == meant


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Russian President Vladimir Putin came on Monday. “It is much too late,” the Russian leader noted.",
            "Vladimir Putin",
        ),
        ("Few had expected Angela Merkel, but she spoke. “The times are over,” the chancellor said.", "Angela Merkel"),
        ("President Volodymyr Zelensky came. “There must be no delay,” the Head of State said.", "Volodymyr Zelensky"),
        ("Maria Zakharova spoke of the meeting in The Hague. “It was made up,” the diplomat said.", "Maria Zakharova"),
    ],
)
def test_a_leader_is_known_by_the_office_of_the_state(text: str, speaker: str) -> None:
    assert [f.speaker for f in frames(text)][-1] == speaker
