"""A whole story as plain data: frozen from its rows, and thawed back onto them.

Freezing covers the story's own row and everything that belongs to it: blocks, byline,
people and films, topics, related stories, corrections. What an editor decides about its
place in time (published, scheduled, withdrawn) is not part of the text and stays out, so
that an old version can be taken up again without moving a story in or out of sight.
"""

import hashlib
import json
from collections import defaultdict
from dataclasses import dataclass, field

from django.core import serializers
from django.db import models, transaction
from django.db.models import prefetch_related_objects

from articles.models import Article
from people.models import FormerAddress

FORMAT = 1
PARTS = ("blocks", "contributions", "subjects", "tagged", "related", "related_headlines", "corrections")
PLACE_IN_TIME = frozenset({"status", "published_at", "embargo_until", "expires_at", "updated_at"})
# The address is the story's own: an earlier version does not bring back an earlier one.
BOOKKEEPING = frozenset({"slug", "saves", "draft", "writer"})


@dataclass
class Lost:
    """What could not be thawed, because the row that it names has been deleted since."""

    parts: dict[str, list[dict]] = field(default_factory=lambda: defaultdict(list))
    fields: list[str] = field(default_factory=list)

    def __bool__(self):
        return bool(self.parts or self.fields)


def freeze(article):
    """The story as it stands on its rows: the same story always gives the same data."""
    return {
        "format": FORMAT,
        "story": _frozen_rows([article], leave_out=PLACE_IN_TIME | BOOKKEEPING)[0],
        "parts": {part: _frozen_rows(getattr(article, part).all(), leave_out={_owner(part)}) for part in PARTS},
    }


def freeze_many(articles):
    """Stories as they stand on their rows, in as many queries as a single one takes."""
    prefetch_related_objects(articles, *PARTS)
    return [freeze(article) for article in articles]


