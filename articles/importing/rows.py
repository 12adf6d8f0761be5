"""The rows of a fixture file: objects whose form is sound, each under its natural key."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from django.apps import apps
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import models

from people.natural_keys import NaturalKeyModel

from . import strict_json

APPS = ("people", "articles")


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong, where it stands, and what to do about it."""

    file: Path
    sentence: str
    index: int | None = None  # counted from 1, as a reader of the file would
    row: str = ""
    field: str = ""

    def __str__(self):
        place = self.file.name
        if self.index:
            place += f", object {self.index}"
        if self.row:
            place += f" ({self.row})"
        if self.field:
            place += f", {self.field}"
        return f"{place}: {self.sentence}"


@dataclass(frozen=True)
class Name:
    """A row by its model and natural key, wherever it stands: in a file or in the database."""

    model: type[NaturalKeyModel]
    key: tuple

    def __str__(self):
        key = " / ".join("–" if part in (None, "") else str(part) for part in self.key)
        return f"{self.model._meta.label_lower} {key if len(key) < 120 else key[:117] + '…'}"

    def find(self) -> NaturalKeyModel | None:
        """The row of that name in the database."""
        try:
            return self.model._default_manager.get_by_natural_key(*self.key)
        except (ObjectDoesNotExist, ValidationError, ValueError, TypeError):
            return None


@dataclass(frozen=True, eq=False)
class Row:
    """One object of a fixture whose form is sound: a known model, known fields, a natural key."""

    file: Path
    index: int
    name: Name
    fields: Mapping[str, object]
    references: Mapping[str, Name | list[Name] | None]
    adds: bool = False  # to a row that was there before: see articles.importing.belongings
    fills: tuple[str, ...] = ()  # fields that a row of the shelf gets where it says nothing there

    @property
    def model(self) -> type[NaturalKeyModel]:
        return self.name.model

    def named(self) -> Iterator[tuple[str, Name]]:
        """Every reference to another row: the field and the row's name."""
        for field, reference in self.references.items():
            for name in reference if isinstance(reference, list) else [reference]:
                if name:
                    yield field, name

    def problem(self, sentence: str, field: str = "") -> Problem:
        return Problem(self.file, sentence, self.index, str(self.name), field)


# What a fixture may carry


def fixture_models() -> dict[str, type[NaturalKeyModel]]:
    """The models that have a natural key, by their label: the shelf's and the newsroom's, then what stands above."""
    models = [model for model in apps.get_models() if issubclass(model, NaturalKeyModel) and not model._meta.proxy]
    models.sort(key=lambda model: APPS.index(model._meta.app_label) if model._meta.app_label in APPS else len(APPS))
    return {model._meta.label_lower: model for model in models}


def own_fields(model) -> dict[str, models.Field]:
    """The fields of a model that a fixture gives.

    Links with rows of their own are those rows' business. What the magazine counts and
    remembers by itself, in fields that nobody edits, is no fixture's business at all.
    """
    fields = [
        field
        for field in model._meta.fields
        if not field.primary_key
        and (field.editable or not (field.has_default() or field.is_relation or field.blank))
        and (not field.is_relation or issubclass(field.related_model, NaturalKeyModel))
    ]
    links = [
        field
        for field in model._meta.many_to_many
        if isinstance(field, models.ManyToManyField) and field.remote_field.through._meta.auto_created
    ]
    return {field.name: field for field in [*fields, *links]}


# From objects to rows


def rows_of(path: Path, problems: list[Problem], content: bytes | None = None) -> Iterator[Row]:
    """The rows of a file, or of what would stand in it. What cannot be a row is added to the problems."""
    try:
        objects = strict_json.read(path) if content is None else strict_json.value_of(content)
        if not isinstance(objects, list):
            raise strict_json.Refused("is not a list of objects. Write [ … ] around them.")
        if not objects:
            raise strict_json.Refused("holds no objects. Remove the file, or add some.")
    except (strict_json.Refused, OSError) as error:
        problems.append(Problem(path, str(error)))
        return
    for index, given in enumerate(objects, start=1):
        found = [Problem(path, sentence, index, label_of(given), field) for field, sentence in form_problems(given)]
        problems += found
        if not found:
            yield make_row(path, index, given)


def label_of(given):
    return str(given.get("model", "")) if isinstance(given, dict) else ""


