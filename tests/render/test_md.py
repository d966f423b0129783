"""The Markdown report: CommonMark in which article text is never markup."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from briefing.render.document.text import clean
from briefing.render.md import escape
from tests.render.readback import rendered

PLAIN = MarkdownIt("commonmark")
WIDE = MarkdownIt("js-default", {"html": True, "linkify": False})


@given(st.text(alphabet=st.sampled_from("ab 1.)#+-*_=~`[]()!<>&;|\\{}@:/x\"'$")).map(clean).filter(bool))
def test_escaped_text_reads_as_itself(text: str) -> None:
    for parser in (PLAIN, WIDE):
        tokens = parser.parse(escape(text))
        assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
        assert {child.type for child in tokens[1].children or []} <= {"text", "text_special"}
        assert "".join(child.content for child in tokens[1].children or []) == text


@given(st.text().map(clean).filter(bool))
def test_escaped_text_in_a_list_reads_as_itself(text: str) -> None:
    tokens = PLAIN.parse(f"- {escape(text)}")
    assert [token.type for token in tokens] == [
        "bullet_list_open", "list_item_open", "paragraph_open", "inline", "paragraph_close", "list_item_close",
        "bullet_list_close",
    ]  # fmt: skip
    assert "".join(child.content for child in tokens[3].children or []) == text


@pytest.mark.parametrize("text", ["https://example.org", "www.example.org", "desk@example.org", "MAILTO:a@b.c"])
def test_bare_addresses_are_not_linked_by_viewers_that_would(text: str) -> None:
    assert escape(text).replace("\\", "") == text
    assert not any(bare in escape(text).lower() for bare in ("http://", "https://", "www.", "mailto:", "k@e"))


@pytest.mark.parametrize("which", ["full", "hostile"])
def test_the_report_holds_no_html_and_only_safe_links(which: str) -> None:
    for token in PLAIN.parse(rendered(which, "md").decode("utf-8")):
        assert token.type != "html_block"
        for child in token.children or []:
            assert child.type in {
                "text",
                "strong_open",
                "strong_close",
                "em_open",
                "em_close",
                "link_open",
                "link_close",
            }
            if child.type == "link_open":
                assert str(child.attrs["href"]).startswith(("#evidence-", "https://", "mailto:"))


def test_evidence_links_lead_to_headings() -> None:
    tokens = PLAIN.parse(rendered("full", "md").decode("utf-8"))
    headings = {
        tokens[at + 1].content.lower().replace(" ", "-")
        for at, token in enumerate(tokens)
        if token.type == "heading_open"
    }
    links = [child.attrs["href"] for token in tokens for child in token.children or [] if child.type == "link_open"]
    inner = {str(link)[1:] for link in links if str(link).startswith("#")}
    assert len(inner) == 24
    assert inner <= headings
