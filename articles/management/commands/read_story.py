"""Say how a text is read, without touching the database: ``manage.py read_story review.md``."""

import json
import sys
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from articles.importing import doors
from articles.importing.as_json import as_json
from articles.importing.read_out import lines_of
from articles.importing.reading import read


class Command(BaseCommand):
    help = (
        "Reads a story out of a file and says what each piece of it was taken for. Nothing is written. "
        "Exit codes: 0 it was read, 1 it was refused."
    )
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("file", help="Text, Markdown, HTML, DOCX or WXR; “-” reads standard input.")
        parser.add_argument(
            "--json", action="store_true", help="Print the reading as one JSON object, and nothing else."
        )
        parser.add_argument("--all", action="store_true", help="Every story of the file, as JSON one object a line.")
        parser.add_argument("--encoding", help="What the file is written in, where it is not UTF-8: cp1252.")

    def handle(self, *, file, encoding, **options):
        try:
            stories = opened(file, encoding)
            self.print_story(next(stories), options)
            others = 0
            for incoming in stories:
                if options["all"]:
                    self.print_story(incoming, options)
                else:
                    others += 1
                    break
        except doors.Refused as refused:
            raise CommandError(str(refused)) from refused
        if others:
            self.stderr.write(f"{file} holds more than one story. This is the first of them; --all reads every one.")

    def print_story(self, incoming, options):
        if options["json"]:
            self.stdout.write(json.dumps(as_json(incoming), ensure_ascii=False, indent=None if options["all"] else 2))
            return
        styles = {
            "story": self.style.MIGRATE_HEADING,
            "part": str,
            "left": self.style.WARNING,
            "asked": self.style.NOTICE,
        }
        for what, line in lines_of(incoming, read(incoming.text, incoming.given)):
            self.stdout.write(styles[what](line))


def opened(file, encoding):
    if file == "-":
        return doors.open_bytes("standard input", sys.stdin.buffer.read(), encoding=encoding)
    return doors.open_file(Path(file), encoding=encoding)
