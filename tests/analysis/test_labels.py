"""Which section a sentence belongs to: who speaks, who acts, and whether it happened."""

from __future__ import annotations

import pytest

from tests.analysis.readings import labels, scores

DECISION, DIVISION, RESPONSE = "key_decisions", "nato_divisions", "russian_responses"


@pytest.mark.parametrize(
    "text",
    [
        "Denmark has agreed to send 19 fighter jets to Ukraine.",
        "The Swedish government banned exports of machine parts to Russia.",
        "Poland gave the envoys five days to leave the country.",
        "Paris gave the green light for the sale on Monday.",
        "Exports of such parts are still prohibited.",
        "The talks begin a day after Norway decided to close the border.",
    ],
)
def test_an_act_of_authority_is_a_decision(text: str) -> None:
    assert DECISION in labels(text)[0]


@pytest.mark.parametrize(
    "text",
    [
        "Ukraine wants Germany to send cruise missiles.",
        "If Poland closed the border, trade would stop.",
        "Estonia could raise the tax next year.",
        "The rules require members to spend two percent of output.",
        "The visit raised eyebrows in Paris.",
        "Declining spending worries the alliance.",
        "Spain released photos of the meeting.",
        "The French president dismissed media reports of a rift.",
        "Two men had been arrested several times before.",
        "It is not clear that Portugal has withdrawn from the pact.",
        "A German carmaker announced that it would leave Russia.",
        "Two German companies banned trips to Russia.",
        "Berlin’s Charité hospital announced that the patient had been woken.",
        "The Russian newspaper announced cuts.",
        "Norway waits for the papers, which the Russian Prosecutor General’s Office sent on Monday.",
        "“It is over,” he said, referring to the U.S. sanctions that halted construction of the line.",
        "Prime Minister Mateusz Morawiecki said it made no sense to impose sanctions on Russia.",
        "Diplomats said the Turkish representative had no green light from home.",
        "A British official refused to be drawn on the plan.",
        "Putin dismissed Ankara’s explanation that the mark was not seen.",
        "Russia launched 28 drones at Kyiv overnight.",
        "The story was later withdrawn.",
        "Britain is sending Foreign Secretary David Cameron to the talks.",
        "Farmers still use the memorandum that the United Nations signed with Moscow last July.",
        "The Danish prime minister said so as she left the meeting.",
        "The Serbian-backed fighters launched an attack.",
        "Only by working together can we stop the madness from Moscow, Macron said.",
    ],
)
def test_a_wish_a_condition_a_forecast_and_a_figure_of_speech_are_none(text: str) -> None:
    assert DECISION not in labels(text)[0]


@pytest.mark.parametrize(
    "text",
    [
        "Hungary opposed sending the missiles.",
        "“For Spain, it is impossible to join the mission,” the Spanish defence minister said.",
        "The allies remain divided over the plan.",
        "Czech President Petr Pavel criticised Germany for the delay.",
    ],
)
def test_a_member_that_opposes_refuses_or_blames_another_is_a_division(text: str) -> None:
    assert DIVISION in labels(text)[0]


@pytest.mark.parametrize(
    "text",
    [
        "“We thank our allies for their solidarity,” Theresa May said.",
        "“This kind of action cannot be tolerated,” the White House said of Russia.",
        "Russia must be stopped, Macron said.",
    ],
)
def test_concord_and_condemning_an_outsider_are_none(text: str) -> None:
    assert DIVISION not in labels(text)[0]


def test_the_side_itself_responds_and_not_who_speaks_of_it() -> None:
    assert labels("Moscow vowed to respond in kind.")[0] == {RESPONSE}
    assert labels("Kremlin spokesman Dmitry Peskov said the move was a mistake.")[0] == {RESPONSE}
    assert RESPONSE not in labels("Russia will respond in kind, a Ukrainian official said.")[0]
    assert RESPONSE not in labels("Russia faced harsh criticism at the meeting.")[0]


def test_an_outsider_is_none_of_a_profile_without_its_terms() -> None:
    toll = scores("At least 65 people were killed and 300 houses fell.", "disaster")[0]

    assert {key: score.value for key, score in toll.items()} == {
        "toll": 0.7,
        "damage_and_needs": 0.0,
        "response": 0.0,
        "authorities": 0.0,
    }


