"""Reading a page from a replica: which queries go there, and why none shows what readers may no longer see.

A replica is behind, by a moment or by an hour. So it is asked for nothing but a page that the front makes
for everybody (see edition/front.py), and only once it shows all that the primary showed when the edition
number of that page was read: of each row of ``edition_count`` its own is at least as high. One number alone
would not do, being the sum of rows that a replica may see move in another order; but each row moves
with one writer after the other, so whoever sees it at n sees all that moved it up to n. What more the
replica shows is newer, committed already, and about to be the next edition.

Everything else reads from the primary: whoever is logged in, forms, previews, commands, and of a page
what is asked inside a transaction or after something was written.
"""

from contextlib import contextmanager
from contextvars import ContextVar

from django.db import DEFAULT_DB_ALIAS, connections

from magazine.edition.engines import ENGINES

REPLICA = "replica"

reading = ContextVar("reading", default=None)


class ReplicaLost(BaseException):
    """The replica could not answer, and the page is to be made anew from the primary.

    Not an Exception, so that nobody on its way takes it for the trouble of one story and leaves that out.
    """


class Reading:
    """One page being made. ``parts``: what the replica must show, as rows of ``edition_count``; or, while the
    primary is away, the ``number`` it must have reached."""

    def __init__(self, parts=None, number=None):
        self.parts, self.number = parts, number
        self.caught_up = None  # not looked at yet

    def goes_to_replica(self):
        if self.caught_up is None:
            self.caught_up = self.look()
        return self.caught_up and not connections[DEFAULT_DB_ALIAS].in_atomic_block

    def look(self):
        """On the very connection that the page is read by: behind one address there may be several replicas."""
        with connections[REPLICA].cursor() as cursor:
            cursor.execute(ENGINES["postgresql"].parts)
            there = dict(cursor.fetchall())
        if self.parts is None:
            return sum(there.values()) >= self.number
        return all(there.get(row, -1) >= number for row, number in self.parts.items())

    def writes(self):
        """What was written is read where it was written. (Nothing can be while the primary is away.)"""
        if self.parts is not None:
            self.caught_up = False


@contextmanager
def reads(its):
    token = reading.set(its)
    try:
        yield
    finally:
        reading.reset(token)


class Router:
    """Django's database router: to the replica with what is read for a page, with everything else to the primary."""

    def db_for_read(self, model, **hints):
        now = reading.get()
        return REPLICA if now and now.goes_to_replica() else DEFAULT_DB_ALIAS

    def db_for_write(self, model, **hints):
        if now := reading.get():
            now.writes()
        return DEFAULT_DB_ALIAS

    def allow_relation(self, one, other, **hints):
        return True

    def allow_migrate(self, db, app_label, **hints):
        return db != REPLICA
