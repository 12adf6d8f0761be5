"""Bring a whole archive in: ``manage.py load_archive archive.jsonl --pictures DIR``."""

import sqlite3
from collections import Counter
from pathlib import Path
from time import monotonic

from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError

from articles.importing.archive.lines import FORMAT, NoArchive
from articles.importing.archive.loading import load
from articles.importing.archive.report import OUTCOMES, PLURAL
from articles.launching import carry_out_due

MOST_REMARKS = 20
BETWEEN_LINES = 0.5  # seconds


class Command(BaseCommand):
    help = (
        f"Brings in a whole archive, a file of the format {FORMAT}, in batches. A record that fails a check is refused "
        "with its line and the reason, and the rest goes on. It may be stopped at any time: the next run goes on from "
        "there. The same archive again changes nothing, and what the desk has changed since stays as it is."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, metavar="FILE.jsonl")
        parser.add_argument("--pictures", type=Path, metavar="DIR", help="The folder in which its pictures are.")
        parser.add_argument(
            "--cleared-under",
            default="",
            metavar="LICENCE",
            help="What allows showing all of its pictures, in words that are kept with each: “CC BY 4.0”. "
            "Without it pictures of unknown rights come in and are shown to nobody outside the desk.",
        )

    def handle(self, *, file, pictures, cleared_under, **options):
        self.verbosity, self.started, self.last, self.shown = options["verbosity"], monotonic(), 0, Counter()
        if not file.is_file():
            raise CommandError(f"{file} is not there, or is not a file.")
        if pictures and not pictures.is_dir():
            raise CommandError(f"{pictures} is not a folder.")
        if len(cleared_under) > 500:
            raise CommandError("The words of --cleared-under are longer than 500 characters. Shorten them.")
        carry_out_due()
        try:
            report = load(
                file,
                pictures=pictures,
                cleared_under=cleared_under.strip(),
                tell=self.tell,
                progress=self.show_progress,
            )
        except NoArchive as reason:
            raise CommandError(f"{file.name} {reason} Nothing was loaded.") from None
        except (OperationalError, sqlite3.Error, OSError) as error:
            self.clear_line()
            raise CommandError(
                f"It went on no further: {error}. What is in stays in; run it again to go on."
            ) from error
        except KeyboardInterrupt:
            self.clear_line()
            raise CommandError("Stopped. What is in stays in; run it again to go on.") from None
        self.clear_line()
        if self.verbosity:
            self.print_report(report, pictures)
        if report.refused:
            raise CommandError(f"{records(report.refused)} refused; the rest is in.")

    # While it runs

    def tell(self, remark):
        if remark.refused:
            self.clear_line()
            self.stderr.write(str(remark), self.style.ERROR)
            return
        self.shown["all"] += 1
        if self.verbosity > 1 or (self.verbosity and self.shown["all"] <= MOST_REMARKS):
            self.clear_line()
            self.stdout.write(self.style.WARNING(str(remark)))

    def show_progress(self, stories, read, size):
        now = monotonic()
        if self.verbosity and self.stdout.isatty() and now - self.last >= BETWEEN_LINES:
            self.last = now
            self.stdout.write(f"\r{progress(stories, read, size, now - self.started):<70}", ending="")
            self.stdout.flush()

    def clear_line(self):
        if self.last:
            self.stdout.write("\r" + 70 * " " + "\r", ending="")
            self.last = 0

    # At the end

    def print_report(self, report, pictures):
        if (more := self.shown["all"] - MOST_REMARKS) > 0 and self.verbosity == 1:
            self.stdout.write(f"… and {more:,} more remarks; -v 2 shows them all.")
        kinds = list(dict.fromkeys(kind for counts in report.counts.values() for kind in counts))
        self.stdout.write(" " * 14 + "".join(f"{outcome:>11}" for outcome in OUTCOMES))
        for kind in sorted(kinds):
            numbers = "".join(f"{report.counts[outcome][kind] or '·':>11}" for outcome in OUTCOMES)
            self.stdout.write(f"{PLURAL.get(kind, kind + 's'):14}{numbers}")
        if missing := report.counts["missing"]["photo"]:
            way_out = "Run it again when they are there" if pictures else "Run it again with --pictures DIR"
            noun = "picture was" if missing == 1 else "pictures were"
            self.stdout.write(
                f"{missing:,} {noun} not there; the words for them are kept in their figures. "
                f"{way_out}, and they take their places."
            )
        if report.held_back:
            self.stdout.write(f"{report.held_back:,} came in as drafts, since a check stops them from being published.")
        if report.completed:
            self.stdout.write(f"{report.completed:,} were given pictures that were missing before.")
        if report.counts["made"]["photo"]:
            self.stdout.write("Run renditions next: it makes the sizes of the new pictures.")
        seconds = monotonic() - self.started
        self.stdout.write(self.style.SUCCESS(f"In {seconds:,.1f} s: {report}."))


def records(number):
    return "1 record was" if number == 1 else f"{number:,} records were"


def progress(stories, read, size, seconds):
    """How far it is and how long it will take: “1,200 stories, 31 % read, 240 a second, 1 min 10 s left”."""
    left = round((size - read) * seconds / max(read, 1))
    minutes = f"{left // 60} min " if left >= 60 else ""
    rate = stories / max(seconds, 0.001)
    return (
        f"{stories:,} stories, {100 * read // max(size, 1)} % read, {rate:,.0f} a second, {minutes}{left % 60} s left"
    )
