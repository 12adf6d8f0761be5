"""Nominations and wins that a text states by name, as rows: the edition and the category too, where they are new."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.text import slugify

from articles.importing.matching import Matched
from articles.importing.matching.candidates import ORDINAL, award_key
from articles.importing.recognising import Fact
from people.models import Category, Edition, Nomination, Programme
from people.text import one_line

from .plan import Row, row

YEAR = re.compile(r"\b(?:19|20)\d\d\b")
# A prize for what somebody did on the screen: without the name it would be half of what was put forward.
ACTING = re.compile(r"\bact(?:or|ress|ing)\b|\bperformance\b|\bactrice\b|\bacteur\b|\bactriz\b", re.IGNORECASE)


@dataclass(frozen=True)
class Ceremony:
    """What the name of a prize or festival in the text stands for: an award of the shelf, and as much as is known
    of its edition and category. ``new_edition`` is a row for an edition that the shelf does not have.
    """

    programme: str
    edition: list[str] | None = None
    new_edition: Row | None = None
    category: str = ""


def ceremonies_of(matched: Matched) -> dict[str, Ceremony]:
    """The awards and festivals that the text names, by the name in the text."""
    chosen: dict[str, tuple[str, int]] = {
        choice.mention.name: choice.chosen.key
        for choice in matched.choices
        if choice.chosen and choice.mention.kind in ("award", "festival")
    }

    def keys(model: str) -> list[int]:
        return [key for label, key in chosen.values() if label == model]

    editions = Edition.objects.select_related("programme").in_bulk(keys("people.edition"))
    programmes = Programme.objects.in_bulk(keys("people.programme"))
    categories = Category.objects.select_related("programme").in_bulk(keys("people.category"))
    found = {}
    for name, (model, key) in chosen.items():
        if model == "people.edition" and key in editions:
            found[name] = Ceremony(editions[key].programme.slug, list(editions[key].natural_key()))
        elif model == "people.programme" and key in programmes:
            found[name] = Ceremony(programmes[key].slug, new_edition=edition_named(name, programmes[key]))
        elif model == "people.category" and key in categories:
            found[name] = Ceremony(categories[key].programme.slug, category=categories[key].slug)
    return found


def edition_named(name: str, programme: Programme) -> Row | None:
    """A new edition by its number, or a festival's by its year; of a ceremony a year alone may be either of two."""
    number, year = ORDINAL.search(name), YEAR.search(name)
    key = [programme.slug]
    if number and int(number[1]):
        slug, title = slugify(number[0]), name if len(name.split()) > 2 else f"{number[0]} {programme.name}"
        return row("people.edition", programme=key, slug=slug, name=one_line(title)[:200], number=int(number[1]))
    if year and programme.kind == Programme.Kind.FESTIVAL:
        title = f"{programme.name} {year[0]}"[:200]
        return row("people.edition", programme=key, slug=year[0], name=title, honours_year=year[0])
    return None


class PrizeRows:
    """Prizes as nominations, where the text says of which award, in which year, and in which category."""

    def __init__(self, ceremonies: Mapping[str, Ceremony]):
        self.ceremonies = ceremonies

    def rows(self, fact: Fact, film: list[str] | None, person: list[str] | None) -> tuple[Row, ...]:
        """A nomination of a film, of somebody, or of both; nothing where award, year or category is not said."""
        prize, given_at = self.ceremonies.get(fact.object), self.ceremonies.get(fact.value)
        ceremony = given_at or prize
        if ceremony is None or (prize and given_at and prize.programme != given_at.programme):
            return ()
        made = [ceremony.new_edition] if ceremony.new_edition and not ceremony.edition else []
        if not made and not ceremony.edition:
            return ()
        if ACTING.search(fact.object) and person is None:
            return ()
        edition = ceremony.edition or [ceremony.programme, made[0]["fields"]["slug"]]
        category = prize.category if prize else category_of(ceremony.programme, fact.object)
        if not category:
            new = new_category(ceremony.programme, fact.object)
            if prize or new is None:
                return ()
            made.append(new)
            category = new["fields"]["slug"]
        return (*made, *nomination(edition, category, film, person, won=fact.kind == "win"))


def category_of(programme: str, words: str) -> str:
    """The address of the prize that an award gives under that name, in this or another year's wording."""
    wanted = award_key(words)
    named = Category.objects.filter(programme__slug=programme).values_list("slug", "name", "nominations__label")
    return next((slug for slug, *names in named if wanted in [award_key(name or "") for name in names]), "")


def new_category(programme: str, words: str) -> Row | None:
    name = one_line(words)[:200]
    slug = slugify(name)[:100].strip("-")
    taken = Category.objects.filter(programme__slug=programme, slug=slug).exists()
    if not slug or taken:
        return None
    return row("people.category", programme=[programme], slug=slug, name=name[:1].upper() + name[1:])


def nomination(edition: list[str], category: str, film, person, *, won: bool) -> tuple[Row, ...]:
    """Who or what was put forward, with whoever is named in it."""
    key = Nomination.make_key(category, film or (), person or ())
    result = Nomination.Result.WINNER if won else Nomination.Result.NOMINEE
    put_forward = row(
        "people.nomination",
        adds=True,
        edition=edition,
        category=[edition[0], category],
        key=key,
        films=[film] if film else None,
        result=result.value,
    )
    if not person:
        return (put_forward,)
    return put_forward, row("people.nominee", adds=True, nomination=[*edition, key], person=person, position=1)
