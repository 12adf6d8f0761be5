"""Draw the magazine's icons: ``manage.py draw_icons``."""

from pathlib import Path

from django.core.management.base import BaseCommand

from magazine.icons import ICONS, IN_FAVICON, draw

MAGAZINE = Path(__file__).resolve().parents[2]
FOLDER, AT_THE_ROOT = MAGAZINE / "static" / "magazine", MAGAZINE / "at_the_root"


class Command(BaseCommand):
    help = "Draws the icons that phones show into the static files, and that of old browsers beside them."

    def add_arguments(self, parser):
        parser.add_argument("--folder", type=Path, help="Where all of them go instead.")

    def handle(self, *, folder, **options):
        *smaller, largest = (draw(size) for size in IN_FAVICON)
        largest.save((folder or AT_THE_ROOT) / "favicon.ico", append_images=smaller, sizes=[(n, n) for n in IN_FAVICON])
        folder = folder or FOLDER
        for name, (size, filled, rounded) in ICONS.items():
            draw(size, filled, rounded).save(folder / f"{name}.png", optimize=True)
        self.stdout.write(self.style.SUCCESS(f"{len(ICONS) + 1} icons drawn, into {folder}."))
