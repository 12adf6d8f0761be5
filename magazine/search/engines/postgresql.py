import time
from datetime import UTC, datetime
from functools import lru_cache

from django.db import connection
from django.utils import timezone

from magazine.triggers import AT_HOME, HERE

# A word of a name or a headline, and one written backwards. No word begins so.
NAME, BACKWARDS = ".", "~"
# Of stories that have all words, so many of the newest are read to see where these stand: some 15 µs each.
READ_FOR_A_PHRASE = 60
# Words that every other story has are looked for among so many of the newest, then among more, then everywhere.
NEWEST = (1_500, 12_500)
# Where these begin is asked again after so many seconds.
BOUND_KEPT = 60
# So many months are looked for one by one; further back whole years are.
MONTHS = 24
# Nobody asks for more of the shelf that has a word.
MOST_NAMES = 400
# What is known of a story that is found, and where it stands.
STORY = '"position" bigint, story bigint, kind text, section_id bigint, year integer'
FROM_STORIES = "position, story_id, kind, section_id, year FROM search_story"


def by_the_index(name, columns, source, vector, bound=""):
    """A function that finds rows by the index of words and in no other way.

    Left to itself, the planner reads stories one by one where many have a word, and does not reckon that their words,
    too long for a row, are fetched from elsewhere each time.
    """
    return (
        f"CREATE OR REPLACE FUNCTION {name}(asked tsquery) RETURNS TABLE ({columns}) LANGUAGE sql STABLE "
        "SET enable_seqscan = off SET enable_indexscan = off "
        f"AS $$ SELECT {source} WHERE {vector} @@ asked {bound} $$"
    )


