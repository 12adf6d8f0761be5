"""A picture on its way in, in a process that is killed at one of its steps. Run as a program."""

import os
import signal
import sys
from unittest import mock

# What is about to be done when the process is killed; each step comes after those before it.
STEPS = {
    "writing the original": "django.core.files.base.File.chunks",
    "naming the original": "articles.pictures.storage._onto_the_disk",
    "writing the row": "articles.models.Photo.save",
    "filling in the row": "articles.pictures.intake.fill",
    "committing the row": "django.db.backends.base.base.BaseDatabaseWrapper._commit",
    "writing a rendition": "articles.pictures.renditions.storage_name",
    "writing the row of the renditions": "articles.models.RenditionSet.objects.update_or_create",
}


def die(*args, **kwargs):
    os.kill(os.getpid(), signal.SIGKILL)


def main(step):
    import django

    django.setup()
    from django.core.files.base import ContentFile

    from articles.pictures import intake, renditions
    from tests.articles.pictures.corpus import saved, shades
    from tests.tables import make_tables

    if step == "no step":
        make_tables()
        return
    place, _, name = STEPS[step].rpartition(".")
    with mock.patch(f"{place}.{name}", die) if "objects" not in place else killed_at_the_set():
        content = saved(shades(seed=list(STEPS).index(step)), "JPEG")
        renditions.make(intake.take_in(ContentFile(content, name="beach.jpg")))


def killed_at_the_set():
    from articles.models import RenditionSet

    return mock.patch.object(type(RenditionSet.objects), "update_or_create", die)


if __name__ == "__main__":
    main(sys.argv[1])
