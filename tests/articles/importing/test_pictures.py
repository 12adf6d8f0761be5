import json
import tempfile
from pathlib import Path

from django.core import serializers
from django.test import SimpleTestCase, TestCase
from PIL import Image

from articles.importing.pictures import picture_fixtures
from articles.models import Photo, PhotoCreator, Shoot, Video
from people.models import Company, Film, Person

FIXTURES = Path(__file__).resolve().parents[3] / "fixtures"
FILM_PAGE = [
    "cannes-2024-poster",
    "critics-choice-30-poster",
    "oscars-2025-poster",
    "palme-dor-trophy",
    "sag-awards-31-poster",
    "terrence-malick",
]


def rows(model):
    return [row["fields"] for row in picture_fixtures(FIXTURES)["pictures.json"] if row["model"] == model]


class PictureFixtureTests(SimpleTestCase):
    def test_there_are_eleven_stand_ins_and_fourteen_title_cards(self):
        photos = rows("articles.photo")
        self.assertEqual(sum(photo["credit_line"].startswith("Stand-in for ") for photo in photos), 11)
        self.assertEqual(sum(photo["credit_line"] == "Title card: Matinee" for photo in photos), 14)
        self.assertEqual(len(photos), 25)

    def test_each_stand_in_names_the_original_credit(self):
        credits = {photo["slug"]: photo["credit_line"] for photo in rows("articles.photo")}
        for slug in ("mikey-madison-cover-shoot-1", "mikey-madison-cover-shoot-2", "mikey-madison-cover"):
            self.assertEqual(credits[slug], "Stand-in for a photograph by Shayan Asgharnia")
        self.assertEqual(credits["anora-still-ani-and-ivan"], "Stand-in for a film still. Courtesy NEON")
        self.assertEqual(credits["mikey-madison-video-still"], "Stand-in for a video still, Dazed")
        for slug in FILM_PAGE:
            self.assertEqual(credits[slug], "Stand-in for an uncredited picture, Movies to History")

    def test_the_film_pages_pictures_remember_their_address_without_the_proxy(self):
        addresses = {photo["slug"]: photo["source_url"] for photo in rows("articles.photo") if photo["source_url"]}
        self.assertEqual(sorted(addresses), FILM_PAGE)
        for address in addresses.values():
            self.assertRegex(address, r"^https://moviestohistory\.com/wp-content/uploads/2025/0[124]/[^?]+\.jpe?g$")

    def test_alt_text_is_there_fits_and_is_not_the_credit(self):
        for photo in rows("articles.photo"):
            with self.subTest(slug=photo["slug"]):
                self.assertTrue(0 < len(photo["alt"]) <= 250)
                self.assertNotIn(photo["credit_line"], photo["alt"])

    def test_sizes_are_read_from_the_files(self):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            (folder / "shelf").mkdir()
            (folder / "pictures").mkdir()
            (folder / "shelf/pictures.toml").write_bytes((FIXTURES / "shelf/pictures.toml").read_bytes())
            for photo in rows("articles.photo"):
                Image.new("RGB", (33, 44)).save(folder / "pictures" / f"{photo['slug']}.jpg")
            fields = picture_fixtures(folder)["pictures.json"][1]["fields"]
            self.assertEqual((fields["width"], fields["height"]), (33, 44))

    def test_the_order_is_the_same_every_time(self):
        slugs = [photo["slug"] for photo in rows("articles.photo")]
        self.assertEqual(slugs, sorted(slugs))
        self.assertEqual(json.dumps(picture_fixtures(FIXTURES)), json.dumps(picture_fixtures(FIXTURES)))


class LoadedPictureTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.rows = picture_fixtures(FIXTURES)["pictures.json"]
        Company.objects.create(name="Matinee", slug="matinee")
        for slug in ("mikey-madison", "mark-eydelshteyn", "terrence-malick"):
            Person.objects.create(name=slug, sort_name=slug, slug=slug)
        for row in cls.rows:
            if film := row["fields"].get("poster_of"):
                Film.objects.create(title=film[0], slug=film[0])
        for loaded in serializers.deserialize("python", cls.rows):
            loaded.save()

    def test_django_writes_the_same_rows_back(self):
        models = (Shoot, Photo, PhotoCreator, Video)
        objects = [row for model in models for row in model.objects.all()]
        written = json.loads(
            serializers.serialize("json", objects, use_natural_foreign_keys=True, use_natural_primary_keys=True)
        )
        for row in written:
            # Read from the file, wherever it is taken in, and so no part of a fixture.
            for read in ("digest", "embedded"):
                row["fields"].pop(read, None)
        key = json.dumps
        self.assertCountEqual(map(key, written), map(key, self.rows))

    def test_every_row_is_valid(self):
        for model in (Shoot, Photo, PhotoCreator, Video):
            for row in model.objects.all():
                with self.subTest(row=str(row)):
                    row.full_clean(exclude={"file"})

    def test_readers_may_see_every_picture(self):
        self.assertEqual(Photo.objects.cleared().count(), 25)

    def test_portraits_and_posters_hang_where_they_belong(self):
        self.assertEqual(Person.objects.get(slug="mikey-madison").portrait.slug, "mikey-madison-cover-shoot-2")
        self.assertEqual(Person.objects.get(slug="terrence-malick").portrait.slug, "terrence-malick")
        self.assertEqual(Film.objects.filter(poster=None).count(), 0)
        self.assertEqual(Film.objects.count(), 14)

    def test_the_shoot_has_its_day_and_place_and_three_pictures(self):
        shoot = Shoot.objects.get(slug="mikey-madison-cover-shoot")
        self.assertEqual((shoot.date, shoot.location), ("2024-12-17", "Dust Studios"))
        self.assertEqual(shoot.photos.count(), 3)

    def test_neither_video_has_an_address(self):
        interview = Video.objects.get(slug="mikey-madison-on-set-interview")
        trailer = Video.objects.get(slug="anora-official-trailer")
        self.assertEqual((interview.url, trailer.url), ("", ""))
        self.assertEqual(interview.still.slug, "mikey-madison-video-still")
        self.assertTrue(trailer.official)
