import io

from django.core.management import call_command

from articles import drafting
from articles.freezing import freeze, freeze_many, to_bytes
from articles.importing.checking import check
from articles.importing.loading import load
from articles.models import Article, Block, Launch, LaunchItem, RelatedStory, Version
from people.models import AuditEntry
from tests.factories import ahead, make_article, make_editor, make_film, make_person

from .written import FixtureTestCase, block, film, person, story

Kind = Version.Kind
SECTION = {"model": "articles.section", "fields": {"name": "Features", "slug": "features", "path": "features"}}
LIVE = {"status": "published", "published_at": "2026-03-01T09:00:00Z", "dek": "Along the beach"}


def live_story(slug="walk", **fields):
    return story(slug, **{**LIVE, "section": ["features"], **fields})


class CheckedAtLoadTests(FixtureTestCase):
    def test_a_published_story_that_a_check_stops_is_refused_with_its_row(self):
        problems = self.refused(SECTION, live_story(section=None))
        self.assertRefused(problems, "Section: Choose the section that the story belongs to.", index=2, field="section")
        self.assertFalse(Article.objects.exists())

    def test_a_block_that_a_check_stops_is_refused_with_its_own_row(self):
        problems = self.refused(SECTION, live_story(), block(), block("", 20))
        self.assertRefused(problems, "Write some text, or remove the block.", index=4, field="text")

    def test_an_embargo_is_not_passed_by_a_load(self):
        problems = self.refused(SECTION, live_story(embargo_until="2999-01-01T09:00:00Z"))
        self.assertRefused(problems, "The story is embargoed until", index=2, field="embargo_until")

    def test_a_draft_may_be_unfinished(self):
        self.load(story(title=""), block(""))
        self.assertEqual(Block.objects.get().text, "")

    def test_a_story_that_would_be_overwritten_is_checked_as_it_would_be(self):
        self.load(SECTION, live_story(), block())
        found = check([self.write(SECTION, live_story(), block(""))])
        load(found, overwrite=True)
        self.assertEqual([problem.index for problem in found.problems], [3])
        self.assertEqual(Block.objects.get().text, "<p>She walks fast.</p>")
        self.assertEqual(Article.objects.get().saves, 0)

    def test_a_story_that_stays_as_it_is_is_not_checked(self):
        self.load(SECTION, live_story(), block())
        Article.objects.update(section=None)
        self.load(SECTION, live_story(), block())

    def test_warnings_are_counted_and_no_refusal(self):
        self.assertEqual(self.load(SECTION, live_story(dek=""), block("<p>TK</p>")).warnings, 2)

    def test_the_command_says_how_many(self):
        out = io.StringIO()
        call_command("load_fixtures", self.write(SECTION, live_story(dek="")), stdout=out)
        self.assertIn(
            "The checks have 1 warning about these stories; matinee check_stories shows them.", out.getvalue()
        )


