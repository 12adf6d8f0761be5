import json
import tempfile
from functools import partial
from pathlib import Path

from django.db import transaction

from articles import drafting, scheduling, timing
from articles.freezing import freeze
from articles.importing.checking import check
from articles.importing.loading import load
from articles.launching import carry_out_due
from articles.models import Article, Launch, LaunchItem, Presence, RelatedStory, Tag
from articles.previewing import pages_of_launch, put_launched
from articles.rehearsal import rehearsal
from people.merging import merge
from tests.articles.interleaving import InterleavingTestCase, Other
from tests.factories import ahead, make_editor, make_person, make_photo, make_ready_article

State = Launch.State


class NewsroomTestCase(InterleavingTestCase):
    def setUp(self):
        super().setUp()
        self.at = ahead(days=2)

    def with_draft(self, title="Before", *, related=(), **fields):
        """A story, and a change that was made to it: another headline, other stories beside it."""
        article = make_ready_article(title, **fields)
        with rehearsal():
            Article.objects.filter(pk=article.pk).update(title="After")
            for position, story in enumerate(related):
                RelatedStory.objects.create(article=article, story=story, position=position)
            frozen = freeze(self.fresh(article))
        drafting.save_draft(article, frozen, base=0, by=self.editor)
        return self.fresh(article)

    def schedule(self, article, at=None, name=""):
        return scheduling.schedule(article, at or self.at, base=article.saves, by=self.editor, name=name)

    def assertWaitsNowhere(self, article):
        self.assertFalse(LaunchItem.objects.open().filter(article=article).exists())
        self.assertFalse(Launch.objects.planned().exists())


class AtTheSameMomentTests(NewsroomTestCase):
    def test_what_ends_a_schedule_ends_one_that_is_made_this_moment(self):
        for act in [drafting.withdraw, drafting.publish, drafting.discard]:
            with self.subTest(act.__name__):
                article = self.with_draft()
                self.meanwhile(
                    partial(self.schedule, article),
                    partial(act, self.fresh(article), base=article.saves, by=self.editor),
                )
                self.assertWaitsNowhere(article)
                self.assertEqual(self.fresh(article).saves, article.saves + 1)

    def test_so_does_taking_a_story_that_is_to_come_off_the_schedule(self):
        article = make_ready_article(published_at=ahead(days=1))
        self.meanwhile(
            partial(self.schedule, article, name="Cannes"),
            partial(timing.unschedule, self.fresh(article), base=0, by=self.editor),
        )
        self.assertWaitsNowhere(article)

    def test_a_story_is_deleted_while_it_is_scheduled(self):
        article = self.with_draft()
        self.meanwhile(partial(self.schedule, article), partial(drafting.delete, [self.fresh(article)], by=self.editor))
        self.assertFalse(Article.objects.filter(pk=article.pk).exists())
        self.assertFalse(Launch.objects.planned().exists())

    def test_a_story_that_is_withdrawn_this_moment_is_not_scheduled_unseen(self):
        article = self.with_draft()
        with self.assertRaises(drafting.StaleSave):
            self.meanwhile(
                partial(drafting.withdraw, self.fresh(article), base=1, by=self.editor),
                partial(self.schedule, article),
            )
        self.assertWaitsNowhere(article)

    def test_of_two_who_schedule_a_story_the_later_has_it(self):
        article = self.with_draft()
        self.meanwhile(
            partial(self.schedule, article, name="Cannes"), partial(self.schedule, self.fresh(article), name="Venice")
        )
        (item,) = LaunchItem.objects.open()
        self.assertEqual(str(item.launch), "Venice")
        self.assertEqual(Launch.objects.get(name="Cannes").state, State.CANCELLED)

    def test_who_only_names_a_story_need_not_wait(self):
        article = self.with_draft()
        with transaction.atomic():
            self.schedule(article)
            other = Other(partial(Presence.objects.hear, self.editor, article, typing=False)).begin()
            self.assertFalse(other.is_alive())
        self.assertTrue(Presence.objects.exists())


