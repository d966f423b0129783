"""What is body and what is page, on the real seeds and on lines as newspapers print them."""

from __future__ import annotations

import textwrap
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.corpus.blocks import blocks_of
from briefing.corpus.metadata import metadata_of
from briefing.corpus.paragraphs import paragraph_spans
from briefing.interfaces import RawDocument
from briefing.models import BlockKind

SEEDS = Path(__file__).parents[2] / "seeds"
BODY = "The minister said on Friday that the allies had agreed to send more weapons to the country."
MORE = "A spokesman for the government confirmed the decision later in the day, without giving any details."


def kinds(text: str) -> list[tuple[str, str]]:
    return [(block.kind.value, text[block.start : block.end]) for block in blocks_of(text)]


def published(text: str) -> date | None:
    return metadata_of(RawDocument(text), blocks_of(text)).published


def outside_body(seed: str) -> list[tuple[str, str]]:
    text = next(SEEDS.glob(f"{seed}_*.txt")).read_bytes().decode("utf-8")
    return [(kind, line) for kind, line in kinds(text) if kind != "body"]


def test_the_places_of_the_seeds_that_are_no_body_are_these_and_no_others() -> None:
    assert outside_body("000") == [
        ("dateline", "date 2024-05-31"),
        ("related", "Related Biden lets Ukraine hit Russia with American weapons — officials"),
        ("crosshead", "'US' involvement in Ukraine conflict'"),
    ]
    assert outside_body("001") == [("dateline", "date 2024-05-30"), ("crosshead", "Serious consequences")]
    assert outside_body("002") == []
    assert outside_body("003") == [
        ("related", "Zelensky Says Russia Should Attend Second Ukraine Summit"),
        ("related", "Other Topics of Interest"),
        ("related", "Zelensky Says Russia Should Attend Second Ukraine Summit"),
        (
            "related",
            "During a press conference in Kyiv following his visit to the United States for a NATO defense alliance "
            "summit, Zelensky opened the door to direct talks with officials from Moscow.",
        ),
        ("furniture", "To suggest a correction or clarification, write to us here"),
        ("furniture", "You can also highlight the text and press Ctrl + Enter"),
    ]
    assert outside_body("004") == [
        ("dateline", "31 May, 2024 10:50"),
        ("headline", "Kiev confirms limited relaxation of US arms rules"),
        (
            "headline",
            "Zelensky still wants to use long-range Western weapons for attacks deep inside Russia, which the policy "
            "change reportedly still does not allow",
        ),
        (
            "caption",
            "FILE PHOTO: Ukraine’s Vladimir Zelensky. ©\u00a0 Alejandro Martinez Velez / Europa Press via Getty Images",
        ),
    ]


