"""A photo filled in from what its file says. What an editor wrote stays; whom a name means is asked where it is
doubtful.

``Photo.embedded`` holds what the file says (``metadata.Embedded``) and under ``names`` every name
in it, in which role, and whom it was found to mean: a row of the shelf, nobody, or not known yet.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from people.models import Person

from ..models import Photo, PhotoCreator
from .matching import Match, match
from .metadata import Embedded

TEXTS = (
    "title",
    "caption",
    "alt",
    "credit_line",
    "copyright_notice",
    "usage_terms",
    "licence_url",
    "acquire_url",
    "source",
    "digital_source_type",
    "created",
)
CREATORS, PEOPLE = ROLES = ("creators", "people")
NOBODY = "nobody"


@dataclass(frozen=True)
class Question:
    """A name in the file of which it is not certain whom it means."""

    name: str
    roles: tuple[str, ...]
    candidates: tuple

    @property
    def is_creator(self):
        return CREATORS in self.roles


@dataclass(frozen=True)
class Filled:
    """What was filled in: fields, people shown, creators; and the names that are left to ask about."""

    fields: tuple[str, ...]
    people: tuple
    creators: tuple
    questions: tuple[Question, ...]


def fill_texts(photo, embedded: Embedded) -> tuple[str, ...]:
    """Fill in empty fields of a photo, without saving it; the names of those that were."""
    rights = embedded.rights
    texts = {field: getattr(rights, field) for field in TEXTS}
    if photo.decorative:
        texts["alt"] = ""
    filled = tuple(field for field, text in texts.items() if text and not getattr(photo, field))
    for field in filled:
        setattr(photo, field, texts[field])
    return filled


@transaction.atomic
def fill(photo, embedded: Embedded) -> Filled:
    """Fill in and save a photo that has its row: its empty fields, and the people and creators who are certain.

    Where somebody has named people or creators before, none are added; other names are asked about.
    """
    fields = fill_texts(photo, embedded)
    answered = {(entry["role"], entry["name"]): entry["answer"] for entry in photo.embedded.get("names", ())}
    names = [(role, name) for role in ROLES for name in dict.fromkeys(embedded.names(role))]
    matches = by_role(names)
    there = {CREATORS: makers(photo), PEOPLE: list(photo.people.all())}
    linked: dict[str, dict] = {CREATORS: {}, PEOPLE: {}}
    for role, name in names:
        party = matches[role, name].certain
        if answered.get((role, name)) is None and party and (party in there[role] or not there[role]):
            linked[role].setdefault(party, name)
            answered[role, name] = [party._meta.model_name, party.slug]
    for role in ROLES:
        link(photo, role, linked[role])
    entries = [{"role": role, "name": name, "answer": answered.get((role, name))} for role, name in names]
    photo.embedded = {**photo.embedded, **embedded.to_json(), "names": entries}
    photo.save(update_fields=[*fields, "embedded"])
    added = {role: tuple(party for party in linked[role] if party not in there[role]) for role in ROLES}
    return Filled(fields, added[PEOPLE], added[CREATORS], tuple(asked(entries, matches)))


def questions(photo) -> list[Question]:
    """The names in its file that still wait for an answer, with those of the shelf whom they may mean today."""
    entries = photo.embedded.get("names", ())
    waiting = [(entry["role"], entry["name"]) for entry in entries if entry["answer"] is None]
    return asked(entries, by_role(waiting)) if waiting else []


@transaction.atomic
def settle(photo, name: str, party) -> bool:
    """Answer whom a name in the file means: somebody of the shelf, who is linked, or None for nobody.

    Whether it was still to be answered. The public files of the picture are then to be made anew,
    for they name its people too.
    """
    # Held until the end: two answers at once would otherwise forget each other.
    kept = Photo.objects.select_for_update().get(pk=photo.pk).embedded
    waiting = [
        entry
        for entry in kept.get("names", ())
        if entry["name"] == name
        and entry["answer"] is None
        and (party is None or entry["role"] == CREATORS or isinstance(party, Person))
    ]
    for entry in waiting:
        entry["answer"] = [party._meta.model_name, party.slug] if party else NOBODY
        if party:
            link(photo, entry["role"], {party: name})
    photo.embedded = kept
    photo.save(update_fields=["embedded"])
    return bool(waiting)


def by_role(names: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Match]:
    """Whom the names mean in their roles: a company makes pictures, and is in none."""
    names = list(names)
    found = {one.name: one for one in match(name for _, name in names)}
    return {(role, name): found[name].among(Person) if role == PEOPLE else found[name] for role, name in names}


def asked(entries, matches) -> list[Question]:
    waiting: dict[str, list[str]] = {}
    for entry in entries:
        if entry["answer"] is None:
            waiting.setdefault(entry["name"], []).append(entry["role"])
    found = []
    for name, roles in waiting.items():
        one = matches[CREATORS if CREATORS in roles else PEOPLE, name]
        found.append(Question(name, tuple(roles), (one.certain,) if one.certain else one.candidates))
    return found


def makers(photo) -> list:
    return [creator.party for creator in photo.creators.select_related("person", "company")]


def link(photo, role, parties) -> None:
    """Link parties of the shelf, each with the name under which the file gives it, once."""
    if not parties:
        return
    if role == PEOPLE:
        photo.people.add(*parties)
        return
    there = list(photo.creators.select_related("person", "company"))
    known = {creator.party for creator in there}
    last = max((creator.position for creator in there), default=-1)
    new = [(party, name) for party, name in parties.items() if party not in known]
    PhotoCreator.objects.bulk_create(
        PhotoCreator(
            photo=photo,
            position=position,
            credited_as="" if name == party.name else name,
            **{party._meta.model_name: party},
        )
        for position, (party, name) in enumerate(new, start=last + 1)
    )
