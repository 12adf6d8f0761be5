"""What the shelf's pages show of the newsroom: a query and a name each."""

from django import template
from django.urls import reverse

from articles.models import Article, Photo
from articles.pictures.credits import fetch_makers
from articles.pictures.standing import without_caption

register = template.Library()

PICTURES_IN_A_BAND = 24


@register.simple_tag
def coverage(film):
    """Live stories about or mentioning a film, newest first."""
    return Article.objects.live().concerning(film).for_listing()


@register.simple_tag
def stories_of(person):
    """A person's live stories: ``about`` them, and those they ``worked_on``."""
    stories = Article.objects.live().involving(person).for_listing()
    return {
        "about": [story for story in stories if not story.worked_on],
        "worked_on": [story for story in stories if story.worked_on],
    }


@register.simple_tag
def stories_by(company):
    """Live stories that a company had a hand in, newest first."""
    return Article.objects.live().by(company).for_listing()


@register.simple_tag
def pictures_of(subject):
    """The newest pictures that readers may see of a film or a person, or by that person or a company; and where
    ``all`` of them are, if there are more. ``told`` are these and, before them, what opens the page.
    """
    if told := getattr(subject, "pictures_told", None):
        return told  # asked for already, in the head of the same page
    photos = list(Photo.objects.public().of(subject).for_listing().newest_first()[: PICTURES_IN_A_BAND + 1])
    more = len(photos) > PICTURES_IN_A_BAND
    shown = [shown for photo in photos[:PICTURES_IN_A_BAND] if (shown := photo.shown())]
    opening = getattr(subject, "portrait", None) or getattr(subject, "poster", None)
    told = [each for each in (opening and without_caption(opening.shown()), *shown) if each]
    fetch_makers(each.photo for each in told)
    page = reverse(f"{subject._meta.model_name}-pictures", args=[subject.slug])
    subject.pictures_told = {"shown": shown, "told": told, "all": page if more else ""}
    return subject.pictures_told
