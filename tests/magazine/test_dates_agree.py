"""Whatever speaks of a story gives the same dates: its page, what machines are told, JSON, feeds and maps.

The page shows the source's own date where there is one; that may be a day, a month or a year. What can only say moments
(feeds, maps) says one on that day, or the moment at which the story came to the site.
"""

import datetime
import json
import re
import xml.etree.ElementTree as ET
from email.utils import parsedate_to_datetime

from django.test import TestCase
from django.utils import timezone

from tests.factories import ago, make_article

ATOM = "{http://www.w3.org/2005/Atom}"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LD = re.compile(r'<script type="application/ld\+json"[^>]*>(.*?)</script>', re.DOTALL)


def as_moment(text):
    moment = datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))
    return moment.replace(microsecond=0)


class DatesAgreeTests(TestCase):
    def story(self, **fields):
        story = make_article("Telltale", slug="telltale", **fields)
        self.page = self.client.get(story.get_absolute_url()).content.decode()
        return story

    def xml(self, address):
        return ET.fromstring(self.client.get(address).content)

    def json(self, address):
        return json.loads(self.client.get(address).content)

    def on_the_page(self):
        """What readers see beside the headline: the first date, and the one of an update."""
        return re.findall(r'<time[^>]* datetime="([^"]+)"', self.page.partition("<h1")[2])

    def in_the_data(self):
        (told,) = (each for each in map(json.loads, LD.findall(self.page)) if "Article" in str(each.get("@type")))
        return told["datePublished"], told["dateModified"]

    def in_feeds(self):
        """Published and updated, by each form of feed; RSS knows only the first."""
        entry = self.xml("/feed/").find(f"{ATOM}entry")
        (item,) = self.json("/feed.json")["items"]
        rss = parsedate_to_datetime(self.xml("/feed.rss").findtext("channel/item/pubDate"))
        return {
            "atom": [as_moment(entry.findtext(f"{ATOM}{name}")) for name in ("published", "updated")],
            "json": [as_moment(item[name]) for name in ("date_published", "date_modified")],
            "rss": [rss],
        }

    def in_maps(self):
        """When it was last changed, and when it was news, where it still is."""
        changed = self.xml("/sitemap-stories.xml").findtext(f"{MAP}url/{MAP}lastmod")
        news = self.xml("/sitemap-news.xml").findtext(f".//{NEWS}publication_date")
        return as_moment(changed), news and as_moment(news)

    def test_of_a_story_that_came_out_here(self):
        out = ago(hours=3).replace(microsecond=0)
        self.story(published_at=out)
        self.assertEqual([as_moment(each) for each in self.on_the_page()[:1]], [out])
        self.assertEqual([as_moment(each) for each in self.in_the_data()], [out, out])
        self.assertEqual(as_moment(self.json("/stories/telltale.json")["published"]), out)
        self.assertEqual(self.in_feeds(), {"atom": [out, out], "json": [out, out], "rss": [out]})
        self.assertEqual(self.in_maps(), (out, out))

    def test_of_one_that_was_updated(self):
        out, updated = ago(hours=30).replace(microsecond=0), ago(hours=2).replace(microsecond=0)
        self.story(published_at=out, updated_at=updated)
        self.assertEqual([as_moment(each) for each in self.on_the_page()[:2]], [out, updated])
        self.assertEqual([as_moment(each) for each in self.in_the_data()], [out, updated])
        told = self.json("/stories/telltale.json")
        self.assertEqual([as_moment(told[name]) for name in ("published", "updated")], [out, updated])
        self.assertEqual(self.in_feeds(), {"atom": [out, updated], "json": [out, updated], "rss": [out]})
        self.assertEqual(self.in_maps(), (updated, out))

    def test_of_one_that_came_out_elsewhere_before(self):
        self.story(published_at=ago(hours=3), first_published="2024-05-21")
        self.assertEqual(self.on_the_page()[0], "2024-05-21")
        self.assertEqual(self.in_the_data()[0], "2024-05-21")
        self.assertEqual(self.json("/stories/telltale.json")["first_published"], "2024-05-21")
        days = {timezone.localtime(first).date().isoformat() for first, *_ in self.in_feeds().values()}
        self.assertEqual(days, {"2024-05-21"})
        self.assertIsNone(self.in_maps()[1])  # it is no news

    def test_of_one_of_which_only_the_month_is_known(self):
        self.story(published_at=ago(hours=3), first_published="2024-05")
        self.assertEqual(self.on_the_page()[0], "2024-05")
        self.assertEqual(self.in_the_data()[0], "2024-05")
        self.assertEqual(self.json("/stories/telltale.json")["first_published"], "2024-05")
        self.assertIsNone(self.in_maps()[1])
