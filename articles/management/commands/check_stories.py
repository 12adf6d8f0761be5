"""Say what is wrong with stories, or may be: ``manage.py check_stories``."""

from collections import Counter

from django.core.management.base import BaseCommand, CommandError

from articles.checks import check_many
from articles.launching import carry_out_due
from articles.models import Article

AT_ONCE = 100


class Command(BaseCommand):
    help = "Checks published stories and drafts, and says of each problem where it stands and what to do."

    def add_arguments(self, parser):
        parser.add_argument("slugs", nargs="*", metavar="slug", help="Only these stories.")
        parser.add_argument("--all", action="store_true", help="Withdrawn stories too.")
        parser.add_argument("--blocking", action="store_true", help="Only the problems that stop publication.")
        parser.add_argument("--waived", action="store_true", help="The warnings that were waved through too, and why.")

    def handle(self, *, slugs, blocking, waived, **options):
        self.runs_along = self.stdout.isatty() and options["verbosity"] > 0
        carry_out_due()
        stories = chosen(slugs, options["all"])
        total, checked, stopped, found = stories.count(), 0, 0, Counter()
        for batch in in_batches(stories):
            for article, problems in check_many(batch):
                kinds = [kind_of(problem) for problem in problems]
                stopped += "stops" in kinds
                found.update(kinds)
                shown = {"stops"} if blocking else {"stops", "warns", *["waived"] * waived}
                self.print_problems(article, [problem for problem in problems if kind_of(problem) in shown])
            checked += len(batch)
            self.show_progress(checked, total)
        self.print_summary(checked, found, blocking)
        if stopped:
            raise CommandError(f"{count(stopped, 'story', 'stories')} could not be published as things stand.")

    def print_summary(self, checked, found, blocking):
        stopping = count(found["stops"], "problem that stops", "problems that stop")
        parts = [f"{count(checked, 'story', 'stories')} checked: {stopping} publication"]
        if not blocking:
            parts.append(count(found["warns"], "warning"))
        if found["waived"] and not blocking:
            parts.append(f"{found['waived']:,} waved through")
        self.stdout.write(f"{', '.join(parts)}.")

    def print_problems(self, article, problems):
        if problems:
            self.stdout.write(self.style.MIGRATE_HEADING(f"{article.slug} ({article.get_status_display().lower()})"))
        for problem in problems:
            style = self.style.ERROR if problem.stops else self.style.WARNING
            why = f" Waved through: “{problem.waived.reason}”" if problem.waived else ""
            self.stdout.write(f"  {style(problem.severity.label)}  {problem}{why} [{problem.code}]")

    def show_progress(self, done, total):
        """A count that runs along on a terminal, and leaves no trace."""
        if self.runs_along and total > AT_ONCE:
            line = f"\r{done:>8,} of {total:,} stories" if done < total else "\r" + 40 * " "
            self.stdout.write(f"{line}\r", ending="")
            self.stdout.flush()


def kind_of(problem):
    return "stops" if problem.stops else "warns" if problem.is_open else "waived"


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
