"""Where a few stories are wanted by their keys, SQLite looks these up, and does not walk through all that are live.

It knows nothing of sizes and takes what is live for some ten stories, so that twenty keys are enough to mislead it.
"""

import re
from unittest import mock, skipUnless

from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext

from articles.astray import hidden_among
from articles.models import Photo
from articles.pictures.standing import places
from magazine.newsletter.letters import compose
from tests.factories import make_article, make_photo
from tests.magazine.newsletter.case import OPEN, make_letter

BY_KEY = re.compile(r'"articles_article"\."(id|slug)" IN \(')
WALKS = re.compile(r"(SEARCH|SCAN) articles_article USING (COVERING )?INDEX article_newest")


@skipUnless(connection.vendor == "sqlite", "PostgreSQL counts its rows, and plans by that.")
class FewAmongAllTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.stories = [
            make_article(f"Anora {number}", lead_photo=make_photo(credit_line="By Ana Ruiz")) for number in range(20)
        ]

    def assertLooksUp(self, act):
        with CaptureQueriesContext(connection) as queries:
            act()
        asked = [each["sql"] for each in queries if BY_KEY.search(each["sql"])]
        self.assertTrue(asked)
        for sql in asked:
            with connection.cursor() as cursor:
                cursor.execute(f"EXPLAIN QUERY PLAN {sql}")
                plan = "\n".join(row[-1] for row in cursor.fetchall())
            self.assertIsNone(WALKS.search(plan), f"{sql}\n{plan}")

    @mock.patch("magazine.search.views.STORIES_ON_A_PAGE", 20)
    def test_stories_that_are_found(self):
        self.assertLooksUp(lambda: self.client.get("/search/", {"q": "anora"}))

    @mock.patch("magazine.search.suggesting.SUGGESTED_STORIES", 20)
    def test_stories_that_are_suggested(self):
        self.assertLooksUp(lambda: self.client.get("/search/suggest/", {"q": "anora"}))

    def test_stories_of_a_letter(self):
        letter = make_letter(stories=self.stories)
        with self.settings(**OPEN):
            self.assertLooksUp(lambda: compose(letter))

    def test_stories_that_a_copy_links_to(self):
        self.assertLooksUp(lambda: hidden_among({story.slug for story in self.stories}))

    def test_stories_that_pictures_stand_in(self):
        self.assertLooksUp(lambda: places(Photo.objects.all()))
