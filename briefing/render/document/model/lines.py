"""A claim as it is shown: its words, its badge, its evidence numbers."""

from __future__ import annotations

from dataclasses import dataclass, replace

_LONGEST_TAIL = 34  # characters of a last word that may be kept on one line with its numbers and badge
_MOST_BOUND = 6  # evidence numbers that may be


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a claim's text; `editor` says that the words are the editor's, in square brackets.

    `language` is that of the words where it is not the claim's.
    """

    text: str
    editor: bool
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Badge:
    """How well a claim is supported, in words; `key` is the standing (`corroborated`, `single_source`, …)."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class Citation:
    """A superscript number. `target` is the annex entry's anchor, `anchor` this place's own, on first use only.

    `sign` stands before the first number of evidence that was not counted: "cf. ".
    """

    number: int
    target: str
    anchor: str | None
    sign: str = ""

    @property
    def marked(self) -> str:
        """The number with its sign: "cf. 3"."""
        return f"{self.sign}{self.number}"


@dataclass(frozen=True, slots=True)
class Line:
    """A claim as it is shown: its words, its badge (None where the badge would say nothing), its evidence.

    `more` counts evidence beyond the look's limit, `sources` names the articles that state the claim, `language` is
    that of the words where it is not the document's.
    """

    id: str
    runs: tuple[Run, ...]
    badge: Badge | None
    citations: tuple[Citation, ...]
    more: int = 0
    standing: str = ""
    sources: tuple[str, ...] = ()
    language: str | None = None

    @property
    def text(self) -> str:
        """The claim's words in one string."""
        return "".join(run.text for run in self.runs)

    @property
    def lead(self) -> tuple[Run, ...]:
        """The runs without `tail`."""
        return self._halves()[0]

    @property
    def tail(self) -> tuple[Run, ...]:
        """The last word, to which numbers and badge are bound; empty where it is too long for that."""
        return self._halves()[1]

    def _halves(self) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
        """The runs before and after the last space; the editor's words are one word."""
        rest, tail = list(self.runs), list[Run]()
        while rest:
            last = rest.pop()
            before, space, word = ("", "", last.text) if last.editor else last.text.rpartition(" ")
            tail[:0] = [replace(last, text=word)] if word else []
            if space:
                rest.append(Run(before + space, last.editor))
                break
        bound = sum(len(run.text) for run in tail) <= _LONGEST_TAIL and len(self.citations) <= _MOST_BOUND
        return (tuple(rest), tuple(tail)) if bound else (self.runs, ())
