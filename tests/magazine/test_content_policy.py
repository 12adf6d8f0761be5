"""What pages may load: their own, and nothing that stands inside them or comes from elsewhere."""

import re

from django.test import TestCase
from django.urls import reverse

from articles.players import FRAME_HOSTS
from tests.factories import make_article, make_editor


def policy(answer):
    parts = (part.strip().partition(" ") for part in answer["Content-Security-Policy"].split(";"))
    return {name: set(sources.split()) for name, _, sources in parts}


class PolicyTests(TestCase):
    def test_readers_are_given_only_what_is_ours(self):
        for address in ("/", make_article().get_absolute_url(), "/search/", "/nowhere/", "/feed/"):
            with self.subTest(address):
                allowed = policy(self.client.get(address))
                self.assertEqual(allowed["default-src"], {"'none'"})
                self.assertEqual(allowed["script-src"], {"'self'"})
                self.assertEqual(allowed["style-src"], {"'self'"})
                self.assertEqual(allowed["img-src"], {"'self'"})
                self.assertEqual(allowed["frame-src"], {"'self'", *FRAME_HOSTS})
                self.assertEqual(allowed["frame-ancestors"], {"'none'"})

    def test_the_form_of_a_story_lets_its_map_of_modules_through_and_no_other_script(self):
        self.client.force_login(make_editor())
        page = self.client.get(reverse("admin:articles_article_add"))
        (nonce,) = re.findall(r"'nonce-([^']+)'", page["Content-Security-Policy"])
        scripts = re.findall(r"<script(?![^>]*\bsrc=)[^>]*>", page.content.decode())
        inline = [tag for tag in scripts if "application/json" not in tag]
        self.assertEqual(len(inline), 1)
        self.assertIn("importmap", inline[0])
        self.assertIn(nonce, inline[0])
        self.assertNotIn("'unsafe-inline'", policy(page)["script-src"])

    def test_a_preview_may_stand_in_a_frame_of_the_desk(self):
        self.client.force_login(make_editor())
        self.assertEqual(policy(self.client.get(reverse("admin:index")))["frame-ancestors"], {"'self'"})
