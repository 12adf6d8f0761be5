"""What the triggers do on PostgreSQL, told anew: they move the numbers of plates, too."""

from django.db import migrations


def forwards(apps, schema_editor):
    from magazine.edition.engines import engine

    with schema_editor.connection.cursor() as cursor:
        for statement in engine().functions:
            cursor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("edition", "0001_initial"), ("articles", "0009_plates")]

    operations = [migrations.RunPython(forwards, migrations.RunPython.noop)]