def test_every_other_paragraph_of_the_seeds_is_one_body_block() -> None:
    counts = {}
    for file in sorted(SEEDS.glob("*.txt")):
        text = file.read_bytes().decode("utf-8")
        counts[file.name[:3]] = sum(block.kind is BlockKind.BODY for block in blocks_of(text))
    assert counts == {"000": 14, "001": 15, "002": 13, "003": 10, "004": 9}


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("FILE PHOTO: The president arrives for a summit in Brussels. REUTERS/Jane Doe/File Photo", "caption"),
        ("Image copyright Getty Images Image caption Troops in training this summer", "caption"),
        ("Enlarge this image toggle caption Jane Doe/AFP/Getty Images Jane Doe/AFP/Getty Images", "caption"),
        ("Media playback is unsupported on your device Media caption The minister on the talks", "caption"),
        ("Investigators work in a garden on March 22. Photographer: Jane Doe/AFP via Getty Images", "caption"),
        ("Hide caption People wait for ambulances at the airport. Previous Next Jane Doe/AP", "caption"),
        ("Ann Poe's photo from a 1978 job application. Example University / via AP file", "caption"),
        ("A file of the former team doctor, from the university's records. Example University via AP file", "caption"),
        ("A ceremony is held at the old church on April 15. Jane Doe / EPA file", "caption"),
        ("Jane Doe / Reuters Candles are lit before the house where the children were found on July 29", "caption"),
        ("The mayor at the gate of the plant. | Jane Doe/The Globe", "caption"),
        ("4/37 Fewer nurses train in England since their grants were scrapped, figures show", "caption"),
        ("A tree fell on a party. Ann Lee reports at 11. (Published Sunday, Dec. 18, 2016)", "caption"),
        ("WEBVTT MAX: WE'RE AT THE CREEK, AND THIS IS A WELL-KNOWN AREA TO FIND GOLD!" * 3, "furniture"),
        ("Tragic: Ann Lee with her fiancé John Roe, who is said to be too ill to speak", "caption"),
        ("Joey Lee, left, rings up Curtis Roe for a gold pan and a shovel Saturday in Port Alto.", "caption"),
        ("The map shows the distance from the house to where the car was found. (Google Maps)", "caption"),
        ("Hover over the profile pic and click the Following button to unfollow any account.", "furniture"),
        ("Activists take down a flag at the naval headquarters in Port Alto on March 19.", "caption"),
        ("Related Allies agree on a new package of aid", "related"),
        ("READ MORE: Allies agree on a new package of aid", "related"),
        ("Why the allies are at odds again | Jane Doe Read more", "related"),
        ("Opinion: The show of the year?", "related"),
        ("By Jane Doe, Diplomatic correspondent", "byline"),
        ("Reporting by Jane Doe and John Roe; Editing by Ann Poe", "byline"),
        ("— With assistance by Jane Doe, John Roe, and Ann Poe", "byline"),
        ("Jane Doe, John Roe and The Associated Press contributed to this report.", "byline"),
        ("/ Updated By Jane Doe", "byline"),
        ("Updated at 1:03 p.m. ET", "dateline"),
        ("This post was updated at 1 p.m. ET.", "dateline"),
        ("New York Times - News | 2014-09-04", "dateline"),
        ("Published: 31 May 2024, 10:50 GMT", "dateline"),
        ("Sign up for Daily Newsletters Manage Newsletters", "furniture"),
        ("SHARE THIS ARTICLE Share Tweet Post Email", "furniture"),
        ("Get the stories you care about delivered to your inbox. By signing up, you agree to our policy", "furniture"),
        ("Copyright © 2019 The Example Times, LLC. Click here for reprint permission.", "furniture"),
        ("What a day. pic.twitter.com/x — Jane Doe (@janedoe) July 11, 2018", "furniture"),
        ("Slideshow (7 Images)", "furniture"),
        ("ADVERTISEMENT", "furniture"),
        ("loading video... loading video...", "furniture"),
        ("* * *", "furniture"),
        ("Newsletter Sign Up Please verify you're not a robot by clicking the box. Please re-enter.", "furniture"),
        ("Email Sign Up By signing up you agree to receive email newsletters or alerts from The Times.", "furniture"),
        ("Jane Doe is a senior fellow for European security at the Example Institute.", "byline"),
        ("President John Roe, center, and the minister, Ann Poe, watch the exercise on September 18.", "caption"),
        ("Jane Doe reports for the Channel 4 News at 11 on Sunday, Dec. 18, 2016.", "caption"),
        ("CLOSE With the talks at a standstill, our John Roe tells how they could go on.", "caption"),
        ("Skip in Skip x Embed x Share One woman was hurt when a tree fell on a wedding on Saturday.", "caption"),
        ("A still image taken from footage of the army shows what they say is a small aircraft shot down.", "caption"),
        ("In this photo taken on Friday, a soldier looks out over the border near the village.", "caption"),
        ("1 of 8. A couple kisses their newly adopted daughter in the city.", "caption"),
        ("A couple kisses their newly adopted daughter at an office in Karachi August 1, 2013.", "caption"),
        ("Scientists have finally recovered cells from the old bones... (Associated Press)", "caption"),
        ("Watch the full interview with the minister (video).", "furniture"),
        ("Want stories like these delivered straight to your phone?", "furniture"),
        ("By joining you're accepting our terms and conditions.", "furniture"),
        ("Your password must be at least eight characters long.", "furniture"),
        ("*Sent by one or more methods including email and push notifications (find out more).", "furniture"),
        ("Anyone with information should contact the police, or call anonymously.", "furniture"),
        ("‘PROVOCATIVE GESTURE’", "crosshead"),
        ("Upward pressure on defence spending", "crosshead"),
        ("Who is expelling diplomats?", "crosshead"),
        ("Update at 3:53 p.m. ET. Death Toll Rises:", "crosshead"),
        ("13 Canada: 4, plus the rejection of 3 further applications from Russia", "fragment"),
        ("France (4); Germany (4); Poland (4); Italy (2); Spain (2)", "fragment"),
    ],
)
def test_a_line_between_paragraphs_is_told_by_its_form(line: str, kind: str) -> None:
    assert kinds(f"{BODY}\n\n{line}\n\n{MORE}") == [("body", BODY), (kind, line), ("body", MORE)]


