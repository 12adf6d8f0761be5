"""What the shelf's pages show of the newsroom: a query and a name each."""

from typing import NamedTuple

from django import template
from django.urls import reverse

from articles.models import Article, Photo
from articles.pictures.credits import fetch_makers
from articles.pictures.standing import without_caption
from people.paging import FEW, in_figures

register = template.Library()

PICTURES_IN_A_BAND = 24
STORIES_IN_A_BAND = 12


class Coverage(NamedTuple):
    """The newest live stories of one row of the shelf, and where all of them are, if there are more."""

    stories: list
    count: int  # to one beyond FEW
    all: str

    @property
    def how_many(self):
        return in_figures(self.count)


@register.simple_tag
def coverage(film):
    """Live stories about or mentioning a film, newest first."""
    return bands(film, about=Article.objects.live_one_by_one().concerning(film))["about"]


@register.simple_tag
def stories_of(person):
    """A person's live stories: ``about`` them, and those they ``worked_on``."""
    live = Article.objects.live_one_by_one()
    return bands(person, about=live.only_concerning(person), worked_on=live.by(person))


@register.simple_tag
def stories_by(company):
    """Live stories that a company had a hand in, newest first."""
    return bands(company, by=Article.objects.live_one_by_one().by(company))["by"]


def bands(subject, **found):
    """The newest of each. Keys alone are read as far as they are counted; rows are fetched once for all."""
    keys = {name: stories.newest_keys(FEW + 1) for name, stories in found.items()}
    shown = {name: each[:STORIES_IN_A_BAND] for name, each in keys.items()}
    rows = Article.objects.live_one_by_one().for_listing().in_bulk([key for each in shown.values() for key in each])
    page = reverse(f"{subject._meta.model_name}-stories", args=[subject.slug])
    return {
        name: Coverage(
            [rows[key] for key in shown[name] if key in rows],
            len(keys[name]),
            page if len(keys[name]) > STORIES_IN_A_BAND else "",
        )
        for name in keys
    }


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
