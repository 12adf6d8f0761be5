"""Hold the files in storage against the rows that speak of them: ``manage.py check_media``."""

import datetime
from collections import Counter

from django.core.management.base import BaseCommand, CommandError

from articles.models import FormerFile
from articles.pictures import stocktaking
from articles.pictures.stocktaking import Fault

SHOWN = 20


class Command(BaseCommand):
    help = (
        "Names originals and renditions that no picture speaks of, pictures whose files are lost, and half files. "
        "Ends with 1 where anything is wrong."
    )

    def add_arguments(self, parser):
        parser.add_argument("--remove", action="store_true", help="Remove the files that no picture speaks of.")
        parser.add_argument(
            "--older-than",
            type=int,
            default=60,
            metavar="MINUTES",
            help="Pass over files that are younger, since their rows may be on their way; 60 unless told otherwise.",
        )
        parser.add_argument("--all", action="store_true", help=f"Name everything, not the first {SHOWN} of each kind.")

    def handle(self, *, remove, older_than, **options):
        if older_than < 0:
            raise CommandError("--older-than takes minutes, 0 or more.")
        found, removed, looked_at = Counter(), Counter(), 0
        for finding in stocktaking.take_stock(datetime.timedelta(minutes=older_than)):
            if finding:
                found[finding.fault] += 1
                if options["all"] or found[finding.fault] <= SHOWN:
                    self.stdout.write(f"{finding.fault}: {finding.name}")
                if remove and finding.fault in Fault.removable():
                    removed[finding.fault] += stocktaking.remove(finding)
            else:
                looked_at += 1
                if looked_at % 100 == 0:
                    self.show_progress(f"{looked_at:,} files looked at")
        self.show_progress("")
        self.summarise(found, removed, looked_at)
        if sum(found.values()) > sum(removed.values()):
            raise CommandError("Not all is as it should be; see above.")

    def show_progress(self, line):
        """A line that runs along on a terminal, and leaves no trace."""
        if self.stdout.isatty():
            self.stdout.write(f"\r{line:<40}\r", ending="")
            self.stdout.flush()

    def summarise(self, found, removed, looked_at):
        self.stdout.write(f"{looked_at:,} files are as they should be.")
        for fault, count in found.items():
            gone = f", {removed[fault]:,} removed" if removed[fault] else ""
            self.stdout.write(self.style.WARNING(f"{count:,} {fault.label}{gone}"))
        if found[Fault.LOST_RENDITIONS]:
            self.stdout.write("“matinee renditions” makes lost renditions again.")
        if found[Fault.LOST_ORIGINAL]:
            self.stdout.write("A lost original is sent again on its photo's page, or comes back from a backup.")
        if over := FormerFile.objects.over().count():
            self.stdout.write(f"{over:,} former files are past their time: “matinee renditions” lets them go.")
