"""The three languages that feeds are written in. What they say of a story is one and the same: see feeds.py."""

import datetime
import json

from django.conf import settings
from django.templatetags.static import static
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, Stylesheet, SyndicationFeed, rfc3339_date
from django.utils.xmlutils import SimplerXMLGenerator

from people.text import printable, printable_all

MEDIA_RSS = "http://search.yahoo.com/mrss/"  # how feeds say whose a picture is: https://www.rssboard.org/media-rss
WHOLE_TEXT = "http://purl.org/rss/1.0/modules/content/"
NOTHING_YET = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)


class OfStories:
    """What feeds of stories have in common, in whichever format.

    No text keeps a character that XML may not hold: one in one headline would end the feed for everybody.
    """

    def __init__(self, title, link, description, **feed):
        super().__init__(printable(str(title)), link, printable(str(description)), **printable_all(feed))

    def add_item(self, title, link, description, **fields):
        super().add_item(printable(title), link, description and printable(description), **printable_all(fields))

    def latest_post_date(self):
        """When the newest story here was changed: whatever else happens at the desk does not move it."""
        return max((item["moved"] for item in self.items), default=NOTHING_YET)


class WithPictures:
    """Media RSS in a format that is XML, and how those who open it in a browser see it."""

    def add_stylesheets(self, handler):
        handler.processingInstruction("xml-stylesheet", str(Stylesheet(static("articles/feed.css"))))

    def add_pictures(self, handler, item):
        for picture in item["pictures"]:
            size = {"width": str(picture["width"]), "height": str(picture["height"])}
            file = {"url": picture["url"], "medium": "image", "type": "image/jpeg", **size}
            handler.startElement("media:content", file)
            handler.addQuickElement("media:credit", picture["credit"], {"role": "photographer"})
            if caption := picture.get("caption"):
                handler.addQuickElement("media:description", caption, {"type": "plain"})
            if alt := picture.get("alt"):
                handler.addQuickElement("media:text", alt, {"type": "plain"})
            if notice := picture.get("copyright"):
                handler.addQuickElement("media:copyright", notice)
            if licence := picture.get("licence"):
                handler.addQuickElement("media:license", "", {"href": licence})
            handler.endElement("media:content")


class Atom(WithPictures, OfStories, Atom1Feed):
    """RFC 4287."""

    def write(self, outfile, encoding):
        """As Django does, but with the style sheet, which it asks RSS alone for."""
        handler = SimplerXMLGenerator(outfile, encoding, short_empty_elements=True)
        handler.startDocument()
        self.add_stylesheets(handler)
        handler.startElement("feed", self.root_attributes())
        self.add_root_elements(handler)
        self.write_items(handler)
        handler.endElement("feed")

    def root_attributes(self):
        return super().root_attributes() | {"xmlns:media": MEDIA_RSS}

    def add_root_elements(self, handler):
        super().add_root_elements(handler)
        if settings.WEBSUB_HUB:
            handler.addQuickElement("link", "", {"rel": "hub", "href": settings.WEBSUB_HUB})

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        handler.addQuickElement("content", item["html"], {"type": "html"})
        self.add_pictures(handler, item)


class Rss(WithPictures, OfStories, Rss201rev2Feed):
    """RSS 2.0, with the whole text where readers of feeds have looked for it since 2002."""

    def rss_attributes(self):
        return super().rss_attributes() | {"xmlns:media": MEDIA_RSS, "xmlns:content": WHOLE_TEXT}

    def add_root_elements(self, handler):
        super().add_root_elements(handler)
        if settings.WEBSUB_HUB:
            handler.addQuickElement("atom:link", "", {"rel": "hub", "href": settings.WEBSUB_HUB})

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        handler.addQuickElement("content:encoded", item["html"])
        self.add_pictures(handler, item)


class JsonFeed(OfStories, SyndicationFeed):
    """JSON Feed 1.1. https://www.jsonfeed.org/version/1.1/"""

    content_type = "application/feed+json; charset=utf-8"

    def write(self, outfile, encoding):
        feed = self.feed
        told = {
            "version": "https://jsonfeed.org/version/1.1",
            "title": feed["title"],
            "home_page_url": feed["link"],
            "feed_url": feed["feed_url"],
            "description": feed["description"],
            "language": feed["language"],
            "authors": [{"name": feed["author_name"]}],
        }
        if settings.WEBSUB_HUB:
            told["hubs"] = [{"type": "WebSub", "url": settings.WEBSUB_HUB}]
        outfile.write(json.dumps({**told, "items": [self.item(each) for each in self.items]}, ensure_ascii=False))

    def item(self, item):
        told = {
            "id": item["unique_id"],
            "url": item["link"],
            "title": item["title"],
            "content_html": item["html"],
            "date_published": rfc3339_date(item["pubdate"]),
            "date_modified": rfc3339_date(item["updateddate"]),
            "authors": item["authors"],
            "tags": item["categories"],
        }
        if item["summary"]:
            told["summary"] = item["summary"]
        if item["pictures"]:
            told["image"] = item["pictures"][0]["url"]
            # The format has no place for whose a picture is; what begins with a line is an extension of it.
            told["_pictures"] = item["pictures"]
        return told


FORMATS = {"atom": Atom, "rss": Rss, "json": JsonFeed}
