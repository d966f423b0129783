"""What is new since an earlier brief: on the seeds' two days, in every format, and by rule."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.analysis.changes import compare
from briefing.analysis.new_first import new_first
from briefing.analysis.tolls import tolls
from briefing.models import ArticleStatus, Briefing, Claim, Conflict, ConflictKind, Section
from briefing.models.changes import ChangeKind
from tests.briefings import evidence, full, make_article, minimal
from tests.conftest import Runner

THURSDAY, FRIDAY = "2024-05-30", "2024-05-31"


@pytest.fixture
def two_days(runner: Runner, seeds: Path) -> Runner:
    """The seeds as of Thursday and as of Friday, in the archive."""
    (runner.folder / "seeds").symlink_to(seeds)
    for day in (THURSDAY, FRIDAY):
        assert runner("generate", "--format", "json", "--as-of", day).code == 0
    return runner


def brief_in(runner: Runner, stdout: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((runner.folder / stdout.strip()).read_text("utf-8"))
    return found


def test_the_turn_of_berlin_and_washington_is_shown(two_days: Runner) -> None:
    made = two_days("generate", "--format", "json", "--as-of", FRIDAY, "--compare", "last")
    brief = brief_in(two_days, made.stdout)
    changes = brief["changes"]

    turned = {change["about"]: (change["was"], change["now"]) for change in changes["changed"]}
    assert turned == {"United States": ("against", "for"), "Germany": ("against", "for")}
    said = {change["about"]: change["new"]["text"] for change in changes["changed"]}
    assert "gave the green light" in said["United States"]
    assert "permitted Ukraine to fire German-delivered weapons" in said["Germany"]
    shown = [claim["id"] for claim in brief["summary"]] + [c["id"] for s in brief["sections"] for c in s["claims"]]
    fates = [claim["id"] for claim in changes["new"]] + [change["new"]["id"] for change in changes["changed"]]
    assert changes["since"] == THURSDAY
    stated = {position["claim"]["id"] for position in brief["positions"]}
    assert set(shown) <= {*fates, *changes["known"]} <= {*shown, *stated}
    assert not set(fates) & set(changes["known"])
    assert changes["new"] != []
    assert len(changes["known"]) > 10


@pytest.mark.parametrize("kind", ["md", "html"])
def test_the_reader_sees_old_and_new_side_by_side(two_days: Runner, kind: str) -> None:
    made = two_days("generate", "--format", kind, "--as-of", FRIDAY, "--compare", THURSDAY)
    text = (two_days.folder / made.stdout.strip()).read_text("utf-8")

    assert "New since 30 May 2024" in text
    assert "Germany: against → for" in text
    assert "United States: against → for" in text
    assert "No longer reported in this brief" in text
    assert re.search(r"·\sKnown", text)


def test_without_comparison_the_archive_does_not_change_a_byte(two_days: Runner, seeds: Path) -> None:
    [path] = two_days("generate", "--format", "json", "--as-of", FRIDAY).paths
    alone = two_days("generate", "--format", "json", "--as-of", FRIDAY, "--no-archive", "-o", "elsewhere", seeds)

    assert (two_days.folder / path).read_bytes() == (two_days.folder / alone.paths[0]).read_bytes()
    assert json.loads((two_days.folder / path).read_bytes())["changes"] is None


def test_comparing_again_gives_the_same_bytes(two_days: Runner) -> None:
    first = two_days("generate", "--format", "md", "--as-of", FRIDAY, "--compare", "last").paths
    content = (two_days.folder / first[0]).read_bytes()
    again = two_days("generate", "--format", "md", "--as-of", FRIDAY, "--compare", "last").paths

    assert again == first
    assert (two_days.folder / again[0]).read_bytes() == content


def test_the_settings_may_ask_for_it_and_the_first_brief_says_that_there_is_none(runner: Runner, seeds: Path) -> None:
    (runner.folder / "briefing.toml").write_text(f'[generate]\nsources = ["{seeds}"]\ncompare = "last"\n')

    first = runner("generate", "--format", "json", "--as-of", THURSDAY)
    second = runner("generate", "--format", "json", "--as-of", FRIDAY)

    assert first.stderr.startswith("Note: There is no earlier brief of this profile to compare with yet.\n")
    assert brief_in(runner, first.stdout)["changes"] is None
    assert brief_in(runner, second.stdout)["changes"]["since"] == THURSDAY


def test_the_same_brief_again_says_that_nothing_is_new(runner: Runner, seeds: Path) -> None:
    runner("generate", seeds, "--format", "json")

    again = runner("generate", seeds, "--format", "json", "--compare", "last")

    assert again.stderr == (
        "Note: Nothing is new: this brief is the same as number 1 of briefing history,"
        " and there is none of this profile before that to compare with.\n"
    )
    assert brief_in(runner, again.stdout)["changes"] is None


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("9", "There is no brief “9” in the archive: briefing history lists what there is."),
        ("soon", "“soon” is neither the number of a brief nor a date like 2024-05-31: see briefing history."),
        ("none.json", "There is no JSON brief none.json: make one with briefing generate --format json."),
    ],
)
def test_what_cannot_be_compared_with_is_a_usage_error(two_days: Runner, name: str, sentence: str) -> None:
    result = two_days("generate", "--format", "json", "--compare", name)

    assert (result.code, result.stdout, result.stderr) == (2, "", f"Error: {sentence}\n")


def test_the_columns_of_the_history_stand_below_each_other(tmp_path: Path, seeds: Path) -> None:
    runner = Runner(tmp_path)
    for profile in ("general", "nato-ukraine"):
        assert runner("generate", str(seeds), "--profile", profile, "--format", "json").code == 0
    newest, first = runner("history").stdout.splitlines()
    before, _, title = newest.partition("nato-ukraine    5  ")
    assert title
    assert first[len(before) :].startswith("general         5  ")


def test_history_lists_the_newest_first(two_days: Runner) -> None:
    lines = two_days("history").stdout.splitlines()

    assert [line.split()[:2] for line in lines] == [["2", FRIDAY], ["1", THURSDAY]]
    assert [line.split()[4:6] for line in lines] == [["nato-ukraine", "5"], ["nato-ukraine", "3"]]
    [newest, _] = json.loads(two_days("history", "--json").stdout)
    assert (newest["id"], newest["as_of"], newest["profile"]) == (2, FRIDAY, "nato-ukraine")
    assert two_days("history", "--profile", "general").stdout == ""
    assert two_days("history", "-o", "nowhere").stderr == "No brief was made yet; briefing generate makes one.\n"


def test_show_prints_a_brief_again(two_days: Runner) -> None:
    stored = (two_days.folder / "reports" / f"nato-ukraine-{THURSDAY}.json").read_text("utf-8")

    assert two_days("show", THURSDAY, "--format", "json").stdout == stored
    assert two_days("show", "1", "--format", "json").stdout == stored
    shown = two_days("show")
    assert "As of 31 May 2024" in shown.stdout
    assert two_days("show", "--format", "pdf").code == 2
    assert two_days("show", "-o", "nowhere").stderr == (
        "Error: There is no archive at nowhere/archive.sqlite to look in: briefing generate keeps every brief in it.\n"
    )


def test_diff_compares_numbers_days_and_files(two_days: Runner) -> None:
    file = f"reports/nato-ukraine-{FRIDAY}.json"

    lines = two_days("diff", THURSDAY, FRIDAY).stdout.splitlines()

    assert lines[0] == "~ United States: against → for"
    assert lines[1].startswith("    was: ")
    assert lines[2].startswith("    now: Washington gave the green light")
    assert {line[0] for line in lines[6:-1]} == {"+", "-"}
    assert lines[-1].endswith(" known")
    assert two_days("diff", "1", file).stdout.splitlines() == two_days("diff", "1").stdout.splitlines() == lines
    back = json.loads(two_days("diff", FRIDAY, THURSDAY, "--json").stdout)
    assert {change["now"] for change in back["changed"]} == {"against"}
    same = two_days("diff", "2", "2").stdout.splitlines()
    assert [line.endswith("known") for line in same] == [True]


def brief_of(*sentences: str, day: date = date(2024, 5, 31)) -> Briefing:
    """A brief with one claim a sentence, each of an article of its own."""
    made = []
    for number, sentence in enumerate(sentences):
        article = make_article(f"{day}-{number}.txt", sentence, published=day)
        made.append((article, Claim(f"{article.id}-0", sentence, (evidence(article, sentence),))))
    [used] = minimal().articles
    articles = tuple(replace(used, article=article) for article, _ in made)
    section = Section("key_decisions", "Key decisions", tuple(claim for _, claim in made))
    return replace(minimal(), as_of=day, articles=articles, sections=(section,))


@pytest.mark.parametrize(
    ("was", "now", "about", "figures"),
    [
        ("At least 12 people were killed when a missile hit the market in Kharkiv on Friday, officials said.",
         "At least 18 people were killed when a missile hit the market in Kharkiv, officials said.",
         "people", ("12", "18")),
        ("The fund will spend $1.5 billion on shells, or 2% of the alliance's budget, this year.",
         "The fund will spend $1.5 billion on shells, or 3% of the alliance's budget, this year.",
         "%", ("2", "3")),
        ("Three soldiers were hurt in the attack on the depot near Belgorod, the governor said.",
         "Five soldiers were hurt in the attack on the depot near Belgorod, the governor said.",
         "soldiers", ("Three", "Five")),
    ],
)  # fmt: skip
def test_a_figure_that_rose_stands_beside_the_old_one(was: str, now: str, about: str, figures: tuple[str, str]) -> None:
    old, new = brief_of(was, day=date(2024, 5, 30)), brief_of(now)

    changes = compare(old, new, "digest")

    [change] = changes.changed
    assert (change.kind, change.about, (change.was, change.now)) == (ChangeKind.FIGURE, about, figures)
    assert (change.old.text, change.new.text) == (was, now)
    assert (changes.new, changes.gone, changes.known) == ((), (), ())
    assert [article.id for article in changes.articles] == [old.articles[0].article.id]


@pytest.mark.parametrize(
    ("was", "now", "told"),
    [
        ("At least 12 people were killed in Kharkiv on Friday, the mayor said.",
         "The death toll of the strike on Kharkiv rose to 18 overnight.", ("killed", "12", "18")),
        ("Police in Nepal said that more than 1,900 died, and 4,700 were hurt.",
         "In Nepal at least 2,430 people died, the authorities said on Sunday.", ("killed", "1,900", "2,430")),
        ("The blast in Beirut wounded five.", "Nine people in Beirut were injured by the blast.",
         ("injured", "five", "Nine")),
        ("At least 12 people were killed in Kharkiv on Friday, the mayor said.",
         "In Odesa 18 people were killed on Saturday.", None),
        ("At least 12 people were killed in Kharkiv on Friday, the mayor said.",
         "In 2023 some 900 people were killed in Kharkiv.", None),
        ("At least 12 people were killed in Kharkiv on Friday, the mayor said.",
         "Dozens of people were killed in Kharkiv.", None),
        ("At least 12 people were killed in Kharkiv on Friday, the mayor said.",
         "Eight people died in the other strike on Kharkiv.", None),
    ],
)  # fmt: skip
def test_a_toll_that_rose_is_found_in_other_words(was: str, now: str, told: tuple[str, str, str] | None) -> None:
    changes = compare(brief_of(was, day=date(2024, 5, 30)), brief_of(now), "")

    shown = [(change.about, change.was, change.now) for change in changes.changed]
    assert shown == ([told] if told else [])
    assert len(changes.new) == len(changes.gone) == (0 if told else 1)


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("At least 12 people were killed when a missile hit the market in Kharkiv on Friday, officials said.",
         "At least 18 people were wounded when a missile hit the market in Kharkiv on Friday, officials said."),
        ("Some 12 ministers met in Prague on Thursday.",
         "Some 18 ministers will travel to Kyiv when the summit in Washington has ended."),
    ],
)  # fmt: skip
def test_a_number_of_something_else_is_no_change(was: str, now: str) -> None:
    changes = compare(brief_of(was, day=date(2024, 5, 30)), brief_of(now), "")

    assert (changes.changed, len(changes.new), len(changes.gone)) == ((), 1, 1)


def test_the_same_fact_in_other_words_is_known_and_its_denial_is_not() -> None:
    said = "The governor said that the depot near Belgorod was hit by drones on Thursday night."
    old = brief_of(said, day=date(2024, 5, 30))
    reworded = brief_of("The depot near Belgorod was hit by drones on Thursday night, the governor said.")
    denied = brief_of("The governor said that the depot near Belgorod was not hit by drones on Thursday night.")

    assert len(compare(old, reworded, "").known) == 1
    assert (len(compare(old, denied, "").new), len(compare(old, denied, "").gone)) == (1, 1)


def test_what_an_article_of_the_earlier_brief_told_is_no_news_when_it_is_shown_later() -> None:
    toll = "At least 12 people were killed when a missile hit the market in Kharkiv on Friday, officials said."
    higher = "At least 18 people were killed when a missile hit the market in Kharkiv on Friday, the mayor said."
    other = "The mayor of Kharkiv asked for more air defence, his office said."
    now = brief_of(toll, higher, other)
    [section] = now.sections
    before = replace(now, sections=(replace(section, claims=section.claims[:1]),))
    off_topic = replace(before, articles=tuple(replace(a, status=ArticleStatus.OFF_TOPIC) for a in now.articles))

    changes, unread = compare(before, now, ""), compare(off_topic, now, "")

    assert (changes.new, changes.changed, changes.gone) == ((), (), ())
    assert changes.known == tuple(claim.id for claim in section.claims)
    assert [(change.was, change.now) for change in unread.changed] == [("12", "18")]
    assert [claim.text for claim in unread.new] == [other]


def test_what_only_touches_on_the_news_does_not_make_it_known() -> None:
    safe = "The dam is safe, Infrastructure Minister Nikos Stavrou said on Thursday."
    withdrawn = "Nikos Stavrou took back on Tuesday what he had said of the dam in Larissa."
    old = brief_of(safe, day=date(2024, 5, 26))
    new = brief_of(withdrawn)
    [section], [earlier] = new.sections, old.articles
    [claim] = section.claims
    touching = replace(evidence(earlier.article, safe), akin=True)
    claim = replace(claim, evidence=(*claim.evidence, touching))
    new = replace(new, articles=(*new.articles, *old.articles), sections=(replace(section, claims=(claim,)),))

    changes = compare(old, new, "")

    assert changes.new == (claim,)
    assert changes.known == ()


FELL = (
    ("The coast guard put the number of dead at 31.", "The toll of the ferry fire off Norburg was corrected to 28."),
    ("Soldiers search for 80 people who are missing.", "The number of missing fell to 30."),
)


def replaced(was: str, now: str, day: date = date(2024, 5, 31)) -> Briefing:
    """A brief that shows `now`, and among what changed that it replaced `was`."""
    made = brief_of(was, now, day=day)
    [section] = made.sections
    conflict = Conflict(ConflictKind.SUPERSEDED, "31 / 28", section.claims)
    return replace(made, sections=(replace(section, claims=section.claims[1:]),), conflicts=(conflict,))


@pytest.mark.parametrize(("was", "now"), FELL)
def test_a_toll_of_which_the_brief_says_that_it_was_replaced_changed_also_where_it_fell(was: str, now: str) -> None:
    changes = compare(brief_of(was, day=date(2024, 5, 30)), replaced(was, now), "")

    [change] = changes.changed
    assert (change.kind, change.old.text, change.new.text) == (ChangeKind.FIGURE, was, now)
    assert (change.was, change.now) == (tolls(was)[change.about].written, tolls(now)[change.about].written)
    assert (changes.new, changes.gone) == ((), ())


@pytest.mark.parametrize(("was", "now"), FELL)
def test_a_toll_that_stood_already_did_not_change(was: str, now: str) -> None:
    before = replaced(was, now, date(2024, 5, 30))
    again = replaced(was, f"On the third day the search went on. {now}")

    assert compare(before, again, "").changed == ()


SENTENCES = st.lists(
    st.sampled_from([claim.text for section in full().sections for claim in section.claims]), unique=True, max_size=8
)


@given(SENTENCES, SENTENCES)
def test_every_claim_has_one_fate(before: list[str], after: list[str]) -> None:
    old, new = brief_of(*before, day=date(2024, 5, 30)), brief_of(*after)

    changes = compare(old, new, "")

    ids = [claim.id for section in new.sections for claim in section.claims]
    fates = [*(claim.id for claim in changes.new), *(change.new.id for change in changes.changed), *changes.known]
    assert sorted(fates) == sorted(ids)
    assert {claim.text for claim in changes.new} | {claim.text for claim in changes.gone} <= {*before, *after}
    same = compare(old, old, "")
    assert (same.new, same.changed, same.gone, len(same.known)) == ((), (), (), len(before))


def day_of(old: list[str], new: list[str], *, at_top: int, titled: bool = False) -> Briefing:
    """The second day's brief, with the first claims in its bottom line, against the first day's."""
    before = brief_of(*old, day=date(2024, 5, 30))
    brief = brief_of(*new)
    claims = brief.sections[0].claims
    brief = replace(brief, title="Of yesterday", summary=claims[:at_top])
    return new_first(replace(brief, changes=compare(before, brief, "digest")), titled=titled)


DAM = "The dam above the town of Kalyvia broke on Monday and flooded its streets."
BRIDGE = "Engineers closed the old bridge of Kalyvia on Tuesday because of cracks."
STRIKE = "The union of train drivers called off its strike on Tuesday evening."


def test_what_is_new_opens_a_compared_brief_and_gives_its_title() -> None:
    brief = day_of([DAM], [DAM, BRIDGE, STRIKE], at_top=3)
    assert [claim.text for claim in brief.summary] == [BRIDGE, STRIKE, DAM]
    assert brief.title == "Engineers closed the old bridge of Kalyvia on Tuesday because of cracks"


def test_the_title_tells_what_is_new_in_a_section_where_the_bottom_line_is_known() -> None:
    brief = day_of([DAM, BRIDGE], [DAM, BRIDGE, STRIKE], at_top=2)
    assert [claim.text for claim in brief.summary] == [DAM, BRIDGE]
    assert brief.title == "The union of train drivers called off its strike on Tuesday evening"


def test_where_nothing_is_new_and_where_somebody_gave_a_title_it_stays() -> None:
    assert day_of([DAM, BRIDGE], [DAM, BRIDGE], at_top=1).title == "Of yesterday"
    assert day_of([DAM], [DAM, BRIDGE], at_top=2, titled=True).title == "Of yesterday"


def test_a_title_on_the_command_line_stands_over_a_compared_brief(two_days: Runner) -> None:
    asked = ("generate", "--format", "json", "--as-of", FRIDAY, "--compare", "last", "--title", "The week")
    assert brief_in(two_days, two_days(*asked).stdout)["title"] == "The week"
