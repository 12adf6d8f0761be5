"""Bring stories in that arrive as text: ``manage.py import_story review.md``."""

import os
import tempfile
from collections import Counter
from pathlib import Path

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, transaction

from articles.importing import doors
from articles.importing.planning import Policy, Refused, apply, fixture, plan_for
from articles.importing.planning.applying import CHANGED, MADE, UNCHANGED
from articles.importing.planning.telling import outcome_lines, report
from articles.models import Article

REFUSED, USAGE, SOME = 1, 2, 3
WORDS = {MADE: "made", CHANGED: "changed", UNCHANGED: "unchanged", "refused": "refused"}


class Command(BaseCommand):
    help = (
        "Reads stories out of files and makes drafts of them, all or none. A file that came in before changes "
        "nothing; one that changed since becomes a new version of its story, in which what editors changed stays. "
        "Exit codes: 0 all came in (or nothing had changed), 1 refused, 2 wrong use, 3 some came in (--keep-going)."
    )

    def add_arguments(self, parser):
        parser.add_argument("files", nargs="+", metavar="file", type=Path, help="Text, Markdown, HTML, DOCX or WXR.")
        parser.add_argument("--dry-run", action="store_true", help="Only say what would be made. Nothing is written.")
        parser.add_argument(
            "--fixture", type=Path, metavar="OUT", help="Write it as a fixture for load_fixtures, and bring nothing in."
        )
        parser.add_argument("--keep-going", action="store_true", help="Bring in the others where one is refused.")
        parser.add_argument("--make-people", action="store_true", help="Make people who are not on the shelf.")
        parser.add_argument(
            "--make-names", action="store_true", help="Make films, series and companies that are not on the shelf."
        )
        parser.add_argument(
            "--take-facts", action="store_true", help="Put on the shelf what the text states and the shelf lacks."
        )
        parser.add_argument("--encoding", help="What the files are written in, where it is not UTF-8: cp1252.")
        parser.add_argument("--story", metavar="SLUG", help="The story that the file is the source of.")
        parser.add_argument("--by", metavar="USER", help="Who becomes the writer of the drafts.")
        parser.add_argument(
            "--decide", action="append", default=[], metavar="KEY=VALUE", help="Answer a question of the report."
        )

    def handle(self, *, files, dry_run, keep_going, encoding, **options):
        self.verbosity, self.keep_going, self.encoding = options["verbosity"], keep_going, encoding
        self.rows_only = options["fixture"] is not None
        self.stays = not dry_run and not self.rows_only
        self.settle_usage(files, options)
        self.policy = Policy(options["make_people"], options["make_names"], options["take_facts"])
        self.counts, self.rows = Counter(), []
        try:
            self.bring_all_in(files)
            if options["fixture"] and not (self.counts["refused"] and not keep_going):
                self.write_fixture(options["fixture"])
        except (DatabaseError, OSError) as error:
            before = sum(self.counts[what] for what in (MADE, CHANGED)) if self.keep_going and self.stays else 0
            said = f"{before:,} came in before this" if before else "Nothing came in"
            raise CommandError(f"{said}: {error}", returncode=SOME if before else REFUSED) from error
        self.sum_up(dry_run)

    def settle_usage(self, files, options):
        """What was asked for, or a sentence why it cannot be meant."""
        self.by, self.story, self.answers = None, None, {}
        if options["by"]:
            self.by = get_user_model().objects.filter(**{get_user_model().USERNAME_FIELD: options["by"]}).first()
            if self.by is None:
                raise CommandError(f"Nobody at the desk is called {options['by']!r}.", returncode=USAGE)
        if options["story"]:
            self.story = Article.objects.filter(slug=options["story"]).first()
            if self.story is None:
                raise CommandError(f"There is no story at {options['story']!r}.", returncode=USAGE)
        for given in options["decide"]:
            key, equals, value = given.partition("=")
            if not equals:
                raise CommandError(f"--decide {given!r} has no “=”. Write KEY=VALUE.", returncode=USAGE)
            self.answers[key] = value
        one_only = [name for name in ("story", "decide") if options[name]]
        if one_only and len(files) > 1:
            raise CommandError(f"--{one_only[0]} speaks of one file, and there are {len(files)}.", returncode=USAGE)
        if self.encoding:
            try:
                "".encode(self.encoding)
            except LookupError:
                raise CommandError(f"There is no encoding {self.encoding!r}.", returncode=USAGE) from None

    # Bringing in

    def bring_all_in(self, files):
        """Every story of every file; all of them or none, unless others may come in where one is refused."""
        if self.keep_going and self.stays:
            return self.bring_each_in(files)
        with transaction.atomic():
            self.bring_each_in(files)
            if not self.stays or self.counts["refused"]:
                transaction.set_rollback(True)

    def bring_each_in(self, files):
        for number, path in enumerate(files, start=1):
            self.show_progress(number, len(files), path)
            self.bring_file_in(path)

    def bring_file_in(self, path):
        try:
            for incoming in doors.open_file(path, encoding=self.encoding):
                self.bring_story_in(incoming)
        except doors.Refused as refused:
            self.refuse(str(refused))

    def bring_story_in(self, incoming):
        try:
            with transaction.atomic():
                plan = plan_for(incoming, by=None, answers=self.answers, policy=self.policy, story=self.story)
                self.refuse_unfit(plan)
                if self.rows_only and plan.standing == "changed":
                    raise Refused(f"{plan.name}: changes a story that is there, which no fixture can say. Bring it in.")
                outcome = apply(plan, by=self.by)
        except Refused as refused:
            self.refuse(str(refused), refused.problems)
            return
        if outcome.what != UNCHANGED:
            self.rows += plan.rows()
        self.counts[outcome.what] += 1
        self.print_story(plan, outcome)

    def refuse_unfit(self, plan):
        """An answer that cannot be taken is refused, where in the admin it is shown once more."""
        unknown = [key for key in self.answers if plan.decision(key) is None]
        if unknown:
            raise Refused(f"{plan.name}: asks nothing by the key {unknown[0]}. The keys stand in the report.")
        if self.answers and plan.unfit:
            raise Refused(f"{plan.name}: {plan.unfit[0]}")

    def refuse(self, sentence, problems=()):
        self.counts["refused"] += 1
        self.stderr.write(self.style.ERROR(sentence))
        for problem in problems[1:]:
            self.stderr.write(f"  {problem}")

    # Saying

    def print_story(self, plan, outcome):
        if not self.verbosity:
            return
        where = f" → {outcome.story.get_absolute_url()}" if outcome.story else ""
        self.stdout.write(self.style.MIGRATE_HEADING(f"{plan.name}{where}"))
        for line in report(plan, everything=self.verbosity > 1):
            self.stdout.write(line)
        for line in outcome_lines(plan, outcome):
            self.stdout.write(line)

    def show_progress(self, number, total, path):
        """A count that runs along on a terminal, and leaves no trace."""
        if self.verbosity and total > 1 and self.stderr.isatty():
            line = f"{number:>6,} of {total:,}  {path.name[:40]:<40}"
            self.stderr.write(f"\r{line}\r", ending="")
            self.stderr.flush()

    def sum_up(self, dry_run):
        counts = self.counts
        said = ", ".join(f"{counts[what]:,} {word}" for what, word in WORDS.items() if counts[what]) or "no story"
        came = counts[MADE] + counts[CHANGED] + counts[UNCHANGED]
        if counts["refused"] and not (self.keep_going and came):
            raise CommandError(f"Nothing came in: {said}.", returncode=REFUSED)
        if not came:
            raise CommandError("Nothing came in: the files hold no story.", returncode=REFUSED)
        if counts["refused"]:
            raise CommandError(f"Some came in: {said}.", returncode=SOME)
        if self.verbosity:
            only = " Nothing was written." if dry_run else ""
            self.stdout.write(self.style.SUCCESS(f"{said}.{only}"))

    def write_fixture(self, path):
        """The rows as a fixture, whole or not at all."""
        if not self.rows:
            self.stderr.write("No fixture was written: there is nothing new in these files.")
            return
        descriptor, name = tempfile.mkstemp(dir=path.parent or ".", prefix=f".{path.name}.")
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(fixture(self.rows))
                file.flush()
                os.fsync(file.fileno())
            Path(name).chmod(0o644)
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
        if self.verbosity:
            self.stdout.write(f"Written to {path}: {len(self.rows):,} rows.")
