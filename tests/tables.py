"""The tables of a database of their own, for programs that the tests run."""

from django.apps import apps
from django.core.management import call_command
from django.test import override_settings


def make_tables():
    """The tables as they are, without the way they became so, which takes longer than most of what is then done."""
    with override_settings(MIGRATION_MODULES={app.label: None for app in apps.get_app_configs()}):
        call_command("migrate", run_syncdb=True, verbosity=0)
