"""The tables of the index, and the triggers that note what is to be read again.

The triggers stand in the database, so they see every way in which a row can change, and all they
write is the key of the row: a story of thirty blocks is read once, however many of them were saved.
A rolled-back rehearsal leaves no note.
"""

from django.db import connection

from articles.models import Article, Block, Contribution, Subject
from magazine import triggers as kept
from people.models import Edition, Film, FilmTitle, Person, PersonName, Programme, ProgrammeName

from .engines import engine

PREFIX = "search_"
# Which row's words are to be read again when a row of a model changes
NOTED = (
    (Article, "story", "id"),
    (Block, "story", "parent"),
    (Subject, "story", "article"),
    (Contribution, "story", "article"),
    (Person, "person", "id"),
    (PersonName, "person", "person"),
    (Film, "film", "id"),
    (FilmTitle, "film", "film"),
    (Programme, "programme", "id"),
    (ProgrammeName, "programme", "programme"),
    (Edition, "edition", "id"),
)
MODELS = {"story": Article, "person": Person, "film": Film, "programme": Programme, "edition": Edition}


def triggers():
    """Name to table and statement."""
    made = {}
    for model, kind, name in NOTED:
        table = model._meta.db_table
        for event, statement in engine().triggers(table, kind, model._meta.get_field(name).column).items():
            made |= kept.named(PREFIX, table, event, statement)
    return made


def missing_triggers():
    """Those that are not there, that somebody has altered or that are switched off."""
    return kept.missing(PREFIX, triggers(), engine().functions)


def make_tables():
    with connection.cursor() as cursor:
        for statement in engine().tables:
            cursor.execute(statement)
    make_triggers()
    note_everything()


def make_triggers():
    """Make those that are missing, drop those that are not right any more; whether there were any of either."""
    return kept.make(PREFIX, triggers(), engine().functions)


def drop_tables():
    drop_triggers()
    with connection.cursor() as cursor:
        for name in engine().names:
            cursor.execute(f"DROP TABLE IF EXISTS {name}")
        for name in engine().function_names:
            cursor.execute(f"DROP FUNCTION IF EXISTS {name}")


def drop_triggers():
    kept.drop_all(PREFIX)


def note_everything():
    with connection.cursor() as cursor:
        for kind, model in MODELS.items():
            cursor.execute("DELETE FROM search_due WHERE kind = %s", [kind])
            table = model._meta.db_table
            cursor.execute(f"INSERT INTO search_due (kind, key) SELECT '{kind}', id FROM {table}")


def tables_are_there():
    there = set(connection.introspection.table_names())
    return {"search_due", *(model._meta.db_table for model, _, _ in NOTED)} <= there
