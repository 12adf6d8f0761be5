"""Searching a list of the desk for words, without an index of them."""

from functools import reduce
from operator import or_

from django.db.models import Q
from django.utils.text import smart_split

from people.text import one_line, without_accents

MOST_WORDS = 8


def matching(queryset, fields, text):
    """Rows in which every word stands in one of the fields: as typed, or without its accents, as addresses have it."""
    for word in words_of(text):
        found = [holds(queryset.model, field, spelt) for field in fields for spelt in {word, fold(word)}]
        queryset = queryset.filter(reduce(or_, found))
    return queryset


def words_of(text):
    """The words, or the phrases in quotation marks."""
    words = (word.strip("\"'") for word in smart_split(one_line(text)))
    return [word for word in words if word][:MOST_WORDS]


def fold(text):
    """The text without its accents, as addresses are written."""
    return without_accents(text)


def holds(model, field, word):
    """That a field of the row, or of a row it is linked with, holds the word.

    Linked rows are looked for by themselves, the last of the way first: joined in, they
    would multiply the rows that must be searched.
    """
    link, _, rest = field.partition("__")
    if not rest:
        return Q(**{f"{field}__icontains": word})
    relation = model._meta.get_field(link)
    linked = relation.related_model._base_manager.filter(holds(relation.related_model, rest, word)).order_by()
    if relation.one_to_many:
        return Q(pk__in=linked.values(relation.field.attname))
    if relation.many_to_many:
        return Q(pk__in=model._base_manager.filter(**{f"{link}__in": linked.values("pk")}).order_by().values("pk"))
    return Q(**{f"{link}__in": linked.values("pk")})