def test_a_duty_is_a_stance_in_a_quarrel_and_a_courtesy_without_one() -> None:
    duty = "“Italy must be ready to pay its part,” Macron said."
    quarrel = (
        "The allies remain divided over the plan. Hungary opposed sending the missiles. Turkey rejected the proposal."
    )

    assert DIVISION not in labels(duty)[0]
    assert [DIVISION in found for found in labels(f"{quarrel} {duty}")] == [True, True, True, True]


def test_a_side_speaks_through_its_office_and_its_view() -> None:
    assert labels("Moscow’s view is that the pact is dead.")[0] == {RESPONSE}
    assert labels("Putin’s spokesperson issued a quick rebuttal.")[0] == {RESPONSE}


def test_who_runs_a_programme_at_a_centre_speaks_for_no_state() -> None:
    text = "“Russia must leave,” said Jane Miller, director of the Europe programme at the Center for Studies in Paris."

    assert labels(text)[0] == frozenset()


def test_a_country_beside_a_trade_is_where_somebody_is_from() -> None:
    climber, official = (
        scores(f"“The wall fell,” said {who}.", "disaster")[0]["authorities"].value
        for who in ("Swiss climber Anna Meier", "Swiss Interior Ministry spokeswoman Anna Meier")
    )

    assert climber < 0.6 < official


def test_what_an_act_shows_is_the_writers_view_and_a_single_time_is_history() -> None:
    assert labels("Russia has reminded Europe that the pact still holds.") == [{"russian_responses"}]
    assert labels("By sending its troops over the border, Russia has reminded Europe that the pact still holds.") == [
        set()
    ]
    assert "key_decisions" in labels("NATO has invoked Article 5 in response to the attack.")[0]
    assert labels("NATO has only invoked Article 5 -- which binds all -- one time, after the attack.") == [set()]


def test_a_reaction_told_in_passing_is_the_sides_own() -> None:
    wish = "Ukraine’s wish to join the pact led Russian Foreign Minister Sergei Lavrov to {} its leaders."

    assert labels(wish.format("warn"))[0] == {RESPONSE}
    assert labels(wish.format("meet"))[0] == frozenset()
    assert labels("“Those are charges that the Kremlin denies,” Kyiv said.")[0] == frozenset()


def test_means_that_are_given_are_a_decision_and_what_was_left_undone_is_none() -> None:
    assert labels("NATO will give nearly $20 million for Ukraine's military.")[0] == {"key_decisions"}
    assert labels("NATO gave nearly all of its time to the weather.")[0] == frozenset()
    assert labels("Ukraine withdrew its guns from the border.")[0] == {"key_decisions"}
    assert labels("Ukraine did not withdraw its guns from the border.")[0] == frozenset()


def test_who_is_made_to_do_it_does_it_and_as_surely_as_the_cause() -> None:
    attack = "The attack {} Poland at its council in May to close the border."

    assert DECISION in labels(attack.format("prompted"))[0]
    assert DECISION not in labels(attack.format("may have prompted"))[0]
    assert DECISION not in labels(attack.format("prompted calls for"))[0]


def test_a_participle_is_as_sure_as_the_verb_it_follows() -> None:
    assert DECISION in labels("Poland reopened the crossing, reducing its tax on grain.")[0]
    assert DECISION not in labels("Poland could reopen the crossing, reducing its tax on grain.")[0]


def test_the_subject_of_a_clause_is_not_looked_for_behind_another_verb() -> None:
    assert DECISION not in labels("A deal with French President Emmanuel Macron might be moot once his term ends.")[0]
    assert DECISION in labels("NATO leaders are now set to agree to create a new force.")[0]


def test_declaring_is_an_act_and_what_is_declared_in_quotation_marks_is_speech() -> None:
    assert DECISION in labels("Poland declared a state of emergency.")[0]
    assert DECISION not in labels("On the radio Macron declared: “I think NATO may be obsolete.”")[0]


def test_history_is_told_beside_the_news() -> None:
    assert DIVISION in labels("The United States pushed Britain to leave the talks.")[0]
    assert labels("As the Cold War went on, the United States pushed Britain to leave the talks.")[0] == frozenset()
    assert labels("In recent years, Poland has closed the border to trucks.")[0] == frozenset()
    assert labels("Prices rose, years after Poland agreed to share a currency.")[0] == frozenset()
    assert DECISION in labels("Poland agreed to share a currency, years after its neighbours.")[0]


