"""Make the renditions of pictures: ``manage.py renditions``."""

import datetime
from time import monotonic

from django.core.management.base import BaseCommand, CommandError

from articles.models import FormerFile, Photo
from articles.pictures.batch import Job, develop_all
from articles.pictures.darkroom import develop
from articles.pictures.originals import BrokenPicture
from articles.pictures.renditions import forget_former, keep, lack, order_for, read, sweep

# Folders that no row speaks of are left alone for so long, since somebody may be about to write the row.
YOUNG = datetime.timedelta(hours=1)


class Command(BaseCommand):
    help = (
        "Makes the sizes and crops that readers get of each picture, where they are missing or out of date. "
        "It may be stopped at any time: the next run makes the rest."
    )

    def add_arguments(self, parser):
        parser.add_argument("slugs", nargs="*", metavar="slug", help="Only these pictures.")
        parser.add_argument(
            "--missing", action="store_true", help="List the pictures that lack some, and why, and make none."
        )
        parser.add_argument(
            "--forget-former",
            action="store_true",
            help="Delete at once what was replaced within the last hour. Pages that are open lose those pictures.",
        )

    def handle(self, *, slugs, missing, forget_former, **options):
        photos = chosen(slugs)
        if forget_former:
            return self.forget_former(photos)
        lacking, broken = [], []
        for photo in in_batches(photos, photos.values_list("pk", flat=True)):
            try:
                words = lack(photo)
            except BrokenPicture as reason:
                broken.append((photo.slug, reason))
            else:
                lacking += [(photo.pk, photo.slug, words)] if words else []
        if missing:
            return self.list_missing(photos.count(), lacking, broken)
        made = self.make(photos, lacking, broken)
        self.summarise(photos.count(), made, swept=0 if slugs else sweep(YOUNG))
        if broken:
            raise CommandError("\n".join(f"{slug}: {reason}" for slug, reason in broken))

    def forget_former(self, photos):
        count = forget_former(FormerFile.objects.filter(photo__in=photos))
        self.stdout.write(f"{count:,} sets of former renditions deleted.")

    def list_missing(self, total, lacking, broken):
        for slug, words in sorted([(slug, words) for _, slug, words in lacking] + broken, key=str):
            self.stdout.write(f"{slug}: {words}")
        self.stdout.write(f"{len(lacking) + len(broken):,} of {total:,} pictures lack renditions.")

    def make(self, photos, lacking, broken):
        """Make what is lacking; how many pictures that was."""
        made, started = 0, monotonic()
        jobs = begun(in_batches(photos, [key for key, _, _ in lacking]), broken)
        for (photo, original, order), outcome in develop_all(jobs, develop):
            if isinstance(outcome, BrokenPicture):
                broken.append((photo.slug, outcome))
                continue
            if not is_still_as_it_was(photo, order):
                continue
            try:
                keep(photo, order.recipe(original), *outcome)
            except OSError as error:
                raise CommandError(
                    f"The renditions of {photo.slug} could not be stored: {error}. "
                    f"Those of {made:,} pictures were made; make room, and run this again for the rest."
                ) from error
            made += 1
            self.show_progress(f"{progress(made, len(lacking), monotonic() - started)}  {photo.slug:<40.40}")
        if made:
            self.show_progress(" " * 90 + "\r")
        return made

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
            self.stdout.write(f"{swept:,} folders of deleted or replaced pictures removed.")


def chosen(slugs):
    """All pictures, or those named."""
    photos = Photo.objects.all()
    if slugs:
        photos = photos.filter(slug__in=slugs)
        if unknown := set(slugs) - set(photos.values_list("slug", flat=True)):
            raise CommandError(f"No picture is called {', '.join(sorted(unknown))}.")
    return photos


def in_batches(photos, keys, size=100):
    """Photos with what an order names, a hundred at a time.

    No cursor stays open while renditions are written: SQLite would refuse the write.
    """
    photos = photos.select_related("renditions").prefetch_related("creators__person", "creators__company", "people")
    keys = list(keys)
    for start in range(0, len(keys), size):
        yield from photos.filter(pk__in=keys[start : start + size]).order_by("slug")


def begun(photos, broken):
    """Photos with their originals, read as they are needed."""
    for photo in photos:
        try:
            yield Job(photo, read(photo), order_for(photo))
        except BrokenPicture as reason:
            broken.append((photo.slug, reason))


def is_still_as_it_was(photo, order):
    """Whether nobody has changed or deleted a photo since its order was taken: they made its renditions themselves."""
    now = next(in_batches(Photo.objects.all(), [photo.pk]), None)
    return now is not None and now.file.name == photo.file.name and order_for(now) == order


def progress(made, total, seconds):
    """How far it is and how long it will take: “12 of 340, 31 a minute, 10 min 35 s left”."""
    left = round((total - made) * seconds / made)
    minutes = f"{left // 60} min " if left >= 60 else ""
    return f"{made:,} of {total:,}, {60 * made / seconds:.0f} a minute, {minutes}{left % 60} s left"
