"""A library of pictures in a database of its own, for processes that are killed. Run as a program it makes one."""

import sys


def make_library(count):
    from django.apps import apps
    from django.core.management import call_command
    from django.test import override_settings

    from tests.factories import make_photo

    # The tables as they are, without the way they became so, which takes longer than all the rest.
    with override_settings(MIGRATION_MODULES={app.label: None for app in apps.get_app_configs()}):
        call_command("migrate", run_syncdb=True, verbosity=0)
    for number in range(count):
        make_photo(f"Picture {number}", size=(1500, 1000))


def fatal_for_green(original, order):
    """A darkroom whose process dies, as of too little memory, when it is given a green picture."""
    import os
    import signal

    from articles.pictures.darkroom import develop
    from articles.pictures.originals import open_original

    if open_original(original).getpixel((0, 0))[1] > 200:
        os.kill(os.getpid(), signal.SIGKILL)
    return develop(original, order)


if __name__ == "__main__":
    import django

    django.setup()
    make_library(int(sys.argv[1]))
