"""Make the social pictures of live stories: ``manage.py social_pictures``."""

from time import monotonic

from django.core.management.base import BaseCommand, CommandError

from articles.management.commands.renditions import progress
from articles.models import Article
from articles.pictures import social


class Command(BaseCommand):
    help = (
        "Makes the pictures that networks show of live stories, where they are missing or out of date. It may be "
        "stopped at any time, and need not be run: whoever asks for one first has it made."
    )

    def add_arguments(self, parser):
        parser.add_argument("slugs", nargs="*", metavar="slug", help="Only those of these stories.")
        parser.add_argument("--missing", action="store_true", help="List the stories that lack one, and make none.")

    def handle(self, *, slugs, missing, **options):
        stories = chosen(slugs)
        keys = list(stories.newest_first().values_list("pk", flat=True))
        made, started = 0, monotonic()
        for number, card in enumerate(lacking(keys), start=1):
            if missing:
                self.stdout.write(f"{card.address}")
            else:
                social.fetch(card)
                self.show_progress(progress(number, len(keys), monotonic() - started))
            made += 1
        self.summarise(len(keys), made, missing)
        if not slugs and not missing and (old := social.sweep(social.LIFE)):
            self.stdout.write(f"{old:,} old ones removed.")

    def show_progress(self, line):
        """A line that runs along on a terminal, and leaves no trace."""
        if self.stdout.isatty():
            self.stdout.write(f"\r{line:<70}\r", ending="")
            self.stdout.flush()

    def summarise(self, total, made, missing):
        if missing:
            self.stdout.write(f"{made:,} of {total:,} stories lack a social picture.")
        elif made:
            self.stdout.write(self.style.SUCCESS(f"Social pictures of {made:,} of {total:,} stories made."))
        else:
            self.stdout.write(f"Social pictures of {total:,} stories: nothing to make.")


def chosen(slugs):
    """All live stories, or those named."""
    stories = Article.objects.live()
    if slugs:
        stories = stories.filter(slug__in=slugs)
        if unknown := set(slugs) - set(stories.values_list("slug", flat=True)):
            raise CommandError(f"No live story is called {', '.join(sorted(unknown))}.")
    return stories


def lacking(keys):
    """The cards that are not kept yet, one after the other: a story that is taken off meanwhile is left out."""
    for key in keys:
        article = Article.objects.live().for_page().filter(pk=key).first()
        if article and not social.is_kept(card := social.card_of(article)):
            yield card
