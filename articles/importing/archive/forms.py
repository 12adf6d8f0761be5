"""The form of each kind of record: its fields, which of them must be there, and what each takes."""

from collections.abc import Callable
from typing import Any, NamedTuple

from articles.importing.strict_json import RepeatedName
from people.text import UNPRINTABLE

from .lines import Refused

MOST_DIGITS = 18
LONGEST_ID = 300
MOST_ENTRIES = 2000  # of a list: positions are kept in small columns, and no story has half as many


class Takes(NamedTuple):
    """What a field takes, in words, and how it is known."""

    words: str
    fits: Callable[[Any], bool]


def is_number(value):
    return type(value) is int and -(10**MOST_DIGITS) < value < 10**MOST_DIGITS


def is_id(value):
    """What an archive may call a record by. It is looked up before anything else is checked, so it is fit to be."""
    return is_number(value) or (type(value) is str and 0 < len(value) <= LONGEST_ID and not UNPRINTABLE.search(value))


def is_list_of(fits):
    return lambda value: type(value) is list and len(value) <= MOST_ENTRIES and all(map(fits, value))


TEXT = Takes("text, in quotation marks", lambda value: type(value) is str)
NUMBER = Takes("a whole number, without quotation marks", is_number)
FLAG = Takes("true or false", lambda value: type(value) is bool)
ID = Takes("an id: a whole number, or a short text", is_id)
IDS = Takes(f"a list of ids, [1, 2], of at most {MOST_ENTRIES:,}", is_list_of(is_id))
OBJECTS = Takes(f"a list of objects, at most {MOST_ENTRIES:,}", is_list_of(lambda value: isinstance(value, dict)))


class Form(NamedTuple):
    """The fields of a record or of a part of one: those that must be there, and those that may."""

    must: dict[str, Takes]
    may: dict[str, Takes] = {}

    def check(self, given: dict[str, Any]) -> set[str]:
        """Refused where a field is missing or is not what it should be; the names that mean nothing here."""
        for name, takes in self.must.items():
            if not takes.fits(given.get(name)):
                raise Refused(wrong(name, given, takes))
        for name, takes in self.may.items():
            if (value := given.get(name)) is not None and not takes.fits(value):
                raise Refused(wrong(name, given, takes))
        if type(given) is RepeatedName:
            raise Refused(f"{given.names[0]}: is given twice. Keep one.")
        return given.keys() - self.must.keys() - self.may.keys()


def wrong(name, given, takes):
    if given.get(name) is None:
        return f"{name}: is missing. Write {takes.words}."
    value = repr(given[name])
    return f"{name}: is {value if len(value) <= 60 else value[:57] + '…'}. Write {takes.words}."


FORMS = {
    "section": Form({"slug": TEXT, "name": TEXT}),
    "tag": Form({"slug": TEXT, "name": TEXT}),
    "photo": Form(
        {"id": ID, "file": TEXT},
        {
            "width": NUMBER,
            "height": NUMBER,
            "alt": TEXT,
            "caption": TEXT,
            "credit": TEXT,
            "creator": TEXT,
            "copyright": TEXT,
            "rights": TEXT,
            "rights_until": TEXT,
        },
    ),
    "person": Form({"id": ID, "slug": TEXT, "name": TEXT}, {"born": NUMBER, "bio": TEXT, "photo": ID}),
    "film": Form(
        {"id": ID, "slug": TEXT, "title": TEXT},
        {"year": NUMBER, "runtime": NUMBER, "directors": IDS, "cast": OBJECTS},
    ),
    "nomination": Form({"award": TEXT, "year": NUMBER, "category": TEXT, "film": ID}, {"person": ID, "won": FLAG}),
    "article": Form(
        {"id": ID, "slug": TEXT, "section": ID, "title": TEXT, "published": TEXT, "body": OBJECTS},
        {
            "dek": TEXT,
            "authors": IDS,
            "lead_photo": ID,
            "tags": IDS,
            "people": IDS,
            "films": IDS,
            "kicker": TEXT,
            "status": TEXT,
            "kind_of_story": TEXT,
            "source_url": TEXT,
        },
    ),
}
CAST = Form({"person": ID}, {"role": TEXT})
BLOCKS = {
    "p": Form({"type": TEXT, "html": TEXT}),
    "h2": Form({"type": TEXT, "text": TEXT}),
    "quote": Form({"type": TEXT, "text": TEXT}, {"who": TEXT}),
    "photo": Form({"type": TEXT}, {"photo": ID, "caption": TEXT, "credit": TEXT}),
}
