"""Whatever is typed, the page answers, and no typing finds more than its words do."""

from urllib.parse import quote

from django.test import TestCase

from articles.models import Article
from tests.factories import make_article, make_person

HOSTILE = [
    '"',
    '""',
    '"unclosed',
    "'; DROP TABLE articles_article; --",
    "a OR b",
    "NOT x",
    "NEAR(a b, 5)",
    "title:secret",
    "{title}:x",
    "facets : kfeature",
    "facets:kfeature",
    "=kfeature",
    "*",
    "a*",
    "^a",
    "a + b",
    "a & b | !c",
    "a:*B <-> c",
    "\\",
    "\x00",
    "a\x00b",
    "(" * 500,
    "%s %d %(x)s",
    "𝕬𝖓𝖔𝖗𝖆",
    "\ud7ff\uffff\U0010ffff",
    "ﷺ" * 400,
    "日本語",
    "a" * 10_000,
    "word " * 2_000,
    "\u0301" * 10_000,
    "-1",
    "½ ² 1e9",
]


class HostileTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        make_article("Shown", body=["Feature of a walk."])
        make_article("Telltale", body=["Secret"], status=Article.Status.DRAFT)
        make_person("Agnès Varda")

    def test_every_question_is_answered(self):
        for asked in HOSTILE:
            for name in ("q", "kind", "section", "year", "person", "page"):
                with self.subTest(name=name, asked=asked[:30]):
                    page = self.client.get("/search/", {"q": "walk", name: asked})
                    self.assertEqual(page.status_code, 404 if name == "page" else 200)
                    self.assertNotContains(page, "telltale", status_code=page.status_code)
            with self.subTest("suggestions", asked=asked[:30]):
                self.assertEqual(self.client.get("/search/suggest/", {"q": asked}).status_code, 200)

    def test_bytes_that_are_no_text_are_answered(self):
        for raw in ("%ff%fe", "%00", "%ED%A0%80", "%C3%28"):
            with self.subTest(raw):
                self.assertEqual(self.client.get(f"/search/?q={raw}&kind={raw}&person={raw}").status_code, 200)

    def test_operators_are_words(self):
        for asked in ("walk OR zyzzogeton", "shown NOT zyzzogeton", "NEAR(walk zyzzogeton)", "walk | zyzzogeton", "*"):
            with self.subTest(asked):
                page = self.client.get(f"/search/?q={quote(asked)}")
                self.assertFalse(page.context.get("stories"))

    def test_what_filters_are_kept_as_is_no_word(self):
        for asked in ("kfeature", "facets kfeature", "=kfeature", "y2026", "person", "award"):
            with self.subTest(asked):
                page = self.client.get("/search/", {"q": asked})
                self.assertTrue(page.context["nothing"])
