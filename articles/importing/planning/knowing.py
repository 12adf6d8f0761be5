"""What recognising and matching know of a text, in the words in which a plan is made."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from articles.importing.matching import FactBeside, match
from articles.importing.reading import Reading
from articles.importing.recognising import recognise

from .fact_rows import COUNTS, Chosen, FactRows
from .facts import Stated
from .names import KINDS, Candidate, Named
from .prize_rows import Ceremony, ceremonies_of


@dataclass(frozen=True)
class Known:
    """Names with the rows of the shelf that they may stand for, and the facts that were stated of them."""

    named: tuple[Named, ...] = ()
    stated: tuple[Stated, ...] = ()
    beside: tuple[FactBeside, ...] = ()
    ceremonies: Mapping[str, Ceremony] = field(default_factory=dict)

    def facts(self, chosen: Chosen) -> list[Stated]:
        """The facts as rows; ``chosen`` says which row a kind and a name stand for."""
        rows = FactRows(chosen, self.ceremonies)
        counted = [each for each in self.beside if each.fact.kind in COUNTS]
        others = [each for each in self.beside if each.fact.kind not in COUNTS]
        return [*self.stated, *(rows.stated(each) for each in others), *rows.tallies(counted)]


def what_is_named(reading: Reading) -> Known:
    """Names and facts of a reading beside the shelf."""
    matched = match(recognise(reading), reading)
    return Known(
        tuple(named(choice) for choice in matched.choices if choice.mention.kind in KINDS),
        beside=tuple(matched.facts),
        ceremonies=ceremonies_of(matched),
    )


def named(choice) -> Named:
    mention = choice.mention
    return Named(
        mention.kind,
        mention.name,
        choice.chosen.slug if choice.chosen else "",
        tuple(Candidate(each.slug, each.words, "; ".join(each.evidence)) for each in choice.candidates),
        mention.sentence,
        mention.year,
        tuple(mention.places),
        choice.reason,
    )
