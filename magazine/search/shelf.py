"""Which people, films and awards are found."""

from typing import NamedTuple

from django.db import connection
from django.urls import reverse

from .engines import engine
from .entries import GROUPS, also_called

# So many people, films and awards, each; and of one of these alone, which is read page by page.
OF_A_GROUP, OF_ONE_GROUP = 100, 300
# The first tiers, which are few: called so by its own name, and by another.
CALLED_SO = (0, 1)


class Name(NamedTuple):
    """Somebody or something on the shelf, as the index holds it."""

    kind: str
    pk: int
    name: str
    detail: str
    slug: str
    tier: int = 0

    @property
    def is_called_so(self):
        """Whether this is its name, or another that it goes by, and not merely in it."""
        return self.tier in CALLED_SO

    @property
    def group(self):
        return GROUPS[self.kind]

    @property
    def address(self):
        return reverse(self.kind, args=self.slug.split("/"))


def holding(question, groups, *, beginning, behind, deep=True, most=OF_A_GROUP):
    """Group to names: the very name first, then another that is just that, those that hold the words, that begin so,
    that speak of them."""
    found = {group: [] for group in groups}
    if not groups:
        return found
    windows, params = [], []
    for group in groups:
        own = tiers_of(group, question, beginning, deep)
        numbered = [f"SELECT id, {tier} AS tier FROM ({query}) AS {group}{tier}" for tier, (query, _) in enumerate(own)]
        rest = " UNION ALL ".join(numbered[len(CALLED_SO) :])
        parts = [*numbered[: len(CALLED_SO)], rest]
        windows += [f"SELECT * FROM ({part} LIMIT {most + 1}) AS {group}_{at}" for at, part in enumerate(parts)]
        params += [each for _, asked in own for each in asked]
    left_out = "WHERE NOT EXISTS (SELECT 1 FROM search_due d WHERE d.kind = s.kind AND d.key = s.key)" if behind else ""
    sql = (
        "SELECT s.kind, s.key, s.name, s.detail, s.slug, best.tier FROM "
        f"(SELECT id, MIN(tier) AS tier FROM ({' UNION ALL '.join(windows)}) AS every GROUP BY id) AS best "
        f"JOIN search_shelf s ON s.id = best.id {left_out} ORDER BY best.tier, LENGTH(s.name), s.name, s.id"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        for row in cursor.fetchall():
            name = Name(*row)
            found[name.group].append(name)
    return found


def tiers_of(group, question, beginning, deep):
    """The tiers of a group, each a query for ids and its parameters. From the third on each leaves out what is in the
    one before it: so many names are as many rows, and where the first have enough, the others are not read."""
    words, kinds = question.words, ", ".join(f"'{kind}'" for kind, own in GROUPS.items() if own == group)

    def names(where, *facets, **how):
        return engine().matching(where, words, facets=[(group,), *facets], **how)

    tiers = [
        (f"SELECT id FROM search_shelf WHERE title_key = %s AND kind IN ({kinds})", [question.key]),
        names("name", (also_called(question.key),)),
        names("name"),
    ]
    if beginning:
        tiers.append(names("name", prefix=True, but_not=("name", words)))
    if deep:
        tiers.append(names("shelf", but_not=("name", words, bool(beginning))))
    return tiers


def count_of(found):
    return f"{OF_A_GROUP}+" if len(found) > OF_A_GROUP else f"{len(found)}"
