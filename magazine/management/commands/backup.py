"""Back the whole magazine up: ``manage.py backup FOLDER``."""

import sqlite3
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from magazine.keeping.backing_up import back_up
from magazine.keeping.databases import CannotKeep
from magazine.keeping.media import Changing
from magazine.keeping.progress import RunningLine, megabytes

SHOWN = 20


class Command(BaseCommand):
    help = (
        "Writes the database and the originals of all pictures into a new folder in FOLDER, while the site is up. "
        "Files that have not changed since the last backup there take no more room. Ends with 1 where it could not, "
        "and then leaves nothing that looks like a backup."
    )

    def add_arguments(self, parser):
        parser.add_argument("folder", type=Path, metavar="FOLDER")
        parser.add_argument(
            "--with-renditions", action="store_true", help="The sizes that readers get too, which can be made again."
        )

    def handle(self, *, folder, with_renditions, **options):
        line = RunningLine(self.stdout, "bytes")
        try:
            report = back_up(folder, with_renditions=with_renditions, progress=line)
        except (CannotKeep, Changing) as reason:
            raise CommandError(f"{reason} No backup was made.") from None
        except (OSError, DatabaseError, sqlite3.Error) as error:
            raise CommandError(
                f"The backup could not be written: {error}. Make room, or name another folder. No backup was made."
            ) from error
        finally:
            line.clear()
        self.summarise(report)

    def summarise(self, report):
        for name in report.lost[:SHOWN]:
            self.stdout.write(self.style.WARNING(f"{name} is not in storage, though a picture speaks of it."))
        if len(report.lost) > SHOWN:
            self.stdout.write(f"… and {len(report.lost) - SHOWN:,} more; check_media names them all.")
        for name in report.damaged[:SHOWN]:
            self.stdout.write(
                self.style.WARNING(f"{name} is damaged in the backup before; here it was copied anew. Check that disk.")
            )
        for name in report.vanished[:SHOWN]:
            self.stdout.write(f"{name} was deleted meanwhile.")
        self.stdout.write(
            self.style.SUCCESS(
                f"{report.folder}: the database, and {report.copied + report.linked:,} files of "
                f"{megabytes(report.size)}, of which {report.copied:,} copied and {report.linked:,} unchanged."
            )
        )
        self.stdout.write(
            "SECRET_KEY and the other settings are not in it: keep them apart. Who can read it can read all drafts."
        )
