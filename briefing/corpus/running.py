"""Running headers and footers of printed pages: what stands on most of them at the top or at the foot."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain

Page = Sequence[str]

_EDGE = 2  # lines at the top and the bottom of a page that may be its header or footer
_SURE = 3  # times after which a line that could be of a sentence is none
_LONGEST = 120  # characters of a header that is known by its page number alone
_OF = r"\s*(?:/|\b(?:of|von|sur|de|z|з|из)\b)\s*"
_WORD = r"(?:(?:page|pg|p|seite|s|стор|с)\b\.?\s*)?"
_PAGE_NUMBER = re.compile(rf"{_WORD}\d{{1,4}}(?:{_OF}\d{{1,4}})?|[-–]\s*\d{{1,4}}\s*[-–]", re.IGNORECASE)
_COUNT = re.compile(rf"(?P<page>\d{{1,4}}){_OF}(?P<pages>\d{{1,4}})$", re.IGNORECASE)
_NUMBER = re.compile(r"\d{1,4}(?=\s)|(?<=\s)\d{1,4}$")
_DIGITS = re.compile(r"\d+")
_ADDRESS = re.compile(r"\b(?:https?|(?:fi|\ufb01)le)://|\bwww\.\w|^[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:/\S*)?(?=\s|$)")
# "12/06/2024, 08:14", as a browser prints it above a page
_PRINTED = re.compile(r"\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4},?\s+\d{1,2}:\d\d(?:\s?[AaPp]\.?[Mm]\b\.?)?\s*\t")
_ENDS = (".", "!", "?", ",")


def without_running_lines(pages: Sequence[Page]) -> list[list[str]]:
    """The pages without page numbers, and without what stands at the top or the foot of most of them, or of most left
    or right ones, and is the same but for its digits; a tab in a line parts what stands at the left and at the right.

    What could be a line of a sentence has to carry an address or the count of the pages, or to stand apart on three
    pages.
    """
    edges = [_edges(page) for page in pages]
    running = _repeated(pages, edges)
    numbered = set(_numbered(pages))
    kept = []
    for place, (page, at) in enumerate(zip(pages, edges, strict=True)):
        dropped = {
            i
            for i in at
            if _PAGE_NUMBER.fullmatch(page[i].strip())
            or _shape(page[i]) in running
            or (place, i) in numbered
            or _is_printed(page[i], place, len(pages))
        }
        kept.append(_trimmed([line for i, line in enumerate(page) if i not in dropped]))
    return kept


def _trimmed(page: Page) -> list[str]:
    filled = [number for number, line in enumerate(page) if line.strip()]
    return list(page[filled[0] : filled[-1] + 1]) if filled else []


def _edges(page: Page) -> set[int]:
    """The places of the first and last lines that are not empty."""
    filled = [number for number, line in enumerate(page) if line.strip()]
    return {*filled[:_EDGE], *filled[-_EDGE:]}


def _shape(line: str) -> str:
    return _DIGITS.sub("#", " ".join(line.split()))


def _repeated(pages: Sequence[Page], edges: Sequence[set[int]]) -> set[str]:
    """The shapes of lines that stand on most pages, or on most left or right ones."""
    shapes = [{_shape(page[i]) for i in at} for page, at in zip(pages, edges, strict=True)]
    apart = [{_shape(page[i]) for i in at if _stands_apart(page, i)} for page, at in zip(pages, edges, strict=True)]
    running = set()
    for some in (slice(None), slice(0, None, 2), slice(1, None, 2)):
        alone = Counter(chain.from_iterable(apart[some]))
        for shape, count in Counter(chain.from_iterable(shapes[some])).items():
            sure = _is_plain(shape) or alone[shape] >= _SURE
            if count > 1 and 2 * count >= len(shapes[some]) and sure:
                running.add(shape)
    return running


def _is_plain(shape: str) -> bool:
    """Whether the line is hardly one of a sentence that begins above it or ends below it."""
    if _ADDRESS.search(shape) or shape.endswith("#/#"):
        return True
    return not shape[0].islower() and not shape.endswith(_ENDS)


def _stands_apart(page: Page, place: int) -> bool:
    """Whether a larger gap parts a line at the edge of the page from what stands towards its middle."""
    inwards = place + 1 if 2 * place < len(page) else place - 1
    return not 0 <= inwards < len(page) or not page[inwards].strip()


def _numbered(pages: Sequence[Page]) -> Iterator[tuple[int, int]]:
    """The outermost lines that begin or end with a number that goes up with the pages: "2  Harbour Gazette"."""
    for outermost in (0, -1):
        found: dict[int, dict[int, int]] = {}
        for number, page in enumerate(pages):
            filled = [i for i, line in enumerate(page) if line.strip()]
            line = page[filled[outermost]].strip() if filled else ""
            if line and len(line) <= _LONGEST and not line.endswith(_ENDS) and _stands_apart(page, filled[outermost]):
                for match in _NUMBER.finditer(line):
                    if match.start() == 0 or match.end() == len(line):
                        found.setdefault(int(match.group()) - number, {})[number] = filled[outermost]
        for places in found.values():
            if len(places) > 1 and 2 * len(places) >= len(pages):
                yield from places.items()


def _is_printed(line: str, place: int, pages: int) -> bool:
    """Whether the line, on whichever page it stands, was set by what printed it: "https://gazette.example/a   1/2"."""
    if _PRINTED.match(line):
        return True
    line = line.strip()
    count = _COUNT.search(line)
    if count is None or (int(count["page"]), int(count["pages"])) != (place + 1, pages):
        return False
    left = line[: count.start()].strip()
    beside = "\t" in line and _PAGE_NUMBER.fullmatch(line.rpartition("\t")[2].strip()) is not None
    return beside or (len(left.split()) == 1 and _ADDRESS.match(left) is not None)
