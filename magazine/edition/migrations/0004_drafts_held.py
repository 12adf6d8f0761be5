"""What the triggers do on PostgreSQL, told anew: a draft is held while it is changed, a dump's row is nobody's own."""

from importlib import import_module

from django.db import migrations

told_anew = import_module("magazine.edition.migrations.0002_numbers_of_plates").forwards


class Migration(migrations.Migration):
    dependencies = [("edition", "0003_plates_of_rows")]

    operations = [migrations.RunPython(told_anew, migrations.RunPython.noop)]
