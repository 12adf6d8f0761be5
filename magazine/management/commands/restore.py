"""Put a backup back: ``manage.py restore FOLDER/2026-01-31-040000``."""

import sqlite3
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from magazine.keeping.databases import CannotKeep
from magazine.keeping.progress import RunningLine
from magazine.keeping.restoring import restore
from magazine.keeping.sets import NotWhole


class Command(BaseCommand):
    help = (
        "Puts the database and all files of a backup back, having looked at every one of them first. A magazine that "
        "is there already is replaced with --replace only, and backed up beforehand. Ends with 1 where it was refused."
    )
    requires_migrations_checks = False
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("backup", type=Path, metavar="BACKUP", help="A folder that backup made.")
        parser.add_argument("--replace", action="store_true", help="Replace the magazine that is here.")
        parser.add_argument(
            "--discard",
            action="store_true",
            help="With --replace: without a backup of what is here, which is then lost.",
        )

    def handle(self, *, backup, replace, discard, **options):
        if discard and not replace:
            raise CommandError("--discard says what becomes of what is replaced, and asks for --replace.")
        line = RunningLine(self.stdout, "bytes")
        try:
            done = restore(backup, replace=replace, discard=discard, progress=line)
        except (NotWhole, CannotKeep) as reason:
            raise CommandError(str(reason)) from None
        except (OSError, DatabaseError, sqlite3.Error) as error:
            raise CommandError(
                f"The restore went on no further: {error}. The database is as it was; run it again."
            ) from error
        finally:
            line.clear()
        if done.kept:
            self.stdout.write(f"What was here is in {done.kept}.")
        self.stdout.write(
            self.style.SUCCESS(
                f"The magazine is as it was on {done.facts['made_at'][:16].replace('T', ' at ')} UTC; {done.put:,} of "
                f"{done.facts['media']['count']:,} files were put back, the others were there."
            )
        )
        if not done.facts["media"]["renditions"]:
            self.stdout.write("Run renditions next: it makes the sizes that are missing.")
