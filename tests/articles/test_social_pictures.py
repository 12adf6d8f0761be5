"""Social pictures: what networks show of a story, composed of its picture, its headline and the credit."""

import datetime
import io
from unittest import mock

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.test import SimpleTestCase, TestCase, override_settings
from PIL import Image, ImageChops

from articles import drafting
from articles.models import Article, Photo, PhotoCreator, RenditionSet
from articles.pictures import metadata, renditions, social
from articles.pictures.metadata import Rights
from articles.pictures.social.composing import compose
from articles.pictures.social.order import ACCENT, PAPER, PORTRAIT, SQUARE, Order, Picture
from articles.pictures.social.type import DISPLAY, LABEL_BOLD, composed, face, face_for, fitted, lines
from people.addressing import change_address
from tests.factories import (
    ago,
    ahead,
    make_article,
    make_block,
    make_editor,
    make_film,
    make_person,
    make_photo,
    make_ready_article,
    picture_bytes,
)

LONG = (
    "“Everything that was ever said about the house on the hill, and the seven people who swore they’d never go back "
    "to it”: a headline of two hundred letters, for want of an editor with a pencil at hand"
)
GREEN = "#20a040"


def order(headline="A walk with Varda", credit="Photograph by Ellen Example", **fields):
    picture = {"size": (1600, 1000), "focal": (50, 50), "ratio": SQUARE, **fields.pop("picture", {})}
    rights = Rights(credit_line=credit, creators=("Ellen Example",), licence_url="https://example.org/l")
    picture = Picture(source="x", credit=credit, rights=rights, **picture)
    return Order(headline, fields.pop("kicker", "Film & TV › Video"), "Matinee", picture=picture, **fields)


def opened(content):
    return Image.open(io.BytesIO(content)).convert("RGB")


def near(one, other):
    return all(abs(a - b) < 24 for a, b in zip(one, other, strict=True))


def is_green(image, x, y):
    return near(image.getpixel((x, y)), (0x20, 0xA0, 0x40))


class TypeTests(SimpleTestCase):
    def test_a_headline_is_set_in_the_display_face_with_every_accent_of_latin(self):
        self.assertEqual(face_for("Žižek, Wałęsa & Ōshima: “où?” — Nguyễn…", DISPLAY, LABEL_BOLD), DISPLAY)

    def test_greek_and_cyrillic_are_set_in_the_label_face(self):
        self.assertEqual(face_for("Андрей Рублёв", DISPLAY, LABEL_BOLD), LABEL_BOLD)

    def test_what_no_face_has_is_not_set_at_all(self):
        for text in ("東京物語", "기생충", "Anora 🎬", "שלום"):
            self.assertIsNone(face_for(text, DISPLAY, LABEL_BOLD), text)

    def test_accents_that_come_apart_are_joined_and_signs_that_nobody_sees_left_out(self):
        self.assertEqual(composed("Cle\u0301o\u200b  from\n5"), "Cléo from 5")

    def test_a_text_is_broken_between_words_and_nothing_of_it_is_lost(self):
        for text in (LONG, "Anora", "A" * 200, "An " + "extraordinarily" * 8):
            font, found = fitted(text, DISPLAY, 520, 420, range(104, 22, -2), 1.1)
            with self.subTest(text):
                self.assertEqual("".join(found).replace(" ", ""), text.replace(" ", ""))
                self.assertTrue(all(font.getlength(line) <= 520 for line in found))
                self.assertLessEqual(len(found) * font.size * 1.1, 420)

    def test_lines_are_as_even_as_can_be(self):
        font, found = fitted("one two three four five six", DISPLAY, 520, 420, range(60, 22, -2), 1.1)
        widths = [font.getlength(line) for line in found]
        self.assertLess(max(widths) - min(widths), 0.5 * max(widths))
        self.assertEqual(len(found), len(lines("one two three four five six", font, 520)))
        self.assertEqual(lines("", face(DISPLAY, 30), 100), [])


