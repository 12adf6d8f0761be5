"""What stands beside a story's text: its writer, its address and its times, as plain data.

Freezing leaves them out, so that an earlier version moves no story and hands it to nobody. A
save that meets another is compared by them all the same: what was typed there is not lost.
"""

import datetime

from django.contrib.auth import get_user_model

from people.accounts import name_of
from people.moments import in_words

from .models import Article
from .timing import TIMES

FIELDS = ("writer", "slug", *TIMES)


def take(article, names=FIELDS):
    """As it stands: moments in ISO 8601, a writer by number."""
    return {name: as_plain(getattr(article, Article._meta.get_field(name).attname)) for name in names}


def as_plain(value):
    return value.astimezone(datetime.UTC).isoformat() if isinstance(value, datetime.datetime) else value


def as_set(name, plain):
    """What a row or a form holds, for what ``take`` gave."""
    return datetime.datetime.fromisoformat(plain) if name in TIMES and plain else plain


def put(article, values, *, by):
    """Set it, in the transaction of the save that it belongs to; whether that made somebody else the writer."""
    place = {name: as_set(name, plain) for name, plain in values.items() if name != "writer"}
    if place:
        Article.objects.filter(pk=article.pk).update(**place)
    if "writer" not in values:
        return False
    return article.hand_to(get_user_model().objects.filter(pk=values["writer"]).first(), by=by)


def words_of(*states):
    """How to say a value in these states: a function of its name and the value. One query, and only for writers."""
    keys = {state["writer"] for state in states if state.get("writer")}
    writers = {user.pk: name_of(user) for user in get_user_model().objects.filter(pk__in=keys)} if keys else {}

    def words(name, plain):
        if name == "writer":
            return writers.get(plain, "(deleted account)") if plain else "Nobody at the desk"
        if name in TIMES:
            return in_words(as_set(name, plain)) if plain else "Not set"
        return plain

    return words
