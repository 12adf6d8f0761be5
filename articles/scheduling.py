"""Scheduling: a story, or several tied into a launch, for an instant to come.

What the checks will say at that instant is asked beforehand, in a rehearsal of everything
that goes live until then, and once more when it comes: see articles.launching.
"""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from people.models import AuditEntry
from people.moments import in_words

from . import drafting
from .launching import Stopped, only, put_live_until, stopping, version_in_hand, what_time_forbids
from .models import Article, Launch, LaunchItem, Version, Waiver
from .rehearsal import rehearsal

Action = AuditEntry.Action
ONLY_TO_COME = "Choose a moment to come. What is to go live at once is published instead."


class Refused(Exception):
    """It cannot be done; the words say why, and what to do instead."""


class Warned(Stopped):
    """Nothing stops the stories, but checks warn: they are scheduled once somebody says why they may go live."""


@dataclass(frozen=True)
class Row:
    """A story that a launch is to hold as it is in hand: at the save ``base``, or whichever is the last.

    Given a ``version``, that one is kept.
    """

    article: Article
    tell_readers: bool = False
    base: int | None = None
    version: Version | None = None


# One story


@transaction.atomic
def schedule(article, at, *, base, by, tell_readers=False, name="", reason=""):
    """Let readers have a story as it is in hand from a moment to come; its launch, where there is one.

    A story that they have never seen is published with that moment. A change to one that they
    have is a launch, and so is whatever is given a name, so that other stories can join it.
    """
    refuse_past(at)
    if not name and not article.was_given_to_readers():
        return publish_later(article, at, base=base, by=by, reason=reason)
    launch = (not name and waits_alone(article)) or Launch(made_by=by, name=name)
    return arrange(launch, at, [Row(article, tell_readers, base)], by=by, reason=reason, moving=True)


def publish_later(article, at, *, base, by, reason):
    if late := list(what_time_forbids(article, at)):
        raise Stopped([(article, late)])
    article.published_at = at
    try:
        drafting.publish(article, base=base, by=by, note="Scheduled", reason=reason)
    except drafting.Unwaived as warned:
        raise Warned([(article, warned.problems)]) from warned
    except drafting.NotReady as stopped:
        raise Stopped([(article, stopped.problems)]) from stopped


@transaction.atomic
def join(article, launch, *, base, by, tell_readers=False, reason=""):
    """Let a story as it is in hand go live with a launch, and with no other."""
    row = Row(article, tell_readers, base)
    return arrange(launch, launch.goes_live_at, [row], by=by, reason=reason, moving=True)


def waits_alone(article):
    """The launch of this story by itself that is planned already, or was stopped: to be planned anew."""
    item = LaunchItem.objects.open_for(article)
    alone = item and not item.launch.name and item.launch.items.count() == 1
    return item.launch if alone else None


# A launch


@transaction.atomic
def arrange(launch, at, rows=(), *, by, name=None, leaving=(), reason="", moving=False):
    """Plan a launch, or plan it otherwise: its moment, the stories that join it or are taken anew, those that leave.

    A story that waits in another launch is refused, unless it is ``moving``. Stopped or
    Warned, with nothing changed, where checks will have something to say at that moment.
    """
    launch, held = hold(launch, rows, at)
    leaving = list(leaving)
    refuse_past(at)
    was = launch.goes_live_at
    if name is not None:
        launch.name = name
    for item in leaving:
        LaunchItem.objects.filter(pk=item.pk, launch=launch).delete()
    free(launch, rows, moving=moving, by=by)
    launch.plan(at)
    for row in rows:
        pin(launch, row, by)
    if not launch.items.exists():
        raise Refused("A launch needs a story. Add one, or cancel the launch.")
    pass_checks(launch, held, by=by, reason=reason)
    note(launch, rows, leaving, by, moved=was not in (None, at))
    return launch


def hold(launch, rows, until=None):
    """Keep a launch and its stories from everybody else; the launch as it is now, and the stories held.

    Given a moment, among them are those that other launches give readers until then, for its checks to play.
    """

    def wanted():
        stories = {row.article.pk for row in rows}
        if launch.pk:
            stories.update(launch.items.values_list("article", flat=True))
        launches = LaunchItem.objects.launches_of(stories) | ({launch.pk} - {None})
        earlier = LaunchItem.objects.filter(launch__in=Launch.objects.due(until) if until else [])
        return launches, stories.union(earlier.values_list("article", flat=True))

    held, saves = Launch.objects.hold(wanted)
    if launch.pk and not (launch.pk in held and held[launch.pk].is_open):
        raise Refused(f"“{launch}” has gone live or was cancelled meanwhile. Schedule the story anew.")
    if any(row.base is not None and saves.get(row.article.pk) != row.base for row in rows):
        raise drafting.StaleSave
    return held.get(launch.pk, launch), set(saves)


def free(launch, rows, *, moving, by):
    """See to it that no story of the launch waits in another one too."""
    stories = {row.article.pk for row in rows}
    if launch.pk:
        stories.update(launch.items.values_list("article", flat=True))
    elsewhere = LaunchItem.objects.open().filter(article__in=stories).exclude(launch=launch.pk)
    for item in elsewhere.select_related("article", "launch", "version"):
        if not moving and item.waiting:
            raise Refused(
                f"“{item.article}” waits in another launch: “{item.launch}”. Take it off that one first, then add it."
            )
        if moving:
            item.take_off(by=by)


def pin(launch, row, by):
    """Give the launch the story in the version that is in hand now, or let it keep the one that it has."""
    if row.version and not launch.items.filter(article=row.article, version=row.version).exists():
        raise Refused(f"“{row.article}” was taken off “{launch}”, or taken anew, meanwhile. Open the launch once more.")
    article = Article.objects.select_related("draft").get(pk=row.article.pk)
    version = row.version or version_in_hand(article, by=by)
    pinned = {"version": version, "tell_readers": row.tell_readers, "added_by": by, "waiting": True}
    LaunchItem.objects.update_or_create(launch=launch, article=article, defaults=pinned)


def pass_checks(launch, held, *, by, reason):
    """The gate before a launch: what its checks will say at its instant, beside all that goes live until then."""
    with rehearsal():
        stories = put_live_until(launch, Launch.objects.within(held))
    if stopped := stopping(stories):
        raise Stopped(stopped)
    warned = only(stories, lambda problem: problem.is_open)
    if warned and not reason.strip():
        raise Warned(warned)
    for article, warnings in warned:
        Waiver.objects.wave_through(article, warnings, by=by, reason=reason)


def note(launch, rows, leaving, by, *, moved):
    """Leave in the audit log what is scheduled now, and what no longer is."""
    taken = {row.article.pk for row in rows}
    with_name = f" with “{launch}”" if launch.name else ""
    for item in launch.in_turn():
        if moved or item.article_id in taken:
            words = f"Version {item.version.number} goes live{with_name} {in_words(launch.goes_live_at)}."
            AuditEntry.objects.record(Action.SCHEDULED, item.article, by=by, words=words)
    for item in leaving:
        AuditEntry.objects.record(Action.UNSCHEDULED, item.article, by=by, words=f"Taken off “{launch}”.")


@transaction.atomic
def cancel(launch, *, by):
    """Nothing of it goes live. The stories and their drafts stay as they are."""
    launch, _ = hold(launch, [])
    for item in launch.in_turn():
        AuditEntry.objects.record(Action.UNSCHEDULED, item.article, by=by, words=f"“{launch}” was cancelled.")
    launch.settle(Launch.State.CANCELLED, launch.trouble)


def refuse_past(at):
    if at <= timezone.now():
        raise Refused(ONLY_TO_COME)
