class SQLite:
    """FTS5. The rowid of a story is its ``position``, so that the newest are read first without sorting."""

    tables = (
        "CREATE TABLE search_due (id integer PRIMARY KEY, kind text NOT NULL, key integer NOT NULL)",
        "CREATE UNIQUE INDEX search_due_once ON search_due (kind, key)",
        "CREATE TABLE search_story (story_id integer PRIMARY KEY, position integer NOT NULL, title_key text NOT NULL, "
        "digest text NOT NULL, kind text NOT NULL, section_id integer, year integer NOT NULL)",
        "CREATE INDEX search_story_title ON search_story (title_key, position)",
        "CREATE VIRTUAL TABLE search_story_head USING fts5(title, dek, facets, "
        "prefix='2 3 4', columnsize=0, tokenize='unicode61 remove_diacritics 0')",
        "CREATE VIRTUAL TABLE search_story_words USING fts5(words, facets, "
        "prefix='2 3 4', columnsize=0, tokenize='unicode61 remove_diacritics 0')",
        "CREATE TABLE search_shelf (id integer PRIMARY KEY, kind text NOT NULL, key integer NOT NULL, "
        "name text NOT NULL, detail text NOT NULL, slug text NOT NULL, title_key text NOT NULL, digest text NOT NULL)",
        "CREATE UNIQUE INDEX search_shelf_once ON search_shelf (kind, key)",
        "CREATE INDEX search_shelf_title ON search_shelf (title_key)",
        "CREATE VIRTUAL TABLE search_shelf_words USING fts5(names, backwards, words, facets, "
        "prefix='2 3 4', columnsize=0, tokenize='unicode61 remove_diacritics 0')",
    )
    names = ("search_story_head", "search_story_words", "search_shelf_words", "search_due", "search_story")
    names += ("search_shelf",)
    functions = function_names = ()

    def triggers(self, table, kind, column):
        """Event to statement, with ``{name}`` for the trigger's own: it notes whose words are to be read again."""
        made = {}
        for event, rows in {"insert": ["NEW"], "update": ["OLD", "NEW"], "delete": ["OLD"]}.items():
            notes = " ".join(
                f"INSERT INTO search_due (kind, key) SELECT '{kind}', {row}.{column} WHERE {row}.{column} IS NOT NULL "
                f"AND NOT EXISTS (SELECT 1 FROM search_due WHERE kind = '{kind}' AND key = {row}.{column});"
                for row in rows
            )
            made[event] = f"CREATE TRIGGER {{name}} AFTER {event.upper()} ON {table} BEGIN {notes} END"
        return made

    def lock(self, cursor):
        """One writer at a time there is anyhow; but a reader does not wait for a long one."""

    def forget_sizes(self, cursor):
        """Take back what ANALYZE said of the tables of FTS5, if it was asked: it deletes parts of them by SQL, for
        which SQLite reads a table from end to end that was small when it was counted. Uncounted, it is a large one."""
        cursor.execute("SELECT 1 FROM sqlite_master WHERE name = 'sqlite_stat1'")
        if cursor.fetchone():
            cursor.execute(
                "UPDATE sqlite_stat1 SET stat = '1048576' WHERE idx IS NULL AND tbl LIKE 'search\\_%' ESCAPE '\\'"
            )
            cursor.execute("ANALYZE sqlite_master")  # counts nothing, and reads what stands there

    def write_stories(self, cursor, entries):
        cursor.executemany(
            "INSERT INTO search_story (story_id, position, title_key, digest, kind, section_id, year) "
            "VALUES (%s, %s, %s, %s, %s, %s, %s)",
            [(each.key, each.position, each.title_key, each.digest, *each.counted_by) for each in entries],
        )
        cursor.executemany(
            "INSERT INTO search_story_head (rowid, title, dek, facets) VALUES (%s, %s, %s, %s)",
            [(each.position, *map(" ".join, (each.title, each.dek, each.facets))) for each in entries],
        )
        cursor.executemany(
            "INSERT INTO search_story_words (rowid, words, facets) VALUES (%s, %s, %s)",
            [(each.position, " ".join(each.words), " ".join(each.facets)) for each in entries],
        )

    def remove_stories(self, cursor, keys):
        marks = ", ".join(["%s"] * len(keys))
        cursor.execute(f"SELECT position FROM search_story WHERE story_id IN ({marks})", keys)
        positions = cursor.fetchall()
        for table in ("search_story_head", "search_story_words"):
            cursor.executemany(f"DELETE FROM {table} WHERE rowid = %s", positions)
        cursor.execute(f"DELETE FROM search_story WHERE story_id IN ({marks})", keys)

    def write_shelf(self, cursor, entries):
        for each in entries:
            cursor.execute(
                "INSERT INTO search_shelf (kind, key, name, detail, slug, title_key, digest) "
                "VALUES (%s, %s, %s, %s, %s, %s, %s) RETURNING id",
                [each.kind, each.key, each.name, each.detail, each.slug, each.title_key, each.digest],
            )
            (rowid,) = cursor.fetchone()
            backwards = [word[::-1] for word in each.names]
            texts = map(" ".join, (each.names, backwards, each.words, each.facets))
            cursor.execute(
                "INSERT INTO search_shelf_words (rowid, names, backwards, words, facets) VALUES (%s, %s, %s, %s, %s)",
                [rowid, *texts],
            )

    def remove_shelf(self, cursor, kind, keys):
        marks = ", ".join(["%s"] * len(keys))
        cursor.execute(f"SELECT id FROM search_shelf WHERE kind = %s AND key IN ({marks})", [kind, *keys])
        cursor.executemany("DELETE FROM search_shelf_words WHERE rowid = %s", cursor.fetchall())
        cursor.execute(f"DELETE FROM search_shelf WHERE kind = %s AND key IN ({marks})", [kind, *keys])

    def counted(self, cursor):
        """How many rows the parts of the index hold that must hold as many."""
        return {
            "stories": [
                self.count(cursor, f"{table}") for table in ("search_story", "search_story_head", "search_story_words")
            ],
            "shelf": [self.count(cursor, f"{table}") for table in ("search_shelf", "search_shelf_words")],
        }

    def count(self, cursor, table):
        cursor.execute(f"SELECT COUNT(*) FROM {table}")
        return cursor.fetchone()[0]

    # Asking. ``where`` is a part of the index; see PARTS

    PARTS = {
        "title": ("search_story_head", "title"),
        "head": ("search_story_head", "title dek"),
        "story": ("search_story_words", "words"),
        "name": ("search_shelf_words", "names"),
        "backwards": ("search_shelf_words", "backwards"),
        "shelf": ("search_shelf_words", "names words"),
    }

    def parts_of_time(self):
        """Facets of the newest stories, of more, and of all: those of a word are read newest first, so all will do."""
        yield ()

    def matching(self, where, words, *, facets=(), but_not=None, **how):
        """A query and its parameters: for stories and what they are counted by, or for the ids of rows of the shelf.

        ``but_not`` leaves out what has these words there: where, which, and whether the last is a beginning.
        """
        table, _ = self.PARTS[where]
        asked = self.asked(where, words, **how)
        for choice in facets:
            asked += " AND facets : ({})".format(" OR ".join(f'"{facet}"' for facet in choice))
        asked = f"({asked}) NOT ({self.asked(*but_not)})" if but_not else asked
        if table == "search_shelf_words":
            return f"SELECT rowid AS id FROM {table} WHERE {table} MATCH %s", [asked]
        # A position is a minute and, in its last 32 bits, a story's key.
        return (
            f"SELECT f.rowid AS position, s.story_id AS story, s.kind, s.section_id, s.year FROM {table} f "
            f"JOIN search_story s ON s.story_id = f.rowid & 4294967295 WHERE f.{table} MATCH %s",
            [asked],
        )

    def asked(self, where, words, prefix=False, phrase=False, either=False):
        """The words in FTS5's syntax, all of them, side by side or either, the last one or each as a beginning."""
        _, names = self.PARTS[where]
        if phrase:
            return f'{{{names}}} : ("{" ".join(words)}"{"*" if prefix else ""})'
        stars = ["*" if either or (prefix and place == len(words)) else "" for place in range(1, len(words) + 1)]
        joined = (" OR " if either else " AND ").join(
            f'"{word}"{star}' for word, star in zip(words, stars, strict=True)
        )
        return f"{{{names}}} : ({joined})"