class ComposingTests(SimpleTestCase):
    def setUp(self):
        self.original = picture_bytes((1600, 1000), GREEN)

    def test_is_a_small_jpeg_of_the_size_that_networks_ask_for(self):
        for headline in ("Anora", LONG, "A" * 200, "東京物語", ""):
            for original in (self.original, None):
                content = compose(order(headline), original)
                with self.subTest(headline=headline[:20], photograph=bool(original)):
                    self.assertEqual(opened(content).size, (1200, 630))
                    self.assertLess(len(content), 500_000)

    def test_shows_words_on_paper_beside_the_photograph(self):
        image = opened(compose(order(), self.original))
        self.assertTrue(is_green(image, 1000, 300))
        self.assertTrue(near(image.getpixel((5, 5)), (0xFA, 0xF6, 0xEC)))
        self.assertFalse(is_green(image, 500, 300))

    def test_prints_the_credit_below_the_photograph_and_nothing_else_does(self):
        credited, other = (opened(compose(order(credit=credit), self.original)) for credit in ("By Ann", "By Bo Li"))
        difference = ImageChops.difference(credited, other).convert("L")
        left, top, _, _ = difference.point(lambda level: 255 * (level > 40)).getbbox()
        self.assertGreater(left, 560)
        self.assertGreater(top, 590)

    def test_a_credit_is_set_whole_or_the_photograph_stays_out(self):
        whole = compose(order(credit="A very long line of credit, " * 10), self.original)
        self.assertTrue(is_green(opened(whole), 1000, 300))
        for credit in ("写真：山田", "words without end " * 90):
            image = opened(compose(order(credit=credit), self.original))
            self.assertTrue(near(image.getpixel((5, 5)), (0xA3, 0x20, 0x1C)))

    def test_is_cropped_around_the_focal_point(self):
        half = Image.new("RGB", (1600, 1000), "#203080")
        half.paste(GREEN, (800, 0, 1600, 1000))
        buffer = io.BytesIO()
        half.save(buffer, "JPEG")
        for x, shows_green in ((0, False), (100, True)):
            image = opened(compose(order(picture={"focal": (x, 50)}), buffer.getvalue()))
            self.assertEqual(is_green(image, 760, 300), shows_green)

    def test_what_is_not_to_be_cropped_is_whole(self):
        image = opened(compose(order(picture={"ratio": None}), self.original))
        greens = [y for y in range(630) if is_green(image, 900, y)]
        self.assertAlmostEqual(len(greens) / (1200 - 607), 1000 / 1600, delta=0.03)

    def test_a_portrait_stands_narrower_and_leaves_more_room_for_words(self):
        image = opened(compose(order(picture={"ratio": PORTRAIT}), self.original))
        self.assertFalse(is_green(image, 680, 300))
        self.assertTrue(is_green(image, 760, 300))

    def test_without_a_photograph_is_a_title_card_in_accent_and_paper(self):
        image = opened(compose(order(accent="#104070").without_picture(), None))
        colours = {colour: count for count, colour in image.getcolors(200_000)}
        self.assertTrue(near(max(colours, key=colours.get), (0x10, 0x40, 0x70)))
        self.assertTrue(any(near(colour, (0xFA, 0xF6, 0xEC)) for colour in colours))

    def test_a_headline_that_cannot_be_set_leaves_no_empty_boxes(self):
        one, other = (opened(compose(order(headline, kicker=""), None)) for headline in ("東京物語", ""))
        self.assertIsNone(ImageChops.difference(one, other).getbbox())

    def test_the_file_says_whose_the_photograph_is(self):
        said = metadata.read(compose(order(), self.original))
        self.assertEqual(said.rights.credit_line, "Photograph by Ellen Example")
        self.assertEqual(said.rights.creators, ("Ellen Example",))
        self.assertEqual(said.rights.licence_url, "https://example.org/l")

    def test_a_title_card_claims_nobodys_rights(self):
        said = metadata.read(compose(order("Anora").without_picture(), None)).rights
        self.assertEqual((said.title, said.credit_line, said.creators), ("Anora", "", ()))


class StoryPictureCase(TestCase):
    def setUp(self):
        social.sweep(datetime.timedelta(days=-1))  # of other tests
        self.photo = make_photo(size=(1300, 1000), credit_line="Photograph by Ellen Example")
        renditions.make(self.photo)
        self.article = make_article("A walk", slug="walk", lead_photo=self.photo)

    def card(self, slug="walk"):
        return social.card_of(Article.objects.for_page().get(slug=slug))

    def named(self, slug="walk"):
        """The address that the page speaks of."""
        page = self.client.get(f"/stories/{slug}/").content.decode()
        return page.partition('property="og:image" content="http://testserver')[2].partition('"')[0]

    def fetch(self, address, **headers):
        answer = self.client.get(address, headers=headers)
        return answer, b"".join(answer) if answer.streaming else answer.content


