"""Each format from a real file, made here by the library that writes it."""

from __future__ import annotations

import contextlib
import io
import zipfile
from collections.abc import Iterable
from datetime import date
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.corpus.dates import full_date
from briefing.corpus.decoding import decode
from briefing.corpus.pageblocks import set_apart
from briefing.corpus.readers import docx, eml, html, md, pdf
from briefing.corpus.reflow import reflow
from briefing.corpus.sources import read_sources
from briefing.corpus.tongue import language_of
from briefing.errors import UnreadableError
from briefing.interfaces import RawDocument
from briefing.models import Skipped

PAGES = Path(__file__).parents[2].parent / "shared" / "corpora" / "html"
PARAGRAPHS = (
    "The allies agreed on Friday to send more long-range weapons to the country, officials said after the talks.",
    "“We will not be drawn into the war,” the minister told reporters in Prague. Italy — not alone — disagreed.",
    "The long-range missiles are still prohibited, a government spokesman said in a statement on Thursday evening.",
)
PAGE = """<!doctype html><html lang="en-GB"><head><title>Allies agree | Example Times</title>
<meta property="og:title" content="Allies agree on weapons"><meta property="og:site_name" content="Example Times">
<meta property="article:published_time" content="2024-05-31T10:00:00+02:00"><meta name="author" content="By Jane Doe">
<link rel="canonical" href="https://example.org/news/1"><script>var tracking = "never shown";</script></head><body>
<nav><a href="/">Home</a> <a href="/world">World</a></nav><article><h1>Allies agree on weapons</h1>
<p>{}</p><p>{}</p><aside><a href="/2">Related Something else</a></aside><p>{}</p></article>
<footer>Copyright 2024</footer></body></html>"""


def only(documents: Iterable[RawDocument | Skipped]) -> RawDocument:
    (document,) = documents
    assert isinstance(document, RawDocument)
    return document


def test_a_web_page_gives_its_article_and_what_its_head_states() -> None:
    document = only(html.read(PAGE.format(*PARAGRAPHS).encode(), "page.html"))
    assert [paragraph for paragraph in document.text.split("\n\n") if paragraph in PARAGRAPHS] == list(PARAGRAPHS)
    assert "tracking" not in document.text
    assert (document.title, document.outlet, document.author) == (
        "Allies agree on weapons",
        "Example Times",
        "Jane Doe",
    )
    assert (document.published, document.language) == (date(2024, 5, 31), "en-GB")
    assert document.url == "https://example.org/news/1"


def test_linked_data_tell_the_writer_and_a_date_in_the_address_is_no_date() -> None:
    data = '{"@graph": [{"@type": "NewsArticle", "author": [{"name": "Jane Doe"}, {"name": "John Roe"}]}]}'
    page = f'<html><head><script type="application/ld+json">{data}</script><link rel="canonical" '
    page += f'href="https://example.org/2024/05/31/x"></head><body><p>{PARAGRAPHS[0]}</p></body></html>'
    document = only(html.read(page.encode(), "page.html"))
    assert (document.author, document.published) == ("Jane Doe, John Roe", None)
    counted = page.replace('{"@graph"', f'{{"views": {"9" * 5_000}, "@graph"')
    assert only(html.read(counted.encode(), "page.html")).author == "Jane Doe, John Roe"


def test_a_page_in_another_encoding_is_read_by_what_it_declares() -> None:
    page = (
        f'<html><head><meta charset="windows-1251"></head><body><p>{"Россия ответит на это решение. " * 9}</p></body>'
    )
    assert "Россия ответит" in only(html.read(page.encode("cp1251"), "page.html")).text


def test_a_page_without_text_is_unreadable() -> None:
    with pytest.raises(UnreadableError, match="no_article_text"):
        html.read(b"<html><body><img src=x></body></html>", "page.html")


