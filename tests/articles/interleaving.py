"""Two at work on one story at once, in an order that is set: one holds what the other comes to wait for."""

import threading
import time
import unittest

from django.contrib.auth.models import User
from django.db import connection, connections, transaction
from django.test import TransactionTestCase

# So long a test waits for what never comes, before it fails.
PATIENCE = 20


class Other(threading.Thread):
    """Somebody else at work, on a connection of their own; what they met is raised where they are waited for."""

    def __init__(self, act, *args, **kwargs):
        super().__init__(daemon=True)
        self.act, self.problem, self.process, self.connected = (act, args, kwargs), None, None, threading.Event()

    def run(self):
        act, args, kwargs = self.act
        try:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_backend_pid()")
                (self.process,) = cursor.fetchone()
            self.connected.set()
            act(*args, **kwargs)
        except Exception as problem:
            self.problem = problem
        finally:
            self.connected.set()
            connections.close_all()

    def begin(self):
        """Let them work until they wait for what somebody holds, or are through."""
        self.start()
        self.connected.wait(PATIENCE)
        until = time.monotonic() + PATIENCE
        while self.is_alive() and not self.waits():
            if time.monotonic() > until:
                raise AssertionError("Neither did it wait for anything, nor did it come to an end.")
            time.sleep(0.01)
        return self

    def waits(self):
        with connection.cursor() as cursor:
            cursor.execute("SELECT cardinality(pg_blocking_pids(%s))", [self.process])
            return cursor.fetchone()[0] > 0

    def end(self):
        self.join(PATIENCE)
        if self.problem:
            raise self.problem
        if self.is_alive():
            raise AssertionError("It still waits.")


@unittest.skipUnless(connection.vendor == "postgresql", "SQLite lets one writer in at a time: nothing can interleave.")
class InterleavingTestCase(TransactionTestCase):
    def setUp(self):
        self.editor = User.objects.create_user("ed")

    def fresh(self, row):
        return type(row).objects.get(pk=row.pk)

    def meanwhile(self, first, second):
        """Let the second begin once the first has done its work, and before that can be seen."""
        with transaction.atomic():
            first()
            other = Other(second).begin()
            self.assertTrue(other.is_alive(), "It did not wait for what is under way.")
        other.end()

    def assertWaitsWithoutHolding(self, act, waits_for, free):
        """Whether who has to wait for a row holds none that comes after it: the way into a ring."""
        with transaction.atomic():
            self.take(waits_for)
            other = Other(act).begin()
            self.assertTrue(other.is_alive(), "It did not wait.")
            self.take(free)  # raises at once where it is held
        other.end()

    def take(self, row):
        type(row).objects.select_for_update(nowait=True).get(pk=row.pk)