@pytest.mark.parametrize(
    "line",
    [
        "By Friday, the government had agreed to the plan.",
        "Activists took down a flag at the naval headquarters in Port Alto on March 19.",
        "Related talks in Geneva ended without a result, officials said.",
        "Opinion polls show that most voters are against the war.",
        "Copyright lawyers said on Friday that they would sue.",
        "More weapons will follow, the minister said.",
        "Reuters reports:",
        "“No. No,” he said, sitting beside the president.",
        "But what can the allies do about it?",
        "The names of the dead may not be published under the law.",
        "This report is part of a wider review by the ministry.",
        "Updated figures show that 12 people died at 10:30 a.m. on Friday.",
        "Video of the strike was published on 31 May 2024.",
        "Trump's comments set the tone for the first day of the summit, and they amplified the sense of unease that "
        "had been growing for weeks among the closest European allies of the United States",
        "The photo was taken by Reuters.",
        "North Atlantic Treaty Organization (NATO) Secretary General Jens Stoltenberg said that it would not.",
        "Berlin, Paris — and no other capital — were ready to talk about it on Friday.",
        "“The response will be symmetrical.",
        "London: The talks went on all night, and in the morning the ministers went home.",
        "Parties of the left, right, and center will meet on Friday.",
        "Russia starts its war games on Thursday, right on NATO's doorstep. Some in the West talk of 100,000 soldiers.",
        "Viktor Orban, who had met Robert Fico, left Brussels and would not speak with reporters.",
        "The minister said that the views expressed in this letter are not those of the government.",
        "Anyone who has information about the missing plane was asked to speak to the police.",
        "The treaty was signed in Prague on April 8, 2010.",
        "1 of 8 countries has signed the treaty so far.",
        "In this war, a picture has often said more than a speech.",
        "Close to the border, the army has dug in.",
        "Jane Doe is a fellow who has advised the ministry, officials said.",
        "…for the army this gives them a chance to regroup after the setbacks, and to bide time.",
    ],
)
def test_an_ordinary_sentence_is_never_lost(line: str) -> None:
    assert kinds(f"{BODY}\n\n{line}\n\n{MORE}")[1] == ("body", line)


