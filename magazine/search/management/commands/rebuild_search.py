"""Make the search index anew, or compare it with the rows: ``manage.py rebuild_search``."""

from time import monotonic

from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from magazine.edition import number
from magazine.search import indexing, noting
from magazine.search.engines import engine

AT_ONCE = 250


class Command(BaseCommand):
    help = "Makes the search index anew from the rows, its tables and triggers too. It may be stopped and run again."

    def add_arguments(self, parser):
        parser.add_argument("--check", action="store_true", help="Only compare the index with the rows.")

    def handle(self, *, check, **options):
        if check:
            self.compare()
        else:
            indexing.empty()
            self.begin(sum(len(indexing.all_keys(kind)) for kind in noting.MODELS))
            indexing.take_in_everything(self.show)
            number.move()  # what was found by the index before is kept under no number of now
            self.finish()
            self.compare()

    def compare(self):
        missing = noting.missing_triggers()
        if missing:
            raise CommandError(f"Triggers are missing: {', '.join(missing)}. Run this without --check.")
        keys = {kind: indexing.all_keys(kind) for kind in noting.MODELS}
        total = sum(map(len, keys.values()))
        self.begin(total)
        differing, done = [], 0
        for kind, own in keys.items():
            for start in range(0, len(own), AT_ONCE):
                differing += [f"{kind} {key}" for key in indexing.differing(kind, own[start : start + AT_ONCE])]
                done += len(own[start : start + AT_ONCE])
                self.show(done)
        self.finish()
        with connection.cursor() as cursor:
            for name, counts in engine().counted(cursor).items():
                differing += [f"{name}: {' / '.join(map(str, counts))} rows"] if len(set(counts)) > 1 else []
        if differing:
            named = ", ".join(differing[:10])
            raise CommandError(f"{len(differing):,} differ: {named}. Run this without --check.")
        self.stdout.write(self.style.SUCCESS(f"The index holds {total:,} stories and names as they are."))

    def begin(self, total):
        self.total, self.started = total, monotonic()

    def show(self, done):
        """A line that runs along on a terminal, and leaves no trace."""
        if self.stdout.isatty() and done:
            left = round(max(0, self.total - done) * (monotonic() - self.started) / done)
            self.stdout.write(f"\r{done:,} of {self.total:,}, {left // 60} min {left % 60:02} s left   ", ending="")
            self.stdout.flush()

    def finish(self):
        if self.stdout.isatty():
            self.stdout.write(f"\r{' ' * 60}\r", ending="")
