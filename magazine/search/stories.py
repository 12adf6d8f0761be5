"""Which stories are found, and in which order.

Ranking every hit of a common word takes half a second in a large archive. So nothing is scored:
hits are read in tiers, the best first (see ``story_tiers``), each tier newest first and only to a
bound, and every row passes ``Article.objects.live()`` in the query that reads it. A story that is
in no tier's window shares its words with a thousand newer ones: a rarer word or a filter finds it.
"""

from dataclasses import dataclass
from datetime import UTC

from django.db import connection
from django.db.models.expressions import RawSQL
from django.utils import timezone

from articles.models import Article
from articles.models.dated import dated

from .engines import engine

# So many stories are counted, and so many of a tier that is better than “the words are in it”.
COUNTED = 1000
OF_A_TIER = 200
# With fewer found than this, the last word may be the beginning of one.
FEW = 20


@dataclass(frozen=True)
class Hit:
    pk: int
    kind: str
    section_id: int | None
    year: str
    tier: int

    @property
    def is_called_so(self):
        """Whether what was asked is its headline, and not merely in it."""
        return self.tier == 0


class Hits(list):
    """The keys of what was found, the best first, and whether there are more than were counted."""

    more = False

    @property
    def begin_with_the_headline(self):
        return any(hit.is_called_so for hit in self[:1])

    @property
    def total(self):
        return f"{COUNTED:,}+" if self.more else f"{len(self):,}"


def holding(question, narrowing, *, behind):
    """The live stories that hold the words, ranked; ``behind``: some of the index is not up to date."""
    if not question.words or not question.wants_stories:
        return Hits()
    found = read(story_tiers(question, narrowing.facets), behind=behind)
    if len(found) < FEW and question.beginning:
        found = read(beginning_tiers(question, narrowing.facets), behind=behind, found=found)
    ranked = Hits(found[:COUNTED])
    ranked.more = len(found) > COUNTED
    return ranked


def story_tiers(question, facets):
    """Exact headline; words side by side in it; all in it; in it and the dek; side by side in the body; all there."""
    words = question.words
    pair = len(words) > 1
    tiers = [
        exact(question, facets),
        window("title", words, facets, OF_A_TIER, phrase=True) if pair else None,
        window("title", words, facets, OF_A_TIER),
        window("head", words, facets, OF_A_TIER),
        window("story", words, facets, OF_A_TIER, phrase=True) if pair else None,
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
    if not facets:
        return "search_story", "position", "title_key = %s", [question.key], OF_A_TIER
    table, rowid, condition, params = engine().matching("title", question.words, facets=facets)
    inside = f"position IN (SELECT {rowid} FROM {table} WHERE {condition})"
    return "search_story", "position", f"title_key = %s AND {inside}", [question.key, *params], OF_A_TIER


def window(where, words, facets, most, **how):
    return (*engine().matching(where, words, facets=facets, **how), most)


def read(tiers, *, behind, found=()):
    """Read tiers of stories, the exact one first, in one query: each story once, after those ``found``."""
    windows, params = [], []
    for tier, (table, position, condition, asked, most) in enumerate(tiers):
        story = engine().story_of(table)
        door, door_params = door_to(story, behind)
        windows.append(
            f"SELECT * FROM (SELECT w.{position} AS position, {tier} AS tier, {story} AS story FROM {table} w "
            f"WHERE {condition} AND {door} ORDER BY w.{position} DESC LIMIT {most}) AS tier{tier}"
        )
        params += [*asked, *door_params]
    sql = (
        "SELECT a.id, a.kind, a.section_id, best.tier, a.first_published, a.published_at FROM "
        f"(SELECT story, MIN(tier) AS tier, MAX(position) AS position FROM ({' UNION ALL '.join(windows)}) AS tiers "
        f"GROUP BY story) AS best JOIN {Article._meta.db_table} a ON a.id = best.story "
        "ORDER BY best.tier, best.position DESC"
    )
    known = {hit.pk for hit in found}
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        rows = [
            Hit(key, kind, section, year_shown(*dates), tier) for key, kind, section, tier, *dates in cursor.fetchall()
        ]
    return [*found, *(hit for hit in rows if hit.pk not in known)]


def door_to(story, behind):
    """The condition that readers may see a story at this moment, whatever the index holds.

    ``behind``: what is noted as due is left out too.
    """
    live = Article.objects.live().filter(pk=RawSQL(story, ())).order_by().values("pk")
    sql, params = live.query.sql_with_params()
    due = f" AND NOT EXISTS (SELECT 1 FROM search_due d WHERE d.kind = 'story' AND d.key = {story})" if behind else ""
    return f"EXISTS ({sql}){due}", params


def year_shown(first_published, published_at):
    """The year that a story shows. The moment comes as the database has it: SQLite's is in UTC, and does not say so.

    A search asks for those of a thousand stories; only about New Year it depends on where the desk is.
    """
    if not first_published and 1 < published_at.month < 12:
        return f"{published_at.year:04}"
    if timezone.is_naive(published_at):
        published_at = published_at.replace(tzinfo=UTC)
    return f"{dated(first_published, published_at).year:04}"
