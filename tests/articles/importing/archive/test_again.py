"""The same archive again, or one that has changed, in a magazine where editors have been at work since."""

from articles import drafting
from articles.freezing import freeze
from articles.models import ArchiveRecord, Article, Section, Tag
from people.models import Film, Nomination, Person
from tests.factories import make_article

from .written import ArchiveTestCase, article, figure, film, nomination, p, person, photo, section, tag, whole


class SameArchiveTests(ArchiveTestCase):
    def test_changes_nothing(self):
        self.load(*whole())
        before = freeze(Article.objects.get())
        report = self.load(*whole())
        self.assertFalse(report.did_something)
        self.assertEqual(sum(report.counts["unchanged"].values()), 7)
        self.assertEqual(freeze(Article.objects.get()), before)

    def test_with_other_ids_is_the_same(self):
        self.load(section(), person(), article(authors=[1]))
        report = self.load(section(), person("p7"), article("a9", authors=["p7"]))
        self.assertFalse(report.did_something)

    def test_does_not_make_again_what_was_deleted_since(self):
        self.load(section(), tag(), article())
        Article.objects.all().delete()
        Tag.objects.all().delete()
        self.load(section(), tag(), article())
        self.assertFalse(Article.objects.exists() or Tag.objects.exists())
        self.assertIn("line 4 (article walk): was deleted at the desk since, and is not made again.", self.remarks)

    def test_knows_a_story_that_was_moved_since(self):
        self.load(section(), article())
        story = Article.objects.get()
        story.former_addresses.create(slug="walk")
        Article.objects.update(slug="a-walk")
        self.assertFalse(self.load(section(), article()).did_something)
        self.assertEqual(Article.objects.get().slug, "a-walk")

    def test_leaves_what_was_changed_at_the_desk_without_a_word(self):
        self.load(section(), article())
        Article.objects.update(title="Ours", saves=1)
        self.load(section(), article())
        self.assertEqual((Article.objects.get().title, self.remarks), ("Ours", []))

    def test_remembers_each_record_once(self):
        self.load(*whole())
        self.load(*whole())
        self.assertEqual(ArchiveRecord.objects.count(), 7)


class ChangedArchiveTests(ArchiveTestCase):
    def test_gives_the_desk_a_draft_and_readers_what_they_had(self):
        self.load(section(), article(body=[p(), p("Two.")]))
        report = self.load(section(), article(title="New", body=[p(), p("2.")]))
        story = Article.objects.get()
        self.assertEqual((story.title, story.draft.kind), ("A walk with Varda", "imported"))
        self.assertEqual(story.draft.frozen["story"]["title"], "New")
        self.assertEqual(
            sorted(b["text"] for b in story.draft.frozen["parts"]["blocks"]), ["<p>2.</p>", "<p>She walks fast.</p>"]
        )
        self.assertEqual([version.number for version in story.versions.all()], [1, 0])
        self.assertEqual(report.counts["changed"]["article"], 1)
        self.assertIn("readers keep what they have", self.remarks[0])

    def test_can_be_published_as_it_came(self):
        self.load(section(), article())
        self.load(section(), article(title="New", body=[p("New.")]))
        story = Article.objects.get()
        drafting.publish(story, base=story.saves, by=None, reason="x")
        self.assertEqual(Article.objects.get().title, "New")
        self.assertEqual(Article.objects.get().blocks.get().text, "<p>New.</p>")

    def test_keeps_the_keys_of_blocks_that_stay(self):
        self.load(section(), article(body=[p(), p("Two.")]))
        first = Article.objects.get().blocks.first().pk
        self.load(section(), article(body=[p("Nought."), p()]))
        self.assertIn(str(first), [block["id"] for block in Article.objects.get().draft.frozen["parts"]["blocks"]])

    def test_a_second_time_changes_nothing(self):
        self.load(section(), article())
        self.load(section(), article(title="New"))
        self.assertFalse(self.load(section(), article(title="New")).did_something)
        self.assertEqual(Article.objects.get().saves, 1)

    def test_changed_once_more_gives_another_draft(self):
        self.load(section(), article())
        self.load(section(), article(title="New"))
        self.load(section(), article(title="Newer"))
        self.assertEqual(Article.objects.get().draft.frozen["story"]["title"], "Newer")

    def test_changes_a_draft_itself(self):
        self.load(section(), article(status="draft"))
        self.load(section(), article(status="draft", title="New"))
        self.assertEqual((Article.objects.get().title, Article.objects.get().draft), ("New", None))

    def test_does_not_touch_what_an_editor_has_saved_and_says_so(self):
        self.load(section(), article())
        story = Article.objects.get()
        frozen = freeze(story)
        frozen["story"]["title"] = "Ours"
        drafting.save_draft(story, frozen, base=0, by=None)
        report = self.load(section(), article(title="Theirs"))
        self.assertEqual(Article.objects.get().draft.frozen["story"]["title"], "Ours")
        self.assertEqual((report.counts["kept"]["article"], report.counts["changed"]["article"]), (1, 0))
        self.assertIn("an editor has saved it since. It stays.", self.remarks[0])

    def test_does_not_take_a_story_of_our_own_for_its_own(self):
        make_article("Ours", slug="walk")
        report = self.load(section(), article())
        self.assertEqual((Article.objects.get().title, report.counts["kept"]["article"]), ("Ours", 1))
        self.assertIn("is at an address that a story of ours has or had.", self.remarks[0])

    def test_nor_an_address_that_a_story_of_ours_had(self):
        make_article("Ours").former_addresses.create(slug="walk")
        self.load(section(), article())
        self.assertEqual(Article.objects.get().title, "Ours")


