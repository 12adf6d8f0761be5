"""Send what is due of the newsletter: ``manage.py send_newsletter``."""

import signal
from contextlib import contextmanager
from time import monotonic

from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from magazine.newsletter import mail, outbox, sending
from magazine.newsletter.alone import alone
from magazine.newsletter.cleaning import clean
from magazine.newsletter.models import Letter
from people.moments import in_words


class Command(BaseCommand):
    help = (
        "Sends the mails that visitors asked for, and the letters whose moment has come, in batches. It may be stopped "
        "at any moment, by Ctrl-C or otherwise, and run again: nobody gets a letter twice. Run it every minute."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "letter", nargs="?", type=int, help="Only the letter of this number, now, if it is a draft."
        )
        parser.add_argument("--batch", type=int, default=50, help="So many mails through one connection (50).")
        parser.add_argument("--now", action="store_true", help="A letter that is planned for later goes out now.")
        parser.add_argument(
            "--again-in-doubt",
            action="store_true",
            help="Send again, to a named letter's readers, what a run that was killed had just handed over.",
        )

    def handle(self, *, letter, batch, now, again_in_doubt, **options):
        if batch < 1:
            raise CommandError("--batch is a number of mails, and so at least 1.")
        if letter is None and (now or again_in_doubt):
            raise CommandError("Name the letter by its number, which stands in its address at the desk.")
        try:
            server = mail.server()
        except ImproperlyConfigured as missing:
            raise CommandError(str(missing)) from missing
        with alone() as ours:
            if ours:
                self.run(server, letter, batch, now, again_in_doubt)
            elif letter:
                raise CommandError("Another run is sending. Wait until it has ended, or stop it.")
            else:
                self.stdout.write("Another run is sending.")

    def run(self, server, number, batch, now, again_in_doubt):
        clean()
        run, refused = sending.Run(server, batch=batch, show=self.show), []
        with stopped_by_signals(run):
            try:
                if sent := outbox.send_waiting(server, at_once=500):
                    self.stdout.write(f"Mails that visitors asked for: {sent:,} sent.")
                for letter in [self.named(number, now)] if number else Letter.objects.due():
                    if again_in_doubt:
                        letter.deliveries.in_doubt().update(state="waiting", next_try_at=None)
                        Letter.objects.filter(pk=letter.pk, state="sent").update(state="sending", finished_at=None)
                    try:
                        self.send(run, letter)
                    except sending.NotSendable as words:
                        refused.append(str(words))  # and the others are sent
                    if run.is_stopping:
                        break
            except mail.Unreachable as trouble:
                self.clear()
                raise CommandError(f"{trouble}. What was not sent waits: run this again later.") from trouble
            finally:
                server.close()
        if run.is_stopping:
            self.stdout.write("Stopped. Run this again to go on.")
        if refused:
            raise CommandError("\n".join(refused))

    def named(self, number, now):
        letter = Letter.objects.filter(pk=number).first()
        if letter is None:
            raise CommandError(f"There is no letter {number}. Its number stands in its address at the desk.")
        planned = letter.state == Letter.State.PLANNED and letter.goes_out_at > timezone.now()
        if planned and not now:
            raise CommandError(f"“{letter}” goes out {in_words(letter.goes_out_at)}. With --now it goes at once.")
        return letter

    def send(self, run, letter):
        sending.begin(letter)
        for words in letter.frozen["left_out"]:
            self.stdout.write(self.style.WARNING(words))
        self.run_of, self.letter, self.started = run, letter, monotonic()
        self.before, self.waiting = done(run), letter.deliveries.due().count()
        try:
            run.send(letter)
        finally:
            self.clear()
            self.stdout.write(f"“{letter}”: {sending.in_words(letter)}.")
            self.tell_doubts(letter)

    def tell_doubts(self, letter):
        doubts = letter.deliveries.in_doubt().values_list("subscriber", flat=True)
        if doubts:
            named = ", ".join(str(number) for number in doubts[:20])
            self.stdout.write(
                self.style.WARNING(
                    f"In doubt, and not sent again: subscriber {named}. A run ended after handing over their mail and "
                    f"before the answer was noted. “send_newsletter {letter.pk} --again-in-doubt” sends it once more."
                )
            )

    def show(self):
        """A line that runs along on a terminal, and leaves no trace."""
        if self.stdout.isatty():
            sent, seconds = done(self.run_of) - self.before, max(monotonic() - self.started, 0.001)
            left = round(max(0, self.waiting - sent) * seconds / max(sent, 1))
            line = (
                f"{sent:,} of {self.waiting:,}, {sent / seconds:.1f} a second, {left // 60} min {left % 60:02} s left"
            )
            self.stdout.write(f"\r{line}   ", ending="")
            self.stdout.flush()

    def clear(self):
        if self.stdout.isatty():
            self.stdout.write(f"\r{' ' * 70}\r", ending="")


def done(run):
    return run.sent + run.refused + run.put_off + run.doubted


@contextmanager
def stopped_by_signals(run):
    """Ctrl-C and a polite end stop the run after the mail in hand; a second Ctrl-C ends it as usual."""

    def stop(number, frame):
        run.stop()
        signal.signal(number, signal.default_int_handler if number == signal.SIGINT else signal.SIG_DFL)

    before = {}
    for number in (signal.SIGINT, signal.SIGTERM):
        try:
            before[number] = signal.signal(number, stop)
        except ValueError:  # not in the main thread
            break
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
