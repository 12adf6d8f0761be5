"""Queries that are put together once, and asked with other values each time.

Putting a query together takes Django longer than it takes the database to answer one for a few rows by an index.
So it is done once, with stand-ins in the places of the values.
"""

import datetime
from itertools import zip_longest

from django.db import connections, router

NOW = datetime.datetime(9998, 7, 6, 5, 4, 3, 210123, tzinfo=datetime.UTC)
TEXT = "a-stand-in-for-a-text"
KEY = 9_876_543_210_123
START = 8_765_432_101_234  # where a slice begins: its end is as far from it for every start


class Prepared:
    """A question of one model: ``build`` makes the QuerySet, of plain columns, from stand-ins by name, and ``rows``
    gives what it finds, or ``objects`` the models, in the database that the model is read from just now."""

    def __init__(self, model, build, **stand_ins):
        self.model, self.build, self.stand_ins, self.compiled = model, build, stand_ins, {}

    def rows(self, **values):
        with self.connection.cursor() as cursor:
            cursor.execute(*self.asked(**values))
            return cursor.fetchall()

    def objects(self, **values):
        return self.model.objects.raw(*self.asked(**values))

    def asked(self, **values):
        """The query with these values: SQL and its parameters, also to stand within another."""
        connection = self.connection
        if connection.vendor not in self.compiled:
            self.compiled[connection.vendor] = self.put_together(connection)
        sql, places = self.compiled[connection.vendor]
        values = {name: as_parameter(value, connection) for name, value in values.items()}
        return sql, [values[name] if name else given for name, given in places]

    @property
    def connection(self):
        return connections[router.db_for_read(self.model)]

    def put_together(self, connection):
        sql, parameters = self.build(**self.stand_ins).query.get_compiler(connection=connection).as_sql()
        named = {as_parameter(value, connection): name for name, value in self.stand_ins.items()}
        places = [(named.get(each), each) for each in parameters]
        if (start := named.get(START)) and sql.endswith(f" OFFSET {START}"):
            # Django writes a slice into the query itself. It stands at its end, and so does its parameter.
            return f"{sql.removesuffix(str(START))}%s", [*places, (start, START)]
        return sql, places


def as_parameter(value, connection):
    return connection.ops.adapt_datetimefield_value(value) if isinstance(value, datetime.datetime) else value


def places(count):
    """Stand-ins for so many keys."""
    return {f"key{place}": KEY + place for place in range(count)}


def in_places(count, keys):
    """The values for as many keys, or fewer: in the places that are left, none is asked for."""
    return dict(zip_longest(places(count), keys, fillvalue=0))
