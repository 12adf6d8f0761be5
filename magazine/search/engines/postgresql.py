# A word of a name, and one written backwards. No word begins so.
NAME, BACKWARDS = ".", "~"
# Of stories that have all words, so many of the newest are read to see where these stand: some 10 µs each.
READ_FOR_A_PHRASE = 2_500


class PostgreSQL:
    """tsvector and GIN. The vectors are written word for word, so that no parser of its own has a say."""

    tables = (
        "CREATE TABLE search_due (id bigserial PRIMARY KEY, kind text NOT NULL, key bigint NOT NULL)",
        # Not unique: whoever saves a row would wait for everybody who has just saved it.
        "CREATE INDEX search_due_key ON search_due (kind, key)",
        "CREATE TABLE search_story (story_id bigint PRIMARY KEY, position bigint NOT NULL, title_key text NOT NULL, "
        "digest text NOT NULL, head tsvector NOT NULL, words tsvector NOT NULL)",
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
        """
        CREATE OR REPLACE FUNCTION search_note() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          EXECUTE format('INSERT INTO search_due (kind, key) SELECT DISTINCT %L, %I FROM changed '
            'WHERE %I IS NOT NULL', TG_ARGV[0], TG_ARGV[1], TG_ARGV[1]);
          RETURN NULL;
        END $$
        """,
        """
        CREATE OR REPLACE FUNCTION search_forget() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF TG_ARGV[0] = 'story' THEN DELETE FROM search_story; END IF;
          DELETE FROM search_shelf WHERE kind = TG_ARGV[0];
          DELETE FROM search_due WHERE kind = TG_ARGV[0];
          RETURN NULL;
        END $$
        """,
    )

    def story_of(self, table):
        return "w.story_id"

    def triggers(self, table, kind, column):
        made = {}
        for name, event, rows in [
            ("insert", "INSERT", "NEW"),
            ("delete", "DELETE", "OLD"),
            ("update_from", "UPDATE", "OLD"),
            ("update_to", "UPDATE", "NEW"),
        ]:
            name = f"search_{table}_{name}"
            made[name] = (
                f"CREATE TRIGGER {name} AFTER {event} ON {table} REFERENCING {rows} TABLE AS changed "
                f"FOR EACH STATEMENT EXECUTE FUNCTION search_note('{kind}', '{column}')"
            )
        if column == "id":
            name = f"search_{table}_truncate"
            made[name] = (
                f"CREATE TRIGGER {name} AFTER TRUNCATE ON {table} "
                f"FOR EACH STATEMENT EXECUTE FUNCTION search_forget('{kind}')"
            )
        return made

    def triggers_there(self, cursor):
        cursor.execute("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgname LIKE 'search\\_%'")
        return {name for (name,) in cursor.fetchall()}

    def lock(self, cursor):
        """One at a time takes in what is due, or an older state could be written over a newer one."""
        cursor.execute("SELECT pg_advisory_xact_lock(6041957)")

    def forget_sizes(self, cursor):
        """It counts anew by itself."""

    def wait_briefly(self, cursor):
        cursor.execute("SET lock_timeout = '1s'")
        return lambda: cursor.execute("RESET lock_timeout")

    def write_stories(self, cursor, entries):
        cursor.executemany(
            "INSERT INTO search_story (story_id, position, title_key, digest, head, words) "
            "VALUES (%s, %s, %s, %s, %s::tsvector, %s::tsvector)",
            [
                (
                    each.key,
                    each.position,
                    each.title_key,
                    each.digest,
                    vector((each.title, "A"), (each.dek, "B"), facets=each.facets),
                    vector((each.words, ""), facets=each.facets),
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
                        (each.names, ""),
                        (each.words, ""),
                        (marked(NAME, each.names), ""),
                        (marked(BACKWARDS, [word[::-1] for word in each.names]), ""),
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

    # Of what: its table, its key, the vector, and what a word is there, by its weight or its mark. GIN knows words
    # with their marks, and nothing of weights: of a word that many have it reads all rows for the few that weigh.
    PARTS = {
        "title": ("search_story", "position", "head", "A", ""),
        "head": ("search_story", "position", "head", "", ""),
        "story": ("search_story", "position", "words", "", ""),
        "name": ("search_shelf", "id", "words", "", NAME),
        "backwards": ("search_shelf", "id", "words", "", BACKWARDS),
        "shelf": ("search_shelf", "id", "words", "", ""),
    }

    def matching(self, where, words, *, prefix=False, phrase=False, either=False, facets=()):
        table, key, column, weight, mark = self.PARTS[where]
        stars = [""] * (len(words) - 1) + ["*" if prefix else ""]
        stars = ["*"] * len(words) if either else stars
        weights = [f":{star}{weight}" if star or weight else "" for star in stars]
        asked = [f"'{word}'{weighed}" for word, weighed in zip(marked(mark, words), weights, strict=True)]
        chosen = "".join(" & ({})".format(" | ".join(f"'={facet}'" for facet in choice)) for choice in facets)
        text, condition = f"({(' | ' if either else ' & ').join(asked)}){chosen}", f"{column} @@ %s::tsquery"
        if not phrase:
            return table, key, condition, [text]
        side_by_side = f"({' <-> '.join(asked)})"
        if where != "story":
            return table, key, condition, [side_by_side + chosen]
        # Whether words stand side by side is in the vector alone, which is read for each story that has them all.
        newest = f"(SELECT * FROM {table} WHERE {condition} ORDER BY {key} DESC LIMIT {READ_FOR_A_PHRASE})"
        return newest, key, condition, [text, side_by_side]


def marked(mark, words):
    return [f"{mark}{word}" for word in words]


def vector(*texts, facets):
    """Words with their places as PostgreSQL writes them. A facet begins as no word does."""
    parts, place = [f"'={facet}'" for facet in facets], 0
    for words, weight in texts:
        for word in words:
            place += 1
            parts.append(f"'{word}':{min(place, 16383)}{weight}")
        place += 10
    return " ".join(parts)
