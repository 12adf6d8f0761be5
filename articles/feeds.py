"""The newest stories for those who read them elsewhere: the whole text, each picture with its credit.

One feed of everything and one of each section, topic, person and film, each in the three
formats of feed_formats.py.
"""

import datetime
import logging
import uuid
from typing import NamedTuple

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.html import escape, strip_tags
from django.utils.text import Truncator

from people.addressing import lead_on, redirect_for_good
from people.models import Film, Person

from . import leaving_out
from .astray import those_without_links_to_hidden
from .conditional import known_by_content
from .feed_formats import FORMATS
from .full_text import credits_of, full_text, whole_stories
from .models import Article, Plate, Section, Tag
from .naming import link_names
from .picture_facts import facts_of
from .pictures import standing
from .pictures.credits import fetch_makers
from .plates import entries as plates
from .plates import keeping, pages
from .plates.keeping import with_numbers

log = logging.getLogger(__name__)

STORIES_IN_THE_FEED = 30
WORDS_OF_A_SUMMARY = 40
AFTER_DATE = "\x1e"  # on the plate of a feed


class Entry(NamedTuple):
    """All that a feed says of one story, found before the feed is begun: nothing can fail any more while it is."""

    title: str
    address: str
    guid: str
    summary: str
    html: str
    authors: list
    categories: list
    pictures: list
    published: datetime.datetime
    updated: datetime.datetime
    moved: datetime.datetime


class StoryFeed(Feed):
    """The newest of some stories that readers may see. Made anew for each request."""

    language = "en"

    def __init__(self, form, stories, of=None):
        self.form, self.feed_type, self.stories, self.of = form, FORMATS[form], stories, of

    def __call__(self, request):
        response = (keeping.may_print() and self.printed(request)) or self.made(request)
        links = {"self": request.build_absolute_uri(request.path), "hub": settings.WEBSUB_HUB}
        response["Link"] = ", ".join(f'<{address}>; rel="{rel}"' for rel, address in links.items() if address)
        return response

    def made(self, request):
        self.request, self.absolute = request, request.build_absolute_uri
        return super().__call__(request)

    def printed(self, request):
        """The whole feed from a plate, for as long as it tells of the same stories."""
        text = pages.printed(request, self.part(), self.shown, self.engraved, of_a_row=self.is_of_a_row())
        if text is None:
            return None
        moved, text = text.split(AFTER_DATE.encode(), 1)
        headers = {"Last-Modified": moved.decode()}
        return HttpResponse(text, content_type=self.feed_type.content_type, headers=headers)

    def is_of_a_row(self):
        """Whether it goes with a row of the shelf; sections and topics have one place for each address, as the site."""
        return isinstance(self.of, Film | Person)

    def part(self):
        return Plate.Part(f"{self.of._meta.model_name}-feed-{self.form}") if self.is_of_a_row() else Plate.Part.FEED

    def shown(self, now):
        stories = with_numbers(self.stories.newest_keys(STORIES_IN_THE_FEED))
        return (self.of.pk, stories) if stories and self.is_of_a_row() else stories

    def engraved(self, nowhere):
        response = self.made(nowhere)
        return f"{response['Last-Modified']}{AFTER_DATE}{response.content.decode()}"

    def title(self):
        return f"{settings.SITE_NAME}: {self.of}" if self.of else settings.SITE_NAME

    def description(self):
        return f"Stories in {self.of}" if isinstance(self.of, Section) else self.about()

    def about(self):
        return f"Stories on {self.of}" if self.of else settings.SITE_TAGLINE

    subtitle = description

    def link(self):
        return self.of.get_absolute_url() if self.of else reverse("home")

    def author_name(self):
        return settings.SITE_NAME

    def items(self):
        if keeping.may_print():
            found = plates.told(self.request, self.stories, STORIES_IN_THE_FEED, told_of)
            return [Entry(**fields) for fields in found]
        newest = stories_of(self.stories.newest_keys(STORIES_IN_THE_FEED))
        return [entry for _, entry in entries(newest, self.absolute)]

    def item_title(self, entry):
        return entry.title

    def item_description(self, entry):
        return f"<p>{escape(entry.summary)}</p>" if entry.summary else None

    def item_link(self, entry):
        return entry.address

    def item_guid(self, entry):
        return entry.guid

    item_guid_is_permalink = False

    def item_author_name(self, entry):
        return ", ".join(author["name"] for author in entry.authors) or None

    def item_categories(self, entry):
        return entry.categories

    def item_pubdate(self, entry):
        return entry.published

    def item_updateddate(self, entry):
        return entry.updated

    def item_extra_kwargs(self, entry):
        return {name: getattr(entry, name) for name in ("summary", "html", "authors", "pictures", "moved")}


def told_of(keys, absolute):
    """Live stories, what is said of them as fields by name, and whether it is all that can be said."""
    told = entries(stories_of(keys), absolute)
    return [(story, entry._asdict(), story.names_are_linked) for story, entry in told]


