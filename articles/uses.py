"""Where stories name rows of the shelf otherwise than by a foreign key: in drafts and planned launches."""

from collections import defaultdict
from functools import reduce
from operator import or_

from django.db.models import Q, TextField
from django.db.models.functions import Cast

from people.uses import Use, also_ask

from .freezing import PARTS, names
from .models import Article, Launch, Version

FEW = 50


@also_ask
def drafts_naming(rows):
    """The stories whose waiting draft, or what a launch is to give readers of them, names one of the rows."""
    found = defaultdict(set)
    for version in versions_that_may_name(rows):
        for row in rows:
            if names(version.frozen, row):
                found[row.pk].add(version.article_id)
    for key, stories in found.items():
        one = len(stories) == 1
        words = f"{len(stories)} {'draft or planned launch' if one else 'drafts or planned launches'}"
        yield key, Use(words, "drafts or planned launches", Article.objects.filter(pk__in=stories), unseen=True)


def versions_that_may_name(rows):
    """Drafts and what launches hold. Of few rows their marks are looked for first, so that few texts are fetched."""
    waiting = Q(draft_of__isnull=False) | Q(
        launch_items__launch__state__in=[Launch.State.PLANNED, Launch.State.STOPPED]
    )
    versions = Version.objects.filter(waiting).alias(text=Cast("frozen", TextField()))
    if len(rows) <= FEW:
        marks = (Q(text__contains=mark) for row in rows for mark in marks_of(row))
        versions = versions.filter(reduce(or_, marks, Q(pk__in=[])))
    return versions.only("article", "frozen").iterator()


def marks_of(row):
    """How a row stands in a frozen text, spelt as both databases spell it: "person": 8, or "person": 8}."""
    models = [Article, *(Article._meta.get_field(part).related_model for part in PARTS)]
    fields = (each for model in models for each in model._meta.concrete_fields if each.related_model is type(row))
    return {f'"{each.name}": {row.pk}{end}' for each in fields for end in ",}"}
