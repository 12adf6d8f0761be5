"""What differs between the two databases: how the index is kept, and how a question is put to it.

Both hold the same words, folded in Python (see ``words``), so that both give the same answers.
Nothing that a reader typed reaches either as syntax: what is left of it are letters and digits.
"""

from django.db import connection

from .postgresql import PostgreSQL
from .sqlite import SQLite

ENGINES = {"sqlite": SQLite(), "postgresql": PostgreSQL()}


def engine():
    return ENGINES[connection.vendor]