@pytest.mark.parametrize(
    ("glued", "kind", "rest"),
    [
        ("LONDON (Reuters) -", "dateline", BODY),
        ("BRUSSELS/WASHINGTON (Reuters) -", "dateline", BODY),
        ("(CNN) --", "dateline", BODY),
        ("Brussels (CNN)", "dateline", BODY),
        ("Oslo, Norway (CNB)", "dateline", BODY),
        ("New Haven, New England (NewsNet)", "dateline", BODY),
        ("Munich, Germany —", "dateline", BODY),
        ("KATHMANDU, Nepal —", "dateline", BODY),
        ("JAMESTOWN, Tuolumne County (KPIX 5) —", "dateline", BODY),
        ("MOSCOW --", "dateline", "Leaders met -- for the third time -- and agreed on little, their spokesmen said."),
        ("KYIV, May 30 (AFP) –", "dateline", BODY),
        ("BRUSSELS, May 31, 2022 (AFP) -", "dateline", BODY),
        ("WHITTIER >>", "dateline", BODY),
        ("Summary:", "furniture", BODY),
        ("ADVERTISEMENT", "furniture", BODY),
        ("•", "furniture", BODY),
        ("[Breaking news update, posted 9:04 p.m. ET] .", "dateline", BODY),
        ("The mayor stands at the gate of the plant. | Jane Doe/AP", "caption", BODY),
        ("The mayor at the gate of the plant, in May. | Photo by Jane van Doe / Getty Images", "caption", BODY),
        ("Enlarge this image toggle caption Jane Doe/AP Jane Doe/AP", "caption", BODY),
    ],
)
def test_what_is_glued_to_the_front_of_a_paragraph_is_set_apart(glued: str, kind: str, rest: str) -> None:
    assert kinds(f"{MORE}\n\n{glued} {rest}")[1:] == [(kind, glued), ("body", rest)]


def test_a_dateline_that_runs_into_its_sentence_is_set_apart() -> None:
    assert kinds(f"Washington (CNN){BODY}\n\n{MORE}")[:2] == [("dateline", "Washington (CNN)"), ("body", BODY)]


def test_a_town_without_its_dash_opens_a_report_alone() -> None:
    assert kinds(f"WASHINGTON {BODY}\n\n{MORE}")[:2] == [("dateline", "WASHINGTON"), ("body", BODY)]
    assert kinds(f"NEW YORK {BODY}\n\n{MORE}")[:2] == [("dateline", "NEW YORK"), ("body", BODY)]
    for other in (f"NATO {MORE}", f"WASHINGTON D.C. {BODY}", f"AFTER {MORE}"):
        assert kinds(f"{other}\n\n{MORE}")[0] == ("body", other)
    assert kinds(f"{MORE}\n\nWASHINGTON {BODY}")[1] == ("body", f"WASHINGTON {BODY}")
    opening = f"NATO ministers have agreed on missiles for the border. {BODY}"
    assert kinds(f"The allies back the missiles\n\nBRUSSELS {opening}\n\n{MORE}")[1:3] == [
        ("dateline", "BRUSSELS"),
        ("body", opening),
    ]


@pytest.mark.parametrize(
    ("sentence", "credit", "kind"),
    [
        (BODY, "(Reporting by Jane Doe; Editing by John Roe)", "byline"),
        (BODY, "CNN's Ann Lee and Joe B. Roe contributed to this report.", "byline"),
        (BODY, "Ann Lee reported from Kyiv, and Joe Roe wrote from Rome. Jane Doe contributed reporting.", "byline"),
        (BODY, "Read more", "furniture"),
    ],
)
def test_what_is_glued_to_the_end_of_a_paragraph_is_set_apart(sentence: str, credit: str, kind: str) -> None:
    assert kinds(f"{MORE}\n\n{sentence} {credit}")[1:] == [("body", sentence), (kind, credit)]


STAMPED = "Wednesday, January 21, 2015, 2:28 PM -"


@pytest.mark.parametrize(
    "stamp",
    [
        STAMPED,
        "21 January 2015, 14:28 GMT —",
        "Jan. 21, 2015 at 2 p.m. |",
        "Wed, January 21, 2015 –",
    ],
)
def test_a_date_in_front_of_the_first_sentence_is_the_articles_and_no_part_of_it(stamp: str) -> None:
    text = f"A new island\n\nAnn Lee\n\n{stamp} {BODY}\n\n{MORE}"
    assert kinds(text)[2:] == [("dateline", stamp), ("body", BODY), ("body", MORE)]
    assert published(text) == date(2015, 1, 21)


def test_the_dates_of_a_chronology_stay_with_what_they_tell() -> None:
    second = f"Friday, January 23, 2015, 9 AM - {MORE}"
    assert kinds(f"{STAMPED} {BODY}\n\n{second}") == [("body", f"{STAMPED} {BODY}"), ("body", second)]
    for other in ("January 6, 2021 — a day that", "In January 2021, at 3 PM - that is, before the vote -"):
        assert kinds(f"{other} {BODY}\n\n{MORE}")[0] == ("body", f"{other} {BODY}")


