"""Launches: what readers are given at one instant, one story or many, all of it or nothing.

A launch holds each story in the version that was in hand when it was added; what is saved
later is a newer draft and no part of it. No job has to run: every request, and every command
that reads the magazine, first asks for what is due, and whoever comes first carries it out.
"""

import logging
from contextlib import nullcontext

from django.db import IntegrityError, OperationalError, transaction
from django.utils import timezone

from people.models import AuditEntry
from people.moments import in_words

from . import drafting
from .checks import Problem, Severity, check_many
from .freezing import freeze, thaw
from .models import Article, Launch, SignOff, Version
from .prepared import NOW, Prepared

log = logging.getLogger(__name__)


class Stopped(Exception):
    """Checks keep stories of a launch from going live, so that nothing of it does."""

    def __init__(self, stories):
        super().__init__("\n".join(f"“{article}”: {problem}" for article, found in stories for problem in found))
        self.stories = stories


# Carrying out


def carry_out_due(at=None, waiting=nullcontext):
    """Give readers everything whose instant has come, the oldest first; the launches that this settled. It is done
    within ``waiting()``."""
    at = at or timezone.now()
    keys = due.rows(at=at)
    with waiting() if keys else nullcontext():
        return [launch for (key,) in keys if (launch := carry_out(key, at))]


# Asked for every page that is made.
due = Prepared(Launch, lambda at: Launch.objects.due(at).values_list("pk"), at=NOW)


def carry_out(key, at):
    """All of a launch or, where something keeps one of its stories back, nothing; None where another was first."""
    try:
        try:
            return claim_and_give(key, at)
        except IntegrityError:
            # What it names was deleted or merged this moment; with that done, there is an answer.
            return claim_and_give(key, at)
    except Stopped as stopped:
        return stop(key, at, str(stopped))
    except OperationalError:
        raise  # The database is busy or away: whoever asks next tries again.
    except Exception:
        # Whatever it is, it would meet every request from now on: readers, and the desk that has to mend it.
        log.exception("Launch %s could not be carried out.", key)
        return stop(key, at, "It could not be carried out. Open each story, save it, and let the launch take it anew.")


@transaction.atomic
def claim_and_give(key, at):
    launch = Launch.objects.claim(key, at)
    if launch:
        give(launch)
    return launch


@transaction.atomic
def stop(key, at, trouble):
    """Readers go on seeing what they saw; the desk is told why."""
    launch = Launch.objects.claim(key, at)
    if launch:
        launch.settle(Launch.State.STOPPED, trouble)
    return launch


def give(launch):
    """Put the stories of a claimed launch before readers, and keep in their histories what was done."""
    items = launch.in_turn()
    beside = (drafting.stories_beside(item.version.frozen) for item in items)
    stories = {item.article_id for item in items}.union(*beside)
    Launch.objects.hold(lambda: (set(), stories))
    newer = {item: take_up(item) for item in items}
    if stopped := stopping(play(items, launch.goes_live_at)):
        raise Stopped(stopped)
    for item in items:
        keep(item, launch, newer[item])
    launch.settle(Launch.State.DONE)


def take_up(item):
    """Count a save of the story, which nobody else can change until the launch is through; its newer draft."""
    item.article = Article.objects.get(pk=item.article_id)
    newer = newer_draft(item)
    drafting.take_turn(item.article, item.article.saves)
    return newer


def newer_draft(item):
    """What editors wrote after the version that goes live, and which stays their draft."""
    article = item.article
    if drafting.has_readers(article) and not article.draft:
        return None
    latest = version_in_hand(article, by=None)
    return latest if latest.frozen != item.version.frozen else None


def version_in_hand(article, *, by):
    """The story as editors have it, as one of its versions; one is kept now if none of them is it."""
    if article.saves == 0:
        drafting.keep_as_found(article)
    newest, frozen = article.draft or article.versions.order_by("-number").first(), drafting.in_hand(article)
    if newest and newest.frozen == frozen:
        return newest
    drafting.take_turn(article, article.saves)
    return drafting.keep(article, Version.Kind.DRAFT, frozen, by, "")


def keep(item, launch, newer):
    article, by = item.article, item.added_by
    Article.objects.filter(pk=article.pk).update(draft=newer)
    note = f"With “{launch}”, as scheduled" if launch.name else "As scheduled"
    if newer is None:
        article.sign_offs.settle(SignOff.Outcome.APPROVED, by=by)
    drafting.keep(article, Version.Kind.PUBLISHED, freeze(article), by, note)
    words = f"{note}: version {item.version.number} went live {in_words(launch.goes_live_at)}."
    AuditEntry.objects.record(AuditEntry.Action.PUBLISHED, article, by=by, words=words)


# Playing a launch on the rows: for good, or in a rehearsal


def play(items, at):
    """Put each story onto its rows as pinned, live as of the instant; the stories with what checks say of them."""
    own = {}
    for item in items:
        article = item.article
        own[article] = [*what_is_lost(thaw(article, item.version.frozen)), *what_time_forbids(article, at)]
        if not own[article]:
            article.go_live(at, tell_readers=item.tell_readers)
    return [(article, own[article] + problems) for article, problems in check_many(own, at)]


def what_is_lost(lost):
    if lost:
        parts = ", ".join([*lost.fields, *(part.replace("_", " ") for part in lost.parts)])
        sentence = f"It names what has been deleted since ({parts}). Open the story, save it, and schedule it again."
        yield Problem("deleted-since", Severity.BLOCKS, sentence, "The version that was scheduled", "")


def what_time_forbids(article, at):
    if article.expires_at and article.expires_at <= at:
        sentence = (
            f"The story expires {in_words(article.expires_at)}, before it would go live. Give it more time first."
        )
        yield Problem("expires-before", Severity.BLOCKS, sentence, "Expires", "expires_at")


def stopping(stories):
    """Of stories with their problems, those that something stops, with what does."""
    return only(stories, lambda problem: problem.stops)


def only(stories, wanted):
    chosen = [(article, [problem for problem in problems if wanted(problem)]) for article, problems in stories]
    return [(article, problems) for article, problems in chosen if problems]


def put_live_until(launch, launches):
    """Play those of some launches that come before one, then that one itself; its stories with their problems.

    One of the earlier that something stops is left out, as it will be. Their stories are held by
    whoever calls this, all at once: each launch by itself would take them in another order.
    """
    for earlier in launches.before(launch):
        with transaction.atomic():
            if stopping(play(earlier.in_turn(), earlier.goes_live_at)):
                transaction.set_rollback(True)
    return play(launch.in_turn(), launch.goes_live_at)
