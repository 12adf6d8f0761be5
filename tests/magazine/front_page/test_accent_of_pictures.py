"""Social pictures are drawn in the accent that an editor chose, are made anew with it, and are there at a launch."""

import io

from django.core.management import call_command
from django.test import TestCase, TransactionTestCase, override_settings
from PIL import Image

from articles.models import Article
from articles.pictures import social
from articles.pictures.social.composing import KICKERS
from articles.pictures.social.order import ACCENT, PAPER
from magazine.front_page import contrast
from magazine.front_page.models import Look
from tests.articles.launches import LaunchTestCase, at_the_clock
from tests.factories import make_article, make_person, make_ready_article

BLUE, FAINT = "#123a7a", "#ffee88"


def named_by(page):
    """The address of its social picture that a page speaks of."""
    said = page.content.decode()
    return said.split('property="og:image" content="')[1].split('"')[0].removeprefix("http://testserver")


def drawn(answer):
    return Image.open(io.BytesIO(b"".join(answer.streaming_content))).convert("RGB")


def written(colour):
    return "#{:02x}{:02x}{:02x}".format(*colour)


def commonest(image):
    return written(max(image.getcolors(800_000))[1])


def near(one, other):
    return all(abs(a - b) < 0.05 for a, b in zip(contrast.channels(one), contrast.channels(other), strict=True))


class AccentTests(TestCase):
    def setUp(self):
        make_article("A walk", slug="walk")

    def card(self):
        return social.card_of(Article.objects.for_page().get(slug="walk"))

    def picture(self):
        address = named_by(self.client.get("/stories/walk/"))
        return address, drawn(self.client.get(address))

    def test_is_the_house_s_until_one_is_chosen_and_then_that(self):
        house, before = self.picture()
        self.assertTrue(near(commonest(before), ACCENT))
        Look.objects.create(accent=BLUE)
        chosen, after = self.picture()
        self.assertTrue(near(commonest(after), BLUE))
        answer = self.client.get(house)
        self.assertEqual((answer.status_code, answer["Location"]), (302, chosen))
        Look.objects.all().delete()
        self.assertEqual(self.picture()[0], house)

    def test_another_one_in_the_dark_changes_nothing_since_pictures_are_paper(self):
        Look.objects.create(accent=BLUE)
        before = self.card().digest
        Look.objects.update(accent_in_the_dark="#88aaff")
        self.assertEqual(self.card().digest, before)

    def test_can_be_read_whatever_was_written_past_the_form(self):
        Look.objects.create(accent=FAINT)
        accent = self.card().order.accent
        self.assertGreaterEqual(contrast.ratio(accent, PAPER), contrast.ENOUGH)
        self.assertEqual(accent, contrast.nearest_that_passes(FAINT, (PAPER, "#f1e9d8")))

    def test_words_on_it_are_as_pale_as_paper(self):
        Look.objects.create(accent=FAINT)
        _, image = self.picture()
        kicker = image.crop((54, 54, 500, 54 + KICKERS.start))
        palest = max((written(colour) for _, colour in kicker.getcolors(9999)), key=contrast.luminance)
        self.assertGreaterEqual(contrast.ratio(palest, commonest(image)), contrast.ENOUGH * 0.97)  # as JPEG has it


class MagazinesOwnTests(TestCase):
    """The picture of every page that has none."""

    def picture(self):
        address = named_by(self.client.get("/tags/"))
        answer = self.client.get(address)
        self.assertEqual((answer.status_code, answer["Content-Type"]), (200, "image/jpeg"))
        return address, drawn(answer)

    def test_is_in_the_accent_just_now_and_an_earlier_one_leads_to_it(self):
        house, before = self.picture()
        self.assertEqual(before.size, social.SIZE)
        self.assertTrue(near(commonest(before), ACCENT))
        Look.objects.create(accent=BLUE)
        chosen, after = self.picture()
        self.assertTrue(near(commonest(after), BLUE))
        answer = self.client.get(house)
        self.assertEqual((answer.status_code, answer["Location"]), (302, chosen))

    def test_shows_the_name_and_the_words_of_this_magazine(self):
        address, usual = self.picture()
        for words in ({"SITE_NAME": "Reel"}, {"SITE_TAGLINE": "All about reels"}, {"SITE_TAGLINE": ""}):
            with self.subTest(words), override_settings(**words):
                named, image = self.picture()
                self.assertNotEqual(named, address)
                self.assertNotEqual(image.tobytes(), usual.tobytes())

    def test_is_the_same_file_for_who_has_it(self):
        address, _ = self.picture()
        tag = self.client.get(address)["ETag"]
        self.assertEqual(self.client.get(address, headers={"If-None-Match": tag}).status_code, 304)


class PlateTests(TransactionTestCase):
    def test_a_page_printed_from_its_plate_names_the_picture_of_the_accent_just_now(self):
        make_article("A walk", slug="walk")
        make_person(slug="ann")
        pages = ("/stories/walk/", "/stories/", "/people/ann/")
        before = [named_by(self.client.get(page)) for page in pages]
        Look.objects.create(accent=BLUE)
        for page, address in zip(pages, before, strict=True):
            with self.subTest(page):
                after = named_by(self.client.get(page))
                self.assertNotEqual(after, address)
                self.assertEqual(self.client.get(after).status_code, 200)


class LaunchTests(LaunchTestCase):
    def setUp(self):
        super().setUp()
        social.sweep(self.at - self.at)
        self.story = make_ready_article("A launch", slug="launched", status="draft")

    def card(self):
        return social.card_of(Article.objects.for_page().get(slug="launched"))

    def launch_due(self):
        with self.captureOnCommitCallbacks(execute=True):
            call_command("launch_due", stdout=io.StringIO())

    def assertGivenToWhoeverAsksFirst(self):
        with at_the_clock(self.at):
            answer = self.client.get(named_by(self.client.get("/stories/launched/")))
            self.assertEqual(answer.status_code, 200)
            self.assertEqual(drawn(answer).size, social.SIZE)

    def test_of_a_story_that_goes_live_by_its_hour_is_given_to_whoever_asks_first(self):
        self.schedule(self.story)
        self.assertGivenToWhoeverAsksFirst()

    def test_of_a_launch_is_given_to_whoever_asks_first(self):
        self.launch(self.story)
        self.assertGivenToWhoeverAsksFirst()

    def test_the_command_that_launches_makes_it_before_anybody_asks(self):
        self.launch(self.story)
        with at_the_clock(self.at):
            self.launch_due()
            self.assertTrue(social.is_kept(self.card()))

    def test_before_its_moment_there_is_none(self):
        self.launch(self.story)
        self.launch_due()
        self.assertFalse(social.is_kept(self.card()))
        self.assertEqual(self.client.get(self.card().address).status_code, 404)
