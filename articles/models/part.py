import time
import uuid

from django.db import models


def time_ordered_uuid():
    """A UUID of version 7: unique wherever it is made, and later ones sort after earlier ones.

    Milliseconds since 1970 in 48 bits, their fraction in 12, then 62 random bits
    (RFC 9562, 5.7 and 6.2, method 3). Python has its own from 3.14 on.
    """
    milliseconds, nanoseconds = divmod(time.time_ns(), 1_000_000)
    random = uuid.uuid4().int & ((1 << 62) - 1)
    fraction = nanoseconds * 4096 // 1_000_000
    return uuid.UUID(int=milliseconds << 80 | 7 << 76 | fraction << 64 | 2 << 62 | random)


class StoryPart(models.Model):
    """A row that belongs to a story. One that is made in a draft keeps its key when the draft goes live."""

    id = models.UUIDField(primary_key=True, default=time_ordered_uuid, editable=False)

    class Meta:
        abstract = True
