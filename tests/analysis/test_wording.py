"""How a line is shown: completed in brackets so that it stands alone, dated, or not shown at all."""

from __future__ import annotations

from datetime import date

import pytest

from briefing.analysis.dating import with_dates
from briefing.analysis.naming import full_name
from briefing.analysis.wording import _close_marks, show
from tests.analysis.readings import article, frames, table

FRIDAY = date(2024, 5, 31)


def last_shown(text: str, published: date | None = None) -> tuple[str, bool]:
    """The last sentence as it would be shown, and whether it can stand alone."""
    read = show(frames(text, published=published)[-1], article(text, published=published))
    return read.text, read.complete


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Kremlin spokesman Dmitry Peskov spoke on Friday.\n“We will answer,” he said.",
            "“We will answer,” [Dmitry Peskov] said.",
        ),
        (
            "Emmanuel Macron met Olaf Scholz in Berlin.\nHowever, Italy rejected the plan.",
            "Italy rejected the plan.",
        ),
        (
            "Kremlin spokesman Dmitry Peskov spoke on Friday.\nHe added, “We will answer.”",
            "[Dmitry Peskov] added, “We will answer.”",
        ),
        (
            "It rained.\nThe German government said Olaf Scholz and his ministers agreed.",
            "The German government said Olaf Scholz and his ministers agreed.",
        ),
        (
            "It rained.\nIn one of his sharpest speeches, Mr. Macron rejected the plan.",
            "In one of his sharpest speeches, Mr. Macron rejected the plan.",
        ),
        (
            "“We did not take this decision lightly,” Heiko Maas said.",
            "“We did not take this decision lightly,” Heiko Maas said.",
        ),
        (
            "Some of these countries closed their borders to Russia.",
            "Some of these countries closed their borders to Russia.",
        ),
        (
            "The United States closed the office.\nThe president said that it was late.",
            "The [American] president said that it was late.",
        ),
        ("Will it help?\nNo. Hungary will not send any weapons.", "Hungary will not send any weapons."),
        (
            "The Russian Foreign Ministry answered on Friday.\n“We will close the border,” the ministry said.",
            "“We will close the border,” the ministry said.",
        ),
        (
            "Kremlin spokesman Dmitry Peskov spoke.\nOn Tuesday he said it was late.",
            "On Tuesday [Dmitry Peskov] said it was late.",
        ),
        (
            "Orbán met them.\n“Every interest points to talks,” his foreign minister, Peter Szijjarto, said.",
            "“Every interest points to talks,” [Hungary’s] foreign minister, Peter Szijjarto, said.",
        ),
        (
            "“They admit it,” said Dmitry Rogozin, whom Vladimir Putin sent.\nHe was less happy about the rest.",
            "[Dmitry Rogozin] was less happy about the rest.",
        ),
        (
            "The Foreign Secretary said: “We go home.”\nHe denied there had been a row.",
            "[The Foreign Secretary] denied there had been a row.",
        ),
    ],
)
def test_pronouns_roles_and_connectives(text: str, expected: str) -> None:
    assert last_shown(text) == (expected, True)


@pytest.mark.parametrize(
    ("text", "expected", "complete"),
    [
        (
            "Dmitry Peskov spoke in Moscow.\nRep. Don Lee, a retired general, had fought for the treaty.\n"
            "He and Rep. Jeff Roe argued that the treaty helps Norway.",
            "He and Rep. Jeff Roe argued that the treaty helps Norway.",
            False,
        ),
        (
            f"“We wait,” Dmitry Peskov said.\n{'It rained all day in the capital and nobody came. ' * 6}\n"
            "The chancellor threatened nobody.\n“Norway will wait for the treaty,” he said.",
            "“Norway will wait for the treaty,” he said.",
            False,
        ),
        (
            f"“We wait,” Dmitry Peskov said.\n{'It rained all day in the capital and nobody came. ' * 6}\n"
            "When I rang a former ambassador there he laughed.\n“The Germans were offended by Norway,” he said.",
            "“The Germans were offended by Norway,” [a former ambassador] said.",
            True,
        ),
        (
            "Dmitry Peskov spoke.\nWhen the paper asked Lee about the treaty, he said it was late.",
            "When the paper asked Lee about the treaty, he said it was late.",
            False,
        ),
        (
            "Dmitry Peskov spoke.\nAlthough he was late, Peskov rejected the treaty.",
            "Although he was late, Peskov rejected the treaty.",
            True,
        ),
        (
            "Dmitry Peskov answered on Friday.\nHe signed the decree, and in the evening he said it was late.",
            "[Dmitry Peskov] signed the decree, and in the evening he said it was late.",
            True,
        ),
        (
            "The Russian Foreign Ministry wrote a decree.\nIt also bars Russian firms from hiring.",
            "It also bars Russian firms from hiring.",
            False,
        ),
    ],
)
def test_a_pronoun_is_named_only_where_nobody_else_is_meant(text: str, expected: str, complete: bool) -> None:
    assert last_shown(text) == (expected, complete)