class PostgreSQL:
    """tsvector and GIN. The vectors are written word for word, so that no parser of its own has a say."""

    tables = (
        "CREATE TABLE search_due (id bigserial PRIMARY KEY, kind text NOT NULL, key bigint NOT NULL)",
        # Not unique: whoever saves a row would wait for everybody who has just saved it.
        "CREATE INDEX search_due_key ON search_due (kind, key)",
        "CREATE TABLE search_story (story_id bigint PRIMARY KEY, position bigint NOT NULL, title_key text NOT NULL, "
        "digest text NOT NULL, kind text NOT NULL, section_id bigint, year integer NOT NULL, "
        "head tsvector NOT NULL, words tsvector NOT NULL)",
        "CREATE INDEX search_story_newest ON search_story (position)",
        "CREATE INDEX search_story_title ON search_story (title_key, position)",
        "CREATE INDEX search_story_head ON search_story USING gin (head) WITH (fastupdate = off)",
        "CREATE INDEX search_story_words ON search_story USING gin (words) WITH (fastupdate = off)",
        "CREATE TABLE search_shelf (id bigserial PRIMARY KEY, kind text NOT NULL, key bigint NOT NULL, "
        "name text NOT NULL, detail text NOT NULL, slug text NOT NULL, title_key text NOT NULL, "
        "digest text NOT NULL, words tsvector NOT NULL, UNIQUE (kind, key))",
        "CREATE INDEX search_shelf_title ON search_shelf (title_key)",
        "CREATE INDEX search_shelf_words ON search_shelf USING gin (words) WITH (fastupdate = off)",
    )
    names = ("search_due", "search_story", "search_shelf")
    functions = (
        f"""
        CREATE OR REPLACE FUNCTION search_note() RETURNS trigger {HERE} AS $$
        BEGIN
          {AT_HOME}
          EXECUTE format('INSERT INTO search_due (kind, key) SELECT DISTINCT %L, %I FROM changed '
            'WHERE %I IS NOT NULL', TG_ARGV[0], TG_ARGV[1], TG_ARGV[1]);
          RETURN NULL;
        END $$
        """,
        f"""
        CREATE OR REPLACE FUNCTION search_forget() RETURNS trigger {HERE} AS $$
        BEGIN
          {AT_HOME}
          IF TG_ARGV[0] = 'story' THEN DELETE FROM search_story; END IF;
          DELETE FROM search_shelf WHERE kind = TG_ARGV[0];
          DELETE FROM search_due WHERE kind = TG_ARGV[0];
          RETURN NULL;
        END $$
        """,
        by_the_index("search_bodies", STORY, FROM_STORIES, "words"),
        by_the_index("search_heads", STORY, FROM_STORIES, "head"),
        by_the_index("search_names", "id bigint", "id FROM search_shelf", "words", f"LIMIT {MOST_NAMES}"),
    )
    function_names = ("search_note", "search_forget", "search_bodies", "search_heads", "search_names")

    def triggers(self, table, kind, column):
        made = {}
        for name, event, rows in [
            ("insert", "INSERT", "NEW"),
            ("delete", "DELETE", "OLD"),
            ("update_from", "UPDATE", "OLD"),
            ("update_to", "UPDATE", "NEW"),
        ]:
            made[name] = (
                f"CREATE TRIGGER {{name}} AFTER {event} ON {table} REFERENCING {rows} TABLE AS changed "
                f"FOR EACH STATEMENT EXECUTE FUNCTION search_note('{kind}', '{column}')"
            )
        if column == "id":
            made["truncate"] = (
                f"CREATE TRIGGER {{name}} AFTER TRUNCATE ON {table} "
                f"FOR EACH STATEMENT EXECUTE FUNCTION search_forget('{kind}')"
            )
        return made

    def lock(self, cursor):
        """One at a time takes in what is due, or an older state could be written over a newer one."""
        cursor.execute("SELECT pg_advisory_xact_lock(6041957)")

    def forget_sizes(self, cursor):
        """It counts anew by itself."""

    def write_stories(self, cursor, entries):
        cursor.executemany(
            "INSERT INTO search_story (story_id, position, title_key, digest, kind, section_id, year, head, words) "
            "VALUES (%s, %s, %s, %s, %s, %s, %s, %s::tsvector, %s::tsvector)",
            [
                (
                    each.key,
                    each.position,
                    each.title_key,
                    each.digest,
                    *each.counted_by,
                    vector(marked(NAME, each.title), each.title, each.dek, facets=each.facets),
                    vector(each.words, facets=each.facets),
                )
                for each in entries
            ],
        )

    def remove_stories(self, cursor, keys):
        cursor.execute("DELETE FROM search_story WHERE story_id = ANY(%s)", [list(keys)])

    def write_shelf(self, cursor, entries):
        cursor.executemany(
            "INSERT INTO search_shelf (kind, key, name, detail, slug, title_key, digest, words) "
            "VALUES (%s, %s, %s, %s, %s, %s, %s, %s::tsvector)",
            [
                (
                    each.kind,
                    each.key,
                    each.name,
                    each.detail,
                    each.slug,
                    each.title_key,
                    each.digest,
                    vector(
                        each.names,
                        each.words,
                        marked(NAME, each.names),
                        marked(BACKWARDS, [word[::-1] for word in each.names]),
                        facets=each.facets,
                    ),
                )
                for each in entries
            ],
        )

    def remove_shelf(self, cursor, kind, keys):
        cursor.execute("DELETE FROM search_shelf WHERE kind = %s AND key = ANY(%s)", [kind, list(keys)])

    def counted(self, cursor):
        return {}

    # Of what: how it is read, and the mark of a word there. (GIN knows nothing of weights: of a word that many have all
    # rows would be read for the few that weigh.)
    PARTS = {
        "title": ("search_heads", NAME),
        "head": ("search_heads", ""),
        "story": ("search_bodies", ""),
        "name": ("search_names", NAME),
        "backwards": ("search_names", BACKWARDS),
        "shelf": ("search_names", ""),
    }

    def parts_of_time(self):
        """Facets of the newest stories, of more, and of all: of a common word all would be read, to be sorted."""
        for most in NEWEST:
            oldest = oldest_of_the_newest(most, connection.settings_dict["NAME"], int(time.monotonic()) // BOUND_KEPT)
            if oldest is None:
                break
            yield between(datetime.fromtimestamp((oldest >> 32) * 60, UTC), timezone.now())
        yield ()

    def matching(self, where, words, *, phrase=False, facets=(), but_not=None, **how):
        rows, _ = self.PARTS[where]
        chosen = "".join(" & ({})".format(" | ".join(f"'={facet}'" for facet in choice)) for choice in facets)
        chosen += f" & !{self.asked(*but_not)}" if but_not else ""
        all_there = self.asked(where, words, **how) + chosen
        if rows == "search_names":
            return f"SELECT * FROM {rows}(%s::tsquery)", [all_there]
        # Sorted here, since whether readers may see one is asked from the newest on, until there are enough.
        newest = f"SELECT * FROM {rows}(%s::tsquery) ORDER BY position DESC OFFSET 0"
        if not phrase or where != "story":
            return newest, [self.asked(where, words, between="<->", **how) + chosen if phrase else all_there]
        # Whether words stand side by side is in the vector alone, which is read for each story that has them all.
        return (
            f"SELECT n.* FROM ({newest} LIMIT {READ_FOR_A_PHRASE}) AS n WHERE "
            "(SELECT s.words @@ %s::tsquery FROM search_story s WHERE s.story_id = n.story)",
            [all_there, self.asked(where, words, between="<->", **how)],
        )

    def asked(self, where, words, prefix=False, either=False, between="&"):
        """The words as a tsquery, all of them or either, the last one or each as a beginning."""
        _, mark = self.PARTS[where]
        stars = [":*" if either or (prefix and place == len(words)) else "" for place in range(1, len(words) + 1)]
        joined = f" {'|' if either else between} ".join(
            f"'{word}'{star}" for word, star in zip(marked(mark, words), stars, strict=True)
        )
        return f"({joined})"


@lru_cache(maxsize=2 * len(NEWEST))
def oldest_of_the_newest(most, database, period):
    """Where so many of the newest stories begin, or None where there are not so many.

    It is asked once a period: it moves by a story now and then, and what is further back is read where it is wanted.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT position FROM search_story ORDER BY position DESC OFFSET %s LIMIT 1", [most])
        found = cursor.fetchone()
    return found and found[0]


def between(first, last):
    """The facets of the months from one moment to another, or of the years where those are too many."""
    last = last.astimezone(UTC)
    months = range(12 * first.year + first.month - 1, 12 * last.year + last.month)
    if len(months) <= MONTHS:
        return tuple(f"t{month // 12:04}{month % 12 + 1:02}" for month in months)
    return tuple(f"t{year:04}" for year in range(first.year, last.year + 1))


def marked(mark, words):
    return [f"{mark}{word}" for word in words]


def vector(*texts, facets):
    """Words with their places as PostgreSQL writes them. A facet begins as no word does."""
    parts, place = [f"'={facet}'" for facet in facets], 0
    for words in texts:
        for word in words:
            place += 1
            parts.append(f"'{word}':{min(place, 16383)}")
        place += 10
    return " ".join(parts)
