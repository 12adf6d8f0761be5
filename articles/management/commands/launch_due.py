"""Carry out the launches that are due: ``manage.py launch_due``."""

from django.core.management.base import BaseCommand, CommandError

from articles.launching import carry_out_due
from articles.models import Launch
from articles.pictures import social


class Command(BaseCommand):
    help = (
        "Gives readers everything whose instant has come. Every request does the same, so that no job has to run; this "
        "also makes the pictures that networks show, for which the first to ask would wait."
    )

    def handle(self, **options):
        launches = carry_out_due()
        for launch in launches:
            articles = [item.article for item in launch.in_turn()]
            stories = ", ".join(f"“{article}”" for article in articles)
            self.stdout.write(f"{launch} ({stories}): {launch.get_state_display().lower()}.")
            if launch.trouble:
                self.stderr.write(self.style.ERROR(launch.trouble))
            for article in articles:
                social.make_at_publication(article)
        if not launches:
            self.stdout.write("Nothing is due.")
        if any(launch.state == Launch.State.STOPPED for launch in launches):
            raise CommandError("Not everything could go live. The desk says what to do.")