def stories_of(keys):
    return whole_stories(Article.objects.live_one_by_one().filter(pk__in=keys).for_listing())


def entries(stories, absolute):
    """Each story with what is said of it. One that cannot be told is left out and logged: the others stand."""
    found = list(leaving_out.each(stories, lambda story: (story, pictures_in(story)), "A feed"))
    fetch_makers(shown.photo for _, pictures in found for shown in pictures)
    pictures = dict(found)
    stories = those_without_links_to_hidden(list(pictures), "A feed")
    link_names_where_possible(stories)
    return leaving_out.each(stories, lambda story: (story, entry(story, pictures[story], absolute)), "A feed")


def link_names_where_possible(stories):
    """Names in the copy lead to their pages here too. Should that fail, the copy stands as it was written."""
    linked = False
    try:
        link_names(*((story, story.blocks.all()) for story in stories))
        linked = True
    except Exception:  # whatever it is, links are an extra, and readers of a feed wait for the text
        log.exception("No names are linked in a feed.")
        leaving_out.leave_out("links of names")
    for story in stories:
        story.names_are_linked = linked


def pictures_in(article):
    return standing.on_story_page(article, article.blocks.all())


def lasting_name(article):
    """What a story is called in every feed, whatever becomes of its address, so that nobody is given it twice.

    Made of its number with the key of the site: numbers that can be guessed tell how many stories are hidden.
    """
    return uuid.UUID(bytes=salted_hmac("articles.feeds", str(article.pk), algorithm="sha256").digest()[:16]).urn


def entry(article, pictures, absolute):
    byline, end_credits = credits_of(article)
    blocks = article.blocks.all()
    opening = standing.opening(article)
    facts = (facts_of(shown, absolute, is_opening=shown == opening) for shown in pictures)
    told = {each["url"]: each for each in facts if each}
    names = {credit.name: absolute(credit.party.get_absolute_url()) for credit in byline}
    section = [article.section.name] if article.section else []
    return Entry(
        title=str(article),
        address=article.get_absolute_url(),
        guid=lasting_name(article),
        summary=article.dek or beginning(blocks),
        html=full_text(article, blocks, end_credits, absolute),
        authors=[{"name": name, "url": url} for name, url in names.items()],
        categories=[*section, *sorted(tag.name for tag in article.tags.all())],
        pictures=list(told.values()),
        published=published(article),
        updated=article.updated_at or published(article),
        moved=article.updated_at or article.published_at,
    )


def beginning(blocks):
    """The first words of a body, for a story without a sentence under its headline."""
    text = next((block.text for block in blocks if block.kind == block.Kind.TEXT and block.text), "")
    return Truncator(" ".join(strip_tags(text).split())).words(WORDS_OF_A_SUMMARY, truncate="…")


def published(article):
    """The date that the page shows: the source's own where it names a day, to the minute where it is that day."""
    day = article.first_published
    if not (day and day.day and day.year) or str(timezone.localtime(article.published_at).date()) == day:
        return article.published_at
    return timezone.make_aware(datetime.datetime.fromisoformat(day))


# Which stories: those of the site, or of one section, topic, person or film


@known_by_content
def site_feed(request, form=None):
    """The newest stories of all. As Atom they have one address, to which the one that other feeds would have leads."""
    if form == "atom":
        return redirect_for_good(request, reverse("feed"))
    return StoryFeed(form or "atom", Article.objects.live())(request)


@known_by_content
def section_feed(request, path, form):
    """Those of a section and of the sections inside."""
    section = get_object_or_404(Section.objects.select_related("parent"), path=path)
    return StoryFeed(form, Article.objects.live().in_section(section), section)(request)


@known_by_content
def tag_feed(request, slug, form):
    """Those that carry a topic, for as long as there is a live one that does."""
    topics = Tag.objects.carried_by(Article.objects.live_one_by_one())
    return feed_of(request, topics, slug, form, Article.objects.live_on_topic)


@known_by_content
def person_feed(request, slug, form):
    """Those about or mentioning a person, and those they worked on."""
    return feed_of(request, Person.objects.all(), slug, form, Article.objects.live_one_by_one().involving)


@known_by_content
def film_feed(request, slug, form):
    """Those about or mentioning a film."""
    return feed_of(request, Film.objects.all(), slug, form, Article.objects.live_one_by_one().concerning)


def feed_of(request, rows, slug, form, stories):
    """The feed of the row at an address; who comes by an old address is led on to it."""
    row = rows.filter(slug=slug).first()
    if row is None:
        return lead_on(request, rows, slug, to=lambda row: feed_address(row, form))
    return StoryFeed(form, stories(row), row)(request)


def feed_address(row, form):
    """Where the feed of a section, a topic, a person or a film is."""
    at = {"path": row.path} if isinstance(row, Section) else {"slug": row.slug}
    return reverse(f"{row._meta.model_name}-feed", kwargs={**at, "form": form})
