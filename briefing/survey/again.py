"""Reading again, and this time whole, the few articles that were chosen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefing.corpus.files import Found, open_file
from briefing.corpus.sources import ClosedDocument, Document, ReaderFor, article_of, closed_documents
from briefing.errors import UnreadableError
from briefing.models import Article, Note, ReadLimits, Skipped
from briefing.survey.models import Piece
from briefing.survey.survey import line_document
from briefing.survey.table import Table


def read_again(
    table: Table, rows: Sequence[int], ids: Sequence[str], reader_for: ReaderFor, limits: ReadLimits
) -> dict[int, Article | Skipped]:
    """Row → its article, under the path of the table and the id of `ids` (one for each row of the table).

    A `Skipped` stands where the file is no longer what it was when it was surveyed. Each file is read once.
    """
    places: dict[Piece, list[int]] = defaultdict(list)
    for row in sorted(rows):
        places[table.pieces[table.places[row, 0]]].append(row)
    found: dict[int, Article | Skipped] = {}
    for piece, wanted in places.items():
        for row, document in _documents(table, piece, wanted, reader_for, limits):
            found[row] = _article(document, table.paths[row], ids[row], limits)
    gone = Note.of("changed_while_read")
    return {row: found.get(row, Skipped(table.paths[row], gone)) for row in rows}


def _documents(
    table: Table, piece: Piece, rows: Sequence[int], reader_for: ReaderFor, limits: ReadLimits
) -> Iterator[tuple[int, Document]]:
    if piece.end is not None:
        yield from _lines(table, piece, rows)
        return
    wanted = {int(table.places[row, 1]): row for row in rows}
    for record, item in enumerate(closed_documents(Found(piece.file, piece.path), limits, reader_for)):
        document = item.opened() if record in wanted and isinstance(item, ClosedDocument) else item
        if record in wanted and isinstance(document, Document):
            yield wanted[record], document
        if record >= max(wanted):
            return


def _lines(table: Table, piece: Piece, rows: Sequence[int]) -> Iterator[tuple[int, Document]]:
    try:
        with open_file(piece.file) as stream:
            for row in rows:
                _, start, end, _ = table.places[row].tolist()
                stream.seek(start)
                raw = line_document(stream.read(end - start), table.paths[row])
                if not isinstance(raw, Skipped):
                    yield row, Document(table.paths[row], None, raw)
    except UnreadableError:
        return


def _article(document: Document, path: str, name: str, limits: ReadLimits) -> Article | Skipped:
    article = article_of(replace(document, path=path), limits)
    if isinstance(article, Article) and article.id == name.partition("-")[0]:
        return replace(article, id=name)
    return article if isinstance(article, Skipped) else Skipped(path, Note.of("changed_while_read"))