class OneOrderTests(NewsroomTestCase):
    """Two stories are wanted; who has to wait for the first must not hold the second."""

    def launches(self):
        """The story that was made first goes live with the later launch."""
        first, second = self.with_draft(), self.with_draft()
        return first, second, self.schedule(second, ahead(days=1)), self.schedule(first)

    def test_the_checks_of_a_launch(self):
        later, earlier = self.with_draft(), self.with_draft()
        self.schedule(later, ahead(days=1))
        with_earlier = partial(self.schedule, earlier)
        self.assertWaitsWithoutHolding(with_earlier, waits_for=later, free=earlier)

    def test_the_preview_of_a_launch(self):
        editor = make_editor("viewer")
        first, second, _, launch = self.launches()

        def preview():
            with rehearsal():
                put_launched(launch, editor)

        self.assertWaitsWithoutHolding(preview, waits_for=first, free=second)

    def test_the_preview_of_a_launch_before_which_a_story_expires(self):
        editor = make_editor("viewer")
        leaving = make_ready_article(expires_at=ahead(days=1))
        article = self.with_draft()
        launch = self.schedule(article)

        def preview():
            with rehearsal():
                put_launched(launch, editor)

        self.assertWaitsWithoutHolding(preview, waits_for=leaving, free=article)

    def test_carrying_out(self):
        beside = make_ready_article("Beside")
        article = self.with_draft(related=[beside])
        self.schedule(article)
        self.assertWaitsWithoutHolding(partial(carry_out_due, self.at), waits_for=beside, free=article)
        self.assertEqual(self.fresh(article).title, "After")

    def test_publishing_and_saving_with_a_story_beside(self):
        beside = make_ready_article("Beside")
        live = self.with_draft(related=[beside])
        unseen = self.with_draft(related=[beside], status=Article.Status.DRAFT)
        save = partial(drafting.save_draft, unseen, freeze(unseen), base=1, by=self.editor)
        publish = partial(drafting.publish, live, base=1, by=self.editor)
        for article, act in [(live, publish), (unseen, save)]:
            with self.subTest(act.func.__name__):
                self.assertWaitsWithoutHolding(act, waits_for=beside, free=article)

    def test_deleting_several(self):
        first, second = make_ready_article(), make_ready_article()
        delete = partial(drafting.delete, [second, first], by=self.editor)
        self.assertWaitsWithoutHolding(delete, waits_for=first, free=second)
        self.assertFalse(Article.objects.exists())

    def test_loading_over_several(self):
        first, second = make_ready_article("One"), make_ready_article("Two")
        objects = [
            {"model": "articles.article", "fields": {"slug": article.slug, "title": "Theirs"}}
            for article in (second, first)
        ]
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "fixture.json")
            path.write_text(json.dumps(objects), encoding="utf-8")
            overwrite = partial(load, check([path]), overwrite=True)
            self.assertWaitsWithoutHolding(overwrite, waits_for=first, free=second)
        self.assertEqual(Article.objects.filter(title="Theirs").count(), 2)

    def test_loading_over_a_story_that_is_being_scheduled(self):
        article = self.with_draft()
        given = {"slug": article.slug, "title": "Theirs"}
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "fixture.json")
            path.write_text(json.dumps([{"model": "articles.article", "fields": given}]), encoding="utf-8")
            overwrite = partial(load, check([path]), overwrite=True)
            self.meanwhile(partial(self.schedule, article), overwrite)
        self.assertWaitsNowhere(article)

    def test_the_pages_of_a_launch(self):
        first, second = self.with_draft(), self.with_draft()
        rows = [scheduling.Row(second), scheduling.Row(first)]
        launch = scheduling.arrange(Launch(made_by=self.editor), self.at, rows, by=self.editor, name="Cannes")
        self.assertWaitsWithoutHolding(partial(pages_of_launch, launch), waits_for=first, free=second)

    def test_merging_what_a_story_names(self):
        person, photo, tag = make_person(), make_photo(), Tag.objects.create(name="Noir", slug="noir", key="noir")
        heirs = [make_person(), make_photo(), Tag.objects.create(name="Film noir", slug="film-noir", key="film noir")]
        article = make_ready_article(about=[person], lead_photo=photo, tags=["Noir"])
        for row, heir in zip([person, photo, tag], heirs, strict=True):
            with self.subTest(row):
                merging = partial(merge, row, heir, by=self.editor)
                self.assertWaitsWithoutHolding(merging, waits_for=article, free=row)
