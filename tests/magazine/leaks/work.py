"""What an answer took, without a clock: what a reader could measure differs only where one of these does."""

import contextlib
import io
import json
import logging
import re
from dataclasses import dataclass, field
from unittest import mock

from django.core.files.storage import default_storage
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection
from django.db.backends.utils import CursorWrapper
from django.test.utils import CaptureQueriesContext

from magazine.request_log import RequestLog

from .readers import BehindTheFront

VALUES = re.compile(r"""'(?:[^']|'')*'|"s\d+_x\d+"|\b\d+\b""")
ANEW = ("time", "id", "ms")  # of each line of the log


@dataclass
class Work:
    """Queries without the values asked for, the rows fetched of each, files asked for, and what was logged."""

    queries: list = field(default_factory=list)
    rows: list = field(default_factory=list)
    files: list = field(default_factory=list)
    logged: list = field(default_factory=list)
    line: dict = field(default_factory=dict)

    def differs_from(self, other):
        """By name, what is not the same in both."""
        return [name for name in vars(self) if getattr(self, name) != getattr(other, name)]


class Worker:
    """A process of the site, log and all, whose pages are kept nowhere; it tells what each answer took."""

    def __init__(self, case):
        self.case, self.django = case, WSGIHandler()

    def answer(self, ask, *words):
        """The answer to one request, and the work it was; ``words`` are those that the asker gave."""
        front, out, work = BehindTheFront(self.django), io.StringIO(), Work()
        front.readers.front = RequestLog(front.readers.front, out)
        with (
            self.case.settings(LOG_REQUESTS=True),
            mock.patch("articles.plates.keeping.may_print", return_value=True),
            logged(work.logged, words),
            CaptureQueriesContext(connection) as queries,
            files_asked_for(work.files),
            rows_fetched(work.rows),
        ):
            answer = front.answer(ask)
        work.queries = [VALUES.sub("…", each["sql"]) for each in queries.captured_queries]
        work.line = {name: value for name, value in json.loads(out.getvalue()).items() if name not in ANEW}
        del answer.headers["X-Request-ID"]
        return answer, work


@contextlib.contextmanager
def logged(noted, words):
    """Note every line that is written: by whom, how grave, what it says, and what is handed along."""

    class Noting(logging.Handler):
        def emit(self, record):
            if record.name != "django.db.backends":  # the queries again, with how long they took
                noted.append((record.name, record.levelname, plainly(record.getMessage(), words), sorted(vars(record))))

    handler = Noting()
    logging.getLogger().addHandler(handler)
    try:
        yield
    finally:
        logging.getLogger().removeHandler(handler)


def plainly(text, words):
    for word in words:
        text = text.replace(word, "…")
    return text


@contextlib.contextmanager
def rows_fetched(noted):
    """Note how many rows each fetch brings: what is read and then not shown is work, too."""
    attribute = CursorWrapper.__getattr__

    def reading(cursor, name):
        found = attribute(cursor, name)
        return counted(found) if name.startswith("fetch") else found

    def counted(fetch):
        def fetch_and_note(*how_many):
            rows = fetch(*how_many)
            noted.append(len(rows) if isinstance(rows, list) else int(rows is not None))
            return rows

        return fetch_and_note

    with mock.patch.object(CursorWrapper, "__getattr__", reading):
        yield


@contextlib.contextmanager
def files_asked_for(noted):
    """Note what is asked of storage."""
    storage = type(default_storage._wrapped)

    def noting(name, ask):
        def ask_and_note(*given, **more):
            noted.append(name)
            return ask(*given, **more)

        return ask_and_note

    with contextlib.ExitStack() as stack:
        for name in ("exists", "listdir", "open", "save"):
            stack.enter_context(mock.patch.object(storage, name, noting(name, getattr(storage, name))))
        yield
