"""What is asked, and what is found.

Ranking every hit of a common word takes half a second in a large archive. So nothing is scored:
hits are read in tiers, the best first (see ``story_tiers``), each tier newest first and only to a
bound, and every row passes ``Article.objects.live()`` in the query that reads it. A story that is
in no tier's window shares its words with a thousand newer ones: a rarer word or a filter finds it.
"""

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property

from django.db import connection
from django.db.models.expressions import RawSQL
from django.urls import reverse

from articles import leaving_out
from articles.models import Article, Section
from people.models import Person

from .engines import engine
from .indexing import GROUPS
from .words import distance, key_of, words_asked

# So many stories are counted, and so many of a tier that is better than “the words are in it”.
COUNTED = 1000
OF_A_TIER = 200
# So many people, films and awards, each.
OF_A_GROUP = 200
# With fewer found than this, the last word may be the beginning of one.
FEW = 20
SHORTEST_BEGINNING = 3
SUGGESTED_NAMES, SUGGESTED_STORIES = 6, 4
# Names that are compared with a misspelt one, letter by letter.
CANDIDATES = 300
SHELF = {"person": "People", "film": "Films and series", "award": "Awards"}
STORIES = "story"


@dataclass(frozen=True)
class Question:
    """What a reader asked, in plain words. A filter that means nothing leaves nothing."""

    text: str
    kind: str = ""
    section: str = ""
    year: str = ""
    person: str = ""

    @classmethod
    def of(cls, asked):
        text = " ".join(asked.get("q", "")[:1000].replace("\x00", " ").split())[:200]
        return cls(
            text, *(asked.get(name, "")[:100].replace("\x00", "") for name in ("kind", "section", "year", "person"))
        )

    @cached_property
    def words(self):
        return words_asked(self.text)

    @property
    def beginning(self):
        """The last word, where it is long enough to be the beginning of another."""
        return self.words[-1] if self.words and len(self.words[-1]) >= SHORTEST_BEGINNING else ""

    @property
    def is_narrowed(self):
        return bool(self.kind or self.section or self.year or self.person)

    @property
    def wants_stories(self):
        return self.kind not in SHELF

    def groups(self):
        """Which parts of the shelf are looked at: none where stories of a sort are asked for."""
        if self.section or self.year or self.person or self.kind not in ("", *SHELF):
            return ()
        return (self.kind,) if self.kind else tuple(SHELF)


@dataclass
class Narrowing:
    """The filters as the index knows them, and their rows."""

    facets: list = field(default_factory=list)
    section: Section | None = None
    person: Person | None = None
    nothing: bool = False

    @classmethod
    def of(cls, question, sections):
        own = cls()
        if question.kind and question.kind not in (STORIES, *SHELF):
            own.take(f"k{question.kind.replace('-', '')}" if question.kind in Article.Kind.values else "")
        if question.section:
            own.section = next((each for each in sections if each.path == question.section), None)
            inside = [each for each in sections if own.section and own.section.pk in (each.pk, each.parent_id)]
            own.take(*(f"s{each.pk}" for each in inside))
        if question.year:
            is_year = question.year.isascii() and question.year.isdecimal() and len(question.year) == 4
            own.take(f"y{question.year}" if is_year else "")
        if question.person:
            own.person = Person.objects.filter(slug=question.person).first()
            own.take(f"p{own.person.pk}" if own.person else "")
        return own

    def take(self, *facets):
        """Any of these must stand on a story."""
        self.facets.append(facets)
        self.nothing = self.nothing or not any(facets)


# Stories


@dataclass(frozen=True)
class Hit:
    pk: int
    kind: str
    section_id: int | None
    year: str


class Hits(list):
    """The keys of what was found, the best first, and whether there are more than were counted."""

    more = False

    @property
    def total(self):
        return f"{COUNTED:,}+" if self.more else f"{len(self):,}"


def stories(question, narrowing, *, behind):
    """The live stories that hold the words, ranked; ``behind``: some of the index is not up to date."""
    if narrowing.nothing or not question.words or not question.wants_stories:
        return Hits()
    found = read(story_tiers(question.words, narrowing.facets), behind=behind)
    if len(found) < FEW and question.beginning:
        found = read(beginning_tiers(question.words, narrowing.facets, found), behind=behind, found=found)
    ranked = Hits(found[:COUNTED])
    ranked.more = len(found) > COUNTED
    return ranked


