"""Draw the magazine's own pictures: ``manage.py draw_pictures``."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from articles.importing.pictures import PICTURES, card, read_shelf, rights
from articles.pictures import metadata
from articles.title_cards import draw

# Small files, and red type without the fringes of coarser colour.
JPEG = {"quality": 82, "progressive": True, "optimize": True, "subsampling": "4:4:4"}


class Command(BaseCommand):
    help = "Draws the stand-ins and title cards of the shelf into fixtures/pictures/."

    def add_arguments(self, parser):
        parser.add_argument("slugs", nargs="*", metavar="slug", help="Only these pictures.")
        parser.add_argument("--folder", type=Path, default=settings.BASE_DIR / "fixtures", help="The fixtures folder.")

    def handle(self, *, slugs, folder, **options):
        shelf = read_shelf(folder)
        by_slug = {picture["slug"]: picture for picture in shelf.pictures}
        if unknown := set(slugs) - set(by_slug):
            raise CommandError(f"The shelf has no picture called {', '.join(sorted(unknown))}.")
        chosen = [by_slug[slug] for slug in slugs or by_slug]
        for count, picture in enumerate(chosen, start=1):
            self.stdout.write(f"\r{count:>3} of {len(chosen)}  {picture['slug']:<50}", ending="")
            self.stdout.flush()
            with (folder / PICTURES / f"{picture['slug']}.jpg").open("wb") as file:
                metadata.save(draw(card(picture)), file, "JPEG", rights(shelf, picture), **JPEG)
        self.stdout.write(f"\r{'':<70}\r", ending="")
        self.stdout.write(self.style.SUCCESS(f"{len(chosen)} pictures drawn into {folder / PICTURES}."))