def test_a_word_that_never_speaks_is_nobodys_name() -> None:
    text = "“The law is fair, and we shall see what the justices make of it,” he says."
    told = frames(text)[0]._replace(speaker="University", named=True)
    spoke = article(f"It rained, University said.\n{text}")

    assert not show(told, article(text)).complete
    later = frames(spoke.text)[-1]._replace(speaker="University", named=True)
    assert show(later, spoke).text == text.replace(" he ", " [University] ")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Kremlin spokesman Dmitry Peskov spoke.\n“Crimea has always been a part of Russia,” he declared.",
            "“Crimea has always been a part of Russia,” [Dmitry Peskov] declared.",
        ),
        (
            "“We wait,” the Russian Foreign Ministry said.\n“Brussels is creating barriers,” it went on.",
            "“Brussels is creating barriers,” [the Russian Foreign Ministry] went on.",
        ),
    ],
)
def test_whoever_goes_on_is_named(text: str, expected: str) -> None:
    assert last_shown(text) == (expected, True)


def test_who_is_called_by_their_age_is_named() -> None:
    text = "“As for the treaty, Russia has no problems with Norway. None,” the 69-year-old told the hall."
    told = frames(text)[0]._replace(speaker="Vladimir Putin", named=True)

    assert show(told, article(text)).text == text.replace("the 69-year-old", "[Vladimir Putin]")


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        ("“We wait. Nobody came.", "“We wait. Nobody came. […”]"),
        ("We wait. Nobody came.”", "[“…] We wait. Nobody came.”"),
        ('“We wait. Nobody came."', '“We wait. Nobody came."'),
    ],
)
def test_a_mark_that_is_lost_is_put_back_in_brackets(text: str, closed: str) -> None:
    assert _close_marks(text) == closed


def test_the_date_stands_behind_the_part_of_the_day() -> None:
    assert with_dates("They met on Thursday evening in Oslo.", FRIDAY) == (
        "They met on Thursday evening [30 May 2024] in Oslo."
    )


def test_a_sentence_of_a_long_quotation_says_whose_it_is() -> None:
    again = "We put most of what we have into its service, and we do so gladly."
    text = f"“We do a lot for NATO. {' '.join([again] * 5)} It is late,” Heiko Maas said."

    shown = [show(frame, article(text)).text for frame in frames(text)]

    assert shown[1] == f"[Heiko Maas:] {again}"


def test_who_tells_of_somebody_else_is_not_who_did_it() -> None:
    """A wrong name here accuses somebody."""
    officer = "Sheriff's officer Mark Essick spoke on Friday.\n"
    for told in ("She grabbed the boy by the neck, Essick said.", "She spotted her son on the playground, he said."):
        text, complete = last_shown(officer + told)
        assert "[Mark Essick] grabbed" not in text
        assert "[Mark Essick] spotted" not in text
        assert not complete


def test_a_bullet_is_no_line_of_a_page() -> None:
    bullet = "Brussels will stop two thirds of oil imports straight away"

    assert last_shown(f"It rained.\n{bullet}") == (bullet, False)
    assert last_shown(f"It rained.\n{bullet}.") == (f"{bullet}.", True)


def test_he_in_a_quotation_is_not_who_is_quoted() -> None:
    text = "“Then came the flood. After the flood, he said, ‘I give you everything,’” Phil Lee told the paper."

    assert "[Phil Lee]" not in last_shown(text)[0]


