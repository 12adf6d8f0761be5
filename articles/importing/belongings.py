"""Rows that belong to another, their owner, and go when it goes: the blocks of a story, the credits of a film.

They are made along with a new owner. Where the owner was there before, they are its editor's
business, and none is added, changed or put back: a block that was deleted or moved does not
return. With ``overwrite`` they become what the fixture has, and what an owner that stands in the
files has beyond that, of the same kind, is removed.

A row of the shelf that says ``"adds": true`` is meant for an owner that was there before: a
credit that a story states, for a film that is on the shelf. It is made where it is not there.
"""

from collections import defaultdict

from django.db import models

from .report import in_words
from .rows import Row, fixture_models


class Belongings:
    """Rows whose owner was there before: put aside until all else has its place, since they are settled together."""

    def __init__(self):
        self.aside = defaultdict(list)  # those of one kind that belong to one owner

    def add(self, owner: models.Model, owner_field: str, row: Row, given: models.Model, links: dict):
        self.aside[owner, type(given), owner_field].append((row, given, links))

    def settle(self, loading):
        """Compare them with what their owners have, or let the owners have these instead."""
        for (owner, model, owner_field), rows in self.aside.items():
            there = defaultdict(list)
            for existing in model.objects.filter(**{owner_field: owner}).select_related(*key_path(model)):
                there[existing.natural_key()].append(existing)
            matched = [(row, given, links, take_first(there, given.natural_key())) for row, given, links in rows]
            if loading.overwrite:
                remove(loading, model, there, rows[0][0], owner_field)
            place(loading, rows[0][0].references[owner_field], model, matched)


def remove(loading, model, there, first, owner_field):
    """Remove what an owner that stands in the files has beyond what they give it, of which ``first`` is one."""
    if any(row.name == first.references[owner_field] for row in loading.found.rows):
        for existing in (row for surplus in there.values() for row in surplus):
            loading.take_turn(first, existing)
            existing.delete()
            loading.report.removed[model] += 1


def place(loading, owner_name, model, matched):
    differing = missing = 0
    for row, given, links, existing in matched:
        if existing:
            differing += bool(loading.compare(row, given, links, existing))
        elif loading.overwrite:
            loading.make(row, given, links)
        else:
            loading.validate(row, given, against_others=False)
            loading.report.kept[model] += 1
            missing += 1
    if (differing or missing) and not loading.overwrite:
        counts = [f"{differing} differ{'s' * (differing == 1)}"] * bool(differing)
        counts += [f"{missing} {'is' if missing == 1 else 'are'} not there"] * bool(missing)
        loading.report.notes.append(f"{owner_name}, {model._meta.verbose_name_plural}: {in_words(counts)}")


def owner_field_of(instance) -> str | None:
    """The field that names the row's owner: of its natural key's references, the first that is set and cascades.

    A row that others refer to stands by itself, though it go with its owner: a prize
    category is one, since nominations name it.
    """
    if any(relation.related_model in fixture_models().values() for relation in instance._meta.related_objects):
        return None
    for lookup in instance.natural_key_lookups:
        model_field = instance._meta.get_field(lookup.partition("__")[0])
        if (
            model_field.is_relation
            and model_field.remote_field.on_delete is models.CASCADE
            and getattr(instance, model_field.attname) is not None
        ):
            return model_field.name
    return None


def key_path(model) -> list[str]:
    """What a row's natural key is read along, to be fetched with it."""
    return [lookup.rpartition("__")[0] for lookup in model.natural_key_lookups if "__" in lookup]


def take_first(there, key):
    return there[key].pop(0) if there.get(key) else None
