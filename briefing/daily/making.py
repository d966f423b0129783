"""The brief of a due time: collected, made, and its mail put into the outbox, once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from briefing.archive import briefs, outbox, runs
from briefing.archive.outbox import Kind
from briefing.daily.order import Order, Tell, Tools
from briefing.dispatch import stamp
from briefing.errors import BriefingError, LockedError
from briefing.mailing import Parcel, attachments_of, brief_mail, recipients_of, short_mail
from briefing.models import ArticleStatus, Note
from briefing.production import presentation_of, produce
from briefing.words import english, words_for

if TYPE_CHECKING:
    import sqlite3

    from briefing.archive.runs import Run
    from briefing.models import Briefing
    from briefing.production import Production

_LISTED = 5  # sources that are named when all have failed


class StaleError(BriefingError):
    """No source could be reached: what could be made is what was known before."""


def make_and_queue(order: Order, archive: sqlite3.Connection, tools: Tools) -> None:
    """Collect, make the brief of this due time and put its mail into the outbox; nothing where that was done.

    Raises `BriefingError` where there is no brief to be had, `LockedError` while another process writes the reports;
    the run is then to be made up for.
    """
    tell = tools.tell
    run = runs.find(archive, order.profile, order.due)
    if run and run.done_at:
        tell(f"The brief of {order.due} was made already ({run.outcome}).")
        return
    run = runs.begin(archive, order.profile, order.due, stamp(order.now))
    if order.note:
        tell(english(order.note))
    if run.attempts > 1:
        tell(f"This is attempt {run.attempts} at the brief of {order.due}.")
    try:
        _collect(order, tell)
        made = _produce(order, archive, run, tools)
        brief = made.recorded.id if made.recorded else None
        outcome = _queue(order, archive, made, run, tell)
    except LockedError:  # passes by itself: it is tried again, and no earlier brief stands in for this one
        raise
    except BriefingError as error:
        runs.fail(archive, order.profile, order.due, str(error))
        if not (order.stale_ok and _queue_stale(order, archive, str(error), tell)):
            raise
        brief, outcome = run.baseline, f"an earlier brief, since {error}"
    runs.finish(archive, order.profile, order.due, outcome, stamp(order.now), brief)


def _collect(order: Order, tell: Tell) -> None:
    """Fill the folder from the sources. Raises `StaleError` where nothing at all could be had from any of them."""
    if not order.settings.feeds:
        return
    from briefing.collect.run import collect
    from briefing.reading import reader_for

    settings = order.settings
    outcomes = collect(settings.feeds, settings.collect, order.now, order.environment, reader_for)
    for outcome in outcomes:
        counts = f"{outcome.new} new, {outcome.updated} updated, {outcome.unchanged} unchanged"
        counts = "not changed since the last time" if outcome.same else counts
        tell(f"{outcome.source}: {counts}" + (f"; failed: {outcome.failed}" if outcome.failed else ""))
    failed = [o for o in outcomes if o.failed and not o.new + o.updated + o.unchanged]
    if len(failed) == len(outcomes):
        named = "; ".join(f"{o.source}: {o.failed}" for o in failed[:_LISTED])
        raise StaleError(f"No source could be reached, so there is nothing of this day ({named}); look at [[source]].")


def _produce(order: Order, archive: sqlite3.Connection, run: Run, tools: Tools) -> Production:
    """The reports, compared with the brief that the readers know."""
    compare = str(run.baseline) if run.baseline else "none"
    settings = replace(order.settings, compare=compare, since=_first_day(order, archive, run))
    made = produce(settings, tools.stage, made_at=order.now)
    for path in made.written:
        tools.tell(f"Written: {path}")
    for note in (*map(english, made.briefing.notices), *made.notes):
        tools.tell(note)
    for item in made.unread:
        tools.tell(f"Skipped: {item.path}: {english(item.reason)}")
    return made


def _first_day(order: Order, archive: sqlite3.Connection, run: Run) -> date | None:
    """The first day of a brief of some days: not after that of the brief before, so that nothing falls between them.

    The first brief has none, so that a feed whose news are old does not fail it.
    """
    days = order.settings.schedule.days
    before = briefs.find(archive, str(run.baseline)).as_of if run.baseline else None
    if days is None or before is None:
        return order.settings.since
    first = min(order.day - timedelta(days - 1), date.fromisoformat(before))
    return max(first, order.settings.since or first)


def _queue(order: Order, archive: sqlite3.Connection, made: Production, run: Run, tell: Tell) -> str:
    """Put the mail into the outbox, short where there is nothing new; what was done, in words."""
    if order.mail is None:
        return "made; mail is not set up"
    about = f"{order.profile} {order.due}"
    if not _has_news(archive, made, run):
        choice = order.settings.schedule.nothing_new
        tell("There is nothing new since the brief before.")
        if choice == "silent":
            return "nothing new; nothing was sent, as set"
        if choice == "mail":
            language = order.settings.language or made.briefing.language
            told = _nothing_new(order, made.briefing)
            notice = short_mail(Kind.NOTICE, about, told, language, order.mail, order.now)
            outbox.enqueue(archive, notice, recipients_of(order.mail))
            return "nothing new; a mail says so"
    _enqueue_brief(order, archive, made, about)
    return "made and put into the outbox"


def _enqueue_brief(order: Order, archive: sqlite3.Connection, made: Production, about: str) -> None:
    """Put the mail of this due time into the outbox; where every brief is wanted, even one that was sent before."""
    from briefing.render.templates import find_template

    assert order.mail is not None
    template, presentation = find_template(order.settings.template), presentation_of(order.settings)
    attachments = attachments_of(made.written[0], order.mail.attach, made.briefing, template, presentation)
    once = order.settings.schedule.nothing_new != "brief"
    core = made.recorded.core if made.recorded and once else None
    notes = (order.note,) if order.note else ()
    parcel = Parcel(about, core, made.briefing, template, attachments, presentation, notes)
    outbox.enqueue(archive, brief_mail(parcel, order.mail, order.now), recipients_of(order.mail))


def _has_news(archive: sqlite3.Connection, made: Production, run: Run) -> bool:
    """Whether the brief uses an article that the brief before had not, in these words; copies are no news."""
    if run.baseline is None:
        return True
    before = briefs.find(archive, str(run.baseline))
    known = {digest for _, digest in briefs.inputs_of(archive, before)}
    used = [item.article for item in made.briefing.articles if item.status is ArticleStatus.USED]
    return any(article.sha256 not in known for article in used)


def _nothing_new(order: Order, briefing: Briefing) -> tuple[Note, ...]:
    """Subject and paragraphs."""
    stands = Note.of("undated_brief_stands", title=briefing.title)
    if briefing.as_of:
        stands = Note.of("brief_stands", day=briefing.as_of.isoformat(), title=briefing.title)
    return (
        Note.of("nothing_new", day=order.day.isoformat(), subject=briefing.subtitle or briefing.profile),
        stands,
        Note.of("nothing_new_choice", n=len(briefing.articles)),
    )


def _queue_stale(order: Order, archive: sqlite3.Connection, reason: str, tell: Tell) -> bool:
    """Send the newest brief there is again, marked as what it is; whether there was one."""
    from briefing.finished import from_archive
    from briefing.render.templates import find_template

    kept = next((brief for brief in briefs.history(archive) if brief.profile == order.profile), None)
    if kept is None or order.mail is None:
        return False
    found = from_archive(archive, kept, order.settings)
    note = Note.of("earlier_brief", made=kept.made_at[:10], day=order.day.isoformat(), reason=reason)
    marked = replace(found.briefing, notices=(note, *found.briefing.notices))
    template, presentation = find_template(order.settings.template), presentation_of(order.settings)
    report = found.report.with_name(f"{found.report.stem}-again-{order.day.isoformat()}.json")
    attachments = attachments_of(report, order.mail.attach, marked, template, presentation)
    parcel = Parcel(f"{order.profile} {order.due}", None, marked, template, attachments, presentation)
    words = words_for(order.settings.language or marked.language)
    mail = replace(order.mail, subject=words.texts["earlier_subject"].format(subject=order.mail.subject))
    outbox.enqueue(archive, brief_mail(parcel, mail, order.now), recipients_of(mail))
    tell(english(note))
    return True
