"""One that cannot be shown takes nothing with it: what stands beside it is whole, and the desk is told where to look.

Pages, feeds, maps, data for machines and letters all go by this. What breaks is one row's, its words, its address or
the template it is shown with; a database that fails is everybody's, and nothing is made of what it has left unsaid.
"""

import logging
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import DatabaseError
from django.db.models import Model
from django.urls import NoReverseMatch, reverse

log = logging.getLogger(__name__)
noted = ContextVar("noted", default=None)


def each(rows, tell, where):
    """What ``tell`` makes of each row, without those of which it can make nothing. ``where`` they would have stood."""
    for row in rows:
        with without(row, where):
            yield tell(row)


@contextmanager
def without(row, where):
    """What is done here is done for one row, and left undone where the row breaks it."""
    try:
        yield
    except DatabaseError:
        raise
    except Exception:  # whatever one breaks on, the others beside it are whole
        leave_out(row)
        log.exception("%s leaves out %s, which cannot be shown. %s", where, called(row), address_at_desk(row))


@contextmanager
def note():
    """What is left out meanwhile: what is made then is not whole, and nothing to keep."""
    found = []
    token = noted.set(found)
    try:
        yield found
    finally:
        noted.reset(token)


def leave_out(what):
    if (found := noted.get()) is not None:
        found.append(what)


def called(row):
    """By the little that cannot fail, too: a row's own name may be what breaks."""
    if not isinstance(row, Model):
        return repr(row)
    return f"the {row._meta.verbose_name} {getattr(row, 'slug', '') or row.pk}"


def address_at_desk(row):
    """Where somebody can mend it; nothing where there is no such place."""
    if not isinstance(row, Model):
        return ""
    try:
        return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])
    except NoReverseMatch:
        return ""