@pytest.mark.parametrize(
    ("text", "leans"),
    [
        ("A company was sold.\nThe company said that it was late.", True),
        ("A technique was found.\nFirst reported in 2006, the technique does not work.", True),
        ("A company was sold.\nThe company that bought it was late.", False),
        ("A company was sold.\nThe government said that it was late.", False),
        ("It rained.\nThe company said that it was late.", False),
        ("It rained.\n“We consider this step ill-judged,” Dmitry Peskov said.", True),
        ("It rained.\n“We find such proposals absurd,” Dmitry Peskov said.", True),
        ("It rained.\n“We read the proposal, and this proposal is absurd,” Dmitry Peskov said.", False),
        ("It rained.\nIn return, Sweden said it would support the bid.", True),
        ("It rained.\nSweden regretted the decision.", False),
        ("A decision was taken.\nSweden regretted the decision.", True),
        ("It rained.\nNot everyone in the town agrees with that math.", True),
        ("It rained.\nSweden has no plan of that kind.", False),
        ("It rained.\nNATO followed its chief Jens Stoltenberg, who accused the 70-year-old of bad faith.", True),
        ("It rained.\nNATO followed its chief Jens Stoltenberg, the 64-year-old said to be leaving.", False),
        (
            "It rained.\nOn the substance, the former prime minister did not hide his differences with Olaf Scholz.",
            True,
        ),
        ("It rained.\nThe former prime minister of Norland did not hide his differences with Olaf Scholz.", False),
        ("It rained.\nHungary denies having blocked anything.", True),
        ("It rained.\nHungary denies having blocked the sanctions.", False),
        ("It rained.\nBlame the Americans, who were not sending tanks either.", True),
        ("It rained.\nThe second is tactics: Moscow announced a pullback of its troops.", True),
        ("It rained.\nThe second round of talks in Minsk is due on Friday.", False),
        ("It rained.\nTalks on restarting them were due in Egypt in November.", True),
        ("It rained.\nAt first it was Washington, which sent no tanks.", True),
    ],
)
def test_what_speaks_of_one_that_was_named_before_leans_on_it(text: str, leans: bool) -> None:
    assert show(frames(text)[-1], article(text)).leans is leans


def test_he_is_no_state() -> None:
    text = "Latvia had asked for no more forces because those were enough, he said."
    told = frames(text)[0]._replace(speaker="Latvia", voice=table().named("Latvia"))

    assert not show(told, article(text)).complete


def test_an_office_whose_country_is_known_is_named_with_it() -> None:
    told = frames("The talks ended.\n“Nothing came of it,” the ministry said.")[-1]

    assert told.speaker is not None
    assert full_name(told._replace(voice=table().named("Russia"))) == f"Russian {told.speaker.lower()}"
    assert full_name(told) == told.speaker


@pytest.mark.parametrize(
    "text",
    [
        "This is a great day for everybody.",
        "It was the largest such move in years.",
        "... and the rest of the army went home.",
        "Rescuers who got him out were tired.",
        "While he slept, Poland closed the border.",
        "Another American official confirmed this shift in policy.",
        "The general supplied the last of these on Saturday.",
        "On 2 September the German government announced that he had been poisoned.",
        "The White House said his visit would go ahead.",
        "But on 2 September the German government announced that he had been poisoned.",
        "The head of state has described the drills as preparation for a war.",
        "The leader met them. He denied there had been a row.",
        "The Pentagon says the land version can’t.",
        "Germany, which holds the presidency, and Spain want NATO to do likewise.",
        "“There are no plans at all to do that,” Heiko Maas said.",
        "Estonian Prime Minister Kaja Kallas said that it should be.",
        "What they sent up to the leaders was a half-measure.",
        "France, they said, wants to be certain.",
        "Washington wants them to prepare for it.",
        "Norway summoned the envoy. Its foreign minister, Bo Kask, said that “we will not go home before it ends”.",
        "So much for the jets that Josep Borrell had advertised on Sunday.",
        "Most of these services are small, the minister said.",
        "Ann Lee and Bo Kask, both of Ohio, said in a statement.",
        "Ann Lee said on Friday.",
        "The president's website reported the following exchange at a news conference: .",
    ],
)
def test_what_points_back_or_ahead_is_not_shown(text: str) -> None:
    assert not last_shown(text)[1]


def test_he_may_be_one_of_the_people_of_another_place() -> None:
    told = "Ben Lund, a reporter in Norburg, told of houses that were down.\n\n"
    assert last_shown(f"{told}Many roofs are damaged, he said.") == ("Many roofs are damaged, [Ben Lund] said.", True)
    moved = f"{told}People in Sandvik, a town in the hills, ran out of doors.\n\n"
    assert last_shown(f"{moved}Many roofs are damaged, he said.") == ("Many roofs are damaged, he said.", False)


def test_it_is_not_several() -> None:
    several = "Environmental groups had long demanded that the terminal be shut.\nThe owner declined to comment. "
    assert last_shown(f"{several}It had asked the council to wait, and had said that it would go to court.") == (
        "It had asked the council to wait, and had said that it would go to court.",
        False,
    )
    one = "The port authority had long demanded that the terminal be shut. "
    assert last_shown(f"{one}It had asked the council to wait, and had said that it would go to court.")[0] == (
        "[Port authority] had asked the council to wait, and had said that it would go to court."
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Paris agreed on Thursday.", "Paris agreed on Thursday [30 May 2024]."),
        ("Germany on Friday said it would help.", "Germany on Friday [31 May 2024] said it would help."),
        ("They met on Saturday.", "They met on Saturday."),
        ("“We met on Monday,” Macron said.", "“We met on Monday,” Macron said."),
        ("They met on 3 May 2024.", "They met on 3 May 2024."),
        ("He told the Thursday paper so.", "He told the Thursday paper so."),
    ],
)
def test_a_weekday_is_dated_where_it_is_settled(text: str, expected: str) -> None:
    assert with_dates(text, FRIDAY) == expected


