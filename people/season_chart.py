"""A season drawn: one small panel a programme, a row of squares a film, one square a nomination.

Geometry only: what is drawn where. The template writes the SVG, the stylesheet colours it, and the
table of the page says the same in figures. All panels share one scale, so that they can be compared.
"""

from typing import NamedTuple

WIDTH = 320
LINE = 42  # of a film: its title and below it its squares
TITLE = 14  # from the top of a line to the foot of its title
BOX = 15  # the largest square
GAP = 3
SMALLEST = 6  # below that, squares would run together: then lengths are drawn
LONGEST_TITLE = 40  # letters that a panel has room for
FILMS_IN_A_PANEL = 6


class Box(NamedTuple):
    x: float
    y: float
    width: float
    height: float
    kind: str  # won, named, counted (nominations that the source does not name)


class Line(NamedTuple):
    title: str
    words: str
    y: float
    boxes: list


class Panel(NamedTuple):
    edition: object
    height: float
    lines: list
    more: int  # films that it has no room for

    @property
    def words(self):
        """What it shows, in a sentence for whoever does not see it."""
        said = "; ".join(f"{line.title}: {line.words}" for line in self.lines)
        return f"{said}; and {self.more} more." if self.more else f"{said}."


def panels(season):
    """One panel for each edition that puts a film forward, in the order of the season."""
    shown = [(edition, season.films_at(edition)) for edition in season.columns]
    shown = [(edition, films) for edition, films in shown if any(length(honours) for _, honours in films)]
    most = max((length(honours) for _, films in shown for _, honours in films), default=0)
    return [panel(edition, films, most) for edition, films in shown]


def panel(edition, films, most):
    films = [pair for pair in films if length(pair[1])]
    lines = [
        Line(shortened(film.title), in_words(honours), at * LINE + TITLE, boxes(honours, at * LINE + TITLE + 6, most))
        for at, (film, honours) in enumerate(films[:FILMS_IN_A_PANEL])
    ]
    return Panel(edition, len(lines) * LINE, lines, max(0, len(films) - FILMS_IN_A_PANEL))


def length(honours):
    """How many squares there are: its nominations, or its prizes where nobody is put forward."""
    return max(honours.nomination_figure.least, honours.win_figure.least, honours.listed)


def boxes(honours, y, most):
    """Squares from the left: first those won, then those named, then those that are only counted."""
    won, whole = honours.win_figure.least, length(honours)
    named = min(whole - won, max(0, len(honours.results) - honours.won))
    kinds = [("won", won), ("named", named), ("counted", whole - won - named)]
    pitch = min(BOX + GAP, WIDTH / most)
    if pitch - GAP < SMALLEST:
        return lengths(kinds, y, WIDTH / most)
    size = pitch - GAP
    marks = [kind for kind, count in kinds for _ in range(count)]
    return [Box(round(at * pitch + 1, 2), y, round(size - 1, 2), round(size - 1, 2), k) for at, k in enumerate(marks)]


def lengths(kinds, y, unit):
    found, x = [], 1.0
    for kind, count in kinds:
        if count:
            found.append(Box(round(x, 2), y, round(max(unit * count - 2, 1), 2), BOX - 1, kind))
            x += unit * count
    return found


def in_words(honours):
    """13 nominations, wins not stated; winner; listed."""
    nominations, wins = honours.nomination_figure, honours.win_figure
    if not nominations.least:
        return "winner" if wins.least == 1 else f"{wins.words} wins" if wins.least else "listed"
    noun = "nomination" if nominations.least == 1 else "nominations"
    if not wins.is_stated:
        return f"{nominations.words} {noun}, wins not stated"
    return f"{nominations.words} {noun}, {wins.words} {'win' if wins.least == 1 else 'wins'}"


def shortened(title):
    return title if len(title) <= LONGEST_TITLE else f"{title[: LONGEST_TITLE - 1].rstrip()}…"
