"""Plates are kept as bytes, and under the number of a row where they are of one: those that are there are of neither."""

import articles.models.plate
import django.db.models.functions.comparison
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0011_date_shown'),
        ('people', '0007_premieres_by_index'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunSQL("DELETE FROM articles_plate", migrations.RunSQL.noop),
        migrations.AlterField(
            model_name='plate',
            name='key',
            field=models.BigIntegerField(verbose_name='number of the row, or of the address'),
        ),
        migrations.AlterField(
            model_name='plate',
            name='part',
            field=models.CharField(choices=[('page', 'The page of a story'), ('ways', 'What to read after a story'), ('entry', 'A story in a feed'), ('story-json', 'A story as JSON'), ('ways-json', 'What to read after a story, as JSON'), ('feed', 'A feed'), ('list', 'A list'), ('shelf', 'A page of the shelf alone'), ('edition-json', 'An edition as JSON'), ('film', 'The page of a film'), ('film-json', 'A film as JSON'), ('film-feed-atom', 'The feed of a film, in Atom'), ('film-feed-rss', 'The feed of a film, in RSS'), ('film-feed-json', 'The feed of a film, in JSON'), ('person', 'The page of a person'), ('person-json', 'A person as JSON'), ('person-feed-atom', 'The feed of a person, in Atom'), ('person-feed-rss', 'The feed of a person, in RSS'), ('person-feed-json', 'The feed of a person, in JSON'), ('company', 'The page of a company'), ('front', 'The front page'), ('map', 'A map of pages')], max_length=20),
        ),
        migrations.AlterField(
            model_name='plate',
            name='text',
            field=articles.models.plate.TextInBytes(),
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(models.F('status'), models.OrderBy(django.db.models.functions.comparison.Coalesce('updated_at', 'published_at'), descending=True), name='article_last_changed'),
        ),
        migrations.AddIndex(
            model_name='issue',
            index=models.Index(condition=models.Q(('cover__isnull', False)), fields=['cover'], name='issue_with_cover'),
        ),
        migrations.AddIndex(
            model_name='photocreator',
            index=models.Index(condition=models.Q(('person__isnull', False)), fields=['person'], name='photocreator_of_a_person'),
        ),
    ]