def test_a_difference_at_home_divides_no_members() -> None:
    told = "Macron spoke of an attempt to sow discord in {}."

    assert DIVISION in labels(told.format("Europe and Germany"))[0]
    assert DIVISION not in labels(told.format("French politics"))[0]


def test_pressure_on_a_member_is_a_stance_and_pressure_on_an_outsider_is_none() -> None:
    quarrel = "Hungary opposed sending the missiles. Turkey rejected the proposal."
    pressure = "American diplomats are applying increasing pressure on {}."

    assert DIVISION in labels(f"{quarrel} {pressure.format('Britain')}")[2]
    assert DIVISION not in labels(f"{quarrel} {pressure.format('Russia')}")[2]


def test_what_one_side_says_that_another_will_do_is_a_forecast() -> None:
    told = "{} will lift its ban on grain, {} said."

    assert DECISION in labels(told.format("Poland", "Polish Prime Minister Donald Tusk"))[0]
    assert DECISION in labels(told.format("The EU", "French President Emmanuel Macron"))[0]
    assert DECISION not in labels(told.format("Poland", "Russian Foreign Minister Sergei Lavrov"))[0]


def test_a_country_in_the_name_of_a_channel_or_an_index_does_not_act() -> None:
    assert RESPONSE in labels("Russia closed its border.")[0]
    assert labels("The MOEX Russia index closed two percent lower.")[0] == frozenset()


def test_a_participle_behind_a_noun_and_an_infinitive_behind_who_acted_do_not_hide_the_act() -> None:
    assert DECISION in labels("NATO leaders gathered in Wales pledged to send troops.")[0]
    assert DECISION in labels("Among the countries to expel Russian envoys are Denmark and Latvia.")[0]
    assert DECISION not in labels("It is common for countries to expel envoys, Danish papers wrote.")[0]


def test_who_acts_behind_a_clause_in_front_responds() -> None:
    assert labels("Hours after NATO spoke, Russia vowed to respond.")[0] == {RESPONSE}
    assert labels("Hours after Russia spoke, NATO vowed to respond.")[0] == frozenset()


def test_what_is_said_is_said_of_the_name_behind_the_verb() -> None:
    quarrel = "Hungary opposed sending the missiles. Turkey rejected the proposal."
    told = "As leaders met for NATO’s summit with {}, Macron said {}’s debts were growing."

    assert DIVISION in labels(f"{quarrel} {told.format('Russia', 'Germany')}")[2]
    assert DIVISION not in labels(f"{quarrel} {told.format('Germany', 'Russia')}")[2]


@pytest.mark.parametrize(
    "text",
    [
        "The State Duma (the lower house) on Friday adopted the bill.",
        "Russia’s lower house has voted for a new law.",
        "It was unclear who would pay after the U.S. House of Representatives on Wednesday voted to block the money.",
        "Estonia, whose prime minister had promised “to act and not only to talk,” closed its port.",
        "Norway has meanwhile expelled two attaches.",
        "The Danish premier told leaders met in the palace, the largest of all, that Denmark would send a brigade.",
        "Italy would provide two field hospitals, Italian Prime Minister Giorgia Meloni said.",
        "Britain has promised a brigade.",
        "Slovakia has dropped its veto.",
        "The EU adopted the first easing of its sanctions since 2014.",
        "Poland, which in 2022 emptied its depots, will send no jets but will close the border.",
        "Hours later the Bundestag voted by 361 to 298 for a motion.",
        "The motion, brought by two parties, passed on Thursday by 361 votes to 298.",
        "Dutch Foreign Minister Caspar Veldkamp said his government would not host the missiles.",
        "Finland said it would shut the crossing, the only one on its 1,340-km border to have reopened since 2023.",
        "In Brussels the ambassadors of the EU member states agreed to put 14 companies on the list.",
        "Germany ordered 13 Russian diplomats to leave.",
        "Within hours of the announcement Putin signed a decree.",
        "Germany will first provide one company of 14 tanks.",
        "The NATO ministers agreed to create a commission, modeled on the one Ukraine has had since 1997.",
        "The White House on Thursday turned down a proposal by Vladimir Putin to question a former ambassador.",
        "The United States said on Wednesday that it was removing Turkey from the jet programme.",
        "All Turkish personnel have to leave by July 31.",
        "Lithuania's foreign ministry said it would follow the guidelines.",
        "A Russian draft resolution demanding an end to it was defeated in the Security Council.",
        "Rome did not permit its territory to be used for strikes.",
        "Kiev then told its troops on the peninsula that they could use their weapons.",
        "The summit with Russia has been called off, Merkel said.",
        "Ukraine gave the Crimean authorities until 9 p.m. to release the hostages.",
        "Britain said it would give 14 of its own tanks.",
        "Germany says it will stick to the treaty even if the US goes.",
        "The US exit takes effect six months later.",
        "The Russian foreign ministry said it had closed the consulate.",
        "The move led a wave of at least 21 countries expelling more than 100 Russian officials.",
        "Poland condemned the attack and closed the crossing.",
    ],
)
def test_parliaments_decide_and_asides_do_not_hide_who_does(text: str) -> None:
    assert DECISION in labels(text)[0]


