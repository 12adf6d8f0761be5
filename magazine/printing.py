"""Readers' pages from their plates, wherever they are fresh: see articles/plates/."""

from django.db import connections, router

from articles.models import Plate
from articles.plates import keeping, pages
from articles.plates.pages import Printed
from articles.plates.shown import PAGES
from magazine.edition.engines import ENGINES
from magazine.edition.instants import next_change


def on_front_page(now, number):
    """Anything can change what stands there: it goes by all that readers see, as the number of the edition does."""
    connection = connections[router.db_for_read(Plate)]
    engine = ENGINES[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(getattr(engine, "parts", engine.number))
        return sorted(cursor.fetchall())


PRINTED = {**PAGES, "home": Printed(Plate.Part.FRONT, on_front_page, until=lambda now, number: next_change(now))}


class PrintsFromPlates:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        kind = PRINTED.get(request.resolver_match.url_name)
        if kind and request.method in ("GET", "HEAD") and keeping.may_print():
            return pages.page(request, view, kwargs, kind)
        return None