def to_bytes(frozen):
    """One spelling for one frozen story, for comparing and for digests."""
    return json.dumps(frozen, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def digest(frozen):
    """A short name for a state of the story: two states with the same digest are the same."""
    return hashlib.sha256(to_bytes(frozen)).hexdigest()


def thaw(article, frozen):
    """Put a frozen story back onto its rows, exactly; says what is lost. All or nothing.

    The article's own row is saved, and every part is made anew under the key it had.
    """
    lost = Lost()
    with transaction.atomic():
        (frozen,) = with_heirs(frozen)
        parts = {part: _thawed_rows(article, part, frozen["parts"].get(part, [])) for part in PARTS}
        _set_fields(article, frozen["story"], lost)
        gone = _deleted_since(row for rows in parts.values() for row, _ in rows)
        for part, rows in parts.items():
            getattr(article, part).all().delete()
            kept = []
            for row, data in rows:
                if _names_any(row, gone):
                    lost.parts[part].append(data)
                else:
                    kept.append(row)
            _model(part).objects.bulk_create(kept)
    return lost


def with_heirs(*stories):
    """Frozen stories as they read now that rows which they name were merged into others."""
    named = ((row, _named(model, row)) for frozen in stories for row, model in _rows_of(frozen))
    heirs = FormerAddress.objects.successors({row[name] for row, names in named for name in names})
    return [_renamed(frozen, heirs) for frozen in stories] if heirs else list(stories)


def names(frozen, row):
    """Whether a frozen story names a row."""
    return any(
        other is type(row) and named[name] == row.pk
        for named, model in _rows_of(frozen)
        for name, other in _named(model, named).items()
    )


def _rows_of(frozen):
    yield frozen["story"], Article
    for part in PARTS:
        for row in frozen["parts"].get(part, []):
            yield row, _model(part)


def _named(model, row):
    """The fields by which a frozen row names rows that have a number, with the model of each."""
    relations = {each.name: each.related_model for each in model._meta.concrete_fields if each.is_relation}
    return {name: relations[name] for name, value in row.items() if name in relations and isinstance(value, int)}


def _renamed(frozen, heirs):
    def renamed(row, model):
        return row | {name: heirs.get((other, row[name]), row[name]) for name, other in _named(model, row).items()}

    parts = {
        part: _once(part, rows, [renamed(row, _model(part)) for row in rows]) if part in PARTS else rows
        for part, rows in frozen["parts"].items()
    }
    return {**frozen, "story": renamed(frozen["story"], Article), "parts": parts}


def _once(part, before, after):
    """Rows of a part, each standing once: one that named the heir all along stays, completed by its double."""
    owner, constraints = _owner(part), _model(part)._meta.constraints
    rules = [rule.fields for rule in constraints if isinstance(rule, models.UniqueConstraint) and owner in rule.fields]
    kept, marked = {}, {}
    for row, was in sorted(zip(after, before, strict=True), key=lambda pair: pair[0] != pair[1]):
        marks = [tuple((name, row.get(name)) for name in rule if name != owner) for rule in rules]
        marks = [mark for mark in marks if all(value is not None for _, value in mark)]
        twin = next((marked[mark] for mark in marks if mark in marked), None)
        if row != was and twin is not None:
            kept[twin] = _completed(_model(part), kept[twin], row)
            continue
        kept[row["id"]] = row
        marked.update(dict.fromkeys(marks, row["id"]))
    return sorted(kept.values(), key=lambda row: str(row["id"]))


def _completed(model, row, twin):
    """A row with what only its double said."""
    usual = {each.name: each.get_default() for each in model._meta.concrete_fields if each.name != "position"}
    more = {name: value for name, value in twin.items() if name in usual and row.get(name) in (None, "", usual[name])}
    return row | more


def _owner(part):
    """The field of a part that points to its story."""
    return Article._meta.get_field(part).field.name


def _model(part):
    return Article._meta.get_field(part).related_model


def _frozen_rows(rows, leave_out):
    serialized = json.loads(serializers.serialize("json", rows))
    frozen = (
        {"id": row["pk"], **{name: value for name, value in row["fields"].items() if name not in leave_out}}
        for row in serialized
    )
    return sorted(frozen, key=lambda row: str(row["id"]))


def _thawed_rows(article, part, frozen_rows):
    label = _model(part)._meta.label_lower
    data = [
        {"model": label, "pk": row["id"], "fields": {**_fields_of(row), _owner(part): article.pk}}
        for row in frozen_rows
    ]
    thawed = serializers.deserialize("python", data, ignorenonexistent=True)
    return [(each.object, row) for each, row in zip(thawed, frozen_rows, strict=True)]


def _fields_of(frozen_row):
    return {name: value for name, value in frozen_row.items() if name != "id"}


def _set_fields(article, frozen_story, lost):
    """Set the story's own fields; one whose target was deleted is emptied and named as lost."""
    data = {"model": "articles.article", "pk": article.pk, "fields": _fields_of(frozen_story)}
    (thawed,) = serializers.deserialize("python", [data], ignorenonexistent=True)
    names = [f.name for f in Article._meta.concrete_fields if f.name in data["fields"]]
    gone = _deleted_since([thawed.object])
    for name in names:
        value = getattr(thawed.object, Article._meta.get_field(name).attname)
        if (Article._meta.get_field(name).related_model, value) in gone:
            lost.fields.append(name)
            value = None
        setattr(article, Article._meta.get_field(name).attname, value)
    article.save(update_fields=names)


def _references(row):
    """Pairs of a model and a key, for every foreign key of a row that is set."""
    for each in row._meta.concrete_fields:
        value = getattr(row, each.attname)
        if each.is_relation and value is not None:
            yield each.related_model, value


def _deleted_since(rows):
    """The references of these rows that lead nowhere, found with one query a model."""
    wanted = defaultdict(set)
    for row in rows:
        for model, key in _references(row):
            wanted[model].add(key)
    return {
        (model, key)
        for model, keys in wanted.items()
        for key in keys - set(model._base_manager.filter(pk__in=keys).values_list("pk", flat=True))
    }


def _names_any(row, gone):
    return any(reference in gone for reference in _references(row))
