"""The edition number. The triggers that move it are made once everything is migrated, see number.after_migrating."""

from django.db import migrations


def forwards(apps, schema_editor):
    from magazine.edition.engines import engine

    with schema_editor.connection.cursor() as cursor:
        for statement in engine().made:
            cursor.execute(statement)


def backwards(apps, schema_editor):
    from magazine.edition.number import drop_everything

    drop_everything()


class Migration(migrations.Migration):
    dependencies = []

    operations = [migrations.RunPython(forwards, backwards)]