@pytest.mark.parametrize(
    "text",
    [
        "A report that the Pentagon had ordered the ship to leave was denied.",
        "The French official, who was not authorized to speak publicly, was calm.",
        "The NATO council ended with warm words.",
        "A former Macron aide left in the autumn.",
        "The German ambassador limited himself to a few words.",
        "French President Emmanuel Macron quit in anger, a paper wrote.",
        "Denmark raised the number of injured to eleven.",
        "An EU act is needed rather than a NATO order; nobody has one.",
        "Countries close to Russia are worried.",
        "Poland did not rule out that it would come.",
        "A partner of the Polish government has been threatening for months to leave it.",
        "Can the West trust any Russian promises?",
        "In the winter of 1857 Denmark signed away its tolls.",
        "Denmark and Russia do not agree on those minutes.",
        "The Vienna Accord bars such missiles from the zone.",
        "Britain was hit by the storm. It has left a bill that nobody will pay.",
        "“We will answer in kind,” the Kremlin said, commenting on Ottawa’s decision to expel two men.",
        "Moscow has sent four notes to the Canadian side.",
        "The president accused the European Union of making it impossible for American firms to trade.",
        "Ottawa hastened to blame Russia, without providing evidence.",
        "The Italian leader has proposed that a delegation be sent to Moscow.",
        "The US president’s view of the evidence has not changed.",
        "Turkey had let it be known that it was in no hurry.",
        "The Kremlin raised the temperature further.",
        "One NATO ambassador dismissed this as a tour of an empty garage.",
        "Ankara had ordered more than 100 of the aircraft.",
        "Russia rejected the accusations as absurd.",
        "The German chancellor excluded it on Wednesday.",
        "The Russian minister warned that there would be an answer if the US backed out of the treaty.",
        "Poland told them they could expect a hard winter.",
        "The Russian general said that the threat was limited.",
        "Consumers will suffer from the EU's decision to give up oil, Russian minister Alexander Novak said.",
        "The Polish minister said the base, along with the troops NATO is to send, would change his country.",
        "Turkey poured cold water on the plan of the two Nordic nations to send a delegation.",
        "The Swedish prime minister denied that her country sends weapons to anybody.",
        "The Pentagon said so: the flight, it announced, was meant as a sign.",
        "Left open was whether the United States will impose the penalties.",
        "Bo Kask of United Russia had already introduced a bill to annul the treaty of the council recognizing it.",
        "“Nothing was decided without us,” the Lithuanian foreign minister said.",
        "The Russian envoy, who has been recalled to Moscow, did not confirm the report.",
        "Berlin has welcomed the Dutch and Danish pledge to give Kyiv jets.",
        "The White House dismissed the leak as a transparent attempt to sow discord.",
        "Russia declared 1,549 deployed warheads, against 1,420 for the United States.",
        "A German officer had joined the call through a connection that was not authorized.",
    ],
)
def test_who_only_goes_speaks_or_is_reported_to_decides_nothing(text: str) -> None:
    assert DECISION not in labels(text)[0]


@pytest.mark.parametrize(
    "text",
    [
        "Italy, too, ruled out boots on the ground.",
        "Polish Prime Minister Donald Tusk repeated that no Polish soldier would cross the border.",
        "A Slovak veto and refusals from Poland clouded the meeting.",
        "NATO ambassadors failed to agree on a text.",
        "Turkey and Hungary made clear they would block any decision of the alliance.",
        "Italian Prime Minister Giorgia Meloni said Rome would not support any collective measure against Moscow.",
        "Germany, Italy and Greece were opposed.",
        "Cyprus and Greece did not want any names on the list.",
        "Poland and Estonia were against it.",
        "Germany sat it out.",
        "Hungary keeps out of the coalition.",
        "The Italian government had long been reluctant.",
        "Poland had wanted more: a permanent presence.",
        "Norwegian Foreign Minister Bo Kask spoke for moderation at the table.",
    ],
)
def test_who_stands_in_the_way_differs(text: str) -> None:
    assert DIVISION in labels(text)[0]


