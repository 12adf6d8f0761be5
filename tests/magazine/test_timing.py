"""Where the time went: told to the desk, on its own pages and on those of readers, and to nobody else."""

import re

from django.contrib.auth import get_user_model
from django.test import TestCase

from tests.factories import make_ready_article

from .edition.readers import Readers

TOLD = re.compile(r'db;desc="(\d+) quer(?:y|ies)";dur=([\d.]+), template;dur=([\d.]+), total;dur=([\d.]+)')


class ServerTimingTests(TestCase):
    def setUp(self):
        self.page = make_ready_article("Beach walk").get_absolute_url()

    def test_tells_the_desk_queries_templates_and_all_of_it(self):
        self.client.force_login(get_user_model().objects.create_superuser("varda"))
        for address in (self.page, "/admin/"):
            found = TOLD.fullmatch(self.client.get(address)["Server-Timing"])
            self.assertGreater(int(found[1]), 1)
            database, templates, total = (float(found[at]) for at in (2, 3, 4))
            self.assertGreater(templates, 0)
            self.assertLessEqual(database + templates, total + 0.2)

    def test_tells_readers_nothing_logged_in_or_not(self):
        self.assertNotIn("Server-Timing", self.client.get(self.page))
        self.client.force_login(get_user_model().objects.create_user("reader"))
        self.assertNotIn("Server-Timing", self.client.get(self.page))

    def test_changes_nothing_of_what_may_be_kept_of_a_page(self):
        self.client.force_login(get_user_model().objects.create_superuser("varda"))
        cookies = "; ".join(f"{name}={each.value}" for name, each in self.client.cookies.items())
        readers = Readers()
        answer = readers.get(self.page, HTTP_COOKIE=cookies)
        self.assertIn("Server-Timing", answer.headers)
        self.assertEqual(answer["Cache-Control"], "private, no-cache")
        self.assertNotIn("Cookie", answer["Vary"])
        for _ in range(2):
            self.assertNotIn("Server-Timing", readers.get(self.page).headers)
