"""Rows written straight into a table, many with one statement.

``bulk_create`` makes an object of each row and asks every field of it for its value, which takes longer than the
database does. Of the rows here a few columns differ and are plain numbers and texts; the rest is as the model has it.
"""

from collections.abc import Sequence

from django.db import connection, models

from articles.models.part import time_ordered_uuid


def insert(model: type[models.Model], columns: Sequence[str], rows: list[tuple]):
    """Write rows of a model whose key is a UUID. ``columns`` are attributes, and all others have their defaults."""
    if not rows:
        return
    given = [model._meta.pk, *(field_of(model, name) for name in columns)]
    others = [each for each in model._meta.concrete_fields if each not in given]
    constants = [each.get_db_prep_save(each.get_default(), connection) for each in others]
    keyed = [(key(), *row) for row in rows]
    into = ", ".join(connection.ops.quote_name(each.column) for each in (*given, *others))
    table = connection.ops.quote_name(model._meta.db_table)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            arrays = ", ".join(f"%s::{each.db_type(connection)}[]" for each in given)
            rest = "".join(f", %s::{each.db_type(connection)}" for each in others)
            values = [list(column) for column in zip(*keyed, strict=True)]
            statement = f"INSERT INTO {table} ({into}) SELECT *{rest} FROM UNNEST({arrays})"
            cursor.execute(statement, [*constants, *values])
        else:
            marks = ", ".join(["%s"] * (len(given) + len(others)))
            cursor.executemany(f"INSERT INTO {table} ({into}) VALUES ({marks})", [(*row, *constants) for row in keyed])


def key() -> str:
    return time_ordered_uuid().hex


def field_of(model: type[models.Model], attribute: str) -> models.Field:
    return next(each for each in model._meta.concrete_fields if each.attname == attribute)
