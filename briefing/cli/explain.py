"""`briefing explain`: why each sentence of a finished brief was shown, merged or left out."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from briefing.cli import completers
from briefing.errors import BriefingError

_WIDTH = 100  # characters of a sentence that are printed


@click.command()
@click.argument("report", type=click.Path(path_type=Path), shell_complete=completers.reports)
@click.option("--article", "wanted", metavar="N", help="Only this article: its number in the brief, its id or path.")
@click.option(
    "--sources",
    type=click.Path(path_type=Path),
    help="The folder that the brief was made of, to print every sentence and not only those that are shown.",
)
def command(report: Path, wanted: str | None, sources: Path | None) -> None:
    """Say why each sentence of REPORT was shown or left out.

    REPORT is a JSON brief. Each sentence has its labels, its score and its grounds; without --sources the words are
    printed of those sentences alone that the brief shows.
    """
    brief = _read(report)
    texts = _texts(sources) if sources else {}
    shown = {(e["article"], e["start"]): e["quote"] for claim in _claims(brief) for e in claim["evidence"]}
    rows: dict[str, list[Mapping[str, Any]]] = {}
    for row in brief["sentences"]:
        rows.setdefault(row["article"], []).append(row)
    for number, article in _chosen(brief["articles"], wanted):
        reason = f": {article['reason']}" if article.get("reason") else ""
        click.echo(f"{number}. {article['path']} ({article['status']}{reason})")
        for row in rows.get(article["id"], []):
            text = texts.get(article["sha256"], "")[row["start"] : row["end"]]
            click.echo(_line(row, text or shown.get((row["article"], row["start"]), "")))


def _read(report: Path) -> dict[str, Any]:
    try:
        brief = json.loads(report.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, json.JSONDecodeError) as error:
        raise BriefingError(
            f"{report} cannot be read as a JSON brief ({error}); name one that --format json made."
        ) from error
    if not isinstance(brief, dict) or "sentences" not in brief or "articles" not in brief:
        raise BriefingError(f"{report} is no JSON brief; name one that --format json made.")
    return brief


def _chosen(articles: list[dict[str, Any]], wanted: str | None) -> Iterator[tuple[int, dict[str, Any]]]:
    found = [
        (number, article)
        for number, article in enumerate(articles, 1)
        if wanted is None or wanted in (str(number), article["id"], article["path"])
    ]
    if not found:
        raise BriefingError(f"There is no article {wanted} in this brief; it has 1 to {len(articles)}.")
    yield from found


def _claims(brief: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    yield from brief["summary"]
    for section in brief["sections"]:
        yield from section["claims"]
    for article in brief["articles"]:
        yield from article["summary"]
    for conflict in brief["conflicts"]:
        yield from conflict["sides"]
    for position in brief["positions"]:
        yield position["claim"]


def _texts(sources: Path) -> dict[str, str]:
    from briefing.corpus.sources import read_sources
    from briefing.reading import reader_for

    return {article.sha256: article.text for article in read_sources([sources], reader_for=reader_for).articles}


def _line(row: Mapping[str, Any], text: str) -> str:
    words = " ".join(text.split())
    if len(words) > _WIDTH:
        words = words[: _WIDTH - 1].rsplit(" ", 1)[0] + " …"
    head = f"   {row['start']}-{row['end']}  {row['status']}  {row['score']:.2f}  {', '.join(row['labels']) or '-'}"
    return "\n".join(
        filter(None, (head, f"      {words}" if words else "", f"      why: {row.get('why') or 'not stated'}"))
    )
