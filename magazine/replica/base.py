"""Django's PostgreSQL, for a replica: what goes wrong while a page is read from it is told to whoever had it made."""

from django.db import Error
from django.db.backends.postgresql import base
from django.db.utils import DatabaseErrorWrapper
from django.utils.functional import cached_property

from .reading import ReplicaLost, reading


class ErrorWrapper(DatabaseErrorWrapper):
    """Whether it is gone, cancelled a query to go on replaying, or has no such table yet: the primary knows better."""

    def __exit__(self, exc_type, exc_value, traceback):
        try:
            super().__exit__(exc_type, exc_value, traceback)
        except Error as error:
            if reading.get():
                raise ReplicaLost(str(error)) from error
            raise


class DatabaseWrapper(base.DatabaseWrapper):
    @cached_property
    def wrap_database_errors(self):
        """Around connecting, asking and fetching."""
        return ErrorWrapper(self)
