"""How the number is kept on either database, and why a page that is kept under it is never stale.

What is to be shown: whoever reads the number N, and then the rows, sees everything that had been
committed when N was true; and once something else is committed, nobody reads N any more.

**It moves with the commit.** The number is a row, changed by a trigger in the same transaction as the
rows that readers see. So both become visible in the same instant, and of a transaction that is
rolled back (a rehearsal) neither does. A sequence would not do: it moves before the commit, and
a page rendered in between would be kept, without the change, under the number that promises it.

**Who renders in between.** A reader takes the number first and the rows after it, each statement
seeing what is committed when it begins. What is committed between the two may get into the page,
which is then kept under the older number: that number is never read again, so neither is the page.

**Two writers at once.** SQLite lets one in at a time. On PostgreSQL one row would make every writer
wait for the commit of the one before, and two of them could wait in a ring. So the number is the sum
of several rows: a writer adds one to any row that nobody else holds, or to a new one, waits for
nothing, and does so once in a transaction (``writer`` remembers which). Let A and B write at
once, in two rows, from a sum of S. Whichever commits first makes it S + 1 and the other S + 2: at no
time could a reader find S + 1 for A without B *and* for B without A, since on one server commits
become visible one after the other. Every commit adds at least one, so no two states share a sum.
(A replica may show commits in another order: what reads there looks at each row, see replica/reading.py.)

**Savepoints.** What is rolled back to one takes its mark along, and the next change marks anew.

**Plates.** The same holds of the numbers by which plates are known to be fresh (articles.models.PlateNumber): one for
each story, moved with its own rows, one for all stories together, and one for the shelf, moved with everything else
that could be printed. What is kept under the number of a row goes with the row.
"""

from django.db import connection

from articles.models import Plate
from magazine.triggers import AT_HOME, HERE

from .replaced import of_rows_that_go_for_another

PREFIX = "edition_"


def engine():
    return ENGINES[connection.vendor]


class SQLite:
    """Triggers on each row. Which stories are drafts is noted in a table of ours: a trigger that asked the
    stories' own would stand in the way whenever a migration remakes that one."""

    functions = ()
    made = (
        "CREATE TABLE edition_count (id integer PRIMARY KEY, number integer NOT NULL)",
        "INSERT INTO edition_count (id, number) VALUES (1, strftime('%s', 'now'))",
        "CREATE TABLE edition_unseen (story integer PRIMARY KEY)",
    )
    dropped = ("DROP TABLE edition_count", "DROP TABLE edition_unseen")
    number = "SELECT number FROM edition_count"
    columns = (
        "SELECT t.name, c.name FROM sqlite_master t JOIN pragma_table_info(t.name) c WHERE t.type = 'table' "
        "ORDER BY t.name, c.cid"
    )
    resync = (
        "DELETE FROM edition_unseen",
        "INSERT INTO edition_unseen (story) SELECT id FROM articles_article WHERE status = 'draft'",
    )
    stories = {
        "insert": "DELETE FROM edition_unseen WHERE story = NEW.id; "
        "INSERT INTO edition_unseen (story) SELECT NEW.id WHERE NEW.status = 'draft';",
        "update": "DELETE FROM edition_unseen WHERE story IN (OLD.id, NEW.id); "
        "INSERT INTO edition_unseen (story) SELECT NEW.id WHERE NEW.status = 'draft';",
        "delete": "DELETE FROM edition_unseen WHERE story = OLD.id;",
    }

    def triggers(self, table, columns, seen):
        """Event to statement, with ``{name}`` for the trigger's own. Without columns, every update counts.

        Then it is no time to look at plates either: their table may be on its way in or out.
        """
        plates = seen.plates_of(table) if columns else ""
        made = {}
        for event, rows in {"insert": ["NEW"], "update": ["OLD", "NEW"], "delete": ["OLD"]}.items():
            rules = [self.rule(seen, row) for row in rows]
            when = [f"({' OR '.join(rules)})"] if all(rules) else []
            if event == "update" and columns:
                compared = (column for column in columns if column not in seen.aside)
                when.append("({})".format(" OR ".join(f'OLD."{name}" IS NOT NEW."{name}"' for name in compared)))
            condition = f"WHEN {' AND '.join(when)} " if when else ""
            made[event] = (
                f"CREATE TRIGGER {{name}} AFTER {event.upper()} ON {table} {condition}"
                f"BEGIN UPDATE edition_count SET number = number + 1; {self.move(plates, rows)}END"
            )
            if table == "articles_article":
                when = "WHEN OLD.status <> NEW.status OR OLD.id <> NEW.id " if event == "update" else ""
                made[f"{event}_unseen"] = (
                    f"CREATE TRIGGER {{name}} AFTER {event.upper()} ON {table} {when}BEGIN {self.stories[event]} END"
                )
        if columns and self.rule(seen, "gone"):
            made |= of_rows_that_go_for_another(table, plates, self.rule(seen, "gone"))
        if columns and (parts := Plate.OF_A_ROW.get(table)):
            named = ", ".join(f"'{part}'" for part in parts)
            made["delete_plates"] = (
                f"CREATE TRIGGER {{name}} AFTER DELETE ON {table} "
                f"BEGIN DELETE FROM articles_plate WHERE part IN ({named}) AND key = OLD.id; END"
            )
        return made

    def move(self, plates, rows):
        """Moves the numbers of the stories that rows belong to; of what belongs to none, the number of the shelf."""
        if not plates:
            return ""
        stories = ["0"] if plates == "0" else [*(f"COALESCE({row}.{plates}, 0)" for row in rows), "-1"]
        there = (
            f"INSERT INTO articles_platenumber (story, number) SELECT {story}, 0 "
            f"WHERE NOT EXISTS (SELECT 1 FROM articles_platenumber WHERE story = {story}); "
            for story in stories
        )
        moved = f"UPDATE articles_platenumber SET number = number + 1 WHERE story IN ({', '.join(stories)}); "
        return "".join(there) + moved

    def rule(self, seen, row):
        if seen.story:
            return f"NOT EXISTS (SELECT 1 FROM edition_unseen WHERE story = {row}.{seen.story})"
        if seen.unless:
            return "{row}.{} <> '{}'".format(*seen.unless, row=row)
        return "{row}.{} = '{}'".format(*seen.only, row=row) if seen.only else ""


