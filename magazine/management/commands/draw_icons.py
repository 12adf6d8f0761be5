"""Draw the magazine's icons: ``manage.py draw_icons``."""

from pathlib import Path

from django.core.management.base import BaseCommand

from magazine.icons import ICONS, draw

FOLDER = Path(__file__).resolve().parents[2] / "static" / "magazine"


class Command(BaseCommand):
    help = "Draws the icons that phones show into the static files."

    def add_arguments(self, parser):
        parser.add_argument("--folder", type=Path, default=FOLDER, help="Where to; the static files without it.")

    def handle(self, *, folder, **options):
        for name, (size, filled, rounded) in ICONS.items():
            draw(size, filled, rounded).save(folder / f"{name}.png", optimize=True)
        self.stdout.write(self.style.SUCCESS(f"{len(ICONS)} icons drawn into {folder}."))
