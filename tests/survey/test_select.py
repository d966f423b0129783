"""From sources to what is read closely: nothing is lost, and a small run is what it always was."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from datetime import date
from pathlib import Path

import jsonschema
import pytest

from briefing.analysis.topics import off_topic
from briefing.config import Settings
from briefing.corpus.sources import read_sources
from briefing.errors import NothingToBriefError
from briefing.models import ArticleStatus, Selection
from briefing.production import brief
from briefing.profile import load_profile
from briefing.render import json as as_json
from briefing.survey.models import Batch, Scope, Surveyed
from briefing.survey.select import select
from briefing.words import english
from tests.survey.corpus import stream, write

SCOPE = Scope(load_profile("nato-ukraine"))
SEEDS = Path(__file__).resolve().parents[2] / "seeds"


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a file of each kind."""
    folder = tmp_path_factory.mktemp("news")
    lines = stream(folder / "day.jsonl", 400).read_bytes()
    (folder / "packed.jsonl.gz").write_bytes(gzip.compress(b"".join(lines.splitlines(keepends=True)[:50])))
    (folder / "broken.json").write_text("{")
    for seed in sorted(SEEDS.glob("*.txt"))[:3]:
        (folder / seed.name).write_bytes(seed.read_bytes())
    return folder


@pytest.fixture(scope="module")
def selection(corpus: Path) -> Selection:
    """What is chosen when ten are read closely."""
    found = select([corpus], SCOPE, 10)
    assert found is not None
    return found


def test_no_survey_where_all_are_read_closely(corpus: Path) -> None:
    assert select([SEEDS], SCOPE, 5) is None
    assert select([SEEDS], SCOPE, 4) is not None
    assert select([corpus], SCOPE, 453) is None
    assert select([corpus], SCOPE, 452) is not None


def test_every_input_is_in_one_place_under_its_own_id(corpus: Path, selection: Selection) -> None:
    read = read_sources([corpus])
    close = {article.path: article for article in selection.articles}
    beyond = {one.article.path: one for one in selection.beyond}
    assert len(close) == 10
    assert selection.skipped == read.skipped
    assert not close.keys() & beyond.keys()
    for article in read.articles:
        if article.path in close:
            assert close[article.path] == article
        else:
            found = beyond.pop(article.path).article
            assert (found.id, found.sha256, found.published) == (article.id, article.sha256, article.published)
            assert (found.text, found.blocks) == ("", ())
    assert beyond == {}


def test_each_reason_says_what_became_of_the_article(selection: Selection) -> None:
    reasons: dict[ArticleStatus, list[str]] = {status: [] for status in ArticleStatus}
    for one in selection.beyond:
        assert one.reason is not None
        reasons[one.status].append(english(one.reason))
    assert reasons[ArticleStatus.USED] == []
    assert all("has nothing to do with the profile" in reason for reason in reasons[ArticleStatus.OFF_TOPIC])
    assert all(reason.startswith("carries the text of ") for reason in reasons[ArticleStatus.DUPLICATE])
    assert all(reason.startswith("tells of the event ranked ") for reason in reasons[ArticleStatus.SURVEYED])
    assert min(len(reasons[status]) for status in ArticleStatus if status is not ArticleStatus.USED) > 10


def test_a_copy_names_an_original_that_is_no_copy(selection: Selection) -> None:
    copied = {one.article.id: one.duplicate_of for one in selection.beyond if one.status is ArticleStatus.DUPLICATE}
    known = {one.article.id for one in selection.beyond} | {article.id for article in selection.articles}
    assert copied
    assert set(copied.values()) <= known - copied.keys()


def backwards(function: Callable[[Batch], Surveyed], batches: Sequence[Batch]) -> list[Surveyed]:
    """Results in order, whatever the order of the work."""
    return [function(batch) for batch in reversed(batches)][::-1]


def test_the_selection_does_not_depend_on_who_works_in_which_order(corpus: Path, selection: Selection) -> None:
    assert select([corpus], SCOPE, 10, run=backwards) == selection


def test_articles_of_other_days_take_no_part(corpus: Path) -> None:
    found = select([corpus], Scope(SCOPE.profile, since=date(2024, 5, 27), as_of=date(2024, 5, 28)), 10)
    assert found is not None
    assert {article.published for article in found.articles} <= {date(2024, 5, 27), date(2024, 5, 28), None}
    reasons = {english(one.reason) for one in found.beyond if one.reason and one.article.published == date(2024, 5, 26)}
    assert reasons == {"was published on 26 May 2024, before the brief's first day, 27 May 2024"}


