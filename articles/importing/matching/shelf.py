"""A text beside the shelf: what it names is looked up, and what stands in it unrecognised is found."""

from dataclasses import replace

from ..reading.pieces import Reading
from ..recognising import Mention, Recognised
from ..recognising.passages import passages_of
from ..recognising.titles import title_key
from ..recognising.well_known import ALONE
from . import candidates
from .candidates import Candidate, name_key
from .choices import Matched
from .choosing import choose
from .credits import Credits
from .facts_beside import beside
from .overlooked import Overlooked, standing_in
from .printed import Printed

NOT_ON_THE_SHELF = ("character", "band", "book", "place", "work")


def match(recognised: Recognised, reading: Reading | None = None) -> Matched:
    """Every mention that the shelf has a place for, and the names of the shelf that stand in the words of a reading.

    As many queries for a long text as for a short one, and for a large shelf as for a small one: each table of
    names passes by once.
    """
    printed = Printed(passages_of(reading) if reading else ())
    mentions = [mention for mention in recognised.mentions if mention.kind not in NOT_ON_THE_SHELF]
    people = candidates.people({name_key(m.name) for m in mentions if m.kind == "person"} | printed.names)
    films = candidates.films({title_key(m.name) for m in mentions if m.kind in ("film", "series")} | printed.titles)
    standing = standing_in(printed, people, films)
    named = {title_key(run.text) for each in standing if each.kind == "film" for run in each.runs}
    recognised = replace(recognised, mentions=tuple(m for m in recognised.mentions if not is_left_to_shelf(m, named)))
    mentions = [mention for mention in mentions if not is_left_to_shelf(mention, named)]
    titles = {name_key(run.text) for each in standing if each.kind == "film" for run in each.runs}
    companies = candidates.companies({name_key(m.name) for m in mentions if m.kind == "company"} | titles)
    awards = candidates.awards([m for m in mentions if m.kind in ("award", "festival")])

    def rows_of(mention: Mention) -> list[Candidate]:
        if mention.kind == "person":
            return people.get(name_key(mention.name), [])
        if mention.kind in ("film", "series"):
            return films.get(title_key(mention.name), [])
        if mention.kind == "company":
            return companies.get(name_key(mention.name), [])
        return awards.get(mention.name, [])

    found = {number: rows_of(mention) for number, mention in enumerate(mentions)}
    rows = [row for each in (*found.values(), *(each.rows for each in standing)) for row in each]
    credits = Credits(rows)
    choices = choose(mentions, found, credits)
    choices = Overlooked(recognised, choices, credits, printed).added(standing, companies)
    return Matched(tuple(choices), tuple(beside(recognised.facts, choices, credits)))


def is_left_to_shelf(mention: Mention, named: set[str]) -> bool:
    """Whether nothing but that everybody knows it speaks for a title that may be a word or a name as well: what
    stands on the shelf in plain letters is asked about, or linked for its own reasons.
    """
    alone = bool(mention.reasons) and {*mention.reasons} <= {ALONE, "named elsewhere"}
    return alone and mention.kind in ("film", "series") and title_key(mention.name) in named
