"""A process of the magazine that does what it is told, line by line: who made this is another than who serves it.

A line is Python as JSON; the answer, as JSON, is what it left in ``answer``.
"""

import json
import sys
import traceback

import django
from django.db import connections


def main():
    django.setup()
    known = {}
    exec(
        "from tests.factories import *; from articles.models import *; from magazine.edition.number import edition",
        known,
    )
    for line in sys.stdin:
        known["answer"] = None
        try:
            exec(json.loads(line), known)
            told = {"answer": known["answer"]}
        except Exception:
            told = {"trouble": traceback.format_exc()}
        connections.close_all()  # the server may be away before the next line
        sys.stdout.write(json.dumps(told, default=str) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