class AddressTests(StoryPictureCase):
    def test_the_page_names_one_that_is_there(self):
        answer, content = self.fetch(self.named())
        self.assertEqual((answer.status_code, answer["Content-Type"]), (200, "image/jpeg"))
        self.assertEqual(opened(content).size, (1200, 630))
        self.assertEqual(self.named(), self.card().address)

    def test_every_kind_of_story_has_one(self):
        film = make_film()
        make_photo(poster_of=film)
        for kind in Article.Kind:
            article = make_article(slug=kind, kind=kind, about=[film])
            make_block(article, "figure", photo=self.photo)
            with self.subTest(kind):
                self.assertEqual(self.fetch(self.named(kind))[0].status_code, 200)
                self.assertEqual(self.card(kind).order.picture.credit, self.photo.credit_line)

    def test_is_made_once(self):
        address = self.named()
        self.fetch(address)
        with mock.patch("articles.pictures.social.keeping.compose") as made:
            self.assertEqual(self.fetch(address)[0].status_code, 200)
        made.assert_not_called()

    def test_is_answered_with_304_where_it_is_known(self):
        answer, _ = self.fetch(self.named())
        again, content = self.fetch(self.named(), **{"If-None-Match": answer["ETag"]})
        self.assertEqual((again.status_code, content, again["ETag"]), (304, b"", answer["ETag"]))

    def test_a_cache_holds_it_no_longer_than_rights_could_end(self):
        self.assertEqual(self.fetch(self.named())[0]["Cache-Control"], "public, max-age=60")

    def test_is_had_for_as_long_as_the_story_is_live(self):
        address = self.named()
        states = {
            "draft": {"status": "draft"},
            "withdrawn": {"status": "withdrawn"},
            "scheduled": {"published_at": ahead(days=1)},
            "embargoed": {"embargo_until": ahead(days=1)},
            "expired": {"expires_at": ago(minutes=1)},
        }
        whole = (
            Article.objects.filter(slug="walk").values("status", "published_at", "embargo_until", "expires_at").get()
        )
        self.fetch(address)
        never, words = self.fetch(f"/stories/never/{'0' * 32}.jpg")
        for state, fields in states.items():
            Article.objects.filter(slug="walk").update(**{**whole, **fields})
            for asked in (address, f"/stories/walk/{'0' * 32}.jpg"):
                for headers in ({}, {"If-None-Match": "*"}, {"Range": "bytes=0-3"}):
                    answer, content = self.fetch(asked, **headers)
                    with self.subTest(state, asked=asked, headers=headers):
                        self.assertEqual((answer.status_code, content), (404, words))
        self.assertEqual(never.status_code, 404)

    def test_an_earlier_one_leads_to_the_one_of_today(self):
        address = self.named()
        self.fetch(address)
        Article.objects.filter(slug="walk").update(title="A run")
        answer, _ = self.fetch(address)
        self.assertEqual((answer.status_code, answer["Location"]), (302, self.named()))
        self.assertEqual(answer["Cache-Control"], "no-cache")

    def test_of_a_story_that_moved_leads_to_it(self):
        address = self.named()
        change_address(self.article, "stroll", by=None)
        answer, _ = self.fetch(address)
        self.assertEqual((answer.status_code, answer["Location"]), (301, self.named("stroll")))

    def test_only_read(self):
        self.assertEqual(self.client.post(self.named()).status_code, 405)


class NameTests(StoryPictureCase):
    """The name changes with whatever the picture shows, and with nothing else."""

    def test_changes_with_all_that_is_shown(self):
        changes = {
            "headline": lambda: Article.objects.update(title="A run"),
            "kicker": lambda: Article.objects.update(kicker="On the beach"),
            "credit": lambda: Photo.objects.update(credit_line="By Ann Lee"),
            "focal point": lambda: Photo.objects.update(focal_x=10),
            "not to be cropped": lambda: Photo.objects.update(no_crop=True),
            "whose it is": lambda: Photo.objects.update(copyright_notice="© Ann Lee"),
            "where it is licensed": lambda: Photo.objects.update(licence_url="https://example.org/"),
            "its makers": lambda: PhotoCreator.objects.create(photo=self.photo, person=make_person("Ann Lee")),
            "its file": lambda: RenditionSet.objects.update(token="f" * 32),
            "its rights": lambda: Photo.objects.update(rights_until=ago(seconds=1)),
        }
        seen = {self.card().digest}
        for name, change in changes.items():
            change()
            with self.subTest(name):
                self.assertNotIn(self.card().digest, seen)
            seen.add(self.card().digest)

    def test_changes_with_the_name_of_the_magazine(self):
        before = self.card().digest
        with override_settings(SITE_NAME="Reel"):
            self.assertNotEqual(self.card().digest, before)

    def test_stays_when_something_else_changes(self):
        before = self.card().digest
        Article.objects.update(dek="Another dek", updated_at=ago(hours=1))
        make_block(self.article, text="<p>More.</p>")
        self.assertEqual(self.card().digest, before)

    def test_shows_no_picture_whose_rights_are_over(self):
        before, other = self.card(), make_photo(size=(1300, 1000), credit_line="The other")
        renditions.make(other)
        self.fetch(before.address)
        Photo.objects.filter(pk=self.photo.pk).update(rights_until=ago(seconds=1))
        self.assertIsNone(self.card().order.picture)
        Photo.objects.filter(pk=self.photo.pk).update(substitute=other)
        self.assertEqual(self.card().order.picture.credit, "The other")
        self.assertEqual(self.fetch(before.address)[0].status_code, 302)

    def test_a_picture_too_small_to_be_looked_at_stays_out(self):
        small = make_photo(size=(300, 200))
        renditions.make(small)
        Article.objects.update(lead_photo=small)
        self.assertIsNone(self.card().order.picture)