def test_a_weekday_of_an_undated_article_stays_open() -> None:
    assert with_dates("Paris agreed on Thursday.", None) == "Paris agreed on Thursday."


@pytest.mark.parametrize(
    "text",
    [
        "German Chancellor Olaf Scholz excluded it on Wednesday.",
        "In Warsaw, Prime Minister Mateusz Morawiecki hoped that it had been a slip.",
        "Spokesman Dmitry Peskov said that it might not prove needed after all.",
        "Asked about it in Berlin, Angela Merkel said no such step had been taken.",
        "Poland and Finland have said they want to.",
        "Margarita Robles said Spain was willing.",
        "Polish diplomats deny that this was a snub to Berlin.",
        "I would not call the pact a policy.",
        "Both issues seem likely to reach the court.",
        "If so, the tavern is the oldest in town.",
        "Others tagged videos of the bridge.",
        "An appeals court has upheld most such limits in Texas.",
        "Hard to stomach.",
    ],
)
def test_a_line_that_does_not_say_what_it_speaks_of_cannot_stand_alone(text: str) -> None:
    assert not last_shown(f"The weather was fine in the mountains.\n{text}")[1]


@pytest.mark.parametrize(
    "text",
    [
        "Germany built the tank and Olaf Scholz sent it on Wednesday.",
        "The Kremlin rejected the plan and called it on Wednesday a mistake.",
        "Olaf Scholz said it was time to act.",
        "Olaf Scholz said that it was time to act.",
        "Olaf Scholz said that it was the pilot who had erred.",
        "Poland repeated on Friday that it would stop buying oil.",
        "Olaf Scholz said of the plan that it would never work.",
        "Poland and Finland have said they want to send tanks.",
        "“I would not call it a policy,” Angela Merkel said.",
        "The borders that World War I left were drawn anew.",
        "Both Poland and Finland seem likely to join.",
        "Both sides and their lawyers met in the court of Berlin.",
    ],
)
def test_a_line_that_names_it_can(text: str) -> None:
    assert last_shown(f"The weather was fine in the mountains.\n{text}")[1]


def test_what_a_speaker_grants_and_takes_back_leans_on_what_follows() -> None:
    """Of a quotation too long to be shown whole: "they mean it. But what matters is …"."""
    rest = "But what matters in these affairs is not what anybody means, it is what anybody can do. " + "We wait. " * 20
    granted = f"“I understand that nobody in Brussels wants to be drawn in. {rest}”, Sergey Lavrov said."
    plain = granted.replace("But what", "What")

    assert show(frames(granted)[0], article(granted)).leans
    assert not show(frames(plain)[0], article(plain)).leans


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("European Commission", "The European Commission"),
        ("White House", "The White House"),
        ("NATO", "NATO"),
        ("Ann Lee", "Ann Lee"),
    ],
)
def test_bodies_have_their_article_in_brackets(name: str, shown: str) -> None:
    text = f"The {name} said: “We wait. {'It rains and we wait for it to end. ' * 12}The talks go on.”"
    text = text if name != "Ann Lee" else text.removeprefix("The ")
    assert last_shown(text)[0].startswith(f"[{shown}:] ")


def test_what_the_writer_announces_a_quotation_with_is_not_put_in_its_speakers_mouth() -> None:
    quoted = "“Many of those who say never today said never two years ago, and they were wrong about it.”"
    text = (
        "Emmanuel Macron spoke in Paris on Monday.\n“Nothing should be excluded,” he said.\n"
        f"Then came the sentence that was heard in Berlin as an insult: {quoted}"
    )
    assert last_shown(text) == (f"[Emmanuel Macron:] {quoted}", True)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The line could deliver gas tomorrow, Alexander Novak said.", False),
        ("The line will deliver gas tomorrow, Alexander Novak said.", True),
    ],
)
def test_what_could_be_tomorrow_has_no_day(text: str, *, day: bool) -> None:
    assert ("[1 June 2024]" in with_dates(text, FRIDAY)) is day


@pytest.mark.parametrize(
    ("text", "complete"),
    [
        ("The White House has ruled it out for now.", False),
        ("The White House has ruled the convoy out, and London dropped it, too.", True),
        ("Warsaw and Vilnius ruled it out.", True),
    ],
)
def test_the_subject_of_a_sentence_is_not_its_it(text: str, *, complete: bool) -> None:
    assert last_shown(text)[1] is complete
