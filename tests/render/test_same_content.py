"""The finished files hold the same claims, numbers and badges, in the same order, and nothing is left out of any."""

from __future__ import annotations

import pytest

from briefing.words import words_for
from tests import briefings
from tests.render.readback import (
    docx_claims,
    expected,
    html_claims,
    laid_out,
    md_claims,
    pdf_text,
    rendered,
    squeezed,
)

BRIEFINGS = (
    ("full", "executive"),
    ("full", "one-page"),
    ("full", "full"),
    ("compared", "executive"),
    ("hostile", "executive"),
    ("hostile", "one-page"),
    ("large", "executive"),
    ("large", "one-page"),
)
PAPER = ("html", "docx", "md")


@pytest.mark.parametrize(("which", "look"), BRIEFINGS)
def test_html_shows_the_document(which: str, look: str) -> None:
    assert html_claims(rendered(which, "html", look)) == expected(laid_out(which, look))


@pytest.mark.parametrize(("which", "look"), BRIEFINGS)
def test_docx_shows_the_document(which: str, look: str) -> None:
    assert docx_claims(rendered(which, "docx", look)) == expected(laid_out(which, look))


@pytest.mark.parametrize(("which", "look"), BRIEFINGS)
def test_markdown_shows_the_document(which: str, look: str) -> None:
    shown = md_claims(rendered(which, "md", look))
    wanted = expected(laid_out(which, look))
    assert [item[1:] for item in shown] == [item[1:] for item in wanted]
    for item, want in zip(shown, wanted, strict=True):
        assert item.text.endswith(want.text)


@pytest.mark.parametrize(
    ("which", "look"), [("full", "executive"), ("full", "full"), ("compared", "executive"), ("large", "one-page")]
)
def test_pdf_shows_the_document(which: str, look: str) -> None:
    """Each claim's words, numbers and badge, unbroken, one after the other; a hyphen may end a line, and goes then."""
    text, at = pdf_text(which, look).replace("-", ""), 0
    for want in expected(laid_out(which, look)):
        numbers = ",".join(want.numbers) + (f",+{want.more}" if want.more else "")
        sought = squeezed(f"{want.text}{numbers}{want.badge or ''}")
        sought = sought.replace("-", "")
        found = text.find(sought, at)
        assert found >= 0, want
        at = found + len(sought)


def _plain(which: str, kind: str) -> str:
    """A file's text without white space, in the words that a reader sees."""
    import io

    import docx
    import lxml.html
    from markdown_it import MarkdownIt

    if kind == "pdf":
        return pdf_text(which)
    data = rendered(which, kind)
    if kind == "html":
        return squeezed(lxml.html.document_fromstring(data).text_content())
    if kind == "md":
        html = MarkdownIt("commonmark").render(data.decode("utf-8"))
        return squeezed(lxml.html.document_fromstring(html).text_content())
    body = docx.Document(io.BytesIO(data)).element.body
    return squeezed("".join(item.text or "" for item in body.iter("{*}t")))


@pytest.mark.parametrize("kind", [*PAPER, "pdf"])
def test_each_file_holds_facts_annex_ledger_and_gaps(kind: str) -> None:
    document = laid_out("full")
    text = _plain("full", kind)
    assert document.gaps
    assert document.ledger
    assert document.glance
    wanted = [document.title, *document.facts, *document.gaps.items, *document.ledger.facts]
    wanted += [part for row in document.glance.rows for part in (row.label, row.text)]
    for entry in document.evidence.entries:
        wanted += [entry.quote, entry.place, *entry.source, entry.speakers or ""]
    for row in document.ledger.rows:
        wanted += [row.name, row.outcome, row.reason, row.date]
    assert [item for item in wanted if squeezed(item) not in text] == []


@pytest.mark.parametrize("kind", [*PAPER, "pdf"])
def test_every_file_says_what_was_not_read_and_why(kind: str) -> None:
    text = _plain("full", kind)
    for skipped in briefings.full().skipped:
        assert squeezed(skipped.path) in text
        assert squeezed(words_for("en").sentence(skipped.reason)) in text


@pytest.mark.parametrize("kind", [*PAPER, "pdf"])
def test_a_brief_in_which_nothing_was_found_says_so(kind: str) -> None:
    text = _plain("minimal", kind)
    for note in (
        "No statement in the sources qualifies.",
        "No decision was found in this article.",
        "No disagreement between the sources was found.",
        "No event has a date that the sources settle.",
        "No sentence of this article stands on its own.",
    ):
        assert squeezed(note) in text


@pytest.mark.parametrize("kind", ["pdf", "docx", "html", "md", "json"])
def test_equal_input_gives_equal_bytes(kind: str) -> None:
    from briefing.registry import RENDERER, load
    from briefing.render.templates import find_template

    again = load(RENDERER, kind).render(briefings.full(), find_template("executive"))
    assert again == rendered("full", kind)
