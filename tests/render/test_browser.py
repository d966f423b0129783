"""The HTML report in a real browser: axe finds nothing; search, filters, links, copy and print work."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from briefing.interfaces import Presentation
from briefing.render import html
from briefing.render.templates import find_template
from tests import briefings
from tests.render.chromium import browser
from tests.render.readback import laid_out, lines_of, rendered

PHONE, DESK = {"width": 320, "height": 640}, {"width": 1100, "height": 900}
SHOWN = "[...document.querySelectorAll('.claim')].filter((claim) => claim.offsetParent !== null).length"


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reports")
    for which in ("full", "hostile", "large", "minimal"):
        (folder / f"{which}.html").write_bytes(rendered(which, "html"))
    marked = html.render(briefings.full(), find_template("executive"), Presentation(marking="TLP:RED", language="uk"))
    (folder / "marked.html").write_bytes(marked)
    return folder


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    with browser() as opened:
        yield opened


@pytest.fixture
def visit(chromium: Any, reports: Path) -> Iterator[Any]:
    """Opens a report in a context of its own; at the end nothing may have been complained of or asked for."""
    contexts: list[Any] = []
    said: list[str] = []
    asked: list[str] = []

    def go(which: str, **options: Any) -> Any:
        rights = ["clipboard-read", "clipboard-write"]
        context = chromium.new_context(**{"viewport": DESK, "permissions": rights} | options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("request", lambda request: asked.append(request.url))
        page.goto((reports / f"{which}.html").as_uri())
        return page

    yield go
    for context in contexts:
        context.close()
    assert said == []
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("which", ["full", "marked", "hostile"])
def test_axe_finds_no_violation(which: str, scheme: str, visit: Any) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")
    page = visit(which, color_scheme=scheme)
    if which == "full":
        page.locator("details").first.evaluate("(details) => { details.open = true }")
    found = axe.Axe().run(page).response["violations"]
    assert [(item["id"], node["html"]) for item in found for node in item["nodes"]] == []


@pytest.mark.parametrize("which", ["full", "hostile", "large"])
def test_nothing_is_wider_than_a_phone(which: str, visit: Any) -> None:
    page = visit(which, viewport=PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_everything_can_be_read_without_javascript(visit: Any) -> None:
    page = visit("full", java_script_enabled=False)
    assert page.locator("#tools").is_hidden()
    assert page.locator(".claim").count() == len(lines_of(laid_out("full")))
    page.locator("details summary").first.click()
    assert page.locator("details mark").first.is_visible()


PAPER = "getComputedStyle(document.documentElement).getPropertyValue('--paper').trim()"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_switch_makes_the_page_light_or_dark_whatever_the_system_is(scheme: str, visit: Any) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")
    page = visit("full", color_scheme=scheme)
    own = page.evaluate(PAPER)
    for choice, paper in (("dark", "#12171f"), ("light", "#fff"), ("dark", "#12171f")):
        page.select_option("#theme", choice)
        assert page.evaluate(PAPER)[:4] == paper[:4]
        assert axe.Axe().run(page).response["violations"] == []
    page.click("button[type=reset]")
    page.wait_for_timeout(50)
    assert page.locator("#theme").input_value() == "dark"
    page.select_option("#theme", "")
    assert page.evaluate(PAPER) == own


def test_filters_show_what_fits_and_say_how_much(visit: Any) -> None:
    page, lines = visit("full"), lines_of(laid_out("full"))
    disputed = sum(line.standing == "disputed" for line in lines)
    page.select_option("#standing", "disputed")
    assert page.locator(".claim[data-standing=disputed]:visible").count() == disputed
    assert page.locator("#status").text_content() == f"Claims shown: {disputed} / {len(lines)}"
    page.select_option("#standing", "")
    page.select_option("#outlet", "Kyiv Post")
    kept = sum("Kyiv Post" in line.sources for line in lines)
    assert page.locator("#status").text_content() == f"Claims shown: {kept} / {len(lines)}"
    page.select_option("#outlet", "")
    page.select_option("#section", "section-nato-divisions")
    assert page.evaluate(SHOWN) == 6
    page.click("button[type=reset]")
    page.wait_for_function(f"{SHOWN} === {len(lines)}")
    assert page.locator("#status").text_content() == ""


def test_search_finds_words_whatever_their_accents_and_case(visit: Any) -> None:
    page = visit("hostile")
    page.fill("#search", "angstrom")
    assert 0 < page.evaluate(SHOWN) < page.locator(".claim").count()
    page.fill("#search", "no such word anywhere")
    assert page.evaluate(SHOWN) == 0


def test_a_number_leads_to_the_annex_and_the_annex_into_the_article(visit: Any) -> None:
    page, entry = visit("full"), laid_out("full").evidence.entries[0]
    page.click("#cite-1")
    assert page.url.endswith("#evidence-1")
    assert page.locator("#evidence-1").bounding_box()["y"] < DESK["height"]
    assert page.locator("#place-1").is_hidden()
    page.click("#evidence-1 .context-link")
    page.wait_for_function("document.querySelector('#place-1').closest('details').open")
    assert page.locator("#place-1 + mark").text_content() == entry.quote
    box = page.locator("#place-1").bounding_box()
    assert 0 <= box["y"] < DESK["height"]
    page.click("#place-1")
    assert page.url.endswith("#evidence-1")


def test_a_claim_is_copied_with_its_citation(visit: Any) -> None:
    page, document = visit("full"), laid_out("full")
    line, entry = document.bottom_line.lines[0], document.evidence.entries[0]
    page.locator(".bottom-line .acts button").first.click()
    page.wait_for_function("document.querySelector('.acts button').textContent === 'Copied'")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(f"{line.text} (")
    assert entry.place in copied
    assert all(part in copied for part in entry.source)
    assert "In the article" not in copied


@pytest.mark.parametrize("which", ["full", "marked"])
def test_it_prints_as_paper(which: str, visit: Any) -> None:
    page = visit(which, color_scheme="dark")
    with pypdfium2.PdfDocument(io.BytesIO(page.pdf(prefer_css_page_size=True))) as file:
        texts = [sheet.get_textpage().get_text_bounded() for sheet in file]
        assert {tuple(round(side) for side in sheet.get_size()) for sheet in file} <= {(595, 842), (594, 842)}
        corner = file[0].render(scale=0.2).to_pil().convert("L").getpixel((3, 3))
    assert corner == 255  # white paper, also where the screen is dark
    joined = " ".join(texts)
    assert "In the article" not in joined
    assert [line for line in joined.splitlines() if re.search(r"\.txt:\d+–\d+ ·\s*$", line)] == []
    assert all(f"{number} / {len(texts)}" in text for number, text in enumerate(texts, start=1))
    assert 3 <= len(texts) <= 8
    if which == "marked":
        assert [text.count("TLP:RED") for text in texts] == [2] * len(texts)


def test_the_policy_stops_every_other_script(chromium: Any, reports: Path) -> None:
    spoilt = (reports / "full.html").read_text("utf-8").replace("</main>", "<script>window.hit = 1</script></main>")
    (reports / "spoilt.html").write_text(spoilt, "utf-8")
    page = chromium.new_page()
    page.goto((reports / "spoilt.html").as_uri())
    assert page.evaluate("window.hit") is None
    assert page.locator("#tools").is_visible()
    page.close()
