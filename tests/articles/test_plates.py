"""A page that is printed from plates is the page that is made without them, whatever has changed since."""

from datetime import timedelta
from unittest import mock

from django.db import DatabaseError, connection
from django.test import Client, TransactionTestCase
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import feeds
from articles.models import (
    Article,
    Block,
    Contribution,
    Photo,
    Plate,
    PlateNumber,
    RelatedStory,
    Section,
    Series,
    Subject,
    Tag,
)
from articles.plates import keeping, marks
from articles.plates import story as plates
from articles.rehearsal import rehearsal
from people.merging import merge
from people.models import Film, Person
from tests.factories import (
    ahead,
    make_article,
    make_block,
    make_company,
    make_editor,
    make_film,
    make_gallery,
    make_person,
    make_photo,
)

WITHOUT_PLATES = "articles.plates.keeping.may_print"


class PlateTestCase(TransactionTestCase):
    def setUp(self):
        self.mikey, self.sean = make_person("Mikey Madison"), make_person("Sean Baker")
        self.film = make_film("Anora", cast=[(self.mikey, "Ani")])
        self.poster = make_photo(poster_of=self.film, credit_line="Courtesy NEON")
        self.photo = make_photo(credit_line="Photograph by Ana Ruiz", caption="On the set")
        self.section = Section.objects.create(name="Features", slug="features", path="features")
        self.stories = [self.make_story(kind) for kind in Article.Kind]
        self.story, self.other = self.stories[:2]
        RelatedStory.objects.create(article=self.story, story=self.other)

    def make_story(self, kind):
        story = make_article(
            f"A {kind.label.lower()} <about> Anora",
            kind=kind,
            section=self.section,
            lead_photo=self.photo,
            body=["Mikey Madison met Sean Baker for <em>Anora</em>, near Coney Island.", "“And then?”"],
            about=[self.film, self.mikey],
            by=[self.sean],
            tags=["noir"],
        )
        make_block(story, Block.Kind.FIGURE, photo=self.photo)
        make_block(story, Block.Kind.GALLERY, gallery=make_gallery([self.photo, make_photo()]))
        make_block(story, Block.Kind.FILM_CARD, film=self.film)
        return story

    def read(self, story, host="testserver"):
        answer = self.client.get(story.get_absolute_url(), headers={"host": host})
        self.assertEqual(answer.status_code, 200)
        return answer.content.decode()

    def run_sql(self, sql):
        with connection.cursor() as cursor:
            cursor.execute(sql)

    def assertPrintedAsMade(self, *stories):
        """Whoever makes the plates, and whoever reads next, is given what a reader without plates is given."""
        for story in stories or self.stories:
            with mock.patch(WITHOUT_PLATES, return_value=False):
                made = self.read(story)
            self.assertEqual(self.read(story), made)
            self.assertEqual(self.read(story), made)


