"""Triggers as somebody leaves them who has been at the database."""

from django.db import connection

from magazine import triggers as kept


def run(sql, params=None):
    with connection.cursor() as cursor:
        cursor.execute(sql, params)


def drop(name, table):
    with connection.cursor() as cursor:
        kept.drop(cursor, name, table)


def alter(name, table):
    """Another of the same name, which does nothing."""
    drop(name, table)
    if connection.vendor == "sqlite":
        run(f"CREATE TRIGGER {name} AFTER INSERT ON {table} BEGIN SELECT 1; END")
    else:
        run("CREATE OR REPLACE FUNCTION idle() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'")
        run(f"CREATE TRIGGER {name} AFTER INSERT ON {table} FOR EACH STATEMENT EXECUTE FUNCTION idle()")
        run(f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {name}")
