"""What goes by another name is found by just that name: the index holds it of what is on the shelf by now."""

from django.db import migrations


def forwards(apps, schema_editor):
    from magazine.search import noting

    noting.note_everything()


class Migration(migrations.Migration):
    dependencies = [("search", "0003_years_as_shown")]

    operations = [migrations.RunPython(forwards, migrations.RunPython.noop)]
