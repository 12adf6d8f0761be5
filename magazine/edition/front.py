"""The cache in front of everything public: a page that is kept is given before Django begins with the request.

```
request ─ Front ─┬─ a page for everybody: the number ─┬─ kept under it ──────────── answer
                 │                                    └─ not yet ─ Django, once ─ keep ─ answer
                 └─ anything else, anybody logged in ────────────── Django
```

Right at every moment, because a page is given only under the edition that is true now (number.py
says why that is enough for whatever is changed, by anybody) and only until the next moment that
changes something by itself (instants.py), at which a launch may be due, and Django is asked.
"""

import threading
import time
from datetime import timedelta
from typing import NamedTuple

from django.conf import settings
from django.core.handlers.wsgi import get_path_info
from django.db import Error
from django.utils import timezone

from articles.waiting import as_readers, readers
from magazine.replica.following import Replica
from magazine.replica.reading import REPLICA
from magazine.request_log import KEY as EXCHANGE

from .instants import next_change
from .kept import Kept
from .memory import Memories, Redis
from .number import Numbering
from .pages import page_at, prefers_json
from .version import version

# Nothing is kept for longer, so that a change to the database past all triggers shows in the end, too.
LONGEST = timedelta(hours=1)
# So long a reader waits for one who came before to have the same page made, in this process or in another.
PATIENCE, PATIENCE_WITH_OTHERS = 10, 1
LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
# What a page may be made to depend on, and the only headers that reach it. Accept follows from its key.
CONDITIONS = ("HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE", "HTTP_IF_MATCH", "HTTP_IF_UNMODIFIED_SINCE", "HTTP_RANGE")
HIDDEN = ("CONTENT_TYPE", "CONTENT_LENGTH", "QUERY_STRING", "RAW_URI", "REQUEST_URI", "REQUEST_METHOD")


class Times(NamedTuple):
    """Of an edition: since when this process has known it, and until when nothing changes by itself."""

    number: int
    since: object
    until: object


class Made(NamedTuple):
    """What Django answered."""

    status: str
    headers: list
    content: bytes

    def is_for_everybody(self):
        given = {name.lower(): value.lower() for name, value in self.headers}
        if not self.status.startswith("200") or "set-cookie" in given:
            return False
        if any(word in given.get("cache-control", "") for word in ("no-store", "no-cache", "private")):
            return False
        vary = {each.strip() for each in given.get("vary", "").split(",")}
        return vary <= {"", "accept", "accept-encoding"}

    def answer(self, environ, start_response):
        asked_anew(start_response)(self.status, self.headers)
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [self.content]


def asked_anew(start_response):
    """What does not say how long it lasts is asked for anew: some caches in front would keep for an hour that there is
    nothing at an address, or the map of news."""

    def start(status, headers, *problem):
        said = any(name.lower() == "cache-control" for name, _ in headers)
        return start_response(status, headers if said else [*headers, ("Cache-Control", "no-cache")], *problem)

    return start


AWAY = Made(
    "503 Service Unavailable",
    [("Content-Type", "text/plain; charset=utf-8"), ("Retry-After", "5"), ("Cache-Control", "no-store")],
    b"The magazine cannot be read at this moment. Please try again in a few seconds.\n",
)