@pytest.mark.skipif(not PAGES.is_dir(), reason="the real web pages are not beside this checkout")
def test_real_pages_give_title_outlet_and_date() -> None:
    articles = read_sources([PAGES]).articles
    assert [(article.outlet, article.published) for article in articles] == [
        ("The New York Times", date(2017, 1, 13)),
        ("The Telegraph", date(2017, 11, 16)),
        ("CNN", date(2013, 11, 27)),
    ]
    assert all(article.title for article in articles)


def test_what_a_short_page_has_in_elements_of_its_own_makes_paragraphs_of_its_own() -> None:
    page = (
        "<html><head><title>x</title></head><body><div>We use cookies. Accept all</div><main><article>"
        "<h1>Night trams from June</h1><p class=byline>By <a href=/j>Jane Doe</a></p><p>Trams in Port Alto will run at "
        "<b>night</b> from June, the council decided on <em>Monday</em>.</p><p>The vote was 21 to 12.</p></article>"
        "</main><aside><h3>Most read</h3></aside><footer>Copyright</footer></body></html>"
    )
    assert only(html.read(page.encode(), "page.html")).text.split("\n\n") == [
        "Night trams from June",
        "By Jane Doe",
        "Trams in Port Alto will run at night from June, the council decided on Monday.",
        "The vote was 21 to 12.",
    ]
    tiny = "<html><body><h1>Trams</h1><div style='display:none'>Hidden</div><p>They <b>will</b> run.</p></body></html>"
    assert only(html.read(tiny.encode(), "page.html")).text == "Trams\n\nThey will run."


def test_a_line_is_parted_only_where_a_block_begins_with_no_small_letter() -> None:
    blocks = ["Trams at night", "The council agreed", "on Monday.", "Alto", "Line 1", "Line 2", "21"]
    assert set_apart("Trams at night The council agreed on Monday.\nAlto and more", blocks) == (
        "Trams at night\nThe council agreed on Monday.\nAlto and more"
    )
    rows = "| Alto Line 1 | 21 |\n| Line 2 | 21 |\n|---|---|\n| Trams at night The council agreed on Monday. |"
    assert set_apart(rows, [*blocks[3:], *blocks]) == (
        "Alto\nLine 1\n21\n| Line 2 | 21 |\n|---|---|\nTrams at night\nThe council agreed on Monday."
    )


def word_document() -> bytes:
    from docx import Document

    document = Document()
    document.add_paragraph("Allies agree on weapons", style="Title")
    for paragraph in PARAGRAPHS[:2]:
        document.add_paragraph(paragraph)
    row = document.add_table(rows=1, cols=2).rows[0]
    row.cells[0].text, row.cells[1].text = "Germany", "4 systems"
    document.add_paragraph(PARAGRAPHS[2])
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_a_word_document_gives_paragraphs_and_tables_in_order() -> None:
    document = only(docx.read(word_document(), "x.docx"))
    parts = ["Allies agree on weapons", *PARAGRAPHS[:2], "Germany\t4 systems", PARAGRAPHS[2]]
    assert document.text == "\n\n".join(parts)
    assert document.title == "Allies agree on weapons"


def word_markup(*body: str) -> bytes:
    """A Word document with this markup as its body."""
    from docx import Document
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    document = Document()
    inside = parse_xml(f"<w:body {nsdecls('w', 'r')}>{''.join(body)}</w:body>")
    document.element.body[:0] = list(inside)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def word_run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