def test_a_headline_between_a_credit_and_its_standfirst_is_set_apart() -> None:
    caption = "The mayor at the gate of the plant. | Jane Doe/AP"
    headline = "Mayor still owns a share of the Port Alto Works"
    standfirst = "The newly named head of the council has earned millions from the plant since May."
    assert kinds(f"{caption} {headline} {standfirst}\n\n{BODY}") == [
        ("caption", caption),
        ("headline", headline),
        ("body", standfirst),
        ("body", BODY),
    ]
    plain = "World news | Reuters The allies had agreed to send more weapons to the country."
    assert kinds(f"{BODY}\n\n{plain}")[1] == ("body", plain)


@pytest.mark.parametrize(
    "notice",
    [
        "THIS IS A BREAKING NEWS UPDATE. Check back soon for further information. AP's earlier story is below.",
        "This is a breaking story and will be updated.",
        "Please check back for updates.",
        "Stay tuned to Channel 4 for the latest details.",
        "We will continue to update this story as we learn more.",
        "More information to come.",
        "Please click here to watch the whole interview.",
        "Morning Mail Alerts Get news alerts and special reports. The stories that matter, delivered every weekday.",
    ],
)
def test_what_a_page_says_of_itself_is_set_apart_wherever_it_stands(notice: str) -> None:
    furniture = ("furniture", notice)
    assert kinds(f"{BODY}\n\n{notice}\n\n{MORE}") == [("body", BODY), furniture, ("body", MORE)]
    assert kinds(f"{MORE}\n\n{notice} {BODY}")[1:] == [furniture, ("body", BODY)]
    assert kinds(f"{MORE}\n\n{BODY} {notice}")[1:] == [("body", BODY), furniture]
    assert kinds(f"{MORE}\n\n{BODY} {notice} {MORE}")[1:] == [("body", BODY), furniture, ("body", MORE)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The flu is a developing story, doctors warn.",
        "Police will check back soon.",
        "“We know little. Check back soon. We will tell you more,” the spokesman said.",
        "The court said that its report was corrected.",
        "This is a breaking point for the allies, the minister said.",
        "More weapons to follow the first, officials said.",
        "The letters, delivered every weekday, held alerts.",
        "Residents can sign up for alerts.",
    ],
)
def test_a_sentence_of_the_news_is_no_notice(sentence: str) -> None:
    assert kinds(f"{MORE}\n\n{BODY} {sentence}")[1:] == [("body", f"{BODY} {sentence}")]


def test_who_reports_or_writes_in_the_news_itself_is_no_credit() -> None:
    for sentence in (
        "Agencies reported from Kyiv on Tuesday.",
        "Dmitry Medvedev wrote in a post that Moscow would answer.",
        "The talks begin at 9 a.m. Tuesday.",
        "Norway and Denmark contributed to this fund.",
    ):
        assert kinds(f"{MORE}\n\n{BODY} {sentence}")[1:] == [("body", f"{BODY} {sentence}")]


def test_dashes_that_open_a_parenthesis_are_no_dateline() -> None:
    text = "NATO — Europe's shield for seventy years — has to change, the minister told reporters on Friday."
    assert kinds(f"{MORE}\n\n{text}")[1:] == [("body", text)]


def test_a_sentence_with_a_menu_glued_into_it_is_a_fragment_and_its_neighbours_stay() -> None:
    menu = "President Doe John DoeGOP senators balk at a trial MORE on Wednesday wasted no time at the summit."
    assert kinds(f"{MORE}\n\n{menu} {BODY}")[1:] == [("fragment", menu), ("body", BODY)]


def test_highlights_over_the_text_are_no_headline() -> None:
    text = f'Story highlights "We will defend our allies," the president says\n\nThe summit opens in Wales\n\n{BODY}'
    assert [kind for kind, _ in kinds(text)] == ["furniture", "furniture", "body"]