def story_tiers(words, facets):
    """Exact headline; words side by side in it; all in it; in it and the dek; side by side in the body; all there."""
    pair = len(words) > 1
    tiers = [
        exact(words, facets),
        window("title", words, facets, OF_A_TIER, phrase=True) if pair else None,
        window("title", words, facets, OF_A_TIER),
        window("head", words, facets, OF_A_TIER),
        window("story", words, facets, OF_A_TIER, phrase=True) if pair else None,
        window("story", words, facets, COUNTED + 1),
    ]
    return [tier for tier in tiers if tier]


def beginning_tiers(words, facets, found):
    return [
        window("title", words, facets, OF_A_TIER, prefix=True),
        window("story", words, facets, COUNTED + 1, prefix=True),
    ]


def exact(words, facets):
    """Stories whose headline is what was asked, article or not."""
    key = key_of(words)
    if not facets:
        return "search_story", "position", "title_key = %s", [key], OF_A_TIER
    table, rowid, condition, params = engine().matching("title", words, facets=facets)
    inside = f"position IN (SELECT {rowid} FROM {table} WHERE {condition})"
    return "search_story", "position", f"title_key = %s AND {inside}", [key, *params], OF_A_TIER


def window(where, words, facets, most, **how):
    return (*engine().matching(where, words, facets=facets, **how), most)


def read(tiers, *, behind, found=()):
    """Read tiers of stories in one query; the best first, each once, after those found already."""
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
        "SELECT a.id, a.kind, a.section_id, a.first_published, a.published_at FROM "
        f"(SELECT story, MIN(tier) AS tier, MAX(position) AS position FROM ({' UNION ALL '.join(windows)}) AS tiers "
        f"GROUP BY story) AS best JOIN {Article._meta.db_table} a ON a.id = best.story "
        "ORDER BY best.tier, best.position DESC"
    )
    known = {hit.pk for hit in found}
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        rows = [Hit(key, kind, section, year_in(*dates)) for key, kind, section, *dates in cursor.fetchall()]
    return [*found, *(hit for hit in rows if hit.pk not in known)]


def door_to(story, behind):
    """The condition that readers may see a story at this moment, whatever the index holds.

    ``behind``: what is noted as due is left out too.
    """
    live = Article.objects.live().filter(pk=RawSQL(story, ())).order_by().values("pk")
    sql, params = live.query.sql_with_params()
    due = f" AND NOT EXISTS (SELECT 1 FROM search_due d WHERE d.kind = 'story' AND d.key = {story})" if behind else ""
    return f"EXISTS ({sql}){due}", params


def year_in(*dates):
    """The year that a story's date shows. See also: indexing.year_of, the same of a row."""
    return next(str(date)[:4] for date in dates if date and str(date)[:4].isdecimal())


# The shelf


@dataclass(frozen=True)
class Name:
    """Somebody or something on the shelf, as the index holds it."""

    kind: str
    pk: int
    name: str
    detail: str
    slug: str
    tier: int = 0

    @property
    def group(self):
        return GROUPS[self.kind]

    @property
    def address(self):
        return reverse(self.kind, args=self.slug.split("/"))


def shelf(words, groups=tuple(SHELF), *, beginning, behind, deep=True, most=OF_A_GROUP):
    """Group to names: the very name first, then those that hold the words, that begin so, that speak of them."""
    windows, params = [], []
    for group in groups:
        kinds = ", ".join(f"'{kind}'" for kind, own in GROUPS.items() if own == group)
        tiers = [
            ("search_shelf", "id", f"title_key = %s AND w.kind IN ({kinds})", [key_of(words)]),
            engine().matching("name", words, facets=[(group,)]),
        ]
        if beginning:
            tiers.append(engine().matching("name", words, prefix=True, facets=[(group,)]))
        if deep:
            tiers.append(engine().matching("shelf", words, facets=[(group,)]))
        for tier, (table, rowid, condition, asked) in enumerate(tiers):
            alias = f"{group}{tier}"
            windows.append(
                f"SELECT * FROM (SELECT w.{rowid} AS id, {tier} AS tier FROM {table} w "
                f"WHERE {condition} LIMIT {most + 1}) AS {alias}"
            )
            params += asked
    found = {group: [] for group in groups}
    if not windows:
        return found
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


# While typing


