from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0008_series_and_name_links"),
    ]

    operations = [
        migrations.CreateModel(
            name="Plate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "part",
                    models.CharField(
                        choices=[
                            ("page", "The page of a story"),
                            ("ways", "What to read after a story"),
                            ("entry", "A story in a feed"),
                        ],
                        max_length=8,
                    ),
                ),
                ("key", models.BigIntegerField(verbose_name="number of the row")),
                ("state", models.CharField(max_length=80)),
                ("until", models.DateTimeField(null=True, verbose_name="right until")),
                ("text", models.TextField()),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("part", "key"), name="plate_once_of_each_part")],
            },
        ),
        migrations.CreateModel(
            name="PlateNumber",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("story", models.BigIntegerField()),
                ("number", models.BigIntegerField(default=0)),
                ("writer", models.BigIntegerField(null=True)),
            ],
            options={
                "indexes": [models.Index(fields=["story"], name="platenumber_of_a_story")],
            },
        ),
    ]