class LostTests(StoryPictureCase):
    def test_where_the_photograph_is_lost_the_words_stand_by_themselves_until_it_is_back(self):
        card = self.card()
        file = card.order.picture.source
        content = default_storage.open(file).read()
        default_storage.delete(file)
        with self.assertLogs("articles.pictures.social.keeping", "WARNING"):
            answer, shown = self.fetch(card.address)
        self.assertEqual((answer.status_code, answer["Cache-Control"]), (200, "no-store"))
        self.assertTrue(near(opened(shown).getpixel((5, 5)), (0xA3, 0x20, 0x1C)))
        self.assertFalse(social.is_kept(card))
        default_storage.put(file, ContentFile(content))
        self.assertEqual(self.fetch(card.address)[0]["Cache-Control"], "public, max-age=60")

    def test_where_it_cannot_be_kept_it_is_shown_all_the_same(self):
        with (
            mock.patch.object(default_storage, "put", side_effect=OSError("full")),
            self.assertLogs("articles.pictures.social.keeping", "ERROR"),
        ):
            self.assertEqual(self.fetch(self.named())[0].status_code, 200)


class PublicationTests(StoryPictureCase):
    def publish(self, **fields):
        article = make_ready_article("New", slug="new", status="draft", lead_photo=self.photo, **fields)
        with self.captureOnCommitCallbacks(execute=True):
            drafting.publish(article, base=article.saves, by=make_editor())
        return article

    def test_makes_it(self):
        self.publish()
        self.assertTrue(social.is_kept(self.card("new")))

    def test_for_a_later_hour_makes_none_yet(self):
        self.publish(published_at=ahead(days=1))
        self.assertFalse(social.is_kept(self.card("new")))

    def test_does_not_fail_with_it(self):
        with (
            mock.patch("articles.pictures.social.keeping.compose", side_effect=RuntimeError),
            self.assertLogs("django", "ERROR"),
        ):
            article = self.publish()
        article.refresh_from_db()
        self.assertTrue(article.is_live())


class CommandTests(StoryPictureCase):
    def run_command(self, *args):
        out = io.StringIO()
        call_command("social_pictures", *args, stdout=out)
        return out.getvalue()

    def test_makes_those_of_live_stories_that_are_missing(self):
        make_article("Hidden", slug="hidden", status="draft")
        make_article(slug="other")
        self.assertIn("2 of 2 stories lack", self.run_command("--missing"))
        self.assertFalse(social.is_kept(self.card()))
        self.assertIn("Social pictures of 2 of 2 stories made.", self.run_command())
        self.assertTrue(social.is_kept(self.card()) and social.is_kept(self.card("other")))
        self.assertFalse(social.is_kept(self.card("hidden")))
        self.assertIn("nothing to make", self.run_command())

    def test_makes_those_named(self):
        make_article(slug="other")
        self.assertIn("1 of 1", self.run_command("walk"))
        self.assertFalse(social.is_kept(self.card("other")))
        with self.assertRaisesMessage(CommandError, "No live story is called never."):
            self.run_command("never")

    def test_lets_go_of_what_is_old_and_makes_it_again_when_asked(self):
        self.run_command()
        with mock.patch("articles.pictures.social.keeping.timezone.now", return_value=ahead(days=60)):
            self.assertEqual(social.sweep(social.LIFE), 1)
        self.assertFalse(social.is_kept(self.card()))
        self.assertEqual(self.fetch(self.named())[0].status_code, 200)


class ColourTests(SimpleTestCase):
    def test_are_those_of_the_style_sheet(self):
        css = (settings.BASE_DIR / "magazine" / "static" / "magazine" / "matinee.css").read_text()
        self.assertIn(f"--accent: light-dark(var(--accent-chosen-light, {ACCENT})", css)
        self.assertIn(f"--paper: light-dark({PAPER},", css)
