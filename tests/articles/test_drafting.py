from django.contrib.auth.models import User
from django.test import TestCase

from articles import drafting
from articles.freezing import freeze, to_bytes
from articles.models import Article, Version
from articles.rehearsal import rehearsal
from tests.factories import ahead, make_block, make_ready_article

Kind = Version.Kind


class DraftingTestCase(TestCase):
    def setUp(self):
        self.editor = User.objects.create_user("ed")

    def changed(self, article, title="After"):
        """The story as it would be with another headline and one block more."""
        with rehearsal():
            Article.objects.filter(pk=article.pk).update(title=title)
            make_block(article, text="<p>Added.</p>")
            return freeze(Article.objects.get(pk=article.pk))

    def fresh(self, article):
        return Article.objects.get(pk=article.pk)

    def save(self, article, frozen, base=None):
        return drafting.save_draft(article, frozen, base=article.saves if base is None else base, by=self.editor)


class PublishedStoryTests(DraftingTestCase):
    def setUp(self):
        super().setUp()
        self.article = make_ready_article("Before")
        self.before = freeze(self.article)
        self.after = self.changed(self.article)

    def test_a_draft_does_not_touch_what_readers_see(self):
        self.save(self.article, self.after)
        self.assertEqual(to_bytes(freeze(self.fresh(self.article))), to_bytes(self.before))
        self.assertEqual(drafting.in_hand(self.fresh(self.article)), self.after)

    def test_publishing_gives_readers_the_draft_and_nothing_waits_any_more(self):
        self.save(self.article, self.after)
        drafting.publish(self.article, base=1, by=self.editor)
        article = self.fresh(self.article)
        self.assertEqual(to_bytes(freeze(article)), to_bytes(self.after))
        self.assertIsNone(article.draft)
        self.assertTrue(article.is_live())

    def test_a_draft_that_is_discarded_stays_in_the_history(self):
        self.save(self.article, self.after)
        drafting.discard(self.article, base=1, by=self.editor)
        article = self.fresh(self.article)
        self.assertIsNone(article.draft)
        self.assertEqual(to_bytes(freeze(article)), to_bytes(self.before))
        self.assertEqual(article.versions.get(number=1).frozen, self.after)

    def test_withdrawing_takes_it_off_the_site_and_loses_no_draft(self):
        self.save(self.article, self.after)
        drafting.withdraw(self.article, base=1, by=self.editor)
        article = self.fresh(self.article)
        self.assertFalse(article.is_live())
        self.assertEqual(to_bytes(freeze(article)), to_bytes(self.after))

    def test_a_scheduled_story_keeps_its_moment(self):
        later = ahead(days=2)
        Article.objects.filter(pk=self.article.pk).update(published_at=later)
        article = self.fresh(self.article)
        drafting.publish(article, base=0, by=self.editor)
        self.assertEqual(self.fresh(article).published_at, later)


class UnpublishedStoryTests(DraftingTestCase):
    def test_its_rows_take_every_save(self):
        article = make_ready_article("Before", status=Article.Status.DRAFT)
        after = self.changed(article)
        self.save(article, after)
        article = self.fresh(article)
        self.assertIsNone(article.draft)
        self.assertEqual(article.title, "After")
        self.assertEqual(article.versions.get(number=1).frozen, after)


class HistoryTests(DraftingTestCase):
    def test_keeps_the_state_before_the_first_save_and_every_save_after_it(self):
        article = make_ready_article("Before")
        self.save(article, self.changed(article, "One"))
        self.save(article, self.changed(article, "Two"))
        drafting.publish(article, base=2, by=self.editor, note="Checked")
        history = [(v.number, v.kind, v.frozen["story"]["title"]) for v in article.versions.order_by("number")]
        self.assertEqual(
            history,
            [(0, Kind.FOUND, "Before"), (1, Kind.DRAFT, "One"), (2, Kind.DRAFT, "Two"), (3, Kind.PUBLISHED, "Two")],
        )

    def test_says_who_when_and_why(self):
        article = make_ready_article()
        drafting.publish(article, base=0, by=self.editor, note="Checked by two")
        version = article.versions.get(number=1)
        self.assertEqual((version.made_by, version.note), (self.editor, "Checked by two"))
        self.assertIsNotNone(version.made_at)

    def test_an_earlier_version_is_taken_up_as_a_draft_to_the_byte(self):
        article = make_ready_article("Before")
        before = freeze(article)
        self.save(article, self.changed(article))
        drafting.publish(article, base=1, by=self.editor)
        drafting.restore(article.versions.get(number=0), base=2, by=self.editor)
        article = self.fresh(article)
        self.assertEqual(article.title, "After")
        self.assertEqual(to_bytes(drafting.in_hand(article)), to_bytes(before))
        drafting.publish(article, base=3, by=self.editor)
        self.assertEqual(to_bytes(freeze(self.fresh(article))), to_bytes(before))


class StaleSaveTests(DraftingTestCase):
    def test_every_act_is_refused_when_somebody_saved_since_and_changes_nothing(self):
        article = make_ready_article("Before")
        self.save(article, self.changed(article, "Theirs"))
        frozen = self.changed(article, "Mine")
        for act in [
            lambda: self.save(self.fresh(article), frozen, base=0),
            lambda: drafting.publish(self.fresh(article), base=0, by=self.editor),
            lambda: drafting.withdraw(self.fresh(article), base=0, by=self.editor),
            lambda: drafting.discard(self.fresh(article), base=0, by=self.editor),
            lambda: drafting.restore(article.versions.get(number=0), base=0, by=self.editor),
        ]:
            with self.assertRaises(drafting.StaleSave):
                act()
        after = self.fresh(article)
        self.assertEqual(after.draft.frozen["story"]["title"], "Theirs")
        self.assertEqual((after.title, after.saves, after.versions.count()), ("Before", 1, 2))


class GateTests(DraftingTestCase):
    def test_what_a_check_stops_is_not_published_and_nothing_changes(self):
        article = make_ready_article("Before", status=Article.Status.DRAFT, section=None)
        with self.assertRaises(drafting.NotReady) as stopped:
            drafting.publish(article, base=0, by=self.editor)
        self.assertEqual([problem.code for problem in stopped.exception.problems], ["no-section"])
        article = self.fresh(article)
        self.assertEqual((article.status, article.saves, article.versions.count()), (Article.Status.DRAFT, 0, 0))

    def test_a_draft_is_judged_and_not_what_readers_see(self):
        article = make_ready_article("Before")
        with rehearsal():
            Article.objects.filter(pk=article.pk).update(section=None)
            without_section = freeze(self.fresh(article))
        self.save(article, without_section)
        with self.assertRaises(drafting.NotReady):
            drafting.publish(article, base=1, by=self.editor)
        self.assertIsNotNone(self.fresh(article).section)

    def test_an_embargo_is_not_passed_by_publishing(self):
        article = make_ready_article(status=Article.Status.DRAFT, embargo_until=ahead(days=1))
        with self.assertRaises(drafting.NotReady) as stopped:
            drafting.publish(article, base=0, by=self.editor)
        self.assertEqual([problem.code for problem in stopped.exception.problems], ["embargo"])
