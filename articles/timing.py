"""A published story's place in time: moved, taken off the schedule, its embargo lifted early.

The text stays what it is; each change counts a save and keeps a version, so that a form that
was built before it is refused like any other that is stale.
"""

from django.db import transaction
from django.utils import timezone
from django.utils.text import capfirst

from people.models import AuditEntry
from people.moments import in_words

from . import drafting
from .checks import check
from .freezing import thaw
from .models import Article, Version

Action = AuditEntry.Action
TIMES = ("published_at", "embargo_until", "expires_at", "updated_at")


class TooLate(Exception):
    """The moment that was to be moved has come: readers have the story, or the embargo is over."""


def is_to_come(article, at=None):
    """Whether a published story's moment is still to come, so that it can be moved."""
    return (
        article.status == Article.Status.PUBLISHED
        and article.published_at is not None
        and article.published_at > (at or timezone.now())
    )


def keeps_embargo(article, until, at=None):
    """Whether an embargo that runs is kept to: it may be moved later, not earlier and not away."""
    return not article.is_embargoed(at) or (until is not None and until >= article.embargo_until)


@transaction.atomic
def change_times(article, times, *, base, by):
    """Set times of a published story; says in words what changed, and nothing where nothing did.

    NotReady when a check stops what the new times would do: a story that comes back must
    pass all of them, one still to come need not be better off than it was.
    """
    changes = [
        (name, getattr(article, name), value) for name, value in times.items() if getattr(article, name) != value
    ]
    if not changes:
        return ""
    drafting.take_turn(article, base)
    was_live, known = article.is_live(), stopping(article) if is_to_come(article) else None
    for name, _, value in changes:
        setattr(article, name, value)
    if known is not None or (article.is_live() and not was_live):
        refuse(stopping(article), known or {})
    article.save(update_fields=[name for name, _, _ in changes])
    words = "; ".join(from_to(name, before, after) for name, before, after in changes)
    record(article, Action.TIMES, words, by)
    return words


def stopping(article):
    """What stops the story at the moment that is set for it, by place."""
    return {(problem.code, problem.field, problem.block): problem for problem in check(article) if problem.stops}


def refuse(found, known):
    if new := [problem for place, problem in found.items() if place not in known]:
        raise drafting.NotReady(new)


@transaction.atomic
def unschedule(article, *, base, by):
    """Take a story that readers have not seen yet off the schedule: it is a draft again, without a moment."""
    drafting.take_off(article, by=by)
    drafting.take_turn(article, base)
    if not is_to_come(article):
        raise TooLate
    words = f"It was to go live {in_words(article.published_at)}."
    lost = thaw(article, article.draft.frozen) if article.draft else None
    drafting.let_go_of_draft(article)
    article.status, article.published_at = Article.Status.DRAFT, None
    article.save(update_fields=["status", "published_at"])
    record(article, Action.UNSCHEDULED, words, by)
    return lost


@transaction.atomic
def lift_embargo(article, *, until=None, base, by, reason):
    """End an embargo before its hour, or move it to an earlier one; the old hour and the reason remain known."""
    drafting.take_turn(article, base)
    if not article.is_embargoed():
        raise TooLate
    words = f"It was to hold until {in_words(article.embargo_until)}."
    if until:
        words += f" It now holds until {in_words(until)}."
    article.embargo_until = until
    article.save(update_fields=["embargo_until"])
    record(article, Action.LIFTED, words, by, reason)
    return words


def record(article, action, words, by, reason=""):
    """Keep the version that this save counts, and the entry that stays."""
    drafting.keep(article, Version.Kind.TIMES, drafting.in_hand(article), by, words[:300])
    AuditEntry.objects.record(action, article, by=by, words=words, reason=reason)


def from_to(name, before, after):
    label = capfirst(Article._meta.get_field(name).verbose_name)
    before, after = (in_words(at) if at else "not set" for at in (before, after))
    return f"{label}: {before} → {after}"