class PostgreSQL:
    """A trigger for a whole statement where rows come or go; for each row where one changes, to see whether it did.

    None names a column, or no migration could alter one; what they look at they are told by name.
    """

    functions = (
        # A row of a dump was put here before this transaction, whatever number its writer had elsewhere.
        """
        CREATE OR REPLACE FUNCTION edition_move() RETURNS void LANGUAGE plpgsql AS $$
        BEGIN
          IF EXISTS (SELECT 1 FROM edition_count
            WHERE writer = pg_current_xact_id() AND age(xmin) <= age(pg_current_xact_id()::xid)) THEN RETURN; END IF;
          UPDATE edition_count SET number = number + 1, writer = pg_current_xact_id()
            WHERE id = (SELECT id FROM edition_count ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED);
          IF NOT FOUND THEN
            INSERT INTO edition_count (number, writer) VALUES (1, pg_current_xact_id());
          END IF;
        END $$
        """,
        # The numbers of plates, in the same way; while migrating their table may not be there.
        """
        CREATE OR REPLACE FUNCTION edition_move_plates(whose bigint) RETURNS void LANGUAGE plpgsql AS $$
        BEGIN
          IF to_regclass('articles_platenumber') IS NULL OR EXISTS (
            SELECT 1 FROM articles_platenumber WHERE story = whose AND writer = pg_current_xact_id()::text::bigint
              AND age(xmin) <= age(pg_current_xact_id()::xid))
          THEN RETURN; END IF;
          UPDATE articles_platenumber SET number = number + 1, writer = pg_current_xact_id()::text::bigint
            WHERE id = (SELECT id FROM articles_platenumber WHERE story = whose ORDER BY id LIMIT 1
              FOR UPDATE SKIP LOCKED);
          IF NOT FOUND THEN
            INSERT INTO articles_platenumber (story, number, writer)
              VALUES (whose, 1, pg_current_xact_id()::text::bigint);
          END IF;
        END $$
        """,
        # A story that is not there yet comes later in the same transaction, with a trigger of its own. A draft is held
        # as one until the commit, or it could go out before, and what was changed would be committed unnoticed after
        # it. What another holds just now may be going out: nobody waits to know.
        """
        CREATE OR REPLACE FUNCTION edition_is_seen(told jsonb, looks_at text, what text, value text)
        RETURNS boolean LANGUAGE plpgsql AS $$
        BEGIN
          IF told IS NULL THEN RETURN false; END IF;
          CASE looks_at
            WHEN 'unless' THEN RETURN (told ->> what) IS DISTINCT FROM value;
            WHEN 'only' THEN RETURN (told ->> what) IS NOT DISTINCT FROM value;
            WHEN 'story' THEN
              PERFORM 1 FROM articles_article WHERE id = (told ->> what)::bigint AND status = 'draft'
                FOR SHARE SKIP LOCKED;
              RETURN NOT FOUND;
            ELSE RETURN true;
          END CASE;
        END $$
        """,
        f"""
        CREATE OR REPLACE FUNCTION edition_statement() RETURNS trigger {HERE} AS $$
        BEGIN
          {AT_HOME}
          IF EXISTS (SELECT 1 FROM changed
            WHERE TG_ARGV[1] = '' OR edition_is_seen(to_jsonb(changed), TG_ARGV[1], TG_ARGV[2], TG_ARGV[3]))
          THEN PERFORM edition_move(); END IF;
          IF TG_ARGV[4] <> '' THEN
            PERFORM edition_move_plates(whose) FROM (
              SELECT DISTINCT coalesce((to_jsonb(changed) ->> TG_ARGV[4])::bigint, 0) AS whose FROM changed
              WHERE TG_ARGV[1] = '' OR edition_is_seen(to_jsonb(changed), TG_ARGV[1], TG_ARGV[2], TG_ARGV[3])
              ORDER BY whose) AS stories;
            IF TG_ARGV[4] <> '0' AND FOUND THEN PERFORM edition_move_plates(-1); END IF;
          END IF;
          RETURN NULL;
        END $$
        """,
        f"""
        CREATE OR REPLACE FUNCTION edition_row() RETURNS trigger {HERE} AS $$
        DECLARE before jsonb := to_jsonb(OLD); after jsonb := to_jsonb(NEW);
        BEGIN
          {AT_HOME}
          IF before - TG_ARGV[0]::text[] IS DISTINCT FROM after - TG_ARGV[0]::text[] AND (
            edition_is_seen(before, TG_ARGV[1], TG_ARGV[2], TG_ARGV[3])
            OR edition_is_seen(after, TG_ARGV[1], TG_ARGV[2], TG_ARGV[3]))
          THEN
            PERFORM edition_move();
            IF TG_ARGV[4] <> '' THEN
              PERFORM edition_move_plates(coalesce((before ->> TG_ARGV[4])::bigint, 0));
              PERFORM edition_move_plates(coalesce((after ->> TG_ARGV[4])::bigint, 0));
              IF TG_ARGV[4] <> '0' THEN PERFORM edition_move_plates(-1); END IF;
            END IF;
          END IF;
          RETURN NULL;
        END $$
        """,
        f"""
        CREATE OR REPLACE FUNCTION edition_truncated() RETURNS trigger {HERE} AS $$
        BEGIN
          {AT_HOME}
          PERFORM edition_move();
          PERFORM edition_move_plates(0);
          RETURN NULL;
        END $$
        """,
        f"""
        CREATE OR REPLACE FUNCTION edition_drop_plates() RETURNS trigger {HERE} AS $$
        BEGIN
          {AT_HOME}
          IF to_regclass('articles_plate') IS NOT NULL THEN
            DELETE FROM articles_plate USING gone WHERE part = ANY (TG_ARGV[0]::text[]) AND key = gone.id;
          END IF;
          RETURN NULL;
        END $$
        """,
    )
    made = (
        "CREATE TABLE edition_count (id bigserial PRIMARY KEY, number bigint NOT NULL, writer xid8)",
        "INSERT INTO edition_count (number) VALUES (extract(epoch FROM now())::bigint)",
        *functions,
    )
    dropped = (
        "DROP TABLE edition_count",
        *(
            f"DROP FUNCTION edition_{name}"
            for name in ("statement", "row", "truncated", "is_seen", "move", "move_plates", "drop_plates")
        ),
    )
    number = "SELECT sum(number)::bigint FROM edition_count"
    parts = "SELECT id, number FROM edition_count"
    columns = (
        "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = current_schema() "
        "ORDER BY table_name, ordinal_position"
    )
    resync = ()

    def triggers(self, table, columns, seen):
        looks_at = next((name for name in ("unless", "only", "story") if getattr(seen, name)), "")
        rule = getattr(seen, looks_at) if looks_at else ()
        what, value = (*([rule] if isinstance(rule, str) else rule), "", "")[:2]
        asked = looks_at, what, value, seen.plates_of(table)
        told = "'{%s}', '%s', '%s', '%s', '%s'" % (",".join(seen.aside), *asked)  # noqa: UP031
        made = {
            "truncate": f"CREATE TRIGGER {{name}} AFTER TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION edition_truncated()"
        }
        for event, row in {"insert": "NEW", "delete": "OLD"}.items():
            made[event] = (
                f"CREATE TRIGGER {{name}} AFTER {event.upper()} ON {table} "
                f"REFERENCING {row} TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION edition_statement({told})"
            )
        made["update"] = (
            f"CREATE TRIGGER {{name}} AFTER UPDATE ON {table} FOR EACH ROW "
            f"WHEN (old.* IS DISTINCT FROM new.*) EXECUTE FUNCTION edition_row({told})"
        )
        if parts := Plate.OF_A_ROW.get(table):
            made["delete_plates"] = (
                f"CREATE TRIGGER {{name}} AFTER DELETE ON {table} REFERENCING OLD TABLE AS gone "
                f"FOR EACH STATEMENT EXECUTE FUNCTION edition_drop_plates('{{{','.join(parts)}}}')"
            )
        return made


ENGINES = {"sqlite": SQLite(), "postgresql": PostgreSQL()}
