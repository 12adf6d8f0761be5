"""The reference shelf, read from its TOML files and put on the test database."""

from django.conf import settings
from django.core import serializers
from django.test import TestCase

from articles.importing.shelf import shelf_fixtures
from people.models import Film

SHELF = settings.BASE_DIR / "fixtures" / "shelf"


def load_shelf():
    for objects in shelf_fixtures(SHELF).values():
        for row in serializers.deserialize("python", objects):
            row.save()


class ShelfTestCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        load_shelf()
        cls.anora = Film.objects.get(slug="anora")