@pytest.mark.parametrize(
    "markup",
    [
        "<w:ins w:id='1' w:author='x'>{}</w:ins>",
        "<w:moveTo w:id='1' w:author='x'>{}</w:moveTo>",
        "<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
        "<w:smartTag w:element='x'><w:smartTagPr/>{}</w:smartTag>",
        "<w:customXml w:element='x'>{}</w:customXml>",
        "<w:fldSimple w:instr='DATE'>{}</w:fldSimple>",
        "<w:bdo w:val='ltr'>{}</w:bdo>",
        "<w:hyperlink w:anchor='x'>{}</w:hyperlink>",
        "<w:hyperlink w:anchor='x'><w:ins w:id='1' w:author='x'>{}</w:ins></w:hyperlink>",
        "<w:sdt><w:sdtContent><w:smartTag w:element='x'><w:ins w:id='1' w:author='x'>{}</w:ins></w:smartTag>"
        "</w:sdtContent></w:sdt>",
    ],
)
def test_a_word_is_read_whatever_stands_around_it_in_a_word_document(markup: str) -> None:
    inside = markup.format(word_run("not "))
    words = f"<w:p>{word_run('Germany will ')}{inside}{word_run('send tanks.')}</w:p>"
    row = f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc>{words}</w:tc></w:tr></w:tbl>"
    document = only(docx.read(word_markup(words, row), "x.docx"))
    assert document.text == "Germany will not send tanks.\n\nGermany will not send tanks."


def test_content_controls_around_paragraphs_tables_rows_and_cells_of_a_word_document_are_read() -> None:
    def control(content: str) -> str:
        return f"<w:sdt><w:sdtContent>{content}</w:sdtContent></w:sdt>"

    def cell(text: str) -> str:
        return f"<w:tc><w:p>{word_run(text)}</w:p></w:tc>"

    rows = f"<w:tr>{control(cell('Italy'))}{cell('2')}</w:tr>" + control(f"<w:tr>{cell('Spain')}{cell('3')}</w:tr>")
    body = (
        control(f"<w:p>{word_run('One.')}</w:p><w:p>{word_run('Two.')}</w:p>"),
        f"<w:ins w:id='1' w:author='x'><w:p>{word_run('Three.')}</w:p></w:ins>",
        control(f"<w:tbl><w:tblPr/><w:tblGrid/>{rows}</w:tbl>"),
    )
    document = only(docx.read(word_markup(*body), "x.docx"))
    assert document.text == "One.\n\nTwo.\n\nThree.\n\nItaly\t2\n\nSpain\t3"


def test_what_was_deleted_from_a_word_document_and_what_asks_for_text_is_not_read() -> None:
    gone = (
        "<w:del w:id='1' w:author='x'><w:r><w:delText xml:space='preserve'>not </w:delText></w:r></w:del>",
        f"<w:ins w:id='2' w:author='x'><w:del w:id='3' w:author='x'>{word_run('never ')}</w:del></w:ins>",
        f"<w:moveFrom w:id='4' w:author='x'>{word_run('hardly ')}</w:moveFrom>",
        f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{word_run('Enter text. ')}</w:sdtContent></w:sdt>",
    )
    words = f"<w:p>{word_run('Germany will ')}{''.join(gone)}{word_run('send tanks.')}</w:p>"
    assert only(docx.read(word_markup(words), "x.docx")).text == "Germany will send tanks."


def word_paragraph(*inside: str) -> str:
    return f"<w:p>{''.join(one if one.startswith('<') else word_run(one) for one in inside)}</w:p>"


def word_box(*paragraphs: str) -> str:
    """A text box, in the old form and in the new."""
    return f"<w:txbxContent>{''.join(map(word_paragraph, paragraphs))}</w:txbxContent>"


