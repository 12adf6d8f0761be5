"""Names that a picture's file gives, matched to the shelf: certain, doubtful or unknown. Nobody is made up."""

import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from django.db.models import Q
from django.utils.text import slugify

from people.models import Company, CompanyName, FormerAddress, Person, PersonName

from ..checks.shelf import ShelfNames, fold


@dataclass(frozen=True)
class Match:
    """Whom a name may mean: those who bear it, and those whose name comes near it."""

    name: str
    bearers: tuple[Person | Company, ...] = ()
    near: tuple[Person | Company, ...] = ()

    @property
    def certain(self):
        """The one who bears the name, if nobody else does."""
        return self.bearers[0] if len(self.bearers) == 1 else None

    @property
    def candidates(self):
        """Whom to ask about: several of that name, or somebody of nearly that name."""
        return () if self.certain else (*self.bearers, *self.near)

    @property
    def is_unknown(self):
        return not self.bearers and not self.near

    def among(self, model):
        """The same, with people only, or companies only."""
        return replace(
            self,
            bearers=tuple(party for party in self.bearers if isinstance(party, model)),
            near=tuple(party for party in self.near if isinstance(party, model)),
        )


def match(names: Iterable[str]) -> list[Match]:
    """Whom each name means, in their order; as many queries for one name as for a hundred."""
    names = list(dict.fromkeys(names))
    if not any(map(fold, names)):
        return [Match(name) for name in names]
    nearly = nearly_like(names)
    asked_for = {fold(each) for name in names for each in (name, given_name_first(name), nearly[name])} - {""}
    bearers: dict[str, set] = defaultdict(set)
    for model, other_names in ((Person, PersonName), (Company, CompanyName)):
        for folded, party in called(model, other_names, asked_for):
            bearers[folded].add(party)
    formerly = at_former_addresses(names)
    found = []
    for name in names:
        own = bearers[fold(name)]
        near = bearers[fold(given_name_first(name))] | bearers[fold(nearly[name])] | formerly[slugify(name)]
        found.append(Match(name, in_order(own), in_order(near - own)))
    return found


def nearly_like(names: list[str]) -> dict[str, str]:
    """For each name the most similar one of people on the shelf that is not the same."""
    # Names in capitals are looked for as they would be written.
    shelf = ShelfNames.near([*names, *(name.title() for name in names)])
    nearest = {name: shelf.nearest(fold(name)) for name in names}
    return {name: found[1] if found else "" for name, found in nearest.items()}


def given_name_first(name: str) -> str:
    """“Madison, Mikey” as it is spoken."""
    surname, comma, given = name.partition(",")
    return f"{given.strip()} {surname.strip()}" if comma and "," not in given else name


def called(model, other_names, asked_for: set[str]) -> Iterator[tuple[str, Person | Company]]:
    """Pairs of a folded name and who on the shelf goes by it."""
    # No database folds as we do: it narrows the shelf by initials, and we compare the rest.
    alike = Q(name__regex="|".join(sorted(set(map(initials, asked_for)))))
    own = model.objects.filter(alike).order_by().values_list("name", "pk")
    other = other_names.objects.filter(alike).order_by().values_list("name", model._meta.model_name)
    folded = ((fold(name), key) for name, key in (*own, *other))
    found = [(name, key) for name, key in folded if name in asked_for]
    parties = model.objects.in_bulk({key for _, key in found})
    yield from ((name, parties[key]) for name, key in found if key in parties)


def initials(folded: str) -> str:
    """A pattern that every spelling of a folded name fits; what fits may well be another name."""
    first, *rest = folded.split()
    between = rf".*\W{any_of(rest[-1][0])}" if rest else ""
    return rf"^\W*{any_of(first[0])}{between}\S*\s*$"


def any_of(letter: str) -> str:
    """A letter in all its spellings, as a pattern."""
    return f"[{''.join(spellings().get(letter, letter))}]"


@cache
def spellings() -> dict[str, list[str]]:
    """The letters of each folded letter: for an e also É, ê and ẽ. Those of the alphabets that have capitals."""
    letters: dict[str, list[str]] = {}
    for code in itertools.chain(range(0x30, 0x600), range(0x1E00, 0x2000)):
        if folded := fold(chr(code)):
            letters.setdefault(folded[0], []).append(chr(code))
    return letters


def at_former_addresses(names: list[str]) -> dict[str, set]:
    """Those whose page once stood at the address that such a name would get."""
    found = defaultdict(set)
    slugs = {slugify(name) for name in names} - {""}
    for model in (Person, Company):
        rows = dict(FormerAddress.objects.of_model(model).filter(slug__in=slugs).values_list("slug", "object_id"))
        parties = model.objects.in_bulk(set(rows.values()))
        for slug, key in rows.items():
            if key in parties:
                found[slug].add(parties[key])
    return found


def in_order(parties: set) -> tuple:
    return tuple(sorted(parties, key=lambda party: (party.name, party.slug)))
