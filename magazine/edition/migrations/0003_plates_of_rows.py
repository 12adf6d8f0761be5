"""What the triggers do on PostgreSQL, told anew: plates go with the row they show."""

from importlib import import_module

from django.db import migrations

told_anew = import_module("magazine.edition.migrations.0002_numbers_of_plates").forwards


class Migration(migrations.Migration):
    dependencies = [("edition", "0002_numbers_of_plates")]

    operations = [migrations.RunPython(told_anew, migrations.RunPython.noop)]
