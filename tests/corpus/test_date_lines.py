"""Lines that hold a date in another language than English, and lines that hold more."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from briefing.corpus.date_lines import date_line
from briefing.corpus.sources import read_sources

DAY = date(2024, 6, 12)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Publié le 12 juin 2024", DAY),
        ("Publié le mercredi 12 juin 2024 à 14h05", DAY),
        ("Mis à jour le 1er août 2023", date(2023, 8, 1)),
        ("12. Juni 2024", DAY),
        ("Veröffentlicht am 12. Juni 2024, 14:05 Uhr", DAY),
        ("Mittwoch, 12. Juni 2024", DAY),
        ("3. März 2022", date(2022, 3, 3)),
        ("12 червня 2024", DAY),
        ("Опубліковано: 12 червня 2024 року", DAY),
        ("середа, 12 червня 2024 р., 14:05", DAY),
        ("12 июня 2024 г.", DAY),
        ("Опубликовано 12 июня 2024 года в 14:05", DAY),
        ("31 juin 2024", None),
        ("12 juin", None),
        ("juin 2024", None),
        ("12 brumaire 2024", None),
        ("Le 12 juin 2024, le conseil a voté.", None),
        ("Am 12. Juni 2024 tagte der Rat", None),
        ("12 червня 2024 року рада проголосувала", None),
        ("Accord du 12 juin 2024", None),
        ("le " * 20 + "12 juin 2024", None),
    ],
)
def test_a_line_that_holds_a_date_and_hardly_anything_else(line: str, day: date | None) -> None:
    assert date_line(line) == day


@pytest.mark.parametrize(
    ("head", "text"),
    [
        ("Publié le 12 juin 2024", "Le conseil municipal de Brenn a voté mardi la fermeture du terminal charbonnier."),
        ("12. Juni 2024", "Der Rat der Stadt Brenn hat am Dienstag für die Schließung des Terminals gestimmt."),
        ("12 червня 2024", "Міська рада Бренна у вівторок проголосувала за закриття вугільного термінала."),
        ("12 июня 2024 года", "Городской совет Бренна во вторник проголосовал за закрытие угольного терминала."),
    ],
)
def test_an_article_has_the_date_at_its_head(tmp_path: Path, head: str, text: str) -> None:
    (tmp_path / "one.txt").write_text(f"Brenn\n\n{head}\n\n{text}\n", "utf-8")
    (article,) = read_sources([tmp_path]).articles
    assert article.published == DAY
    assert [article.text[b.start : b.end] for b in article.blocks if b.kind == "dateline"] == [head]
