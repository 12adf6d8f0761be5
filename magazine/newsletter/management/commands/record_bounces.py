"""Note which letters came back: ``manage.py record_bounces [FILE…]``, or a notification on standard input."""

import sys
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from magazine.newsletter import bounces


class Command(BaseCommand):
    help = (
        "Reads delivery status notifications (RFC 3464), one a file or one from standard input, and notes whose letter "
        "came back. An address that does not exist is not written to again, nor one from which three letters in a row "
        "came back. What tells of no letter is said, and is no error: a mail server can pipe all it gets in."
    )

    def add_arguments(self, parser):
        parser.add_argument("files", nargs="*", type=Path, metavar="FILE")

    def handle(self, *, files, **options):
        for name, raw in self.read(files):
            try:
                delivery = bounces.record(raw)
            except bounces.NotOurs as words:
                self.stdout.write(f"{name}: passed over. {words}")
            else:
                state = delivery.subscriber.get_state_display().lower()
                self.stdout.write(f"{name}: {delivery.subscriber} ({state}). {delivery.answer}")

    def read(self, files):
        if not files:
            yield "standard input", sys.stdin.buffer.read()
        for path in files:
            try:
                yield path.name, path.read_bytes()
            except OSError as trouble:
                raise CommandError(
                    f"{path} cannot be read: {trouble.strerror}. Those before it are noted."
                ) from trouble