class VersionsKeptTests(FixtureTestCase):
    STORY = [SECTION, live_story(), block("<p>One.</p>", 10), block("<p>Two.</p>", 20)]

    def history(self):
        return [(version.number, version.kind) for version in Version.objects.order_by("number")]

    def overwrite(self, *objects):
        return self.load(*objects, overwrite=True)

    def test_of_a_new_story_the_first(self):
        self.load(*self.STORY)
        article = Article.objects.get()
        self.assertEqual((self.history(), article.saves), ([(0, Kind.IMPORTED)], 0))
        self.assertEqual(to_bytes(article.versions.get().frozen), to_bytes(freeze(article)))

    def test_of_an_overwritten_story_as_it_was_and_as_it_is(self):
        make_article("Ours", slug="walk", body=["Ours."])
        self.overwrite(*self.STORY)
        article = Article.objects.get()
        self.assertEqual((self.history(), article.saves), ([(0, Kind.FOUND), (1, Kind.IMPORTED)], 1))
        before, after = article.versions.order_by("number")
        self.assertEqual((before.frozen["story"]["title"], len(before.frozen["parts"]["blocks"])), ("Ours", 1))
        self.assertEqual(to_bytes(after.frozen), to_bytes(freeze(article)))

    def test_an_overwritten_story_leaves_the_launch_that_holds_an_older_text(self):
        self.load(*self.STORY)
        article = Article.objects.get()
        drafting.save_draft(article, {**freeze(article)}, base=0, by=make_editor())
        launch = Launch.objects.create(goes_live_at=ahead(days=2))
        LaunchItem.objects.create(launch=launch, article=article, version=article.versions.get(number=1))
        Article.objects.update(title="Ours")
        self.overwrite(*self.STORY)
        self.assertFalse(LaunchItem.objects.open().exists())
        self.assertEqual(AuditEntry.objects.about(article).latest("pk").action, "unscheduled")

    def test_also_where_only_a_block_is_changed_added_or_removed(self):
        for overwritten in [
            lambda: Block.objects.filter(ordering=10).update(text="<p>Changed.</p>"),
            lambda: Block.objects.get(ordering=20).delete(),
            lambda: Block.objects.create(parent=Article.objects.get(), kind="text", text="<p>X.</p>", ordering=30),
        ]:
            with self.subTest():
                self.overwrite(*self.STORY)
                overwritten()
                before = Article.objects.get().saves
                self.overwrite(*self.STORY)
                self.assertEqual(Article.objects.get().saves, before + 1)
                self.assertEqual(self.history()[-1], (before + 1, Kind.IMPORTED))

    def test_once_however_many_rows_change(self):
        self.load(*self.STORY)
        Block.objects.update(text="<p>Ours.</p>")
        self.overwrite(SECTION, live_story(title="Theirs"), *self.STORY[2:])
        self.assertEqual(Article.objects.get().saves, 1)

    def test_none_of_a_story_that_was_left_alone(self):
        self.load(*self.STORY)
        self.overwrite(*self.STORY)
        Article.objects.update(title="Ours")
        self.load(*self.STORY)
        self.assertEqual(self.history(), [(0, Kind.IMPORTED)])

    def test_none_when_only_asked_to_check(self):
        self.load(*self.STORY, check_only=True)
        self.assertFalse(Version.objects.exists())
        self.assertFalse(AuditEntry.objects.exists())

    def test_a_form_that_was_open_meanwhile_is_stale(self):
        self.load(*self.STORY)
        editor, article = make_editor(), Article.objects.get()
        frozen = freeze(article)
        self.overwrite(SECTION, live_story(title="Theirs"))
        with self.assertRaises(drafting.StaleSave):
            drafting.save_draft(article, frozen, base=0, by=editor)

    def test_a_draft_that_waits_stays_and_the_report_says_so(self):
        self.load(*self.STORY)
        article = Article.objects.get()
        draft, _ = drafting.save_draft(article, freeze(article), base=0, by=make_editor())
        report = self.overwrite(SECTION, live_story(title="Theirs"))
        article = Article.objects.get()
        self.assertEqual((article.title, article.draft, article.saves), ("Theirs", draft, 2))
        self.assertEqual(report.notes, ["the draft beside articles.article walk"])

    def test_many_stories_are_frozen_in_as_many_queries_as_one(self):
        for count in (1, 5):
            for number in range(count):
                one = make_article(f"Story {number}", tags=["noir"], about=[make_film()], by=[make_person()])
                RelatedStory.objects.create(article=one, story=make_article())
            stories = list(Article.objects.all())
            with self.subTest(count=count), self.assertNumQueries(7):
                frozen = freeze_many(stories)
            self.assertEqual([to_bytes(each) for each in frozen], [to_bytes(freeze(s)) for s in Article.objects.all()])


class AuditedLoadTests(FixtureTestCase):
    def test_is_an_entry_of_its_own_with_what_it_did(self):
        self.load(person(), film())
        entry = AuditEntry.objects.get()
        self.assertEqual((entry.action, entry.actor), (AuditEntry.Action.IMPORTED, None))
        self.assertEqual(entry.words, "2 made, 0 changed, 0 removed, 0 pictures copied; from fixture.json")

    def test_is_none_where_nothing_was_done(self):
        self.load(person())
        self.load(person())
        self.assertEqual(AuditEntry.objects.count(), 1)
