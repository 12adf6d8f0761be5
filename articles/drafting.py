"""Drafts beside what readers see: saving, publishing, withdrawing, taking up an earlier version.

The rows of a published story are what readers see, so its draft is kept frozen, as the
newest of its versions. A story that readers do not see is its own draft: its rows take
every save. Each save keeps a version of the whole story, and each says which save it was
built on: a save built on an older state is refused before anything is written. What a
story waits for, and what it names, is held before the story is: see Launch.objects.hold.
"""

from django.db import models, transaction
from django.utils import timezone

from people.models import AuditEntry

from .checks import check
from .freezing import freeze, thaw
from .models import Article, Launch, LaunchItem, SignOff, Version, Waiver
from .pictures import social
from .rehearsal import rehearsal

Kind = Version.Kind
Action = AuditEntry.Action


class StaleSave(Exception):
    """Somebody saved the story since the state that this save was built on."""


class NotOut(Exception):
    """There is nothing to withdraw: the story is not on the site."""


class NotReady(Exception):
    """Checks stop the story from going out; ``problems`` says what is to be done."""

    def __init__(self, problems):
        super().__init__("; ".join(str(problem) for problem in problems))
        self.problems = problems


class Unwaived(NotReady):
    """Nothing stops the story, but checks warn: it goes out once somebody gives the reason why it may."""


def in_hand(article):
    """The story as editors have it: its draft, or its rows where nothing is waiting."""
    return article.draft.frozen if article.draft else freeze(article)


def has_readers(article):
    """Whether the rows are, or will at a set moment be, what readers see."""
    return article.status == Article.Status.PUBLISHED


@transaction.atomic
def save_draft(article, frozen, *, base, by, kind=Kind.DRAFT, note=""):
    """Keep a frozen story as the draft; StaleSave when it was not built on the newest save."""
    if not has_readers(article) and (beside := stories_beside(frozen)):
        Launch.objects.hold(lambda: (set(), {article.pk, *beside}))
    take_turn(article, base)
    lost = None
    if has_readers(article):
        version = keep(article, kind, frozen, by, note)
        Article.objects.filter(pk=article.pk).update(draft=version)
        article.draft = version
    else:
        lost = thaw(article, frozen)
        version = keep(article, kind, freeze(article), by, note)
    return version, lost


@transaction.atomic
def publish(article, *, base, by, note="", reason="", tell_readers=False):
    """Give readers what editors have in hand: now, or at the later moment that is set.

    NotReady, with nothing changed, when a check stops it; Unwaived when one warns and no
    reason is given. With a reason those warnings are waved through. Readers are shown the old
    “updated” unless they are to be told of the change.
    """
    take_off(article, by=by)
    take_turn(article, base)
    lost = thaw(article, article.draft.frozen) if article.draft else None
    pass_checks(article, by=by, reason=reason)
    article.publish()
    if tell_readers:
        article.updated_at = timezone.now()
        article.save(update_fields=["updated_at"])
    let_go_of_draft(article)
    article.sign_offs.settle(SignOff.Outcome.APPROVED, by=by)
    social.make_at_publication(article)
    action = Action.PUBLISHED if article.is_live() else Action.SCHEDULED
    AuditEntry.objects.record(action, article, by=by, words=article.standing(), reason=reason)
    return keep(article, Kind.PUBLISHED, freeze(article), by, note), lost


def pass_checks(article, *, by, reason="", at=None):
    """The gate before readers: NotReady when a check stops the story as it stands on its rows, Unwaived
    when one warns that nobody has waved through. A reason waves those through.

    ``at`` is the moment that is asked about: see articles.checks.check. Who gives readers a frozen
    story at a set moment (a rehearsal will do to ask beforehand) thaws it first and then asks here.
    """
    problems = check(article, at)
    if stopping := [problem for problem in problems if problem.stops]:
        raise NotReady(stopping)
    warnings = [problem for problem in problems if problem.is_open]
    if warnings and not reason.strip():
        raise Unwaived(warnings)
    Waiver.objects.wave_through(article, warnings, by=by, reason=reason)


@transaction.atomic
def withdraw(article, *, base, by, note=""):
    """Take the story off the site, NotOut where it is not there. A draft that was waiting becomes its text again."""
    if not has_readers(article):
        raise NotOut
    take_off(article, by=by)
    take_turn(article, base)
    if article.draft:
        thaw(article, article.draft.frozen)
    article.withdraw()
    let_go_of_draft(article)
    AuditEntry.objects.record(Action.WITHDRAWN, article, by=by, reason=note)
    return keep(article, Kind.WITHDRAWN, freeze(article), by, note)


@transaction.atomic
def discard(article, *, base, by):
    """Let go of the draft: the story is again what readers see. The history keeps it."""
    if article.draft:
        LaunchItem.objects.take_off(article, by=by, version=article.draft)
    take_turn(article, base)
    let_go_of_draft(article)
    article.sign_offs.settle(SignOff.Outcome.RECALLED, by=by)
    return keep(article, Kind.DISCARDED, freeze(article), by, "")


@transaction.atomic
def delete(articles, *, by):
    """Delete stories with all their versions. What remains known is that they were there."""
    keys = {article.pk for article in articles}
    Launch.objects.hold(lambda: (LaunchItem.objects.launches_of(keys), keys))
    for article in Article.objects.filter(pk__in=keys).order_by("pk"):
        LaunchItem.objects.take_off(article, by=by)
        AuditEntry.objects.record(Action.DELETED, article, by=by, words=article.standing())
        article.delete()


def restore(version, *, base, by):
    """Take up an earlier version as the draft."""
    restored, lost = save_draft(
        version.article, version.frozen, base=base, by=by, kind=Kind.RESTORED, note=f"Version {version.number}"
    )
    if lost is None:  # It was not thawed: readers have the rows.
        with rehearsal():
            lost = thaw(Article.objects.get(pk=version.article_id), version.frozen)
    return restored, lost


def take_off(article, *, by):
    """Take a story whose draft is to come onto its rows off the schedule, and hold it."""
    beside = stories_beside(article.draft.frozen) if article.draft else ()
    LaunchItem.objects.take_off(article, by=by, beside=beside)


def stories_beside(frozen):
    """The keys of the stories that a frozen one names as related."""
    return {row["story"] for row in frozen["parts"].get("related", [])}


def take_turn(article, base):
    """Count one save more, if nobody did since ``base``; the same condition on any database."""
    mine = Article.objects.filter(pk=article.pk, saves=base)
    if not mine.update(saves=models.F("saves") + 1):
        raise StaleSave
    article.saves = base + 1
    if base == 0:
        keep_as_found(article)


def count_save(article, *, base, by, note):
    """Count a save that leaves the text as it is, so that forms built before it are stale."""
    take_turn(article, base)
    return keep(article, Kind.DRAFT, in_hand(article), by, note)


def keep_as_found(article):
    """The state before the first save, so that every save has one to be compared with."""
    if not article.versions.exists():
        Version.objects.create(article=article, number=0, kind=Kind.FOUND, frozen=freeze(article))


def keep(article, kind, frozen, by, note):
    return Version.objects.create(
        article=article, number=article.saves, kind=kind, frozen=frozen, made_by=by, note=note
    )


def let_go_of_draft(article):
    Article.objects.filter(pk=article.pk).update(draft=None)
    article.draft = None
