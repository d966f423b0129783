"""`docs/reference/formats.md`: what is read, what is written, and how much at most."""

from __future__ import annotations

from briefing import registry
from briefing.corpus.formats import formats
from briefing.corpus.readers.docx import UNPACKED_BYTES
from briefing.corpus.readers.jsonl import LINE_BYTES
from briefing.corpus.readers.pdf import PAGES
from briefing.corpus.readers.warc import PAGE_BYTES
from briefing.corpus.streams import RATIO
from briefing.models import ReadLimits
from tests.docs.pages.tables import NOTICE, blocks, table

INPUTS = {
    "txt": ("the file, decoded, as it stands", "a leading date or byline, a line over the headline"),
    "md": (
        "the file, decoded, as it stands",
        "a `---` block at the top: `title`, `source` or `outlet`, `url` or `link`, `author`, `date` or `published`, "
        "`language` or `lang`",
    ),
    "html": ("the article's text, without the page around it", "what the head of the page states"),
    "docx": (
        "paragraphs, table rows and text boxes, with a blank line between them, then footnotes and endnotes; tracked "
        "changes as accepted",
        "the *Title* style or the title property; language",
    ),
    "pdf": (
        "text of the pages, lines flowed into paragraphs, without running headers, footers and page numbers",
        "what the text says",
    ),
    "eml": (
        "the plain text part; the HTML part, read like a page, where there is none or it has three times the words; "
        "attachments are reported as not read",
        "Subject: title; From: outlet; Date: date",
    ),
    "json": (
        "one record or a list of records: `text`, `content` or `body`",
        "`id`, `title`, `date` or `published`, `source` or `outlet`, `url`, `author` or `authors`, `language`",
    ),
    "jsonl": ("one record a line", "as JSON"),
    "parquet": ("one record a row, in a column `text`, `content` or `body`; `briefing[parquet]`", "columns, as JSON"),
    "warc": (
        "each web page that a server answered with, as `.html`; `briefing[warc]`",
        "as `.html`; else the address, and its host as the outlet",
    ),
}
OUTPUTS = {
    "pdf": "tagged PDF (PDF/UA-1) from `report.html.j2` and `print.css`; needs Pango",
    "docx": "Word file from `report.docx`",
    "html": "one file, nothing external, from `report.html.j2`, `print.css` and `screen.css`",
    "md": "CommonMark; lists where the others have tables; no template",
    "json": "the content itself, as [the schema](json.md) describes it; no template",
}
READING = """
A source is a file or a folder. Folders are read with all below them, in path order. Hidden files and folders
(`.name`) are left out, and so are the locks of open Office files (`~$name`) and what an operating system keeps for
itself (`Thumbs.db`, `desktop.ini`, `__MACOSX`), unless they are named. A file of any other suffix is reported as not
read, and so is one that holds no article, such as an empty list. Encodings are detected. Of two equal files one is
used, the other is a copy.

A date, outlet, title, author or language that a source does not state is left open, never guessed (the language is
detected). Offsets count characters (Unicode code points) of the text in the second column; `briefing text FILE`
prints it.

JSON lines, Parquet and WARC files are read one record after the other and may be larger than the memory. Of a file that
ends too early or is damaged, what stands before is read and the rest is reported.
"""
WRITING = """
The reports of one brief share one name: `<profile>-<day>.<suffix>`, `<profile>-undated` where no article has a date.
Another brief of the same profile and day becomes `…-2`. `latest.<suffix>` points at the one written last. Reports are
written to a temporary file and renamed, so that a reader never meets half a file. `.briefing.lock` in the folder
keeps two runs apart and remembers which name belongs to which brief. `archive.sqlite` keeps every brief that was
made, `.cache.sqlite` what was found out about articles; `--no-archive` leaves both alone.
"""


def page() -> str:
    """The page."""
    suffixes: dict[str, list[str]] = {}
    for suffix, name in formats().items():
        suffixes.setdefault(name, []).append(f"`{suffix}`")
    inputs = [(" ".join(suffixes[name]), *INPUTS[name]) for name in suffixes]
    outputs = [(f"`{name}`", OUTPUTS[name]) for name in registry.names(registry.RENDERER)]
    return blocks(
        "# Formats",
        NOTICE,
        "## What is read",
        READING,
        table(["suffix", "text", "metadata from"], inputs),
        "### Limits",
        "What is larger is reported as not read.",
        table(["what", "most"], _limits()),
        "## What is written",
        WRITING,
        table(["format", "is"], outputs),
    )


def _limits() -> list[tuple[str, str]]:
    limits = ReadLimits()
    return [
        ("a file", f"{limits.file_bytes:,} bytes"),
        ("a JSON file, unpacked", f"{limits.collection_bytes:,} bytes"),
        ("a packed file of records, unpacked", f"{limits.collection_bytes:,} bytes, or {RATIO} times its size"),
        ("a line of JSON lines", f"{LINE_BYTES:,} bytes"),
        ("a page in a WARC file", f"{PAGE_BYTES:,} bytes"),
        ("the text of an article", f"{limits.text_characters:,} characters"),
        ("pages of a PDF", f"{PAGES:,}"),
        ("a Word file, unpacked", f"{UNPACKED_BYTES:,} bytes"),
    ]
