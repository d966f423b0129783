"""Who speaks, in the constructions of news that ask for more than the nearest name: one made-up text each."""

from __future__ import annotations

import pytest

from tests.language.articles import speakers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Bo Kask, who sits on the budget panel of the State Senate, the upper house of parliament, wrote that it "
            "was “a very costly mistake”.",
            ["Bo Kask"],
            id="an apposition inside a relative clause",
        ),
        pytest.param(
            "The Avalon ambassador to the Northern Trade Organization, Ann Lee, upset many when she said that they "
            "should “leave at once”.",
            ["Ann Lee"],
            id="an office with a body in it before the name",
        ),
        pytest.param(
            "Foreign Minister Julie Bishop said that it was “a very costly mistake”.",
            ["Julie Bishop"],
            id="a surname that is an office",
        ),
        pytest.param(
            "It rained. Ms Bishop said that it was “a very costly mistake”.",
            ["Ms Bishop"],
            id="a surname alone that is an office",
        ),
        pytest.param(
            "Two diplomats in Avalon said that it was late. One said it was “a very costly mistake”.",
            ["unnamed diplomat in Avalon"],
            id="one of several in a place",
        ),
        pytest.param(
            "Kremlin Mouthpiece Bo Kask said that it was “a very costly mistake”.",
            ["Bo Kask"],
            id="what a tabloid calls him is no name",
        ),
        pytest.param(
            "The port’s decline was noted in a Harbour Safety Review published by the Transport Department in May, "
            "which said it “continues at a worrying pace”.",
            ["Harbour Safety Review"],
            id="a document by somebody, which said",
        ),
        pytest.param(
            "“A week was lost for want of staff,” reads the Altia working document.",
            ["Altia working document"],
            id="a document after an inverted verb",
        ),
        pytest.param(
            "Ann Lee met farmers. Lee added, according to the Altia news agency, “It will be a long winter.”",
            ["Ann Lee"],
            id="the agency only passes it on",
        ),
        pytest.param(
            "Hours after Ann Lee resigned, senior Avalon officials met, calling the step “a very serious loss”.",
            ["senior Avalon officials"],
            id="a time before the clause",
        ),
        pytest.param(
            "The minister, Ann Lee, warned that if Norland continued to behave “rudely and rashly” talks would end.",
            ["Ann Lee"],
            id="a verb that goes on is no cue",
        ),
        pytest.param(
            "Voters laughed at Bo Kask’s claim that there had been “hundreds of broken windows” in the town.",
            ["Bo Kask"],
            id="a noun that reports",
        ),
        pytest.param(
            "Ann Lee came late. The rain did not stop the crowd. And she made light of it, saying: “Rain is good.”",
            ["Ann Lee"],
            id="a participle takes the subject of its own sentence",
        ),
        pytest.param(
            "Bo Kelly came home.\n“It was a long way,” Kelly said.", ["Bo Kelly"], id="a surname in -ly is no adverb"
        ),
        pytest.param("Ann Lee spoke. “We’re late,” she said. We’re told “it is fine”.", ["Ann Lee", "Ann Lee"]),
        pytest.param(
            "Ann Lee met friends. JUST WATCHED Ann Lee. “We meet too rarely,” Lee says.",
            ["Ann Lee"],
            id="a shouted word is no name",
        ),
        pytest.param(
            "Mr Bo Kask met Mr Carl Brandt. Kask said the plan was sound. Mr Brandt arrived late and left early.\n"
            "“It will be done by May,” he added.",
            ["Bo Kask"],
            id="he who adds is he who spoke last",
        ),
        pytest.param(
            "Ann Lee said her party hopes to win “with room to spare”.", ["Ann Lee"], id="a hope that another tells"
        ),
        pytest.param(
            "Mayor Ann Lee’s office issued a short announcement that the two sides had agreed to a “lasting truce”.",
            ["Mayor Ann Lee’s office"],
            id="an announcement that others agreed",
        ),
        pytest.param(
            "The Altia agency cited a Labour Ministry statement.\n“Work goes on,” the statement says.",
            ["Labour Ministry"],
            id="a statement speaks for whoever issued it",
        ),
        pytest.param(
            "Bo Kask’s office released a statement saying a “full accord” was near.",
            ["Bo Kask’s office"],
            id="a statement saying",
        ),
        pytest.param(
            "Carl Brandt said nothing. The firm that owns the grill released a statement on Sunday:\n\n“We are sorry.”",
            ["firm"],
            id="announced with a colon in the paragraph before",
        ),
        pytest.param(
            "Norland’s spokesman said it “will not wait”.\nThe Norland spokesman, Pavel Orlov, said it “had waited”.",
            ["Pavel Orlov", "Pavel Orlov"],
            id="an office before its holder is named",
        ),
        pytest.param(
            "Norland’s spokesman said it “will not wait”.\nThe Avalon spokesman, Bo Kask, said it “had waited long”.",
            ["unnamed Norland’s spokesman", "Bo Kask"],
            id="the office of another",
        ),
        pytest.param(
            "Reaction from the Senate -- which called the move an “outrage for all” -- came at once.",
            ["Senate"],
            id="which, behind a dash",
        ),
        pytest.param(
            "Ann Lee said it had been “a hard year”. Norlandian heavy aircraft flew more “than in any of late”.",
            ["Ann Lee", "Ann Lee"],
            id="an adjective of nation is nobody",
        ),
        pytest.param(
            "Interviewer Carl Brandt met Governor Ann Lee on air.\n“BRANDT: Are you well?”\n“LEE: I am, thank you.”",
            ["Carl Brandt", "Ann Lee"],
            id="a transcript",
        ),
        pytest.param(
            "“It is easy,” asks Mila Brenman, author of a book.\n“It is not,” said Councilman Bo Kask.\n"
            "“It was,” Brenman said.",
            ["Mila Brenman", "Bo Kask", "Mila Brenman"],
            id="a surname in -man is no office",
        ),
        pytest.param(
            "Thursday’s lawsuit alleges a pattern of “very bad manners”.", ["lawsuit"], id="a day owns nothing"
        ),
        pytest.param(
            "Carl Brandt left. “Mind the steps,” a user called Bo Kask wrote.",
            ["Bo Kask"],
            id="somebody called by name",
        ),
        pytest.param(
            "Carl Brandt said little. Ann Lee pinned her hopes on reform. “I will change how we share,” promised Lee.",
            ["Ann Lee"],
            id="a promise before its maker",
        ),
        pytest.param(
            "Bo Kask said little. Ann Lee was not impressed. “It is late.”",
            ["Ann Lee"],
            id="whom the sentence before is of",
        ),
        pytest.param(
            "City Attorney Bo Kask said in the letter that the advertisement “wrongly and plainly” suggests that Bern "
            "backs it.",
            ["Bo Kask"],
            id="suggests that, behind a quotation",
        ),
        pytest.param(
            "“It was cold,” said Ann Lee. “We left at noon.”The proposed law bars trips, as many warn.",
            ["Ann Lee", "Ann Lee"],
            id="a sentence glued to the quotation",
        ),
        pytest.param(
            "Ann Lee was seen with a singer said to be worth millions, tweeting: “Just another night for us.”",
            ["Ann Lee"],
            id="what is said to be so is not said by its subject",
        ),
        pytest.param(
            "Bo Kask is in jail. A cousin of Kask, who asked not to be named, told reporters: “We are all in shock.”",
            ["unnamed cousin of Kask"],
            id="a relative of the person in the news",
        ),
        pytest.param(
            "Ms Ann Lee lives in Port Alto. Port Alto grew fast.\n“It is dear,” she said.",
            ["Ann Lee"],
            id="a place of two words is no person",
        ),
        pytest.param(
            "Costs will rise, as the Growers’ Association tells us: “Rain has cost us half.”",
            ["Growers’ Association"],
            id="a body with its owner",
        ),
        pytest.param(
            "Ann Lee came. Question: “Did it rain?” Ann Lee: “It poured.” Question: “For long?” Ann Lee: “Yes.”",
            ["unnamed questioner", "Ann Lee", "unnamed questioner", "Ann Lee"],
            id="a transcript of questions and answers",
        ),
        pytest.param(
            "Foreign Ministry spokeswoman Ann Lee said it was wrong.\n“It will not be forgotten,” the diplomat said.",
            ["Ann Lee"],
            id="called something else the next time",
        ),
        pytest.param(
            "Foreign Ministry spokeswoman Ann Lee said it was wrong.\n“It will not go,” another diplomat said.",
            ["unnamed diplomat"],
            id="another is somebody else",
        ),
        pytest.param(
            "The three must go, the Norland Transport Ministry said in a statement on Friday.\n“They have a week to do "
            "so,” the document says.",
            ["Norland Transport Ministry"],
            id="a statement is called a document",
        ),
        pytest.param(
            "Prime Minister Bo Kask said that nobody would come.\nOn Long Road, Ann Lee, whose son serves, said she "
            "had heard nothing. “You find out from the news,” she said.",
            ["Ann Lee"],
            id="she is who has just spoken",
        ),
        pytest.param(
            "In the Senate the majority leader, Ann Lee of Oregon, called it “a great gift to the other side”.",
            ["Ann Lee"],
            id="an office, a name and a place",
        ),
        pytest.param(
            "Bo Kask spoke at a fair. “I asked for it in the summer,” the Altia news agency quoted him as saying.",
            ["Bo Kask"],
            id="the agency quotes him",
        ),
        pytest.param(
            "Ann Lee told reporters that all members had expressed “a very strong will” to act, but that “much is "
            "still left to do”.",
            ["all members", "Ann Lee"],
            id="a second clause of the one who tells",
        ),
        pytest.param(
            "“We would have to pay for it,” said diplomat Vytenis Šarka.",
            ["Vytenis Šarka"],
            id="capitals beyond Latin-1",
        ),
        pytest.param(
            "Foreign Ministry spokeswoman Ann Lee came. Lee said that it was wrong. According to her, Norland may take "
            "steps, “and not only in the air”.",
            ["Ann Lee"],
            id="according to her",
        ),
        pytest.param(
            "Bo Kask, the prime minister, met Norland Prime Minister Ann Lee. The prime minister said “nothing is off "
            "the table”.",
            ["Bo Kask"],
            id="the office of the paper's own country",
        ),
        pytest.param(
            "Four diplomats said Norland spoke against it, while the Altian envoy asked for time. “Nobody moved,” one "
            "of them said, “and nobody left.”",
            ["unnamed diplomat", "unnamed diplomat"],
            id="one of them",
        ),
        pytest.param(
            "“There were moments,” said one of the diplomats, who asked not to be named.",
            ["unnamed diplomat"],
            id="one of the diplomats",
        ),
        pytest.param(
            "“We hope,” said Bo Kask. Cy Dorn of the think tank Altia doubts it. “It will not last,” he said.",
            ["Bo Kask", "Cy Dorn"],
            id="he is the subject of the sentence before",
        ),
        pytest.param(
            "The Norland Prime Minister, Ann Lee, was blunter. “They cannot,” she said.",
            ["Ann Lee"],
            id="an office in capitals before the name",
        ),
        pytest.param(
            "US Secretary of State Ann Lindqvist, asked whether it was so, said: “We are looking at it.”",
            ["Ann Lindqvist"],
            id="a name like a trade behind a long office",
        ),
        pytest.param(
            "“He was late because of it,” Kask can be heard saying.",
            ["Kask"],
            id="can be heard saying",
        ),
        pytest.param(
            "Norland President Bo Kask spoke. “It was a game,” the head of state said.",
            ["Bo Kask"],
            id="the head of state",
        ),
        pytest.param(
            "Ann Lee, the prime minister, says the plan leaves her country “with the same luck”.",
            ["Ann Lee"],
            id="a name between commas before says",
        ),
        pytest.param(
            "Ann Lee made it clear that it was “a matter for others”.",
            ["Ann Lee"],
            id="made it clear",
        ),
        pytest.param(
            "Bo Kask, Deputy Speaker of the State Senate, called it a line. “This may be a very great mistake,” the "
            "senator said.",
            ["Bo Kask"],
            id="who spoke last in another word for his trade",
        ),
        pytest.param(
            "It came after a session chaired by President Ann Lee. “We have the right to feel threatened,” the "
            "president told reporters.",
            ["Ann Lee"],
            id="an office whose holder was named in passing",
        ),
        pytest.param(
            "Prime Minister Bo Kask said it would be a “very great mistake by Norland” if Avalon confirmed that it "
            "had done so.",
            ["Bo Kask"],
            id="what somebody may confirm, nobody has said",
        ),
        pytest.param(
            "Secretary Ann Lee, standing next to the premier on Thursday, said the alliance “stands by all of its "
            "members”.",
            ["Ann Lee"],
            id="no inversion before words that are quoted",
        ),
        pytest.param(
            "Ann Lee spoke of a force. “I believe that time has come,” she said. Ms. Kask, she said, wanted others to "
            "come, “not as leaders but as guests of her own”.",
            ["Ann Lee", "Ann Lee"],
            id="a pronoun put in behind another's name",
        ),
        pytest.param(
            "“We have seen this film before,” said a former ambassador to Norland.",
            ["unnamed former ambassador to Norland"],
            id="where an envoy was sent",
        ),
        pytest.param(
            "President Ann Lee said it was late. A Department of Foreign Affairs spokesperson agreed. “Nothing has "
            "changed,” the spokesperson said.",
            ["Department"],
            id="whose spokesperson spoke last",
        ),
        pytest.param(
            "Ann Lee said it was late. Bo Kask took a harder line. If others stay, he said, “we will not.”",
            ["Bo Kask"],
            id="a pronoun put in means who was the subject before",
        ),
        pytest.param(
            "Ann Lee told reporters the bridge had shut “because it has something to hide,” while Bo Kask warned that "
            "others would “play postman”.",
            ["Ann Lee", "Bo Kask"],
            id="a clause that is joined has its own speaker",
        ),
        pytest.param(
            "“None of it will help,” said the paper's correspondent in Norburg, Ann Lee.",
            ["Ann Lee"],
            id="a name behind where somebody is",
        ),
        pytest.param(
            "“We will abide by it,” Kask was quoted as saying by the state news agency.",
            ["Kask"],
            id="quoted as saying",
        ),
        pytest.param(
            "General Bo Kask spoke to reporters. In his words, the plane “did not come closer” to the border.",
            ["Bo Kask"],
            id="in his words",
        ),
        pytest.param(
            "Foreign Minister Heiko Maas said he “deeply” regretted it. “It helps,” the Social Democrat said.",
            ["Heiko Maas", "Heiko Maas"],
            id="what party somebody is of",
        ),
        pytest.param(
            "Barack Obama was firm: Russia, he said, was “the outlier”. Turkey, “like every country, has a right to "
            "it”.",
            ["Barack Obama", "Barack Obama"],
            id="of whom somebody goes on to speak",
        ),
        pytest.param(
            "Mr. Kask chimed in that “fathers sometimes have to use strong language.”",
            ["Kask"],
            id="who chimes in",
        ),
    ],
)
def test_speakers(text: str, expected: list[str]) -> None:
    assert speakers(text) == expected
