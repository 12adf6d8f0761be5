import io
import json
from pathlib import Path
from unittest import mock

from django.core.management import CommandError, call_command
from django.core.serializers import serialize
from django.db import OperationalError

from articles.importing.belongings import owner_field_of
from articles.importing.checking import check
from articles.importing.fixtures import FIXTURES, FOLDER
from articles.importing.loading import Loading, is_empty, load
from articles.importing.originals import Copies
from articles.importing.rows import fixture_models
from articles.models import Article, Block, Contribution, Photo, RenditionSet, Section, Shoot, Tag
from articles.pictures import renditions
from people.models import Category, Claim, Credit, Film, Nomination, Person, Programme
from tests.factories import make_article, make_film, make_person, make_source, picture_bytes

from .written import FixtureTestCase, block, credit, film, person, photo, story

SHELF = [person(), film(), credit()]
STORY = [story(), block("<p>One.</p>", 10), block("<p>Two.</p>", 20), block("<p>Three.</p>", 30)]


def contents():
    """Every row that fixtures can carry, with its number and its links."""
    return [serialize("json", model.objects.order_by("pk")) for model in fixture_models().values()]


class LoadTests(FixtureTestCase):
    def test_makes_what_is_not_there(self):
        report = self.load(*SHELF)
        self.assertEqual(Film.objects.get().credits.get().person.name, "Agnès Varda")
        self.assertEqual((report.made[Film], report.made[Credit], report.made[Person]), (1, 1, 1))

    def test_a_second_time_changes_nothing(self):
        self.write_picture()
        rows = [*SHELF, *STORY, photo(films=[["cleo"]], people=[["varda"]])]
        self.load(*rows)
        before = contents()
        report = self.load(*rows)
        self.assertFalse(report.did_something)
        self.assertEqual(sum(report.unchanged.values()), len(rows))
        self.assertEqual(contents(), before)

    def test_writes_nothing_when_one_row_is_refused_at_the_end(self):
        self.write_picture()
        self.refused(*SHELF, photo(), film(slug="other", title="Other", year=1600))
        self.assertTrue(is_empty())
        self.assertEqual(list(self.media.rglob("*.*")), [])

    def test_writes_nothing_when_only_asked_to_check(self):
        self.write_picture()
        report = self.load(*SHELF, photo(), check_only=True)
        self.assertEqual(sum(report.made.values()), 4)
        self.assertTrue(is_empty())
        self.assertEqual(list(self.media.rglob("*.*")), [])

    def test_makes_rows_in_the_order_of_the_file_where_nothing_else_decides(self):
        self.load(*(person(slug=f"p{number}", name=f"P {number}") for number in range(9)))
        self.assertEqual(
            list(Person.objects.order_by("pk").values_list("slug", flat=True)), [f"p{number}" for number in range(9)]
        )

    def test_takes_the_default_for_a_field_that_the_fixture_leaves_out(self):
        self.load(film())
        self.assertEqual((Film.objects.get().kind, Film.objects.get().year), ("feature", None))


