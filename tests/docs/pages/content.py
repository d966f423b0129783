"""`docs/reference/json.md`: the JSON brief, key by key, from its JSON Schema."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefing.render.json import schema
from tests.docs.pages.tables import NOTICE, blocks, table

INTRODUCTION = """
`briefing generate --format json` writes one object. Every other format shows the same content. `briefing schema`
prints the JSON Schema of it, and the tests validate every JSON brief that they make. Keys may be added under the same
`schema_version`; those that are here do not change their meaning. `?` behind a type says that the value may be null.
"""
MEANINGS = {
    "briefing.schema_version": "version of this description",
    "briefing.title": "what happened, in words of the sources, or `--title`",
    "briefing.subtitle": "the profile's title",
    "briefing.profile": "the profile's name",
    "briefing.as_of": "day of the newest article whose date is believed, or `--as-of`",
    "briefing.generator": "name and version of the program",
    "briefing.sections": "the profile's sections, in its order",
    "briefing.positions": "who stands where on the question",
    "briefing.conflicts": "claims that cannot both stand",
    "briefing.quotes": "words between quotation marks, and who said them",
    "briefing.articles": "every article that was read, in path order",
    "sections.key": "the section's key in the profile; `labels` of sentences name it",
    "sections.title": "heading",
    "sections.claims": "what is shown, most important first",
    "conflicts.kind": "`superseded`: a later report replaces an earlier one. "
    "Where one side denies what the other says, the denial stands last",
    "conflicts.about": "what the claims disagree on",
    "conflicts.sides": "the claims; where one supersedes, the newer stands last",
    "quotes.quote": "the words, without the marks",
    "quotes.role": "the speaker's office, as the text gives it",
    "quotes.side": "the group that the speaker belongs to, such as `nato`",
    "quotes.evidence": "where it stands",
    "timeline.date": "a day that the sources settle",
    "timeline.claim": "what happened on it",
    "skipped.path": "the file, or the record in it (`news.jsonl#line 3`)",
    "skipped.reason": "why it was not read, also that it is of other days than the brief",
    "sentences.article": "the article's id",
    "sentences.start": "where the sentence begins in the article's text",
    "sentences.end": "where it ends",
    "sentences.labels": "keys of the sections that the sentence qualifies for, shown or not",
    "sentences.score": "its weight, 0 to 1",
    "sentences.status": "what became of it",
    "evidence.end": "the character behind the last",
    "claim.id": "unique in the brief",
    "claim.evidence": "the sentence shown, then the others that state the same fact, those that were not counted last",
    "claim.standing": "`corroborated`: two or more independent sources",
    "position.actor": "state, body or person",
    "position.side": "the group that the actor belongs to",
    "position.stance": "where the actor stands on the question",
    "position.as_of": "day of the statement",
    "position.claim": "the statement",
    "position.changed_from": "the older position that this one replaced",
    "article.id": "what `evidence.article` names",
    "article.path": "relative to the folder that was read; `file#record` in a file of many",
    "article.title": "as the source states it",
    "article.outlet": "as the source states it",
    "article.author": "as the source states it",
    "article.url": "as the source states it",
    "article.published": "as the source states it, never guessed",
    "article.language": "stated or detected",
    "article.sha256": "of the file, or of the record's text",
    "article.status": "what became of it; one `surveyed` is on the subject, but beyond the articles read closely",
    "article.duplicate_of": "the id of the article that it is a copy of",
    "passage.kind": "what sort of paragraph it is; `body` alone is ever quoted",
    "article.reason": "why it is not used",
    "article.summary": "its condensation: one to three sentences",
}  # fmt: skip


def page() -> str:
    """The page."""
    whole = schema()
    parts = [_part("Briefing", "briefing", whole)]
    parts += [_part(name.capitalize(), name, whole["$defs"][name]) for name in whole["$defs"]]
    parts += [_part(f"Entry of `{name}`", name, items) for name, items in _unnamed(whole)]
    return blocks("# The brief as JSON", NOTICE, INTRODUCTION, *parts)


def _unnamed(whole: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The objects that are described where they are used."""
    for name, value in whole["properties"].items():
        if "properties" in value.get("items", {}):
            yield name, value["items"]


def _part(title: str, name: str, described: dict[str, Any]) -> str:
    rows = [(f"`{key}`", kind(value), meaning(name, key, value)) for key, value in described["properties"].items()]
    lead = described.get("description", "") if name != "briefing" else ""
    return blocks(f"## {title}", *([lead] if lead else []), table(["key", "type", "means"], rows)).strip()


def meaning(name: str, key: str, value: dict[str, Any]) -> str:
    """What a key means: in our words, else in the schema's. Raises `KeyError` for one that nobody has described."""
    said = MEANINGS.get(f"{name}.{key}") or value.get("description", "").rstrip(".")
    if not said:
        raise KeyError(f"say in tests/docs/pages/content.py what {name}.{key} means")
    choices = ", ".join(f"`{choice}`" for choice in value.get("enum", ()))
    return f"{choices}; {said}" if choices else said[:1].lower() + said[1:] if said[:2].istitle() else said


def kind(value: dict[str, Any]) -> str:
    """A value's type in a word or two."""
    if "$ref" in value:
        return f"[{(name := value['$ref'].rsplit('/', 1)[-1])}](#{name})"
    if "const" in value:
        return f'`"{value["const"]}"`'
    if "anyOf" in value:
        return "".join(kind(one) if one != {"type": "null"} else "?" for one in value["anyOf"])
    if "enum" in value:
        return "string"
    stated = value["type"]
    if stated == "array":
        items = value["items"]
        return f"list of {kind(items)}" if "properties" not in items else "list of entries, see below"
    if value.get("format") == "date":
        return "date" + ("?" if isinstance(stated, list) else "")
    return stated if isinstance(stated, str) else f"{stated[0]}?"
