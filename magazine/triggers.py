"""The triggers that a magazine keeps in its database: whether they are there and say what they should, and made anew.

Two parts keep some, the edition number and the search index; each knows its own by how their names begin. A name ends
in a digest of what the trigger should say, so that one of an older version is known by its name; and what it does say
is held against that, so that one which somebody has altered is known too. On PostgreSQL what a trigger runs is looked
at as well, and all fire ALWAYS: also for who has switched triggers off for a session, as programs do that replicate or
load rows.
"""

import hashlib
import re

from django.db import connection, transaction

# The first thing that a trigger's function does on PostgreSQL: whoever writes to the rows of one magazine may have
# another's schema in their path. What is set here ends with the function, since HERE stands at its head.
HERE = "LANGUAGE plpgsql SET search_path = pg_catalog"
AT_HOME = "PERFORM set_config('search_path', quote_ident(TG_TABLE_SCHEMA) || ', pg_temp', true);"

# Name, table and text; no text where it does not fire always.
THERE = {
    "sqlite": "SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'trigger'",
    # Those of this magazine: in another schema there may be another.
    "postgresql": (
        "SELECT t.tgname, c.relname, CASE t.tgenabled WHEN 'A' THEN pg_get_triggerdef(t.oid, true) END "
        "FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid "
        "WHERE NOT t.tgisinternal AND c.relnamespace = current_schema()::regnamespace"
    ),
}
FUNCTION = re.compile(r"FUNCTION (\w+)\((.*?)AS \$\$(.*)\$\$", re.DOTALL)
SETTING = re.compile(r" SET (\w+) = ")


def named(prefix, table, event, statement):
    """Name to table and statement, of one whose statement has ``{name}`` for its own."""
    digest = hashlib.blake2b(statement.encode(), digest_size=4).hexdigest()
    name = f"{prefix}{table}"[:43] + f"_{event}_{digest}"
    return {name: (table, statement.replace("{name}", name))}


def texts_there(prefix):
    """Name to table and text."""
    with connection.cursor() as cursor:
        cursor.execute(THERE[connection.vendor])
        return {name: (table, text) for name, table, text in cursor.fetchall() if name.startswith(prefix)}


def there(prefix):
    """Name to table."""
    return {name: table for name, (table, _) in texts_there(prefix).items()}


def functions_not_right(functions):
    """Name to statement, of those that are not there or say something else."""
    if not functions:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT proname, prosrc, proconfig FROM pg_proc WHERE pronamespace = current_schema()::regnamespace"
        )
        said = {name: (body, {each.partition("=")[0] for each in its or ()}) for name, body, its in cursor.fetchall()}
    told = {FUNCTION.search(statement).groups(): statement for statement in functions}
    return {
        name: statement
        for (name, head, body), statement in told.items()
        if said.get(name) != (body, set(SETTING.findall(head)))
    }


def missing(prefix, wanted, functions=()):
    """Names of what is not there, says something else, or is switched off."""
    return sorted((wanted.keys() - right(prefix, wanted)) | functions_not_right(functions).keys())


def right(prefix, wanted):
    return {name for name, found in texts_there(prefix).items() if name in wanted and is_as(found, wanted[name])}


def is_as(found, wanted):
    """Whether both say the same of the same table. PostgreSQL tells a trigger in words, and spaces, of its own."""
    table, text = found
    return table == wanted[0] and text is not None and plain(text) == plain(wanted[1])


def plain(text):
    return re.sub(r"[\s()]", "", text) if connection.vendor == "postgresql" else text


@transaction.atomic
def make(prefix, wanted, functions=()):
    """Make those that are missing, drop those that are not right any more; whether there were any of either."""
    are_right, are_there, altered = right(prefix, wanted), there(prefix), functions_not_right(functions)
    wrong = {name: table for name, table in are_there.items() if name not in are_right}
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            connection.check_constraints()  # no table can be altered while what was written to it is to be checked yet
        for statement in altered.values():
            cursor.execute(statement)
        for name, table in wrong.items():
            drop(cursor, name, table)
        for name in sorted(wanted.keys() - are_right):
            table, statement = wanted[name]
            cursor.execute(statement)
            if connection.vendor == "postgresql":
                cursor.execute(f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {name}")
    return bool(altered or wrong or wanted.keys() - are_right)


def drop(cursor, name, table):
    cursor.execute(f"DROP TRIGGER {name}" + (f" ON {table}" if connection.vendor == "postgresql" else ""))


def drop_all(prefix):
    with connection.cursor() as cursor:
        for name, table in there(prefix).items():
            drop(cursor, name, table)
