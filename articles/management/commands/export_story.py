"""Write stories as a fixture: ``manage.py export_story SLUG --out story.json``."""

import os
from filecmp import cmp
from pathlib import Path, PurePosixPath
from shutil import copyfileobj

from django.core.management.base import BaseCommand, CommandError

from articles.importing.exporting import export, open_picture
from articles.models import Article

ALONE = "-"


class Command(BaseCommand):
    help = (
        "Writes live stories, with all that their pages show, as a fixture that load_fixtures brings into another "
        "magazine; their pictures go into pictures/ beside it. Drafts and whatever readers do not see stay here."
    )

    def add_arguments(self, parser):
        parser.add_argument("slugs", nargs="+", metavar="SLUG")
        parser.add_argument("--out", metavar="FILE", help="The first slug and .json unless given; - prints it.")

    def handle(self, *, slugs, out, **options):
        exported = export(live_stories(dict.fromkeys(slugs)))
        if out == ALONE:
            self.stdout.write(exported.content.decode(), ending="")
        else:
            path = Path(out or f"{slugs[0]}.json")
            try:
                copied = write(exported, path)
            except OSError as error:
                raise CommandError(f"Nothing more could be written: {error}.") from error
            self.stderr.write(f"{len(exported.rows):,} objects in {path}, {copied:,} pictures copied beside it.")
        for slug in exported.left_out:
            self.stderr.write(f"Left out: the related story “{slug}”. Name it too to have it along.")
        for warning in exported.warnings:
            self.stderr.write(self.style.WARNING(warning))


def live_stories(slugs):
    """The stories of these slugs; CommandError where one is not there for readers."""
    found = {story.slug: story for story in Article.objects.live().filter(slug__in=slugs)}
    for slug in slugs:
        if slug not in found:
            raise CommandError(f"Readers see no story at “{slug}”, and only what they see is exported.")
    return found.values()


def write(exported, path: Path) -> int:
    """The fixture and its pictures, each whole or not at all; how many pictures were copied."""
    folder = path.parent / "pictures"
    copied = 0
    for name in exported.pictures:
        folder.mkdir(parents=True, exist_ok=True)
        copied += copy(name, folder / PurePosixPath(name).name)
    put(path, lambda file: file.write(exported.content))
    return copied


def copy(name: str, target: Path) -> bool:
    """A picture into the folder, unless it is there. Another one of that name is nobody's to overwrite."""
    begun = target.with_name(f"{target.name}.part")
    try:
        original = open_picture(name)
    except FileNotFoundError:
        raise CommandError(f"The original {name} is not in storage; check_media says what else is lost.") from None
    try:
        with original, begun.open("wb") as file:
            copyfileobj(original, file)
        if target.exists():
            if not cmp(begun, target, shallow=False):
                raise CommandError(f"{target} is another picture already. Choose another folder with --out.")
            return False
        begun.replace(target)
        return True
    finally:
        begun.unlink(missing_ok=True)


def put(path: Path, fill):
    begun = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        with begun.open("wb") as file:
            fill(file)
        begun.replace(path)
    finally:
        begun.unlink(missing_ok=True)
