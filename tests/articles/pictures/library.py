"""A library of pictures in a database of its own, for processes that are killed. Run as a program it makes one."""

import sys


def make_library(count):
    from tests.factories import make_photo
    from tests.tables import make_tables

    make_tables()
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
