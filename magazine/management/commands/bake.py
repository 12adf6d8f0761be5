"""Write the whole public site as files: ``manage.py bake DIR``."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.formats import date_format

from magazine.baking.folder import Folder, FolderError
from magazine.baking.journal import NoRoom
from magazine.baking.run import Bake, Unfinished
from magazine.baking.site import Site


class Command(BaseCommand):
    help = (
        "Writes every page that readers may see, with its pictures, feeds and maps, as files that any web server can "
        "give. What is right already is not written again, what is no part of the site any more goes, and a bake that "
        "is stopped goes on with the next."
    )

    def add_arguments(self, parser):
        parser.add_argument("directory", metavar="DIR", help="The folder: a new one, or one that was baked before.")
        parser.add_argument(
            "--site", default=settings.SITE_URL, metavar="URL", help="How addresses begin; SITE_URL without it."
        )

    def handle(self, *, directory, site, **options):
        root = checked(site)
        try:
            folder = Folder(directory)
            bake = Bake(folder, Site(root), progress=self.show_progress)
            try:
                bake.run()
            finally:
                self.show("")
                self.name_what_is_missing(folder.journal)
                folder.journal.close()
        except (FolderError, NoRoom, Unfinished) as reason:
            raise CommandError(str(reason)) from reason
        self.summarise(folder, bake)

    def show_progress(self, done, total, rate):
        left = round((total - done) / rate) if rate else 0
        minutes = f"{left // 60} min " if left >= 60 else ""
        self.show(f"{done:,} of {total:,} addresses, {rate:.0f} a second, {minutes}{left % 60} s left")

    def show(self, line):
        """A line that runs along on a terminal, and leaves no trace."""
        if self.stdout.isatty():
            self.stdout.write(f"\r{line:<90}{'' if line else chr(13)}", ending="")
            self.stdout.flush()

    def name_what_is_missing(self, journal):
        for address, page in journal.missing():
            self.stderr.write(self.style.WARNING(f"{page} leads to {address}, where there is nothing."))

    def summarise(self, folder, bake):
        lies = f"Edition {bake.state.number} lies in {folder.site}"
        if not (folder.written or folder.removed):
            return self.stdout.write(f"{lies} already: nothing to write. {holds(bake)}")
        done = f"{folder.written:,} files written, {folder.removed:,} removed"
        self.stdout.write(self.style.SUCCESS(f"{lies}: {done}. {holds(bake)}"))


def checked(site):
    """The address of a site, without a path."""
    parts = urlsplit(site)
    if parts.scheme not in ("http", "https") or not parts.netloc or parts.path.strip("/") or parts.query:
        wrong = f", not {site}" if site else ""
        raise CommandError(f"Name the address that readers have: --site https://magazine.example, or SITE_URL{wrong}.")
    return f"{parts.scheme}://{parts.netloc}"


def holds(bake):
    if bake.state.until is None:
        return "It holds until something is changed."
    until = timezone.localtime(bake.state.until)
    return f"It holds until {date_format(until, 'j F Y, H:i e')}, or until something is changed."
