"""What recognising and matching know of a text, in the words in which a plan is made."""

from dataclasses import dataclass

from articles.importing.reading import Reading

from .facts import Stated
from .names import Named
from .plan import Row


@dataclass(frozen=True)
class Known:
    """Names with the rows of the shelf that they may stand for, and the facts that were stated."""

    named: tuple[Named, ...] = ()
    stated: tuple[Stated, ...] = ()

    def facts(self, chosen: dict[tuple[str, str], Row]) -> tuple[Stated, ...]:
        """The facts as rows; ``chosen`` says which row a kind and a name stand for."""
        return self.stated


def what_is_named(reading: Reading) -> Known:
    return Known()