def test_a_file_that_changes_in_between_is_skipped(tmp_path: Path) -> None:
    source = stream(tmp_path / "day.jsonl", 30, "story")

    def then_change(function: Callable[[Batch], Surveyed], batches: Sequence[Batch]) -> list[Surveyed]:
        found = [function(batch) for batch in batches]
        source.write_bytes(source.read_bytes().replace(b" the ", b" THE "))
        return found

    found = select([source], SCOPE, 5, run=then_change)
    assert found is not None
    assert found.articles == ()
    assert {english(one.reason) for one in found.skipped} == {"the file was changed while it was read"}


def test_a_brief_of_more_than_can_be_read_closely_is_whole(corpus: Path) -> None:
    briefing = brief(Settings(sources=(corpus,), closely=10, format=("json",)))
    data = json.loads(as_json.render(briefing, Path()))
    jsonschema.validate(data, as_json.schema())
    assert len(data["articles"]) + len(data["skipped"]) == 454
    texts = {article.path: article.text for article in read_sources([corpus]).articles}
    paths = {article["id"]: article["path"] for article in data["articles"]}
    places = [item for section in data["sections"] for claim in section["claims"] for item in claim["evidence"]]
    assert places
    for item in places:
        assert texts[paths[item["article"]]][item["start"] : item["end"]] == item["quote"]
    assert {row["article"] for row in data["sentences"]} == {
        article["id"] for article in data["articles"] if article["status"] == "used"
    }
    assert any("were surveyed, not read closely" in gap for gap in map(english, briefing.gaps))


def test_a_brief_of_no_more_on_the_subject_than_can_be_read_is_the_one_without_a_survey(tmp_path: Path) -> None:
    source = stream(tmp_path / "day.jsonl", 150)
    few, many = (brief(Settings(sources=(source,), closely=closely)) for closely in (149, 150))
    changed = {"articles", "sentences"}
    assert all(getattr(few, key.name) == getattr(many, key.name) for key in fields(many) if key.name not in changed)
    used = {one.article.id for one in many.articles if one.status is not ArticleStatus.OFF_TOPIC}
    assert [row for row in many.sentences if row.article in used] == list(few.sentences)
    assert [one for one in many.articles if one.article.id in used] == [
        one for one in few.articles if one.article.id in used
    ]
    assert [(one.article.id, one.status, one.reason) for one in many.articles] == [
        (one.article.id, one.status, one.reason) for one in few.articles
    ]


def test_a_brief_of_as_many_as_can_be_read_is_the_one_without_a_survey() -> None:
    few, many = (brief(Settings(sources=(SEEDS,), closely=closely)) for closely in (5, 10_000))
    assert as_json.render(few, Path()) == as_json.render(many, Path())


def test_one_article_off_the_subject_is_not_counted(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The market of the town opened on Monday. It sells apples and pears, and bread.")
    said = r"^the article takes no part in a brief of the profile nato-ukraine \(it has nothing to do with"
    with pytest.raises(NothingToBriefError, match=said):
        brief(Settings(sources=(tmp_path,)))


def test_nothing_on_the_subject_is_said_with_the_number_of_all(tmp_path: Path) -> None:
    rows = [{"text": f"The market of town {n} opened on Monday.", "date": "2024-05-01"} for n in range(9)]
    with pytest.raises(NothingToBriefError, match="none of the 9 articles takes part"):
        brief(Settings(sources=(write(tmp_path / "day.jsonl", rows),), closely=3))


@pytest.mark.parametrize("terms", [("coal",), ("écoles",), ("coal", "port"), ("NATO", "coal"), ("coal", "coal")])
def test_the_survey_and_a_close_reading_find_the_same_on_the_subject(tmp_path: Path, terms: tuple[str, ...]) -> None:
    texts = [
        "Coal is dear. Coal ships late.\n\nThe port ships coal, and no port is spared.",
        "Coal is dear. The port is shut.",
        "The council met on NATO. Nato and coal and coal were named.",
        "Écoles fermées lundi. Les écoles rouvrent mardi. Écoles et mairies attendent.",
        "The garden is green.",
    ]
    rows = [{"title": f"No {n}", "published": "2024-06-12", "text": text} for n, text in enumerate(texts)]
    corpus = write(tmp_path / "day.jsonl", rows)
    profile = replace(load_profile("nato-ukraine"), name="own", terms=terms)
    close = {a.path: off_topic(a, profile) for a in read_sources([corpus]).articles}
    found = select([corpus], Scope(profile), 1)
    assert found is not None
    left_out = {row.article.path: row.reason for row in found.beyond if row.status is ArticleStatus.OFF_TOPIC}
    assert left_out == {path: why for path, why in close.items() if why}