class PageTests(PlateTestCase):
    def test_every_kind_of_story_is_printed_as_it_is_made(self):
        self.assertPrintedAsMade()
        self.assertEqual(Plate.objects.filter(part=Plate.Part.PAGE).count(), len(Article.Kind))

    def test_a_plate_serves_every_host_and_both_schemes(self):
        here = self.read(self.story)
        self.assertEqual(self.read(self.story, "localhost"), here.replace("testserver", "localhost"))
        safe = self.client.get(self.story.get_absolute_url(), secure=True).content.decode()
        self.assertEqual(safe, here.replace("http://testserver", "https://testserver"))

    def test_a_page_with_plates_asks_what_is_due_and_one_thing_more(self):
        self.read(self.story)
        with CaptureQueriesContext(connection) as queries:
            self.read(self.story)
        self.assertLessEqual(len(queries), 2)

    def test_a_story_that_is_withdrawn_is_not_printed(self):
        addresses = self.story.get_absolute_url(), f"/stories/{self.story.slug}.json"
        self.assertEqual([self.client.get(address).status_code for address in addresses], [200, 200])
        self.story.withdraw()
        self.assertEqual([self.client.get(address).status_code for address in addresses], [410, 410])

    def test_whatever_changes_is_on_the_next_page(self):
        homonym = Person(name="Sean Baker", sort_name="Baker, Sean", slug="sean-baker-the-other")
        changes = {
            "a person renamed": lambda: Person.objects.filter(pk=self.mikey.pk).update(name="Mikaela Madison"),
            "and back": lambda: Person.objects.filter(pk=self.mikey.pk).update(name="Mikey Madison"),
            "a credit line": lambda: Photo.objects.filter(pk=self.photo.pk).update(credit_line="By someone else"),
            "a byline": lambda: Contribution.objects.filter(article=self.story).update(person=self.mikey),
            "another person of one name": lambda: Person.objects.bulk_create([homonym]),
            "two who are one": lambda: merge(Person.objects.get(slug=homonym.slug), self.sean, by=make_editor()),
            "the title of a film": lambda: Film.objects.filter(pk=self.film.pk).update(title="Anora!"),
            "names not linked": lambda: Article.objects.filter(pk=self.story.pk).update(links_names=False),
            "a section": lambda: Section.objects.update(name="Stories"),
            "a series": self.put_in_a_series,
            "words, by SQL": lambda: self.run_sql(
                "UPDATE articles_block SET text = '<p>Other</p>' WHERE kind = 'text'"
            ),
            "a subject fewer": lambda: Subject.objects.filter(article=self.story, film=self.film).delete(),
            "a topic renamed": lambda: Tag.objects.update(name="Film noir"),
            "a related story renamed": lambda: Article.objects.filter(pk=self.other.pk).update(title="Another title"),
            "a related story withdrawn": self.other.withdraw,
            "a new story": lambda: self.stories.append(self.make_story(Article.Kind.NEWS)),
            "rights that have ended": lambda: Photo.objects.update(rights_until=ahead(days=-1)),
        }
        self.stories.remove(self.other)
        before = self.read(self.story)
        for name, change in changes.items():
            with self.subTest(name):
                change()
                self.assertPrintedAsMade(self.story, self.stories[-1])
                self.assertNotEqual(self.read(self.story), before)
                before = self.read(self.story)

    def put_in_a_series(self):
        Article.objects.update(series=Series.objects.create(name="On Anora", slug="on-anora"))

    def test_what_time_alone_changes_is_on_the_next_page(self):
        Photo.objects.filter(pk=self.photo.pk).update(rights_until=ahead(hours=1))
        coming = make_article("Coming", about=[self.film], published_at=ahead(hours=2))
        seen = [self.read(self.story)]
        for hours in (1.5, 2.5):
            with mock.patch("django.utils.timezone.now", return_value=timezone.now() + timedelta(hours=hours)):
                self.assertPrintedAsMade(self.story)
                seen.append(self.read(self.story))
        self.assertEqual(len(set(seen)), 3)
        self.assertNotIn("Photograph by Ana Ruiz", seen[1])
        self.assertIn(coming.get_absolute_url(), seen[2])

    def test_the_desk_is_told_of_a_story_that_is_left_out_and_no_plate_hides_it(self):
        Article.objects.filter(pk=self.other.pk).update(slug="no\x01address")
        desk = Client()
        desk.force_login(make_editor())
        address = self.story.get_absolute_url()
        with self.assertLogs("articles.leaving_out"):
            self.assertNotContains(self.client.get(address), "A story is left out here")
            self.assertContains(desk.get(address), "A story is left out here")
        self.assertFalse(Plate.objects.exists())


class FeedTests(PlateTestCase):
    ADDRESSES = ("/feed.rss", "/feed.json", "/sections/features/feed.atom")

    def fed(self):
        return [self.client.get(address).content for address in self.ADDRESSES]

    def test_feeds_say_from_plates_what_they_say_without(self):
        changes = {
            "nothing": lambda: None,
            "a person renamed": lambda: Person.objects.filter(pk=self.mikey.pk).update(name="Mikaela Madison"),
            "words": lambda: Block.objects.filter(kind="text").update(text="<p>Other words</p>"),
            "a story withdrawn": self.other.withdraw,
            "rights that have ended": lambda: Photo.objects.update(rights_until=ahead(days=-1)),
        }
        for name, change in changes.items():
            with self.subTest(name):
                change()
                with mock.patch(WITHOUT_PLATES, return_value=False):
                    made = self.fed()
                self.assertEqual(self.fed(), made)
                self.assertEqual(self.fed(), made)

    def test_a_feed_from_plates_asks_as_little_for_many_stories_as_for_few(self):
        self.fed()
        Plate.objects.filter(part=Plate.Part.FEED).delete()
        self.client.get("/feed.rss")
        with CaptureQueriesContext(connection) as queries:
            self.client.get("/feed.rss")
        self.assertLessEqual(len(queries), 5)

    def test_of_a_feed_only_what_has_changed_is_told_anew(self):
        self.fed()
        Article.objects.filter(pk=self.story.pk).update(title="Another headline")
        with mock.patch("articles.feeds.entry", wraps=feeds.entry) as told:
            self.assertIn(b"Another headline", self.client.get("/feed.rss").content)
        self.assertEqual([call.args[0].pk for call in told.call_args_list], [self.story.pk])

    def test_copy_in_which_no_names_could_be_linked_is_not_kept(self):
        with mock.patch("articles.feeds.link_names", side_effect=ValueError), self.assertLogs("articles.feeds"):
            self.fed()
        self.assertFalse(Plate.objects.filter(part=Plate.Part.ENTRY).exists())


