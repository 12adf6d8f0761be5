"""What the triggers do on PostgreSQL, told anew: who changes a draft holds it as one until the commit."""

from importlib import import_module

from django.db import migrations

told_anew = import_module("magazine.edition.migrations.0002_numbers_of_plates").forwards


class Migration(migrations.Migration):
    dependencies = [("edition", "0003_plates_of_rows")]

    operations = [migrations.RunPython(told_anew, migrations.RunPython.noop)]
