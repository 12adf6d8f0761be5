"""What changes for readers by time alone: nobody saves anything, and a page is another from one second to the next."""

import datetime
from typing import NamedTuple

from django.db import connections, router
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from articles.models import Article, Launch, Photo
from magazine.front_page.models import Slot

Status = Article.Status


class Instant(NamedTuple):
    """Rows of which a moment matters once it comes; ``even_past`` where it still does after it has come."""

    rows: object
    moment: str
    even_past: bool = False


# One line for each moment that readers' pages ask the clock about. An app that brings another (a notice with
# an end) adds its line here; the moment needs an index.
INSTANTS = (
    Instant(lambda: Article.objects.filter(status=Status.PUBLISHED), "published_at"),
    Instant(lambda: Article.objects.filter(status=Status.WITHDRAWN), "published_at"),
    Instant(lambda: Article.objects.exclude(status=Status.DRAFT), "embargo_until"),
    Instant(lambda: Article.objects.filter(status=Status.PUBLISHED), "expires_at"),
    Instant(lambda: Photo.objects.all(), "rights_from"),
    Instant(lambda: Photo.objects.all(), "rights_until"),
    Instant(lambda: Slot.objects.all(), "starts"),
    Instant(lambda: Slot.objects.all(), "ends"),
    # One that is due and not yet carried out: nothing may be kept until it is.
    Instant(lambda: Launch.objects.planned(), "goes_live_at", even_past=True),
)

# Moments of rows that pages read and that change nothing by themselves, with why not.
SHOWN_ONLY = {
    "articles.Article.updated_at": "a date in print; it hides and shows nothing",
    "articles.Launch.made_at": "for the desk",
    "articles.Launch.settled_at": "for the desk",
}


def next_change(now):
    """The first moment from now on at which readers would be shown something else; None where there is none.

    One query, of one row from each of a few indexes, however many rows there are.
    """
    asked, values = zip(*(earliest(each, now) for each in INSTANTS), strict=True)
    with connections[router.db_for_read(Article)].cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(asked)}", [value for each in values for value in each])
        found = cursor.fetchone()
    return min((as_moment(each) for each in found if each), default=None)


def earliest(instant, now):
    rows = instant.rows().exclude(**{instant.moment: None})
    if not instant.even_past:
        rows = rows.filter(**{f"{instant.moment}__gt": now})
    sql, values = rows.order_by(instant.moment).values_list(instant.moment)[:1].query.sql_with_params()
    return f"({sql})", values


def as_moment(value):
    """SQLite keeps moments as texts."""
    moment = parse_datetime(value) if isinstance(value, str) else value
    return timezone.make_aware(moment, datetime.UTC) if timezone.is_naive(moment) else moment
