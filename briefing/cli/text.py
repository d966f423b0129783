"""`briefing text`: the text of an input as the offsets of a brief count it."""

from __future__ import annotations

import json
from pathlib import Path

import click

from briefing.cli.said import say
from briefing.errors import NothingToBriefError
from briefing.words import english

PARTIAL = 3


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print JSON: each article with its metadata and its text.")
def command(file: Path, as_json: bool) -> int:
    """Print the text that briefing reads out of FILE.

    The offsets (start, end) of a brief's evidence count the characters of this text.
    """
    from briefing.corpus.sources import read_sources
    from briefing.reading import reader_for

    reading = read_sources([file], reader_for=reader_for)
    if not reading.articles:
        reason = english(reading.skipped[0].reason) if reading.skipped else "there is no such file"
        raise NothingToBriefError(f"{file}: {reason}; name a file that holds an article.")
    for item in reading.skipped:
        say(f"Skipped: {item.path}: {english(item.reason)}")
    code = PARTIAL if reading.skipped else 0
    if as_json:
        rows = [
            {
                "id": article.id,
                "path": article.path,
                "title": article.title,
                "outlet": article.outlet,
                "url": article.url,
                "author": article.author,
                "published": article.published.isoformat() if article.published else None,
                "language": article.language,
                "text": article.text,
            }
            for article in reading.articles
        ]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return code
    for number, article in enumerate(reading.articles):
        if len(reading.articles) > 1:  # of a file of many, each under its name
            click.echo(("\n\n" if number else "") + f"=== {article.path}")
        click.echo(article.text, nl=False)
    return code
