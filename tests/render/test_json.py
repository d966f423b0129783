"""The JSON brief: the shipped schema holds it, tightly, and every quotation is found in its file."""

from __future__ import annotations

import copy
import dataclasses
import json
from collections.abc import Callable
from typing import Any

import jsonschema
import pytest

from briefing.models import BriefedArticle, Claim, Evidence
from briefing.render.json import render, schema
from tests import briefings
from tests.render.readback import rendered

Data = dict[str, Any]
VALIDATOR = jsonschema.Draft202012Validator(schema())


def loaded(which: str) -> Data:
    data: Data = json.loads(rendered(which, "json"))
    return data


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())


@pytest.mark.parametrize("which", ["full", "minimal", "hostile"])
def test_every_brief_holds_to_the_schema(which: str) -> None:
    assert [error.message for error in VALIDATOR.iter_errors(loaded(which))] == []


def _described(part: Any, at: Any) -> list[str]:
    """Keys of the data that the schema does not describe."""
    if isinstance(at, list):
        return [key for item in at for key in _described(part.get("items", {}), item)]
    if not isinstance(at, dict):
        return []
    if "$ref" in part:
        part = schema()["$defs"][part["$ref"].rsplit("/", 1)[1]]
    part = part["anyOf"][0] if "anyOf" in part else part
    if "$ref" in part:
        part = schema()["$defs"][part["$ref"].rsplit("/", 1)[1]]
    known = part["properties"]
    strange = [key for key in at if key not in known]
    return strange + [found for key, value in at.items() if key in known for found in _described(known[key], value)]


def test_every_key_is_described() -> None:
    assert _described(schema(), loaded("full")) == []


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data.pop("skipped"),
        lambda data: data.update(schema_version="2"),
        lambda data: data.update(as_of="31 May 2024"),
        lambda data: data["summary"][0].update(standing="certain"),
        lambda data: data["summary"][0].update(evidence=[]),
        lambda data: data["summary"][0]["evidence"][0].update(start="187"),
        lambda data: data["articles"][0].update(published=20240531),
        lambda data: data["articles"][0].update(sha256="abc"),
        lambda data: data["positions"][0].update(stance="maybe"),
        lambda data: data["sentences"][0].update(score=None),
    ],
)
def test_the_schema_is_strict(spoil: Callable[[Data], object]) -> None:
    data = copy.deepcopy(loaded("full"))
    spoil(data)
    assert not VALIDATOR.is_valid(data)


def test_every_quotation_is_found_at_its_offsets() -> None:
    data = loaded("full")
    paths = {article["id"]: article["path"] for article in data["articles"]}
    claims = [*data["summary"], *(claim for section in data["sections"] for claim in section["claims"])]
    for item in (item for claim in claims for item in claim["evidence"]):
        text = (briefings.SEEDS / paths[item["article"]]).read_bytes().decode("utf-8")
        assert text[item["start"] : item["end"]] == item["quote"]


def test_text_is_as_the_source_has_it() -> None:
    assert loaded("hostile")["sections"][0]["claims"][2]["evidence"][0]["quote"] == briefings.HOSTILE_TEXTS[2]


def test_the_file_is_readable_utf8_with_a_line_break_at_its_end() -> None:
    text = rendered("full", "json").decode("utf-8")
    assert text.endswith("}\n")
    assert "“for Italy, it is impossible" in text
    assert text.splitlines()[1] == '  "schema_version": "1",'


def test_a_lone_surrogate_survives(tmp_path: Any) -> None:
    article = briefings.make_article("x.json", "A \ud800 b.")
    claim = Claim("c", article.text, (Evidence(article.id, 0, 6, "A \ud800 b."),))
    brief = briefings.minimal()
    changed = dataclasses.replace(
        brief, summary=(claim,), articles=(BriefedArticle(article, brief.articles[0].status),)
    )
    assert json.loads(render(changed, tmp_path))["summary"][0]["text"] == "A \ud800 b."


def test_a_changed_position_carries_its_older_one() -> None:
    older = loaded("full")["positions"][0]["changed_from"]
    assert (older["stance"], older["as_of"], older["changed_from"]) == ("against", "2024-05-30", None)
