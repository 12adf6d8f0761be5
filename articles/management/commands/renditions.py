"""Make the renditions of pictures: ``manage.py renditions``."""

import datetime
import os
import signal
from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait
from itertools import islice
from multiprocessing import get_context

from django.core.management.base import BaseCommand, CommandError

from articles.models import Photo
from articles.pictures.darkroom import BrokenPicture, develop
from articles.pictures.renditions import is_complete, keep, order_for, read, sweep


class Command(BaseCommand):
    help = "Makes the sizes and crops that readers get of each picture, where they are missing or out of date."

    def add_arguments(self, parser):
        parser.add_argument("slugs", nargs="*", metavar="slug", help="Only these pictures.")
        parser.add_argument(
            "--missing-only",
            action="store_true",
            help="Leave pictures alone that have renditions, up to date or not; it saves reading the originals.",
        )

    def handle(self, *, slugs, missing_only, **options):
        photos = Photo.objects.select_related("renditions").prefetch_related(
            "creators__person", "creators__company", "people"
        )
        if slugs:
            photos = photos.filter(slug__in=slugs)
            if unknown := set(slugs) - set(photos.values_list("slug", flat=True)):
                raise CommandError(f"No picture is called {', '.join(sorted(unknown))}.")
        broken = []
        jobs = pending(in_batches(photos), missing_only, broken)
        made = 0
        for photo in develop_all(jobs, broken):
            made += 1
            self.show_progress(f"{made:>6,} {photo.slug:<60.60}")
        if made:
            self.show_progress(" " * 70 + "\r")
        swept = 0 if slugs else sweep(older_than=datetime.timedelta(hours=1))
        self.summarise(photos.count(), made, swept)
        if broken:
            raise CommandError("\n".join(f"{photo.slug}: {reason}" for photo, reason in broken))

    def show_progress(self, line):
        """A line that runs along on a terminal, and leaves no trace."""
        if self.stdout.isatty():
            self.stdout.write(f"\r{line}", ending="")
            self.stdout.flush()

    def summarise(self, total, made, swept):
        if made:
            self.stdout.write(self.style.SUCCESS(f"Renditions of {made:,} of {total:,} pictures made."))
        else:
            self.stdout.write(f"Renditions of {total:,} pictures: nothing to make.")
        if swept:
            self.stdout.write(f"{swept:,} folders of deleted pictures removed.")


def in_batches(photos, size=100):
    """Photos by slug. No cursor stays open while renditions are written: SQLite would refuse the write."""
    keys = list(photos.order_by("slug").values_list("pk", flat=True))
    for start in range(0, len(keys), size):
        yield from photos.filter(pk__in=keys[start : start + size]).order_by("slug")


def pending(photos, missing_only, broken):
    """Photos whose renditions are to be made, each with its recipe, original and order."""
    for photo in photos:
        existing = getattr(photo, "renditions", None)
        complete = existing is not None and is_complete(existing)
        if complete and missing_only:
            continue
        try:
            original = read(photo)
        except BrokenPicture as reason:
            broken.append((photo, reason))
            continue
        order = order_for(photo)
        recipe = order.recipe(original)
        if not (complete and existing.recipe == recipe):
            yield photo, recipe, original, order


def develop_all(jobs, broken):
    """Develop on every core and keep here, where the database is. Yields each photo done."""
    workers = os.cpu_count() or 1
    # Spawned, not forked: no child may hold this process's database connection.
    context, quiet = get_context("spawn"), (signal.SIGINT, signal.SIG_IGN)
    with ProcessPoolExecutor(workers, context, initializer=signal.signal, initargs=quiet) as darkrooms:
        running = {}

        def start(count):
            for photo, recipe, original, order in islice(jobs, count):
                running[darkrooms.submit(develop, original, order)] = photo, recipe

        # Two for each core: enough to keep it busy, few enough to hold in memory.
        start(2 * workers)
        while running:
            for done in wait(running, return_when=FIRST_COMPLETED).done:
                photo, recipe = running.pop(done)
                start(1)
                try:
                    keep(photo, recipe, *done.result())
                except BrokenPicture as reason:
                    broken.append((photo, reason))
                else:
                    yield photo
