"""Live stories as a fixture, with all that their pages show: the way out of a magazine, and into an empty one.

What a row refers to comes with it, and what belongs to it: a film of the story with its credits, a shoot with its
crew; the film that a film page presents with what it won and where it runs. Beyond that nothing is followed: not the
other stories of a person, no prizes of other films. Of the stories that
are set beside one only those come along that are exported too, and whatever readers do not see stays at home:
drafts, versions, comments, the marks of the desk. Whatever a name in the copy leads to comes along by itself, so that
it leads there again.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.core.files.storage import default_storage
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from articles.checks import check_many
from articles.checks.links import story_slugs
from articles.models import Article, Block, Gallery, Photo, RelatedStory, Shoot, Subject
from articles.naming import shelf_linked
from people.models import Company, Edition, Film, Nomination, Person, Programme

from .checking import RICH_TEXT
from .rows import own_fields

# What belongs to a row and comes with it. Its order is that in which a reader comes upon it.
BELONGINGS = {
    Article: (
        "blocks",
        "contributions",
        "subjects",
        "tagged",
        "related",
        "related_headlines",
        "corrections",
    ),
    Shoot: ("crew",),
    Photo: ("creators",),
    Gallery: ("items",),
    Person: ("other_names",),
    Company: ("other_names",),
    Film: ("other_names",),
    Programme: ("other_names",),
    Nomination: ("nominees",),
}
LINKED = {"person": Person, "film": Film, "company": Company, "programme": Programme, "edition": Edition}
# In this order plain ``loaddata`` finds every row before the rows that name it.
ORDER = (
    "people.source",
    "people.person",
    "people.personname",
    "people.company",
    "people.companyname",
    "people.film",
    "people.filmtitle",
    "people.credit",
    "people.programme",
    "people.programmename",
    "people.category",
    "people.edition",
    "people.release",
    "people.nomination",
    "people.nominee",
    "articles.shoot",
    "articles.photo",
    "articles.photocreator",
    "articles.gallery",
    "articles.galleryitem",
    "articles.video",
    "articles.section",
    "articles.series",
    "articles.tag",
    "articles.publication",
    "articles.issue",
    "articles.article",
    "articles.block",
    "articles.contribution",
    "articles.subject",
    "articles.taggedarticle",
    "articles.relatedheadline",
    "articles.correction",
    "articles.relatedstory",
)


@dataclass
class Exported:
    """A fixture's rows, the pictures that go beside it, and what is to be known of it."""

    rows: list[dict[str, Any]]
    pictures: list[str]  # names in storage
    left_out: list[str] = field(default_factory=list)  # related stories that are not part of it
    warnings: list[str] = field(default_factory=list)

    @property
    def content(self) -> bytes:
        """The same bytes every time: indented, letters as they are, a newline at the end."""
        return (json.dumps(self.rows, ensure_ascii=False, indent=2, cls=DjangoJSONEncoder) + "\n").encode()


def export(stories: Iterable[Article]) -> Exported:
    """Live stories with all that their pages show. Which stories are live is the caller's to see to."""
    stories = sorted(stories, key=lambda story: story.slug)
    gathering = Gathering({story.pk for story in stories})
    for story in stories:
        gathering.take(story)
    photos = [row for row in gathering.rows if isinstance(row, Photo)]
    return Exported(
        [as_object(row) for row in gathering.in_order()],
        sorted(photo.file.name for photo in photos),
        sorted(gathering.left_out),
        [*warnings(stories)],
    )


