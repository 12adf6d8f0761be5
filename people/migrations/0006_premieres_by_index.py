from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0005_audit_of_the_newsletter'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='release',
            index=models.Index(condition=models.Q(('edition__isnull', False)), fields=['edition'], name='release_at_an_edition'),
        ),
    ]
