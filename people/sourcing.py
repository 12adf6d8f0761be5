"""Which fact comes from which source, and where two of them differ."""

from collections import Counter
from typing import NamedTuple

from .models import Claim, Nomination

# Of these there is one truth, so that two answers differ. Of a life or a preparation many things are true at once.
ONE_TRUTH = (Claim.Topic.BUDGET, Claim.Topic.GROSS, Claim.Topic.GENRE)


class Cited(NamedTuple):
    number: int
    source: object
    facts: str  # what it is the source of


class Sources:
    """The sources of a page, numbered in the order in which their facts stand there."""

    def __init__(self, facts):
        """``facts`` are pairs of what they are called and the rows; a row tells its source."""
        self.numbers, told = {}, {}
        for kind, rows in facts:
            for row in rows:
                if source := source_of(row):
                    self.numbers.setdefault(source, len(self.numbers) + 1)
                    told.setdefault(source, Counter())[kind] += 1
        self.cited = [
            Cited(number, source, ", ".join(f"{kind} ({count:,})" for kind, count in told[source].items()))
            for source, number in self.numbers.items()
        ]

    def __iter__(self):
        return iter(self.cited)

    def __len__(self):
        return len(self.cited)

    def number_of(self, row):
        """The number beside a fact; none where all are from one source, which the foot of the page names."""
        source = source_of(row)
        return self.numbers.get(source) if source and len(self) > 1 else None


def source_of(row):
    """Its own; of a nomination without one, that of its edition."""
    if isinstance(row, Nomination):
        return row.source or row.edition.source
    return row.source


class Topic(NamedTuple):
    label: str
    claims: list
    differ: bool


def topics(claims):
    """What sources say, topic by topic, and whether they differ in it."""
    found = {}
    for claim in claims:
        found.setdefault(claim.topic, []).append(claim)
    return [Topic(Claim.Topic(topic).label, rows, topic in ONE_TRUTH and differ(rows)) for topic, rows in found.items()]


def differ(claims):
    """Whether different things are said, and by more than one source."""
    said = {claim.amount or claim.text for claim in claims}
    return len(said) > 1 and len({claim.source_id for claim in claims}) > 1


class Showing(NamedTuple):
    """One way in which a film reached an audience, with every date that a source gives for it."""

    releases: list

    @property
    def differ(self):
        dates = {release.date for release in self.releases}
        return len(dates) > 1 and len({release.source_id for release in self.releases}) > 1


def showings(releases):
    """Releases of the same kind, place and company stand together: a film has one first night in each."""
    found = {}
    for release in releases:
        place = release.kind, release.territory, release.company_id, release.edition_id
        found.setdefault(place, []).append(release)
    return [Showing(rows) for rows in found.values()]