class Gathering:
    """Rows on their way into a fixture, each once."""

    def __init__(self, stories: set[int]):
        self.stories = stories
        self.rows: dict[models.Model, tuple] = {}  # with the place that each has among those of its model
        self.left_out: set[str] = set()

    def take(self, row: models.Model, place: tuple = ()):
        """A row, after those that it names and before those that belong to it."""
        if row in self.rows or not self.is_wanted(row):
            return
        self.rows[row] = place
        for name, model_field in own_fields(type(row)).items():
            if model_field.many_to_many:
                for other in getattr(row, name).all():
                    self.take(other)
            elif model_field.is_relation and (other := getattr(row, name)) is not None:
                self.take(other)
        for name in BELONGINGS.get(type(row), ()):
            self.take_belongings(row, name)
        for other in shown_with(row):
            self.take(other)
            if isinstance(other, Film):
                self.take_belongings(other, "credits")
        if isinstance(row, Article):
            for other in led_to(row):
                self.take(other)
        if isinstance(row, Article) and row.kind == Article.Kind.FILM_PAGE and row.film:
            self.take_belongings(row.film, "releases")
            self.take_belongings(row.film, "nominations")

    def take_belongings(self, owner: models.Model, name: str):
        for number, row in enumerate(getattr(owner, name).order_by(*ordering(owner, name))):
            self.take(row, (sortable(owner.natural_key()), number))

    def is_wanted(self, row: models.Model) -> bool:
        """Whether a row may come along: of stories only those that were asked for."""
        if isinstance(row, RelatedStory) and row.story_id not in self.stories:
            if row.story.is_live():
                self.left_out.add(row.story.slug)
            return False
        return True

    def in_order(self) -> Iterator[models.Model]:
        """By model; those that stand by themselves by their keys, and what belongs to a row in its own order."""
        labels = {label: number for number, label in enumerate(ORDER)}
        rows = sorted(
            self.rows, key=lambda row: (labels[row._meta.label_lower], self.rows[row] or (sortable(row.natural_key()),))
        )
        placed: dict[models.Model, None] = {}
        for row in rows:
            self.place(row, placed)
        return iter(placed)

    def place(self, row, placed):
        """Behind the row of the same model that it names, if there is one: a section, a substitute."""
        for name, model_field in own_fields(type(row)).items():
            other = getattr(row, name) if model_field.related_model is type(row) else None
            if other is not None and other in self.rows and other not in placed:
                self.place(other, placed)
        placed.setdefault(row)


def led_to(story: Article) -> list[models.Model]:
    """What the names in its copy lead to, a query for each kind."""
    entries = sorted(shelf_linked(story, story.blocks.order_by("ordering", "pk")))
    keys = {kind: [entry.key for entry in entries if entry.kind == kind] for kind in LINKED}
    found = {kind: LINKED[kind].objects.in_bulk(wanted) for kind, wanted in keys.items() if wanted}
    return [found[entry.kind][entry.key] for entry in entries]


def ordering(owner, name) -> list[str]:
    return [*owner._meta.get_field(name).related_model._meta.ordering, "pk"]


def sortable(key: tuple) -> tuple[str, ...]:
    return tuple("" if part is None else str(part) for part in key)


def shown_with(row: models.Model) -> Iterator[models.Model]:
    """What the page shows of people and films beyond their names: portraits, posters, the credits of a film."""
    named = [row.person, row.film] if isinstance(row, Subject) else [row.film] if isinstance(row, Block) else []
    for party in filter(None, named):
        yield party
        photo = getattr(party, "portrait" if isinstance(party, Person) else "poster", None)
        if photo and photo.shown():
            yield photo


# From rows to objects


def as_object(row: models.Model) -> dict[str, Any]:
    """A row that says only what it has to say."""
    fields = {}
    for name, model_field in own_fields(type(row)).items():
        if model_field.many_to_many:
            value = sorted((list(other.natural_key()) for other in getattr(row, name).all()), key=sortable)
        elif model_field.is_relation:
            other = getattr(row, name)
            value = other and list(other.natural_key())
        else:
            value = plain(model_field, row)
        if not is_usual(model_field, value):
            fields[name] = value
    return {"model": row._meta.label_lower, "fields": fields}


def plain(model_field, row):
    """A value as a fixture writes it."""
    value = model_field.value_from_object(row)
    if isinstance(model_field, models.DecimalField | models.FileField):
        return None if value is None else model_field.value_to_string(row)
    return str(value) if isinstance(value, str) else value


def is_usual(model_field, value) -> bool:
    """Whether a row has that value where a fixture says nothing of it."""
    if model_field.is_relation:
        return not value
    if model_field.blank and value in (None, ""):
        return True
    return model_field.has_default() and value == model_field.get_default()


# What is to be known


def warnings(stories: list[Article]) -> Iterator[str]:
    """What will keep the fixture from being loaded into an empty magazine."""
    slugs = {story.slug for story in stories}
    for story, problems in check_many(stories):
        for problem in problems:
            if problem.stops:
                yield f"{story.slug}: load_fixtures will refuse it as it stands. {problem}"
    for block in Block.objects.filter(parent__in=stories, kind__in=RICH_TEXT).select_related("parent").order_by("pk"):
        for slug in story_slugs(block.text):
            if slug not in slugs:
                yield f"{block.parent.slug}: it links to “{slug}”. Export that story too, or load it first."


def open_picture(name: str):
    """A picture that goes beside the fixture, as it is among the originals."""
    return default_storage.open(name)
