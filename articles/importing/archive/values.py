"""Values held against the fields of the models, as quickly as an archive needs it.

Most values are plainly right, which takes a moment to see. Any other is given to ``value_problem``,
which looks at fixtures too: it alone words what is wrong.
"""

import re
from collections.abc import Callable
from datetime import datetime
from functools import cache

from django.db import models
from django.utils.dateparse import parse_datetime

from articles.importing.checking import value_problem
from people.text import UNPRINTABLE

from .lines import Refused

# What value_problem refuses; for ASCII by itself, since a class of it is looked through several times as fast.
BAD = re.compile(rf"{UNPRINTABLE.pattern[:-1]}\r]")
BAD_ASCII = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
SLUG = re.compile(r"[-a-zA-Z0-9_]+", re.ASCII)


@cache
def looking_at(model: type[models.Model], name: str) -> Callable[[str], bool]:
    """Whether a text is plainly right for a field. False says nothing: it is then to be asked."""
    model_field = model._meta.get_field(name)
    longest = model_field.max_length or 1 << 30
    if isinstance(model_field, models.SlugField):
        return lambda text: len(text) <= longest and SLUG.fullmatch(text) is not None
    if type(model_field) not in (models.CharField, models.TextField) or model_field.choices:
        return lambda text: False
    if len(model_field.validators) > (model_field.max_length is not None):
        return lambda text: False
    return lambda text: 0 < len(text) <= longest and not is_bad(text) and not text.isspace()


def is_bad(text: str) -> bool:
    """Whether there is a character in a text that nothing should be given."""
    return (BAD_ASCII if text.isascii() else BAD).search(text) is not None


def text_for(model: type[models.Model], name: str, text: str | None, called: str = "") -> str:
    """A text as its field keeps it, or Refused. Blanks around it go, as they do in the desk's form."""
    text = (text or "").strip()
    if looking_at(model, name)(text):
        return text
    if sentence := value_problem(model._meta.get_field(name), text):
        raise Refused(f"{called or name}: {sentence}")
    return text


def number_for(model: type[models.Model], name: str, number: int | None) -> int | None:
    if number is not None and (sentence := value_problem(model._meta.get_field(name), number)):
        raise Refused(f"{name}: {sentence}")
    return number


def moment_for(model: type[models.Model], name: str, text: str, called: str) -> datetime:
    """An instant; Refused where it has no offset, so that nobody can say when it is."""
    try:
        moment = parse_datetime(text)
    except ValueError:
        moment = None
    if moment is None:
        raise Refused(f"{called}: is {text[:60]!r}. Write a date, a time and their offset: 2024-11-25T09:30+01:00.")
    if moment.tzinfo is None:
        raise Refused(f"{called}: is {text[:60]!r}, which has no offset. Write +00:00 or whichever it is at its end.")
    if not datetime.min.year + 1 < moment.year < datetime.max.year:
        raise Refused(f"{called}: is {text[:60]!r}, where some time zones have no such day. Choose another year.")
    return moment
