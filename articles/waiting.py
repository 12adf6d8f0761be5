"""How long whoever asks the database waits there for somebody who is writing."""

from django.db import connection


class at_most:
    """Within it, so many milliseconds, and not as long as a save would."""

    def __init__(self, milliseconds):
        self.milliseconds = milliseconds

    def __enter__(self):
        with connection.cursor() as cursor:
            if connection.vendor == "sqlite":
                self.before = cursor.execute("PRAGMA busy_timeout").fetchone()[0]
                cursor.execute(f"PRAGMA busy_timeout = {self.milliseconds}")
            else:
                cursor.execute(f"SET lock_timeout = {self.milliseconds}")

    def __exit__(self, *failed):
        with connection.cursor() as cursor:
            if connection.vendor == "sqlite":
                cursor.execute(f"PRAGMA busy_timeout = {self.before}")
            else:
                cursor.execute("RESET lock_timeout")
