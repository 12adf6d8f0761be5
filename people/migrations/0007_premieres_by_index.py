from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0006_words_by_index'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='release',
            index=models.Index(condition=models.Q(('edition__isnull', False)), fields=['edition'], name='release_at_an_edition'),
        ),
    ]
