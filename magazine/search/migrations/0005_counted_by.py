"""The index holds what stories are counted by and the month they went live, and is read by words alone: made anew."""

from django.db import migrations


def forwards(apps, schema_editor):
    from magazine.search import noting

    noting.drop_tables()
    noting.make_tables()


class Migration(migrations.Migration):
    dependencies = [("search", "0004_other_names")]

    operations = [migrations.RunPython(forwards, migrations.RunPython.noop)]
