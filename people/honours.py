"""Prizes and counts side by side: what is named, what a source only counts, and what may be said of both.

A source says “6 nominations, 5 wins” and names five categories. The sixth is not invented: the
count stands, and beside it stands in words how much of it is named.
"""

from dataclasses import dataclass, field

from .models import Nomination, Programme

Result = Nomination.Result
PUT_FORWARD = (Result.NOMINEE, Result.WINNER)
ORDINALS = ["second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"]


@dataclass(frozen=True)
class Figure:
    """A number as far as sources give it: 6, at least 9, or nothing that anybody states."""

    least: int
    is_exact: bool = True

    @property
    def is_stated(self):
        return self.is_exact or self.least > 0

    @property
    def words(self):
        if self.is_exact:
            return str(self.least)
        return f"at least {self.least}" if self.least else "not stated"

    def __add__(self, other):
        return Figure(self.least + other.least, self.is_exact and other.is_exact)


@dataclass
class Honours:
    """What one film, person or company met with at one edition: prizes by their results, and what sources count.

    Of an edition of None, only counts: of what no one edition holds.
    """

    edition: object
    results: list = field(default_factory=list)
    tallies: list = field(default_factory=list)
    # Only where a page names them one by one
    nominations: list = field(default_factory=list)

    @property
    def named(self):
        """How often it is named as put forward. A festival's prize is won, and nobody is put forward for it."""
        at_festival = self.edition and self.edition.programme.kind == Programme.Kind.FESTIVAL
        return sum(1 for result in self.results if result in PUT_FORWARD and not (at_festival and result == "winner"))

    @property
    def won(self):
        """How many prizes are named that it won."""
        return self.results.count(Result.WINNER)

    @property
    def listed(self):
        return self.results.count(Result.LISTED)

    @property
    def honoured(self):
        return self.results.count(Result.HONOURED)

    @property
    def nomination_figure(self):
        counts = {tally.nominations for tally in self.tallies if tally.nominations is not None}
        apart = any(not tally.wins_are_nominations for tally in self.tallies)
        named = self.named - self.won if apart and self.named else self.named
        if not counts:
            return Figure(named, is_exact=not self.tallies)
        return Figure(max(named, min(counts)), is_exact=len(counts) == 1 and named <= min(counts))

    @property
    def win_figure(self):
        counts = {tally.wins for tally in self.tallies if tally.wins is not None}
        if counts:
            return Figure(max(self.won, min(counts)), is_exact=len(counts) == 1 and self.won <= min(counts))
        counted = [tally.nominations for tally in self.tallies]
        return Figure(self.won, is_exact=all(count <= self.named for count in counted))

    @property
    def explained(self):
        """Pairs of a count and, in words, how much of it is named."""
        return [(tally, "; ".join(explanation(tally, self.nominations))) for tally in self.tallies]

    @property
    def laurel(self):
        """What a laurel says of it, if it earns one: Winner, 5 wins, Listed, Honoured."""
        wins = self.win_figure
        if wins.least:
            return "Winner" if wins == Figure(1) else f"{wins.words} win{'s' if wins.least > 1 else ''}".capitalize()
        return "Honoured" if self.honoured else "Listed" if self.listed else ""

    @property
    def laurel_nominations(self):
        """The prizes that a laurel names."""
        wanted = [Result.WINNER] if self.win_figure.least else [Result.HONOURED, Result.LISTED]
        return [each for each in self.nominations if each.result in wanted]


def by_edition(nominations, tallies):
    """The honours of one row, edition by edition, newest first; those of no known day after them, loose counts last."""
    found = {}
    for nomination in nominations:
        honours = found.setdefault(nomination.edition_id, Honours(nomination.edition))
        honours.results.append(nomination.result)
        honours.nominations.append(nomination)
    for tally in tallies:
        found.setdefault(tally.edition_id, Honours(tally.edition)).tallies.append(tally)
    loose = [found.pop(None)] if None in found else []
    return [*sorted(found.values(), key=lambda each: each.edition.starts, reverse=True), *loose]


def counts_of(edition, nominations, tallies):
    """What sources count at one edition, row by row, with how much of it is named here; the most nominated first."""
    found = {}
    for tally in tallies:
        whose = tally.film or tally.person
        found.setdefault(whose, Honours(edition)).tallies.append(tally)
    for nomination in nominations:
        people = [nominee.person for nominee in nomination.nominees.all() if nominee.person_id]
        for whose in [*nomination.films.all(), *people]:
            if whose in found:
                found[whose].results.append(nomination.result)
                found[whose].nominations.append(nomination)
    return list(found.items())


def explanation(tally, nominations):
    """How much of a count is named, in clauses: “the source names 5 of the categories; the sixth is not listed …”."""
    named = [each for each in nominations if each.result in PUT_FORWARD]
    if tally.nominations is None:
        named = [each for each in named if each.result == Result.WINNER]
    own = [each for each in named if each.told_by == tally.source_id]
    if tally.wins is None:
        yield "wins not stated"
    if not tally.wins_are_nominations:
        yield "the source counts a win apart from a nomination"
    if not tally.edition_id:
        alone = tally.nominations == 1 or (tally.nominations is None and tally.wins == 1)
        yield f"the source does not name {'it' if alone else 'them'}"
        return
    yield from how_many_are_named(tally.nominations if tally.nominations is not None else tally.wins, len(own))
    won = sum(1 for each in own if each.result == Result.WINNER)
    if own and tally.nominations is not None and tally.wins and won != tally.wins:
        yield f"it names {won} of its {tally.wins} wins" if won < tally.wins else f"yet it names {won} wins"
    if len(named) > len(own):
        yield f"another source names {len(named) - len(own)} more"


def how_many_are_named(counted, named):
    missing = counted - named
    if counted and not named:
        yield "the source does not name the category" if counted == 1 else "the source names none of the categories"
    elif missing < 0:
        yield f"yet the source names {named} categories"
    elif named and not missing:
        yield "the source names the category" if named == 1 else f"the source names all {named} categories"
    elif named:
        yield f"the source names {named} of the categories"
        if missing > 1:
            yield f"the other {missing} are not listed by the source"
        else:
            which = ORDINALS[counted - 2] if counted - 2 < len(ORDINALS) else "last"
            yield f"the {which} is not listed by the source"
