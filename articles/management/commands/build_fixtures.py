from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from articles.importing.decisions import StoryError
from articles.importing.fixtures import FOLDER, Built, build
from articles.importing.shelf import ShelfError


class Command(BaseCommand):
    help = "Build the fixtures from the texts and the reference facts in fixtures/. No database is touched."

    def add_arguments(self, parser):
        parser.add_argument("--check", action="store_true", help="Write nothing; fail when a fixture is out of date.")
        parser.add_argument("--folder", type=Path, default=FOLDER, help="The folder with shelf/ and sources/ in it.")

    def handle(self, *, check, folder, **options):
        try:
            files = build(folder)
        except (ShelfError, StoryError) as error:
            raise CommandError(error) from error
        stale = [file for file in files if not file.is_current]
        for file in files:
            self.stdout.write(self.line(file, file in stale, check))
            if file in stale and not check:
                file.write()
        if check and stale:
            names = ", ".join(file.path.name for file in stale)
            raise CommandError(f"Out of date: {names}. Run build_fixtures and look at what changed.")

    def line(self, file: Built, is_stale: bool, check: bool) -> str:
        change = "out of date" if check else "written"
        state = change if is_stale else "unchanged"
        return f"{file.path.name:40} {len(file.rows):>5} objects {len(file.content):>8,} bytes  {state}"