@pytest.mark.parametrize(
    "text",
    [
        "The European Commission declined to confirm the figure. Hungary opposed sending the missiles.",
        "The Pentagon dismissed the report as pure invention. Hungary opposed sending the missiles.",
        "Leaders of the coalition of the willing met in Romania. Hungary opposed sending the missiles.",
        "A report that its ships had fled was denied by the US Navy. Hungary opposed sending the missiles.",
        "NATO’s ministers stood there, with a gap in the front row. Hungary opposed sending the missiles.",
        "U.S. Secretary of State Ann Lee, who had pressed for more, left Oslo. Hungary opposed sending the missiles.",
        "Copenhagen and Moscow do not agree on those minutes. Hungary opposed sending the missiles.",
        "Disturbed, Britain consoles itself by arguing that it still leads. Hungary opposed sending the missiles.",
        "“Nobody in the room doubts it,” Macron said of Germany. Hungary opposed sending the missiles.",
        "Berlin gave way: a ship that refuses to stop may be sent back. Hungary opposed sending the missiles.",
    ],
)
def test_who_only_will_not_talk_of_it_shows_no_stance(text: str) -> None:
    assert [DIVISION in found for found in labels(text)] == [False, True]


def test_a_sides_parliament_and_its_ministry_told_apart_by_its_seat_respond() -> None:
    assert RESPONSE in labels("The State Duma on Friday adopted the bill.")[0]
    assert RESPONSE in labels("The Defence Ministry in Moscow acknowledged that the ship had been towing.")[0]
    assert RESPONSE not in labels("The Defence Ministry in Copenhagen acknowledged that the ship had been towing.")[0]
    assert labels("Russia kicked out four attaches.")[0] == {DECISION, RESPONSE}
    assert labels("Russia’s foreign minister, Sergei Lavrov, mocked the quarrel.")[0] == {RESPONSE}
    assert RESPONSE not in labels("Britain froze the money of the Russian unit accused of the attack.")[0]


def test_what_is_granted_in_passing_is_a_weaker_decision_than_what_is_told_outright() -> None:
    outright, first, granted = (
        scores(text)[0][DECISION].value
        for text in (
            "NATO leaders agreed to raise their spending.",
            "While NATO leaders agreed to raise their spending, it rained.",
            "The quarrel marred the day, even as NATO leaders agreed to raise their spending.",
        )
    )

    assert (outright, first, granted) == (0.9, 0.9, 0.5)


def test_a_part_of_a_ministry_is_no_division_among_members() -> None:
    for text in (
        "German and French officials joined the Justice Department’s national security division in Berlin.",
        "German and French officials joined the National Security Division in Berlin.",
    ):
        assert "nato_divisions" not in labels(text)[-1]
    assert "nato_divisions" in labels("Germany and France spoke of NATO’s deep division over the plan.")[-1]


def test_who_collects_overtakes_or_only_belongs_decides_nothing() -> None:
    for text in (
        "Mr. Obama has raised more than $150 million from firms.",
        "The United States has reached a milestone, passing Italy in the number of dead.",
        "For members of the deaf community, ordering a coffee is hard.",
        "He teaches American Sign Language in Berlin.",
        "German officers found the car on an overgrown, abandoned driveway.",
        "An US Weekly story declared that she was unhappy.",
    ):
        assert "key_decisions" not in labels(text)[0]
    for text in (
        "Germany raised tariffs on steel.",
        "Germany passed a law on steel.",
        "Members of the Senate passed a law.",
    ):
        assert "key_decisions" in labels(text)[0]


@pytest.mark.parametrize(
    "text",
    [
        "Russian experts said that the plan had failed.",
        "Russian newspapers called the plan a failure.",
        "A Moscow university said that the plan had failed.",
    ],
)
def test_private_people_and_bodies_do_not_respond_for_their_country(text: str) -> None:
    assert RESPONSE not in labels(text)[0]


def test_a_state_company_does() -> None:
    assert RESPONSE in labels("The Russian state company said that the plan had failed.")[0]
