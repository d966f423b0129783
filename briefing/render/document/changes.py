"""What is new since an earlier brief, for the eye: the part itself, and a word in the badge of each claim."""

from __future__ import annotations

from collections.abc import Mapping

from briefing.models import Briefing, ChangedClaim, ChangeKind, Claim
from briefing.render.document.limits import cut
from briefing.render.document.model import ChangedPart, Dispute, Side
from briefing.render.document.parts import Desk
from briefing.render.document.text import clean
from briefing.words import Words


def marks_of(briefing: Briefing, words: Words) -> Mapping[str, str]:
    """Claim id → new, changed or known; empty where the brief was compared with none."""
    changes = briefing.changes
    if changes is None:
        return {}
    marks = dict.fromkeys(changes.known, words.texts["mark_known"])
    marks |= {claim.id: words.texts["mark_new"] for claim in changes.new}
    return marks | {change.new.id: words.texts["mark_changed"] for change in changes.changed}


def changes_of(desk: Desk) -> ChangedPart | None:
    """The part *New since*, or None where the brief was compared with none. What changed is never cut."""
    changes, texts, words = desk.briefing.changes, desk.words.texts, desk.words
    if changes is None:
        return None
    title = texts["new_since"].format(date=words.day(changes.since)) if changes.since else texts["new_since_unknown"]
    changed = tuple(_changed(change, desk) for change in changes.changed)
    new, more = cut(changes.new, desk.limits.changes)
    new_lines = tuple(desk.numbering.line(claim) for claim in new)
    gone, more_gone = cut(changes.gone, desk.limits.changes)
    return ChangedPart(
        title=title,
        changed=changed,
        new_title=texts["new_claims"],
        new=new_lines,
        more=desk.more("more_new", more),
        gone_title=texts["gone_claims"],
        gone=tuple(desk.numbering.line(claim) for claim in gone),
        more_gone=desk.more("more_gone", more_gone),
        note=None if changed or new or gone else texts["new_since_empty"],
    )


def _changed(change: ChangedClaim, desk: Desk) -> Dispute:
    """Old and new side by side, headed by who or what: "Germany: against → for"."""
    was, now = change.was, change.now
    if change.kind is ChangeKind.STANCE:
        was, now = desk.words.stances[was].lower(), desk.words.stances[now].lower()
    return Dispute(
        key="changed",
        label=desk.words.texts[f"changed_{change.kind}"],
        about=f"{desk.words.actor(clean(change.about))}{desk.words.texts['colon']}{clean(was)} → {clean(now)}",
        sides=(_side("earlier", change.old, desk), _side("now", change.new, desk)),
    )


def _side(word: str, claim: Claim, desk: Desk) -> Side:
    where = desk.sources.label(claim.evidence[0].article)
    return Side(f"{desk.words.texts[word]} · {where}", desk.numbering.line(claim))
