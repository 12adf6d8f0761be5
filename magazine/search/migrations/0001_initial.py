"""The search index: tables that no model speaks of, since they can be made again from the rows at any time."""

from django.db import migrations


def forwards(apps, schema_editor):
    from magazine.search import noting

    noting.make_tables()


def backwards(apps, schema_editor):
    from magazine.search import noting

    noting.drop_tables()


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0002_former_addresses_and_audit"),
        ("articles", "0005_pictures"),
    ]

    operations = [migrations.RunPython(forwards, backwards)]