class KeepingTests(PlateTestCase):
    def test_in_a_rehearsal_nothing_is_printed_and_nothing_kept(self):
        self.read(self.story)
        kept = set(Plate.objects.values_list("pk", "state"))
        with rehearsal():
            Article.objects.filter(pk=self.story.pk).update(title="Rehearsed")
            self.assertIn("Rehearsed", self.read(self.story))
        self.assertNotIn("Rehearsed", self.read(self.story))
        self.assertEqual(set(Plate.objects.values_list("pk", "state")), kept)

    def test_what_changes_while_a_plate_is_made_makes_it_stale(self):
        def keep_late(*plate):
            Article.objects.filter(pk=self.story.pk).update(title="Changed meanwhile")
            keep(*plate)

        keep = keeping.keep
        with mock.patch("articles.plates.keeping.keep", keep_late):
            self.read(self.story)
        self.assertIn("Changed meanwhile", self.read(self.story))

    def test_another_version_of_the_code_prints_from_no_earlier_plate(self):
        self.read(self.story)
        Plate.objects.update(text="of an earlier version")
        self.assertEqual(self.read(self.story), "of an earlier version")
        with mock.patch("articles.plates.keeping.version", return_value="another"):
            self.assertIn("Mikey Madison", self.read(self.story))

    def test_a_row_with_the_characters_that_plates_mark_places_with_is_shown_as_it_is(self):
        for mark in (marks.ORIGIN, marks.HOST, plates.WAYS):
            with self.subTest(mark):
                Article.objects.filter(pk=self.story.pk).update(title=f"A {mark} headline")
                self.assertPrintedAsMade(self.story, self.stories[2])

    def test_what_is_kept_of_a_row_goes_with_it(self):
        film, person, company = make_film("Alone"), make_person("Nobody"), make_company("Nowhere")
        story = make_article("Soon gone", about=[film, person])
        self.read(self.story)
        pages = {row: row.get_absolute_url() for row in (story, film, person, company)}
        feeds = [f"{pages[row]}feed.{form}" for row in (film, person) for form in ("atom", "rss", "json")]
        told = [f"{pages[row].rstrip('/')}.json" for row in (story, film, person)]
        for address in (*pages.values(), *feeds, *told):
            self.client.get(address)
        for row in pages:
            table = row._meta.db_table
            kept = Plate.objects.filter(part__in=Plate.OF_A_ROW[table], key=row.pk)
            with self.subTest(table):
                self.assertEqual({*kept.values_list("part", flat=True)}, {*map(str, Plate.OF_A_ROW[table])})
                if row == company:
                    self.run_sql(f"DELETE FROM {table} WHERE id = {row.pk}")
                else:
                    type(row).objects.filter(pk=row.pk).delete()
                self.assertFalse(kept.exists())
        self.assertTrue(Plate.objects.filter(part=Plate.Part.PAGE, key=self.story.pk).exists())

    def test_a_plate_of_another_state_with_the_same_sum_is_not_printed(self):
        numbers = {which: PlateNumber.objects.filter(story=which) for which in (self.story.pk, PlateNumber.SHELF)}
        for which, rows in numbers.items():
            PlateNumber.objects.create(story=which, number=3)
            self.assertEqual(rows.count(), 2)
        for address in (self.story.get_absolute_url(), "/tags/noir/", "/films/"):
            for which, rows in numbers.items():
                with self.subTest(address, which=which):
                    self.client.get(address)
                    Plate.objects.update(text="from a plate")
                    self.assertEqual(self.client.get(address).content, b"from a plate")
                    first, second = rows.order_by("pk")
                    rows.filter(pk=first.pk).update(number=first.number + 1)
                    rows.filter(pk=second.pk).update(number=second.number - 1)
                    is_on_it = address != "/films/" or which == PlateNumber.SHELF
                    self.assertEqual(self.client.get(address).content != b"from a plate", is_on_it)

    def test_a_database_that_takes_nothing_still_gives_the_page(self):
        with mock.patch.object(Plate.objects, "bulk_create", side_effect=DatabaseError("read-only")):
            self.assertIn("Mikey Madison", self.read(self.story))
        self.assertFalse(Plate.objects.exists())
