"""Which stories are found, and in which order.

Ranking every hit of a common word takes half a second in a large archive. So nothing is scored:
hits are read in tiers, the best first (see ``story_tiers``), each tier newest first and only to a
bound, and every row passes ``Article.objects.live()`` in the query that reads it. A story that is
in no tier's window shares its words with a thousand newer ones: a rarer word or a filter finds it.
"""

from collections import Counter
from collections.abc import Callable
from operator import attrgetter
from typing import NamedTuple

from django.db import connection
from django.db.models.expressions import RawSQL
from django.utils import timezone

from articles.models import Article
from articles.prepared import NOW, Prepared

from .engines import engine

# So many stories are counted, and so many of a tier that is better than “the words are in it”.
COUNTED = 1000
OF_A_TIER = 100
# With fewer found than this, the last word may be the beginning of one.
FEW = 20


class Hit(NamedTuple):
    """A story that is found, as the index holds it: its tier and its place, and what it is counted by."""

    tier: int
    place: int  # the newest has the least
    pk: int
    kind: str
    section_id: int | None
    year: int

    @property
    def is_called_so(self):
        """Whether what was asked is its headline, and not merely in it."""
        return self.tier == 0


class Hits(list):
    """What was found, the best first, and whether there is more than was counted."""

    more = False

    @property
    def begin_with_the_headline(self):
        return any(hit.is_called_so for hit in self[:1])

    @property
    def total(self):
        return f"{COUNTED:,}+" if self.more else f"{len(self):,}"


class Tier(NamedTuple):
    """Stories that hold the words in one way: the query for those of a part of time, and how many are enough."""

    query: Callable
    most: int
    is_at_hand: bool = False  # wherever in time, by an index of their own
    of_all: bool = False  # some of those that the last tier has: where these are enough, all was read of them


def holding(question, narrowing, *, behind):
    """The live stories that hold the words, ranked."""
    if not question.words or not question.wants_stories:
        return Hits()
    reading = Reading(behind=behind)
    found = reading.read(story_tiers(question, narrowing.facets))
    if len(found) < FEW and question.beginning:
        found = reading.read(beginning_tiers(question, narrowing.facets), found)
    ranked = Hits(found[:COUNTED])
    ranked.more = len(found) > COUNTED
    return ranked


def story_tiers(question, facets):
    """Exact headline; words side by side in it; all in it; in it and the dek; side by side in the body; all there."""
    words = question.words
    pair = len(words) > 1
    tiers = [
        exact(question, facets),
        window("title", words, facets, OF_A_TIER, phrase=True, is_at_hand=True) if pair else None,
        window("title", words, facets, OF_A_TIER, is_at_hand=pair),
        window("head", words, facets, OF_A_TIER),
        window("story", words, facets, OF_A_TIER, phrase=True)._replace(of_all=True) if pair else None,
        window("story", words, facets, COUNTED + 1),
    ]
    return [tier for tier in tiers if tier]


def beginning_tiers(question, facets):
    return [
        exact(question, facets),
        window("title", question.words, facets, OF_A_TIER, prefix=True),
        window("story", question.words, facets, COUNTED + 1, prefix=True),
    ]


def exact(question, facets):
    """Stories whose headline is what was asked, article or not."""
    sql = "SELECT position, story_id AS story, kind, section_id, year FROM search_story WHERE title_key = %s"
    params = [question.key]
    if facets:
        inside, more = engine().matching("title", question.words, facets=facets)
        sql, params = f"{sql} AND position IN (SELECT position FROM ({inside}) AS inside)", [*params, *more]
    return Tier(lambda part: (sql, params), OF_A_TIER, is_at_hand=True)


def window(where, words, facets, most, *, is_at_hand=False, **how):
    """Stories that hold the words somewhere. Few headlines have two words, so that all are ``at_hand``."""

    def query(part):
        narrowed = [*facets, part] if part and not is_at_hand else facets
        return engine().matching(where, words, facets=narrowed, **how)

    return Tier(query, most, is_at_hand)


class Reading:
    """Reads tiers of stories for one question. ``behind``: some of the index is not up to date."""

    def __init__(self, *, behind):
        self.door = door(behind)
        self.parts_ahead, self.parts_known = engine().parts_of_time(), []

    def parts(self):
        """Facets of parts of time, the newest first (see ``parts_of_time``), each asked for when needed and once."""
        yield from self.parts_known
        for part in self.parts_ahead:
            self.parts_known.append(part)
            yield part

    def read(self, tiers, found=()):
        """Each story once and in its best tier, after those ``found``. What the newest stories do not fill is read
        again further back."""
        unread, rows = dict(enumerate(tiers)), []
        for part in self.parts():
            rows = [hit for hit in rows if hit.tier not in unread] + self.hits_in(unread, part)
            full = Counter(map(attrgetter("tier"), rows))
            unread = {tier: own for tier, own in unread.items() if full[tier] < own.most and not own.is_at_hand}
            if len(tiers) - 1 not in unread:
                unread = {tier: own for tier, own in unread.items() if not own.of_all}
            if not unread:
                break
        best = {hit.pk: hit for hit in found}
        for hit in sorted(rows):
            best.setdefault(hit.pk, hit)
        return list(best.values())

    def hits_in(self, tiers, part):
        """The newest of each tier in a part of time, in one query."""
        door, door_params = self.door
        windows, params = [], []
        for tier, own in tiers.items():
            sql, asked = own.query(part)
            windows.append(
                f"SELECT * FROM (SELECT {tier} AS tier, -w.position AS place, w.story, w.kind, w.section_id, w.year "
                f"FROM ({sql}) AS w WHERE {door} ORDER BY w.position DESC LIMIT {own.most}) AS tier{tier}"
            )
            params += [*asked, *door_params]
        with connection.cursor() as cursor:
            cursor.execute(" UNION ALL ".join(windows), params)
            return list(map(Hit._make, cursor.fetchall()))


def live_by_its_key(now):
    return Article.objects.live(now).filter(pk=RawSQL("w.story", ())).order_by().values("pk")


# Putting it together took as long as asking it of five hundred stories.
live_by_key = Prepared(Article, live_by_its_key, now=NOW)


def door(behind):
    """The condition that readers may see a story at this moment, whatever the index holds.

    ``behind``: what is noted as due is left out too. It is asked of one story after the other, as it is found: what a
    planner makes of EXISTS may begin with all that are live.
    """
    sql, params = live_by_key.asked(now=timezone.now())
    due = " AND NOT EXISTS (SELECT 1 FROM search_due d WHERE d.kind = 'story' AND d.key = w.story)" if behind else ""
    return f"w.story = ({sql}){due}", params
