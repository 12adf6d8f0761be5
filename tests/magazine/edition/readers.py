"""Readers as a server hands them on: through what stands before Django, with an address and headers and no more."""

import gzip
import io
from contextlib import contextmanager
from dataclasses import dataclass

from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, connection

from magazine.edition.front import Front
from magazine.edition.number import edition


def number_in_this_transaction():
    """The number inside a test's own transaction, of which PostgreSQL otherwise counts only the first change."""
    number = edition()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("UPDATE edition_count SET writer = NULL WHERE writer IS NOT NULL")
    return number


@contextmanager
def connections_left_open():
    """The test's own transaction lives in the connection that a request would close."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    try:
        yield
    finally:
        for signal in (request_started, request_finished):
            signal.connect(close_old_connections)


@dataclass
class Answer:
    status: int
    headers: dict
    content: bytes

    def __getitem__(self, name):
        return self.headers[name]

    def get(self, name):
        return self.headers.get(name)

    @property
    def text(self):
        content = gzip.decompress(self.content) if self.get("Content-Encoding") == "gzip" else self.content
        return content.decode()


class Readers:
    """A process of the site with readers asking it; counts how often Django had to make something."""

    def __init__(self, numbering=number_in_this_transaction, application=None):
        self.made, self.django = [], application or WSGIHandler()
        self.front = Front(self.counted, numbering)

    def counted(self, environ, start_response):
        self.made.append(environ["PATH_INFO"])
        return self.django(environ, start_response)

    def ask(self, address, method="GET", **headers):
        path, _, query = address.partition("?")
        environ = {
            "REQUEST_METHOD": method,
            "SCRIPT_NAME": "",
            "PATH_INFO": path,
            "QUERY_STRING": query,
            "SERVER_NAME": "testserver",
            "SERVER_PORT": "80",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "HTTP_HOST": "testserver",
            "wsgi.url_scheme": "http",
            "wsgi.input": io.BytesIO(),
            **headers,
        }
        begun = []
        with connections_left_open():
            body = self.front(environ, lambda status, headers, exc_info=None: begun.append((status, headers)))
            content = b"".join(body)
            if hasattr(body, "close"):
                body.close()
        (status, told), *_ = begun
        return Answer(int(status[:3]), dict(told), content)

    def get(self, address, **headers):
        return self.ask(address, **headers)

    def asked_django(self, address, **headers):
        """Whether a request got past what is kept."""
        before = len(self.made)
        self.get(address, **headers)
        return len(self.made) > before