def suggestions(text, *, behind):
    """Names, then headlines, that hold the words typed; the last of them may be unfinished."""
    words = words_asked(text)
    if not words or len(words[-1]) < 2:
        return []
    names = [name for own in shelf(words, beginning=True, behind=behind, deep=False, most=20).values() for name in own]
    names = sorted(names, key=lambda name: name.tier)[:SUGGESTED_NAMES]
    tiers = [exact(words, ()), window("title", words, (), SUGGESTED_STORIES)]
    tiers.append(window("title", words, (), SUGGESTED_STORIES, prefix=True))
    keys = [hit.pk for hit in read(tiers, behind=behind)][:SUGGESTED_STORIES]
    titles = Article.objects.live().only("title", "slug").in_bulk(keys)
    return [
        *({"name": name.name, "what": SHELF[name.group], "address": name.address} for name in names),
        *leaving_out.each([titles[key] for key in keys if key in titles], suggested, "What is suggested while typing"),
    ]


def suggested(story):
    return {"name": story.title, "what": "Stories", "address": story.get_absolute_url()}


# Misspelt


def meant(words, *, behind):
    """The name on the shelf that comes nearest to misspelt words, or none.

    Of a word with one wrong letter the first half is right or the second. So names are candidates
    that have a word beginning, or one ending, as one of these; few enough are compared by letters.
    """
    words = [word for word in words if len(word) >= 3]
    if not words:
        return None
    halves = [word[: max(2, len(word) // 2)] for word in words]
    ends = [word[::-1][: max(2, len(word) // 2)] for word in words]
    windows, params = [], []
    for where, parts in (("name", halves), ("backwards", ends)):
        for part in dict.fromkeys(parts):
            table, rowid, condition, asked = engine().matching(where, [part], prefix=True)
            alias = f"c{len(windows)}"
            windows.append(
                f"SELECT * FROM (SELECT w.{rowid} AS id FROM {table} w WHERE {condition} LIMIT {CANDIDATES}) AS {alias}"
            )
            params += asked
    left_out = "WHERE NOT EXISTS (SELECT 1 FROM search_due d WHERE d.kind = s.kind AND d.key = s.key)" if behind else ""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT DISTINCT s.name FROM search_shelf s JOIN ({' UNION '.join(windows)}) AS c ON c.id = s.id "
            + left_out,
            params,
        )
        names = [name for (name,) in cursor.fetchall()]
    scored = [(score, name) for name in names if (score := likeness(words, words_asked(name))) is not None]
    return min(scored, key=lambda pair: (pair[0], len(pair[1]), pair[1]))[1] if scored else None


def likeness(words, name):
    """How far words are from those of a name, each from its nearest; None where one is too far from all."""
    total = 0
    for word in words:
        allowed = 1 if len(word) < 5 else 2
        nearest = min((distance(word, other, allowed) for other in name), default=allowed + 1)
        if nearest > allowed:
            return None
        total += nearest
    return total or None


# What may be chosen


def choices(question, narrowing, sections, hits, names):
    """The filters with what they would leave: counts among the hits that were counted, where nothing else is chosen."""
    kinds = Counter(hit.kind for hit in hits)
    by_section = Counter(hit.section_id for hit in hits)
    years = Counter(hit.year for hit in hits)
    more = "+" if hits.more else ""

    def label(name, count):
        return f"{name} ({count:,}{more})" if count else name

    groups = [
        (group, f"{SHELF[group]} ({count_of(found)})" if found else SHELF[group]) for group, found in names.items()
    ]
    missing = [(group, name) for group, name in SHELF.items() if group not in names]
    story_kinds = [(value, label(name, 0 if question.kind else kinds[value])) for value, name in Article.Kind.choices]
    section_counts = {
        each.pk: sum(by_section[inner.pk] for inner in sections if each.pk in (inner.pk, inner.parent_id))
        for each in sections
    }
    return {
        "kinds": [
            (STORIES, f"All stories ({hits.total})" if hits and not question.kind else "All stories"),
            *story_kinds,
        ],
        "groups_offered": sorted([*groups, *missing], key=lambda pair: list(SHELF).index(pair[0])),
        "sections": [
            (each.path, label(str(each), 0 if question.section else section_counts[each.pk])) for each in sections
        ],
        "years": (
            [(question.year, question.year)]
            if question.year
            else [(year, label(year, count)) for year, count in sorted(years.items(), reverse=True)]
        ),
    }


def count_of(found):
    return f"{OF_A_GROUP}+" if len(found) > OF_A_GROUP else f"{len(found)}"
