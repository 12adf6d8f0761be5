"""Which plates are fresh, and putting new ones there.

A number is asked for as the rows of which it is the sum, each with how far it has come: a replica may see commits in
another order than the primary, where the same sum is that of another state (magazine/replica/reading.py).
"""

import hashlib
import logging
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache

from django.conf import settings
from django.db import DatabaseError, connection, transaction
from django.db.models import Aggregate, OuterRef, Q, Subquery, TextField
from django.utils.module_loading import import_string

from ..models import Article, Photo, Plate, PlateNumber
from ..prepared import KEY, NOW, TEXT, Prepared
from ..waiting import at_most

log = logging.getLogger(__name__)

USUAL = 32  # stories on a page, or fewer
PATIENCE = 50  # milliseconds that a reader waits for a writer, to keep a plate


def may_print():
    """Whether plates count: not while templates are being tried out, nor inside a transaction, as a rehearsal is."""
    return not settings.DEBUG and not connection.in_atomic_block


@cache
def version():
    return import_string(settings.CODE_VERSION)()


def with_plates(stories, now, *parts):
    """Keys of stories, with the numbers of their own rows, of the shelf and of all stories; and of each part the plate
    that is there, fresh or not, as its state and its text. One query."""
    plates = Plate.objects.filter(Q(until=None) | Q(until__gt=now), key=OuterRef("pk"))
    each = [Subquery(plates.filter(part=part).values(name)) for part in parts for name in ("state", "text")]
    numbers = (number_of(which) for which in (OuterRef("pk"), PlateNumber.SHELF, PlateNumber.ALL_STORIES))
    return stories.values_list("pk", *numbers, *each)


def at_key(part, key, now):
    """The plate that is there, fresh or not, as its state and its text; None where there is none."""
    return next(iter(there.rows(part=part, key=key, now=now)), None)


there = Prepared(
    Plate,
    lambda part, key, now: Plate.objects.filter(Q(until=None) | Q(until__gt=now), part=part, key=key).values_list(
        "state", "text"
    ),
    part=TEXT,
    key=KEY,
    now=NOW,
)


def numbers():
    """The number of the shelf and that of all stories together."""
    found = sorted(own_numbers(2).rows(story_0=PlateNumber.SHELF, story_1=PlateNumber.ALL_STORIES))
    return tuple([row for row in found if row[0] == each] for each in (PlateNumber.SHELF, PlateNumber.ALL_STORIES))


def with_numbers(keys):
    """Keys of stories, and the numbers that their own rows have come to; nothing where there are no keys."""
    keys = list(keys)
    if not keys:
        return ()
    # Of many, as on a map, for a power of two: in the places that are left one key stands again.
    room = len(keys) if len(keys) <= USUAL else 1 << (len(keys) - 1).bit_length()
    asked = {f"story_{place}": key for place, key in enumerate(keys + keys[-1:] * (room - len(keys)))}
    return keys, sorted(own_numbers(room).rows(**asked))


@cache
def own_numbers(room):
    return Prepared(
        PlateNumber,
        lambda **keys: (
            PlateNumber.objects.filter(story__in=list(keys.values())).order_by().values_list("story", "pk", "number")
        ),
        **{f"story_{place}": KEY + place for place in range(room)},
    )


class Parts(Aggregate):
    """The rows of which a number is the sum, in one text."""

    output_field = TextField()
    arg_joiner = " || ':' || "

    def as_sqlite(self, compiler, connection, **context):
        return self.as_sql(compiler, connection, template="group_concat(%(expressions)s)", **context)

    def as_postgresql(self, compiler, connection, **context):
        in_order = "string_agg(%(expressions)s, ',' ORDER BY %(expressions)s)"
        return self.as_sql(compiler, connection, template=in_order, **context)


def number_of(story):
    numbers = PlateNumber.objects.filter(story=story).order_by().values("story")
    return Subquery(numbers.annotate(parts=Parts("pk", "number")).values("parts"))


def state_of(*what):
    """What was found of rows, as a short text, together with the version of what makes plates of them."""
    return hashlib.blake2b(repr((version(), *what)).encode(), digest_size=16).hexdigest()


# What shows something of stories that do not stand on it

goes_by_all = ContextVar("goes_by_all", default=None)


@contextmanager
def noting_what_it_goes_by():
    """Empty where what is made meanwhile goes by what stands on it and by the shelf alone."""
    noted = []
    token = goes_by_all.set(noted)
    try:
        yield noted
    finally:
        goes_by_all.reset(token)


def go_by_all_stories():
    """What is being made shows whether other stories are there."""
    if (noted := goes_by_all.get()) is not None:
        noted.append(True)


# Moments


def next_rights(now):
    """The next moment at which the rights of any picture begin or end; None where there is none."""
    return first_after(now, Photo.objects, "rights_from", "rights_until")


def next_story(now):
    """The next moment at which any story comes or goes."""
    return first_after(now, Article.objects, "published_at", "embargo_until", "expires_at")


def earliest(*moments):
    return min((at for at in moments if at), default=None)


def first_after(now, rows, *moments):
    found = (
        rows.filter(**{f"{name}__gt": now}).order_by(name).values_list(name, flat=True).first() for name in moments
    )
    return earliest(*found)


# Keeping


def keep(part, made):
    """Keep plates, as (key, state, text, until). Where that is not possible just now, whoever reads next makes them
    again."""
    if not made:
        return
    plates = [Plate(part=part, key=key, state=state, text=text, until=until) for key, state, text, until in made]
    try:
        with at_most(PATIENCE), transaction.atomic():
            Plate.objects.bulk_create(
                sorted(plates, key=lambda plate: plate.key),
                update_conflicts=True,
                unique_fields=["part", "key"],
                update_fields=["state", "text", "until"],
            )
    except DatabaseError as error:  # locked, full or read-only: the reader has the page all the same
        log.info("Plates are not kept: %s", error)