class EditorsChangeTests(FixtureTestCase):
    """Loading into a magazine in which somebody has been at work since."""

    def test_to_a_row_is_kept_and_reported(self):
        self.load(film(tagline="Two hours in Paris"))
        Film.objects.update(tagline="An hour and a half")
        report = self.load(film(tagline="Two hours in Paris"))
        self.assertEqual(Film.objects.get().tagline, "An hour and a half")
        self.assertEqual((report.kept[Film], report.notes), (1, ["people.film cleo: tagline differs"]))

    def test_to_a_row_is_lost_only_when_asked(self):
        self.load(film(tagline="Two hours in Paris"))
        Film.objects.update(tagline="An hour and a half")
        pk = Film.objects.get().pk
        report = self.load(film(tagline="Two hours in Paris"), overwrite=True)
        self.assertEqual((Film.objects.get().tagline, Film.objects.get().pk), ("Two hours in Paris", pk))
        self.assertEqual(report.changed[Film], 1)

    def test_is_overwritten_without_a_touch_to_what_no_fixture_gives(self):
        self.load(*STORY)
        Block.objects.filter(ordering=10).update(region="aside", text="<p>Won.</p>")
        self.load(*STORY, overwrite=True)
        self.assertEqual(Block.objects.values_list("region", "text").get(ordering=10), ("aside", "<p>One.</p>"))

    def test_to_the_films_that_a_photo_shows_is_kept_unless_asked(self):
        self.write_picture()
        self.load(film(), photo(films=[["cleo"]]))
        Photo.objects.get().films.clear()
        self.assertEqual(self.load(film(), photo(films=[["cleo"]])).notes, ["articles.photo beach: films differs"])
        self.assertFalse(Photo.objects.get().films.exists())
        self.load(film(), photo(films=[["cleo"]]), overwrite=True)
        self.assertEqual(Photo.objects.get().films.get().slug, "cleo")

    def test_of_deleting_a_block_is_kept(self):
        self.load(*STORY)
        Block.objects.get(ordering=20).delete()
        report = self.load(*STORY)
        self.assertEqual(list(Block.objects.values_list("ordering", flat=True)), [10, 30])
        self.assertEqual(report.notes, ["articles.article walk, blocks: 1 is not there"])

    def test_of_moving_blocks_is_kept_and_doubles_none(self):
        self.load(*STORY)
        Block.objects.filter(ordering=10).update(ordering=35)
        self.load(*STORY)
        self.assertEqual(list(Block.objects.values_list("ordering", flat=True)), [20, 30, 35])

    def test_of_adding_a_block_is_kept_and_not_worth_a_word(self):
        self.load(*STORY)
        Block.objects.create(parent=Article.objects.get(), kind="text", text="<p>Four.</p>", ordering=40)
        report = self.load(*STORY)
        self.assertEqual(Block.objects.count(), 4)
        self.assertEqual(report.notes, [])

    def test_to_the_blocks_is_undone_when_asked(self):
        self.load(*STORY)
        Block.objects.filter(ordering=10).update(ordering=35)
        Block.objects.filter(ordering=20).update(text="<p>Two and a half.</p>")
        Block.objects.create(parent=Article.objects.get(), kind="text", text="<p>Four.</p>", ordering=40)
        report = self.load(*STORY, overwrite=True)
        self.assertEqual(
            list(Block.objects.values_list("ordering", "text")),
            [(10, "<p>One.</p>"), (20, "<p>Two.</p>"), (30, "<p>Three.</p>")],
        )
        self.assertEqual((report.made[Block], report.changed[Block], report.removed[Block]), (1, 1, 2))
        self.assertFalse(self.load(*STORY).did_something)

    def test_of_adding_rows_of_another_kind_survives_even_overwriting(self):
        self.load(film(), person())
        Claim.objects.create(film=Film.objects.get(), topic="origin", text="Shot in order.", source=make_source())
        self.load(film(), person(), credit(), overwrite=True)
        self.assertTrue(Claim.objects.exists())
        self.assertTrue(Credit.objects.exists())

    def test_of_adding_rows_to_an_owner_that_the_files_only_name_survives_overwriting(self):
        cleo = make_film(slug="cleo", directors=[make_person("Other")])
        self.load(person(), credit(), overwrite=True)
        self.assertEqual(cleo.credits.count(), 2)


