"""The HTML report: one file, nothing external, and article text that stays text."""

from __future__ import annotations

import re

import lxml.html
import pytest

from tests import briefings
from tests.render.readback import rendered

ELEMENTS_OF_THE_TEMPLATE = {
    "html", "head", "meta", "title", "style", "body", "header", "main", "section", "footer", "article", "h1", "h2",
    "h3", "p", "span", "sup", "a", "ul", "ol", "li", "div", "table", "thead", "tbody", "tr", "th", "td", "time",
    "blockquote", "dl", "dt", "dd", "nav", "svg", "line", "circle", "text", "form", "label", "input", "select",
    "option", "button", "details", "summary", "mark", "script",
}  # fmt: skip
SVG_ATTRIBUTES = {
    "xmlns", "viewbox", "width", "height", "font-family", "font-size", "font-weight", "text-anchor", "fill", "stroke",
    "stroke-width", "x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r",
}  # fmt: skip
ATTRIBUTES_OF_THE_TEMPLATE = {
    "lang", "charset", "http-equiv", "content", "name", "media", "class", "id", "href", "title", "dir", "data-claim",
    "rel", "scope", "datetime", "aria-hidden", "aria-label", "role", "hidden", "type", "value", "autocomplete",
    "data-standing", "data-sources", "data-copy", "data-copied", "data-context", "data-shown", *SVG_ATTRIBUTES,
}  # fmt: skip


@pytest.fixture(params=["full", "hostile"])
def tree(request: pytest.FixtureRequest) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(rendered(request.param, "html"))


def test_there_are_no_elements_and_attributes_but_the_templates(tree: lxml.html.HtmlElement) -> None:
    assert {item.tag for item in tree.iter()} <= ELEMENTS_OF_THE_TEMPLATE
    assert {name for item in tree.iter() for name in item.attrib} <= ATTRIBUTES_OF_THE_TEMPLATE


def test_links_lead_into_the_file_or_to_the_web_or_mail(tree: lxml.html.HtmlElement) -> None:
    ids = {item.get("id") for item in tree.iter() if item.get("id")}
    for link in tree.iter("a"):
        href = link.get("href")
        assert href[1:] in ids if href.startswith("#") else re.match(r"(https?|mailto):", href)


def test_no_id_stands_twice(tree: lxml.html.HtmlElement) -> None:
    ids = [item.get("id") for item in tree.iter() if item.get("id")]
    assert len(ids) == len(set(ids))


def test_nothing_is_loaded(tree: lxml.html.HtmlElement) -> None:
    for style in tree.iter("style"):
        assert not re.search(r"@import|url\((?!\"data:)", style.text)
    policy = next(item.get("content") for item in tree.iter("meta") if item.get("http-equiv"))
    assert policy.startswith("default-src 'none'")


def test_hostile_text_is_shown_as_it_is() -> None:
    text = lxml.html.document_fromstring(rendered("hostile", "html")).text_content()
    assert "<a rel=attachment href=file:///etc/passwd>report</a> & <script>alert(1)</script> said {{ 7*7 }}" in text
    assert "49" not in text
    assert not re.search("[\x00-\x08\x0b-\x1f\u202a-\u202e\u2066-\u2069]", text)


def test_only_safe_addresses_of_the_hostile_articles_are_linked() -> None:
    links = lxml.html.document_fromstring(rendered("hostile", "html")).iter("a")
    outside = {link.get("href") for link in links if not link.get("href").startswith("#")}
    assert outside == {"https://example.org/a?b=1&c=<d>", "mailto:desk@example.org"}


def test_no_word_is_a_function_of_the_template_language() -> None:
    assert b"built-in method" not in rendered("full", "html")


def test_the_document_says_its_language_and_title() -> None:
    tree = lxml.html.document_fromstring(rendered("full", "html"))
    assert tree.get("lang") == "en"
    assert next(tree.iter("title")).text == briefings.full().title
    assert lxml.html.document_fromstring(rendered("hostile", "html")).get("lang") == "en"


def test_the_headings_are_the_parts_in_the_editorial_order() -> None:
    tree = lxml.html.document_fromstring(rendered("full", "html"))
    assert [item.text_content() for item in tree.iter("h2")] == [
        "Bottom line",
        "At a glance",
        "Key decisions",
        "NATO divisions",
        "Russian responses",
        "Sanctions",
        "Positions",
        "Disputed and changing",
        "Timeline",
        "The articles in brief",
        "Evidence",
        "Coverage",
        "Gaps",
        "The cited articles",
    ]


@pytest.mark.parametrize("which", ["full", "large", "hostile"])
def test_no_space_ends_a_text_before_what_must_not_break(which: str) -> None:
    """WeasyPrint would break the line after its first word where that space alone does not fit any more."""
    page = rendered(which, "html").decode()
    assert page.count('<span> </span></span><span class="bound">') > 10
    assert re.findall(r'[^>] (?:</span><span class="bound">|<span class="editor whole")', page) == []
