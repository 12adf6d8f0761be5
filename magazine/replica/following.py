"""The replica as the front knows it: when it is asked for a page, and what it is asked while the primary is away.

Without the primary nobody can say what was withdrawn a second ago. So for a minute after it last answered,
as long as a cache in front may hold a page anyway, readers are given what the replica shows, if that is no
less than this process has seen of the primary; it is enough for a restart. After that they are told to come
again, until the primary is back or the replica was made the primary.
"""

import logging
import time
from contextlib import suppress

from django.db import Error, connections

from magazine.edition.kept import LIFE
from magazine.edition.number import Numbering

from .reading import REPLICA, Reading, ReplicaLost, reads

log = logging.getLogger(__name__)

REST = 5  # seconds without asking a replica that did not answer
AGAIN = 1  # seconds until a primary that did not answer is asked again


class Replica:
    def __init__(self, numbering):
        self.primary, self.own = numbering, Numbering(REPLICA)
        self.heard, self.last = None, None  # when the primary last answered, and which number
        self.alone, self.again = False, 0  # whether the primary is away, and until when it is not asked
        self.lost, self.resting_until = False, 0

    def number(self):
        """The edition number; while the primary is away the replica's, and None once that will not do either."""
        asked = time.monotonic()
        if not self.alone or asked >= self.again:
            number = self.primary()
            self.alone, self.again = number is None, time.monotonic() + AGAIN
            if number is not None:
                self.heard, self.last = asked, number
                return number
        if self.last is None or asked > self.heard + LIFE:
            return None
        number = self.own()
        return number if number is not None and number >= self.last else None

    def is_alone(self):
        """Whether the primary is away, looked at now."""
        self.number()
        return self.alone

    def reading(self, number):
        """How a page of that edition is read from the replica; None where all of it is read from the primary."""
        if self.alone:
            return Reading(number=number)
        if self.lost and not self.is_back():
            return None
        parts = self.primary.parts()
        return Reading(parts) if parts else Reading(number=number)

    def is_back(self):
        """Whether a replica that was lost answers again, asked by a connection that nobody waits for in a pool."""
        if time.monotonic() >= self.resting_until:
            self.lost, self.resting_until = self.own() is None, time.monotonic() + REST
        return not self.lost

    def ask(self, question, number):
        """The answer to a question that reads the database, from the replica where the primary is away."""
        with reads(Reading(number=number) if self.alone else None):
            try:
                return question()
            except ReplicaLost as lost:
                raise Error(str(lost)) from lost

    def made(self, make, number):
        """A page, read from the replica if that will do, and from the primary at once if the replica is lost."""
        try:
            with reads(self.reading(number)):
                return make()
        except ReplicaLost as lost:
            self.lost, self.resting_until = True, time.monotonic() + REST
            log.warning("The replica did not answer, and is not asked for %d seconds: %s", REST, lost)
            with suppress(Error):
                connections[REPLICA].close()
            return make()
