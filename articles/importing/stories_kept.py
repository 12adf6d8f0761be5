"""The stories that a load makes or overwrites: each counts a save, keeps its versions and passes the checks."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from uuid import UUID

from articles import drafting
from articles.checks import Problem, check_many
from articles.freezing import freeze_many
from articles.models import Article, Launch, LaunchItem, Version

from .rows import Row

AT_ONCE = 100


@dataclass
class StoriesKept:
    """By their keys the rows of the files that stories, and the blocks in them, came from."""

    made: dict[int, Row] = field(default_factory=dict)
    overwritten: dict[int, Row] = field(default_factory=dict)
    blocks: dict[UUID, Row] = field(default_factory=dict)
    beside: list[str] = field(default_factory=list)  # stories beside which a draft waits
    warnings: int = 0

    def hold(self, rows: list[Row]):
        """Keep every story that the files give or name from everybody else, all at once: see Launch.objects.hold."""
        named = {name for row in rows for _, name in row.named()} | {row.name for row in rows}
        slugs = {name.key[0] for name in named if name.model is Article}

        def wanted():
            stories = set(Article.objects.filter(slug__in=slugs).values_list("pk", flat=True))
            return LaunchItem.objects.launches_of(stories), stories

        Launch.objects.hold(wanted)

    def take_turn(self, key: int, row: Row):
        """Count the save that overwriting a story is, and keep it as it was, before the first of its rows changes."""
        if key in self.made or key in self.overwritten:
            return
        self.overwritten[key] = row
        story = Article.objects.get(pk=key)
        # A launch holds an older text, which would take the place of this one at its instant.
        LaunchItem.objects.take_off(story, by=None)
        drafting.take_turn(story, story.saves)
        if story.draft_id:
            self.beside.append(story.slug)

    def in_batches(self) -> Iterator[list[Article]]:
        keys = [*self.made, *self.overwritten]
        for start in range(0, len(keys), AT_ONCE):
            yield list(Article.objects.filter(pk__in=keys[start : start + AT_ONCE]).order_by("pk"))

    def stopping(self) -> Iterator[tuple[Row, Problem]]:
        """What would keep those that are published from being so, with the row that it stands in."""
        for stories in self.in_batches():
            published = [story for story in stories if drafting.has_readers(story)]
            for story, problems in check_many(published):
                self.warnings += sum(problem.is_open for problem in problems)
                own = self.made.get(story.pk) or self.overwritten[story.pk]
                yield from ((self.blocks.get(problem.block, own), problem) for problem in problems if problem.stops)

    def keep_versions(self, by=None):
        for stories in self.in_batches():
            Version.objects.bulk_create(
                Version(article=story, number=story.saves, kind=Version.Kind.IMPORTED, frozen=frozen, made_by=by)
                for story, frozen in zip(stories, freeze_many(stories), strict=True)
            )