class BelongingTests(FixtureTestCase):
    """Which rows belong to another, and so are its editor's business once it is there."""

    def test_blocks_credits_and_crew_belong_to_what_they_hang_on(self):
        person, film, story = Person(pk=1), Film(pk=1), Article(pk=1)
        self.assertEqual(owner_field_of(Block(parent=story)), "parent")
        self.assertEqual(owner_field_of(Credit(film=film, person=person)), "film")
        self.assertEqual(owner_field_of(Claim(person=person)), "person")
        self.assertEqual(owner_field_of(Contribution(shoot=Shoot(pk=1), person=person)), "shoot")

    def test_a_category_stands_by_itself_since_nominations_name_it(self):
        self.assertIsNone(owner_field_of(Category(programme=Programme(pk=1))))

    def test_stories_and_nominations_stand_by_themselves(self):
        for row in (Article(section=Section(pk=1)), Nomination(category=Category(pk=1)), Tag(), Film()):
            with self.subTest(row.__class__.__name__):
                self.assertIsNone(owner_field_of(row))

    def test_a_new_category_of_a_known_programme_is_made(self):
        programme = {"model": "people.programme", "fields": {"name": "A", "slug": "a", "kind": "press"}}
        category = {"model": "people.category", "fields": {"programme": ["a"], "slug": "best", "name": "Best"}}
        self.load(programme)
        self.load(programme, category)
        self.assertTrue(Category.objects.exists())


class OriginalTests(FixtureTestCase):
    def test_is_copied_among_the_originals(self):
        self.write_picture()
        report = self.load(photo())
        self.assertEqual(report.pictures, 1)
        self.assertEqual(Photo.objects.get().file.read(), picture_bytes())
        self.assertEqual([path.name for path in self.media.rglob("*.*")], ["beach.jpg"])

    def test_comes_back_when_it_was_lost(self):
        self.write_picture()
        self.load(photo())
        Path(Photo.objects.get().file.path).unlink()
        self.assertEqual(self.load(photo()).pictures, 1)
        self.assertEqual(Photo.objects.get().file.read(), picture_bytes())

    def test_is_replaced_only_when_asked(self):
        self.write_picture()
        self.load(photo())
        self.write_picture(content=picture_bytes(colour="#204080"))
        self.assertEqual(self.load(photo()).pictures, 0)
        self.assertEqual(Photo.objects.get().file.read(), picture_bytes())
        self.assertEqual(self.load(photo(), overwrite=True).pictures, 1)
        self.assertEqual(Photo.objects.get().file.read(), picture_bytes(colour="#204080"))

    def test_leaves_no_half_when_the_disk_is_full(self):
        self.write_picture()
        found = check([self.write(photo())])

        def full(path):
            raise OSError(28, "No space left on device")

        with mock.patch("articles.pictures.storage._onto_the_disk", full), self.assertRaises(OSError):
            load(found)
        self.assertFalse(Photo.objects.exists())
        self.assertEqual(list(self.media.rglob("*.*")), [])

    def test_is_in_storage_before_its_row_is_certain_and_out_again_when_nothing_is_loaded(self):
        self.write_picture()
        seen = []
        with mock.patch.object(Loading, "remember", lambda loading: seen.extend(self.media.rglob("*.*"))):
            self.load(photo())
        self.assertEqual([path.name for path in seen], ["beach.jpg"])
        Photo.objects.all().delete()
        seen[0].unlink()
        self.write_picture("other.jpg", picture_bytes(colour="#204080"))
        self.refused(photo(), photo("other", title="", caption=5))
        self.assertEqual(list(self.media.rglob("*.*")), [])

    def test_takes_the_place_of_another_only_after_the_rows_are_certain(self):
        self.write_picture()
        self.load(photo())
        self.write_picture(content=picture_bytes(colour="#204080"))
        with mock.patch.object(Copies, "finish", side_effect=SystemExit), self.assertRaises(SystemExit):
            self.load(photo(), overwrite=True)
        self.assertEqual(Photo.objects.get().file.read(), picture_bytes())

    def test_of_the_old_file_nothing_stands_under_the_new_credit(self):
        self.write_picture()
        self.load(photo())
        renditions.make(Photo.objects.get())
        self.write_picture(content=picture_bytes(colour="#204080"))
        self.load(photo(credit_line="Photograph: Somebody else"), overwrite=True)
        self.assertFalse(RenditionSet.objects.exists())

    def test_is_known_again_by_its_picture(self):
        self.write_picture("beach.jpg", picture_bytes(format="PNG"))
        self.load(photo())
        self.write_picture("twin.jpg", picture_bytes(format="WEBP", lossless=True))
        problems = self.refused(photo("twin"))
        self.assertRefused(problems, "in the library already", index=1)

    def test_is_another_for_the_library_once_it_is_replaced(self):
        self.write_picture()
        self.load(photo())
        digest = Photo.objects.get().digest
        self.write_picture(content=picture_bytes(colour="#204080"))
        self.load(photo(), overwrite=True)
        self.assertNotIn(Photo.objects.get().digest, ("", digest))

    def test_is_known_again_though_it_was_loaded_before_pictures_were(self):
        self.write_picture()
        self.load(photo())
        digest = Photo.objects.get().digest
        Photo.objects.update(digest="")
        self.load(photo())
        self.assertEqual(Photo.objects.get().digest, digest)


