"""Copy the whole magazine into another database: ``manage.py copy_magazine --to postgres://user@host/name``."""

from time import monotonic

from django.core.management.base import BaseCommand, CommandError
from django.db import Error, connection, connections

from magazine.keeping.copying.holding import Refused
from magazine.keeping.copying.whole import copy, make_ready
from magazine.keeping.progress import RunningLine
from magazine.keeping.standing import database_at, name_of, standing_on
from magazine.search import indexing


class Command(BaseCommand):
    help = (
        "Copies every table into an empty database of either kind, all or nothing, and compares both. Meanwhile "
        "the site goes on for readers, and saving waits. Files of pictures stay where they are."
    )
    requires_migrations_checks = False

    def add_arguments(self, parser):
        parser.add_argument(
            "--to",
            required=True,
            metavar="URL",
            help="The other database: postgres://<user>:<password>@<host>:<port>/<name> or sqlite:///<file>.",
        )

    def handle(self, *, to, **options):
        try:
            if to.partition(":")[0] not in ("sqlite", "postgres", "postgresql"):
                raise ValueError
            target = database_at(to)
            if target.settings_dict["NAME"] == ":memory:":  # gone with the command that filled it
                raise ValueError
        except ValueError:
            # The address itself is not repeated: there may be a password in it.
            raise CommandError("--to takes sqlite:///<file> or postgres://<user>:<password>@<host>/<name>.") from None
        self.line = RunningLine(self.stdout, "rows")
        try:
            make_ready(connections["default"], target, self.tell)
            started = monotonic()
            compared = copy(connections["default"], target, self.line, self.tell)
            self.line.clear()
            self.print_table(compared, monotonic() - started)
            with standing_on(target):
                self.tell("Making the search index")
                indexing.take_in_everything()
        except Refused as reasons:
            self.line.clear()
            raise CommandError(f"{reasons}\nNothing was copied.") from None
        except Error as error:
            self.line.clear()
            raise CommandError(f"{name_of(target)} cannot be used: {' '.join(str(error).split())}") from error
        finally:
            target.close()
        self.stdout.write(
            f"All of it is in {name_of(target)}. Set DATABASE_URL to it and start the site again; what is "
            f"saved in {name_of(connection)} from now on is not in it."
        )

    def tell(self, words):
        self.line.clear()
        self.stdout.write(f"{words} …")
        self.stdout.flush()

    def print_table(self, compared, seconds):
        for each in filter(lambda each: each.here.rows, compared):
            self.stdout.write(f"  ✓ {each.label:32}{each.here.rows:>12,} rows  {str(each.here)[:16]}")
        rows = sum(each.here.rows for each in compared)
        self.stdout.write(
            self.style.SUCCESS(
                f"{len(compared)} tables, {rows:,} rows, the same on both sides, in {seconds:,.1f} s "
                f"({rows / max(seconds, 0.001):,.0f} rows a second)."
            )
        )
