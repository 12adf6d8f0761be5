"""How each database is held still, written to in bulk, and told which numbers it has given out."""

from django.core.management.color import no_style


class SQLite:
    def hold(self, wrapper):
        """Let nobody write until the transaction ends; readers go on. (Ours begin IMMEDIATE, which is just that.)"""

    def write(self, wrapper, model, fields, rows):
        names = ", ".join(f'"{field.column}"' for field in fields)
        marks = ", ".join(["?"] * len(fields))
        cursor = wrapper.connection.cursor()
        cursor.executemany(f'INSERT INTO "{model._meta.db_table}" ({names}) VALUES ({marks})', rows)

    def given_out(self, wrapper, model):
        """The highest key that the table has ever had."""
        with wrapper.cursor() as cursor:
            cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [model._meta.db_table])
            return (cursor.fetchone() or [0])[0]

    def give_out_after(self, wrapper, model, highest):
        with wrapper.cursor() as cursor:
            cursor.execute("DELETE FROM sqlite_sequence WHERE name = %s", [model._meta.db_table])
            cursor.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [model._meta.db_table, highest])


class PostgreSQL:
    def hold(self, wrapper):
        """Let nobody write until the transaction ends; readers go on."""
        from ..standing import tables

        with wrapper.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            names = ", ".join(wrapper.ops.quote_name(model._meta.db_table) for model in tables())
            cursor.execute(f"LOCK TABLE {names} IN SHARE MODE")

    def write(self, wrapper, model, fields, rows):
        names = ", ".join(f'"{field.column}"' for field in fields)
        with wrapper.connection.cursor().copy(f'COPY "{model._meta.db_table}" ({names}) FROM STDIN') as copy:
            for row in rows:
                copy.write_row(row)

    def given_out(self, wrapper, model):
        with wrapper.cursor() as cursor:
            name = wrapper.ops.quote_name(self.sequence(cursor, model))
            cursor.execute(f"SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM {name}")
            return cursor.fetchone()[0]

    def give_out_after(self, wrapper, model, highest):
        with wrapper.cursor() as cursor:
            for statement in wrapper.ops.sequence_reset_sql(no_style(), [model]):
                cursor.execute(statement)
            if highest:
                cursor.execute("SELECT setval(%s, %s)", [self.sequence(cursor, model), highest])

    def sequence(self, cursor, model):
        meta = model._meta
        cursor.execute("SELECT pg_get_serial_sequence(%s, %s)", [f'"{meta.db_table}"', meta.pk.column])
        return cursor.fetchone()[0].rpartition(".")[2].strip('"')


ENGINES = {"sqlite": SQLite(), "postgresql": PostgreSQL()}