def test_text_boxes_of_a_word_document_are_read_once_behind_the_paragraph_that_holds_them() -> None:
    compatible = "xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'"
    drawn = "<w:drawing><a:wsp xmlns:a='urn:shape'>{}</a:wsp></w:drawing>"
    old = "<w:pict><v:textbox xmlns:v='urn:schemas-microsoft-com:vml'>{}</v:textbox></w:pict>"
    box = word_box("Twelve were arrested.", "Two were freed.")
    both = (
        f"<w:r><mc:AlternateContent {compatible}><mc:Choice Requires='wps'>{drawn.format(box)}</mc:Choice>"
        f"<mc:Fallback>{old.format(box)}</mc:Fallback></mc:AlternateContent></w:r>"
    )
    inserted = f"<w:ins w:id='1' w:author='x'>{word_run('The port opened in 1961.')}</w:ins>"
    only_old = f"<w:r>{old.format(word_box(inserted))}</w:r>"
    cell = f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc>{word_paragraph('Alto', only_old)}</w:tc></w:tr></w:tbl>"
    body = (
        word_paragraph("The council ", both, "agreed."),
        word_paragraph("It met on Monday.", only_old, only_old.replace("1961", "1970")),
        cell,
    )
    assert only(docx.read(word_markup(*body), "x.docx")).text.split("\n\n") == [
        "The council agreed.",
        "Twelve were arrested.",
        "Two were freed.",
        "It met on Monday.",
        "The port opened in 1961.",
        "The port opened in 1970.",
        "Alto",
        "The port opened in 1961.",
    ]


def with_notes(document: bytes, kind: str, *notes: str) -> bytes:
    """The Word document with footnotes or endnotes 1, 2 …"""
    from docx import Document
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part
    from docx.oxml.ns import nsdecls

    opened = Document(io.BytesIO(document))
    inside = "".join(f"<w:{kind} w:id='{number}'>{note}</w:{kind}>" for number, note in enumerate(notes, start=1))
    markup = f"<w:{kind}s {nsdecls('w')}><w:{kind} w:type='separator' w:id='-1'><w:p/></w:{kind}>{inside}</w:{kind}s>"
    content_type = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}s+xml"
    part = Part(PackURI(f"/word/{kind}s.xml"), content_type, markup.encode(), opened.part.package)
    opened.part.relate_to(part, f"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}s")
    stream = io.BytesIO()
    opened.save(stream)
    return stream.getvalue()


def test_the_notes_of_a_word_document_follow_its_text_in_the_order_of_their_numbers() -> None:
    def refers(kind: str, number: int) -> str:
        return f"<w:r><w:{kind}Reference w:id='{number}'/></w:r>"

    gone = f"<w:del w:id='9' w:author='x'>{refers('footnote', 3)}</w:del>"
    body = (
        word_paragraph("The mayor spoke", refers("footnote", 2), gone, " of a cost", refers("endnote", 1), "."),
        word_paragraph("He was asked", refers("footnote", 1), " for help."),
    )
    notes = ("First.", f"<w:ins w:id='1' w:author='x'>{word_run('Second.')}</w:ins>", "Deleted.", "Nowhere.")
    document = with_notes(word_markup(*body), "footnote", *map(word_paragraph, notes))
    document = with_notes(document, "endnote", word_paragraph("Last.") + word_paragraph("Of all."))
    assert only(docx.read(document, "x.docx")).text.split("\n\n") == [
        "The mayor spoke of a cost.",
        "He was asked for help.",
        "Second.",
        "First.",
        "Last.",
        "Of all.",
    ]
    with pytest.raises(UnreadableError, match="no_word_document"):
        docx.read(with_notes(word_markup(*body), "footnote", "<w:p>"), "x.docx")


def test_a_table_that_lays_out_a_word_document_is_read_cell_by_cell_and_one_of_figures_row_by_row() -> None:
    def row(*cells: str) -> str:
        return f"<w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in cells)}</w:tr>"

    def table(*rows: str) -> str:
        return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"

    figures = table(row(word_paragraph("Italy"), word_paragraph("2"), word_paragraph("2")))
    names = table(row(word_paragraph("Rome") + word_paragraph("Italy"), word_paragraph("2")))
    stories = row(
        word_paragraph("Trams at night") + word_paragraph("The council agreed."),
        word_paragraph("Ferries") + figures + word_paragraph(),
    )
    assert only(docx.read(word_markup(table(stories), names), "x.docx")).text.split("\n\n") == [
        "Trams at night",
        "The council agreed.",
        "Ferries",
        "Italy\t2\t2",
        "Rome Italy\t2",
    ]


