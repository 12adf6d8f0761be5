"""Matinee's command line: ``matinee help`` lists what it can do, ``manage.py`` does the same."""

import os
import select
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line

READER_GONE = 128 + 13  # as a shell says of a program that ended by SIGPIPE


def main():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "magazine.settings")
    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        if "--traceback" in sys.argv:
            raise
        sys.exit(str(error))
    except KeyboardInterrupt:
        sys.exit("\nStopped.")
    except BrokenPipeError:
        if not is_reader_gone():
            raise
        let_go_of_output()
        sys.exit(READER_GONE)
    finally:
        try:
            sys.stdout.flush()
        except BrokenPipeError:
            let_go_of_output()


def is_reader_gone():
    """Whether it is our own output that nobody reads: other pipes break too, and of those somebody must be told."""
    watched = select.poll()
    watched.register(sys.stdout.fileno(), 0)
    return bool(watched.poll(0))


def let_go_of_output():
    """Whoever read what a command prints (“| head”) has had enough: what is not printed yet goes nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