class LoadFixturesCommandTests(FixtureTestCase):
    def call(self, *args, **options):
        out, err = io.StringIO(), io.StringIO()
        try:
            call_command("load_fixtures", *map(str, args), stdout=out, stderr=err, **options)
        except CommandError as error:
            return out.getvalue(), f"{err.getvalue()}{error}"
        self.assertEqual(err.getvalue(), "")
        return out.getvalue(), ""

    def test_loads_all_of_the_magazine_by_itself_and_a_second_time_nothing(self):
        out, _ = self.call()
        self.assertEqual(Article.objects.count(), 3)
        self.assertIn("Loaded: ", out)
        before = contents()
        out, _ = self.call()
        self.assertTrue(out.startswith("Nothing to change: "), out)
        self.assertEqual(contents(), before)

    def test_leaves_a_magazine_that_loaddata_filled_as_it_is(self):
        call_command("loaddata", *(FOLDER / name for name in FIXTURES), verbosity=0)
        for each in Photo.objects.all():
            path = Path(each.file.path)
            path.parent.mkdir(exist_ok=True)
            path.write_bytes((FOLDER / "pictures" / path.name).read_bytes())
        out, _ = self.call()
        self.assertTrue(out.startswith("Nothing to change: "), out)

    def test_knows_its_fixtures_by_name(self):
        self.call("people", "films.json")
        self.assertTrue(Film.objects.exists())
        self.assertFalse(Article.objects.exists())

    def test_says_which_fixtures_there_are_when_it_does_not_know_one(self):
        _, err = self.call("peeple")
        self.assertIn("There is no fixture 'peeple'. In fixtures/ there are: people.json", err)

    def test_prints_a_line_for_each_problem_in_the_order_of_the_files(self):
        path = self.write(film(year="x"), {"model": "people.star"}, film())
        _, err = self.call(path)
        lines = err.splitlines()
        self.assertEqual([line.split(" ")[2].rstrip(",:") for line in lines[:3]], ["1", "2", "3"], lines)
        self.assertEqual(lines[3], "3 problems. Nothing was loaded.")

    def test_prints_what_was_kept_and_the_way_out(self):
        path = self.write(film())
        make_film(slug="cleo")
        out, _ = self.call(path)
        self.assertIn("Kept: people.film cleo: year differs", out)
        self.assertIn("--overwrite takes the fixtures' values", out)

    def test_checks_only_when_asked(self):
        out, _ = self.call(self.write(film()), check=True)
        self.assertIn("Nothing was written; it would be: 1 made", out)
        self.assertFalse(Film.objects.exists())

    def test_says_why_the_database_gave_up(self):
        with mock.patch.object(Film, "save", side_effect=OperationalError("database or disk is full")):
            _, err = self.call(self.write(film()))
        self.assertEqual(err, "Nothing was loaded: database or disk is full")


class EmptyMagazineTests(FixtureTestCase):
    def test_holds_nothing_that_a_fixture_could_bring(self):
        self.assertTrue(is_empty())
        make_article()
        self.assertFalse(is_empty())

    def test_is_what_every_model_of_the_fixtures_is_asked_about(self):
        carried = {each["model"] for name in FIXTURES for each in json.loads((FOLDER / name).read_text())}
        self.assertLessEqual(carried, set(fixture_models()))
