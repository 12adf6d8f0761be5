"""A story's year is the one that it shows, by the desk's clock: that of some who came at a turn of the year was another."""

from django.db import migrations


def forwards(apps, schema_editor):
    from magazine.search import noting

    noting.note_everything()


class Migration(migrations.Migration):
    dependencies = [("search", "0002_notes_by_key")]

    operations = [migrations.RunPython(forwards, migrations.RunPython.noop)]
