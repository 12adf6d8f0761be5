"""What is named in a reading, and what its sentences state."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Place:
    """Where something stands: in which block of the reading (none for a headline or dek), in which part of it.

    ``part`` is “text”, “caption”, “alt”, “title”, “attribution” or the name of a field such as “headline”.
    """

    block: int | None
    start: int
    end: int
    part: str = "text"


@dataclass(frozen=True)
class Mention:
    """Somebody or something named, under the fullest name that stands in the text, with every place.

    ``reasons`` says in a few words each why it is taken for what it is.
    """

    kind: str
    name: str
    places: tuple[Place, ...]
    sentence: str
    year: int | None = None
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True)
class Fact:
    """What one sentence states. ``subject`` and ``object`` are names, ``value`` is what was counted or dated.

    ``also`` is of a prize what else it was given for: the film of an actress, the actress of a film.
    Where the sentence says “it” or “the film”, ``stated`` is false: the subject is the film named last.
    """

    kind: str
    subject: str
    object: str = ""
    value: str = ""
    sentence: str = ""
    place: Place = Place(None, 0, 0)
    stated: bool = True
    also: str = ""


@dataclass(frozen=True)
class Recognised:
    """All that a reading names and states, in the order of first mention."""

    mentions: tuple[Mention, ...] = ()
    facts: tuple[Fact, ...] = ()

    def of(self, *kinds: str) -> list[Mention]:
        return [mention for mention in self.mentions if mention.kind in kinds]

    @property
    def people(self) -> list[Mention]:
        return self.of("person")

    @property
    def films(self) -> list[Mention]:
        return self.of("film")

    @property
    def series(self) -> list[Mention]:
        return self.of("series")

    @property
    def companies(self) -> list[Mention]:
        return self.of("company")

    @property
    def awards(self) -> list[Mention]:
        """Prizes, ceremonies and festivals, and the categories in which somebody won."""
        return self.of("award", "festival", "category")

    @property
    def characters(self) -> list[Mention]:
        return self.of("character")