def test_headline_byline_and_outlet_stand_over_the_body_one_a_line() -> None:
    text = f"Allies agree on aid\nBy Jane Doe\nExample Times | 2014-09-04\n\n{BODY}"
    assert [kind for kind, _ in kinds(text)] == ["headline", "byline", "dateline", "body"]


def test_a_text_without_one_full_stop_still_has_a_body() -> None:
    text = "Allies agree\n\nthe ministers of all the member states agreed on friday to send more weapons to the country"
    assert [kind for kind, _ in kinds(text)] == ["headline", "body"]


def test_front_matter_and_markdown_headings_are_no_body() -> None:
    text = f"---\ntitle: Aid\n---\n# Allies agree on aid.\n\n{BODY}\n\n## What next?\n\n- {MORE}\n"
    assert [kind for kind, _ in kinds(text)] == ["furniture", "headline", "body", "crosshead", "furniture", "body"]


def test_hard_wrapped_text_keeps_its_paragraphs_whole() -> None:
    wrapped = (
        "The minister said on Friday that the allies had agreed to send more\n"
        "weapons to the country, and that the first of them would arrive in\n"
        "the week after the summit, which opens in Washington on Tuesday.\n"
        "\n"
        "A spokesman confirmed the decision later in the day, without giving\n"
        "any details of what would be sent and who would pay for it.\n"
    )
    spans = paragraph_spans(wrapped)
    assert [wrapped[start:end].count("\n") for start, end in spans] == [2, 1]
    assert [wrapped[start:][:12] for start, _ in spans] == ["The minister", "A spokesman "]


def test_a_line_that_breaks_off_goes_on_with_a_small_letter() -> None:
    text = (
        "The town council decided on Monday to let trams run all night from September. The mayor said that it would\n"
        "pay for them from the parking fees.\nThe council rejected a proposal to raise fares.\nPhoto: trams\nat night"
    )
    assert [text[start:end].count("\n") for start, end in paragraph_spans(text)] == [1, 0, 0, 0]


@pytest.mark.parametrize("width", [60, 72, 90, 100, 110, 125])
def test_a_text_wrapped_to_any_width_has_its_paragraphs(width: int) -> None:
    seed = " ".join(next(SEEDS.glob("004_*.txt")).read_text("utf-8").split())
    paragraphs = [f"{seed[at : at + 900].strip()}." for at in (400, 1300, 2200)]
    text = "\n\n".join(textwrap.fill(paragraph, width, break_on_hyphens=False) for paragraph in paragraphs)
    assert [" ".join(text[start:end].split()) for start, end in paragraph_spans(text)] == [
        " ".join(paragraph.split()) for paragraph in paragraphs
    ]


def test_one_paragraph_a_line_is_not_hard_wrapped() -> None:
    text = f"{BODY} {MORE}\n{MORE} {BODY}\r\n{BODY}"
    assert [text[start:end] for start, end in paragraph_spans(text)] == [f"{BODY} {MORE}", f"{MORE} {BODY}", BODY]


def assert_holds(text: str) -> None:
    blocks = blocks_of(text)
    position = 0
    for block in blocks:
        assert position <= block.start < block.end <= len(text)
        assert not text[position : block.start].strip()
        assert text[block.start : block.end] == text[block.start : block.end].strip()
        position = block.end
    assert not text[position:].strip()


LINES = st.sampled_from(
    [BODY, MORE, "Related Aid agreed", "- ", "•", "LONDON (Reuters) -", "# Head", "---", "a: b", "12"]
)


@given(st.text())
def test_blocks_are_ordered_apart_and_leave_only_white_space_over(text: str) -> None:
    assert_holds(text)


@given(st.lists(LINES | st.text(max_size=30), max_size=12), st.sampled_from(["\n", "\n\n", "\r\n", " ", "\u2028"]))
def test_the_same_for_lines_as_pages_have_them(lines: list[str], separator: str) -> None:
    assert_holds(separator.join(lines))
