from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.test import TestCase
from django.urls import reverse

from magazine.front_page import contrast
from magazine.front_page.models import Look
from magazine.front_page.models.look import DARK_ROOM
from people.models import AuditEntry
from tests.factories import make_member

ADD = reverse("admin:front_page_look_add")


class StyleSheetTests(TestCase):
    def test_sets_nothing_until_a_colour_is_chosen(self):
        answer = self.client.get("/look.css")
        self.assertEqual(answer["Content-Type"], "text/css; charset=utf-8")
        self.assertNotContains(answer, "--accent")

    def test_sets_both_colours_and_makes_the_dark_one_where_none_was_chosen(self):
        look = Look.objects.create(accent="#123a7a")
        self.assertContains(self.client.get("/look.css"), "--accent-chosen-light: #123a7a;")
        self.assertGreaterEqual(contrast.lowest(look.dark, DARK_ROOM), contrast.ENOUGH)
        self.assertContains(self.client.get("/look.css"), f"--accent-chosen-dark: {look.dark};")
        Look.objects.update(accent_in_the_dark="#88aaff")
        self.assertContains(self.client.get("/look.css"), "--accent-chosen-dark: #88aaff;")

    def test_is_known_again_and_may_be_kept_for_a_minute(self):
        answer = self.client.get("/look.css")
        self.assertEqual(answer["Cache-Control"], "public, max-age=60")
        again = self.client.get("/look.css", headers={"if-none-match": answer["ETag"]})
        self.assertEqual(again.status_code, 304)
        Look.objects.create(accent="#123a7a")
        self.assertEqual(self.client.get("/look.css", headers={"if-none-match": answer["ETag"]}).status_code, 200)

    def test_every_page_links_it_after_the_house_s_own(self):
        for address in ("/", "/films/", "/not-there/"):
            page = self.client.get(address).content.decode()
            self.assertLess(page.index("matinee.css"), page.index("/look.css"))

    def test_nothing_but_a_colour_can_be_kept(self):
        for colour in ("#12", "red", "#12345g", "#123456;}", "#123456\n", "#ABCDEF"):
            with self.subTest(colour), self.assertRaises(DatabaseError), transaction.atomic():
                Look.objects.create(accent=colour)
            with self.subTest(colour), self.assertRaisesMessage(ValidationError, "Write a colour as #"):
                Look(accent=colour).full_clean()


class FormTests(TestCase):
    def setUp(self):
        self.client.force_login(make_member("Chief editor"))

    def choose(self, accent, dark=""):
        return self.client.post(ADD, {"accent": accent, "accent_in_the_dark": dark}, follow=True)

    def test_a_colour_that_can_be_read_is_kept_however_it_is_written(self):
        self.choose("  246 ")
        self.assertEqual(Look.objects.get().accent, "#224466")

    def test_one_that_cannot_is_refused_with_its_contrast_and_the_nearest_that_can(self):
        page = self.choose("#d8b45a")
        nearest = "#81651f"
        self.assertContains(
            page,
            f"#d8b45a reaches a contrast of 1.6 to 1 on the magazine’s paper, and words need 4.5 "
            f"to 1. The nearest that can be read is {nearest}.",
        )
        self.assertFalse(Look.objects.exists())
        self.choose(nearest)
        self.assertEqual(Look.objects.get().accent, nearest)

    def test_the_one_in_the_dark_is_checked_in_the_dark(self):
        self.assertContains(self.choose("#a3201c", "#a3201c"), "in the dark room")
        self.assertContains(self.choose("", "#ff8674"), "Choose the accent on paper first")

    def test_there_is_one_and_every_change_is_in_the_audit_log(self):
        self.choose("#224466")
        key = Look.objects.get().pk
        self.assertContains(self.choose("#a3201c"), "nothing of yours was saved")
        self.client.post(reverse("admin:front_page_look_change", args=[key]), {"accent": "", "accent_in_the_dark": ""})
        words = [entry.words for entry in AuditEntry.objects.about(Look.objects.get()).order_by("pk")]
        self.assertEqual(words[-1], "The house’s own accent.")
        self.assertTrue(words[0].startswith("#224466 on paper"))

    def test_shows_a_sample_of_both_rooms(self):
        page = self.client.get(ADD)
        for words in ("On paper", "In the dark room", "sample__kicker", "sample__button", "front_page/sample.js"):
            self.assertContains(page, words)
