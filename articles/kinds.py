"""The kinds of stories as readers find them: what many of one kind are called, and where they are."""

from django.urls import reverse
from django.utils.text import slugify

from .models import Article

Kind = Article.Kind

MANY = {
    Kind.COVER_STORY: "Cover stories",
    Kind.FEATURE: "Features",
    Kind.INTERVIEW: "Interviews",
    Kind.REVIEW: "Reviews",
    Kind.CRITIQUE: "Critiques",
    Kind.NEWS: "News",
    Kind.VIDEO: "Videos",
    Kind.FILM_PAGE: "Film pages",
    Kind.LIST: "Lists",
}
BY_SLUG = {slugify(words): kind for kind, words in MANY.items()}


def page_of(kind):
    """Where the stories of a kind are: its words and its address."""
    return MANY[kind], reverse("kind", args=[slugify(MANY[kind])])