class Front:
    """The WSGI application that readers meet; ``application`` is Django's."""

    def __init__(self, application, numbering=None):
        self.application = application
        self.numbering = numbering or Numbering()
        if REPLICA in settings.DATABASES:
            self.replica = Replica(self.numbering)
            self.numbering = self.replica.number
        else:
            self.replica = None
        self.memories = Memories(settings.PAGE_CACHE_MB << 20) if settings.PAGE_CACHE_MB else None
        self.shared = Redis(settings.CACHE_URL, version()) if settings.CACHE_URL and self.memories else None
        self.times_known = Times(None, None, None)
        self.flights, self.lock = {}, threading.Lock()
        self.elsewhere = (settings.STATIC_URL, "/admin/", "/preview/", "/healthz", "/livez")
        self.hosts = {host.lower() for host in settings.ALLOWED_HOSTS if host != "*" and not host.startswith(".")}
        self.redirects, self.script_name = settings.SECURE_SSL_REDIRECT, settings.FORCE_SCRIPT_NAME or ""
        self.secure_by = settings.SECURE_PROXY_SSL_HEADER
        self.host_in = "HTTP_X_FORWARDED_HOST" if settings.USE_X_FORWARDED_HOST else "HTTP_HOST"
        self.headers_told = {"HTTP_HOST", self.host_in, *(self.secure_by or ())[:1]}
        self.logged_in = f"{settings.SESSION_COOKIE_NAME}="

    def __call__(self, environ, start_response):
        path = environ.get("PATH_INFO", "")
        if environ["REQUEST_METHOD"] not in ("GET", "HEAD") or path.startswith(self.elsewhere):
            return self.passed_on(environ, start_response)
        query, accept = environ.get("QUERY_STRING", ""), environ.get("HTTP_ACCEPT", "")
        page, key = None, ("", False)
        if query or prefers_json(accept):
            page = page_at(get_path_info(environ), query, accept)
            if page is None:
                return self.passed_on(environ, start_response)
            key = (page.query, page.as_json)
        secure, host = self.is_secure(environ), environ.get(self.host_in, "")
        if self.redirects and not secure:
            return self.passed_on(environ, start_response)
        personal = self.logged_in in environ.get("HTTP_COOKIE", "") or "HTTP_AUTHORIZATION" in environ
        number = None if personal else self.numbering()
        now = timezone.now()
        if number is None or self.memories is None or not self.is_plain(environ, host) or (page and not page.is_usual):
            page = page or page_at(get_path_info(environ), query, accept)
            return self.not_kept(environ, start_response, page, number, now, personal=personal)
        key = (secure, host, path, *key)
        at_will = self.is_at_another_port(environ, host)
        memory = self.memories.of(at_will or (page is not None and page.at_will))
        if (kept := memory.get(key, number, now)) or (
            page is None and (kept := self.memories.for_questions.get(key, number, now))
        ):
            return self.give(kept, environ, start_response, now, "hit")
        page = page or page_at(get_path_info(environ), query, accept)
        if page is None:
            return self.passed_on(environ, start_response)
        memory = self.memories.of(at_will or page.at_will)
        return self.cold(environ, start_response, page, key, memory, number, now)

    # What the request says

    def is_secure(self, environ):
        if self.secure_by and (said := environ.get(self.secure_by[0])):
            return said.split(",")[0].strip() == self.secure_by[1]
        return environ.get("wsgi.url_scheme") == "https"

    def is_plain(self, environ, host):
        """Whether it comes by a name that is configured, letter by letter, so that nobody can make up others."""
        if environ.get("SCRIPT_NAME", "") != self.script_name:
            return False
        if host in self.hosts:
            return True
        name, _, port = host.rpartition(":")
        return name in LOOPBACK and name in self.hosts and port.isdecimal() and len(port) < 6

    def is_at_another_port(self, environ, host):
        """Whether it is called by one where this server is not, as behind a port that leads here: that is for who asks
        to say, in as many ways as there are ports."""
        return host not in self.hosts and host.rpartition(":")[2] != environ.get("SERVER_PORT")

    # Answering

    def passed_on(self, environ, start_response):
        """What is no page, or nobody's to keep, is Django's alone."""
        return self.application(environ, asked_anew(start_response))

    def give(self, kept, environ, start_response, now, cache):
        if exchange := environ.get(EXCHANGE):
            exchange.route, exchange.cache, exchange.edition = kept.page_name, cache, kept.number
        return kept.answer(environ, start_response, now, seen=self.times(kept.number, now).since)

    def cold(self, environ, start_response, page, key, memory, number, now):
        """A page that is not kept yet is made once, however many ask for it; the others wait for that one."""
        with self.lock:
            under_way = self.flights.get((key, number))
            if not under_way:
                self.flights[key, number] = done = threading.Event()
        if under_way:
            under_way.wait(PATIENCE)
            number, now = self.numbering(), timezone.now()  # what was true before the wait may not be any more
            kept = number is not None and memory.get(key, number, now)
            if kept:
                return self.give(kept, environ, start_response, now, "hit")
            return self.not_kept(environ, start_response, page, number, now)
        try:
            found = self.found_or_made(environ, page, key, memory, number, now)
        finally:
            with self.lock:
                del self.flights[key, number]
            done.set()
        if isinstance(found, Made):
            return found.answer(environ, start_response)
        return self.give(found, environ, start_response, timezone.now(), "miss")

    def found_or_made(self, environ, page, key, memory, number, now):
        claimed = False
        if self.shared:
            found = self.shared.get(key, number, now)
            claimed = not found and self.shared.claim(key, number)
            until = time.monotonic() + PATIENCE_WITH_OTHERS
            while not found and not claimed and time.monotonic() < until:
                time.sleep(0.05)
                found = self.shared.get(key, number, timezone.now())
            if found:
                memory.put(key, found)
                return found
        try:
            kept = self.made(environ, page, number, now)
            # What was begun before a moment that changes something and ended after it is of neither time.
            if isinstance(kept, Kept) and timezone.now() < kept.until:
                memory.put(key, kept)
                if self.shared:
                    self.shared.put(key, kept, now)
        finally:
            if claimed:
                self.shared.release(key, number)
        return kept

    def not_kept(self, environ, start_response, page, number, now, *, personal=False):
        """Made for this request alone: for the desk with its cookies, for everybody else as always."""
        if page is None:
            return self.passed_on(environ, start_response)
        if number is None and not personal and (self.replica or getattr(self.numbering, "is_held", False)):
            return AWAY.answer(environ, start_response)
        found = self.made(environ, page, number, now, personal=personal)
        if isinstance(found, Made):
            return found.answer(environ, start_response)
        if personal or number is None:
            return found.answer(environ, start_response, timezone.now(), shared=not personal)
        return self.give(found, environ, start_response, timezone.now(), "pass")

    def made(self, environ, page, number, now, *, personal=False):
        """The page, ready to be kept; what Django answered where that is nothing for everybody."""
        until = now if personal or number is None else self.times(number, now).until
        if personal:
            asked = {name: value for name, value in environ.items() if name not in CONDITIONS}
        else:
            asked = {
                name: value
                for name, value in environ.items()
                if name not in HIDDEN and (not name.startswith("HTTP_") or name in self.headers_told)
            }
            asked["QUERY_STRING"] = page.query
            asked["HTTP_ACCEPT"] = "application/json" if page.as_json else "text/html"
        asked["REQUEST_METHOD"] = "GET"
        # A search takes into its index what has changed, and reads there what it wrote.
        if self.replica and number is not None and not page.is_search:
            made = self.replica.made(lambda: self.asked_of_django(asked), number)
        else:
            made = self.asked_of_django(asked)
        if self.replica and made.status.startswith("500") and self.replica.is_alone():
            return AWAY
        if not made.is_for_everybody():
            return made
        headers = [*made.headers, ("Surrogate-Key", page.surrogate_key)]
        # What is given once and kept by nobody is left to whoever stands in front to compress.
        compressed = self.memories is not None
        return Kept.of(made.content, headers, number=number, since=now, until=until, compressed=compressed)

    def asked_of_django(self, environ):
        begun = []
        response = self.application(environ, lambda status, headers, exc_info=None: begun.append((status, headers)))
        try:
            content = b"".join(response)
        finally:
            if hasattr(response, "close"):
                response.close()
        return Made(*begun[-1], content)

    def times(self, number, now):
        """One query for each edition, and at each moment that changes something; none in between."""
        known = self.times_known
        if known.number != number or not known.since <= now < known.until:
            try:
                change = self.replica.ask(lambda: change_after(now), number) if self.replica else change_after(now)
            except Error as error:
                readers.waited(error)
                return Times(number, None, now)
            until = min(change, now + LONGEST) if change else now + LONGEST
            known = self.times_known = Times(number, now, max(until, now))
        return known


def change_after(now):
    as_readers()
    return next_change(now)
