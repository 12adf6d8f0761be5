"""Working on a database other than the one that the settings name, as if they named it."""

from contextlib import contextmanager

import dj_database_url
from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder
from django.db.utils import ConnectionHandler

from magazine.databases import on_sqlite
from magazine.edition.tables import models

# What ``migrate`` puts into tables that were empty.
MADE_BY_MIGRATING = {"auth.Permission", "auth.Group", "auth.Group_permissions", "contenttypes.ContentType"}
# Nothing that anybody would miss: whoever was logged in logs in again, and plates are made by whoever reads first.
FLEETING = {"sessions.Session", "articles.Plate", "articles.PlateNumber"}


def database_at(address):
    """A connection, not opened yet, to the database at an address such as postgres://user:password@host/name."""
    database = dj_database_url.parse(address)
    if database["ENGINE"] == "django.db.backends.sqlite3":
        database = on_sqlite(database, settings.DATABASE_PATIENCE)
    return ConnectionHandler({DEFAULT_DB_ALIAS: database}).create_connection(DEFAULT_DB_ALIAS)


@contextmanager
def standing_on(wrapper):
    """In this thread everything that asks for the magazine's database is given this one."""
    own = connections[DEFAULT_DB_ALIAS]
    connections[DEFAULT_DB_ALIAS] = wrapper
    try:
        yield wrapper
    finally:
        connections[DEFAULT_DB_ALIAS] = own


def tables():
    """The models whose rows make a magazine."""
    return [model for model in models() if model._meta.label not in FLEETING]


def first_content():
    """The label of a model of which there are rows that somebody made; empty where there are none."""
    there = set(connection.introspection.table_names())
    for model in tables():
        is_there = model._meta.db_table in there and model._meta.label not in MADE_BY_MIGRATING
        if is_there and model._base_manager.exists():
            return model._meta.label
    return ""


def has_tables():
    return bool(connection.introspection.table_names())


def migrations_applied():
    """Those of the apps that are installed, as “articles.0001_initial”."""
    return sorted(f"{app}.{name}" for app, name in MigrationRecorder(connection).applied_migrations())


def migrations_known():
    loader = MigrationExecutor(connection).loader
    replaced = {each for migration in loader.replacements.values() for each in migration.replaces}
    return {f"{app}.{name}" for app, name in {*loader.disk_migrations, *replaced}}


def is_migrated():
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def name_of(wrapper):
    """A database as a sentence calls it: without who may enter it."""
    its = wrapper.settings_dict
    return str(its["NAME"]) if wrapper.vendor == "sqlite" else f"{its['NAME']} on {its['HOST'] or 'this machine'}"
