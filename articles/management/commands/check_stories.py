"""Say what is wrong with stories, or may be: ``manage.py check_stories``."""

from django.core.management.base import BaseCommand, CommandError

from articles.checks import check_many
from articles.models import Article

AT_ONCE = 100


class Command(BaseCommand):
    help = "Checks published stories and drafts, and says of each problem where it stands and what to do."

    def add_arguments(self, parser):
        parser.add_argument("slugs", nargs="*", metavar="slug", help="Only these stories.")
        parser.add_argument("--all", action="store_true", help="Withdrawn stories too.")
        parser.add_argument("--blocking", action="store_true", help="Only the problems that stop publication.")

    def handle(self, *, slugs, blocking, **options):
        self.runs_along = self.stdout.isatty() and options["verbosity"] > 0
        stories = chosen(slugs, options["all"])
        total, checked, stopped, stops, warns = stories.count(), 0, 0, 0, 0
        for batch in in_batches(stories):
            for article, problems in check_many(batch):
                grave = [problem for problem in problems if problem.stops]
                stopped, stops, warns = stopped + bool(grave), stops + len(grave), warns + len(problems) - len(grave)
                self.print_problems(article, grave if blocking else problems)
            checked += len(batch)
            self.show_progress(checked, total)
        stopping = count(stops, "problem that stops", "problems that stop")
        summary = f"{count(checked, 'story', 'stories')} checked: {stopping} publication"
        self.stdout.write(f"{summary}." if blocking else f"{summary}, {count(warns, 'warning')}.")
        if stopped:
            raise CommandError(f"{count(stopped, 'story', 'stories')} could not be published as things stand.")

    def print_problems(self, article, problems):
        if problems:
            self.stdout.write(self.style.MIGRATE_HEADING(f"{article.slug} ({article.get_status_display().lower()})"))
        for problem in problems:
            style = self.style.ERROR if problem.stops else self.style.WARNING
            self.stdout.write(f"  {style(problem.severity.label)}  {problem} [{problem.code}]")

    def show_progress(self, done, total):
        """A count that runs along on a terminal, and leaves no trace."""
        if self.runs_along and total > AT_ONCE:
            line = f"\r{done:>8,} of {total:,} stories" if done < total else "\r" + 40 * " "
            self.stdout.write(f"{line}\r", ending="")
            self.stdout.flush()


def chosen(slugs, withdrawn_too):
    """The stories asked for; without a slug, all but those that have been withdrawn."""
    if not slugs:
        return Article.objects.all() if withdrawn_too else Article.objects.exclude(status=Article.Status.WITHDRAWN)
    stories = Article.objects.filter(slug__in=slugs)
    if unknown := set(slugs) - set(stories.values_list("slug", flat=True)):
        raise CommandError(f"No story is called {', '.join(sorted(unknown))}.")
    return stories


def in_batches(stories):
    """Some stories at a time, each batch sought behind the last, so that memory holds one batch."""
    last = 0
    while batch := list(stories.filter(pk__gt=last).order_by("pk")[:AT_ONCE]):
        yield batch
        last = batch[-1].pk


def count(number, one, many=None):
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"