class ChangedShelfTests(ArchiveTestCase):
    def test_takes_over_what_nobody_changed_since(self):
        first = [section(), tag(), person(bio="One"), film(directors=[1]), nomination()]
        second = [
            section(name="F"),
            tag(name="NOIR"),
            person(bio="Two"),
            film(runtime=90, cast=[{"person": 1}]),
            nomination(won=True),
        ]
        self.load(*first)
        report = self.load(*second)
        self.assertEqual(
            dict(report.counts["changed"]), dict.fromkeys(["section", "tag", "person", "film", "nomination"], 1)
        )
        self.assertEqual((Section.objects.get().name, Tag.objects.get().name), ("F", "NOIR"))
        self.assertEqual((Person.objects.get().bio, Film.objects.get().runtime), ("Two", 90))
        self.assertEqual((Film.objects.get().credits.get().job, Nomination.objects.get().result), ("actor", "winner"))
        self.assertFalse(self.load(*second).did_something)

    def test_leaves_what_the_desk_changed_and_says_so(self):
        self.load(person(bio="One"), film())
        Person.objects.update(bio="Ours")
        Film.objects.get().credits.create(person=Person.objects.get(), job="director")
        report = self.load(person(bio="Two"), film(runtime=90))
        self.assertEqual((Person.objects.get().bio, Film.objects.get().runtime), ("Ours", None))
        self.assertEqual(dict(report.counts["kept"]), {"person": 1, "film": 1})
        self.assertIn(
            "line 2 (person agnes-varda): says something else than before, and the row was changed", self.remarks[0]
        )

    def test_adopts_a_row_that_is_as_the_archive_has_it(self):
        Person.objects.create(slug="agnes-varda", name="Agnès Varda", sort_name="Varda, Agnès")
        self.load(person())
        self.load(person(bio="Two"))
        self.assertEqual(Person.objects.get().bio, "Two")


class OtherArchiveTests(ArchiveTestCase):
    def test_may_call_another_picture_by_the_same_name(self):
        for colour in ("red", "blue", "red"):
            self.write_picture(colour=colour)
            self.load(
                section(),
                photo(alt=colour),
                article(colour == "red", colour, body=[figure()]) | {"id": 1},
                pictures=self.pictures,
            )
        alts = Article.objects.order_by("pk").values_list("slug", "blocks__photo__alt")
        self.assertEqual(list(alts), [("red", "red"), ("blue", "blue")])
