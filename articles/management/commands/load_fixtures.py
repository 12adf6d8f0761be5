from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError

from articles.importing.checking import check
from articles.importing.fixtures import FIXTURES, FOLDER
from articles.importing.loading import load
from articles.importing.report import Report
from articles.launching import carry_out_due

MOST_NOTES = 20


class Command(BaseCommand):
    help = (
        "Checks fixtures, then loads them, all or nothing. Rows that are there and differ are kept as they are. "
        "Rows that belong to one that was there before (a story's blocks, a film's credits) are left alone."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "fixtures", nargs="*", metavar="fixture", help="A file, or a name in fixtures/. All unless given."
        )
        parser.add_argument("--check", action="store_true", help="Only say what is wrong, or what would be done.")
        parser.add_argument(
            "--overwrite", action="store_true", help="Take the fixtures' values where rows differ: edits are lost."
        )

    def handle(self, *, fixtures, check, overwrite, **options):
        self.verbosity = options["verbosity"]
        paths = list(dict.fromkeys(find(name) for name in fixtures or FIXTURES))
        if not check:
            carry_out_due()  # or it would be carried out over what is loaded
        report = self.load(paths, check, overwrite)
        if self.verbosity:
            self.print_counts(report)
            self.print_notes(report)
            self.print_summary(report, check)

    def load(self, paths, check_only, overwrite):
        found = check(paths)
        try:
            report = load(found, overwrite=overwrite, check_only=check_only, progress=self.show_progress)
        except (OperationalError, OSError) as error:
            raise CommandError(f"Nothing was loaded: {error}") from error
        if not found.problems:
            return report
        for problem in sorted(found.problems, key=lambda problem: (paths.index(problem.file), problem.index or 0)):
            self.stderr.write(str(problem), self.style.ERROR)
        count = len(found.problems)
        raise CommandError(f"{count} problem{'s' * (count != 1)}. Nothing was loaded.")

    def show_progress(self, done, total):
        """A count that runs along on a terminal, and leaves no trace."""
        if self.verbosity and self.stdout.isatty() and (done % 50 == 0 or done == total):
            self.stdout.write(
                f"\r{done:>8,} of {total:,} objects" if done < total else "\r" + 40 * " " + "\r", ending=""
            )
            self.stdout.flush()

    def print_counts(self, report: Report):
        """A line for each model of which something was done or kept."""
        columns = [(name, getattr(report, name)) for name in ("made", "changed", "removed", "kept")]
        columns = [(name, counts) for name, counts in columns if counts]
        models = {model for _, counts in columns for model in counts}
        if not models:
            return
        self.stdout.write(" " * 24 + "".join(f"{name:>11}" for name, _ in columns) + "  unchanged")
        for model in sorted(models, key=lambda model: model._meta.label_lower):
            numbers = "".join(f"{counts[model] or '·':>11}" for _, counts in [*columns, ("", report.unchanged)])
            self.stdout.write(f"{model._meta.label_lower:24}{numbers}")

    def print_notes(self, report: Report):
        shown = report.notes if self.verbosity > 1 else report.notes[:MOST_NOTES]
        for note in shown:
            self.stdout.write(self.style.WARNING(f"Kept: {note}"))
        if len(shown) < len(report.notes):
            self.stdout.write(f"… and {len(report.notes) - len(shown)} more; -v 2 names them all.")

    def print_summary(self, report: Report, check_only):
        if check_only:
            summary = f"No problems. Nothing was written; it would be: {report}."
        elif report.did_something:
            summary = f"Loaded: {report}."
        else:
            summary = f"Nothing to change: {sum(report.unchanged.values()):,} rows stand as the fixtures have them."
        self.stdout.write(self.style.SUCCESS(summary))
        if report.warnings:
            warnings = f"{report.warnings:,} warning{'s' * (report.warnings != 1)}"
            self.stdout.write(f"The checks have {warnings} about these stories; matinee check_stories shows them.")
        if report.kept:
            self.stdout.write("What was kept stays as it is in the database; --overwrite takes the fixtures' values.")


def find(name) -> Path:
    """The fixture that a name or a path means."""
    given = Path(name)
    for path in (given, FOLDER / given, FOLDER / f"{name}.json"):
        if path.is_file():
            return path.resolve()
    raise CommandError(f"There is no fixture {name!r}. In {FOLDER.name}/ there are: {', '.join(FIXTURES)}.")
