"""Links in the copy to stories that readers may not see."""

import re
from datetime import timedelta
from unittest import mock

from django.test import TestCase, TransactionTestCase
from django.utils import timezone

from articles.models import Article
from people.models import FormerAddress
from tests.factories import ago, ahead, make_article, make_block

# On a page, in JSON, and in a feed.
LED = re.compile(r'/stories/over-there/\\?"(?:>|&gt;)read on(?:<|&lt;)/a(?:>|&gt;)')
HIDDEN = {
    "draft": {"status": Article.Status.DRAFT, "published_at": None},
    "withdrawn": {"status": Article.Status.WITHDRAWN},
    "scheduled": {"published_at": ahead(days=1)},
    "embargoed": {"embargo_until": ahead(days=1)},
    "expired": {"expires_at": ago(hours=1)},
}


class Leading:
    def setUp(self):
        self.target = make_article("There", slug="over-there")
        self.story = make_article("Here", tags=["noir"])
        self.link = '<a href="/stories/over-there/">read on</a>'
        make_block(self.story, text=f"<p>Here you may {self.link} for more.</p>")
        make_block(self.story, kind="list-entry", title="One", text=f"<p>Entry, {self.link}.</p>")
        make_block(self.story, kind="note", text=f"<p>Note, {self.link}.</p>")
        Article.objects.filter(pk=self.story.pk).update(slug="here")
        self.surfaces = ["/stories/here/", "/stories/here.json", "/feed/", "/tags/noir/feed.json"]

    def assertLeads(self, leads):
        for address in self.surfaces:
            with self.subTest(address):
                text = self.client.get(address).content.decode()
                for words in ("Here you may ", "Entry, ", "Note, "):
                    self.assertIn(words, text)
                self.assertEqual(text.count("read on"), 3)
                self.assertEqual(len(LED.findall(text)), 3 if leads else 0)
                self.assertEqual("over-there" in text, leads)


class AstrayTests(Leading, TestCase):
    def test_a_link_to_what_readers_see_stands(self):
        self.assertLeads(True)

    def test_one_to_what_they_do_not_see_stands_as_text(self):
        for state, fields in HIDDEN.items():
            with self.subTest(state):
                before = Article.objects.filter(pk=self.target.pk).values(*fields).get()
                Article.objects.filter(pk=self.target.pk).update(**fields)
                self.assertLeads(False)
                Article.objects.filter(pk=self.target.pk).update(**before)
        self.assertLeads(True)

    def test_one_to_what_never_was_stands_as_text(self):
        self.target.delete()
        self.assertLeads(False)

    def test_a_former_address_leads_to_where_the_story_went(self):
        Article.objects.filter(pk=self.target.pk).update(slug="moved")
        FormerAddress.objects.create(row=self.target, slug="over-there")
        self.assertLeads(True)
        self.target.withdraw()
        self.assertLeads(False)

    def test_links_elsewhere_are_no_matter(self):
        make_block(self.story, text='<p><a href="https://example.org/stories/over-there/">elsewhere</a></p>')
        self.target.withdraw()
        self.assertContains(self.client.get("/stories/here/"), "https://example.org/stories/over-there/")


class AstrayOnPlatesTests(Leading, TransactionTestCase):
    """What is kept of a story with links goes by the stories that they lead to."""

    def test_a_link_goes_and_comes_with_the_story(self):
        self.assertLeads(True)
        self.assertLeads(True)
        Article.objects.filter(pk=self.target.pk).update(status=Article.Status.WITHDRAWN)
        self.assertLeads(False)
        self.assertLeads(False)
        Article.objects.filter(pk=self.target.pk).update(status=Article.Status.PUBLISHED)
        self.assertLeads(True)

    def test_it_comes_by_time_alone(self):
        Article.objects.filter(pk=self.target.pk).update(embargo_until=ahead(days=1))
        self.assertLeads(False)
        with mock.patch.object(timezone, "now", return_value=timezone.now() + timedelta(days=2)):
            self.assertLeads(True)
