"""Where the time of a page went, for the desk: ``Server-Timing``, which a browser shows beside each request.

Readers are told nothing: how long a page takes tells what it had to look through. W3C Server Timing.
"""

import time
from contextlib import ExitStack
from contextvars import ContextVar

from django.conf import settings
from django.db import DatabaseError, connections
from django.template.backends.django import DjangoTemplates, Template

from .request_log import KEY

watch = ContextVar("watch", default=None)


class Watch:
    """Seconds in the database and in templates, of one request. Queries that a template asks are the database's."""

    def __init__(self):
        self.begun = time.perf_counter()
        self.database = self.templates = 0.0
        self.queries, self.depth = 0, 0

    def query(self, execute, sql, params, many, context):
        """A wrapper as ``connection.execute_wrapper`` takes it."""
        begun = time.perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            self.database += time.perf_counter() - begun
            self.queries += 1

    def render(self, render):
        """What ``render`` gives. One template that is rendered within another counts once."""
        begun, database = time.perf_counter(), self.database
        self.depth += 1
        try:
            return render()
        finally:
            self.depth -= 1
            if not self.depth:
                self.templates += time.perf_counter() - begun - (self.database - database)

    def header(self):
        total = time.perf_counter() - self.begun
        queries = "1 query" if self.queries == 1 else f"{self.queries} queries"
        return (
            f'db;desc="{queries}";dur={self.database * 1000:.1f}, '
            f"template;dur={self.templates * 1000:.1f}, total;dur={total * 1000:.1f}"
        )


def server_timing(get_response):
    """Times each request that may be the desk's, and tells whom it is.

    It stands outside the session, which it asks once all is done: a public page is made for everybody, does not
    vary with who is logged in, and must not begin to because somebody looked.
    """

    def middleware(request):
        if settings.SESSION_COOKIE_NAME not in request.COOKIES:
            return get_response(request)
        times = Watch()
        token = watch.set(times)
        try:
            with ExitStack() as wrapped:
                for connection in connections.all():
                    wrapped.enter_context(connection.execute_wrapper(times.query))
                response = get_response(request)
            header = times.header()
        finally:
            watch.reset(token)
        if staff := staff_asking(request):
            response.headers["Server-Timing"] = header
            if exchange := request.META.get(KEY):
                exchange.staff = staff
        return response

    return middleware


def staff_asking(request):
    """The key of the member of the desk who asked; None for readers, and where nobody can tell."""
    user = getattr(request, "user", None)
    try:
        return user.pk if user and user.is_active and user.is_staff else None
    except DatabaseError:  # the answer is there already: it is not lost over its time
        return None


class TimedTemplate(Template):
    def render(self, context=None, request=None):
        times = watch.get()
        if times is None:
            return super().render(context, request)
        return times.render(lambda: super(TimedTemplate, self).render(context, request))


class TimedTemplates(DjangoTemplates):
    """Django's templates, which tell a watch, where one runs, how long they took."""

    def get_template(self, template_name):
        return TimedTemplate(super().get_template(template_name).template, self)

    def from_string(self, template_code):
        return TimedTemplate(super().from_string(template_code).template, self)
