"""People and companies that a text credits: found on the shelf, asked, or made when an editor says so."""

import itertools
from collections.abc import Iterable

from django.utils.text import slugify

from articles.importing.shelf import surname_first
from articles.pictures.matching import Match, match
from people.models import Company, Film, FormerAddress, Person
from people.text import one_line

from .deciding import Deciding
from .decisions import LEAVE, Evidence, Option
from .plan import Left, Row, row

NEW = "new"
MODELS = {"person": Person, "company": Company, "film": Film}
LONGEST_NAME = 200


class Parties:
    """Whom the credits of a text name, looked up together, each decided once."""

    def __init__(self, deciding: Deciding, names: Iterable[str]):
        self.deciding = deciding
        said = list(dict.fromkeys(one_line(name) for name in names if one_line(name)))
        self.matches: dict[str, Match] = {found.name: found for found in match(said)}
        self.decided: dict[str, Row | None] = {}
        self.made: dict[tuple[str, str], str] = {}

    def party(self, name: str, kind: str, why_asked: str, evidence: Iterable[Evidence]) -> Row | None:
        """The person or the company that a name stands for, as a row refers to it; nothing while nobody knows."""
        name = one_line(name)
        if name not in self.decided:
            self.decided[name] = self.decide(name, kind, why_asked, tuple(evidence))
        return self.decided[name]

    def decide(self, name: str, kind: str, why_asked: str, evidence: tuple[Evidence, ...]) -> Row | None:
        found = self.matches[name]
        options = [
            Option(f"{kind_of(party)}.{party.slug}", described(party)) for party in (*found.bearers, *found.near)
        ]
        may_make = self.deciding.policy.may_add(kind) and len(name) <= LONGEST_NAME
        new = [Option(f"{NEW}.{kind}", f"Make “{name}” a new {kind}")] if may_make and not found.certain else []
        proposed, why, asked = LEAVE, "Nobody of that name is on the shelf.", True
        if found.certain:
            proposed, why, asked = options[0].value, "That is the name on the shelf.", False
        elif options:
            why = "Several may be meant." if len(found.bearers) > 1 else "The shelf has only a name near to it."
        elif new and (self.deciding.policy.make_people if kind == "person" else self.deciding.policy.make_names):
            proposed, why, asked = new[0].value, "Nobody of that name is on the shelf: made, as was asked for.", False
        chosen = self.deciding.choose(
            self.deciding.key("credit", name),
            "credits",
            f"{why_asked}: {name}",
            [*options, *new, Option(LEAVE, "Nobody: the name stays in the plan")],
            proposed,
            why,
            evidence=evidence,
            asked=asked,
        )
        if not chosen:
            place = (evidence[0].start, evidence[0].end) if evidence else (0, 0)
            self.deciding.left.append(Left("credit without a row", f"{why_asked}: {name}", *place))
            return None
        if chosen.startswith(f"{NEW}."):
            return {kind: [self.make(kind, name)]}
        model, _, slug = chosen.partition(".")
        own = next(party.name for party in (*found.bearers, *found.near) if party.slug == slug)
        return {model: [slug], **({"credited_as": name} if own != name else {})}

    def make(self, model: str, name: str, **fields) -> str:
        """A new row of the shelf for a name, made once; its address."""
        if (model, name) not in self.made:
            self.made[model, name] = slug = self.free_slug(model, name, fields.get("year"))
            if model == "person":
                new = row("people.person", name=name, sort_name=surname_first(name), slug=slug)
            elif model == "company":
                new = row("people.company", name=name, slug=slug)
            else:
                new = row("people.film", title=name, slug=slug, **fields)
            self.deciding.shelf.append(new)
        return self.made[model, name]

    def free_slug(self, kind: str, name: str, year=None) -> str:
        model = MODELS[kind]
        begun = slugify(name)[:80].strip("-") or f"{kind}-{self.deciding.key('slug', name).partition('.')[2][:8]}"
        former = FormerAddress.objects.of_model(model).filter(slug__startswith=begun)
        taken = {
            *model.objects.filter(slug__startswith=begun).values_list("slug", flat=True),
            *former.values_list("slug", flat=True),
            *(slug for (other, _), slug in self.made.items() if other == kind),
        }
        dated = [f"{begun}-{year}"] if year else []
        numbered = (f"{begun}-{number}" for number in itertools.count(2))
        return next(slug for slug in itertools.chain([begun], dated, numbered) if slug not in taken)


def kind_of(party) -> str:
    return "company" if isinstance(party, Company) else "person"


def described(party) -> str:
    """Somebody so that one is told from another of the name."""
    born = f", born {party.born.words}" if getattr(party, "born", "") else ""
    return f"{party.name}{born} ({kind_of(party)}, {party.slug})"
