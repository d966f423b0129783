"""`briefing summarize`: a plain summary of articles about one matter."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefing import registry
from briefing.cli import completers
from briefing.cli.said import say
from briefing.errors import BriefingError, NothingToBriefError
from briefing.words import english

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefing.interfaces import Summarizer
    from briefing.models import Article

PARTIAL = 3


@click.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option("--words", "-w", type=click.IntRange(min=1), metavar="N", help="The most words.  [default: 100]")
@click.option("--sentences", "-s", type=click.IntRange(min=1), metavar="N", help="The most sentences.")
@click.option(
    "--method",
    metavar="NAME",
    default="auto",
    help=f"auto, {', '.join(registry.names(registry.SUMMARIZER))}.  [default: auto]",
    shell_complete=completers.methods,
)
@click.option("--jsonl", is_flag=True, help="Read and write a record a line, for scripts; see above.")
def command(files: tuple[Path, ...], words: int | None, sentences: int | None, method: str, jsonl: bool) -> int:
    """Summarize FILES, or the text on standard input, as one.

    Prints whole sentences of the articles, one a line. All FILES together make one summary of at most N words.

    With --jsonl, records {"id", "documents": [{"text"}, …]} are read, one a line, from FILES or from standard input,
    and for each a line {"id", "summary"} is written as soon as it is made; inside of a summary, too, each sentence has
    a line.
    """
    limits = {"words": words, "sentences": sentences, "method": _method(method)}
    if jsonl:
        return _summarize_records(_lines(files), limits)
    return _summarize_files(files, limits)


def _method(name: str) -> Summarizer | None:
    chosen: Summarizer | None = None if name == "auto" else registry.load(registry.SUMMARIZER, name)
    return chosen


def _summarize_files(files: tuple[Path, ...], limits: dict[str, Any]) -> int:
    from briefing.corpus.sources import read_sources
    from briefing.reading import reader_for
    from briefing.summarize import summarize
    from briefing.summarize.api import condense

    if not files:
        if not (text := _standard_input().read().decode("utf-8", "replace")).strip():
            raise NothingToBriefError("There is no text on standard input; name FILES or pipe a text in.")
        _print(summarize(text, **limits))
        return 0
    reading = read_sources(files, reader_for=reader_for)
    for item in reading.skipped:
        say(f"Skipped: {item.path}: {english(item.reason)}")
    if not reading.articles:
        raise NothingToBriefError("No file holds an article that can be read; name one that does.")
    _print("\n".join(condense([_sentences(article) for article in reading.articles], **limits)))
    return PARTIAL if reading.skipped else 0


def _print(summary: str) -> None:
    if not summary.strip():
        raise NothingToBriefError("No whole sentence fits the limit; give more --words, or a text with sentences.")
    click.echo(summary)


def _sentences(article: Article) -> list[str]:
    """The sentences of an article's body that may stand in a summary, each on one line."""
    from briefing.language.sentences import split
    from briefing.models import BlockKind
    from briefing.summarize.prose import is_prose

    body = [" ".join(found.text.split()) for found in split(article) if found.kind is BlockKind.BODY]
    return [sentence for sentence in body if is_prose(sentence)] or body


def _summarize_records(lines: Iterable[tuple[str, bytes]], limits: dict[str, Any]) -> int:
    outcome = 0
    for place, line in lines:
        try:
            row = json.dumps(_summarized(line, limits), ensure_ascii=False)
        except (ValueError, BriefingError) as error:
            say(f"Skipped: {place}: {error}")
            outcome = PARTIAL
        else:
            # Half of a surrogate pair, which JSON can hold and UTF-8 cannot, becomes a question mark.
            click.echo(row.encode("utf-8", "replace").decode())
    return outcome


def _summarized(line: bytes, limits: dict[str, Any]) -> dict[str, object]:
    from briefing.summarize import summarize

    record = json.loads(line)
    if not isinstance(record, dict) or not isinstance(documents := record.get("documents"), list):
        raise ValueError('a record is an object with a list "documents"')  # noqa: TRY004  caught where bad JSON is
    return {"id": record.get("id"), "summary": summarize(documents, **limits)}


def _lines(files: tuple[Path, ...]) -> Iterator[tuple[str, bytes]]:
    """The lines of the files, or of standard input, that hold something, each with the name of its place."""
    for file in files or (None,):
        with _standard_input() if file is None else file.open("rb") as stream:
            for number, line in enumerate(stream, 1):
                if line.strip():
                    yield f"{file or 'standard input'}, line {number}", line


def _standard_input() -> Any:
    return sys.stdin.buffer
