"""What names a row, so that it is neither deleted from under a page nor left behind in a merge."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.db import models

# Where rows that name others need other words than their own: by their model, one and many.
WORDS = {
    "article": ("story that it opens", "stories that it opens"),
    "block": ("block of a story", "blocks of stories"),
    "broadcast": ("edition carried", "editions carried"),
    "contribution": ("credit in a story or a shoot", "credits in stories and shoots"),
    "editionrole": ("part in an edition", "parts in editions"),
    "galleryitem": ("place in a gallery", "places in galleries"),
    "issue": ("cover of an issue", "covers of issues"),
    "nominee": ("nomination", "nominations"),
    "photo": ("picture", "pictures"),
    "photocreator": ("credit of a picture", "credits of pictures"),
    "subject": ("story about this or mentioning it", "stories about this or mentioning it"),
    "taggedarticle": ("story with this topic", "stories with this topic"),
}


@dataclass(frozen=True)
class Use:
    """One way in which a row is named: how often, by what, and where an editor finds that.

    ``kind`` says by what and not how often, for who may not know of all that names it.
    """

    words: str
    kind: str
    holders: models.QuerySet
    unseen: bool = False  # what stands only where somebody may change the holder, as in a draft


# What names rows in other ways than by a foreign key: functions from rows to the key of each with its uses.
ALSO_ASKED: list[Callable[[list[models.Model]], Iterator[tuple[int, Use]]]] = []


def also_ask(function):
    """Have a function asked, too, whether rows are in use. For apps that stand above the shelf."""
    ALSO_ASKED.append(function)
    return function


def references(model) -> list[models.ForeignKey]:
    """The foreign keys by which other rows name one of this model; what is its own part is left out."""
    return [
        relation.field
        for relation in model._meta.get_fields(include_hidden=True)
        if relation.auto_created and not relation.concrete and not relation.many_to_many
        if relation.get_accessor_name() not in model.own_parts and relation.related_model._meta.auto_created != model
    ]


def named_by(model) -> type[models.Model]:
    """The model whose rows name others: of a many-to-many link, the one that declares it."""
    return model._meta.auto_created or model


def called(model) -> tuple[str, str]:
    """What rows that name another are called, one and many of them."""
    meta = named_by(model)._meta
    return WORDS.get(meta.model_name, (str(meta.verbose_name), str(meta.verbose_name_plural)))


def counted(model, count) -> str:
    """Rows that name another, in words: 12 credits."""
    one, many = called(model)
    return f"{count} {one if count == 1 else many}"


def uses(rows, stands_alone: Callable[[type[models.Model]], bool]) -> dict[int, list[Use]]:
    """Everything that names rows of one model, by their keys, in as many queries for one row as for a hundred.

    ``stands_alone`` says of which models an editor opens the rows themselves; of all others it is the
    row that they belong to. A picture is in use as a portrait; to have one is no use.
    """
    found = {row.pk: [] for row in rows}
    for field in references(type(rows[0])) if rows else ():
        if field.one_to_one:
            continue
        for owner in [None] if stands_alone(field.model) else owner_fields(field):
            for key, use in named_through(field, owner, list(found)):
                found[key].append(use)
    for row in rows:
        found[row.pk] += own_links(row)
    for asked in ALSO_ASKED if rows else ():
        for key, use in asked(rows):
            found[key].append(use)
    return found


def named_through(field, owner, keys) -> Iterator[tuple[int, Use]]:
    """The rows that are named by a foreign key, as far as what names them belongs to such an owner."""
    naming = field.model._base_manager.filter(**{f"{field.name}__in": keys}).order_by()
    owned = naming.exclude(**{owner.name: None}) if owner else naming
    holder, holder_key = (owner.related_model, owner.attname) if owner else (field.model, "pk")
    for key, count in owned.values_list(field.attname).annotate(models.Count("pk")):
        holders = holder._base_manager.filter(pk__in=owned.filter(**{field.name: key}).values(holder_key))
        yield key, Use(counted(field.model, count), called(field.model)[1], holders)


def own_links(row) -> Iterator[Use]:
    """What a row stands for by a link of its own, as a picture for a portrait."""
    for field in row._meta.concrete_fields:
        if field.one_to_one and getattr(row, field.attname):
            holders = field.related_model._base_manager.filter(pk=getattr(row, field.attname))
            name = field.remote_field.get_accessor_name()
            yield Use(f"1 {name}", name, holders)


def owner_fields(field) -> list[models.ForeignKey]:
    """What a row that names another belongs to: the foreign keys that it goes with."""
    return [
        other
        for other in field.model._meta.concrete_fields
        if other.is_relation and other != field and other.remote_field.on_delete is models.CASCADE
    ]
