import re

from django.test import TestCase
from django.urls import reverse
from django.utils.html import strip_tags

from articles import drafting
from articles.models import Version
from tests.factories import make_editor, make_ready_article
from tests.forms import values_at


class HistoryTestCase(TestCase):
    def setUp(self):
        self.editor = make_editor()
        self.client.force_login(self.editor)
        self.article = make_ready_article("A walk")
        self.history = self.address("history")

    def address(self, name):
        return reverse(f"admin:articles_article_{name}", args=[self.article.pk])

    def save(self, **changes):
        form = self.address("change")
        self.client.post(form, {**values_at(self.client, form), **changes, "_continue": "Save"})

    def keep_one(self):
        drafting.keep_as_found(self.article)


class HistoryPageTests(HistoryTestCase):
    def test_tells_the_time_by_one_clock(self):
        self.save(dek="Newer")
        version = self.article.versions.latest("number")
        Version.objects.filter(pk=version.pk).update(made_at="2026-03-03T15:00:00Z")
        entry = self.client.get(self.history).context["action_list"][0]
        type(entry).objects.filter(pk=entry.pk).update(action_time="2026-03-03T15:00:00Z")
        page = self.client.get(self.history)
        self.assertContains(page, "3 Mar 2026, 15:00", count=2)
        self.assertNotContains(page, "p.m.")

    def test_of_a_single_version_says_that_there_is_nothing_to_compare(self):
        self.keep_one()
        page = self.client.get(self.history)
        self.assertContains(page, "There is one version so far")
        self.assertNotContains(page, 'value="Compare"')
        self.assertNotContains(page, 'name="old"')
        self.assertContains(page, "Take up as the draft")

    def test_of_two_versions_offers_the_older_against_the_newer(self):
        self.save(dek="Newer")
        page = self.client.get(self.history)
        self.assertNotContains(page, "There is one version so far")
        self.assertContains(page, 'name="old" value="0" aria-label="Compare from version 0" checked')
        self.assertContains(page, 'name="new" value="1" aria-label="Compare to version 1" checked')


class ComparePageTests(HistoryTestCase):
    def test_of_a_version_with_itself_leads_back_with_a_sentence(self):
        self.keep_one()
        number = self.article.versions.get().number
        page = self.client.get(self.address("compare"), {"old": number, "new": number}, follow=True)
        self.assertRedirects(page, self.history)
        self.assertContains(page, f"Version {number} was to be compared with itself.")


class CrumbsTests(HistoryTestCase):
    """The way back stands above every page of a story, with the same stops."""

    def test_lead_by_the_newsroom_and_the_list_to_the_story(self):
        self.save(dek="Newer")
        pages = {name: {} for name in ("preview", "share", "sign_off", "comments", "schedule", "times", "address")}
        pages |= {"compare": {"old": 0}, "history": {}, "delete": {}, "change": {}}
        for name, query in pages.items():
            with self.subTest(name):
                self.assert_stops(self.client.get(self.address(name), query), "Stories")

    def test_lead_there_from_what_is_merged_too(self):
        self.article.tags.add("noir")
        address = reverse("admin:articles_tag_merge", args=[self.article.tags.get().pk])
        self.assert_stops(self.client.get(address), "Tags")

    def assert_stops(self, page, listed):
        # A div with arrows in Django 5.2, a list in 6.1.
        crumbs = re.search(r'class="breadcrumbs">(.*?)</(?:div|ol)>', page.content.decode(), re.S)[1]
        links = [link.strip() for link in re.findall(r"<a [^>]*>(.*?)</a>", crumbs, re.S)]
        self.assertEqual(links[:3], ["Home", "Newsroom", listed])
        here = strip_tags(crumbs.rpartition("</a>")[2]).replace("&rsaquo;", "").strip()
        self.assertNotEqual(here, "")
