"""The first and the last word of a name as expressions that either database can index.

Their signs stand in the SQL as they are, since SQLite uses an index on an expression only where the question is
spelled like it, which a parameter is not; and without functions that only Django brings to SQLite, since a table with
an index on those can be written to by nothing else.
"""

from django.db import models


class Word(models.Func):
    arity = 1
    output_field = models.CharField()

    def __init__(self, expression, between=" ", **extra):
        super().__init__(expression, between=between, **extra)


class FirstWord(Word):
    """What stands before the first space, or before another sign: the whole where there is none."""

    template = (
        "SUBSTR(%(expressions)s, 1, LENGTH(%(expressions)s)"
        " - LENGTH(LTRIM(%(expressions)s, REPLACE(%(expressions)s, '%(between)s', ''))))"
    )


class LastWord(Word):
    """What stands after the last space: the whole where there is none."""

    template = (
        "SUBSTR(%(expressions)s, LENGTH(RTRIM(%(expressions)s, REPLACE(%(expressions)s, '%(between)s', ''))) + 1)"
    )
