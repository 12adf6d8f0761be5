"""Pictures of an archive: by the door that all come in by, under the rights that it states."""

import os

from articles.models import Article, Block, Photo
from tests.factories import make_person, make_photo

from .written import ArchiveTestCase, article, figure, person, photo, section, whole


class PictureTests(ArchiveTestCase):
    def setUp(self):
        super().setUp()
        self.write_picture()

    def bring(self, *records, **options):
        return self.load(*records, pictures=self.pictures, **options)

    def test_comes_in_with_its_words(self):
        moment = "2099-01-01T00:00:00Z"
        self.bring(
            photo(caption="The beach", credit="Ellen Example", copyright="© E.", rights="own", rights_until=moment)
        )
        beach = Photo.objects.get()
        self.assertEqual((beach.width, beach.height, beach.alt), (64, 48, "A woman on a beach"))
        self.assertEqual(
            (beach.caption, beach.credit_line, beach.copyright_notice), ("The beach", "Ellen Example", "© E.")
        )
        self.assertEqual((beach.rights_status, beach.rights_until.year), ("own", 2099))
        self.assertEqual(beach.embedded["file_name"], "beach.jpg")

    def test_without_rights_is_shown_to_nobody(self):
        self.bring(*whole())
        self.assertEqual(Photo.objects.get().rights_status, "unknown")
        self.assertFalse(Photo.objects.cleared().exists())

    def test_takes_the_credit_of_the_first_figure_that_shows_it(self):
        self.bring(section(), photo(), article(body=[figure(), figure(credit="Another")]))
        self.assertEqual(Photo.objects.get().credit_line, "Photo: Ellen Example")

    def test_keeps_its_own_credit(self):
        self.bring(section(), photo(credit="Own"), article(body=[figure()]))
        self.assertEqual(Photo.objects.get().credit_line, "Own")

    def test_is_cleared_where_that_is_said_of_all(self):
        self.bring(*whole(), cleared_under="CC BY 4.0")
        beach = Photo.objects.get()
        self.assertEqual((beach.rights_status, beach.usage_terms, beach.is_cleared()), ("licensed", "CC BY 4.0", True))

    def test_without_a_credit_is_not_cleared_by_that(self):
        self.bring(photo(), cleared_under="CC BY 4.0")
        self.assertEqual(Photo.objects.get().rights_status, "unknown")

    def test_whose_rights_are_stated_keeps_them(self):
        self.bring(photo(credit="E.", rights="withdrawn"), cleared_under="CC BY 4.0")
        self.assertEqual(Photo.objects.get().rights_status, "withdrawn")

    def test_whose_rights_are_told_in_words_keeps_the_words(self):
        self.bring(photo(rights="One use, in print"))
        self.assertEqual(
            (Photo.objects.get().rights_status, Photo.objects.get().usage_terms), ("unknown", "One use, in print")
        )

    def test_rights_that_end_need_an_offset(self):
        self.assertIn("rights_until: is '2020-01-01'", self.refused(photo(rights_until="2020-01-01")))

    def test_whose_maker_is_on_the_shelf_is_credited_to_them(self):
        ellen = make_person("Ellen Example")
        self.bring(photo(creator="Ellen Example"))
        self.assertEqual(Photo.objects.get().creators.get().person, ellen)

    def test_whose_maker_is_not_leaves_the_desk_to_be_asked(self):
        self.bring(photo(creator="Ellen Example"))
        (asked,) = Photo.objects.get().embedded["names"]
        self.assertEqual(asked, {"role": "creators", "name": "Ellen Example", "answer": None})

    def test_becomes_the_portrait_of_whoever_has_it(self):
        self.bring(photo(), person(photo=1), person(2, "b", "B", photo=1))
        self.assertEqual(Photo.objects.get().portrait_of.slug, "agnes-varda")
        self.assertIn("is the portrait of somebody else and stays so", self.remarks[0])

    def test_that_is_in_the_library_is_used_and_not_doubled(self):
        self.bring(photo())
        there = Photo.objects.get()
        self.write_picture("copy.jpg")
        self.bring(section(), photo(file="copy.jpg"), article(lead_photo=1))
        self.assertEqual((Photo.objects.get(), Article.objects.get().lead_photo), (there, there))
        self.assertIn("is in the library already, as “beach”. That one is used.", self.remarks[0])

    def test_a_second_time_is_not_even_decoded(self):
        self.bring(photo())
        (self.pictures / "beach.jpg").touch()
        with self.settings(FILE_UPLOAD_HANDLERS=[]), self.assertNumQueries(3):
            report = self.bring(photo())
        self.assertEqual(dict(report.counts["unchanged"]), {"photo": 1})

    def test_whose_file_is_gone_the_next_time_is_known_still(self):
        self.bring(photo())
        self.load(section(), photo(), article(lead_photo=1))
        self.assertEqual(Article.objects.get().lead_photo, Photo.objects.get())

    def test_that_is_damaged_is_told_of_and_its_figure_waits(self):
        (self.pictures / "beach.jpg").write_bytes(b"GIF89a")
        report = self.bring(*whole())
        self.assertIn("cannot be used as a picture. It is a GIF, not a JPEG", self.remarks[0])
        self.assertEqual((report.counts["missing"]["photo"], Photo.objects.count()), (1, 0))
        self.assertEqual(Block.objects.get(kind="figure").wanted_credit, "Photo: Ellen Example")

    def test_outside_of_the_folder_is_refused(self):
        (self.folder / "secret.jpg").write_bytes((self.pictures / "beach.jpg").read_bytes())
        (self.pictures / "link.jpg").symlink_to(self.folder / "secret.jpg")
        (self.pictures / "up").symlink_to(self.folder)
        for file in (
            "../secret.jpg",
            "/etc/passwd",
            "a/../../secret.jpg",
            "link.jpg",
            "up/secret.jpg",
            "..\\secret.jpg",
            "c:x",
        ):
            with self.subTest(file):
                self.assertIn(
                    "leads out of the folder of pictures", self.refused(photo(file=file), pictures=self.pictures)
                )
        self.assertFalse(Photo.objects.exists())

    def test_that_is_no_file_is_not_there(self):
        os.mkfifo(self.pictures / "pipe.jpg")
        report = self.bring(
            photo(file="pipe.jpg"), photo(2, file="."), photo(3, file="beach.jpg/x"), photo(4, "x" * 299)
        )
        self.assertEqual(report.counts["missing"]["photo"], 4)


