"""One line for each request: which page, how it went, and nothing about who asked.

It stands before everything else, so that answers of the page cache are written down too. A line holds the
name of the address and not the address itself: in that may stand what somebody searched for, or a key.

Lines are written past ``logging``, which would take longer over a record than a page that is kept takes to be
given. Each is one write of less than 4 kB, so that those of several processes never mix in a pipe.
"""

import itertools
import re
import secrets
import sys
import time
from functools import lru_cache

from django.conf import settings

from .logs import request_id

KEY = "magazine.exchange"
WELL_FORMED = re.compile(r"[A-Za-z0-9._-]{8,64}", re.ASCII)
PROCESS, numbers = secrets.token_hex(4), itertools.count()
METHODS = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}


class Exchange:
    """One request and its answer, as far as the log is told of them. Who knows something of it writes it here."""

    __slots__ = ("begun", "cache", "edition", "headers", "id", "route", "staff", "start_response", "status")

    def __init__(self, environ, start_response):
        self.begun = time.perf_counter()
        given = environ.get("HTTP_X_REQUEST_ID")
        self.id = given if given and WELL_FORMED.fullmatch(given) else f"{PROCESS}{next(numbers):08x}"
        self.route = self.edition = self.staff = None
        self.cache = "pass"  # “hit” where a page was kept, “miss” where it was made to be kept
        self.status, self.headers = "", ()
        self.start_response = start_response

    def begin(self, status, headers, exc_info=None):
        self.status, self.headers = status, headers
        return self.start_response(status, [*headers, ("X-Request-ID", self.id)], exc_info)

    def line(self, method):
        """Its line of JSON. None of the words in it can hold a quotation mark, so none is escaped."""
        now, status = time.time(), self.status[:3] or "500"
        size = "0" if method == "HEAD" or status == "304" else length(self.headers)
        return (
            f'{{"time": "{second(int(now))}.{int(now * 1000) % 1000:03}Z", "level": "info", "logger": "{__name__}", '
            f'"id": "{self.id}", "method": "{method if method in METHODS else "other"}", "route": {word(self.route)}, '
            f'"status": {status}, "ms": {(time.perf_counter() - self.begun) * 1000:.2f}, "bytes": {size}, '
            f'"cache": "{self.cache}", "edition": {"null" if self.edition is None else self.edition}'
            + ("}\n" if self.staff is None else f', "staff": {self.staff}}}\n')
        )


class RequestLog:
    """The WSGI application that a server meets; ``application`` answers."""

    def __init__(self, application, out=None):
        self.application, self.hits = application, itertools.count()
        self.out = out or sys.stdout

    def __call__(self, environ, start_response):
        exchange = environ[KEY] = Exchange(environ, start_response)
        token = request_id.set(exchange.id)
        try:
            return self.application(environ, exchange.begin)
        finally:
            request_id.reset(token)
            if settings.LOG_REQUESTS:
                self.write(exchange, environ)

    def write(self, exchange, environ):
        every = settings.LOG_KEPT_PAGES
        if exchange.cache == "hit" and (not every or next(self.hits) % every):
            return
        if exchange.route is None and environ.get("PATH_INFO", "").startswith(settings.STATIC_URL):
            exchange.route = "static"
        # Not by suppress(), which would take as long as the line does to be written.
        try:
            self.out.write(exchange.line(environ["REQUEST_METHOD"]))
            self.out.flush()
        except (OSError, ValueError):
            pass  # a disk that is full, or a reader of the log that is gone, is no reason to answer nobody


def word(value):
    return "null" if value is None else f'"{value}"'


@lru_cache(maxsize=2)
def second(number):
    return time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(number))


def length(headers):
    """Bytes of the body; null where an answer is a stream and nobody knows before its end."""
    return next((value for name, value in reversed(headers) if name == "Content-Length"), "null")


def routes_noted(get_response):
    """The middleware that tells the line of a request which address it was, by name."""

    def middleware(request):
        response = get_response(request)
        exchange, match = request.META.get(KEY), request.resolver_match
        if exchange and match:
            exchange.route = match.view_name
        return response

    return middleware
