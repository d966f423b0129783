"""The tab key, as the shells ask for it."""

from __future__ import annotations

import pytest
from click.shell_completion import BashComplete

from briefing.cli import cli
from tests.conftest import Runner


def offered(words: str) -> list[str]:
    """The values that a shell shows behind these words; the last is what is typed so far."""
    *before, typed = words.split(" ")
    complete = BashComplete(cli, {}, "briefing", "_BRIEFING_COMPLETE")
    return [item.value for item in complete.get_completions(before, typed) if item.type == "plain"]


@pytest.mark.parametrize(
    ("words", "values"),
    [
        ("gen", ["generate"]),
        ("generate --template ", ["executive", "full", "one-page"]),
        ("generate -t o", ["one-page"]),
        ("generate --profile n", ["nato-ukraine"]),
        ("generate --format d", ["docx"]),
        ("generate --format pdf,", ["pdf,docx", "pdf,html", "pdf,json", "pdf,md"]),
        ("generate --paper ", ["a4", "letter"]),
        ("generate --language ", ["en", "fr", "uk"]),
        ("generate --method cov", ["coverage"]),
        ("templates export f", ["full"]),
        ("profiles show g", ["general"]),
    ],
)
def test_values_are_offered(words: str, values: list[str]) -> None:
    assert offered(words) == values


def test_reports_and_briefs_are_offered(at_seeds: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    at_seeds("generate", "--format", "json")
    monkeypatch.chdir(at_seeds.folder)
    assert offered("send reports/") == ["reports/latest.json", "reports/nato-ukraine-2024-05-31.json"]
    assert offered("show ") == ["1", "last"]


def test_nothing_is_offered_where_the_settings_do_not_hold(runner: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(runner.folder)
    (runner.folder / "briefing.toml").write_text("[generate\n")
    assert offered("show ") == ["last"]