def test_a_word_document_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.BytesIO(word_document())
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/bomb.xml", b" " * 3_000_000)
    monkeypatch.setattr(docx, "UNPACKED_BYTES", 2_000_000)
    with pytest.raises(UnreadableError, match="unpacks_too_large"):
        docx.read(stream.getvalue(), "x.docx")


def printed(style: str) -> bytes:
    import weasyprint

    body = "<h1>Allies agree on weapons</h1>" + "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS * 4)
    markup = f"<html lang=en><head><title>x</title><style>{style}</style></head><body>{body}</body></html>"
    return bytes(weasyprint.HTML(string=markup).write_pdf())


@pytest.mark.parametrize(
    "style",
    [
        "@page{size:A5;@top-center{content:'Example Times'}@bottom-center{content:counter(page)' / '4}}"
        "body{hyphens:auto;text-align:justify}",
        "@page{size:A6} p{margin:0;text-indent:2em}",
        "@page{size:A5;@top-center{content:'EXAMPLE TIMES  Friday, 31 May 2024'}"
        "@bottom-left{content:'www.times.example'}@bottom-right{content:'Page ' counter(page) ' of ' counter(pages)}}",
        # as a browser prints a page, the title in two lines
        "@page{size:A5;margin:2cm;@top-left{content:'31/05/2024, 08:14'}"
        "@top-right{content:'Allies agree on weapons – Example'}"
        "@bottom-left{content:'https://times.example/allies'}@bottom-right{content:counter(page) '/' counter(pages)}}",
        "@page{size:A4;@bottom-left{content:'file:///C:/allies.html'}"
        "@bottom-right{content:counter(page) '/' counter(pages)}}",
        "@page:left{size:A5;@top-left{content:counter(page) '  EXAMPLE TIMES'}}"
        "@page:right{size:A5;@top-right{content:'Friday, 31 May 2024  ' counter(page)}}",
        "@page{size:A6;@bottom-center{font-size:6pt;width:100%;"
        "content:'For subscribers of the Example Times, not to be passed on.'}}p{font-size:15px}",
    ],
)
def test_a_printed_page_gives_its_paragraphs_whole(style: str) -> None:
    document = only(pdf.read(printed(style), "x.pdf"))
    assert document.text.split("\n\n") == ["Allies agree on weapons", *PARAGRAPHS * 4]


def test_a_sentence_that_a_footer_breaks_is_joined_and_what_is_no_footer_stays() -> None:
    first = [
        "The council of Port Alto decided on Monday that trams",
        "will run at night, and that they will be free for all",
    ]
    second = ["who live in the harbour towns of Alto and Norland.", "", "The vote was 21 to 12."]
    for footers in (
        ("www.gazette.example/trams1/2", "www.gazette.example/trams2/2"),
        ("Port Alto Gazette\tp. 7", "Port Alto Gazette\tp. 8"),
        ("Seite 1 von 2", "Seite 2 von 2"),
        ("Friday, 31 May 2024  14", "15  PORT ALTO GAZETTE"),
    ):
        pages = [[*page, "", footer] for page, footer in zip((first, second), footers, strict=True)]
        assert reflow(pages) == " ".join([*first, second[0]]) + f"\n\n{second[-1]}", footers
    for footer in ("https://gazette.example/trams 1/1", "Port Alto Gazette\tPage 1 of 1"):
        assert reflow([[*first, "", footer]]) == reflow([first])
    assert reflow([["31/05/2024, 8:14 PM\tTrams at night – Gazette", "", *first]]) == reflow([first])
    assert reflow([first, [*second, "", "The vote was 1/2"]]).endswith("\n\nThe vote was 1/2")


def test_a_pdf_without_text_and_a_locked_one_are_unreadable() -> None:
    from pypdf import PdfWriter

    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    blank, locked = io.BytesIO(), io.BytesIO()
    writer.write(blank)
    with pytest.raises(UnreadableError, match="pdf_without_text"):
        pdf.read(blank.getvalue(), "x.pdf")
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(locked)
    with pytest.raises(UnreadableError, match="pdf_locked"):
        pdf.read(locked.getvalue(), "x.pdf")