class MissingPictureTests(ArchiveTestCase):
    """They come with a later run, and take their places."""

    def setUp(self):
        super().setUp()
        self.load(*whole())
        self.write_picture()

    def test_in_a_figure_at_the_head_and_as_a_portrait(self):
        report = self.load(*whole(), pictures=self.pictures, cleared_under="CC BY 4.0")
        beach, story = Photo.objects.get(), Article.objects.get()
        self.assertEqual((story.lead_photo, story.blocks.get(kind="figure").photo), (beach, beach))
        self.assertEqual(beach.portrait_of.slug, "agnes-varda")
        self.assertEqual((report.completed, report.counts["unchanged"]["article"]), (1, 1))
        self.assertEqual((story.saves, story.versions.first().kind), (1, "imported"))

    def test_once(self):
        self.load(*whole(), pictures=self.pictures)
        self.assertEqual(self.load(*whole(), pictures=self.pictures).completed, 0)
        self.assertEqual(Article.objects.get().saves, 1)

    def test_not_in_a_story_that_an_editor_has_saved_since(self):
        Article.objects.update(saves=1)
        self.load(*whole(), pictures=self.pictures)
        self.assertIsNone(Article.objects.get().lead_photo)

    def test_not_for_somebody_who_has_a_portrait_by_now(self):
        make_photo(portrait_of=person_of_the_archive())
        self.load(*whole(), pictures=self.pictures)
        self.assertNotEqual(person_of_the_archive().portrait.title, "beach")


def person_of_the_archive():
    from people.models import Person

    return Person.objects.get(slug="agnes-varda")
