"""The newest stories for those who read them elsewhere: Atom, with each picture and its credit."""

import datetime
import uuid
from urllib.parse import urljoin

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.db.models import Prefetch
from django.urls import reverse_lazy
from django.utils.feedgenerator import Atom1Feed

from people.text import printable

from .models import Article, Contribution
from .structured_data import for_card

STORIES_IN_THE_FEED = 30
# A story keeps its name in the feed when its address changes, so that no reader is given it twice.
STORIES = uuid.UUID("6d0ad0a4-5a3c-4d5b-9c76-0c7f2f1a7d11")
NOTHING_YET = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)


class AtomWithPictures(Atom1Feed):
    """Atom, and in it Media RSS, which is how feeds say whose a picture is. https://www.rssboard.org/media-rss"""

    def root_attributes(self):
        return super().root_attributes() | {"xmlns:media": "http://search.yahoo.com/mrss/"}

    def latest_post_date(self):
        """When the newest story here was changed: whatever else happens at the desk does not move it."""
        return max((item["updateddate"] for item in self.items), default=NOTHING_YET)

    def add_item(self, title, link, description, **fields):
        """Texts without the characters that no XML may hold: one in one headline would end the feed for everybody."""
        texts = {name: printable(value) for name, value in fields.items() if isinstance(value, str)}
        fields["categories"] = [printable(category) for category in fields["categories"]]
        super().add_item(printable(title), link, printable(description), **{**fields, **texts})

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        shown, file = item["picture"], item["file"]
        if file is None:
            return
        photo = shown.photo
        handler.startElement(
            "media:content",
            {
                "url": urljoin(self.feed["feed_url"], file.url),
                "medium": "image",
                "type": "image/jpeg",
                "width": str(file.width),
                "height": str(file.height),
            },
        )
        handler.addQuickElement("media:credit", printable(photo.credit_line), {"role": "photographer"})
        if shown.caption:
            handler.addQuickElement("media:description", printable(shown.caption), {"type": "plain"})
        if shown.alt:
            handler.addQuickElement("media:text", printable(shown.alt), {"type": "plain"})
        if photo.copyright_notice:
            handler.addQuickElement("media:copyright", printable(photo.copyright_notice))
        if photo.licence_url:
            handler.addQuickElement("media:license", "", {"href": photo.licence_url})
        handler.endElement("media:content")


class StoryFeed(Feed):
    """The newest stories that readers may see."""

    feed_type = AtomWithPictures
    language = "en"
    link = reverse_lazy("home")
    description_template = "articles/feed_item.html"

    def title(self):
        return settings.SITE_NAME

    def subtitle(self):
        return settings.SITE_TAGLINE

    def author_name(self):
        return settings.SITE_NAME

    def items(self):
        byline = Prefetch("contributions", Contribution.objects.in_bylines(), to_attr="byline")
        return Article.objects.live().for_listing().prefetch_related(byline)[:STORIES_IN_THE_FEED]

    def get_context_data(self, item, request, **context):
        picture = item.lead_picture
        file = file_of(picture)
        image = request.build_absolute_uri(file.url) if file else ""
        return {"article": item, "picture": picture, "file": file, "image": image}

    def item_title(self, article):
        return str(article)

    def item_guid(self, article):
        return uuid.uuid5(STORIES, str(article.pk)).urn

    def item_author_name(self, article):
        return ", ".join(credit.name for credit in article.byline) or None

    def item_categories(self, article):
        return [article.section.name] if article.section else []

    def item_pubdate(self, article):
        return article.published_at

    def item_updateddate(self, article):
        return article.updated_at or article.published_at

    def item_extra_kwargs(self, article):
        return {"picture": article.lead_picture, "file": file_of(article.lead_picture)}


def file_of(shown):
    return for_card(shown.photo) if shown else None
