"""What is asked: words, and filters as the index knows them."""

import re
from dataclasses import dataclass, field, replace
from functools import cached_property

from articles.models import Article, Section
from people.models import Person

from .words import key_of, words_asked, words_in

# The last word of so many letters may be the beginning of one.
SHORTEST_BEGINNING = 3
SHELF = {"person": "People", "film": "Films and series", "award": "Awards"}
STORIES = "story"
FILTERS = ("kind", "section", "year", "person")  # of which a person, a film or an award knows the kind alone
YEAR = re.compile("[0-9]{4}")


@dataclass(frozen=True)
class Question:
    """What a reader asked, in plain words."""

    text: str
    kind: str = ""
    section: str = ""
    year: str = ""
    person: str = ""

    @classmethod
    def of(cls, asked):
        text = " ".join(asked.get("q", "")[:1000].replace("\x00", " ").split())[:200]
        kind, *of_stories = (asked.get(name, "")[:100].replace("\x00", "") for name in FILTERS)
        return cls(text, kind) if kind in SHELF else cls(text, kind, *of_stories)

    def without(self, names):
        """The same, not narrowed by some filters."""
        return replace(self, **dict.fromkeys(names, "")) if names else self

    @cached_property
    def words(self):
        return words_asked(self.text)

    @cached_property
    def key(self):
        """What a name or a headline would be known by that is just this, however many words it has."""
        return key_of(words_in(self.text))

    @property
    def beginning(self):
        """The last word, where it is long enough to be the beginning of another."""
        return self.words[-1] if self.words and len(self.words[-1]) >= SHORTEST_BEGINNING else ""

    @property
    def is_narrowed(self):
        return bool(self.kind or self.section or self.year or self.person)

    @property
    def wants_stories(self):
        return self.kind not in SHELF

    def groups(self):
        """Which parts of the shelf are looked at: none where stories of a sort are asked for."""
        if self.section or self.year or self.person or self.kind not in ("", *SHELF):
            return ()
        return (self.kind,) if self.kind else tuple(SHELF)


@dataclass
class Narrowing:
    """The filters as the index knows them, and their rows; ``unknown`` are those whose value names nothing."""

    facets: list = field(default_factory=list)
    section: Section | None = None
    person: Person | None = None
    unknown: list = field(default_factory=list)

    @classmethod
    def of(cls, question, sections):
        own = cls()
        if question.kind and question.kind not in (STORIES, *SHELF):
            own.take("kind", f"k{question.kind.replace('-', '')}" if question.kind in Article.Kind.values else "")
        if question.section:
            own.section = next((each for each in sections if each.path == question.section), None)
            inside = [each for each in sections if own.section and own.section.pk in (each.pk, each.parent_id)]
            own.take("section", *(f"s{each.pk}" for each in inside))
        if question.year:
            own.take("year", f"y{question.year}" if YEAR.fullmatch(question.year) else "")
        if question.person:
            own.person = Person.objects.filter(slug=question.person).first()
            own.take("person", f"p{own.person.pk}" if own.person else "")
        return own

    def take(self, name, *facets):
        """Any of these must stand on a story."""
        if any(facets):
            self.facets.append(facets)
        else:
            self.unknown.append(name)