def test_a_hyphen_at_a_line_end_goes_unless_the_text_spells_the_word_with_it() -> None:
    lines = [
        "Long-range weapons were sent to the govern-",
        "ment on Friday, and more of the long-",
        "range kind followed.",
    ]
    assert reflow([lines]) == (
        "Long-range weapons were sent to the government on Friday, and more of the long-range kind followed."
    )


def mail(text: str | None, page: str | None) -> EmailMessage:
    message = EmailMessage()
    message["Subject"], message["From"] = "Allies agree = weapons ü", "Example Wire <news@example.org>"
    message["Date"] = "Fri, 31 May 2024 23:30:00 +0200"
    if text is not None:
        message.set_content(text)
    if page is not None:
        message.add_alternative(page, subtype="html")
    return message


def test_a_mail_gives_its_plain_text_and_its_headers() -> None:
    text = "\n\n".join(PARAGRAPHS) + "\n"
    message = mail(text, "<p>not this</p>")
    message.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename="report.pdf")
    document, attachment = eml.read(message.as_bytes(), "x.eml")
    assert isinstance(document, RawDocument)
    assert document.text.replace("\r\n", "\n") == text
    assert (document.title, document.outlet) == ("Allies agree = weapons ü", "Example Wire")
    assert document.published == date(2024, 5, 31)
    assert not isinstance(attachment, RawDocument)
    assert attachment.path == "report.pdf"


def test_a_mail_of_html_alone_is_read_like_a_page() -> None:
    message = mail(None, PAGE.format(*PARAGRAPHS))
    assert PARAGRAPHS[1] in only(eml.read(message.as_bytes(), "x.eml")).text


LETTER = (
    "<html><body><div style='display:none'>What you should know today</div><table role=presentation><tr><td>"
    "<a href=x>View in browser</a></td></tr><tr><td><table><tr><td><h2>Allies agree on weapons</h2><p>{}</p>"
    "<a href=y>Read more »</a></td></tr></table></td></tr><tr><td><table><tr><td><b>Prague</b><p>{}</p></td>"
    "<td><b>Missiles</b><p>{}</p></td></tr></table></td></tr><tr><td><table><tr><th>Year</th><th>Systems</th></tr>"
    "<tr><td>2023</td><td>4</td></tr></table></td></tr></table></body></html>"
).format(*PARAGRAPHS)
STORIES = [
    "Allies agree on weapons",
    PARAGRAPHS[0],
    "Read more »",
    "Prague",
    PARAGRAPHS[1],
    "Missiles",
    PARAGRAPHS[2],
    "| Year | Systems |",
    "|---|---|",
    "| 2023 | 4 |",
]


@pytest.mark.parametrize(
    "plain",
    [
        None,
        "",
        "See HTML",
        "To view this email as a web page, go to the following address:\nhttps://wire.example/view?id=8291\n",
        "Your email program does not display HTML messages. Please open this letter in your browser: "
        "https://wire.example/view or change your settings.",
    ],
)
def test_a_letter_whose_plain_text_is_a_stub_is_read_from_its_html_heading_by_heading(plain: str | None) -> None:
    text = only(eml.read(mail(plain, LETTER).as_bytes(), "x.eml")).text.split("\n\n")
    assert [paragraph for paragraph in text if paragraph != "View in browser"] == STORIES


def test_a_plain_text_that_tells_as_much_as_the_html_is_kept() -> None:
    plain = f"{PARAGRAPHS[0]}\n\n{PARAGRAPHS[1]}\n"
    assert only(eml.read(mail(plain, LETTER).as_bytes(), "x.eml")).text.replace("\r\n", "\n") == plain
    alert = "Trams will run at night in Port Alto, the council said.\n"
    assert only(eml.read(mail(alert, "<p>Trams<br>will run. <a>Unsubscribe</a></p>").as_bytes(), "x.eml")).text == alert


