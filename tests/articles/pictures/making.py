"""What the tests of renditions share: making them, looking for their files, and asking for them as readers do."""

import datetime

from django.test import TestCase

from articles.models import FormerFile
from articles.pictures import renditions


def token_files(token):
    return {f"{token}/{name}" for name in renditions.files_under(token)}


def let_time_pass(**units):
    """Make what is former that much older."""
    for former in FormerFile.objects.all():
        FormerFile.objects.filter(pk=former.pk).update(kept_until=former.kept_until - datetime.timedelta(**units))


class MakingTestCase(TestCase):
    def make(self, photo, **options):
        with self.captureOnCommitCallbacks(execute=True):
            return renditions.make(photo, **options)

    def make_anew(self, photo, **options):
        """The set that there was, and the one that took its place."""
        old = self.make(photo)
        photo.focal_x = (photo.focal_x + 1) % 100
        photo.save()
        return old, self.make(photo, **options)

    def fetch(self, made):
        return self.client.get(f"/pictures/{made.token}/{renditions.file_names(made)[0]}")
