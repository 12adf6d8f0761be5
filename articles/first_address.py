"""The address of a story that readers have never been given: made from its headline, once it has one."""

import itertools
import re
import secrets

from django.utils.text import slugify

from people.models import FormerAddress

from .models import Article

FOR_THE_TIME_BEING = re.compile(r"untitled-[0-9a-f]{8}")
LONGEST = 90  # leaves room for a number


def is_for_the_time_being(slug):
    """Whether an address was made while the story had no headline."""
    return FOR_THE_TIME_BEING.fullmatch(slug) is not None


def first_address(headline, article=None):
    """An address that no other story has or had; ``article`` is the story that it is for."""
    wanted = slugify(headline)[:LONGEST].strip("-")
    if not wanted:
        return f"untitled-{secrets.token_hex(4)}"
    numbered = (f"{wanted}-{number}" for number in itertools.count(2))
    return next(slug for slug in itertools.chain([wanted], numbered) if is_free(slug, article))


def is_free(slug, article=None):
    stories = Article.objects.filter(slug=slug)
    if article and article.pk:
        stories = stories.exclude(pk=article.pk)
    return not stories.exists() and not FormerAddress.objects.of_model(Article).filter(slug=slug).exists()