def test_front_matter_gives_metadata_and_the_text_stays_as_it_is() -> None:
    text = f'---\ntitle: "Allies agree"\ndate: 2024-05-31\nauthor: Jane Doe\n---\n\n{PARAGRAPHS[0]}\n'
    document = only(md.read(text.encode(), "x.md"))
    assert (document.text, document.title, document.author) == (text, "Allies agree", "Jane Doe")
    assert document.published == date(2024, 5, 31)


TYPOGRAPHY = "“It’s\u00a0over,” he said…\r\nThe café — naïve.\r\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_typography_and_line_ends_survive_every_encoding(encoding: str) -> None:
    assert decode(TYPOGRAPHY.encode(encoding)) == TYPOGRAPHY


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Президент заявил, что Россия ответит на действия НАТО в ближайшее время.", "cp1251"),
        ("Президент заявил, что Россия ответит на действия НАТО в ближайшее время.", "koi8-r"),
        ("据新华社报道，外交部发言人周五表示，中方反对单边制裁。" * 3, "gb18030"),
    ],
)
def test_other_scripts_are_detected(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_unreadable(data: bytes) -> None:
    with contextlib.suppress(UnreadableError):
        assert decode(data).strip()


@pytest.mark.parametrize(
    ("stated", "found"),
    [
        ("31 May, 2024 10:50", date(2024, 5, 31)),
        ("CNN (Web News) | 2018-07-10", date(2018, 7, 10)),
        ("Sept. 3rd, 2014", date(2014, 9, 3)),
        ("2024-05-31T23:59:00-11:00", date(2024, 5, 31)),
        ("31.05.2024", date(2024, 5, 31)),
        ("May/31/2024", date(2024, 5, 31)),
        ("31/05/2024", date(2024, 5, 31)),
        ("05/06/2024", None),
        ("2024-13-40", None),
        ("30 February 2024", None),
        ("May 30", None),
        ("", None),
    ],
)
def test_only_a_full_date_with_one_reading_is_a_date(stated: str, found: date | None) -> None:
    assert full_date(stated) == found


@given(st.dates(min_value=date(1901, 1, 1), max_value=date(2099, 12, 31)))
def test_a_date_is_read_in_each_of_its_forms(day: date) -> None:
    forms = (day.isoformat(), f"{day:%d %B %Y}", f"{day:%B} {day.day}, {day.year}", f"{day:%d.%m.%Y}", f"{day:%Y%m%d}")
    assert {full_date(form) for form in forms} == {day}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (PARAGRAPHS[0] + PARAGRAPHS[2], "en"),
        ("Die Minister einigten sich am Freitag darauf, dem Land weitere Waffen zu liefern.", "de"),
        ("Les ministres se sont mis d'accord vendredi pour livrer davantage d'armes au pays.", "fr"),
        ("Министры договорились в пятницу поставить стране больше оружия.", "ru"),
        ("12", None),
    ],
)
def test_the_language_is_told_offline(text: str, code: str | None) -> None:
    assert language_of(text) == code


def test_a_line_end_within_a_paragraph_of_markdown_is_a_space() -> None:
    text = (
        "---\ntitle: Trams\n---\nThe council decided on Monday to let trams run, said Ann\nBerg of the council.\n\n"
        "- one thing that is on a list of the council and has no full stop\n- another\n\n"
        "The council of Port Alto decided so in the year\n2. of the reform."
    )
    assert only(md.read(text.encode(), "a.md")).text == text.replace("Ann\nBerg", "Ann Berg")


def test_the_first_line_of_markdown_may_be_its_title() -> None:
    text = "The council of the town of Port Alto lets trams run\nBy Ann Berg\n\nThe council decided on Monday."
    assert only(md.read(text.encode(), "a.md")).text == text
