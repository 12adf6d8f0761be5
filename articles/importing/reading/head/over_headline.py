"""The short lines right over a headline: the end of a menu, the path on the site, the kicker."""

from dataclasses import dataclass, field

from ..copy import Copy
from .kickers import is_kicker
from .lines_of_head import tells_who_or_when
from .section_paths import HOME_PAGE, LONGEST_STEP, MOST_STEPS, SECTION_STEP

SEPARATORS = frozenset("/›»>→")
SUBJECTS = frozenset(
    [
        "film",
        "films",
        "cinema",
        "movie",
        "movies",
        "series",
        "séries",
        "serien",
        "streaming",
        "movies",
        "culture",
        "television",
        "tv",
        "cinéma",
        "cine",
        "kino",
        "news",
        "actualités",
    ]
)
LONGEST_ROW = 60  # lines
FEWEST_LINKS = 4  # of a menu, above a link that comes again


@dataclass
class Over:
    """Which of the lines over a headline say where it stands."""

    path: list[int] = field(default_factory=list)
    kicker: int | None = None

    @property
    def lines(self) -> list[int]:
        return self.path if self.kicker is None else [*self.path, self.kicker]


def over(copy: Copy, headline: int, titles: list[int]) -> Over:
    """The path over a headline and its kicker, where the lines themselves say that they are no menu: signs stand
    between them, or the home page above them, or the first of them has stood in the menu before.
    """
    row = row_above(copy, headline)
    free = [at for at in titles if at in row and copy.keys[at] != copy.keys[headline]]
    about = free[-1] if len(free) > 1 and free[-1] >= headline - 2 and not is_step(copy, free[-1]) else None
    if about is not None:
        free, row = free[:-1], range(row.start, about)  # what the headline is about, over it
    steps = between_signs(copy, row) or below_home(copy, row, free) or below_advertisement(copy, row, free)
    if not steps and (steps := come_again(copy, row, free)) and len(steps) == 1 and about is None:
        return Over(steps) if copy.keys[steps[0]] in SUBJECTS else Over([], steps[0])
    if not steps:
        return Over()
    if about is not None:
        return Over(steps, about)
    if len(steps) > 1 and names_kind(copy, steps[-1]) and not is_plural(copy.passages[steps[-1]].text):
        return Over(steps[:-1], steps[-1])
    below = [at for at in free if at > steps[-1]]
    return Over(steps, below[0] if len(below) == 1 and is_kicker(copy.passages[below[0]].text) else None)


def row_above(copy: Copy, headline: int) -> range:
    """The lines of a few words that stand right under one another down to the headline."""
    first = headline
    while first and headline - first < LONGEST_ROW:
        if not copy.stands_right_below(first) and not may_stand_apart(copy, first, headline):
            break
        passage = copy.passages[first - 1]
        if passage.words > LONGEST_STEP + 1 or passage.set_as == "heading" or tells_who_or_when(copy, first - 1):
            break
        first -= 1
    return range(first, headline)


def may_stand_apart(copy: Copy, at: int, headline: int) -> bool:
    """Whether an empty line may part the path from the headline below it, or from the menu above."""
    return at == headline or (at >= headline - MOST_STEPS and not copy.stands_right_below(headline))


def is_step(copy: Copy, at: int) -> bool:
    passage = copy.passages[at]
    return passage.words <= LONGEST_STEP and not passage.set_as and bool(SECTION_STEP.fullmatch(passage.text))


def between_signs(copy: Copy, row: range) -> list[int]:
    """“Culture”, under it “/” and under that “Cinéma”."""
    signs = [at for at in row if copy.source(copy.passages[at]).strip() in SEPARATORS]
    if not signs:
        return []
    first = last = signs[-1]
    while first - 2 in signs:
        first -= 2
    steps = [at for at in range(first - 1, last + 2, 2) if at in row and copy.keys[at] not in HOME_PAGE]
    return steps if 0 < len(steps) <= MOST_STEPS and all(is_step(copy, at) for at in steps) else []


def below_home(copy: Copy, row: range, free: list[int]) -> list[int]:
    """What stands between the home page and the headline; a longer row that begins with it is a menu."""
    if not copy.stands_right_below(row.stop):
        return []
    home = next((at for at in reversed(row) if copy.keys[at] in HOME_PAGE), None)
    steps = [at for at in free if home is not None and at > home]
    whole = home is not None and steps == list(range(home + 1, home + 1 + len(steps)))
    return steps if whole and len(steps) <= MOST_STEPS and all(is_step(copy, at) for at in steps) else []


def come_again(copy: Copy, row: range, free: list[int]) -> list[int]:
    """A link that stood in the menu before, and what stands between it and the headline."""
    for count in range(MOST_STEPS, 0, -1):
        steps = free[-count:]
        if len(steps) < count or steps != list(range(row.stop - count, row.stop)):
            continue
        again = copy.keys[steps[0]] in copy.keys[: steps[0]] and steps[0] >= FEWEST_LINKS
        if again and all(is_step(copy, at) for at in steps):
            return steps
    return []


def below_advertisement(copy: Copy, row: range, free: list[int]) -> list[int]:
    """Two or three words on lines of their own between an advertisement over the page and the headline."""
    steps = [at for at in free if at > max((at for at in row if copy.kind(at) == "advertisement"), default=row.stop)]
    whole = steps == list(range(row.stop - len(steps), row.stop))
    return steps if whole and 1 < len(steps) <= MOST_STEPS and all(is_step(copy, at) for at in steps) else []


def names_kind(copy: Copy, at: int) -> bool:
    """Whether it says of what kind stories are, and not what they are about: “Review”, no “Film”."""
    return is_kicker(copy.passages[at].text) and copy.keys[at] not in SUBJECTS


def is_plural(words: str) -> bool:
    """“Reviews” are a section; a story is a “Review”."""
    return words.lower().rstrip(" :|").endswith("s") and not words.lower().endswith(("ss", "news"))
