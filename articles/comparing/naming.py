"""A frozen story in an editor's words: fields by their labels, choices and rows by their names."""

import datetime
from collections import defaultdict

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.formats import date_format
from django.utils.text import capfirst

from articles.freezing import PARTS
from articles.models import Article, Block, Correction, Issue, Section
from people.dates import PartialDate, PartialDateField

from .words import plain

# What a row's name is made of, beside the row.
NAMED_WITH = {Section: ["parent"], Issue: ["publication"]}
RICH = frozenset({Block.Kind.TEXT, Block.Kind.LIST_ENTRY, Block.Kind.NOTE})
# The block editor calls the text of these kinds by another name.
TEXT_LABELS = {Block.Kind.HEADING: "Heading", Block.Kind.PULL_QUOTE: "Quotation", Block.Kind.NOTE: "Note"}
TOLD_APART = {"contributions": ("label", "in_byline"), "related_headlines": ("label", "sponsored", "url")}
ABOUT_THE_ROW = frozenset({"id", "kind", "region", "ordering"})


def model_of(part: str) -> type[models.Model]:
    return Article._meta.get_field(part).related_model


def field_of(model: type[models.Model], name: str) -> models.Field | None:
    """The field, or nothing where the model has lost it since the story was frozen."""
    try:
        return model._meta.get_field(name)
    except FieldDoesNotExist:
        return None


def label_of(model: type[models.Model], name: str) -> str:
    field = field_of(model, name)
    return capfirst(field.verbose_name if field else name.replace("_", " "))


def is_prose(field: models.Field | None) -> bool:
    """Whether a change within it is worth showing word by word."""
    whole = (models.SlugField, models.URLField, PartialDateField)
    return isinstance(field, models.CharField | models.TextField) and not field.choices and not isinstance(field, whole)


class Names:
    """What the rows are called that frozen stories point to: one query for each model.

    ``may_see`` are the stories that may be named to whoever reads; without it, all of them.
    """

    def __init__(self, *stories: dict, may_see: models.QuerySet | None = None):
        self._hides = may_see is not None
        wanted = defaultdict(set)
        for frozen in stories:
            for model, key in _references(frozen):
                wanted[model].add(key)
        self._names = {
            (model, str(row.pk)): str(row)
            for model, keys in wanted.items()
            for row in self._rows(model, may_see).select_related(*NAMED_WITH.get(model, [None])).filter(pk__in=keys)
        }

    def _rows(self, model, may_see):
        return may_see if self._hides and model is Article else model._base_manager.all()

    def of(self, model: type[models.Model], key) -> str:
        missing = "a story that you may not open, or that is deleted" if self._hides and model is Article else ""
        return self._names.get((model, str(key)), f"({missing or f'deleted {model._meta.verbose_name}'})")

    def value(self, model: type[models.Model], name: str, value) -> str:
        """A frozen value as an editor reads it in the form."""
        field = field_of(model, name)
        if value is None or value == "":
            return ""
        if field is not None and field.is_relation:
            return self.of(field.related_model, value)
        if field is not None and field.choices:
            return str(dict(field.flatchoices).get(value, value))
        return _in_words(field, value)

    def row(self, part: str, row: dict) -> str:
        """A row of a part in a line: “Words, Ellen Example”."""
        match part:
            case "contributions":
                party = row.get("credited_as") or self.party(row)
                return f"{self.value(model_of(part), 'role', row['role'])}, {party}"
            case "subjects":
                return f"{self.value(model_of(part), 'prominence', row['prominence']).lower()} {self.subject(row)}"
            case "tagged":
                return self.value(model_of(part), "tag", row["tag"])
            case "related":
                return self.value(model_of(part), "story", row["story"])
            case "related_headlines":
                return row["headline"]
            case "corrections":
                kind = self.value(model_of(part), "kind", row.get("kind", Correction.Kind.CORRECTION))
                return f"{kind}, {self.value(model_of(part), 'date', row['date'])}: {row['text']}"

    def details(self, part: str, row: dict) -> str:
        """A row of a part in a line, with all that an editor can set in it but its place."""
        model = model_of(part)
        more = [
            f"{label_of(model, name).lower()}: {self.value(model, name, row[name])}"
            for name in TOLD_APART.get(part, ())
            if row.get(name) not in (None, "", False)
        ]
        return self.row(part, row) + (f" ({'; '.join(more)})" if more else "")

    def party(self, row: dict) -> str:
        """The person or the company of a credit."""
        name = "person" if row.get("person") is not None else "company"
        return self.value(model_of("contributions"), name, row.get(name))

    def subject(self, row: dict) -> str:
        """The person or the film that a story is about, or mentions."""
        name = "person" if row.get("person") is not None else "film"
        return self.value(model_of("subjects"), name, row.get(name))

    def block(self, row: dict) -> str:
        """A whole block as lines of text: its words first, then its other fields under their names."""
        lines = [plain(row["text"]) if row["kind"] in RICH else row["text"]] if row.get("text") else []
        for name, value in row.items():
            if name != "text" and says_something(row, name):
                lines.append(f"{label_of(Block, name)}: {self.value(Block, name, value)}")
        return "\n".join(lines)


def says_something(row: dict, name: str) -> bool:
    """Whether a block's field holds more than nothing or the usual."""
    if name in ABOUT_THE_ROW or row[name] in (None, ""):
        return False
    field = field_of(Block, name)
    return field is None or row[name] != field.get_default()


def _in_words(field: models.Field | None, value) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    try:
        if isinstance(field, PartialDateField):
            return PartialDate.parse(value).words
        if isinstance(field, models.DateField) and not isinstance(field, models.DateTimeField):
            return date_format(datetime.date.fromisoformat(value), "j F Y")
    except ValueError:
        pass
    return str(value)


def _references(frozen: dict):
    """Pairs of a model and a key for all that a frozen story points to."""
    yield from _references_of(Article, frozen["story"])
    for part in PARTS:
        for row in frozen["parts"].get(part, []):
            yield from _references_of(model_of(part), row)


def _references_of(model: type[models.Model], row: dict):
    for name, value in row.items():
        field = field_of(model, name)
        if value is not None and field is not None and field.is_relation:
            yield field.related_model, value