def form_problems(given: object) -> Iterator[tuple[str, str]]:
    """Whether an object says which model it is of and gives that model's fields; pairs of a field and a sentence."""
    if not isinstance(given, dict):
        yield "", "is not an object. Write {“model”: …, “fields”: { … }}."
        return
    for part in (given, given.get("fields")):
        if isinstance(part, strict_json.RepeatedName):
            for name in part.names:
                yield name, "is given twice. Keep one."
    if "pk" in given:
        yield "pk", "is given. Rows go by their natural keys, so that numbers may differ: remove it."
    for name in sorted(given.keys() - {"model", "fields", "pk", "adds", "fills"}):
        yield (
            name,
            "is not part of an object. There are “model” and “fields”, “adds” and “fills” for rows of the shelf.",
        )
    if "adds" in given and not (given["adds"] is True and str(given.get("model", "")).startswith("people.")):
        yield "adds", "is for rows of the shelf that are added to one that is there already. Write true, or remove it."
    if "fills" in given and not are_names(given["fills"], str(given.get("model", ""))):
        yield "fills", "is for rows of the shelf: a list of fields that are filled where they are empty there."
    if "model" not in given:
        yield "model", "is missing. Write for instance “people.film”."
    elif (model := fixture_models().get(given["model"] if isinstance(given["model"], str) else None)) is None:
        yield "model", f"names no model that a fixture may carry. There are: {', '.join(fixture_models())}."
    elif not isinstance(given.get("fields"), dict):
        yield "fields", "is missing or is not an object. Write {“model”: …, “fields”: { … }}."
    else:
        yield from shape_problems(model, given["fields"])


def are_names(fills, model: str) -> bool:
    """Whether they name fields of a row of the shelf."""
    known = fixture_models().get(model)
    is_list = isinstance(fills, list) and all(isinstance(name, str) for name in fills)
    return (
        is_list
        and bool(fills)
        and known is not None
        and model.startswith("people.")
        and {*fills} <= {*own_fields(known)}
    )


def shape_problems(model, given: dict) -> Iterator[tuple[str, str]]:
    """Whether the fields are the model's own, none that it needs is missing, and references look like references."""
    known = own_fields(model)
    for name in given.keys() - known.keys():
        yield name, f"is not a field of {model._meta.label_lower} in a fixture. There are: {', '.join(known)}."
    for name, field in known.items():
        if name not in given:
            if not (field.blank or field.null or field.has_default()):
                yield name, "is missing. It has no default, so give it a value."
        elif field.many_to_many:
            if not (isinstance(given[name], list) and all(is_key(field, key) for key in given[name])):
                yield name, f"takes a list of natural keys, each written {key_form(field)}."
        elif field.is_relation:
            if given[name] is None and not field.null:
                yield name, "is null, and it needs a value."
            elif given[name] is not None and not is_key(field, given[name]):
                yield name, f"takes a natural key, written {key_form(field)}."
        elif isinstance(given[name], list | dict):
            yield name, "takes a single value."


def is_key(field, value):
    """Whether a value has the form of a natural key."""
    return (
        isinstance(value, list)
        and len(value) == len(field.related_model.natural_key_lookups)
        and all(part is None or isinstance(part, str | int) for part in value)
    )


def key_form(field):
    return f"[{', '.join(field.related_model.natural_key_lookups)}]"


def make_row(path, index, given) -> Row:
    model = fixture_models()[given["model"]]
    fields, references = {}, {}
    for name, field in own_fields(model).items():
        if field.many_to_many:
            references[name] = [Name(field.related_model, tuple(key)) for key in given["fields"].get(name, [])]
        elif field.is_relation:
            key = given["fields"].get(name)
            references[name] = None if key is None else Name(field.related_model, tuple(key))
        else:
            fields[name] = given["fields"][name] if name in given["fields"] else field.get_default()
    key = tuple(key_part(lookup, fields, references) for lookup in model.natural_key_lookups)
    return Row(
        path, index, Name(model, key), fields, references, given.get("adds", False), tuple(given.get("fills", ()))
    )


def key_part(lookup, fields, references):
    """A part of a row's natural key as the file has it: for film__slug, that part of the film's own key."""
    name, _, rest = lookup.partition("__")
    if not rest:
        return fields[name]
    target = references[name]
    return target and target.key[target.model.natural_key_lookups.index(rest)]
